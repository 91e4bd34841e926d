"""What carries a lamp's shade: turned, thrown and cast feet for the table, stems and stands for the floor."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from not_for_server.demo_catalogue.designs.lamp_parts import Profile, pleats

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

PROFILES: dict[str, Profile] = {
    "gourd": [
        (0.55, 0),
        (0.62, 0.02),
        (0.95, 0.2),
        (1.0, 0.3),
        (0.78, 0.48),
        (0.46, 0.58),
        (0.58, 0.7),
        (0.5, 0.82),
        (0.2, 0.94),
        (0.16, 1),
    ],
    "ginger_jar": [
        (0.6, 0),
        (0.62, 0.06),
        (0.7, 0.1),
        (0.98, 0.55),
        (1.0, 0.72),
        (0.82, 0.88),
        (0.45, 0.93),
        (0.45, 1),
        (0.1, 1),
    ],
    "urn": [
        (0.7, 0),
        (0.7, 0.06),
        (0.3, 0.12),
        (0.28, 0.2),
        (0.8, 0.48),
        (1.0, 0.7),
        (0.9, 0.78),
        (0.5, 0.86),
        (0.6, 0.92),
        (0.2, 1),
    ],
    "bottle": [(0.86, 0), (1.0, 0.04), (1.0, 0.42), (0.86, 0.55), (0.34, 0.68), (0.26, 0.76), (0.26, 1), (0.1, 1)],
    "pebble": [(0.5, 0), (0.88, 0.12), (1.0, 0.4), (0.92, 0.68), (0.55, 0.92), (0.2, 1), (0.1, 1)],
    "cone": [(1.0, 0), (0.98, 0.04), (0.55, 0.55), (0.24, 1), (0.1, 1)],
    "hourglass": [(0.9, 0), (0.98, 0.05), (0.42, 0.48), (0.4, 0.55), (0.8, 0.94), (0.74, 1), (0.1, 1)],
    "cylinder": [(0.96, 0), (1.0, 0.03), (1.0, 0.97), (0.96, 1), (0.1, 1)],
    "candlestick": [
        (1, 0),
        (1, 0.05),
        (0.8, 0.08),
        (0.4, 0.13),
        (0.28, 0.2),
        (0.5, 0.26),
        (0.3, 0.33),
        (0.25, 0.5),
        (0.44, 0.64),
        (0.3, 0.72),
        (0.26, 0.9),
        (0.4, 0.95),
        (0.2, 1),
    ],
    "baluster": [
        (1, 0),
        (1, 0.07),
        (0.6, 0.1),
        (0.35, 0.16),
        (0.75, 0.36),
        (0.85, 0.45),
        (0.5, 0.68),
        (0.32, 0.82),
        (0.5, 0.88),
        (0.34, 0.93),
        (0.2, 1),
    ],
    "spindle": [(1, 0), (1, 0.04), (0.35, 0.07), (0.3, 0.3), (0.4, 0.5), (0.3, 0.7), (0.2, 1)],
    "totem": [
        (0.9, 0),
        (0.95, 0.1),
        (0.9, 0.2),
        (0.4, 0.22),
        (0.4, 0.28),
        (1.0, 0.34),
        (1.0, 0.5),
        (0.4, 0.56),
        (0.4, 0.6),
        (0.7, 0.64),
        (0.7, 0.9),
        (0.3, 0.96),
        (0.2, 1),
    ],
    "teardrop": [(0.5, 0), (0.8, 0.06), (1.0, 0.22), (0.9, 0.4), (0.5, 0.66), (0.26, 0.86), (0.18, 1), (0.1, 1)],
}


@dataclass(frozen=True)
class Stand:
    """A base to be made: height to the shade's foot and greatest radius in metres, with its two materials."""

    kind: str
    height: float
    radius: float
    material: Any
    metal: Any


def neck(kit: Kit, b: Stand, from_z: float) -> None:
    """Make the thin metal tube between the base and the shade, led up into it."""
    kit.cylinder(0.008, b.height - from_z + 0.08, (0, 0, (b.height + 0.08 + from_z) / 2), b.metal)


def thrown(kit: Kit, b: Stand) -> None:
    """Make a body revolved about its axis: thrown in clay, turned in wood, spun in metal."""
    top = b.height - 0.03
    kit.lathe([(b.radius * r, top * z) for r, z in PROFILES[b.kind]], (0, 0, 0), b.material)
    neck(kit, b, top - 0.01)


def stem(kit: Kit, b: Stand) -> None:
    """Make a straight rod on a flat disc."""
    kit.cylinder(b.radius, 0.022, (0, 0, 0.011), b.material)
    kit.cylinder(0.011, b.height, (0, 0, b.height / 2 + 0.04), b.metal)


def thick_stem(kit: Kit, b: Stand) -> None:
    """Make a wooden pole on a disc of the same wood."""
    kit.cylinder(b.radius, 0.03, (0, 0, 0.015), b.material, bevel=0.008)
    kit.cylinder(0.02, b.height, (0, 0, b.height / 2 + 0.02), b.material)
    neck(kit, b, b.height - 0.01)


def stacked(kit: Kit, b: Stand) -> None:
    """Balls one on the other, on a small plate."""
    kit.cylinder(b.radius * 0.8, 0.02, (0, 0, 0.01), b.metal)
    count = max(2, min(7, round((b.height - 0.04) / (b.radius * 1.7))))
    ball = (b.height - 0.05) / count / 2
    for i in range(count):
        kit.sphere(ball, (0, 0, 0.02 + ball * (2 * i + 1)), b.material)
    neck(kit, b, b.height - 0.04)


