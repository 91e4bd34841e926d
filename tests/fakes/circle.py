"""Catalogues whose right answers can be seen by eye: items on a quarter circle, so nearness is nearness of number."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from penat.domain.catalogue import Catalogue, Item, Shelf, price_column, stock_column
from penat.domain.geometry import landmarks, neighbour_lists


def arc(count: int, dim: int = 4, span: float = np.pi / 2) -> np.ndarray:
    """Return unit vectors (count, dim) along an arc: row i is nearest to rows i−1 and i+1."""
    angles = np.linspace(0.0, span, count)
    vectors = np.zeros((count, dim), dtype=np.float32)
    vectors[:, 0], vectors[:, 1] = np.cos(angles), np.sin(angles)
    return vectors


def scattered(count: int, dim: int = 4, lean: float = 0.0) -> np.ndarray:
    """Return unit vectors (count, dim) drawn once for ever; the greater *lean*, the nearer to one another they are."""
    vectors = np.random.default_rng(5).normal(size=(count, dim)).astype(np.float32)
    vectors[:, 0] += lean
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def items(category: str, count: int, *, cents: Sequence[int | None] | None = None) -> list[Item]:
    """Return items named CATEGORY-000… costing 100.00, 101.00 … unless *cents* says otherwise."""
    prices = list(cents) if cents is not None else [10_000 + 100 * row for row in range(count)]
    return [
        Item(f"{category}-{row:03d}", category, f"{category.title()} {row}", f"{row:064x}", prices[row], "EUR")
        for row in range(count)
    ]


def shelf(category: str = "chair", count: int = 40, *, listed: int = 160, groups: Sequence[int] | None = None,
          cents: Sequence[int | None] | None = None, vectors: np.ndarray | None = None) -> Shelf:  # fmt: skip
    """Return a shelf with its derived arrays; *groups* gives variants the same number."""
    points = arc(count) if vectors is None else vectors
    members = items(category, count, cents=cents)
    group = np.arange(count, dtype=np.int32) if groups is None else np.asarray(groups, dtype=np.int32)
    representative = np.zeros(count, dtype=bool)
    representative[np.unique(group, return_index=True)[1]] = True
    rows, distances = neighbour_lists(points, points, listed, own_group=group, groups=group, listed=representative)
    marks = landmarks(points, 256, np.random.default_rng(0))
    return Shelf(category, members, points, price_column(members), stock_column(members), group, representative,
                 rows, distances, marks)  # fmt: skip


def catalogue(*shelves: Shelf, release: str = "release-1", model: str = "fake") -> Catalogue:
    """Return a catalogue of the shelves, with cross lists derived from every shelf to every other."""
    return Catalogue(release, model, {s.category: _crossed(s, shelves) for s in shelves})


def styled(*categories: str, style: Sequence[str] = ("boho", "classic", "japandi", "industrial")) -> Catalogue:
    """Return a catalogue of categories that stand side by side, each with five items of each style in turn."""
    shelves = []
    for category in categories:
        bare = shelf(category, 5 * len(style))
        named = [replace(item, extra={"style": style[row // 5]}) for row, item in enumerate(bare.items)]
        shelves.append(replace(bare, items=named))
    return catalogue(*shelves)


def _crossed(one: Shelf, shelves: Sequence[Shelf]) -> Shelf:
    cross = {o.category: neighbour_lists(one.vectors, o.vectors, 20) for o in shelves if o.category != one.category}
    return replace(one, cross=cross)
