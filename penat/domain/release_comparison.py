"""How a new release differs from the served one, and when that is enough to stop and ask.

Canaries are a fixed sample of items, the same for the same two releases: of each, the nearest items in both releases
are compared. A shop that adds a chair changes little; a broken export or swapped pictures change nearly all.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from penat.domain.catalogue import NO_PRICE, Catalogue, Shelf, ids_of
from penat.domain.geometry import squared_distances

CANARIES, LISTED = 200, 20
LEAST_ITEMS, LEAST_PRICED, LEAST_KEPT, LEAST_RECALL = 0.5, 0.5, 0.6, 0.98
_SEED = 20_240_501
_EXACT = 1e-5  # two exact ways of computing a float32 distance differ by less


@dataclass(frozen=True, slots=True)
class CategoryChange:
    """A category's items, and how many of them have a price, before and after.

    `kept` is the mean share of a canary's nearest items that are still among them, nan without canaries. Items that
    left or came are not counted against it.
    """

    category: str
    before: int
    after: int
    priced_before: int
    priced_after: int
    canaries: int
    kept: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs, category by category. With `other_model` what is near changes by intention, and raises no alarm."""

    categories: tuple[CategoryChange, ...]
    other_model: bool

    def alarms(self) -> list[str]:
        """Return what should be looked at before the release is served, in words; nothing when all is well."""
        found = [told for change in self.categories for told in _category_alarms(change)]
        if not self.other_model:
            found += [
                f"of what was nearest to {change.canaries} sampled items of {change.category} only "
                f"{change.kept:.0%} is still near (at least {LEAST_KEPT:.0%} is expected of one model)"
                for change in self.categories
                if change.canaries and change.kept < LEAST_KEPT
            ]
        return found


def compare(served: Catalogue, fresh: Catalogue) -> Comparison:
    """Return how *fresh* differs from *served*."""
    names = sorted({*served.shelves, *fresh.shelves})
    changes = tuple(_change(name, served.shelves.get(name), fresh.shelves.get(name)) for name in names)
    return Comparison(changes, space_of(served) != space_of(fresh))


def space_of(catalogue: Catalogue) -> tuple[str, str]:
    """Return what tells a model from another, be it one trained anew under the same name."""
    return catalogue.model, catalogue.model_sha256


def lists_recall(shelf: Shelf, sample: int = 100) -> float:
    """Return which share of the true nearest the neighbour lists of a sample of rows hold, 1.0 where all are exact."""
    width = shelf.neighbours.shape[1]
    if not len(shelf) or not width:
        return 1.0
    rng = np.random.default_rng(_SEED)
    rows = np.sort(rng.choice(len(shelf), min(sample, len(shelf)), replace=False))
    hits = [_recalled(shelf, int(row), width) for row in rows]
    return float(np.mean(hits))


def _recalled(shelf: Shelf, row: int, width: int) -> float:
    every = squared_distances(shelf.vectors[row], shelf.vectors)
    every[~shelf.representative | (shelf.groups == shelf.groups[row])] = np.inf
    farthest = np.partition(every, width - 1)[width - 1]
    return float(np.mean(every[shelf.neighbours[row]] <= farthest + _EXACT))


def _change(name: str, before: Shelf | None, after: Shelf | None) -> CategoryChange:
    counts = [(0, 0) if shelf is None else (len(shelf), _priced(shelf)) for shelf in (before, after)]
    shares = [] if before is None or after is None else _kept_near(before, after)
    kept = float(np.mean(shares)) if shares else float("nan")
    return CategoryChange(name, counts[0][0], counts[1][0], counts[0][1], counts[1][1], len(shares), kept)


def _priced(shelf: Shelf) -> int:
    return int(np.count_nonzero(shelf.price_cents != NO_PRICE))


def _category_alarms(change: CategoryChange) -> list[str]:
    if change.before and not change.after:
        return [f"category {change.category} with {change.before:,} items is gone"]
    if change.after < LEAST_ITEMS * change.before:
        return [f"{change.category} has {change.after:,} items, it had {change.before:,}"]
    if change.priced_before and change.priced_after < LEAST_PRICED * change.priced_before:
        return [f"{change.priced_after:,} items of {change.category} have a price, {change.priced_before:,} had one"]
    return []


def _kept_near(before: Shelf, after: Shelf) -> list[float]:
    """Return, for each canary of a category, the share of its nearest items that are still among its nearest."""
    old, new = ids_of(before.items), ids_of(after.items)
    rows = {item_id: row for row, item_id in enumerate(new)}
    both = [row for row, item_id in enumerate(old) if item_id in rows]
    if not both:
        return []
    rng = np.random.default_rng(_SEED)
    chosen = np.sort(rng.choice(len(both), min(CANARIES, len(both)), replace=False))
    there = set(old) & set(new)
    shares = [_share(before, both[index], after, rows[old[both[index]]], old, new, there) for index in chosen]
    return [share for share in shares if share is not None]


def _share(
    before: Shelf, row: int, after: Shelf, now: int, old: Sequence[str], new: Sequence[str], there: set[str]
) -> float | None:
    was = [old[other] for other in before.neighbours[row] if old[other] in there][:LISTED]
    near = set([new[other] for other in after.neighbours[now] if new[other] in there][:LISTED])
    if not was or not near:
        return None
    return len(near.intersection(was)) / len(was)
