"""95 % intervals of a mean, and of a share."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penat.domain.geometry import Floats

# Student's t at 0.975 by degrees of freedom 1 … 30 (Fisher & Yates 1963, table III)
_T = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
    2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
)  # fmt: skip
_NORMAL = 1.960
_SYMMETRIC = 1e-6
RESAMPLES = 2000


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean and its 95 % interval."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:+.4f} ({self.low:+.4f} to {self.high:+.4f})"

    def widened(self, other: "Interval") -> "Interval":
        """Return this mean with the outer bounds of both."""
        return Interval(self.mean, min(self.low, other.low), max(self.high, other.high))


def mean_interval(values: Floats, overlap: float = 0.0) -> Interval:
    """Return the mean of *values* (n,) with Student's 95 % interval. Raises ValueError for fewer than two.

    Values of random splits are not independent, as the splits share their rows: *overlap*, the tested rows for each
    row learned from, widens the interval for that (the corrected resampled t-test of Nadeau & Bengio 2003).
    """
    if len(values) < 2:
        raise ValueError(f"{len(values)} values have no interval; two or more are needed")
    mean = float(np.mean(values))
    half = _t(len(values) - 1) * float(np.std(values, ddof=1)) * float(np.sqrt(1.0 / len(values) + overlap))
    return Interval(mean, mean - half, mean + half)


def weighed_mean_interval(values: Floats) -> Interval:
    """Return the mean of *values* (n,) with a 95 % interval that minds how few of them make up the spread.

    Where a few values with great weights are most of the variance, the mean is skewed, and n of them know the variance
    no better than a few would. So the interval leans to the long side (the transformation of Hall 1992), and Student's
    t has the degrees of freedom of a chi-square with that error, 2n / (kurtosis − 1) (Satterthwaite 1946). Where
    neither matters it is the usual one. Raises ValueError for fewer than two values.
    """
    if len(values) < 2:
        raise ValueError(f"{len(values)} values have no interval; two or more are needed")
    mean, count = float(np.mean(values)), len(values)
    apart = values - mean
    variance = float(np.square(apart).mean())
    if variance == 0.0:
        return Interval(mean, mean, mean)
    skewness = float((apart**3).mean()) / variance**1.5
    excess = float((apart**4).mean()) / variance**2 - 1.0
    freedom = min(count - 1.0, 2.0 * count / excess) if excess > 0.0 else count - 1.0
    reach, unit = _t(max(1, int(freedom))), math.sqrt(variance / (count - 1))
    lean = skewness / math.sqrt(count)
    return Interval(mean, mean - unit * _leaning(reach, lean), mean - unit * _leaning(-reach, lean))


def grouped_interval(sums: NDArray[Any], counts: NDArray[Any], rng: np.random.Generator) -> tuple[float, float]:
    """Return the ends of the 95 % bootstrap interval of a mean whose values come in groups, such as those of one scene.

    sums (n,) and counts (n,) are each group's; whole groups are drawn again, for values of one are alike.
    """
    drawn = rng.integers(0, len(sums), (RESAMPLES, len(sums)))
    low, high = np.quantile(sums[drawn].sum(axis=1) / counts[drawn].sum(axis=1), [0.025, 0.975])
    return float(low), float(high)


def _leaning(reach: float, lean: float) -> float:
    """Return what the t statistic of a mean of skewness *lean* reaches, where a symmetric one reaches *reach*."""
    if abs(lean) < _SYMMETRIC:
        return reach
    return 3.0 / lean * (float(np.cbrt(1.0 + lean * (reach - lean / 6.0))) - 1.0)


def _t(freedom: int) -> float:
    """Return Student's t; beyond the table by the expansion of Cornish and Fisher, right to three decimals there."""
    if freedom <= len(_T):
        return _T[freedom - 1]
    return _NORMAL + (_NORMAL**3 + _NORMAL) / (4.0 * freedom)
