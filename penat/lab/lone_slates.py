"""Coverage on slates alone, many at once: for policies so far from the logged one that only large logs tell of them.

The standings (what had been seen, the last pick, the shopper) are those of sessions that were simulated one by one; a
log is a draw of so many of them, each with a fresh slate by the logged policy and a fresh answer. Everything is worked
out densely, a row a slate and a column a design, apart from the code that judges real logs: each checks the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from penat.domain.catalogue import Catalogue, Shelf
from penat.domain.errors import InvalidInput
from penat.domain.geometry import Floats, Mask, squared_distances
from penat.lab.log_evidence import features, ridge
from penat.lab.log_simulator import Coverage, Progress, Truth, covered, simulated_log, taking
from penat.lab.off_policy import Evidence, estimates
from penat.lab.target_policy import Standing, TargetPolicy, drawn_from

MOST_CELLS = 20_000_000
_DRAWS = 40
_AT_ONCE = 1_000


@dataclass(frozen=True)
class DensePolicy:
    """A policy at many standings: log_weights (p, n), −inf for what is no candidate, its share of exploring."""

    log_weights: Floats
    explore: float

    def shares(self, places: NDArray[np.intp], left: Mask) -> Floats:
        """Return the chance of each design (m, n) to be the next at the standings *places* (m,), of those *left*."""
        even: Floats = left / left.sum(axis=1, keepdims=True)
        if self.explore == 1.0:
            return even
        weights = np.where(left, self.log_weights[places], -np.inf)
        top = weights.max(axis=1, keepdims=True)
        kernel = np.exp(weights - np.where(np.isfinite(top), top, 0.0))
        total = kernel.sum(axis=1, keepdims=True)
        found: Floats = np.where(
            total > 0, (1.0 - self.explore) * kernel / np.where(total > 0, total, 1.0) + self.explore * even, even
        )
        return found


@dataclass(frozen=True)
class Ground:
    """The standings: what may be shown, each design's distance to the pick, and its chance to be taken, each (p, n)."""

    left: Mask
    apart: Floats
    taking: Floats


def ground(shelf: Shelf, truths: Sequence[Truth]) -> Ground:
    """Return the standings densely."""
    left = np.tile(shelf.representative, (len(truths), 1))
    for row, truth in enumerate(truths):
        left[row, np.isin(shelf.groups, shelf.groups[list(truth.state.seen)])] = False
    apart = np.stack([squared_distances(shelf.vectors[truth.anchor], shelf.vectors) for truth in truths])
    every = np.arange(len(shelf))
    return Ground(left, apart, np.stack([taking(shelf, every, truth.target) for truth in truths]))


def dense(shelf: Shelf, truths: Sequence[Truth], policy: TargetPolicy) -> DensePolicy:
    """Return a policy's weights at the standings."""
    weights = np.full((len(truths), len(shelf)), -np.inf)
    for row, truth in enumerate(truths):
        found, logs = drawn_from(Standing(shelf, truth.state, truth.anchor, (), policy).under(policy))
        weights[row, found.rows] = logs
    return DensePolicy(weights, policy.explore)


def drawn(
    there: Ground, places: NDArray[np.intp], policy: DensePolicy, size: int, rng: np.random.Generator
) -> NDArray[np.intp]:
    """Return a slate (m, size) at each of the standings *places* (m,), drawn by *policy*."""
    left, rows = there.left[places], np.arange(len(places))
    slates = np.empty((len(places), size), dtype=np.intp)
    for position in range(size):
        slates[:, position] = _taken(policy.shares(places, left), rng)
        left[rows, slates[:, position]] = False
    return slates


def _taken(shares: Floats, rng: np.random.Generator) -> NDArray[np.intp]:
    """Return a column for each row of *shares* (m, n), drawn by them."""
    edges = np.cumsum(shares, axis=1)
    found: NDArray[np.intp] = (edges <= rng.random((len(shares), 1)) * edges[:, -1:]).sum(axis=1)
    return found


