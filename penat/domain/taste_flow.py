"""The shopper's flow under the policy `taste`: every slate follows from all that was shown and answered before."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from penat.domain.catalogue import Shelf
from penat.domain.errors import InvalidInput
from penat.domain.geometry import Vectors, squared_distances
from penat.domain.sampling import kernel_log_weights
from penat.domain.session import NONE_OF_THESE, SessionState
from penat.domain.styling import Shown, Turn, barred_rows, candidates, opening, refuse_unfit, width_of
from penat.domain.taste import Exploration, next_slate
from penat.domain.taste_posterior import Answer


def begin(shelf: Shelf, state: SessionState, towards: Vectors | None = None) -> Turn:
    """Return the opening slate: what finds out most, or the nearest to *towards* (dim,) when it is given."""
    return _shown(shelf, state, towards)


def pick(shelf: Shelf, state: SessionState, row: int | None, towards: Vectors | None = None) -> Turn:
    """Return the slate that follows picking *row*, or, for None, a fresh slate of the same step that learns from it.

    *towards* (dim,) is what the opening was asked to be near to, if anything. Raises InvalidInput when the row was
    never shown in this session or the session is over.
    """
    refuse_unfit(shelf, state, row)
    answers = _answered(state, NONE_OF_THESE if row is None else row)
    if row is None:
        moved = replace(state, answers=answers, refusals=state.refusals + 1)
    else:
        moved = replace(state, answers=answers, step=state.step + 1, picked=(*state.picked, row), near=None)
    if moved.done:
        return Turn(moved, ())
    return _shown(shelf, moved, None if moved.picked else towards)


def more_like(shelf: Shelf, state: SessionState, rows: Sequence[int]) -> Turn:
    """Return a fresh slate of the same step for a shopper who wants more like several *rows* and picks none yet.

    Raises InvalidInput for fewer than two rows, for one never shown in this session, and when the session is over.
    """
    liked = tuple(dict.fromkeys(rows))
    if len(liked) < 2:
        raise InvalidInput("more_like names fewer than two items; pick a single one instead", field="more_like")
    refuse_unfit(shelf, state, None)
    for row in liked:
        refuse_unfit(shelf, state, row)
    return _shown(shelf, replace(state, answers=_answered(state, *liked), refusals=state.refusals + 1), None)


def history(state: SessionState) -> list[Answer]:
    """Return every slate that was answered, with its answer, the opening first."""
    found, start = [], 0
    for size, *rows in state.answers:
        liked = () if rows == [NONE_OF_THESE] else tuple(rows)
        found.append(Answer(state.seen[start : start + size], liked))
        start += size
    return found


def _answered(state: SessionState, *rows: int) -> tuple[tuple[int, ...], ...]:
    """Return the session's answers with one more: *rows* of the slate that is shown now."""
    size = len(state.seen) - sum(answer[0] for answer in state.answers)
    return (*state.answers, (size, *rows))


def _shown(shelf: Shelf, state: SessionState, towards: Vectors | None) -> Turn:
    """Return the turn with a fresh slate: what finds out most, or the nearest to *towards* (dim,) when it is given."""
    slate = _opening(shelf, state, towards)
    return Turn(replace(state, seen=state.seen + tuple(shown.row for shown in slate)), slate)


def _opening(shelf: Shelf, state: SessionState, towards: Vectors | None) -> tuple[Shown, ...]:
    return _slate(shelf, state) if towards is None else opening(shelf, state, towards)


def _slate(shelf: Shelf, state: SessionState) -> tuple[Shown, ...]:
    """Return the slate that finds out most, or in the last step the one to pick from."""
    rng = np.random.default_rng([state.seed, state.step, state.refusals])
    places = next_slate(
        shelf.taste, history(state), state.shown, rng, last=state.step == state.steps,
        allowed=shelf.allowed(state.price, in_stock=state.in_stock), barred=barred_rows(shelf, state),
        explore=_exploration(shelf, state),
    )  # fmt: skip
    rows = [place.row for place in places]
    if not state.picked or not rows:
        return tuple(Shown(place.row, place.probability) for place in places)
    apart = squared_distances(shelf.vectors[state.picked[-1]], shelf.vectors[rows]).tolist()
    return tuple(Shown(place.row, place.probability, far) for place, far in zip(places, apart, strict=True))


def _exploration(shelf: Shelf, state: SessionState) -> Exploration | None:
    """Return what the kernel draws its share of the slate from, None before the first pick and without a share."""
    if not state.explore or not state.picked:
        return None
    near = candidates(shelf, state, state.picked[-1])
    if not len(near.rows):
        return None
    width = width_of(state, state.step, near.distances)
    return Exploration(state.explore, near.rows, kernel_log_weights(near.distances, width))
