"""Items far from everything: broken cut-outs, things that are no furniture, or the only one of their kind.

An item's gap is its mean distance to its nearest others over the whole release. It is held against the usual gap of its
category and against those of the very items around it (the idea of LOF, Breunig et al. 2000), so that neither a loose
category nor a loose corner of one is called odd as a whole.
"""

from dataclasses import dataclass

import numpy as np

from penat.domain.geometry import Floats
from penat.domain.whole_release import NONE, NearestEverywhere, WholeRelease

ODD = 1.6
SMALLEST = 1e-4


@dataclass(frozen=True, slots=True)
class Outlier:
    """A lonely row: gap, the mean distance to its nearest; that gap in medians of its category and of its neighbours.

    oddness is the geometric mean of the two ratios: 1 for an ordinary item.
    """

    row: int
    gap: float
    of_category: float
    of_neighbours: float
    oddness: float


def outliers(whole: WholeRelease, near: NearestEverywhere, *, at_least: float = ODD) -> list[Outlier]:
    """Return the rows whose oddness is *at_least* that, the oddest first."""
    gap = _gaps(near)
    of_category = gap / _usual(whole, gap)
    of_neighbours = gap / _around(near, gap)
    oddness = np.sqrt(of_category * of_neighbours)
    rows = np.flatnonzero(np.isfinite(oddness) & (oddness >= at_least))
    rows = rows[np.argsort(-oddness[rows], kind="stable")]
    return [
        Outlier(row, float(gap[row]), float(of_category[row]), float(of_neighbours[row]), float(oddness[row]))
        for row in rows.tolist()
    ]


def _gaps(near: NearestEverywhere) -> Floats:
    """Return each row's mean distance to its nearest (n,); NaN for a row without any."""
    there = near.rows != NONE
    total = np.where(there, near.distances, 0.0).sum(axis=1, dtype=np.float64)
    found: Floats = np.where(there.any(axis=1), total / np.maximum(there.sum(axis=1), 1), np.nan)
    return found


def _usual(whole: WholeRelease, gap: Floats) -> Floats:
    """Return the median gap of each row's category (n,), above 0; NaN where no item has a gap."""
    usual = np.full(len(gap), np.nan)
    for number in range(len(whole.shelves)):
        rows = whole.rows_of(number)
        known = gap[rows][np.isfinite(gap[rows])]
        if len(known):
            usual[rows] = max(float(np.median(known)), SMALLEST)
    return usual


def _around(near: NearestEverywhere, gap: Floats) -> Floats:
    """Return the median gap of each row's neighbours (n,), above 0; NaN where there are none."""
    theirs = np.where(near.rows != NONE, gap[np.where(near.rows == NONE, 0, near.rows)], np.nan)
    found = np.full(len(gap), np.nan)
    known = np.isfinite(theirs).any(axis=1)
    found[known] = np.maximum(np.nanmedian(theirs[known], axis=1), SMALLEST)
    return found
