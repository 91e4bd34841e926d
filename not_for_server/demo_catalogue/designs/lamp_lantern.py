"""Lanterns that stand on the floor or a table, and lamps with an arm: arc and desk."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from not_for_server.demo_catalogue.design import Design
from not_for_server.demo_catalogue.designs.lamp_hanging import shade_of
from not_for_server.demo_catalogue.designs.lamp_parts import finish
from not_for_server.demo_catalogue.designs.lamp_shades import SHADES

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit


def candle_in(kit: Kit, z: float, height: float) -> None:
    """Make a thick candle standing at z."""
    kit.cylinder(0.04, height, (0, 0, z + height / 2), kit.mat.ceramic("cream"))
    kit.lathe([(0.0, 0.0), (0.012, 0.015), (0.0, 0.045)], (0, 0, z + height + 0.005), kit.mat.glow(5.0))


def storm(kit: Kit, design: Design) -> None:
    """Make a square lantern: four posts, a hipped roof and a ring."""
    p = design.params
    frame = kit.mat.wood(design.wood) if p["wooden"] else kit.mat.metal(design.metal)
    half, tall = p["width"] / 2, p["height"]
    for z in (0.0175, tall * 0.72):
        kit.box((2 * half + 0.03, 2 * half + 0.03, 0.035), (0, 0, z), frame)
    for x in (-half, half):
        for y in (-half, half):
            kit.box((0.022, 0.022, tall * 0.72), (x * 0.94, y * 0.94, tall * 0.36), frame, bevel=0.003)
    kit.cylinder(half * 1.4, tall * 0.16, (0, 0, tall * 0.81), kit.mat.metal(design.metal), radius_top=half * 0.25)
    kit.cylinder(half * 0.3, tall * 0.05, (0, 0, tall * 0.9), kit.mat.metal(design.metal))
    kit.torus(half * 0.42, 0.006, (0, 0, tall * 0.92 + half * 0.4), kit.mat.metal(design.metal), (math.pi / 2, 0, 0))
    for y in (-half * 0.94, half * 0.94) if p["mullions"] else ():
        kit.bar((0, y, 0.03), (0, y, tall * 0.7), (0.01, 0.01), frame)
        kit.bar((-half, y, tall * 0.36), (half, y, tall * 0.36), (0.01, 0.01), frame)
    candle_in(kit, 0.035, tall * 0.28)


def shoji(kit: Kit, design: Design) -> None:
    """Make a paper box in a fine wooden lattice on four short feet."""
    p, wood = design.params, kit.mat.wood(design.wood)
    half, tall = p["width"] / 2, p["height"]
    kit.box(
        (2 * half - 0.02, 2 * half - 0.02, tall - 0.06),
        (0, 0, tall / 2 + 0.02),
        kit.mat.paper("cream", glow=0.3),
        bevel=0.002,
    )
    for x in (-half, half):
        for y in (-half, half):
            kit.box((0.022, 0.022, tall), (x, y, tall / 2), wood, bevel=0.002)
    rows = p["rows"]
    for i in range(rows + 1):
        z = 0.05 + (tall - 0.065) * i / rows
        for x, y, size in (
            (0, -half, (2 * half, 0.014, 0.014)),
            (-half, 0, (0.014, 2 * half, 0.014)),
            (half, 0, (0.014, 2 * half, 0.014)),
        ):
            kit.box(size, (x, y, z), wood, bevel=0.002)
    for x in (-half / 3, half / 3) if p["mullions"] else ():
        kit.box((0.01, 0.01, tall - 0.06), (x, -half, tall / 2 + 0.02), wood, bevel=0.002)


def paper(kit: Kit, design: Design) -> None:
    """Make a paper lantern on three thin feet."""
    shade = shade_of(kit, design, (0, 0, 0.06))
    SHADES[shade.kind](kit, shade)
    for i in range(3):
        c, s = math.cos(2.1 * i + 0.5), math.sin(2.1 * i + 0.5)
        reach = shade.radius * 0.62
        kit.rod((reach * c, reach * s, 0.0), (reach * 0.75 * c, reach * 0.75 * s, 0.1), 0.005, shade.trim)


def woven(kit: Kit, design: Design) -> None:
    """Make a basket with a bow handle and a candle inside."""
    shade = shade_of(kit, design, (0, 0, 0.01))
    SHADES[shade.kind](kit, shade)
    top, r = shade.z(1.0), shade.radius * 0.3
    kit.tube(
        [(-r, 0, top), (-r * 0.9, 0, top + r), (0, 0, top + r * 1.5), (r * 0.9, 0, top + r), (r, 0, top)],
        0.008,
        shade.material,
    )


def railway(kit: Kit, design: Design) -> None:
    """Make a guard's lantern: tank, glass chimney in wire, hood and bail."""
    p, metal = design.params, kit.mat.metal(design.metal)
    r, tall = p["width"] / 2, p["height"]
    tank = [(0.9, 0.0), (1.0, 0.02), (1.0, 0.16), (0.7, 0.22), (0.45, 0.26)]
    kit.lathe([(r * a, tall * z) for a, z in tank], (0, 0, 0), metal)
    glass = [(0.4, 0.26), (0.62, 0.36), (0.66, 0.46), (0.5, 0.6), (0.42, 0.66)]
    kit.lathe([(r * a, tall * z) for a, z in glass], (0, 0, 0), kit.mat.glow(0.6))
    hood = [(0.72, 0.66), (0.72, 0.69), (0.5, 0.76), (0.4, 0.8), (0.42, 0.88), (0.1, 0.92)]
    kit.lathe([(r * a, tall * z) for a, z in hood], (0, 0, 0), metal)
    for x in (-1, 1):
        side = [(x * r * 0.9, 0, tall * 0.1), (x * r * 1.12, 0, tall * 0.4), (x * r * 0.66, 0, tall * 0.74)]
        kit.tube(side, 0.008, metal)
    for share in (0.36, 0.48, 0.58):
        kit.torus(r * 0.68, 0.003, (0, 0, tall * share), metal)
    bow = [
        (-r, 0, tall * 0.45),
        (-r * 0.95, 0, tall * 0.85),
        (0, 0, tall * 1.06),
        (r * 0.95, 0, tall * 0.85),
        (r, 0, tall * 0.45),
    ]
    kit.tube(bow, 0.004, metal)


