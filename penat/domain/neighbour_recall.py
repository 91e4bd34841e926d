"""How many of the true neighbours a shelf's lists hold."""

import numpy as np
from numpy.typing import NDArray

from penat.domain.catalogue import Shelf
from penat.domain.geometry import Rows, neighbour_lists

SAMPLE = 200
TIE = 1e-6


def neighbour_recall(shelf: Shelf, *, sample: int = SAMPLE, seed: int = 0, at: int = 100) -> float:
    """Return recall@*at*: the share of the true *at* nearest that a sample of rows have in their lists, in [0, 1].

    A listed row as near as the last of the true ones counts as one of them. 1.0 where there are no lists to be wrong.
    """
    width = min(at, shelf.neighbours.shape[1])
    if width == 0 or not len(shelf):
        return 1.0
    rows = _sampled(len(shelf), sample, seed)
    _, exact = neighbour_lists(
        shelf.vectors[rows], shelf.vectors, width,
        own_group=shelf.groups[rows], groups=shelf.groups, listed=shelf.representative,
    )  # fmt: skip
    return _share(shelf.neighbour_distances[rows, :width], exact)


def cross_recall(shelf: Shelf, other: Shelf, *, sample: int = SAMPLE, seed: int = 0, at: int = 100) -> float:
    """Return the same of the lists that lead from *shelf* to *other*."""
    distances = shelf.cross[other.category][1]
    width = min(at, distances.shape[1])
    if width == 0 or not len(shelf):
        return 1.0
    rows = _sampled(len(shelf), sample, seed)
    return _share(distances[rows, :width], neighbour_lists(shelf.vectors[rows], other.vectors, width)[1])


def _sampled(count: int, sample: int, seed: int) -> Rows:
    return np.sort(np.random.default_rng(seed).choice(count, min(sample, count), replace=False))


def _share(listed: NDArray[np.float32], exact: NDArray[np.float32]) -> float:
    width = exact.shape[1]
    return float(np.mean(np.minimum((listed <= exact[:, -1:] + TIE).sum(axis=1), width) / width))
