"""Drawing a slate: Plackett–Luce without replacement over kernel or rank weights, with exact propensities.

Which items to show next, and with what probability did each come to its position? Weights are kept as float64
logarithms throughout: a narrow kernel's weights underflow any float, their logarithms do not.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from penat.domain.errors import InvalidInput
from penat.domain.geometry import Floats, Rows

MIN_WIDTH = 1e-6
MAX_WIDTH = 100.0
RANK_SCALE = 4.0
_CLOSE = 1e-10


class GumbelNoise(Protocol):
    """Where random numbers come from."""

    def gumbel(self, *, size: int) -> Floats:
        """Return *size* independent numbers of the standard Gumbel law, the next of the stream."""


@dataclass(frozen=True)
class Draw:
    """Positions drawn without replacement and, for each, its conditional probability given those drawn before.

    order (m,) indexes the weights that were given; propensities (m,) lie in (0, 1].
    """

    order: Rows
    propensities: Floats


def kernel_log_weights(distances: Floats, width: float) -> Floats:
    """Return −(distance/width)², the logarithm of the Gaussian kernel's weight, for each distance.

    Raises InvalidInput when the width is outside [1e-6, 100].
    """
    check_width(width)
    scaled = np.asarray(distances, dtype=np.float64) / width
    return -(scaled * scaled)


def check_width(width: float) -> None:
    """Raise InvalidInput when the kernel's width is outside [1e-6, 100] or not a number."""
    if not MIN_WIDTH <= width <= MAX_WIDTH:
        raise InvalidInput(f"width {width} is outside {MIN_WIDTH} to {MAX_WIDTH}; 0.25 is usual", field="widths")


def plackett_luce(log_weights: Floats, size: int, noise: GumbelNoise) -> Draw:
    """Draw min(size, n) positions one after the other, each ∝ exp(log weight) among those left.

    Gumbel noise added to the log-weights and the largest taken in order is that very law (Yellott 1977; the
    Gumbel-top-k trick). All n noises are drawn whatever the size, so a longer slate begins with the shorter one.
    *noise* is a random generator of numpy's, or a stream of domain.streams.
    """
    noisy = log_weights + noise.gumbel(size=len(log_weights))
    order = (-noisy).argsort(kind="stable")[:size]
    return Draw(order, propensities(log_weights, order))


def propensities(log_weights: Floats, order: Sequence[int] | Rows) -> Floats:
    """Return the conditional probability of each position of *order* given those before it, by log-sum-exp.

    The total of what remains is summed from what remains, never by subtracting what was taken: a slate that begins
    with nearly all of the weight would leave only rounding error behind. Where a later weight is below the smallest
    positive float relative to its rivals its probability is an honest 0.
    """
    chosen = np.asarray(order, dtype=np.intp)
    never_taken = np.array(log_weights, dtype=np.float64)
    taken = never_taken[chosen]
    never_taken[chosen] = -np.inf
    # First what was never taken, then from the last position to the first: so each total holds what was left then.
    totals = np.logaddexp.accumulate(np.concatenate((never_taken, taken[::-1])))[len(never_taken) :]
    result: Floats = np.exp(taken - totals[::-1])
    return result


def effective_choices(log_weights: Floats) -> float:
    """Return exp(entropy) of the normalised weights: how many equally likely choices this amounts to, in [1, n]."""
    shifted = np.exp(log_weights - log_weights.max())
    share = shifted / shifted.sum()
    positive = share[share > 0]
    return float(np.exp(-(positive * np.log(positive)).sum()))


def width_for_choices(distances: Floats, choices: float, *, rounds: int = 40) -> float:
    """Return the width at which the kernel over *distances* (n,) has *choices* effective choices.

    Effective choices grow with the width from the number of items tied for nearest to n; outside that span the
    nearest attainable width is returned. Found on the logarithm of the width, to about 1e-9, by Newton's method kept
    inside a bracket: with b = 1/width² and p the kernel's shares of the squares s, the entropy is log Σexp(−b·s) +
    b·E[s], and its derivative by log width is 2·b²·Var[s].
    """
    squares = np.square(np.asarray(distances, dtype=np.float64))
    squares -= squares.min()  # which changes no share
    # Below a 40th of the smallest distance only the nearest has weight; above 40 times the largest all weigh the same.
    low = math.log(min(MAX_WIDTH, max(MIN_WIDTH, float(distances.min()) / 40.0)))
    high = math.log(min(MAX_WIDTH, max(MIN_WIDTH, float(distances.max()) * 40.0)))
    wanted, guess = math.log(choices), (low + high) / 2.0
    for _ in range(rounds):
        entropy, slope = _entropy(squares, math.exp(-2.0 * guess))
        if entropy < wanted:
            low = guess
        else:
            high = guess
        step = guess - (entropy - wanted) / slope if slope > 0 else math.inf
        middle = (low + high) / 2.0
        after = step if low < step < high else middle
        if abs(after - guess) < _CLOSE:
            break
        guess = after
    return min(MAX_WIDTH, max(MIN_WIDTH, math.exp(guess)))


def _entropy(squares: Floats, sharpness: float) -> tuple[float, float]:
    """Return the entropy of the shares exp(−sharpness·squares), and its derivative by the logarithm of the width."""
    shares = np.exp(squares * -sharpness)
    total = float(shares.sum())
    mean = float(shares @ squares) / total
    variance = float(shares @ np.square(squares)) / total - mean * mean
    return math.log(total) + sharpness * mean, 2.0 * sharpness * sharpness * variance


@lru_cache(maxsize=32)
def _rank_table(count: int) -> NDArray[np.float64]:
    """Return log P(⌊Gamma(3, 4)⌋ = i) for i < count, from the Erlang survival function in logarithms."""
    edges = np.arange(count + 1, dtype=np.float64) / RANK_SCALE
    log_survival = -edges + np.log1p(edges + np.square(edges) / 2.0)
    # log(S(i) − S(i+1)) = log S(i) + log(1 − S(i+1)/S(i))
    table = log_survival[:-1] + np.log(-np.expm1(np.diff(log_survival)))
    table.setflags(write=False)
    return table


def rank_gamma_log_weights(count: int) -> Floats:
    """Return the log-weights of ranks 0..count−1 under the older policy: rank = floor of Gamma(shape 3, scale 4).

    Redrawing a rank that is taken, or beyond the last item, is drawing in proportion among the ranks that are left,
    so Plackett–Luce over these weights is the same law with its propensities known. Source: seed document 002.
    """
    return _rank_table(count)
