"""Many ridge-penalised logistic regressions over the same rows at once: every fold and every strength of a path."""

import numpy as np

from penat.domain.geometry import Floats, Mask

ROUNDS = 600
SETTLED = 3e-5
_SMALLEST = 1e-12


class LogisticPath:
    """Regressions on *features* (n, dim), *wanted* (n,) saying which rows have y = 1.

    The rows are turned into their principal axes once. There the curvature is bounded by a diagonal (Böhning and
    Lindsay's p(1 − p) ≤ 1/4), so every regression takes Nesterov's accelerated steps of that size with no matrix to
    solve; momentum is dropped where a step and the gradient disagree (O'Donoghue and Candès).
    """

    def __init__(self, features: Floats, wanted: Mask) -> None:
        self._axes = _axes(features)
        self._rows = features @ self._axes
        self._squares = (self._rows**2).sum(axis=0)[:, None]
        self._target = wanted[:, None].astype(np.float64)

    def minima(self, weights: Floats, penalties: Floats, settled: float = SETTLED) -> tuple[Floats, Floats]:
        """Return the slopes (dim, c) and intercepts (c,) of c regressions.

        Column c minimises Σᵢ weights[i, c]·log(1 + exp(−yᵢ(xᵢ·w + b))) + penalties[c]/2·‖w‖², b free. *weights* (n, c)
        are 0 for rows a column must not see, *penalties* (c,) above 0. A column whose steps are shorter than *settled*,
        relative to its largest number, is left alone.
        """
        bound = 0.5 * weights.max(axis=0) * self._squares + 2 * penalties
        bound = np.vstack([bound, np.maximum(0.5 * weights.sum(axis=0), _SMALLEST)])
        found = np.zeros_like(bound)  # the intercepts are the last line
        going, ahead, pace = np.arange(len(penalties)), found, np.ones(len(penalties))
        for _ in range(ROUNDS):
            slope = self._slope(ahead, weights[:, going], penalties[going])
            step = slope / bound[:, going]
            newer = ahead - step
            moved = newer - found[:, going]
            uphill = (slope * moved).sum(axis=0) > 0
            following = np.where(uphill, 1.0, (1 + np.sqrt(1 + 4 * pace**2)) / 2)
            ahead, pace = newer + np.where(uphill, 0.0, (pace - 1) / following) * moved, following
            found[:, going] = newer
            longest = np.maximum(np.abs(moved).max(axis=0), np.abs(step).max(axis=0))
            restless = longest > settled * np.maximum(np.abs(newer).max(axis=0), 1.0)
            if not restless.any():
                break
            going, ahead, pace = going[restless], ahead[:, restless], pace[restless]
        return self._axes @ found[:-1], found[-1]

    def _slope(self, at: Floats, weights: Floats, penalties: Floats) -> Floats:
        """Return the gradient (r + 1, c) of each column at *at*."""
        chances = 0.5 * (1.0 + np.tanh(0.5 * (self._rows @ at[:-1] + at[-1])))
        residual = weights * (chances - self._target)
        return np.vstack([self._rows.T @ residual + penalties * at[:-1], residual.sum(axis=0)])


def _axes(features: Floats) -> Floats:
    """Return an orthonormal basis (dim, r) of what the rows span, their principal axes."""
    if len(features) < features.shape[1]:
        left, sizes = _eigen(features @ features.T)
        return np.asarray((features.T @ left) / sizes)
    return _eigen(features.T @ features)[0]


def _eigen(gram: Floats) -> tuple[Floats, Floats]:
    """Return eigenvectors (n, r) and the roots of their values (r,) of a Gram matrix, less what is next to nothing."""
    values, vectors = np.linalg.eigh(gram)
    kept = values > 1e-10 * max(float(values[-1]), _SMALLEST)
    return vectors[:, kept], np.sqrt(values[kept])
