"""What a whole session would earn under another policy: its steps weighed one after the other.

A session is a chain: a slate is drawn by the policy, the shopper answers, the next slate is drawn around the answer.
The chance of the whole chain under the target, over its logged chance, is the product of its slates' ratios: how
shoppers answer, whether they go on, and the opening are the same under every policy and cancel. So a session is one
long slate, and the estimators of one slate serve (per-decision importance sampling: Precup, Sutton and Singh 2000):

- `trajectory` weighs all that a session earned by its whole chain, and assumes nothing;
- `per_decision` weighs what was earned at a place by the chain up to there: right where it does not depend on what was
  shown later;
- `weighted` divides by the weights themselves, `dr` subtracts a model of the rewards, as for a single slate.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from penat.domain.geometry import Floats
from penat.lab.intervals import Interval
from penat.lab.log_evidence import Compared
from penat.lab.off_policy import Evidence, difference, estimates
from penat.lab.slate_log import LoggedSlate

NAMES = {"logged": "logged", "ips_slate": "trajectory", "ips": "per_decision", "snips": "weighted", "dr": "dr"}


@dataclass(frozen=True)
class SessionValue:
    """What whole sessions earn under a target, by estimator: in total, and the share that earns anything.

    sessions counts those judged; left_out those that are not whole: a slate is missing, of another release or without
    propensities, or the shopper went back; effective is how many whole sessions speak for the target.
    """

    sessions: int
    left_out: int
    effective: float
    total: Mapping[str, Interval]
    any: Mapping[str, Interval]
    difference: Interval


@dataclass(frozen=True)
class Chain:
    """One whole session: what its openings earned, and the rows of the evidence that are its further slates."""

    opening: float
    rows: tuple[int, ...]


def session_value(found: Compared, others: Sequence[LoggedSlate], reward: str) -> SessionValue | None:
    """Return what whole sessions would earn, None where fewer than two are whole.

    *others* are the log's slates without propensities: openings belong to their sessions, anything else breaks them.
    """
    chains, left_out = whole_sessions(found.kept, others, reward, found.broken)
    if len(chains) < 2:
        return None
    total, some = evidence_of(chains, found.evidence), evidence_of(chains, found.evidence, only_first=True)
    return SessionValue(
        len(chains), left_out, total.effective, _named(total), _named(some), difference(total)
    )  # fmt: skip


def whole_sessions(
    kept: Sequence[LoggedSlate], others: Sequence[LoggedSlate], reward: str, broken: frozenset[str] = frozenset()
) -> tuple[list[Chain], int]:
    """Return the sessions that are whole and went past their opening, and how many are not whole.

    *kept* are the evidence's slates, in the order of its rows; sessions named in *broken* are not whole.
    """
    by_session: dict[str, list[tuple[LoggedSlate, int | None]]] = defaultdict(list)
    for row, slate in enumerate(kept):
        by_session[slate.session].append((slate, row))
    for slate in others:
        by_session[slate.session].append((slate, None))
    chains, left_out = [], 0
    for session, slates in by_session.items():
        slates.sort(key=lambda one: len(one[0].seen))
        rows = tuple(row for _, row in slates if row is not None)
        if session in broken or not _linked(slates):
            left_out += 1
        elif rows:
            openings = [slate for slate, row in slates if row is None and reward != "pick"]
            chains.append(Chain(sum(sum(slate.earned(reward)) for slate in openings), rows))
    return chains, left_out


def evidence_of(chains: Sequence[Chain], evidence: Evidence, *, only_first: bool = False) -> Evidence:
    """Return sessions as a table, a row each: the opening's place, then each slate's places, one slate behind another.

    The opening has the ratio 1; so has what lies beyond a session's end, where nothing is earned any more. With
    *only_first* a session earns 1, at the first place where it earned anything.
    """
    width = evidence.ratios.shape[1]
    longest = max(len(chain.rows) for chain in chains)
    shape = (len(chains), 1 + longest * width)
    ratios, rewards, predicted, expected = np.ones(shape), np.zeros(shape), np.zeros(shape), np.zeros(shape)
    for number, chain in enumerate(chains):
        places, rows = slice(1, 1 + len(chain.rows) * width), list(chain.rows)
        rewards[number, 0] = chain.opening
        ratios[number, places] = evidence.ratios[rows].ravel()
        rewards[number, places] = evidence.rewards[rows].ravel()
        predicted[number, places] = evidence.predicted[rows].ravel()
        expected[number, places] = evidence.expected[rows].ravel()
    if only_first:
        rewards = _first(rewards)
    return Evidence(ratios, rewards, predicted, expected, np.arange(len(chains)))


def _linked(slates: Sequence[tuple[LoggedSlate, int | None]]) -> bool:
    """Return whether each slate follows from the one before, from the opening or the first slate after it on."""
    if slates[0][0].step > 2 or any(row is None and slate.step != 1 for slate, row in slates):
        return False
    return all(later.seen == earlier.seen + earlier.shown for (earlier, _), (later, _) in pairwise(slates))


def _first(rewards: Floats) -> Floats:
    """Return 1 at each row's first place above 0, else 0."""
    found: Floats = np.where((rewards > 0) & (np.cumsum(rewards > 0, axis=1) == 1), 1.0, 0.0)
    return found


def _named(evidence: Evidence) -> dict[str, Interval]:
    return {NAMES[name]: interval for name, interval in estimates(evidence).items()}
