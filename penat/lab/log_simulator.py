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
from penat.domain.errors import InvalidInput
from penat.domain.geometry import Floats, Rows, squared_distances
from penat.domain.session import KERNEL, SessionState
from penat.domain.styling import Turn, begin, pick
from penat.lab.intervals import Interval
from penat.lab.log_evidence import compare
from penat.lab.off_policy import estimates
from penat.lab.session_value import session_value
from penat.lab.slate_log import LoggedSlate
from penat.lab.target_policy import Standing, TargetPolicy, sampled

Progress = Callable[[int, int], None]
THINNED = 4
"""The truth is worked out at one of so many standings."""


@dataclass(frozen=True)
class Truth:
    """A slate's standing and the shopper before it: what any policy would earn there can be drawn again and again."""

    state: SessionState
    anchor: int
    target: int


@dataclass(frozen=True)
class Coverage:
    """How often an estimator's 95 % interval held the truth, its mean error, and its mean half-width.

    *of* is what is estimated: what a "slate" earns, a "session", or the share of sessions that earn anything ("any");
    *truth* is what it really is, *effective* the mean effective number of whole slates or sessions, of *counted*.
    """

    of: str
    estimator: str
    runs: int
    covered: float
    bias: float
    half_width: float
    truth: float
    effective: float
    counted: float


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
            catalogue.release, category, policy.policy, shown, policy.schedule, int(rng.integers(2**53)),
            explore=policy.explore,
        )  # fmt: skip
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
        there = Standing(shelf, truth.state, truth.anchor, (), policy).under(policy)
        rows, place = np.unique(sampled(there, truth.state.shown, draws, rng), return_inverse=True)
        chance = taking(shelf, rows, truth.target)[place.reshape(draws, -1)]
        earned.append(float((1.0 - np.prod(1.0 - chance, axis=1)).mean()))
    return float(np.mean(earned))


def session_picks(
    catalogue: Catalogue, category: str, policy: TargetPolicy, sessions: int, shown: int, seed: int
) -> np.ndarray:
    """Return how often each of so many shoppers picked from a slate after the opening, were *policy* to show them."""
    shelf, found = catalogue.shelf(category), np.zeros(sessions)
    for number in range(sessions):
        rng = np.random.default_rng([seed, number, 1])
        target = int(rng.integers(len(shelf)))
        state = SessionState(catalogue.release, category, KERNEL, shown, policy.schedule, int(rng.integers(2**53)))
        turn = begin(shelf, state)
        state, first = turn.state, turn.slate[0].row
        taken = _answer(shelf, list(state.seen), target, rng)
        anchor = first if taken is None else taken
        for step in range(2, state.steps + 1):
            there = Standing(shelf, replace(state, step=step), anchor, (), policy).under(policy)
            slate = sampled(there, shown, 1, rng)[0]
            taken = _answer(shelf, slate, target, rng)
            found[number] += taken is not None
            anchor = anchor if taken is None else taken
            state = replace(state, seen=state.seen + tuple(slate), picked=(*state.picked, anchor))
    return found


def coverage(
    catalogue: Catalogue, category: str, logged: TargetPolicy, target: TargetPolicy, *, runs: int, sessions: int,
    shown: int = 4, seed: int = 0, progress: Progress | None = None,
) -> list[Coverage]:  # fmt: skip
    """Return each estimator's coverage over independent logs, of slates and of whole sessions.

    Every run has sessions of its own. A slate's truth is the target's mean over a quarter of all their standings, with
    several slates at each; a session's is the mean over a quarter as many sessions, 2,000 at least, that the target
    shows itself. So the truth's own error is small beside an interval.
    """
    shelf, found, effective, truths = catalogue.shelf(category), [], [], []
    for run in range(runs):
        slates, there = simulated_log(catalogue, category, logged, sessions, shown, seed * 1_000_003 + run)
        told, weight = _judged(catalogue, slates, target)
        found.append(told)
        effective.append(weight)
        truths.append(true_value(shelf, there[run % THINNED :: THINNED], target, 8, seed * 1_000_003 + run))
        if progress is not None:
            progress(run + 1, runs)
    picks = session_picks(catalogue, category, target, max(2_000, runs * sessions // 4), shown, seed)
    truth = {"slate": float(np.mean(truths)), "session": float(picks.mean()), "any": float((picks > 0).mean())}
    weights = {of: np.mean([one[of] for one in effective], axis=0) for of in truth}
    return [
        covered(key, [one[key] for one in found], truth[key[0]], weights[key[0]])
        for key in found[0] if key[1] != "logged"
    ]  # fmt: skip


def _judged(
    catalogue: Catalogue, slates: Sequence[LoggedSlate], target: TargetPolicy
) -> tuple[dict[tuple[str, str], Interval], dict[str, Floats]]:
    """Return what a log says of *target* by what is estimated and estimator; and how many speak for it, of how many."""
    compared = compare(catalogue, slates, target, "pick")
    told = {("slate", name): one for name, one in estimates(compared.evidence).items()}
    whole = session_value(compared, (), "pick")
    if whole is None:
        raise InvalidInput("a log of fewer than two sessions covers nothing; simulate more", field="sessions")
    told |= {("session", name): one for name, one in whole.total.items()}
    told |= {("any", name): one for name, one in whole.any.items()}
    slates_told = np.array([compared.evidence.effective, len(compared.kept)])
    sessions_told = np.array([whole.effective, whole.sessions])
    return told, {"slate": slates_told, "session": sessions_told, "any": sessions_told}


def covered(key: tuple[str, str], each: Sequence[Interval], truth: float, speaking: Floats) -> Coverage:
    """Return how often the intervals *each* hold *truth*; *key* is what is estimated, and the estimator.

    *speaking* (2,) is how many slates or sessions speak for the target, and of how many, in the mean.
    """
    held = [one.low <= truth <= one.high for one in each]
    bias = float(np.mean([one.mean for one in each])) - truth
    reach = float(np.mean([(one.high - one.low) / 2.0 for one in each]))
    return Coverage(*key, len(each), float(np.mean(held)), bias, reach, truth, *map(float, speaking))


def taking(shelf: Shelf, rows: Sequence[int] | Rows, target: int) -> Floats:
    """Return the probability with which a shopper who looks at each row takes it: a half at the target, less afar."""
    return 0.5 * np.exp(-2.0 * squared_distances(shelf.vectors[target], shelf.vectors[rows]))


def _answer(shelf: Shelf, rows: list[int], target: int, rng: np.random.Generator) -> int | None:
    taken = np.flatnonzero(rng.random(len(rows)) < taking(shelf, rows, target))
    return rows[int(taken[0])] if len(taken) else None


def _logged(
    catalogue: Catalogue, shelf: Shelf, session: str, before: SessionState, turn: Turn, anchor: int, taken: int | None
) -> LoggedSlate:  # fmt: skip
    return LoggedSlate(
        session=session, step=turn.state.step, release=catalogue.release, policy=before.policy, width=turn.width,
        explore=before.explore,
        category=shelf.category, anchor=shelf.items[anchor].id,
        seen=tuple(shelf.items[row].id for row in before.seen),
        shown=tuple(shelf.items[one.row].id for one in turn.slate),
        propensity=tuple(one.probability for one in turn.slate),
        pick=None if taken is None else shelf.items[taken].id,
    )  # fmt: skip
