"""One picture, or one design, under several ids: within a category and across, and pairs that are nearly so.

Ingestion groups what shows one design inside a category. What it leaves apart on purpose is found here: the same
picture filed under two categories, and pairs so near that a person should look.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

import numpy as np

from penat.domain.geometry import MAX_DISTANCE, Floats
from penat.domain.whole_release import NONE, NearestEverywhere, WholeRelease

MOST_PAIRS = 1000
NEARLY = 0.25

Sort = Literal["same picture", "same design", "near pair"]


@dataclass(frozen=True, slots=True)
class Copies:
    """Rows that show one thing: sort says how we know; across, whether their categories differ.

    distance is the greatest of any to the first of them.
    """

    sort: Sort
    rows: tuple[int, ...]
    distance: float
    across: bool


def copies(whole: WholeRelease, near: NearestEverywhere) -> list[Copies]:
    """Return same pictures, then same designs, then near pairs; in each those across categories first, by distance."""
    pictures = _same_pictures(whole)
    together = {row: group for group in pictures for row in group}
    designs = [rows for rows in _same_designs(whole) if not set(rows) <= set(together.get(rows[0], ()))]
    near_pairs = [pair for pair in _near_pairs(whole, near) if pair[1] not in together.get(pair[0], ())]
    sorts: list[tuple[Sort, list[tuple[int, ...]]]] = [
        ("same picture", pictures), ("same design", designs), ("near pair", near_pairs),
    ]  # fmt: skip
    found = [_told(whole, sort, rows) for sort, groups in sorts for rows in groups]
    order = {sort: place for place, (sort, _) in enumerate(sorts)}
    return sorted(found, key=lambda one: (order[one.sort], not one.across, one.distance, one.rows))


def _same_pictures(whole: WholeRelease) -> list[tuple[int, ...]]:
    """Return the rows that share a display picture, which is named by its content."""
    shown: dict[str, list[int]] = defaultdict(list)
    for number, shelf in enumerate(whole.shelves):
        for row, item in enumerate(shelf.items, int(whole.starts[number])):
            shown[item.image].append(row)
    return [tuple(rows) for rows in shown.values() if len(rows) > 1]


def _same_designs(whole: WholeRelease) -> list[tuple[int, ...]]:
    """Return the rows of each group of variants."""
    return [
        tuple(row + int(whole.starts[number]) for row in rows)
        for number, shelf in enumerate(whole.shelves) for rows in shelf.variant_rows.values()
    ]  # fmt: skip


def _near_pairs(whole: WholeRelease, near: NearestEverywhere) -> list[tuple[int, ...]]:
    """Return at most MOST_PAIRS pairs of designs, much nearer than items usually are to their nearest."""
    first = near.distances[:, 0].astype(np.float64)
    known = first[np.isfinite(first)]
    if not len(known):
        return []
    limit = NEARLY * float(np.median(known))
    stands = np.concatenate([shelf.representative for shelf in whole.shelves])
    listed = (near.rows != NONE) & stands[near.rows] & stands[:, None]
    lines, places = np.nonzero(listed & (near.distances <= limit))
    others = near.rows[lines, places]
    low, high = np.minimum(lines, others), np.maximum(lines, others)
    pairs, at = np.unique(np.stack([low, high], axis=1), axis=0, return_index=True)
    distances: Floats = near.distances[lines, places].astype(np.float64)[at]
    best = np.argsort(distances, kind="stable")[:MOST_PAIRS]
    return [(int(one), int(other)) for one, other in pairs[best]]


def _told(whole: WholeRelease, sort: Sort, rows: tuple[int, ...]) -> Copies:
    listed = list(rows)
    cosines = whole.vectors[listed].astype(np.float64) @ whole.vectors[listed[0]]
    distance = float(np.clip(2.0 - 2.0 * cosines.min(), 0.0, MAX_DISTANCE)) if sort != "same picture" else 0.0
    return Copies(sort, rows, distance, len(set(whole.category[listed].tolist())) > 1)
