"""Where taste is worked out: the designs of one category, each as a possible target of the shopper's wish.

Up to 5,000 designs every one is weighed by itself. Above that landmarks stand for their cells, and the designs near
what was liked, or near the likeliest landmarks, are weighed by themselves; the cell keeps the rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from penat.domain.geometry import BLOCK_ROWS, Floats, Mask, Rows, Vectors, landmarks, neighbour_lists

EXACT_UP_TO = 5_000
LANDMARKS = 1_024
NEAR = 10
"""A pick is a hit when it is among so many nearest of the target, itself counted."""
_LISTED = 160
_OPENED = 32


@dataclass(frozen=True, eq=False)
class TasteSpace:
    """One category as possible targets.

    vectors (n, dim) unit float32 of every row; representative (n,): the rows that may be shown, one a design;
    neighbours (n, k): nearest other designs, nearest first; radius (n,): distance of the tenth nearest design, itself
    counted; landmarks (m,) rows and owner (n,): the place in landmarks of the cell a row lies in. landmarks is empty
    where every design is weighed by itself; exact_up_to is the most designs for which that is done.
    """

    vectors: Vectors
    representative: Mask
    neighbours: NDArray[np.int32]
    radius: Floats
    landmarks: Rows
    owner: Rows
    exact_up_to: int = EXACT_UP_TO

    def __len__(self) -> int:
        return len(self.vectors)

    @property
    def exact(self) -> bool:
        """Whether every design is weighed by itself."""
        return len(self.landmarks) == 0


@dataclass(frozen=True, eq=False)
class Support:
    """The targets weighed in one step: rows (s,), how many designs each stands for (s,), and cell places (s,).

    places: the landmark's number, −1 for a row that stands for itself alone.
    """

    rows: Rows
    mass: Floats
    places: Rows


@dataclass(frozen=True, eq=False)
class TasteCells:
    """What a space of many designs is worked out from the vectors for, made once, at publishing.

    radius (n,) float64, landmarks (m,) and owner (n,) are as in TasteSpace.
    """

    radius: Floats
    landmarks: Rows
    owner: Rows


def cells(
    vectors: Vectors, representative: Mask, distances: NDArray[np.float32], *, exact_up_to: int = EXACT_UP_TO,
    marks: int = LANDMARKS, seed: int = 0,
) -> TasteCells | None:  # fmt: skip
    """Return the landmarks of a category, each row's cell and radius; None where every design is weighed by itself.

    distances (n, k) are those of the nearest other designs. It costs a k-means and one product of n × marks.
    """
    designs = np.flatnonzero(representative)
    if len(designs) <= exact_up_to:
        return None
    chosen = landmarks(vectors[designs], marks, np.random.default_rng(seed))
    rows = designs[chosen].astype(np.intp)
    return TasteCells(_radii(distances), rows, _owners(vectors, rows))


def prepare(
    vectors: Vectors, representative: Mask, neighbours: NDArray[np.int32], distances: NDArray[np.float32], *,
    exact_up_to: int = EXACT_UP_TO, marks: int = LANDMARKS, seed: int = 0, made: TasteCells | None = None,
) -> TasteSpace:  # fmt: skip
    """Return the space of one category, at once where its cells are *made*; else they are worked out here.

    neighbours and distances (n, k) are the release's lists of nearest other designs; where they are too short to tell
    the tenth nearest (k < 9) the radius is the farthest known, and infinite where k is 0.
    """
    found = made or cells(vectors, representative, distances, exact_up_to=exact_up_to, marks=marks, seed=seed)
    if found is None:
        none = np.empty(0, dtype=np.intp)
        return TasteSpace(vectors, representative, neighbours, _radii(distances), none, none, exact_up_to)
    return TasteSpace(
        vectors, representative, neighbours, found.radius, found.landmarks, found.owner, exact_up_to
    )  # fmt: skip


def from_vectors(vectors: Vectors, *, exact_up_to: int = EXACT_UP_TO, marks: int = LANDMARKS) -> TasteSpace:
    """Return the space of *vectors* (n, dim) where every row is a design, its neighbours found here."""
    every = np.arange(len(vectors), dtype=np.int32)
    rows, distances = neighbour_lists(vectors, vectors, _LISTED, own_group=every, groups=every)
    return prepare(vectors, np.ones(len(vectors), dtype=bool), rows, distances, exact_up_to=exact_up_to, marks=marks)


def targets(space: TasteSpace, allowed: Mask | None, near: Sequence[int] = ()) -> Support:
    """Return the targets to weigh: every design *allowed* (n,), or landmarks and the neighbours of the rows *near*.

    Where the limits leave few enough designs each is weighed by itself again. A cell whose landmark is not allowed is
    stood for by its last design that is.
    """
    eligible = space.representative if allowed is None else space.representative & allowed
    rows = np.flatnonzero(eligible)
    if space.exact or len(rows) <= space.exact_up_to:
        return Support(rows, np.ones(len(rows)), np.full(len(rows), -1, dtype=np.intp))
    alone = _around(space, eligible, near)
    sizes = np.bincount(space.owner[rows], minlength=len(space.landmarks)).astype(np.float64)
    sizes -= np.bincount(space.owner[alone], minlength=len(space.landmarks))
    cells = np.flatnonzero(sizes > 0)
    typical = np.where(eligible[space.landmarks], space.landmarks, _last_of_cell(space, rows))[cells]
    mass = np.concatenate((np.ones(len(alone)), sizes[cells]))
    return Support(
        np.concatenate((alone, typical)), mass, np.concatenate((np.full(len(alone), -1, dtype=np.intp), cells))
    )


def _last_of_cell(space: TasteSpace, rows: Rows) -> Rows:
    """Return for each landmark one of *rows* in its cell, the landmark itself where there is none."""
    found = space.landmarks.copy()
    found[space.owner[rows]] = rows
    return found


def likeliest(support: Support, weights: Floats, most: int = _OPENED) -> list[int]:
    """Return the rows of at most *most* landmarks that hold most of *weights* (s,): those worth looking into."""
    held = np.where(support.places >= 0, weights, 0.0)
    order = np.argsort(-held, kind="stable")[:most]
    return [int(row) for row in support.rows[order[held[order] > 0]]]


def _around(space: TasteSpace, eligible: Mask, near: Sequence[int]) -> Rows:
    """Return the eligible rows that are *near* or listed as neighbours of those, each once."""
    if not len(near):
        return np.empty(0, dtype=np.intp)
    given = np.asarray(near, dtype=np.intp)
    found = np.unique(np.concatenate((given, space.neighbours[given].ravel().astype(np.intp))))
    return found[eligible[found]]


def _radii(distances: NDArray[np.float32]) -> Floats:
    if distances.shape[1] == 0:
        return np.full(len(distances), np.inf)
    place = min(NEAR - 1, distances.shape[1]) - 1
    return distances[:, place].astype(np.float64)


def _owners(vectors: Vectors, marks: Rows) -> Rows:
    """Return for each row the place in *marks* of the landmark nearest to it, in blocks."""
    owner = np.empty(len(vectors), dtype=np.intp)
    centres = np.ascontiguousarray(vectors[marks].T)
    for start in range(0, len(vectors), BLOCK_ROWS):
        block = slice(start, start + BLOCK_ROWS)
        owner[block] = np.argmax(vectors[block] @ centres, axis=1)
    return owner
