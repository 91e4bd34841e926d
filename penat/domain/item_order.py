"""The items of a release in the orders people ask for, each worked out once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from penat.domain.geometry import Mask, Rows

if TYPE_CHECKING:
    from penat.domain.catalogue import Shelf

Sort = Literal["catalogue", "name", "-name", "price", "-price"]
SORTS: tuple[Sort, ...] = get_args(Sort)
_UNPRICED_LAST = np.iinfo(np.int64).max


class ItemOrders:
    """Places of items, counted through some shelves one after another, in several orders; ties by place."""

    def __init__(self, shelves: Sequence["Shelf"]) -> None:
        self.shelves = tuple(shelves)
        self.starts = np.cumsum([0, *(len(shelf) for shelf in self.shelves)])
        self._made: dict[Sort, Rows] = {}

    def order(self, sort: Sort) -> Rows:
        """Return all places (n,) in an order; the unpriced come last in both orders of price."""
        if sort not in self._made:
            self._made[sort] = self._sorted(sort)
        return self._made[sort]

    def passing(self, masks: Sequence[Mask | None], sort: Sort) -> Rows:
        """Return the places whose shelf's mask passes them (None passes all), in an order."""
        order = self.order(sort)
        if all(mask is None for mask in masks):
            return order
        parts = zip(self.shelves, masks, strict=True)
        whole = np.concatenate([np.ones(len(s), bool) if mask is None else mask for s, mask in parts])
        kept: Rows = order[whole[order]]
        return kept

    def place(self, number: int) -> tuple["Shelf", int]:
        """Return the shelf and row of a place."""
        which = int(np.searchsorted(self.starts, number, side="right")) - 1
        return self.shelves[which], number - int(self.starts[which])

    def _sorted(self, sort: Sort) -> Rows:
        count = int(self.starts[-1])
        if sort == "catalogue":
            return np.arange(count)
        if sort in ("name", "-name"):
            names = [name for shelf in self.shelves for name in _folded_names(shelf)]
            rows = np.array(sorted(range(count), key=names.__getitem__), dtype=np.intp)
            return rows if sort == "name" else rows[::-1].copy()
        cents: NDArray[np.int64] = np.concatenate([shelf.price_cents for shelf in self.shelves])
        value = cents if sort == "price" else -cents
        by_price: Rows = np.argsort(np.where(cents < 0, _UNPRICED_LAST, value), kind="stable")
        return by_price


def _folded_names(shelf: "Shelf") -> list[str]:
    column = shelf.columns.column("name")
    return [column.folded_values[code] for code in column.codes.tolist()]
