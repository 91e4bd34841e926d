"""Furnishing a room: the items of a category that go best with all the pieces that stand in it.

What goes well with one piece is near to it; what goes with the room is near to all of them at once. The sum of squared
distances Σ wᵢ·|x − pᵢ|² to pieces pᵢ with weights wᵢ is smallest for the x nearest to their weighted mean m, because it
is |x − m|² plus a term that is the same for every x. For unit vectors the mean squared distance is 2 − 2·x·m, so one
product with m ranks a whole shelf, however many pieces there are. The mean lets every piece have its say by its weight;
to go by the farthest piece instead would let a single thing that is wrongly taken for furniture decide.
"""

from collections.abc import Collection, Sequence

import numpy as np

from penat.domain.catalogue import Limits, PriceRange, Shelf
from penat.domain.geometry import Floats, Rows, Vectors
from penat.domain.matching import Match, MatchList, nothing_fits
from penat.domain.piece import Box, Segment, SegmentRun

SAME_PIECE = 0.5


def room_vector(pieces: Vectors, weights: Sequence[float]) -> Vectors:
    """Return the weighted mean (dim,) of *pieces* (n, dim), n at least 1; it is shorter the less they are alike.

    2 − 2·(mean · x) is the weighted mean of a unit vector x's squared distances to the pieces. Weights that are all 0
    count as equal. Raises ValueError for no piece, and for a negative weight.
    """
    if not len(pieces) or len(pieces) != len(weights):
        raise ValueError(f"{len(weights)} weights for {len(pieces)} pieces; a room has at least one")
    shares = np.asarray(weights, dtype=np.float64)
    if (shares < 0).any():
        raise ValueError(f"a weight is {shares.min():g}; weights are 0 or more")
    shares = shares if shares.any() else np.ones(len(shares))
    mean: Vectors = (shares / shares.sum() @ pieces.astype(np.float64)).astype(np.float32)
    return mean


def room_pieces(runs: Sequence[SegmentRun]) -> tuple[Segment, ...]:
    """Return the pieces a room holds as its segmentings (the oldest first) tell: each piece once.

    They are those of the newest careful segmenting, of the newest quick one where there is none; and what words found
    besides, where it is not one of them already.
    """
    kept: list[Segment] = []
    for mode in ("full", "quick"):
        newest = [run for run in runs if run.wish.mode == mode][-1:]
        if newest:
            kept += newest[0].segments
            break
    for run in runs:
        if run.wish.mode == "prompt":
            kept += [one for one in run.segments if all(overlap(one.box, other.box) < SAME_PIECE for other in kept)]
    return tuple(kept)


def overlap(one: Box, other: Box) -> float:
    """Return the share of two boxes' union that both cover, in [0, 1]."""
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    both = max(0, across) * max(0, down)
    return both / (one[2] * one[3] + other[2] * other[3] - both)


def missing(categories: Sequence[str], present: Collection[str]) -> list[str]:
    """Return the *categories* of which the room has no piece yet, in their order."""
    return [name for name in categories if name not in present]


def going_with(shelf: Shelf, room: Vectors, price: PriceRange, limit: int, *, in_stock: bool = False) -> MatchList:
    """Return the *limit* items of *shelf* that go best with the room, one of each design, inside the price limits.

    Distances are the mean ones that `room_vector` tells of. Where nothing fits, the list says why in words.
    """
    rows, distances = _designs(shelf, room, Limits(price, in_stock), limit)
    found = tuple(Match(int(row), float(distance)) for row, distance in zip(rows, distances, strict=True))
    return MatchList(found) if found else nothing_fits(shelf, price, in_stock=in_stock)


def _designs(shelf: Shelf, room: Vectors, limits: Limits, limit: int) -> tuple[Rows, Floats]:
    """Return the nearest row of each of the *limit* nearest designs: of variants, the nearest that passes."""
    asked = limit
    while True:
        rows, distances = shelf.nearest(room, asked, limits)
        firsts = np.sort(np.unique(shelf.groups[rows], return_index=True)[1])[:limit]
        if len(firsts) == limit or len(rows) < asked:
            return rows[firsts], distances[firsts]
        asked *= 4
