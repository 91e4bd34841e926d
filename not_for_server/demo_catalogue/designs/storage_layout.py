"""How the front of a piece is divided into cells; pure.

A cell is [x0, x1, z0, z1, front], shares 0..1 of the inside.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from not_for_server.demo_catalogue.designs.chance import maybe, one_of

Cell = list[Any]
Layout = list[Cell]


def row(z0: float, z1: float, fronts: list[str], x0: float = 0.0, x1: float = 1.0) -> Layout:
    """Equal cells side by side."""
    step = (x1 - x0) / len(fronts)
    return [[round(x0 + i * step, 4), round(x0 + (i + 1) * step, 4), z0, z1, front] for i, front in enumerate(fronts)]


def stack(x0: float, x1: float, heights: list[float], fronts: list[str], z0: float = 0.0, z1: float = 1.0) -> Layout:
    """Cells over one another from below, in proportion to `heights`."""
    edges = np.concatenate([[0.0], np.cumsum(heights)]) / sum(heights) * (z1 - z0) + z0
    return [[x0, x1, round(float(edges[i]), 4), round(float(edges[i + 1]), 4), front] for i, front in enumerate(fronts)]


def dresser(rng: np.random.Generator) -> Layout:
    """Three to five rows of drawers: two wide columns, one, or two small ones over wide ones."""
    rows = one_of(rng, (3, 3, 4, 5))
    plan = one_of(rng, (0, 1, 2, 3))
    if plan == 0:
        return [cell for x in (0.0, 0.5) for cell in stack(x, x + 0.5, [1.0] * rows, ["drawer"] * rows)]
    if plan == 1:
        heights = [1.25 - 0.12 * i for i in range(rows)]
        return stack(0.0, 1.0, heights, ["drawer"] * rows)
    if plan == 2:
        low = stack(0.0, 1.0, [1.0] * (rows - 1), ["drawer"] * (rows - 1), 0.0, 0.76)
        return low + row(0.76, 1.0, ["drawer"] * one_of(rng, (2, 3)))
    return [
        cell
        for x in (0.0, 0.34, 0.66)
        for cell in stack(x, x + (0.32 if x == 0.34 else 0.34), [1.0] * 3, ["drawer"] * 3)
    ]


def sideboard(rng: np.random.Generator) -> Layout:
    """Doors, with drawers above, between or beside them, or an open bay."""
    plan = one_of(rng, (0, 1, 2, 3, 4, 5))
    if plan == 0:
        return row(0.0, 1.0, ["door"] * one_of(rng, (2, 3, 4)))
    if plan == 1:
        count = one_of(rng, (3, 4))
        return row(0.0, 0.7, ["door"] * count) + row(0.7, 1.0, ["drawer"] * count)
    if plan == 2:
        return [
            [0.0, 0.33, 0.0, 1.0, "door"],
            *stack(0.33, 0.67, [1, 1, 1], ["drawer"] * 3),
            [0.67, 1.0, 0.0, 1.0, "door"],
        ]
    if plan == 3:
        return [*row(0.0, 1.0, ["door", "door"], 0.0, 0.6), *stack(0.6, 1.0, [1, 1, 1], ["drawer"] * 3)]
    if plan == 4:
        return [[0.0, 0.3, 0.0, 1.0, "door"], *stack(0.3, 0.7, [1, 1], ["open", "open"]), [0.7, 1.0, 0.0, 1.0, "door"]]
    return [*row(0.0, 1.0, ["door", "door"], 0.0, 0.68), *stack(0.68, 1.0, [1, 1], ["drawer", "open"])]


def tv_stand(rng: np.random.Generator) -> Layout:
    """Low: an open bay for the boxes between doors, or drawers under an open shelf."""
    plan = one_of(rng, (0, 1, 2, 3))
    if plan == 0:
        return [
            [0.0, 0.32, 0.0, 1.0, "door"],
            *stack(0.32, 0.68, [1, 1], ["open", "open"]),
            [0.68, 1.0, 0.0, 1.0, "door"],
        ]
    if plan == 1:
        return row(0.0, 0.55, ["drawer", "drawer"]) + row(0.55, 1.0, ["open", "open"])
    if plan == 2:
        return [*row(0.0, 1.0, ["open"], 0.0, 0.4), *row(0.0, 1.0, ["door", "door"], 0.4, 1.0)]
    return row(0.0, 1.0, ["door", "drawer", "door"])


def nightstand(rng: np.random.Generator) -> Layout:
    """One, two or three drawers, one over an open bay, or one over a door."""
    plan = one_of(rng, (0, 1, 2, 3, 4))
    heights, fronts = [
        ([1.0], ["drawer"]), ([1.0, 1.0], ["drawer", "drawer"]), ([1.3, 1.0], ["open", "drawer"]),
        ([1.6, 1.0], ["door", "drawer"]),
        ([1.0, 0.8, 0.8], ["drawer", "drawer", "drawer"]),
    ][plan]  # fmt: skip
    return stack(0.0, 1.0, heights, fronts)


def wardrobe(rng: np.random.Generator) -> Layout:
    """Tall doors, on drawers or with a top box."""
    count = one_of(rng, (2, 2, 3))
    plan = one_of(rng, (0, 1, 2))
    if plan == 0:
        return row(0.0, 1.0, ["door"] * count)
    if plan == 1:
        return row(0.0, 0.2, ["drawer"] * (1 if maybe(rng, 0.3) else 2)) + row(0.2, 1.0, ["door"] * count)
    return [
        *row(0.0, 1.0, ["door", "door"], 0.0, 0.64),
        *stack(0.64, 1.0, [1, 1, 1.4, 1.4], ["drawer", "drawer", "open", "open"]),
    ]


def cabinet(rng: np.random.Generator) -> Layout:
    """Two doors, doors over drawers, or a wall of small drawers."""
    plan = one_of(rng, (0, 1, 2, 3))
    if plan == 0:
        return row(0.0, 1.0, ["door", "door"])
    if plan == 1:
        return row(0.0, 0.22, ["drawer"]) + row(0.22, 1.0, ["door", "door"])
    if plan == 2:
        columns, rows = one_of(rng, (3, 4)), one_of(rng, (4, 5))
        return [
            cell
            for i in range(rows)
            for cell in row(round(i / rows, 4), round((i + 1) / rows, 4), ["drawer"] * columns)
        ]
    return row(0.0, 0.62, ["door", "door"]) + row(0.62, 1.0, ["open", "open"])


def glazed(rng: np.random.Generator) -> Layout:
    """Glazed doors, above a drawer or solid doors."""
    if maybe(rng, 0.5):
        return row(0.0, 0.3, ["door", "door"]) + row(0.3, 1.0, ["glass", "glass"])
    return row(0.0, 0.16, ["drawer"]) + row(0.16, 1.0, ["glass", "glass"])


def hutch(rng: np.random.Generator) -> Layout:
    """Give a dresser: cupboard and drawers below, open plate shelves above."""
    count = one_of(rng, (2, 3))
    low = row(0.0, 0.28, ["door"] * count) + row(0.28, 0.4, ["drawer"] * count)
    return low + stack(0.0, 1.0, [1, 1, 0.9], ["open"] * 3, 0.4, 1.0)


def shelves(rng: np.random.Generator) -> Layout:
    """Four to six open shelves in one or two columns, sometimes over doors."""
    columns, rows = one_of(rng, (1, 1, 2)), one_of(rng, (4, 5, 6))
    if maybe(rng, 0.35):
        low = row(0.0, 0.28, ["door", "door"])
        return low + [
            c
            for i in range(columns)
            for c in stack(i / columns, (i + 1) / columns, [1] * (rows - 2), ["open"] * (rows - 2), 0.28, 1.0)
        ]
    return [c for i in range(columns) for c in stack(i / columns, (i + 1) / columns, [1] * rows, ["open"] * rows)]


def offset(rng: np.random.Generator) -> Layout:
    """Open bays whose uprights shift from shelf to shelf, a few of them closed."""
    rows = one_of(rng, (3, 4, 5))
    out: Layout = []
    for i in range(rows):
        cut = [0.32, 0.68, 0.5, 0.38, 0.62][(i + one_of(rng, (0, 1))) % 5]
        fronts = ["open" if maybe(rng, 0.72) else "door" for _ in range(2)]
        z0, z1 = round(i / rows, 4), round((i + 1) / rows, 4)
        out += [[0.0, cut, z0, z1, fronts[0]], [cut, 1.0, z0, z1, fronts[1]]]
    return out


LAYOUTS: dict[str, Callable[[np.random.Generator], Layout]] = {
    "dresser": dresser, "sideboard": sideboard, "tv_stand": tv_stand, "nightstand": nightstand, "wardrobe": wardrobe,
    "cabinet": cabinet, "vitrine": glazed, "hutch": hutch, "bookcase": shelves, "offset": offset,
}  # fmt: skip
