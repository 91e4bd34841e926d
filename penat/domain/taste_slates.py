"""Slates that find out most: greedy expected information early, the expected share of hits at the last.

Both are worked out on a sample of the posterior's targets and a pool of items that may be shown; the choice model is
the posterior's own, averaged over its β.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from penat.domain.geometry import Floats, Mask, Rows
from penat.domain.taste_posterior import Posterior, distances
from penat.domain.taste_space import NEAR, TasteSpace

TARGETS = 1024
POOL = 160
FARTHEST = 600.0


@dataclass(frozen=True, eq=False)
class Scene:
    """What a slate is composed from.

    pool (m,) rows that may be shown; weights (c,) of the sampled targets crossed with β; betas (c,) of each; apart
    (m, c) distances of the pool to the targets; hits (m, c) whether a pool item is among the target's nearest; given
    and given_hits (h, c): the same of what can be picked besides (the present pick, places already filled).
    """

    pool: Rows
    weights: Floats
    betas: Floats
    apart: Floats
    hits: Mask
    given: Floats
    given_hits: Mask


def scene(
    space: TasteSpace, found: Posterior, betas: Sequence[float], eligible: Mask, given: Sequence[int],
    rng: np.random.Generator, *, last: bool = False, wanted: int = TARGETS, pool: int = POOL,
) -> Scene:  # fmt: skip
    """Return the sampled targets, the pool and their distances; *given* are rows that can be picked in any case.

    The pool is drawn from the posterior, and for the *last* slate taken by the chance that an item would be a hit.
    """
    drawn, share = _sampled(found.weights.ravel(), wanted, rng)
    kinds, places = np.divmod(drawn, len(found.support.rows))
    few, back = np.unique(places, return_inverse=True)
    rows = found.support.rows[few]
    shown = _likely_hits(space, found, eligible, pool) if last else _pool(found, eligible, pool, rng)
    near = distances(space, shown, rows).astype(np.float64)[:, back]
    beside = distances(space, np.asarray(given, dtype=np.intp), rows).astype(np.float64)[:, back]
    radius = (space.radius[rows] + 1e-6)[back]
    return Scene(shown, share, np.asarray(betas)[kinds], near, near <= radius, beside, beside <= radius)


def informative(scene: Scene, size: int) -> Rows:
    """Return at most *size* rows of the pool, each next the one that raises the expected information most.

    The information an answer gives of target and β is H(answer) − E[H(answer | target, β)]; the second term is a sum
    over the sample, the first takes the mean chance of each answer.
    """
    energies, others = _energies(scene.betas, scene.apart), _energies(scene.betas, scene.given)
    powers, held = np.exp(-energies), np.exp(-others)
    costs = energies * powers
    total = held.sum(axis=0)
    cost = (others * held).sum(axis=0)
    inside = list(held)
    chosen: list[int] = []
    free = np.ones(len(scene.pool), dtype=bool)
    for _ in range(min(size, len(scene.pool))):
        gain = _information(scene.weights, total + powers, cost + costs, powers, inside)
        gain[~free] = -np.inf
        best = int(np.argmax(gain))
        chosen.append(best)
        free[best] = False
        total, cost = total + powers[best], cost + costs[best]
        inside.append(powers[best])
    return scene.pool[chosen]


def hitting(scene: Scene, size: int) -> Rows:
    """Return at most *size* rows of the pool, each next the one that raises the expected share of hits most."""
    powers = np.exp(-_energies(scene.betas, scene.apart))
    good = powers * scene.hits
    held = np.exp(-_energies(scene.betas, scene.given))
    total, right = held.sum(axis=0), (held * scene.given_hits).sum(axis=0)
    chosen: list[int] = []
    free = np.ones(len(scene.pool), dtype=bool)
    for _ in range(min(size, len(scene.pool))):
        gain = ((right + good) / np.maximum(total + powers, 1e-300)) @ scene.weights
        gain[~free] = -np.inf
        best = int(np.argmax(gain))
        chosen.append(best)
        free[best] = False
        total, right = total + powers[best], right + good[best]
    return scene.pool[chosen]


def _energies(betas: Floats, apart: Floats) -> Floats:
    """Return β·distance as far as its exponential is still above nothing: what is beyond is all equally far."""
    return np.minimum(betas * apart, FARTHEST)


def _information(weights: Floats, total: Floats, cost: Floats, powers: Floats, inside: list[Floats]) -> Floats:
    """Return the expected information (m,) were each pool item added to what is inside already."""
    safe = np.maximum(total, 1e-300)
    share = weights / safe
    unsure = (np.log(safe) * weights).sum(axis=1) + (cost * share).sum(axis=1)
    own = (powers * share).sum(axis=1, keepdims=True)
    chances = np.concatenate((share @ np.array(inside).T, own), axis=1) if inside else own
    surprise = -(chances * np.log(np.maximum(chances, 1e-300))).sum(axis=1)
    result: Floats = surprise - unsure
    return result


def _sampled(weights: Floats, count: int, rng: np.random.Generator) -> tuple[Rows, Floats]:
    """Return at most *count* places drawn systematically in proportion to *weights* (s,), and the share of each."""
    if len(weights) <= count:
        kept = np.flatnonzero(weights > 0)
        return kept, weights[kept] / weights[kept].sum()
    edges = np.cumsum(weights)
    drawn = np.searchsorted(edges, (np.arange(count) + rng.random()) / count * edges[-1], side="right")
    places, times = np.unique(np.minimum(drawn, len(weights) - 1), return_counts=True)
    return places, times / count


def _pool(found: Posterior, eligible: Mask, count: int, rng: np.random.Generator) -> Rows:
    """Return at most *count* eligible rows: the likeliest half of them, the others by the root of their weight."""
    marginal = np.where(eligible[found.support.rows], found.marginal, 0.0)
    top = np.argsort(-marginal, kind="stable")[: count // 2]
    noisy = 0.5 * np.log(np.maximum(marginal, 1e-300)) + rng.gumbel(size=len(marginal))
    noisy[top] = -np.inf
    noisy[marginal <= 0] = -np.inf
    rest = np.argsort(-noisy, kind="stable")[: count - len(top)]
    places = np.concatenate((top, rest[np.isfinite(noisy[rest])]))
    return found.support.rows[places[marginal[places] > 0]]


def _likely_hits(space: TasteSpace, found: Posterior, eligible: Mask, count: int) -> Rows:
    """Return at most *count* eligible rows, those most likely among the target's nearest first.

    An item near to many likely targets is a better last offer than the likeliest target itself.
    """
    rows = found.support.rows
    listed = np.concatenate((rows[:, None], space.neighbours[rows, : NEAR - 1]), axis=1)
    marginal = found.marginal / found.support.mass
    chance = np.bincount(listed.ravel(), np.repeat(marginal, listed.shape[1]), minlength=len(space))
    chance = np.where(eligible, chance, 0.0)
    top = np.argpartition(-chance, min(count, len(chance) - 1))[:count]
    top = top[chance[top] > 0]
    return top[np.argsort(-chance[top], kind="stable")]
