"""What another policy would have earned, told from a log whose propensities are known.

A slate's positions are filled one after the other, so the chance of its first k items under another policy, over their
logged chance, is the product of k ratios. What an item earns is taken to depend on what stands up to its own position
(the cascade of a reader who looks from the first place on), which lets each position be weighed by its own product
instead of the whole slate's: McInerney et al. 2020 (reward interaction IPS); with a model of the rewards the doubly
robust form of Kiyohara et al. 2022. Without that assumption only `ips_slate` is unbiased.

Slates of one session are not independent: every interval counts sessions, not slates.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from penat.domain.errors import InvalidInput
from penat.domain.geometry import Floats
from penat.lab.intervals import Interval, weighed_mean_interval

Sessions = NDArray[np.intp]


@dataclass(frozen=True)
class Evidence:
    """Slates as a table: one row each, positions in columns.

    ratios (n, K): the target's conditional probability of each shown item over the logged one, 1 beyond a short slate's
    end; rewards (n, K), 0 beyond it; predicted (n, K): what a model expects the shown item to earn; expected (n, K):
    what it expects of the target's own choice at that position, given the items before; session (n,): whose slate.
    """

    ratios: Floats
    rewards: Floats
    predicted: Floats
    expected: Floats
    session: Sessions

    def __post_init__(self) -> None:
        shapes = {part.shape for part in (self.ratios, self.rewards, self.predicted, self.expected)}
        if len(shapes) != 1 or len(self.session) != len(self.ratios):
            raise ValueError(f"the tables have the shapes {sorted(shapes)} and {len(self.session)} sessions")

    @property
    def products(self) -> Floats:
        """The weight of each position (n, K): the product of the ratios up to it."""
        products: Floats = np.cumprod(self.ratios, axis=1, dtype=np.float64)
        return products

    @property
    def effective(self) -> float:
        """The effective number of slates (Σw)²/Σw² by the whole slate's weight (Kish): few means few speak for all."""
        return _effective(self.products[:, -1]) if len(self.ratios) else 0.0

    @property
    def effective_by_position(self) -> float:
        """The same by each position's own weight, in the mean over positions."""
        return float(np.mean([_effective(column) for column in self.products.T])) if len(self.ratios) else 0.0


def estimates(evidence: Evidence) -> Mapping[str, Interval]:
    """Return what a slate earns under the target by each estimator, with 95 % intervals over sessions.

    `logged` is what it earned as it was. Raises InvalidInput for fewer than two sessions.
    """
    if len(np.unique(evidence.session)) < 2:
        raise InvalidInput("fewer than two sessions say nothing for certain; log more", field="log")
    weights, rewards = evidence.products, evidence.rewards
    corrections = weights * (rewards - evidence.predicted) + _before(weights) * evidence.expected
    return {
        "logged": _mean(rewards.sum(axis=1), evidence.session),
        "ips_slate": _mean(weights[:, -1] * rewards.sum(axis=1), evidence.session),
        "ips": _mean((weights * rewards).sum(axis=1), evidence.session),
        "snips": _normalised(weights, rewards, evidence.session),
        "dr": _mean(corrections.sum(axis=1), evidence.session),
    }


def difference(evidence: Evidence) -> Interval:
    """Return by how much the target earns more than what was logged (doubly robust), paired by session."""
    weights = evidence.products
    corrections = weights * (evidence.rewards - evidence.predicted) + _before(weights) * evidence.expected
    return _mean(corrections.sum(axis=1) - evidence.rewards.sum(axis=1), evidence.session)


def _before(weights: Floats) -> Floats:
    """Return the weight of what stands before each position: 1 before the first."""
    return np.concatenate([np.ones((len(weights), 1)), weights[:, :-1]], axis=1)


def _mean(values: Floats, session: Sessions) -> Interval:
    """Return the mean of *values* (n,) over slates with an interval over sessions: a ratio of two sums of sessions."""
    return _ratio(values, np.ones(len(values)), session)


def _ratio(above: Floats, below: Floats, session: Sessions) -> Interval:
    """Return Σabove/Σbelow, its interval by the spread of each session's own part (linearised: the delta method)."""
    _, number = np.unique(session, return_inverse=True)
    tops, bottoms = np.bincount(number, above), np.bincount(number, below)
    total = float(bottoms.sum())
    if total <= 0.0:
        return Interval(float("nan"), float("nan"), float("nan"))
    mean = float(tops.sum()) / total
    spread = weighed_mean_interval((tops - mean * bottoms) * (len(tops) / total))
    return Interval(mean, mean + spread.low - spread.mean, mean + spread.high - spread.mean)


def _normalised(weights: Floats, rewards: Floats, session: Sessions) -> Interval:
    """Return Σ over positions of the self-normalised estimate, with the interval of their sum."""
    means = weights.mean(axis=0)
    if not np.all(means > 0.0):
        return Interval(float("nan"), float("nan"), float("nan"))
    by_position = (weights * rewards).mean(axis=0) / means
    own = ((weights * (rewards - by_position)) / means).sum(axis=1)
    spread = _mean(own, session)
    total = float(by_position.sum())
    return Interval(total, total + spread.low - spread.mean, total + spread.high - spread.mean)


def _effective(weights: Floats) -> float:
    square = float(np.square(weights).sum())
    return float(weights.sum()) ** 2 / square if square > 0.0 else 0.0
