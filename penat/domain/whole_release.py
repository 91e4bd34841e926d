"""A release as one table of vectors, and each item's nearest others over all categories.

Up to EXACT_ITEMS items every pair is compared. Beyond that the nearest of an item's own category are those the release
lists, and for the others the vectors are sorted into cells around landmarks, and an item is compared with those of the
cells nearest its own (an inverted file, Jégou et al. 2011): the work grows with n·√n, and `recall` says on a sample
how many of the true neighbours were found.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from penat.domain.catalogue import Catalogue, Item, Shelf
from penat.domain.geometry import MAX_DISTANCE, Rows, Vectors, landmarks

EXACT_ITEMS = 20_000
CELLS_TIMES, PROBED = 4, 80
BLOCK_CELLS = 1 << 24
SAMPLED = 200
NONE = -1
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class WholeRelease:
    """Every item of a release in one order, shelf after shelf.

    vectors (n, dim) unit float32; category (n,) int32, a number into `shelves`; group (n,) int32, the same for variants
    of one design and different between shelves; starts (shelves + 1,): where each shelf begins.
    """

    shelves: Sequence[Shelf]
    vectors: Vectors = field(repr=False)
    category: NDArray[np.int32] = field(repr=False)
    group: NDArray[np.int32] = field(repr=False)
    starts: NDArray[np.int64] = field(repr=False)

    @classmethod
    def of(cls, catalogue: Catalogue) -> "WholeRelease":
        """Return the table of *catalogue*; its vectors are copied."""
        shelves = [shelf for shelf in catalogue.shelves.values() if len(shelf)]
        starts = np.concatenate(([0], np.cumsum([len(shelf) for shelf in shelves]))).astype(np.int64)
        category = np.repeat(np.arange(len(shelves), dtype=np.int32), np.diff(starts))
        vectors = np.concatenate([shelf.vectors for shelf in shelves]) if shelves else np.empty((0, 1), np.float32)
        return cls(shelves, vectors.astype(np.float32, copy=False), category, _numbered(shelves), starts)

    def __len__(self) -> int:
        return len(self.vectors)

    @property
    def categories(self) -> list[str]:
        """The categories by number."""
        return [shelf.category for shelf in self.shelves]

    def rows_of(self, number: int) -> slice:
        """Return the rows of the shelf of that *number*."""
        return slice(int(self.starts[number]), int(self.starts[number + 1]))

    def place(self, row: int) -> tuple[Shelf, int]:
        """Return the shelf of a row of this table, and the row on it."""
        number = int(self.category[row])
        return self.shelves[number], row - int(self.starts[number])

    def item(self, row: int) -> Item:
        """Return the item of a row."""
        shelf, own = self.place(row)
        return shelf.items[own]


def _numbered(shelves: Sequence[Shelf]) -> NDArray[np.int32]:
    """Return the groups of all shelves (n,), renumbered so that no two shelves share one."""
    parts, first = [np.empty(0, np.int32)], 0
    for shelf in shelves:
        parts.append((np.asarray(shelf.groups) + first).astype(np.int32))
        first += int(np.max(shelf.groups)) + 1
    return np.concatenate(parts)


@dataclass(frozen=True)
class NearestEverywhere:
    """Each item's nearest others, variants of itself left out.

    rows (n, k) int32, NONE where there are fewer, and distances (n, k) float32 with infinity there, nearest first.
    `recall` is the share of the true ones found, 1 where every pair was compared.
    """

    rows: NDArray[np.int32] = field(repr=False)
    distances: NDArray[np.float32] = field(repr=False)
    recall: float = 1.0


def nearest_everywhere(
    whole: WholeRelease, limit: int, *, exact_items: int = EXACT_ITEMS, progress: Progress | None = None
) -> NearestEverywhere:
    """Return the *limit* nearest items of every item over the whole release; memory stays bounded.

    The same release gives the same answer every time. Raises ValueError for a limit below 1.
    """
    if limit < 1:
        raise ValueError(f"limit is {limit}; ask for 1 neighbour or more")
    members = _members(whole.group)
    if len(whole) <= exact_items:
        return NearestEverywhere(*_searched(whole, limit, members, [_everything(len(whole))], progress))
    rng = np.random.default_rng(0)
    found = _searched(whole, limit, members, _cells(whole.vectors, rng), progress)
    rows, distances = _with_lists(whole, *found)
    return NearestEverywhere(rows, distances, _recall(whole, rows, members, rng))


Cell = tuple[Rows, Rows]
"""Rows that ask, and the rows they are compared with, ascending."""


def _everything(count: int) -> Cell:
    every = np.arange(count)
    return every, every


def _cells(vectors: Vectors, rng: np.random.Generator) -> Iterator[Cell]:
    """Yield each cell's rows and those of the cells nearest to it."""
    centres = vectors[landmarks(vectors, CELLS_TIMES * round(len(vectors) ** 0.5), rng)]
    owner = np.empty(len(vectors), dtype=np.int32)
    for start in range(0, len(vectors), 8192):
        owner[start : start + 8192] = np.argmax(vectors[start : start + 8192] @ centres.T, axis=1)
    order = np.argsort(owner, kind="stable")
    edges = np.searchsorted(owner[order], np.arange(len(centres) + 1))
    near = np.argsort(-(centres @ centres.T), axis=1, kind="stable")[:, :PROBED]
    for cell in range(len(centres)):
        asking = order[edges[cell] : edges[cell + 1]]
        if len(asking):
            yield asking, np.sort(np.concatenate([order[edges[one] : edges[one + 1]] for one in near[cell]]))