LANTERNS: dict[str, Callable[[Kit, Design], None]] = {
    "storm": storm,
    "shoji": shoji,
    "paper": paper,
    "woven": woven,
    "railway": railway,
}


def lantern(kit: Kit, design: Design) -> None:
    """Make the lantern of the design's form."""
    LANTERNS[design.params["form"]](kit, design)


def arc(kit: Kit, design: Design) -> None:
    """Make a shade at the end of a bow that springs from a heavy foot."""
    p, metal = design.params, kit.mat.metal(design.metal)
    tall, reach = p["height"], p["reach"]
    foot = finish(kit, design, p["base_material"], p["base_colour"])
    x0 = -reach / 2
    if p["base"] == "block":
        kit.box((0.32, 0.2, 0.13), (x0, 0, 0.065), foot, bevel=0.01)
    else:
        kit.cylinder(0.17, 0.05, (x0, 0, 0.025), foot)
    bow = [(x0, 0, 0.04), (x0, 0, tall * 0.5), (x0 + 0.12 * reach, 0, tall * 0.84), (x0 + 0.5 * reach, 0, tall)]
    end = (x0 + reach, 0, tall * 0.86)
    kit.tube(
        [*bow, (x0 + 0.82 * reach, 0, tall * 0.97), end],
        p["thick"],
        kit.mat.wood(design.wood) if p["wooden"] else metal,
    )
    low = end[2] - 0.04 - p["shade_height"]
    kit.cylinder(0.012, 0.1, (end[0], 0, end[2] - 0.04), metal)
    SHADES[p["shade"]](kit, shade_of(kit, design, (end[0], 0, low)))


