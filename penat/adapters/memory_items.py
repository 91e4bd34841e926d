"""The item store as plain arrays: exact, the reference of every other engine, and their stand-in in tests."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from penat.domain.catalogue import PriceRange
from penat.domain.errors import NotFound, Unavailable
from penat.domain.geometry import Floats, Mask, Rows, Vectors, nearest, squared_distances
from penat.ports.item_store import ItemStore, StoredItems


class MemoryItems(ItemStore):
    """Keeps every category as one StoredItems that begins at row 0."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], StoredItems] = {}

    def create(self, release: str, slug: str, dim: int) -> None:
        """Make an empty category."""
        nothing = np.zeros(0, dtype=np.int64)
        empty = StoredItems(
            0, [], np.zeros((0, dim), dtype=np.float32), nothing, nothing.astype(bool), nothing.astype(bool),
            nothing.astype(np.int32),
        )  # fmt: skip
        self._kept.setdefault((release, slug), empty)

    def write(self, release: str, slug: str, items: StoredItems) -> None:
        """Put rows in place of those that were there, or behind them."""
        old = self._category(release, slug)
        if items.start > len(old):
            raise ValueError(f"rows {len(old)} to {items.start} of {slug} were not written yet")
        self._kept[release, slug] = _spliced(old, items)

    def stored(self, release: str) -> Mapping[str, int]:
        """Return slug -> rows."""
        return {slug: len(items) for (owner, slug), items in self._kept.items() if owner == release}

    def count(self, release: str, slug: str) -> int:
        """Return the number of rows."""
        return len(self._category(release, slug))

    def nearest(
        self, release: str, slug: str, vector: Vectors, limit: int, *, price: PriceRange | None = None,
        in_stock: bool = False, without: Collection[int] = (), representatives_only: bool = False,
    ) -> tuple[Rows, Floats]:  # fmt: skip
        """Return the nearest rows, exactly."""
        items = self._category(release, slug)
        if limit < 1 or not len(items):
            return np.zeros(0, dtype=np.intp), np.zeros(0)
        mask: Mask = np.ones(len(items), dtype=bool) if price is None else price.mask(items.price_cents)
        if in_stock:
            mask = mask & items.in_stock
        if representatives_only:
            mask = mask & items.representative
        mask[[row for row in without if 0 <= row < len(mask)]] = False
        every = squared_distances(vector, items.vectors)
        rows = nearest(every, mask, limit)
        return rows, every[rows]

    def vectors_of(self, release: str, slug: str, ids: Sequence[str]) -> Vectors:
        """Return vectors by id."""
        items = self._category(release, slug)
        places = {item_id: row for row, item_id in enumerate(items.ids)}
        for item_id in ids:
            if item_id not in places:
                raise NotFound(f"there is no item {item_id!r} in {slug} of release {release}", field="item")
        found: Vectors = items.vectors[[places[item_id] for item_id in ids]]
        return found

    def read(self, release: str, slug: str, start: int, stop: int) -> StoredItems:
        """Return a stretch of rows."""
        items = self._category(release, slug)
        if stop > len(items):
            raise Unavailable(f"memory holds {len(items)} rows of {slug}, not {stop}; push release {release} again")
        cut = slice(start, stop)
        return StoredItems(
            start, items.ids[cut], items.vectors[cut], items.price_cents[cut], items.in_stock[cut],
            items.representative[cut], items.groups[cut],
        )  # fmt: skip

    def delete(self, release: str) -> None:
        """Forget a release."""
        self._kept = {key: items for key, items in self._kept.items() if key[0] != release}

    def close(self) -> None:
        """Nothing is open."""

    def _category(self, release: str, slug: str) -> StoredItems:
        try:
            return self._kept[release, slug]
        except KeyError:
            raise Unavailable(
                f"memory has no {slug} of release {release}; say: penat releases push {release}", field="engine"
            ) from None


def _spliced(old: StoredItems, new: StoredItems) -> StoredItems:
    before, after = slice(0, new.start), slice(new.start + len(new), None)
    joined = {
        name: np.concatenate([getattr(old, name)[before], getattr(new, name), getattr(old, name)[after]])
        for name in ("vectors", "price_cents", "in_stock", "representative", "groups")
    }
    return StoredItems(0, [*old.ids[before], *new.ids, *old.ids[after]], **joined)
