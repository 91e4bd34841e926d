"""Handles of doors and drawers: each is given where it sits and whether it lies or stands."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from not_for_server.demo_catalogue.designs.storage_fronts import Front

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

Spot = tuple[float, float]


def knob(kit: Kit, f: Front, at: Spot, _lies: bool) -> None:
    """Make a round metal knob on a short neck."""
    x, z = at
    kit.cylinder(0.006, 0.02, (x, f.y - 0.008, z), f.metal, rotate=(math.pi / 2, 0, 0))
    kit.sphere(0.015, (x, f.y - 0.022, z), f.metal)


def wood_knob(kit: Kit, f: Front, at: Spot, _lies: bool) -> None:
    """Make a turned wooden knob."""
    kit.cylinder(0.02, 0.026, (at[0], f.y - 0.012, at[1]), f.trim, radius_top=0.012, rotate=(-math.pi / 2, 0, 0))


def bar(kit: Kit, f: Front, at: Spot, lies: bool) -> None:
    """Make a straight bar on two posts."""
    x, z = at
    half = min(0.09, 0.3 * (f.size[0] if lies else f.size[1]))
    ends = [(x - half, z), (x + half, z)] if lies else [(x, z - half), (x, z + half)]
    kit.rod((ends[0][0], f.y - 0.028, ends[0][1]), (ends[1][0], f.y - 0.028, ends[1][1]), 0.006, f.metal)
    for px, pz in [(x + 0.75 * (ex - x), z + 0.75 * (ez - z)) for ex, ez in ends]:
        kit.cylinder(0.005, 0.03, (px, f.y - 0.013, pz), f.metal, rotate=(math.pi / 2, 0, 0))


def cup(kit: Kit, f: Front, at: Spot, _lies: bool) -> None:
    """Make a half shell one reaches under."""
    kit.sphere(0.034, (at[0], f.y - 0.002, at[1]), f.metal, (1.2, 0.62, 0.5))


def ring(kit: Kit, f: Front, at: Spot, _lies: bool) -> None:
    """Make a ring hanging from a rose."""
    x, z = at
    kit.cylinder(0.016, 0.008, (x, f.y - 0.002, z), f.metal, rotate=(math.pi / 2, 0, 0))
    kit.torus(0.022, 0.004, (x, f.y - 0.01, z - 0.02), f.metal, (math.pi / 2, 0, 0))


def bail(kit: Kit, f: Front, at: Spot, _lies: bool) -> None:
    """Make a bent brass pull hanging from two roses."""
    x, z = at
    for side in (-0.04, 0.04):
        kit.cylinder(0.012, 0.008, (x + side, f.y - 0.002, z), f.metal, rotate=(math.pi / 2, 0, 0))
    y = f.y - 0.014
    kit.tube(
        [(x - 0.04, y, z), (x - 0.035, y, z - 0.022), (x, y, z - 0.03), (x + 0.035, y, z - 0.022), (x + 0.04, y, z)],
        0.004,
        f.metal,
    )


def half_moon(kit: Kit, f: Front, at: Spot, lies: bool) -> None:
    """Make a half disc of metal: on double doors two of them make a whole one."""
    x = (f.x1 if f.left else f.x0) if not lies else at[0]
    turn = (math.pi / 2 if f.left else -math.pi / 2) if not lies else math.pi
    points = [(0.06 * math.cos(turn + t), 0.06 * math.sin(turn + t)) for t in [math.pi * i / 14 for i in range(15)]]
    kit.panel(points, 0.012, (x, f.y - 0.003, at[1]), f.metal, plane="xz", bevel=0.002)


def hole(kit: Kit, f: Front, at: Spot, _lies: bool) -> None:
    """Make a round hole for a finger."""
    kit.cylinder(
        0.017, 0.004, (at[0], f.y - 0.0012, at[1]), kit.mat.paint("black"), bevel=0.0005, rotate=(math.pi / 2, 0, 0)
    )


def groove(kit: Kit, f: Front, at: Spot, lies: bool) -> None:
    """Make a slot along the edge."""
    (w, h), (x, z) = f.size, f.middle
    size, where = (
        ((min(0.3, 0.6 * w), 0.004, 0.014), (x, f.z1 - 0.012))
        if lies
        else ((0.014, 0.004, min(0.4, 0.6 * h)), (at[0], z))
    )
    kit.box(size, (where[0], f.y - 0.001, where[1]), kit.mat.paint("black"), bevel=0.001)


def leather(kit: Kit, f: Front, at: Spot, _lies: bool) -> None:
    """Make a folded strap of hide."""
    kit.box((0.03, 0.012, 0.07), (at[0], f.y - 0.006, at[1]), kit.mat.leather("cognac"), bevel=0.004)
    kit.sphere(0.005, (at[0], f.y - 0.013, at[1] + 0.018), f.metal)


def none(kit: Kit, f: Front, at: Spot, lies: bool) -> None:
    """Make opened by a push."""


HANDLES: dict[str, Callable[[Kit, Front, Spot, bool], None]] = {
    "knob": knob, "wood_knob": wood_knob, "bar": bar, "cup": cup, "ring": ring, "bail": bail, "half_moon": half_moon,
    "hole": hole, "groove": groove, "leather": leather, "none": none,
}  # fmt: skip


def spots(f: Front, drawer: bool, handle: str) -> list[Spot]:
    """Where the handles go: the middle of a drawer (two on a wide one), the meeting side of a door."""
    (w, h), (x, z) = f.size, f.middle
    if drawer:
        high = z + (0.006 if handle in ("ring", "bail") else 0.0)
        return (
            [(x, high)]
            if w < 0.55 or handle in ("groove", "leather", "half_moon")
            else [(x - w / 4, high), (x + w / 4, high)]
        )
    return [(f.x1 - 0.035 if f.left else f.x0 + 0.035, z if h < 0.9 else f.z0 + 0.5 * h)]


def put_handles(kit: Kit, f: Front, drawer: bool, handle: str) -> None:
    """Fit the handles of one front."""
    made = "cup" if handle == "cup" and drawer else "knob" if handle in ("cup", "bail") and not drawer else handle
    for at in spots(f, drawer, made):
        HANDLES[made](kit, f, at, drawer)
