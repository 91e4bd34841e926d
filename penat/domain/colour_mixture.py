"""A few Gaussians that describe a set of colours, and how likely a colour is under them."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penat.domain.geometry import Floats
from penat.domain.mask_scaling import Map

_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class ColourMixture:
    """*shares* (k,), *means* (k, d) and *roots* (k, d, d), the inverses of the covariances' Cholesky factors."""

    shares: Floats
    means: Floats
    roots: Floats

    def log_density(self, colours: Map) -> Map:
        """Return the logarithm of the density at each of *colours* (…, d): float32 (…)."""
        each = _each(self, colours.reshape(-1, colours.shape[-1]).T)
        most = each.max(axis=0)
        total = np.exp(each - most).sum(axis=0)
        return np.asarray((most + np.log(total)).reshape(colours.shape[:-1]), dtype=np.float32)


def fit_mixture(colours: Map, weights: Map, parts: int, least_spread: float) -> ColourMixture:
    """Return the mixture of at most *parts* Gaussians of *colours* (n, d), each counted with its weight (n,).

    It begins with slices along the direction in which the colours differ most, so it is always the same for the same
    colours. No Gaussian is narrower than *least_spread*. Raises ValueError where nothing has weight.
    """
    total = float(weights.sum(dtype=np.float64))
    if total <= 0:
        raise ValueError("no colours to describe")
    wide, shares = colours.astype(np.float64), weights.astype(np.float64) / total
    belongs = _slices(wide, shares, parts)
    for _ in range(_ROUNDS):
        belongs = _belonging(_fitted(wide, shares, belongs, least_spread), wide)
    return _fitted(wide, shares, belongs, least_spread)


def _slices(colours: Floats, weights: Floats, parts: int) -> Floats:
    """Return to which of *parts* slices of equal weight each colour belongs, (n, parts) of 0 and 1."""
    away = colours - weights @ colours
    _, axes = np.linalg.eigh((away * weights[:, None]).T @ away)
    order = np.argsort(away @ axes[:, -1], kind="stable")
    before = np.cumsum(weights[order])
    belongs = np.zeros((len(colours), parts))
    belongs[order, np.minimum((before * parts).astype(int), parts - 1)] = 1
    return belongs


def _fitted(colours: Floats, weights: Floats, belongs: Floats, least_spread: float) -> ColourMixture:
    counted = belongs * weights[:, None]
    shares = counted.sum(axis=0)
    used = shares > 1e-4
    shares, counted = shares[used] / shares[used].sum(), counted[:, used]
    means = (counted.T @ colours) / counted.sum(axis=0)[:, None]
    floor = np.eye(colours.shape[1]) * least_spread**2
    roots = []
    for row in range(len(shares)):
        away = colours - means[row]
        spread = (away * counted[:, row, None]).T @ away / counted[:, row].sum()
        roots.append(np.linalg.inv(np.linalg.cholesky(spread + floor)))
    return ColourMixture(shares, means, np.array(roots))


def _belonging(mixture: ColourMixture, colours: Floats) -> Floats:
    each = _each(mixture, colours.T)
    powers = np.exp(each - each.max(axis=0))
    return np.asarray((powers / powers.sum(axis=0)).T)


def _each(mixture: ColourMixture, colours: NDArray[Any]) -> NDArray[Any]:
    """Return the logarithm of each Gaussian's part (k, n) of the density at *colours* (d, n), as exact as they are."""
    parts = []
    for share, mean, root in zip(mixture.shares, mixture.means, mixture.roots, strict=True):
        away = root.astype(colours.dtype) @ colours - (root @ mean).astype(colours.dtype)[:, None]
        parts.append(colours.dtype.type(_constant(share, root)) - (away * away).sum(axis=0) / 2)
    return np.stack(parts)


def _constant(share: float, root: Floats) -> float:
    return float(np.log(share) + np.log(np.abs(np.diag(root))).sum() - len(root) * np.log(2 * np.pi) / 2)
