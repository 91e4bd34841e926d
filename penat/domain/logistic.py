"""Logistic regression on a handful of examples in a high-dimensional space, solved among the examples themselves."""

import numpy as np
from numpy.typing import NDArray

from penat.domain.geometry import Floats

ROUNDS = 50
SETTLED = 1e-8
_FARTHEST = 30.0
_SMALLEST_WEIGHT = 1e-6


def logistic_direction(examples: Floats, wanted: NDArray[np.bool_], start: Floats, strength: float) -> Floats:
    """Return the direction w (dim,) that minimises ‖w‖²/2 + b²/2 + strength·Σ log(1 + exp(−y(x·w + b + start))).

    *examples* (n, dim); *wanted* (n,) says which have y = 1; *start* (n,) is what is thought of them already, its mean
    taken off. By the representer theorem w lies in the span of the examples, so Newton's method (iteratively
    reweighted least squares) works on an n by n system whatever dim is.
    """
    kernel = examples @ examples.T + 1.0
    before = start - start.mean()
    target = wanted.astype(float)
    dual = np.zeros(len(examples))
    for _ in range(ROUNDS):
        logits = np.clip(before + kernel @ dual, -_FARTHEST, _FARTHEST)
        chance = 1.0 / (1.0 + np.exp(-logits))
        curvature = np.maximum(strength * chance * (1.0 - chance), _SMALLEST_WEIGHT)
        residual = kernel @ dual + strength * (target - chance) / curvature
        newer = np.linalg.solve(kernel + np.diag(1.0 / curvature), residual)
        moved = float(np.abs(newer - dual).max())
        dual = newer
        if moved < SETTLED:
            break
    direction: Floats = examples.T @ dual
    return direction
