"""A release's vectors brought into an engine, and out of one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from penat.domain.catalogue import Catalogue, Shelf, ids_of
from penat.domain.errors import Unavailable
from penat.ports.item_store import ItemStore, StoredItems

AT_ONCE = 1000
SAMPLE = 32
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class PushReport:
    """How many items a push wrote, and how many the engine had already."""

    written: int
    there: int


def push(
    catalogue: Catalogue, slugs: Mapping[str, str], store: ItemStore, progress: Progress, *, replace: bool = False
) -> PushReport:
    """Bring a release into *store*, going on where an earlier push ended; with *replace*, from the beginning.

    *progress* hears (items there, items in all). Counts and a sample are compared afterwards. Raises Unavailable where
    what the engine holds is not the release.
    """
    if replace:
        store.delete(catalogue.release)
    total = sum(len(shelf) for shelf in catalogue.shelves.values())
    done = written = 0
    for category, shelf in catalogue.shelves.items():
        slug = slugs[category]
        store.create(catalogue.release, slug, shelf.vectors.shape[1])
        held = store.count(catalogue.release, slug)
        done += min(held, len(shelf))
        progress(done, total)
        for start in range(held, len(shelf), AT_ONCE):
            rows = stored_rows(shelf, start, min(start + AT_ONCE, len(shelf)))
            store.write(catalogue.release, slug, rows)
            done, written = done + len(rows), written + len(rows)
            progress(done, total)
    problems = list(differences(catalogue, slugs, store))
    if problems:
        raise Unavailable(
            f"the engine holds something else than release {catalogue.release}: {problems[0]}; write it anew with: "
            f"penat releases push {catalogue.release} --replace",
            field="engine",
        )
    return PushReport(written, total - written)


def stored_rows(shelf: Shelf, start: int, stop: int) -> StoredItems:
    """Return rows of a shelf as an engine keeps them."""
    cut = slice(start, stop)
    return StoredItems(
        start, list(ids_of(shelf.items)[cut]), np.array(shelf.vectors[cut]), shelf.price_cents[cut],
        shelf.in_stock[cut], shelf.representative[cut], shelf.groups[cut],
    )  # fmt: skip


def differences(catalogue: Catalogue, slugs: Mapping[str, str], store: ItemStore) -> Iterator[str]:
    """Yield, in words, where an engine's counts or a sample of its rows are not the release's."""
    wanted = {slugs[category]: len(shelf) for category, shelf in catalogue.shelves.items()}
    held = dict(store.stored(catalogue.release))
    if held != wanted:
        yield f"it has {held}, the release {wanted}"
        return
    for category, shelf in catalogue.shelves.items():
        for row in np.unique(np.linspace(0, len(shelf) - 1, SAMPLE).astype(int)).tolist():
            if not _equal(
                store.read(catalogue.release, slugs[category], row, row + 1), stored_rows(shelf, row, row + 1)
            ):
                yield f"row {row} of {category} differs"
                return


def _equal(one: StoredItems, other: StoredItems) -> bool:
    columns = ("vectors", "price_cents", "in_stock", "representative", "groups")
    same = all(np.array_equal(getattr(one, name), getattr(other, name)) for name in columns)
    return same and list(one.ids) == list(other.ids)


def pulled(store: ItemStore, release: str, slug: str, count: int, progress: Callable[[int], None]) -> StoredItems:
    """Return all *count* rows of a category; *progress* hears how many came. Raises Unavailable if some lack."""
    held = store.count(release, slug)
    if held != count:
        raise Unavailable(
            f"the engine holds {held} items of {slug} of release {release}, whose manifest says {count}; push it again "
            f"where it is whole: penat releases push {release}",
            field="engine",
        )
    parts = []
    for start in range(0, count, AT_ONCE):
        parts.append(store.read(release, slug, start, min(start + AT_ONCE, count)))
        progress(len(parts[-1]))
    columns = {
        name: np.concatenate([getattr(part, name) for part in parts])
        for name in ("vectors", "price_cents", "in_stock", "representative", "groups")
    }
    return StoredItems(0, [item_id for part in parts for item_id in part.ids], **columns)
