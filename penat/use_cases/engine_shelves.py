"""Shelves that ask an engine for near rows instead of scanning their vectors."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from penat.domain.catalogue import Catalogue, Limits, RowFinder, Shelf
from penat.domain.errors import Unavailable
from penat.domain.geometry import Mask, Rows, Vectors
from penat.ports.item_store import ItemStore

MORE = 32
FEW_CHANGED = 0.1


def asking(catalogue: Catalogue, slugs: Mapping[str, str], store: ItemStore) -> Catalogue:
    """Return *catalogue*, just read from its release, with every shelf asking *store*. Nothing is asked yet."""
    shelves = {
        category: replace(shelf, finder=EngineFinder(store, catalogue.release, slugs[category], shelf))
        for category, shelf in catalogue.shelves.items()
    }
    return replace(catalogue, shelves=shelves)


@dataclass(frozen=True)
class _Change:
    """Which rows have another price or stock than when they were pushed, in one state of the table."""

    price_cents: NDArray[np.int64]
    in_stock: Mask
    changed: Mask


class EngineFinder(RowFinder):
    """Asks *store* for rows of a shelf whose facts in the engine are those of *pushed*.

    The table's prices may be newer than the engine's: rows that changed are looked at here. An engine is approximate:
    it is asked for more than is wanted, and where it still finds fewer than there are, all that pass are returned.
    """

    def __init__(self, store: ItemStore, release: str, slug: str, pushed: Shelf) -> None:
        self._store = store
        self._release = release
        self._slug = slug
        self._pushed = (pushed.price_cents, pushed.in_stock)
        self._last: _Change | None = None
        self._whole = False

    def rows(self, shelf: Shelf, vector: Vectors, limit: int, limits: Limits) -> Rows:
        """Return rows that pass *limits*. Raises Unavailable where the engine is down or lacks some of the shelf."""
        self._see_that_it_is_whole(shelf)
        passing = shelf.passing(limits)
        mask = np.ones(len(shelf), dtype=bool) if passing is None else passing
        there = int(mask.sum())
        changed = self._changed(shelf, limits)
        if changed is not None and changed.mean() > FEW_CHANGED:
            return np.flatnonzero(mask)
        trusted = mask if changed is None else mask & ~changed
        found = self._asked(shelf, vector, limit, limits, trusted)
        if changed is not None:
            found = np.concatenate([found, np.flatnonzero(mask & changed)])
        return np.flatnonzero(mask) if len(found) < min(limit, there) else found

    def _asked(self, shelf: Shelf, vector: Vectors, limit: int, limits: Limits, trusted: Mask) -> Rows:
        """Return the engine's rows among *trusted*, asking for more until there are *limit* or it knows no others."""
        listed = limits.representatives_only and shelf.designs < len(shelf)
        wanted = min(limit, int(trusted.sum()))
        size = wanted + MORE
        while True:
            rows, _ = self._store.nearest(
                self._release, self._slug, vector, size, price=limits.price, in_stock=limits.in_stock,
                without=limits.without, representatives_only=listed,
            )  # fmt: skip
            kept = rows[trusted[rows]]
            if len(kept) >= wanted or len(rows) < size or size >= len(shelf):
                return kept
            size = min(4 * size, len(shelf))

    def _changed(self, shelf: Shelf, limits: Limits) -> Mask | None:
        """Return which rows the engine judges by older facts; None where there are none, or no limit looks at them."""
        price_cents, in_stock = self._pushed
        limited = limits.in_stock or (limits.price is not None and limits.price.limits)
        if not limited or (shelf.price_cents is price_cents and shelf.in_stock is in_stock):
            return None
        last = self._last
        if last is None or last.price_cents is not shelf.price_cents or last.in_stock is not shelf.in_stock:
            differ = (shelf.price_cents != price_cents) | (shelf.in_stock != in_stock)
            last = self._last = _Change(shelf.price_cents, shelf.in_stock, differ)
        return last.changed if last.changed.any() else None

    def _see_that_it_is_whole(self, shelf: Shelf) -> None:
        """Raise Unavailable unless the engine has every row; it is asked until it has."""
        if self._whole:
            return
        held = self._store.count(self._release, self._slug)
        if held != len(shelf):
            raise Unavailable(
                f"the engine holds {held} of {len(shelf)} items of {shelf.category} of release {self._release}; say: "
                f"penat releases push {self._release}",
                field="engine",
            )
        self._whole = True
