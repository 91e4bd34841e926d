"""Which answers of a session speak for an item under the policy `taste`."""

from collections.abc import Sequence

import numpy as np

from penat.domain.catalogue import Shelf
from penat.domain.geometry import Floats, Mask
from penat.domain.session import SessionState
from penat.domain.taste_flow import history
from penat.domain.taste_posterior import DEFAULT_MODEL, TINY, Answer, posterior, weigh
from penat.domain.taste_space import Support, TasteSpace

FAINT = 1e-9
"""What an item weighs that is looked at without counting: too little to move any other."""


def carried_by(shelf: Shelf, state: SessionState, rows: Sequence[int]) -> list[tuple[int, ...]]:
    """Return for each of *rows* the liked rows whose answers speak for it, what speaks most first."""
    allowed = shelf.allowed(state.price, in_stock=state.in_stock)
    answers = history(state)
    gains = answer_gains(shelf.taste, answers, rows, allowed)
    return [_speaking(answers, gains[:, place]) for place in range(len(rows))]


def answer_gains(
    space: TasteSpace, answers: Sequence[Answer], rows: Sequence[int], allowed: Mask | None = None
) -> Floats:
    """Return (answers, rows): by how much each answer raises the log of each row's chance to be the target.

    That is the log of its chance after all answers less that after all but this one; above 0 the answer speaks for it.
    """
    if not len(rows):
        return np.zeros((len(answers), 0))
    support = _with_faint(posterior(space, answers, allowed=allowed).support, rows)

    def chances(told: Sequence[Answer]) -> Floats:
        weights = weigh(space, support, told, DEFAULT_MODEL).sum(axis=0)[-len(rows) :]
        result: Floats = np.log(np.maximum(weights, TINY))
        return result

    whole = chances(answers)
    left_out = [whole - chances([*answers[:place], *answers[place + 1 :]]) for place in range(len(answers))]
    return np.array(left_out).reshape(len(answers), len(rows))


def _with_faint(support: Support, rows: Sequence[int]) -> Support:
    """Return the support with *rows* looked at besides."""
    added = np.asarray(rows, dtype=np.intp)
    return Support(
        np.concatenate((support.rows, added)), np.concatenate((support.mass, np.full(len(added), FAINT))),
        np.concatenate((support.places, np.full(len(added), -1, dtype=np.intp))),
    )  # fmt: skip


def _speaking(answers: Sequence[Answer], gains: Floats) -> tuple[int, ...]:
    """Return the liked rows of the answers whose gain is above 0, the greatest first, each once."""
    order = np.argsort(-gains, kind="stable")
    liked = [row for place in order.tolist() if gains[place] > 0 for row in answers[place].liked]
    return tuple(dict.fromkeys(liked))
