"""A head fitted by gradient descent on few-shot episodes: the prototypical loss of Snell et al. 2017.

The head is I + V·A·Vᵀ, V (dim, r) spanning the training vectors and A (r, r) what is learned, so that directions no
training vector has are left as they are. The loss is the cross-entropy of softmax(−τ·‖query − prototype‖²), averaged
over the queries of freshly drawn episodes, and `pull`·‖A‖²: the stronger the pull, the nearer the identity.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from penat.domain.episodes import Episodes
from penat.domain.geometry import Floats, Rows, Vectors
from penat.domain.head import Head

TEMPERATURES = (4.0, 8.0, 16.0, 32.0, 64.0)
STEPS, RATE = 100, 0.01
LARGEST_RANK, MISSED = 128, 1e-3
_DECAY_FIRST, _DECAY_SECOND, _TINY = 0.9, 0.999, 1e-8

Draw = Callable[[np.random.Generator], Episodes]


@dataclass(frozen=True)
class Descent:
    """How a head is descended to: *pull* towards the identity, *steps* of Adam with *rate*."""

    pull: float
    steps: int = STEPS
    rate: float = RATE


def spanning(vectors: Vectors | Floats) -> Floats:
    """Return an orthonormal basis (dim, r) of what *vectors* (n, dim) span, its LARGEST_RANK widest directions at most.

    The narrowest directions, which together hold less than MISSED of the squared lengths, are left out.
    """
    wide = np.asarray(vectors, dtype=np.float64)
    if len(wide) > wide.shape[1]:
        squares, axes = np.linalg.eigh(wide.T @ wide)
        squares, axes = np.maximum(squares[::-1], 0.0), axes[:, ::-1].T
    else:
        _, sizes, axes = np.linalg.svd(wide, full_matrices=False)
        squares = sizes**2
    left = 1.0 - np.cumsum(squares) / squares.sum()
    rank = min(int(np.searchsorted(-left, -MISSED)) + 1, LARGEST_RANK, len(squares))
    found: Floats = axes[:rank].T
    return found


def descended(vectors: Vectors, draw: Draw, descent: Descent, rng: np.random.Generator) -> Head:
    """Return the head that sorts episodes over *vectors* (n, dim) best, pulled towards the identity.

    *draw* makes a batch of episodes over rows of *vectors*.
    """
    basis = spanning(vectors)
    table = vectors.astype(np.float64) @ basis
    temperature = _temperature(table, draw(rng))

    def slope(learned: Floats) -> Floats:
        unit, lengths = moved(table, learned)
        return slope_of_matrix(table, unit, lengths, _loss(unit, draw(rng), temperature)[1])

    learned = adam(slope, basis.shape[1], descent)
    return Head(np.eye(vectors.shape[1]) + basis @ learned @ basis.T, np.zeros(vectors.shape[1]))


def adam(slope: Callable[[Floats], Floats], rank: int, descent: Descent) -> Floats:
    """Return A (rank, rank), begun at 0 and descended with Adam (Kingma & Ba 2015) along *slope* and the pull.

    The rate falls to 0 along half a cosine, so that the end does not depend on the last batch.
    """
    learned = np.zeros((rank, rank))
    first, second = np.zeros_like(learned), np.zeros_like(learned)
    for step in range(1, descent.steps + 1):
        gradient = slope(learned) + 2.0 * descent.pull * learned
        first = _DECAY_FIRST * first + (1 - _DECAY_FIRST) * gradient
        second = _DECAY_SECOND * second + (1 - _DECAY_SECOND) * gradient**2
        rate = descent.rate * 0.5 * (1.0 + np.cos(np.pi * (step - 1) / descent.steps))
        mean, spread = first / (1 - _DECAY_FIRST**step), second / (1 - _DECAY_SECOND**step)
        learned = learned - rate * mean / (np.sqrt(spread) + _TINY)
    return learned


def moved(table: Floats, learned: Floats) -> tuple[Floats, Floats]:
    """Return unit(table + table·A) (n, r), and the lengths (n, 1) before."""
    wide = table + table @ learned
    lengths = np.maximum(np.linalg.norm(wide, axis=1, keepdims=True), 1e-12)
    return wide / lengths, lengths


def slope_of_matrix(table: Floats, unit: Floats, lengths: Floats, slope: Floats) -> Floats:
    """Return the slope by A (r, r) where that by the unit vectors (n, r) is *slope*."""
    through = (slope - (slope * unit).sum(axis=1, keepdims=True) * unit) / lengths
    found: Floats = table.T @ through
    return found


def _loss(unit: Floats, episodes: Episodes, temperature: float) -> tuple[float, Floats]:
    """Return the mean cross-entropy of all queries, and its slope by the unit vectors (n, r)."""
    size, ways, shots = episodes.support.shape
    asked = episodes.query.reshape(size, -1)
    prototypes, queries = unit[episodes.support].mean(axis=2), unit[asked]
    apart = (queries**2).sum(axis=2)[:, :, None] - 2.0 * queries @ prototypes.transpose(0, 2, 1)
    apart += (prototypes**2).sum(axis=2)[:, None, :]
    chance = _softmax(-temperature * apart)
    truth = np.tile(np.repeat(np.arange(ways), episodes.shape.queries), (size, 1))[:, :, None]
    right = np.take_along_axis(chance, truth, axis=2)
    loss = float(-np.log(np.maximum(right, 1e-300)).mean())
    by_distance = chance.copy()
    np.put_along_axis(by_distance, truth, right - 1.0, axis=2)
    by_distance *= -temperature / asked.size
    by_query = -2.0 * by_distance @ prototypes  # each query's row of by_distance sums to 0
    by_prototype = -2.0 * by_distance.transpose(0, 2, 1) @ queries
    by_prototype += 2.0 * by_distance.sum(axis=1)[:, :, None] * prototypes
    return loss, _gathered(unit, asked, by_query, episodes.support, by_prototype / shots)


def _gathered(unit: Floats, asked: Rows, by_query: Floats, support: Rows, by_support: Floats) -> Floats:
    """Return the slope of every row (n, r), summed over the places it was drawn for."""
    slope = np.zeros_like(unit)
    np.add.at(slope, asked.reshape(-1), by_query.reshape(-1, unit.shape[1]))
    shared = np.repeat(by_support, support.shape[2], axis=1)
    np.add.at(slope, support.reshape(-1), shared.reshape(-1, unit.shape[1]))
    return slope


def _softmax(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(axis=2, keepdims=True))
    found: Floats = raised / raised.sum(axis=2, keepdims=True)
    return found


def _temperature(table: Floats, episodes: Episodes) -> float:
    """Return the temperature under which the untouched vectors lose least, so that scale is nothing to be learned."""
    unit, _ = moved(table, np.zeros((table.shape[1], table.shape[1])))
    return min(TEMPERATURES, key=lambda one: _loss(unit, episodes, one)[0])
