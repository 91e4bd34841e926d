"""The connected parts of a map, found by runs along its rows; in numpy alone, whatever the size."""

import numpy as np
from numpy.typing import NDArray

from penat.domain.geometry import Mask

Parts = NDArray[np.int32]


def connected(mask: Mask) -> tuple[Parts, int]:
    """Return the parts of a mask (height, width), each with its number from 0, −1 outside, and how many there are.

    Pixels that touch at an edge or a corner are of one part. Parts are numbered in reading order.
    """
    parts = np.full(mask.shape, -1, dtype=np.int32)
    rows, firsts, lasts = _runs(mask)
    if not len(rows):
        return parts, 0
    names = _joined(len(rows), *_touching(rows, firsts, lasts))
    _, numbers = np.unique(names, return_inverse=True)
    parts[mask] = np.repeat(numbers, lasts - firsts + 1)
    return parts, int(numbers.max()) + 1


def _runs(mask: Mask) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
    """Return each run's row, first and last column, in reading order."""
    padded = np.pad(mask, ((0, 0), (1, 1))).astype(np.int8)
    changes = np.diff(padded, axis=1)
    rows, firsts = np.nonzero(changes == 1)
    return rows, firsts, np.nonzero(changes == -1)[1] - 1


def _touching(
    rows: NDArray[np.intp], firsts: NDArray[np.intp], lasts: NDArray[np.intp]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the pairs of runs in neighbouring rows that touch."""
    width = int(lasts.max()) + 3
    starts, ends = rows * width + firsts, rows * width + lasts
    low = np.searchsorted(ends, starts - width - 1)  # the first run above that ends no farther left than one before
    high = np.searchsorted(starts, ends - width + 1, side="right")
    counts = np.maximum(high - low, 0)
    lower = np.repeat(np.arange(len(rows)), counts)
    steps = np.arange(len(lower)) - np.repeat(np.cumsum(counts) - counts, counts)
    return lower, np.repeat(low, counts) + steps


def _joined(count: int, lower: NDArray[np.intp], upper: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return for each run the least run of its part: the pairs' ends take the lesser name until nothing changes."""
    names = np.arange(count)
    while True:
        least = np.minimum(names[lower], names[upper])
        new = names.copy()
        np.minimum.at(new, names[lower], least)
        np.minimum.at(new, names[upper], least)
        while not np.array_equal(hopped := new[new], new):
            new = hopped
        if np.array_equal(new, names):
            return names
        names = new
