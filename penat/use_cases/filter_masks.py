"""Which items of a shelf pass a question's filters, remembered: a curator asks again and again with the same ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from weakref import ReferenceType, ref

import numpy as np

from penat.domain import item_filter
from penat.domain.catalogue import Limits, PriceRange, Shelf
from penat.domain.geometry import Mask

KEPT = 16
"""How many masks are remembered, a byte an item each."""


@dataclass(frozen=True)
class Filters:
    """What a question lets through: prices, only what is in stock, one item of each design, and further conditions."""

    price: PriceRange
    in_stock: bool = False
    group: bool = False
    where: tuple[item_filter.Condition, ...] = ()


class FilterMasks:
    """Remembers the masks of the latest filters; a shelf that was replaced is neither kept alive nor asked about."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, Filters], tuple[ReferenceType[Shelf], Mask | None]] = {}

    def passing(self, shelf: Shelf, filters: Filters, without: Sequence[int] = ()) -> Mask | None:
        """Return which rows (n,) pass the filters and are none of *without*; None when all are. Do not write to it."""
        mask = self._mask(shelf, filters)
        if not without:
            return mask
        rest = np.ones(len(shelf), dtype=bool) if mask is None else mask.copy()
        rest[list(without)] = False
        return rest

    def _mask(self, shelf: Shelf, filters: Filters) -> Mask | None:
        key = id(shelf), filters
        found = self._known.get(key)
        if found is not None and found[0]() is shelf:
            return found[1]
        limits = Limits(filters.price, filters.in_stock, representatives_only=filters.group)
        mask = item_filter.passing(shelf, filters.where, shelf.passing(limits))
        if len(self._known) >= KEPT:
            self._known.clear()
        self._known[key] = ref(shelf), mask
        return mask
