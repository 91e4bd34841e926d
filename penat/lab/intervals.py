"""95 % intervals of a mean."""

from dataclasses import dataclass

import numpy as np

from penat.domain.geometry import Floats

# Student's t at 0.975 by degrees of freedom 1 … 30 (Fisher & Yates 1963, table III); beyond, the normal's
_T = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
    2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
)  # fmt: skip
_NORMAL = 1.960


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


def _t(freedom: int) -> float:
    return _T[freedom - 1] if freedom <= len(_T) else _NORMAL
