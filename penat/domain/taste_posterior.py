"""What a shopper likes, learned from every look and every refusal.

Each answer of the session says something about the wished-for item, the target: P(pick p | target t, shown S) is the
softmax over S of −β·distance(t, ·). The posterior over targets and over several β is worked out anew from the whole
history at each step, so nothing is kept between two requests. After PicHunter (Cox, Miller, Minka, Papathomas and
Yianilos, IEEE Transactions on Image Processing 9(1), 2000).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from penat.domain.errors import InvalidInput
from penat.domain.geometry import MAX_DISTANCE, Floats, Mask, Rows
from penat.domain.taste_space import Support, TasteSpace, likeliest, targets

MOST_BETA = 1_000.0
TINY = 1e-300


@dataclass(frozen=True, slots=True)
class Answer:
    """One slate and what was answered: the rows shown, and those liked, none of them for "none of these".

    A liked row may be an earlier favourite that the slate does not hold.
    """

    shown: tuple[int, ...]
    liked: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TasteModel:
    """How shoppers are thought to choose.

    betas and prior: how sharply they choose, per unit of distance, and how likely each is beforehand; moves: how likely
    the wish is any other one at the next slate (forgetting); reach: the distance beyond which an item is no answer.
    """

    betas: tuple[float, ...] = (5.0, 12.0, 40.0, 200.0)
    prior: tuple[float, ...] = (0.25, 0.25, 0.25, 0.25)
    moves: float = 0.02
    reach: float = 0.8

    def __post_init__(self) -> None:
        if len(self.betas) != len(self.prior) or not self.betas:
            raise InvalidInput(
                f"{len(self.prior)} prior shares for {len(self.betas)} betas; give as many", field="betas"
            )
        if not all(0.0 < beta <= MOST_BETA for beta in self.betas):
            raise InvalidInput(f"betas are {self.betas}; each must be above 0 and at most {MOST_BETA:g}", field="betas")
        if min(self.prior) < 0.0 or not sum(self.prior) > 0.0:
            raise InvalidInput(f"prior is {self.prior}; its shares must be 0 or more, not all 0", field="prior")
        if not 0.0 <= self.moves <= 1.0:
            raise InvalidInput(f"moves is {self.moves}; it must be 0 to 1", field="moves")


@dataclass(frozen=True, eq=False)
class Posterior:
    """How likely each pair of β and target is: weights (betas, s) that sum to 1, over the support's targets."""

    support: Support
    weights: Floats = field(repr=False)

    @property
    def marginal(self) -> Floats:
        """How likely each target is, (s,)."""
        total: Floats = self.weights.sum(axis=0)
        return total


DEFAULT_MODEL = TasteModel()


def posterior(
    space: TasteSpace, history: Sequence[Answer], model: TasteModel = DEFAULT_MODEL, allowed: Mask | None = None
) -> Posterior:
    """Return what the *history* says of the target, among the designs *allowed* (n,), or among all for None."""
    liked = [row for answer in history for row in answer.liked]
    support = targets(space, allowed, liked)
    found = Posterior(support, weigh(space, support, history, model))
    if space.exact or not history:
        return found
    support = targets(space, allowed, [*liked, *likeliest(support, found.marginal)])
    return Posterior(support, weigh(space, support, history, model))


def weigh(space: TasteSpace, support: Support, history: Sequence[Answer], model: TasteModel) -> Floats:
    """Return the weights (betas, s) of each β and target of *support* after the *history*; they sum to 1."""
    betas = np.asarray(model.betas)
    start = np.outer(np.asarray(model.prior) / sum(model.prior), support.mass / max(support.mass.sum(), 1.0))
    weights = start
    if not len(support.rows):
        return weights
    held: tuple[int, ...] = ()
    rows = list(dict.fromkeys(row for answer in history for row in (*answer.shown, *answer.liked)))
    apart = distances(space, support.rows, np.array(rows, dtype=np.intp))  # one product for the whole history
    columns = {row: place for place, row in enumerate(rows)}
    for answer in history:
        choices = list(dict.fromkeys((*answer.shown, *held, *answer.liked)))
        liked = np.isin(choices, answer.liked)
        logs = _log_likelihood(apart[:, [columns[row] for row in choices]], liked, betas, model.reach)
        weights = weights * np.exp(logs - logs.max())
        weights /= max(weights.sum(), TINY)
        weights = (1.0 - model.moves) * weights + model.moves * weights.sum(axis=1, keepdims=True) * start.sum(axis=0)
        held = answer.liked or held
    return weights


def distances(space: TasteSpace, rows: Rows, others: Rows) -> NDArray[np.float32]:
    """Return the distances (rows, others) between two lists of rows."""
    found = space.vectors[rows] @ space.vectors[others].T
    result: NDArray[np.float32] = np.clip(2.0 - 2.0 * found, 0.0, MAX_DISTANCE)
    return result


def _log_likelihood(apart: NDArray[np.float32], liked: Mask, betas: Floats, reach: float) -> Floats:
    """Return log P(answer | β, target), (betas, s), for distances (s, choices) and which of the choices was liked.

    One liked: the softmax over all choices. Several: each of them beats all that were not liked. None: something beyond
    *reach* beats all that was shown.
    """
    logs = -betas[:, None, None] * apart[None]
    if not liked.any():
        beyond = -betas[:, None] * reach
        result: Floats = beyond - np.logaddexp(beyond, _log_sum(logs))
        return result
    rest = _log_sum(logs[:, :, ~liked])
    one = logs[:, :, liked]
    beaten: Floats = (one - np.logaddexp(one, rest[:, :, None])).sum(axis=2)
    return beaten


def _log_sum(logs: Floats) -> Floats:
    """Return the log of the sum of exponentials along the last axis; −inf where it is empty."""
    if logs.shape[-1] == 0:
        return np.full(logs.shape[:-1], -np.inf)
    top = logs.max(axis=-1)
    result: Floats = top + np.log(np.exp(logs - top[..., None]).sum(axis=-1))
    return result