def _searched(
    whole: WholeRelease, limit: int, members: dict[int, Rows], cells: Sequence[Cell] | Iterator[Cell],
    progress: Progress | None = None,
) -> tuple[NDArray[np.int32], NDArray[np.float32]]:  # fmt: skip
    """Return the nearest rows and distances of every asking row among those its cell is compared with."""
    rows = np.full((len(whole), limit), NONE, dtype=np.int32)
    distances = np.full((len(whole), limit), np.inf, dtype=np.float32)
    done = 0
    for asking, others in cells:
        candidates = whole.vectors[others]
        step = max(1, BLOCK_CELLS // max(1, len(others)))
        for start in range(0, len(asking), step):
            block = asking[start : start + step]
            rows[block], distances[block] = _nearest(whole, block, others, candidates, limit, members)
            done += len(block)
            if progress is not None:
                progress(done, len(whole))
    return rows, distances


def _nearest(
    whole: WholeRelease, block: Rows, others: Rows, candidates: Vectors, limit: int, members: dict[int, Rows]
) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """Return for the rows of *block* the nearest of *others*, whose vectors are *candidates*: (b, limit) each."""
    cosines = whole.vectors[block] @ candidates.T
    _hide_variants(cosines, whole.group[block], block, others, members)
    width = min(limit, cosines.shape[1])
    if width < cosines.shape[1]:
        chosen = np.sort(np.argpartition(-cosines, width - 1, axis=1)[:, :width], axis=1)
    else:
        chosen = np.broadcast_to(np.arange(width), cosines.shape)
    found = np.take_along_axis(cosines, chosen, axis=1)
    order = np.argsort(-found, axis=1, kind="stable")
    found, chosen = np.take_along_axis(found, order, axis=1), np.take_along_axis(chosen, order, axis=1)
    there = found > -np.inf
    rows = np.full((len(block), limit), NONE, dtype=np.int32)
    distances = np.full((len(block), limit), np.inf, dtype=np.float32)
    rows[:, :width] = np.where(there, others[chosen], NONE)
    distances[:, :width] = np.where(there, np.clip(2.0 - 2.0 * found, 0.0, MAX_DISTANCE), np.inf)
    return rows, distances


def _hide_variants(
    cosines: NDArray[np.float32], groups: NDArray[np.int32], block: Rows, others: Rows, members: dict[int, Rows]
) -> None:
    """Set what an item must not find, itself and its variants, to −∞ in its row of *cosines*, which is ours to change.

    A group's rows are looked up rather than compared with every column: groups are few.
    """
    for line, (group, row) in enumerate(zip(groups.tolist(), block.tolist(), strict=True)):
        own = members.get(group)
        hidden = np.array([row]) if own is None else own
        columns = np.searchsorted(others, hidden)
        columns = np.minimum(columns, len(others) - 1)
        cosines[line, columns[others[columns] == hidden]] = -np.inf


def _with_lists(
    whole: WholeRelease, rows: NDArray[np.int32], distances: NDArray[np.float32]
) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """Return the nearest (n, limit) of what was found and what the release's own lists name, each row once."""
    limit = rows.shape[1]
    merged_rows, merged = rows.copy(), distances.copy()
    stands = np.concatenate([shelf.representative for shelf in whole.shelves])
    for number, shelf in enumerate(whole.shelves):
        own = whole.rows_of(number)
        found = rows[own]
        listed = (found != NONE) & (whole.category[found] == number) & stands[found]
        both = np.concatenate([found, shelf.neighbours[:, :limit] + own.start], axis=1)
        apart = np.concatenate([np.where(listed, np.inf, distances[own]), shelf.neighbour_distances[:, :limit]], axis=1)
        order = np.argsort(apart, axis=1, kind="stable")[:, :limit]
        merged[own] = np.take_along_axis(apart, order, axis=1)
        merged_rows[own] = np.where(np.isinf(merged[own]), NONE, np.take_along_axis(both, order, axis=1))
    return merged_rows, merged


def _members(group: NDArray[np.int32]) -> dict[int, Rows]:
    """Return the rows of every group that has more than one."""
    order = np.argsort(group, kind="stable")
    numbers, first, counts = np.unique(group[order], return_index=True, return_counts=True)
    return {
        int(number): order[start : start + count]
        for number, start, count in zip(numbers, first, counts, strict=True) if count > 1
    }  # fmt: skip


def _recall(whole: WholeRelease, found: NDArray[np.int32], members: dict[int, Rows], rng: np.random.Generator) -> float:
    """Return the share of the true neighbours of a sample of rows that were found."""
    sample = np.sort(rng.choice(len(whole), min(SAMPLED, len(whole)), replace=False))
    hits = total = 0
    every = np.arange(len(whole))
    for start in range(0, len(sample), 50):
        block = sample[start : start + 50]
        true = _nearest(whole, block, every, whole.vectors, found.shape[1], members)[0]
        for wanted, had in zip(true, found[block], strict=True):
            real = wanted[wanted != NONE]
            hits, total = hits + int(np.isin(real, had).sum()), total + len(real)
    return hits / total if total else 1.0
