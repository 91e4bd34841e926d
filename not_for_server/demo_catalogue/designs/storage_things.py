"""What lies on open shelves: a few books, a vase, a bowl, a basket, a box; never more than the bay holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from not_for_server.demo_catalogue.styles import choose

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit


@dataclass(frozen=True)
class Bay:
    """The room inside an open cell: its floor's sides in metres, `z` of that floor, and the height above it."""

    x0: float
    x1: float
    y: float
    depth: float
    z: float
    height: float


BOOKS = ("navy", "rust", "cream", "sage", "charcoal", "mustard", "burgundy", "white", "teal", "beige")


def books(kit: Kit, bay: Bay, rng: np.random.Generator) -> None:
    """Make a row of four to seven books leaning on one side."""
    x = bay.x0 + 0.015
    for _ in range(int(rng.integers(4, 8))):
        thick, tall = rng.uniform(0.022, 0.048), min(rng.uniform(0.18, 0.27), bay.height * 0.85)
        if x + thick > bay.x1 - 0.02:
            return
        colour = BOOKS[int(rng.integers(len(BOOKS)))]
        kit.box(
            (thick - 0.002, 0.15, tall), (x + thick / 2, bay.y, bay.z + tall / 2), kit.mat.paint(colour), bevel=0.002
        )
        x += thick


def pile(kit: Kit, bay: Bay, rng: np.random.Generator) -> None:
    """Three books lying down, a small bowl on them."""
    x, z = (bay.x0 + bay.x1) / 2, bay.z
    wide = min(0.24, (bay.x1 - bay.x0) * 0.7)
    for i in range(3):
        colour = BOOKS[int(rng.integers(len(BOOKS)))]
        kit.box((wide * (1 - 0.08 * i), 0.16, 0.03), (x, bay.y, z + 0.015), kit.mat.paint(colour), bevel=0.002)
        z += 0.03
    r = min(0.05, bay.height - (z - bay.z) - 0.02)
    if r > 0.02:
        kit.lathe(
            [(0.0, 0.0), (0.5 * r, 0.0), (r, 0.9 * r), (0.85 * r, 0.9 * r), (0.0, 0.3 * r)],
            (x, bay.y, z),
            kit.mat.ceramic("white"),
        )


def vase(kit: Kit, bay: Bay, rng: np.random.Generator) -> None:
    """Make a glazed vase."""
    tall = min(bay.height * 0.75, rng.uniform(0.16, 0.3))
    r, x = tall * rng.uniform(0.26, 0.4), bay.x0 + (bay.x1 - bay.x0) * rng.uniform(0.4, 0.7)
    shapes = [
        [(0.5, 0), (0.9, 0.2), (1.0, 0.4), (0.5, 0.75), (0.32, 0.88), (0.5, 1.0)], [(0.7, 0), (0.75, 0.6), (1.0, 1.0)],
        [(0.6, 0), (1.0, 0.3), (1.0, 0.5), (0.4, 0.7), (0.36, 1.0)],
    ]  # fmt: skip
    profile = shapes[int(rng.integers(3))]
    kit.lathe(
        [(r * a, tall * z) for a, z in profile], (x, bay.y, bay.z), kit.mat.ceramic(choose(rng, kit.style.colours))
    )


def basket(kit: Kit, bay: Bay, _rng: np.random.Generator) -> None:
    """Make a square basket that fills most of the bay."""
    wide, tall = min((bay.x1 - bay.x0) * 0.75, 0.4), min(bay.height * 0.62, 0.26)
    kit.box(
        (wide, bay.depth * 0.7, tall), ((bay.x0 + bay.x1) / 2, bay.y, bay.z + tall / 2), kit.mat.wicker(), bevel=0.025
    )


def box(kit: Kit, bay: Bay, rng: np.random.Generator) -> None:
    """Make a lidded box in one of the style's colours."""
    wide, tall = min((bay.x1 - bay.x0) * 0.6, 0.3), min(bay.height * 0.5, 0.18)
    colour = kit.mat.linen(choose(rng, kit.style.colours))
    x = (bay.x0 + bay.x1) / 2
    kit.box((wide, bay.depth * 0.6, tall * 0.75), (x, bay.y, bay.z + tall * 0.375), colour)
    kit.box((wide * 1.03, bay.depth * 0.62, tall * 0.24), (x, bay.y, bay.z + tall * 0.88), colour)


def plant(kit: Kit, bay: Bay, rng: np.random.Generator) -> None:
    """Make a small pot plant."""
    x, r = bay.x0 + (bay.x1 - bay.x0) * rng.uniform(0.35, 0.65), min(0.055, bay.height * 0.16)
    kit.cylinder(r * 0.8, r * 1.6, (x, bay.y, bay.z + r * 0.8), kit.mat.ceramic("terracotta"), radius_top=r)
    for i in range(6):
        turn, out = i * 1.05, r * 1.5
        tip = (x + out * np.cos(turn), bay.y + out * np.sin(turn), bay.z + r * (3.0 + 0.5 * (i % 3)))
        kit.rod((x, bay.y, bay.z + r * 1.5), tip, r * 0.12, kit.mat.paint("green"), r * 0.45)


def nothing(kit: Kit, bay: Bay, rng: np.random.Generator) -> None:
    """Make an empty bay."""


THINGS: dict[str, Callable[[Kit, Bay, np.random.Generator], None]] = {
    "books": books, "pile": pile, "vase": vase, "basket": basket, "box": box, "plant": plant, "nothing": nothing,
}  # fmt: skip
CHANCES = {"books": 3.0, "pile": 1.5, "vase": 2.0, "box": 1.0, "plant": 0.8, "nothing": 2.0}
NATURAL = ("boho", "japandi", "farmhouse", "scandinavian")


def fill(kit: Kit, bay: Bay, rng: np.random.Generator) -> None:
    """Put one thing, or in a wide bay two, on the shelf."""
    chances = {**CHANCES, "basket": 1.5} if kit.style.name in NATURAL else CHANCES
    if bay.height < 0.12:
        return
    if bay.x1 - bay.x0 > 0.62:
        middle = (bay.x0 + bay.x1) / 2
        for x0, x1 in ((bay.x0, middle), (middle, bay.x1)):
            THINGS[choose(rng, chances)](kit, Bay(x0, x1, bay.y, bay.depth, bay.z, bay.height), rng)
    else:
        THINGS[choose(rng, chances)](kit, bay, rng)
