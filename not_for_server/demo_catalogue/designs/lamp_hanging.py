"""Lamps that hang from a cord or a chain: pendants, and chandeliers by the family that made them."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from not_for_server.demo_catalogue.design import Design
from not_for_server.demo_catalogue.designs.lamp_parts import Shade, finish, pleats
from not_for_server.demo_catalogue.designs.lamp_shades import SHADES

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

CEILING = 2.0


def shade_of(kit: Kit, design: Design, at: tuple[float, float, float], share: float = 1.0) -> Shade:
    """Make the design's shade with its lower rim at `at`, enlarged by `share`."""
    p = design.params
    material = finish(kit, design, p["shade_material"], p["shade_colour"])
    size = (p["shade_radius"] * share, p["shade_height"] * share)
    return Shade(p["shade"], at, *size, material, kit.mat.metal(design.metal), p["shade_material"])


def cord(kit: Kit, design: Design, z: float, at: tuple[float, float] = (0.0, 0.0)) -> None:
    """Make a cord from this height to its rose at the ceiling."""
    kit.cylinder(0.006, CEILING - z, (*at, (CEILING + z) / 2), kit.mat.metal(design.metal))
    kit.cylinder(0.05, 0.025, (*at, CEILING), kit.mat.metal(design.metal))


def pendant(kit: Kit, design: Design) -> None:
    """One shade, or two or three on a rail."""
    count, tall = design.params["count"], design.params["shade_height"]
    size = {1: 1.0, 2: 0.72, 3: 0.58}[count]
    gap = design.params["shade_radius"] * size * 2.3
    for i in range(count):
        x, z = (i - (count - 1) / 2) * gap, CEILING - 0.35 - tall * size - 0.12 * (i % 2) * (count > 2)
        SHADES[design.params["shade"]](kit, shade_of(kit, design, (x, 0, z), size))
        kit.cylinder(
            0.005,
            CEILING - z - tall * size + 0.02,
            (x, 0, (CEILING + z + tall * size) / 2),
            kit.mat.metal(design.metal),
        )
    if count == 1:
        kit.cylinder(0.05, 0.025, (0, 0, CEILING), kit.mat.metal(design.metal))
    else:
        kit.box((gap * (count - 1) + 0.12, 0.06, 0.03), (0, 0, CEILING), kit.mat.metal(design.metal))


def candle(kit: Kit, at: tuple[float, float, float], metal: Any) -> None:
    """Make a wax-white sleeve in a drip pan with a flame-shaped bulb."""
    x, y, z = at
    kit.lathe([(0.0, 0.0), (0.025, 0.004), (0.04, 0.018), (0.02, 0.02), (0.0, 0.022)], at, metal)
    kit.cylinder(0.012, 0.09, (x, y, z + 0.06), kit.mat.ceramic("cream"))
    kit.lathe([(0.0, 0.0), (0.016, 0.02), (0.011, 0.045), (0.0, 0.07)], (x, y, z + 0.105), kit.mat.glow(4.0))


def candles(kit: Kit, design: Design) -> None:
    """Scrolled arms about a turned body, each with a candle; drops of glass when the piece is ornate."""
    p, metal = design.params, kit.mat.metal(design.metal)
    reach, arms, low = p["reach"], p["arms"], 1.25
    body = [
        (0.0, 0),
        (0.03, 0.02),
        (0.015, 0.05),
        (0.06, 0.1),
        (0.07, 0.13),
        (0.025, 0.2),
        (0.02, 0.3),
        (0.05, 0.36),
        (0.02, 0.42),
        (0.012, 0.5),
    ]
    kit.lathe(body, (0, 0, low), kit.mat.wood(design.wood) if p["wooden"] else metal)
    cord(kit, design, low + 0.48)
    for i in range(arms):
        c, s = math.cos(2 * math.pi * (i + 0.5) / arms), math.sin(2 * math.pi * (i + 0.5) / arms)
        bow = [(0.04, 0.14), (0.3 * reach, 0.02), (0.7 * reach, 0.0), (reach, 0.1), (reach, 0.17)]
        kit.tube([(r * c, r * s, low + z) for r, z in bow], 0.009, metal)
        candle(kit, (reach * c, reach * s, low + 0.17), metal)
        if p["drops"]:
            kit.sphere(0.018, (0.7 * reach * c, 0.7 * reach * s, low - 0.04), kit.mat.glass(), (1, 1, 1.6))


