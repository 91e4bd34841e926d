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
from penat.domain.geometry import Floats
from penat.lab.off_policy import Evidence
from penat.lab.slate_log import LoggedSlate
from penat.lab.target_policy import (
    Chances,
    Standing,
    TargetPolicy,
    agrees,
    chances,
    logged_policy,
    standing,
    unsupported,
)

RIDGE = 1e-3


@dataclass(frozen=True)
class Compared:
    """A log under a target: the evidence, and what is to be said of the log itself.

    unsupported: the mean share of the target's first choices that the log could never have shown; disagreeing: how many
    slates have propensities that the release at hand does not give; other_releases: how many were of another release.
    """

    evidence: Evidence
    unsupported: float
    disagreeing: int
    other_releases: int


@dataclass(frozen=True)
class _Slate:
    """One slate, compared: the target's chances and the distances of what was shown."""

    session: str
    ratios: Floats
    rewards: Floats
    shown: Floats
    target: Chances
    missing: float


def compare(catalogue: Catalogue, log: Sequence[LoggedSlate], target: TargetPolicy, reward: str) -> Compared:
    """Return what *log* says of *target*. Raises InvalidInput, NotFound for a log that does not fit the release."""
    own = [slate for slate in log if slate.release == catalogue.release]
    if not own:
        raise InvalidInput(f"the log holds no drawn slate of release {catalogue.release}", field="log")
    slates, wrong = [], 0
    for slate in own:
        there = standing(catalogue, slate, target)
        if not agrees(slate, there):
            wrong += 1
            continue
        slates.append(_compared(slate, there, reward))
    if not slates:
        raise InvalidInput(
            "no slate has the propensities that the release gives; is it the release, and the log, of these slates?",
            field="log",
        )  # fmt: skip
    missing = float(np.mean([one.missing for one in slates]))
    return Compared(_table(slates), missing, wrong, len(log) - len(own))


def _compared(slate: LoggedSlate, there: Standing, reward: str) -> _Slate:
    own = logged_policy(slate, len(there.state.schedule))
    logged = chances(there.under(own))
    target = chances(there)
    apart = dict(zip(logged.rows.tolist(), logged.distances.tolist(), strict=True))
    return _Slate(
        slate.session, target.conditional / np.array(slate.propensity, dtype=float), np.array(slate.earned(reward)),
        np.array([apart[row] for row in there.shown]), target, unsupported(target, logged),
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
            every = _features(one.target.distances) @ model.T  # (n, K)
            predicted[row, :count] = (_features(one.shown) * model[:count]).sum(axis=1)
            expected[row, :count] = (one.target.by_position * every.T[:count]).sum(axis=1)
    return predicted, expected


def _fitted(slates: Sequence[_Slate], widest: int) -> Floats:
    """Return the ridge regression of rewards on the features, a row of weights for each position."""
    model = np.zeros((widest, 3))
    for position in range(widest):
        there = [one for one in slates if len(one.ratios) > position]
        if not there:
            continue
        features = _features(np.array([one.shown[position] for one in there]))
        earned = np.array([one.rewards[position] for one in there])
        model[position] = np.linalg.solve(
            features.T @ features + RIDGE * len(there) * np.eye(3), features.T @ earned
        )  # fmt: skip
    return model


def _features(distances: Floats) -> Floats:
    return np.stack([np.ones_like(distances), distances, np.square(distances)], axis=1)
