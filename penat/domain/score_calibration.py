"""Scores into chances that mean what they say: Platt, "Probabilistic Outputs for Support Vector Machines" (1999)."""

from dataclasses import dataclass

import numpy as np

from penat.domain.geometry import Floats, Mask

_ROUNDS = 100
_SETTLED = 1e-9
_RIDGE = 1e-6
_LEAST_SLOPE = 1e-3


@dataclass(frozen=True, slots=True)
class Calibration:
    """The chance of a score s is 1 / (1 + exp(−(slope·s + intercept))); slope is above 0, so the order stays."""

    slope: float
    intercept: float

    def chances(self, scores: Floats) -> Floats:
        """Return the chances (n,) of *scores* (n,), each inside (0, 1)."""
        return np.asarray(0.5 * (1.0 + np.tanh(0.5 * (self.slope * scores + self.intercept))))


def calibrated(scores: Floats, wanted: Mask) -> Calibration:
    """Return the calibration that fits *scores* (n,), which must be of examples their model has not seen.

    The targets are Platt's, (n₊ + 1)/(n₊ + 2) and 1/(n₋ + 2), so that few examples never give certainty. Scores that
    order the examples the wrong way round get the least slope: every chance is then about the share of examples.
    """
    positives, negatives = int(wanted.sum()), int((~wanted).sum())
    target = np.where(wanted, (positives + 1) / (positives + 2), 1 / (negatives + 2))
    spread = float(scores.std()) or 1.0
    rows = np.column_stack([(scores - scores.mean()) / spread, np.ones(len(scores))])
    found = np.array([0.0, np.log((positives + 1) / (negatives + 1))])
    for _ in range(_ROUNDS):
        chance = 0.5 * (1.0 + np.tanh(0.5 * rows @ found))
        curve = (rows * np.maximum(chance * (1 - chance), 1e-9)[:, None]).T @ rows + _RIDGE * np.eye(2)
        step = np.linalg.solve(curve, rows.T @ (chance - target) + _RIDGE * found)
        found = found - np.clip(step, -2.0, 2.0)
        if np.abs(step).max() < _SETTLED:
            break
    slope, share = float(found[0]), float(found[1])
    if slope < _LEAST_SLOPE:
        slope, share = _LEAST_SLOPE, float(np.log((positives + 1) / (negatives + 1)))
    return Calibration(slope / spread, share - slope * float(scores.mean()) / spread)
