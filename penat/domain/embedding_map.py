"""A map of a release's items in two dimensions, and the facts its points can be coloured by."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from penat.domain.catalogue import NO_PRICE, Catalogue, Shelf
from penat.domain.errors import InvalidInput
from penat.domain.geometry import Floats
from penat.domain.principal_axes import principal_coordinates

MOST_COLOURS = 50
CATEGORY, PRICE = "category", "price"


@dataclass(frozen=True)
class Colouring:
    """What colours each point: `values`, and which of them each point (n,) has, −1 for none; or prices in cents.

    Values are in the order of how many points have them. `cents` (n,) is NO_PRICE for none, and None but for "price".
    """

    name: str
    values: tuple[str, ...]
    counts: tuple[int, ...]
    index: NDArray[np.int32] = field(repr=False)
    cents: NDArray[np.int64] | None = field(default=None, repr=False)


def flat(shelves: Sequence[Shelf]) -> Floats:
    """Return where the items of *shelves* lie along their two main directions, (n, 2), scaled into [−1, 1]."""
    vectors = np.concatenate([shelf.vectors for shelf in shelves]) if shelves else np.empty((0, 2), np.float32)
    return framed(principal_coordinates(vectors, 2, np.random.default_rng(0)))


def framed(points: Floats) -> Floats:
    """Return *points* (n, 2) moved and scaled, alike in both directions, to fill [−1, 1]."""
    if not len(points):
        return points
    low, high = points.min(axis=0), points.max(axis=0)
    half = float((high - low).max()) / 2.0
    return np.asarray((points - (low + high) / 2.0) / (half if half > 0 else 1.0), dtype=np.float64)


def colourings(catalogue: Catalogue, shelves: Sequence[Shelf]) -> list[str]:
    """Return what the points of *shelves* can be coloured by: category, price, and columns with few values."""
    names = list(dict.fromkeys(name for shelf in shelves for name in shelf.columns.names))
    fitting = [name for name in names if 1 < len(_values(shelves, name)) <= MOST_COLOURS]
    priced = any(np.any(shelf.price_cents != NO_PRICE) for shelf in catalogue.shelves.values())
    return [CATEGORY, *([PRICE] if priced else []), *(name for name in fitting if name not in (CATEGORY, PRICE))]


def colouring(catalogue: Catalogue, shelves: Sequence[Shelf], name: str) -> Colouring:
    """Return what colours the points of *shelves*. Raises InvalidInput naming what there is."""
    if name == PRICE:
        cents = np.concatenate([shelf.price_cents for shelf in shelves]) if shelves else np.empty(0, np.int64)
        return Colouring(name, (), (), np.full(len(cents), -1, dtype=np.int32), cents)
    counts = Counter({one: count for one, count in _values(shelves, name).items() if one})
    if not counts or len(counts) > MOST_COLOURS:
        known = ", ".join(colourings(catalogue, shelves))
        what = f"has {len(counts)} different values" if counts else "is no column that these items have"
        raise InvalidInput(f"colour {name[:60]!r} {what}; choose one of: {known}", field="colour")
    values = tuple(value for value, _ in sorted(counts.items(), key=lambda one: (-one[1], one[0])))
    number = {value: place for place, value in enumerate(values)}
    parts = [np.empty(0, dtype=np.int32)]
    for shelf in shelves:
        column = shelf.columns.column(name)
        renumbered = np.array([number.get(value, -1) for value in column.values], dtype=np.int32)
        parts.append(renumbered[column.codes])
    return Colouring(name, values, tuple(counts[value] for value in values), np.concatenate(parts))


def _values(shelves: Sequence[Shelf], name: str) -> Counter[str]:
    """Return how many items have each value of a column, "" for those without one."""
    found: Counter[str] = Counter()
    for shelf in shelves:
        column = shelf.columns.column(name)
        for value, count in zip(column.values, column.counts.tolist(), strict=True):
            found[value] += count
    return found