def lone_coverage(
    catalogue: Catalogue, category: str, logged: TargetPolicy, target: TargetPolicy, *, runs: int, slates: int,
    sessions: int, shown: int = 4, seed: int = 0, progress: Progress | None = None,
) -> list[Coverage]:  # fmt: skip
    """Return each estimator's coverage over independent logs of *slates*, at the standings of *sessions* sessions.

    The truth is the target's mean over those very standings, with 40 slates at each.
    """
    shelf = catalogue.shelf(category)
    _, truths = simulated_log(catalogue, category, logged, sessions, shown, seed)
    if len(truths) * len(shelf) > MOST_CELLS:
        most = MOST_CELLS // (len(shelf) * len(logged.schedule))
        raise InvalidInput(f"{category} has {len(shelf)} items: give at most {most} sessions", field="sessions")
    there, own, other = ground(shelf, truths), dense(shelf, truths, logged), dense(shelf, truths, target)
    rng = np.random.default_rng([seed, 2])
    found, effective = [], []
    for run in range(runs):
        evidence = _log(there, own, other, slates, shown, rng)
        found.append(estimates(evidence))
        effective.append(evidence.effective)
        if progress is not None:
            progress(run + 1, runs)
    truth = _truth(there, other, shown, rng)
    speaking = np.array([np.mean(effective), slates])
    return [
        covered(("slate", name), [one[name] for one in found], truth, speaking) for name in found[0] if name != "logged"
    ]


def _log(
    there: Ground, own: DensePolicy, other: DensePolicy, slates: int, shown: int, rng: np.random.Generator
) -> Evidence:  # fmt: skip
    """Return a fresh log as evidence on *other*."""
    parts = []
    for start in range(0, slates, _AT_ONCE):
        places = rng.integers(len(there.left), size=min(_AT_ONCE, slates - start))
        parts.append(_slates(there, places, own, other, shown, rng))
    ratios, rewards, apart, wanted = (np.concatenate(part) for part in zip(*parts, strict=True))
    session = np.arange(slates)
    predicted, expected = np.empty_like(ratios), np.empty_like(ratios)
    for half in (0, 1):
        judged, learned = session % 2 == half, session % 2 != half
        for position in range(shown):
            model = ridge(features(apart[learned, position]), rewards[learned, position])
            predicted[judged, position] = features(apart[judged, position]) @ model
            expected[judged, position] = wanted[judged, position] @ model
    return Evidence(ratios, rewards, predicted, expected, session)


def _slates(
    there: Ground, places: NDArray[np.intp], own: DensePolicy, other: DensePolicy, shown: int, rng: np.random.Generator
) -> tuple[Floats, Floats, Floats, Floats]:  # fmt: skip
    """Draw a slate at each of *places* (m,): ratios, rewards and distances (m, shown), the target's features besides.

    Those, (m, shown, 3), are the mean features of the target's own choices at each position.
    """
    left, rows, apart = there.left[places], np.arange(len(places)), there.apart[places]
    chosen = np.empty((len(places), shown), dtype=np.intp)
    ratios, wanted = np.empty(chosen.shape), np.ones((*chosen.shape, 3))
    for position in range(shown):
        mine, theirs = own.shares(places, left), other.shares(places, left)
        at = chosen[:, position] = _taken(mine, rng)
        ratios[:, position] = theirs[rows, at] / mine[rows, at]
        for power in (1, 2):
            wanted[:, position, power] = np.einsum("mn,mn->m", theirs, apart**power)
        left[rows, at] = False
    taken = rng.random(chosen.shape) < there.taking[places[:, None], chosen]
    rewards = (taken & (np.cumsum(taken, axis=1) == 1)).astype(np.float64)
    return ratios, rewards, apart[rows[:, None], chosen], wanted


def _truth(there: Ground, policy: DensePolicy, shown: int, rng: np.random.Generator) -> float:
    every, values = np.arange(len(there.left)), []
    for _ in range(_DRAWS):
        for start in range(0, len(every), _AT_ONCE):
            places = every[start : start + _AT_ONCE]
            chance = there.taking[places[:, None], drawn(there, places, policy, shown, rng)]
            values.append(1.0 - np.prod(1.0 - chance, axis=1))
    return float(np.mean(np.concatenate(values)))