def blocks(kit: Kit, b: Stand) -> None:
    """Make a square block, as cast or sawn."""
    kit.box((b.radius * 1.7, b.radius * 1.7, b.height * 0.72), (0, 0, b.height * 0.36), b.material, bevel=0.008)
    neck(kit, b, b.height * 0.7)


def column(kit: Kit, b: Stand) -> None:
    """Make a fluted column between two square plinths."""
    foot = b.radius * 0.35
    for z in (foot / 2, b.height - foot / 2 - 0.03):
        kit.box((b.radius * 1.7, b.radius * 1.7, foot), (0, 0, z), b.metal)
    shaft = b.height - 2 * foot - 0.03
    grid = pleats([(b.radius * 0.66, 0.0), (b.radius * 0.6, shaft)], 14, 0.06, (0, 0, foot))
    kit.surface(grid, b.material, thickness=0.006, smooth=False)
    neck(kit, b, b.height - 0.05)


def arch(kit: Kit, b: Stand) -> None:
    """Make a bent slab standing on two feet."""
    wide, tall = b.radius * 0.95, b.height - 0.04
    outline = [(wide * math.cos(t), tall - wide + wide * math.sin(t)) for t in [i * math.pi / 16 for i in range(17)]]
    inner = wide * 0.48
    inside = [
        (inner * math.cos(t), tall - wide + inner * math.sin(t)) for t in [i * math.pi / 16 for i in range(16, -1, -1)]
    ]
    shape = [(wide, 0.0), *outline, (-wide, 0.0), (-inner, 0.0), *inside, (inner, 0.0)]
    kit.panel(shape, b.radius * 0.8, (0, 0, 0), b.material, plane="xz")
    neck(kit, b, tall - 0.01)


def pipes(kit: Kit, b: Stand) -> None:
    """Plumber's pipe with its fittings, on a slab of wood."""
    kit.box((b.radius * 1.9, b.radius * 1.7, 0.035), (0, 0, 0.0175), b.material)
    kit.cylinder(0.016, b.height - 0.02, (0, 0, b.height / 2), b.metal)
    kit.cylinder(0.04, 0.012, (0, 0, 0.041), b.metal)
    for share in (0.3, 0.62, 0.96):
        kit.cylinder(0.025, 0.045, (0, 0, b.height * share), b.metal)
    kit.tube([(0, 0, b.height * 0.62), (0.05, 0, b.height * 0.62), (0.09, 0, b.height * 0.62)], 0.012, b.metal)
    kit.torus(0.032, 0.006, (0.09, 0, b.height * 0.62), b.metal, (0, math.pi / 2, 0))


def tripod(kit: Kit, b: Stand) -> None:
    """Three spread legs meeting under a hub."""
    hub = b.height * 0.93
    thick = 0.012 + 0.006 * min(1.0, b.height)
    for i in range(3):
        angle = math.pi * (0.5 + 2 * i / 3)
        foot = (b.radius * math.cos(angle), b.radius * math.sin(angle), 0.0)
        kit.rod(foot, (0.03 * math.cos(angle), 0.03 * math.sin(angle), hub), thick * 0.7, b.material, thick)
    kit.cylinder(0.045, 0.05, (0, 0, hub), b.metal)
    neck(kit, b, hub)


def braced_tripod(kit: Kit, b: Stand) -> None:
    """Make a surveyor's tripod: the hub carries a ring, a brace ties the legs."""
    tripod(kit, b)
    low = b.height * 0.4
    reach = b.radius * (1 - 0.4 / 0.93) + 0.03 * 0.4
    kit.torus(reach, 0.006, (0, 0, low), b.metal)
    kit.cylinder(0.02, 0.16, (0, 0, b.height * 0.93 - 0.08), b.metal)


def twin(kit: Kit, b: Stand) -> None:
    """Two parallel rods with a shelf between, on a plate."""
    kit.cylinder(b.radius, 0.02, (0, 0, 0.01), b.metal)
    for x in (-0.03, 0.03):
        kit.cylinder(0.008, b.height, (x, 0, b.height / 2 + 0.02), b.metal)
    kit.cylinder(b.radius * 1.1, 0.02, (0, 0, b.height * 0.38), b.material)
    neck(kit, b, b.height - 0.02)


def basket_base(kit: Kit, b: Stand) -> None:
    """Make a bulbous closed basket."""
    body: Profile = [(0.6, 0), (0.95, 0.15), (1.0, 0.4), (0.9, 0.65), (0.5, 0.9), (0.2, 1)]
    kit.lathe([(b.radius * r, (b.height - 0.03) * z) for r, z in body], (0, 0, 0), b.material)
    neck(kit, b, b.height - 0.05)


BASES: dict[str, Callable[[Kit, Stand], None]] = {
    **dict.fromkeys(PROFILES, thrown),
    "stem": stem, "thick_stem": thick_stem, "stacked": stacked, "block": blocks, "column": column, "arch": arch,
    "pipes": pipes, "tripod": tripod, "braced_tripod": braced_tripod, "twin": twin, "basket": basket_base,
}  # fmt: skip

SLIM = ("candlestick", "baluster", "spindle", "totem", "column", "stacked")
