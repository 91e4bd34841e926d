"""The policy `taste`: a slate that finds out most of what the shopper wishes, given all that was shown and answered.

A step is a function of the session's history, the category and a random stream: nothing is kept between two requests.
"""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from penat.domain.errors import InvalidInput
from penat.domain.geometry import Floats, Mask, Rows
from penat.domain.sampling import plackett_luce
from penat.domain.taste_posterior import DEFAULT_MODEL, Answer, TasteModel, posterior
from penat.domain.taste_slates import hitting, informative, scene
from penat.domain.taste_space import TasteSpace

__all__ = ["Answer", "Exploration", "Place", "TasteModel", "next_slate"]


class Place(NamedTuple):
    """One place of a slate: its row and, where the kernel drew it, its conditional probability."""

    row: int
    probability: float | None = None


@dataclass(frozen=True, eq=False)
class Exploration:
    """The share of a slate that the kernel draws, and what it draws from: rows (n,) with their log_weights (n,).

    share × size places on average: the whole part of it always, one more by chance. Raises InvalidInput when the share
    is outside [0, 1].
    """

    share: float
    rows: Rows
    log_weights: Floats

    def __post_init__(self) -> None:
        if not 0.0 <= self.share <= 1.0:
            raise InvalidInput(f"epsilon is {self.share}; it must be 0 to 1", field="epsilon")
        if len(self.rows) != len(self.log_weights):
            raise ValueError(f"{len(self.log_weights)} log-weights for {len(self.rows)} rows")


def next_slate(
    space: TasteSpace, history: Sequence[Answer], size: int, rng: np.random.Generator, *, last: bool = False,
    allowed: Mask | None = None, barred: Collection[int] = (), explore: Exploration | None = None,
    model: TasteModel = DEFAULT_MODEL,
) -> list[Place]:  # fmt: skip
    """Return the next slate: at most *size* places, shorter when fewer designs are left.

    *history* is every slate shown with its answer, the opening first. *last* says that the pick from this slate ends
    the session: it is then composed for the pick itself, else for what the answer tells. *allowed* (n,) are the rows
    inside the session's limits, *barred* rows that may not be shown besides those of the history. The kernel's places
    come last, and their probabilities are exact: they are drawn before, and apart from, all others.
    """
    eligible = space.representative.copy() if allowed is None else space.representative & allowed
    eligible[[*barred, *(row for answer in history for row in (*answer.shown, *answer.liked))]] = False
    drawn = _explored(explore, eligible, size, rng)
    eligible[[place.row for place in drawn]] = False
    found = posterior(space, history, model, allowed)
    held = next((answer.liked for answer in reversed(history) if answer.liked), ())
    given = list(dict.fromkeys((*held, *(place.row for place in drawn))))
    view = scene(space, found, model.betas, eligible, given, rng, last=last)
    chosen = (hitting if last else informative)(view, size - len(drawn))
    rows = [*chosen, *_filling(eligible, chosen, size - len(drawn) - len(chosen), rng)]
    return [*(Place(int(row)) for row in rows), *drawn]


def _explored(explore: Exploration | None, eligible: Mask, size: int, rng: np.random.Generator) -> list[Place]:
    """Return the places that the kernel draws, with their exact conditional probabilities."""
    if explore is None:
        return []
    wanted = explore.share * size
    count = math.floor(wanted) + int(rng.random() < wanted - math.floor(wanted))
    left = eligible[explore.rows]
    if count == 0 or not left.any():
        return []
    rows = explore.rows[left]
    draw = plackett_luce(explore.log_weights[left], count, rng)
    return [Place(int(rows[at]), float(p)) for at, p in zip(draw.order, draw.propensities, strict=True)]


def _filling(eligible: Mask, chosen: Rows, count: int, rng: np.random.Generator) -> Rows:
    """Return at most *count* other eligible rows at random, for a slate that the posterior leaves short."""
    if count <= 0:
        return np.empty(0, dtype=np.intp)
    left = np.setdiff1d(np.flatnonzero(eligible), chosen)
    return rng.permutation(left)[:count]
