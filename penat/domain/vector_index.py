"""An exact, growing index of unit vectors with owners: what is near to a vector among what its owner may search."""

from collections.abc import Collection, Container
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from penat.domain.geometry import MAX_DISTANCE, Floats, Rows, Vectors, squared_distances

FIRST_ROWS = 64
_SLACK = 1e-4  # above the error of a float32 product of unit vectors, below any difference that means something
_BLOCK = 4096
Codes = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Near:
    """One neighbour: its id and its squared distance, in [0, 4]."""

    id: str
    distance: float


class VectorIndex:
    """Unit vectors (n, dim) under ids, in the order in which they were added.

    Arrays grow by doubling; a removed row stays as a hole until half of the rows are holes, then all are moved
    together. It holds no lock: one thread at a time.
    """

    def __init__(self, dim: int) -> None:
        self.dim = dim
        self._ids: list[str | None] = []
        self._row_of: dict[str, int] = {}
        self._vectors: Vectors = np.empty((FIRST_ROWS, dim), np.float32)
        self._owners: Codes = np.full(FIRST_ROWS, -1, np.int32)
        self._categories: Codes = np.full(FIRST_ROWS, -1, np.int32)
        self._codes: dict[str | None, int] = {}

    def __len__(self) -> int:
        return len(self._row_of)

    def __contains__(self, one_id: str) -> bool:
        return one_id in self._row_of

    @property
    def rows(self) -> int:
        """How many rows the arrays have room for."""
        return len(self._vectors)

    def add(self, one_id: str, vector: Vectors, owner: str, category: str | None = None) -> None:
        """Add a unit vector (dim,), in the place of the one that had its id. Raises ValueError for another length."""
        if vector.shape != (self.dim,):
            raise ValueError(f"a vector of shape {vector.shape} for an index of {self.dim} dimensions")
        self.remove(one_id)
        row = len(self._ids)
        if row == self.rows:
            self._resize(2 * row)
        self._vectors[row], self._owners[row], self._categories[row] = vector, self._code(owner), self._code(category)
        self._ids.append(one_id)
        self._row_of[one_id] = row

    def remove(self, one_id: str) -> None:
        """Forget an id; one that is not here is no mistake."""
        row = self._row_of.pop(one_id, None)
        if row is None:
            return
        self._ids[row], self._owners[row] = None, -1
        if len(self._ids) > FIRST_ROWS and 2 * len(self) < len(self._ids):
            self._move_together()

    def nearest(
        self, vector: Vectors, limit: int, owners: Collection[str], category: str | None = None,
        without: Container[str] = (),
    ) -> list[Near]:  # fmt: skip
        """Return at most *limit* of what *owners* have that are nearest to *vector* (dim,), of *category* if given.

        Exact: candidates are found by a float32 product and ordered by float64 sums, each row by itself, so that equal
        vectors are at equal distances in every process; ties are in the order of adding.
        """
        rows = self._allowed(owners, category, without)
        if limit < 1 or not len(rows):
            return []
        if limit < len(rows):
            rough = self._rough(vector, rows)
            rows = rows[rough <= np.partition(rough, limit - 1)[limit - 1] + _SLACK]
        exact = _distances(vector, self._vectors[rows])
        order = np.argsort(exact, kind="stable")[:limit]
        return [Near(str(self._ids[rows[place]]), float(exact[place])) for place in order.tolist()]

    def _allowed(self, owners: Collection[str], category: str | None, without: Container[str]) -> Rows:
        """Return the rows that may be found, in order."""
        used = len(self._ids)
        codes = [self._codes[owner] for owner in owners if owner in self._codes]
        mask = np.isin(self._owners[:used], codes)
        if category is not None:
            mask &= self._categories[:used] == self._codes.get(category, -1)
        rows = np.flatnonzero(mask)
        return rows[[self._ids[row] not in without for row in rows.tolist()]] if without else rows

    def _rough(self, vector: Vectors, rows: Rows) -> Floats:
        if 2 * len(rows) > len(self._ids):  # reading a few rows in vain costs less than copying most of them
            return squared_distances(vector, self._vectors[: len(self._ids)])[rows]
        return squared_distances(vector, self._vectors[rows])

    def _code(self, word: str | None) -> int:
        """Return the number an owner or a category stands for; both are words of one list, which only grows."""
        return self._codes.setdefault(word, len(self._codes))

    def _resize(self, size: int) -> None:
        used = min(size, len(self._ids))
        vectors = np.empty((size, self.dim), np.float32)
        owners, categories = np.full(size, -1, np.int32), np.full(size, -1, np.int32)
        vectors[:used], owners[:used], categories[:used] = (
            self._vectors[:used], self._owners[:used], self._categories[:used],
        )  # fmt: skip
        self._vectors, self._owners, self._categories = vectors, owners, categories

    def _move_together(self) -> None:
        """Close the holes, keeping the order, and give back what is more than twice what is used."""
        rows = np.flatnonzero(self._owners[: len(self._ids)] >= 0)
        for array in (self._vectors, self._owners, self._categories):
            array[: len(rows)] = array[rows]
        self._owners[len(rows) :] = -1
        self._ids = [self._ids[row] for row in rows.tolist()]
        self._row_of = {str(one_id): row for row, one_id in enumerate(self._ids)}
        self._resize(max(FIRST_ROWS, 1 << (len(rows) - 1).bit_length()) if len(rows) else FIRST_ROWS)


def _distances(vector: Vectors, vectors: Vectors) -> Floats:
    """Return the squared distances (n,), each row summed by itself in float64."""
    wide = vector.astype(np.float64)
    products = [
        (vectors[start : start + _BLOCK].astype(np.float64) * wide).sum(axis=1)
        for start in range(0, len(vectors), _BLOCK)
    ]
    return np.clip(2.0 - 2.0 * np.concatenate(products), 0.0, MAX_DISTANCE)
