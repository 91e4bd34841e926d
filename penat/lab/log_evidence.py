"""From a log to evidence: ratios of a target policy to the logged one, rewards, and a model of the rewards.

The model predicts what an item earns at a position from its distance to the pick the slate was drawn around. It is
fitted on the other half of the sessions, so that no slate judges itself; however bad it is, the doubly robust estimate
stays unbiased, for the propensities are known.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from penat.domain.catalogue import Catalogue
from penat.domain.errors import InvalidInput
from penat.domain.geometry import Floats, squared_distances
from penat.lab.off_policy import Evidence
from penat.lab.slate_log import LoggedSlate
from penat.lab.target_policy import (
    Chances,
    Standing,
    TargetPolicy,
    chances,
    logged_chances,
    no_entry,
    standing,
    unsupported,
)

RIDGE = 1e-3


@dataclass(frozen=True)
class Compared:
    """A log under a target: the evidence, and what is to be said of the log itself.

    kept: the slates of the evidence, a row each; unsupported: the mean share of the target's first choices that the log
    could never have shown; disagreeing: how many slates have propensities that the release at hand does not give;
    other_releases: how many were of another release; broken: the sessions that any of these were of; too_long: those
    that went on for longer than the target has a schedule for, of which no slate is kept.
    """

    evidence: Evidence
    kept: tuple[LoggedSlate, ...]
    unsupported: float
    disagreeing: int
    other_releases: int
    broken: frozenset[str] = frozenset()
    too_long: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Slate:
    """One slate, compared: ratios, rewards and *shown*, the distances of what was shown, each (K,).

    *wanted* (K, 3) are the mean features of the target's own choices.
    """

    session: str
    ratios: Floats
    rewards: Floats
    shown: Floats
    wanted: Floats
    missing: float


def compare(catalogue: Catalogue, log: Sequence[LoggedSlate], target: TargetPolicy, reward: str) -> Compared:
    """Return what *log* says of *target*. Raises InvalidInput, NotFound for a log that does not fit the release."""
    own = [slate for slate in log if slate.release == catalogue.release]
    if not own:
        raise InvalidInput(f"the log holds no drawn slate of release {catalogue.release}", field="log")
    slates, kept, wrong = [], [], 0
    broken = {slate.session for slate in log if slate.release != catalogue.release}
    judged, too_long = _reached(own, target)
    for slate in judged:
        there = standing(catalogue, slate, target)
        logged = logged_chances(slate, there)
        if logged is None:
            wrong += 1
            broken.add(slate.session)
            continue
        slates.append(_compared(slate, there, logged, reward))
        kept.append(slate)
    if not slates:
        raise InvalidInput(
            "no slate has the propensities that the release gives; is it the release, and the log, of these slates?",
            field="log",
        )  # fmt: skip
    missing = float(np.mean([one.missing for one in slates]))
    return Compared(_table(slates), tuple(kept), missing, wrong, len(log) - len(own), frozenset(broken), too_long)


def _reached(own: Sequence[LoggedSlate], target: TargetPolicy) -> tuple[list[LoggedSlate], frozenset[str]]:
    """Return the slates of sessions for all of which the target has a schedule, and the other sessions' names."""
    too_long = frozenset(slate.session for slate in own if target.reaching(slate.step) is None)
    judged = [slate for slate in own if slate.session not in too_long]
    if not judged:
        raise no_entry(max(slate.step for slate in own), target)
    return judged, too_long


def _compared(slate: LoggedSlate, there: Standing, logged: Chances, reward: str) -> _Slate:
    target = chances(there)
    vectors = there.shelf.vectors
    apart = squared_distances(vectors[there.anchor], vectors[list(there.shown)])
    return _Slate(
        slate.session, target.conditional / np.array(slate.propensity, dtype=float), np.array(slate.earned(reward)),
        apart, target.expected(there, features), unsupported(target, logged),
    )  # fmt: skip


def _table(slates: Sequence[_Slate]) -> Evidence:
    widest = max(len(one.ratios) for one in slates)
    ratios, rewards = np.ones((len(slates), widest)), np.zeros((len(slates), widest))
    for row, one in enumerate(slates):
        ratios[row, : len(one.ratios)] = one.ratios
        rewards[row, : len(one.rewards)] = one.rewards
    _, session = np.unique([one.session for one in slates], return_inverse=True)
    predicted, expected = _modelled(slates, session, widest)
    return Evidence(ratios, rewards, predicted, expected, session)


def _modelled(slates: Sequence[_Slate], session: NDArray[np.intp], widest: int) -> tuple[Floats, Floats]:
    """Return what the model expects of the shown items and of the target's own choices, each (n, K), cross-fitted."""
    predicted, expected = np.zeros((len(slates), widest)), np.zeros((len(slates), widest))
    halves = session % 2
    for half in (0, 1):
        model = _fitted([one for one, of in zip(slates, halves, strict=True) if of != half], widest)
        for row in np.flatnonzero(halves == half).tolist():
            one = slates[row]
            count = len(one.ratios)
            predicted[row, :count] = (features(one.shown) * model[:count]).sum(axis=1)
            expected[row, :count] = (one.wanted * model[:count]).sum(axis=1)
    return predicted, expected


def _fitted(slates: Sequence[_Slate], widest: int) -> Floats:
    """Return the ridge regression of rewards on the features, a row of weights for each position."""
    model = np.zeros((widest, 3))
    for position in range(widest):
        there = [one for one in slates if len(one.ratios) > position]
        if not there:
            continue
        told = features(np.array([one.shown[position] for one in there]))
        earned = np.array([one.rewards[position] for one in there])
        model[position] = ridge(told, earned)
    return model


def ridge(told: Floats, earned: Floats) -> Floats:
    """Return the weights (f,) of the ridge regression of *earned* (n,) on *told* (n, f)."""
    return np.linalg.solve(told.T @ told + RIDGE * len(told) * np.eye(told.shape[1]), told.T @ earned).astype(
        np.float64
    )


def features(distances: Floats) -> Floats:
    """Return what the model is told of items at *distances* (…) to the pick drawn around: (…, 3)."""
    return np.stack([np.ones_like(distances), distances, np.square(distances)], axis=-1)