def head(kit: Kit, design: Design, at: tuple[float, float, float], lean: float) -> None:
    """Make the reflector of a desk lamp, turned `lean` radians from straight down."""
    p = design.params
    r, tall = p["shade_radius"], p["shade_height"]
    material = finish(kit, design, p["shade_material"], p["shade_colour"])
    shape = {
        "dome": [(1.0, 0), (0.95, 0.3), (0.75, 0.6), (0.4, 0.85), (0.2, 1), (0, 1)],
        "cone": [(1.0, 0), (0.3, 0.75), (0.26, 1.0), (0, 1)],
    }
    outline = shape.get(p["head"], [(1.0, 0), (0.98, 0.6), (0.7, 0.95), (0, 1)])
    profile = [(0.0, 0.12), (0.94, 0.12), *outline]
    turned = (0.0, lean, 0.0)
    kit.lathe([(r * a, tall * (z - 1)) for a, z in profile], at, material, turned)
    inside = (at[0] - 0.9 * tall * math.sin(lean), at[1], at[2] - 0.9 * tall * math.cos(lean))
    kit.cylinder(r * 0.9, 0.004, inside, kit.mat.glow(2.0), rotate=turned)


def jointed(kit: Kit, design: Design) -> None:
    """Two straight arms with elbows, on a round foot: the draughtsman's lamp."""
    p, metal = design.params, kit.mat.metal(design.metal)
    foot = finish(kit, design, p["base_material"], p["base_colour"])
    arm = kit.mat.wood(design.wood) if p["wooden"] else metal
    kit.cylinder(0.09, 0.025, (-0.1, 0, 0.0125), foot)
    low, elbow, tip = (
        (-0.1, 0, 0.03),
        (-0.1 - 0.42 * p["height"] * p["bend"], 0, 0.6 * p["height"]),
        (0.12, 0, p["height"]),
    )
    for a, b in ((low, elbow), (elbow, tip)):
        for y in (-0.014, 0.014):
            kit.rod((a[0], y, a[2]), (b[0], y, b[2]), 0.006, arm)
    for joint in (low, elbow, tip):
        kit.cylinder(0.016, 0.05, joint, metal, rotate=(math.pi / 2, 0, 0))
    head(kit, design, (tip[0] + 0.02, 0, tip[2] + 0.01), -0.45)


def banker(kit: Kit, design: Design) -> None:
    """Make a half cylinder of coloured glass on a turned brass stem."""
    p, metal = design.params, kit.mat.metal(design.metal)
    tall, wide = p["height"], 0.24
    kit.lathe(
        [
            (0.1, 0),
            (0.1, 0.012),
            (0.07, 0.03),
            (0.02, 0.04),
            (0.014, 0.1),
            (0.02, 0.16),
            (0.012, 0.2),
            (0.012, tall - 0.06),
        ],
        (0, 0, 0),
        metal,
    )
    arch = [(0.075 * math.cos(t), 0.075 * math.sin(t)) for t in [math.pi * i / 14 for i in range(15)]]
    rows = [[(x, y, tall - 0.08 + z) for y, z in arch] for x in (-wide / 2, 0.0, wide / 2)]
    kit.surface(rows, kit.mat.ceramic(p["shade_colour"]), thickness=0.006, smooth=False)
    for x in (-wide / 2, wide / 2):
        kit.panel(arch, 0.006, (x, 0, tall - 0.08), kit.mat.ceramic(p["shade_colour"]), plane="yz")
    kit.box((wide * 0.96, 0.13, 0.004), (0, 0, tall - 0.075), kit.mat.glow(2.0))
    kit.rod((-wide / 2 - 0.01, 0, tall - 0.08), (wide / 2 + 0.01, 0, tall - 0.08), 0.008, metal)
    kit.cylinder(0.014, 0.03, (0, 0, tall), metal)


def crooked(kit: Kit, design: Design) -> None:
    """Make a stem bent over like a shepherd's staff."""
    p, metal = design.params, kit.mat.metal(design.metal)
    tall = p["height"]
    foot = finish(kit, design, p["base_material"], p["base_colour"])
    kit.cylinder(0.085, 0.03, (-0.08, 0, 0.015), foot)
    bow = [
        (-0.08, 0, 0.03),
        (-0.08, 0, tall * 0.6),
        (-0.06, 0, tall * 0.86),
        (0.02, 0, tall),
        (0.1, 0, tall * 0.96),
        (0.14, 0, tall * 0.86),
    ]
    kit.tube(bow, 0.008, metal)
    head(kit, design, (0.145, 0, tall * 0.86), -0.3)


DESK_LAMPS: dict[str, Callable[[Kit, Design], None]] = {"jointed": jointed, "banker": banker, "crooked": crooked}


def desk(kit: Kit, design: Design) -> None:
    """Make the desk lamp of the design's form."""
    DESK_LAMPS[design.params["form"]](kit, design)