def wheel(kit: Kit, design: Design) -> None:
    """Make a wagon wheel of wood on three chains, candles on its rim."""
    p, wood, metal = design.params, kit.mat.wood(design.wood), kit.mat.metal(design.metal)
    reach, z = p["reach"], 1.3
    kit.torus(reach, 0.034, (0, 0, z), wood)
    kit.torus(reach, 0.012, (0, 0, z + 0.03), metal)
    kit.cylinder(0.06, 0.07, (0, 0, z), wood)
    for i in range(3):
        c, s = math.cos(math.pi * i / 3 + 0.3), math.sin(math.pi * i / 3 + 0.3)
        kit.bar((-reach * c, -reach * s, z), (reach * c, reach * s, z), (0.045, 0.04), wood)
        kit.rod((reach * math.cos(i * 2.1), reach * math.sin(i * 2.1), z), (0, 0, 1.75), 0.006, metal)
    for i in range(p["arms"]):
        turn = 2 * math.pi * (i + 0.25) / p["arms"]
        candle(kit, (reach * math.cos(turn), reach * math.sin(turn), z + 0.03), metal)
    cord(kit, design, 1.74)


def sputnik(kit: Kit, design: Design) -> None:
    """Rods bursting from a ball, each with a bulb at its end."""
    p, metal = design.params, kit.mat.metal(design.metal)
    z, count = 1.35, p["arms"] * 2
    kit.sphere(0.07, (0, 0, z), metal)
    for i in range(count):
        up = 1 - 2 * (i + 0.5) / count
        turn, flat = i * 2.39996, math.sqrt(1 - up * up)
        tip = (p["reach"] * flat * math.cos(turn), p["reach"] * flat * math.sin(turn), z + p["reach"] * 0.85 * up)
        kit.rod((0, 0, z), tip, 0.006, metal)
        kit.sphere(0.035, tip, kit.mat.glow(0.45))
    cord(kit, design, z + 0.06)


def rail(kit: Kit, design: Design) -> None:
    """Make a beam or pipe on two rods, carrying a row of bulbs in their sockets."""
    p, metal = design.params, kit.mat.metal(design.metal)
    wide, z = p["reach"] * 2.2, 1.5
    if p["wooden"]:
        kit.box((wide, 0.09, 0.09), (0, 0, z), kit.mat.wood(design.wood), bevel=0.006)
    else:
        kit.rod((-wide / 2, 0, z), (wide / 2, 0, z), 0.02, metal)
    for x in (-0.4 * wide, 0.4 * wide):
        kit.rod((x, 0, z), (x, 0, CEILING), 0.008, metal)
    kit.box((wide * 0.9, 0.08, 0.025), (0, 0, CEILING), metal)
    count = max(3, p["arms"] - 2)
    for i in range(count):
        x = wide * 0.84 * (i / (count - 1) - 0.5)
        kit.cylinder(0.022, 0.16, (x, 0, z - 0.1), metal)
        bulb = [(0.0, -0.15), (0.04, -0.13), (0.052, -0.09), (0.04, -0.05), (0.02, 0.0)]
        kit.lathe(bulb, (x, 0, z - 0.17), kit.mat.glow(1.0))


