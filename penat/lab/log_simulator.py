"""Shoppers whose tastes are known walk through sessions, so that what a policy would have earned is known too.

A shopper has a target and looks at a slate from its first place on; each item is taken with a probability that falls
with its distance to the target, and nothing behind a taken item is looked at. Who takes nothing keeps the present pick.
What an item earns therefore depends on what stands before it, as the estimators assume, and its expectation for any
slate is known exactly: nothing is left to chance but the slates.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from penat.domain.catalogue import Catalogue, Shelf
from penat.domain.geometry import squared_distances
from penat.domain.session import SessionState
from penat.domain.styling import Turn, begin, pick, weighted
from penat.lab.log_evidence import compare
from penat.lab.off_policy import estimates
from penat.lab.slate_log import LoggedSlate
from penat.lab.target_policy import TargetPolicy

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Truth:
    """A slate's standing and the shopper before it: what any policy would earn there can be drawn again and again."""

    state: SessionState
    anchor: int
    target: int


@dataclass(frozen=True)
class Coverage:
    """How often an estimator's 95 % interval held the truth, its mean error, and its mean half-width."""

    estimator: str
    runs: int
    covered: float
    bias: float
    half_width: float


def simulated_log(
    catalogue: Catalogue, category: str, policy: TargetPolicy, sessions: int, shown: int, seed: int
) -> tuple[list[LoggedSlate], list[Truth]]:
    """Return the drawn slates of so many sessions, and where each stood."""
    shelf = catalogue.shelf(category)
    slates, truths = [], []
    for number in range(sessions):
        rng = np.random.default_rng([seed, number])
        target = int(rng.integers(len(shelf)))
        state = SessionState(
            catalogue.release, category, policy.policy, shown, policy.schedule, int(rng.integers(2**53))
        )
        turn = begin(shelf, state)
        picked = _answer(shelf, [one.row for one in turn.slate], target, rng)
        picked = turn.slate[0].row if picked is None else picked
        while not turn.state.done:
            before = turn.state
            turn = pick(shelf, before, picked)
            if not turn.slate:
                break
            anchor = picked
            taken = _answer(shelf, [one.row for one in turn.slate], target, rng)
            slates.append(_logged(catalogue, shelf, f"s{number}", before, turn, anchor, taken))
            truths.append(Truth(replace(before, step=turn.state.step), anchor, target))
            picked = anchor if taken is None else taken
    return slates, truths


def true_value(shelf: Shelf, truths: Sequence[Truth], policy: TargetPolicy, draws: int, seed: int) -> float:
    """Return what *policy* earns (picks a slate) at these standings, drawing *draws* slates at each."""
    rng = np.random.default_rng([seed, 1])
    earned = []
    for truth in truths:
        state = replace(truth.state, policy=policy.policy, schedule=policy.schedule)
        found, log_weights, _ = weighted(shelf, state, truth.state.step, truth.anchor)
        noisy = log_weights + rng.gumbel(size=(draws, len(log_weights)))
        order = np.argsort(-noisy, axis=1)[:, : state.shown]
        chance = _taking(shelf, found.rows, truth.target)[order]
        earned.append(float((1.0 - np.prod(1.0 - chance, axis=1)).mean()))
    return float(np.mean(earned))


def coverage(
    catalogue: Catalogue, category: str, logged: TargetPolicy, target: TargetPolicy, *, runs: int, sessions: int,
    shown: int = 4, seed: int = 0, progress: Progress | None = None,
) -> list[Coverage]:  # fmt: skip
    """Return each estimator's coverage over independent logs; the truth is the target's mean over all their standings.

    Every run has sessions of its own. The truth is a mean over far more standings than one run has, and over several
    slates at each, so its own error is small beside an interval.
    """
    shelf = catalogue.shelf(category)
    found, truths = [], []
    for run in range(runs):
        slates, there = simulated_log(catalogue, category, logged, sessions, shown, seed * 1_000_003 + run)
        found.append(estimates(compare(catalogue, slates, target, "pick").evidence))
        truths.append(true_value(shelf, there, target, 4, seed * 1_000_003 + run))
        if progress is not None:
            progress(run + 1, runs)
    truth = float(np.mean(truths))
    told = []
    for name in found[0]:
        if name == "logged":
            continue
        each = [one[name] for one in found]
        held = [one.low <= truth <= one.high for one in each]
        bias = float(np.mean([one.mean for one in each])) - truth
        reach = float(np.mean([one.high - one.mean for one in each]))
        told.append(Coverage(name, runs, float(np.mean(held)), bias, reach))
    return told


def _taking(shelf: Shelf, rows: Sequence[int] | np.ndarray, target: int) -> np.ndarray:
    """Return the probability with which a shopper who looks at each row takes it: a half at the target, less afar."""
    return 0.5 * np.exp(-2.0 * squared_distances(shelf.vectors[target], shelf.vectors[rows]))


def _answer(shelf: Shelf, rows: list[int], target: int, rng: np.random.Generator) -> int | None:
    taken = np.flatnonzero(rng.random(len(rows)) < _taking(shelf, rows, target))
    return rows[int(taken[0])] if len(taken) else None


def _logged(
    catalogue: Catalogue, shelf: Shelf, session: str, before: SessionState, turn: Turn, anchor: int, taken: int | None
) -> LoggedSlate:  # fmt: skip
    return LoggedSlate(
        session=session, step=turn.state.step, release=catalogue.release, policy=before.policy, width=turn.width,
        category=shelf.category, anchor=shelf.items[anchor].id,
        seen=tuple(shelf.items[row].id for row in before.seen),
        shown=tuple(shelf.items[one.row].id for one in turn.slate),
        propensity=tuple(one.probability for one in turn.slate),
        pick=None if taken is None else shelf.items[taken].id,
    )  # fmt: skip
