"""Which rows must never be parted by a split, and splits that keep them together.

Variants of one design, near copies of one picture and things photographed in one scene tell the same thing twice: were
one trained on and the other tested, the test would measure memory.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from penat.domain.errors import InvalidInput
from penat.domain.geometry import Mask, Rows, Vectors

BLOCK_ROWS = 1024
Groups = NDArray[np.int32]


class UnionFind:
    """Disjoint sets over 0 … count − 1, with path halving and union by size."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))
        self._size = [1] * count

    def find(self, one: int) -> int:
        """Return the member that stands for the set of *one*."""
        while self._parent[one] != one:
            self._parent[one] = self._parent[self._parent[one]]
            one = self._parent[one]
        return one

    def join(self, one: int, other: int) -> None:
        """Make the sets of both one set."""
        low, high = self.find(one), self.find(other)
        if low == high:
            return
        if self._size[low] > self._size[high]:
            low, high = high, low
        self._parent[low] = high
        self._size[high] += self._size[low]

    def groups(self) -> Groups:
        """Return the set of each member (count,), numbered by first appearance."""
        numbers: dict[int, int] = {}
        found = [numbers.setdefault(self.find(one), len(numbers)) for one in range(len(self._parent))]
        return np.array(found, dtype=np.int32)


def split_groups(count: int, ties: Iterable[Sequence[Hashable]], pairs: Iterable[tuple[int, int]] = ()) -> Groups:
    """Return a group number for each of *count* rows, so that rows tied in any way, even through others, share one.

    Each of *ties* holds one key a row (a design, a picture's checksum, a scene), None or "" where it has none; rows of
    one key are tied. *pairs* are rows tied one by one. Raises InvalidInput where a list of keys has another length.
    """
    sets = UnionFind(count)
    for keys in ties:
        if len(keys) != count:
            raise InvalidInput(f"{len(keys)} keys that tie rows together for {count} rows", field="groups")
        first: dict[Hashable, int] = {}
        for row, key in enumerate(keys):
            if key is not None and key != "":
                sets.join(first.setdefault(key, row), row)
    for one, other in pairs:
        sets.join(one, other)
    return sets.groups()


def close_pairs(vectors: Vectors, distance: float) -> list[tuple[int, int]]:
    """Return the pairs of rows of *vectors* (n, dim) at most *distance* apart: copies under other names.

    Every pair is compared, in blocks.
    """
    found: list[tuple[int, int]] = []
    for start in range(0, len(vectors), BLOCK_ROWS):
        block = vectors[start : start + BLOCK_ROWS]
        apart = 2.0 - 2.0 * (block @ vectors[start:].T)
        lines, columns = np.nonzero(apart <= distance)
        upper = columns > lines
        found += zip((lines[upper] + start).tolist(), (columns[upper] + start).tolist(), strict=True)
    return found


def held_out(groups: Groups, share: float, rng: np.random.Generator) -> Mask:
    """Return which rows (n,) are held out: whole groups drawn at random until about *share* of the rows is reached."""
    members: dict[int, list[int]] = defaultdict(list)
    for row, group in enumerate(groups.tolist()):
        members[group].append(row)
    numbers = list(members)
    away = np.zeros(len(groups), dtype=bool)
    wanted = share * len(groups)
    for place in rng.permutation(len(numbers)).tolist():
        rows = members[numbers[place]]
        if away.sum() + len(rows) / 2 <= wanted:
            away[rows] = True
    return away


def folds(groups: Groups, count: int, rng: np.random.Generator) -> NDArray[np.int32]:
    """Return a fold for each row (n,), 0 … count − 1, a group's rows all in one, the folds about equally large.

    The largest groups are dealt first, each to the fold that has fewest rows, equal groups in random order.
    """
    numbers, place, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    shuffled = rng.permutation(len(numbers))
    order = shuffled[np.argsort(-sizes[shuffled], kind="stable")]
    load = np.zeros(count, dtype=np.int64)
    fold_of = np.zeros(len(numbers), dtype=np.int32)
    for number in order.tolist():
        fold = int(np.argmin(load))
        fold_of[number] = fold
        load[fold] += sizes[number]
    found: NDArray[np.int32] = fold_of[place]
    return found


def straddling(groups: Groups, one: Rows, other: Rows) -> int:
    """Return how many groups have rows both in *one* and in *other*: 0 for an honest split."""
    return len(set(groups[one].tolist()) & set(groups[other].tolist()))
