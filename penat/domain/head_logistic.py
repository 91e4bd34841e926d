"""A head that enlarges the directions multinomial logistic regression tells the classes apart by."""

import numpy as np

from penat.domain.errors import InvalidInput
from penat.domain.geometry import Floats, Rows
from penat.domain.head import Head
from penat.domain.head_prototypical import spanning
from penat.domain.head_training import Training

RIDGE, ROUNDS, SCALE = 1e-3, 200, 8.0
_NOTHING = 1e-6


def logistic_head(training: Training, strength: float) -> Head:
    """Return I + strength·U·Uᵀ, U an orthonormal basis of the classes' weights. Raises InvalidInput for one class."""
    rows = training.labelled
    names, codes = np.unique(training.labels[rows], return_inverse=True)
    if len(names) < 2:
        raise InvalidInput("logistic regression needs two classes; label another one", field="labels")
    basis = spanning(training.vectors[rows])
    table = SCALE * training.vectors[rows].astype(np.float64) @ basis
    weights = _weights(table - table.mean(axis=0), codes, len(names))
    axes, sizes, _ = np.linalg.svd(weights, full_matrices=False)
    kept = basis @ axes[:, : len(names) - 1][:, sizes[: len(names) - 1] > _NOTHING * sizes[0]]
    dim = training.vectors.shape[1]
    return Head(np.eye(dim) + strength * kept @ kept.T, np.zeros(dim))


def _weights(table: Floats, codes: Rows, classes: int) -> Floats:
    """Return the weights (r, classes) that minimise mean cross-entropy + RIDGE·‖W‖², by accelerated gradient steps.

    The step is one over the slope's Lipschitz constant, so it always descends (Nesterov 1983).
    """
    truth = np.eye(classes)[codes]
    steepest = 0.5 * float(np.linalg.norm(table, 2)) ** 2 / len(table) + 2.0 * RIDGE
    weights = ahead = np.zeros((table.shape[1], classes))
    for step in range(1, ROUNDS + 1):
        logits = table @ ahead
        raised = np.exp(logits - logits.max(axis=1, keepdims=True))
        chance = raised / raised.sum(axis=1, keepdims=True)
        slope = table.T @ (chance - truth) / len(table) + 2.0 * RIDGE * ahead
        newer = ahead - slope / steepest
        ahead = newer + (step - 1) / (step + 2) * (newer - weights)
        weights = newer
    return weights