def ring(kit: Kit, design: Design) -> None:
    """One to three hoops of wood or metal, each with a line of light on its inside."""
    p = design.params
    hoop = kit.mat.wood(design.wood) if p["wooden"] else kit.mat.metal(design.metal)
    for i in range(p["tiers"]):
        radius, z = p["reach"] * (1 - 0.27 * i), 1.2 + 0.17 * i
        kit.surface(pleats([(radius, 0.0), (radius, 0.055)], 12, 0.0, (0, 0, z)), hoop, thickness=0.016, smooth=False)
        kit.torus(radius - 0.012, 0.012, (0, 0, z + 0.002), kit.mat.glow(2.4))
    for i in range(3):
        c, s = p["reach"] * math.cos(2.1 * i + 0.5), p["reach"] * math.sin(2.1 * i + 0.5)
        kit.rod((c, s, 1.24), (0, 0, CEILING), 0.004, kit.mat.metal(design.metal))
    kit.cylinder(0.07, 0.03, (0, 0, CEILING), kit.mat.metal(design.metal))


def waterfall(kit: Kit, design: Design) -> None:
    """Tiers of glass rods under gilded hoops, lit from inside."""
    p, metal = design.params, kit.mat.metal(design.metal)
    tall = 0.16
    for i in range(3):
        radius, z = p["reach"] * (0.8 - 0.24 * i), 1.5 - tall * i
        kit.cylinder(radius * 0.88, tall * 0.9, (0, 0, z - tall / 2), kit.mat.glow(0.35))
        count = 26 - 6 * i
        for k in range(count):
            c, s = radius * math.cos(2 * math.pi * k / count), radius * math.sin(2 * math.pi * k / count)
            kit.rod((c, s, z), (c, s, z - tall * 1.05), 0.010, kit.mat.ceramic("white"))
        kit.torus(radius * 1.02, 0.014, (0, 0, z), metal)
        kit.cylinder(radius, 0.012, (0, 0, z + 0.002), metal)
    kit.sphere(0.03, (0, 0, 1.5 - 3.15 * tall), metal)
    cord(kit, design, 1.5)


def globes(kit: Kit, design: Design) -> None:
    """Opal balls on the ends of straight branching arms."""
    p, metal = design.params, kit.mat.metal(design.metal)
    z, ball = 1.38, 0.075
    kit.cylinder(0.02, 0.3, (0, 0, z), metal)
    for i in range(p["arms"]):
        turn, lift = 2 * math.pi * i / p["arms"] + 0.4, 0.1 * (-1) ** i
        tip = (p["reach"] * math.cos(turn), p["reach"] * math.sin(turn), z + lift)
        kit.rod((0, 0, z + lift), tip, 0.009, metal)
        kit.sphere(ball, tip, kit.mat.glow(0.4))
        kit.cylinder(0.03, 0.05, (tip[0], tip[1], tip[2] + ball), metal)
    cord(kit, design, z + 0.14)


def beads(kit: Kit, design: Design) -> None:
    """Strings of beads from a small hoop to a wide one and back to a point: a basket of beads."""
    p = design.params
    string, metal = kit.mat.wood(design.wood), kit.mat.metal(design.metal)
    reach, z = p["reach"] * 0.75, 1.42
    for i in range(22):
        c, s = math.cos(2 * math.pi * i / 22), math.sin(2 * math.pi * i / 22)
        hang = [(0.16 * reach, 0.34), (0.5 * reach, 0.16), (reach, 0.0), (0.8 * reach, -0.16), (0.05, -0.34)]
        kit.tube([(r * c, r * s, z + h) for r, h in hang], [0.008, 0.009, 0.011, 0.011, 0.009], string)
    for radius, height in ((0.17 * reach, 0.34), (reach, 0.0)):
        kit.torus(radius, 0.012, (0, 0, z + height), metal)
    kit.sphere(0.05, (0, 0, z - 0.36), string)
    kit.sphere(0.3 * reach, (0, 0, z - 0.02), kit.mat.glow(0.8))
    cord(kit, design, z + 0.33)


CHANDELIERS: dict[str, Callable[[Kit, Design], None]] = {
    "candles": candles, "wheel": wheel, "sputnik": sputnik, "rail": rail, "ring": ring, "waterfall": waterfall,
    "globes": globes, "beads": beads,
}  # fmt: skip


def chandelier(kit: Kit, design: Design) -> None:
    """Make the chandelier of the design's form."""
    CHANDELIERS[design.params["form"]](kit, design)
