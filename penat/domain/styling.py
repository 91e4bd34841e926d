"""The shopper's flow: an opening slate, then slates drawn near the last pick, each narrower than the one before."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from penat.domain import sampling
from penat.domain.catalogue import Limits, Shelf
from penat.domain.errors import InvalidInput
from penat.domain.exploring import EXPLORING, explored, mixed_propensities, showable
from penat.domain.geometry import Floats, Mask, Rows, Vectors, nearest, squared_distances
from penat.domain.session import CANDIDATES, SessionState
from penat.domain.streams import KeyedStream


class Shown(NamedTuple):
    """One place of a slate: its row, the conditional probability it was drawn with, its distance to what led to it."""

    row: int
    probability: float | None = None
    distance: float | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """What a session answers with: the new state, the kernel width used if any, and the slate."""

    state: SessionState
    slate: tuple[Shown, ...]
    width: float | None = None

    @property
    def short(self) -> bool:
        """Whether fewer items were left than were asked for."""
        return len(self.slate) < self.state.shown and not self.state.done


@dataclass(frozen=True, slots=True)
class Candidates:
    """The items a slate is drawn from: rows (n,) and their distances (n,), nearest first."""

    rows: Rows
    distances: Floats


def begin(shelf: Shelf, state: SessionState, towards: Vectors | None = None) -> Turn:
    """Return the opening slate: spread over the category, or the nearest to *towards* (dim,) when it is given."""
    slate = opening(shelf, state, towards)
    return Turn(replace(state, seen=tuple(shown.row for shown in slate)), slate)


def pick(shelf: Shelf, state: SessionState, row: int | None, towards: Vectors | None = None) -> Turn:
    """Return the slate that follows picking *row*, or, for None, a fresh slate of the same step.

    *towards* (dim,) is what the opening was asked to be near to, if anything: a refused opening stays near it.
    Raises InvalidInput when the row was never shown in this session or the session is over.
    """
    if row is None:
        return _refuse(shelf, state, towards)
    refuse_unfit(shelf, state, row)
    step, picked = state.step + 1, (*state.picked, row)
    if step > state.steps:
        return Turn(replace(state, step=step, picked=picked), ())
    return _drawn(shelf, state, step, picked, state.refusals)


def refuse_unfit(shelf: Shelf, state: SessionState, row: int | None) -> None:
    """Raise InvalidInput for an answer that the session cannot take: it is over, or the row was never shown."""
    if row is None:
        if state.done:
            raise InvalidInput("this session is over; nothing is left to refuse", field="item")
        return
    if row not in state.seen:
        raise InvalidInput(
            f"item {shelf.items[row].id!r} was not shown in this session; pick one that was, or null", field="item"
        )
    if state.done:
        raise InvalidInput("this session is over; send an earlier token to go back", field="session")


def _refuse(shelf: Shelf, state: SessionState, towards: Vectors | None) -> Turn:
    refuse_unfit(shelf, state, None)
    if state.picked:
        return _drawn(shelf, state, state.step, state.picked, state.refusals + 1)
    again = replace(state, refusals=state.refusals + 1)
    slate = opening(shelf, again, towards)
    return Turn(replace(again, seen=_with(again, slate)), slate)


def _drawn(shelf: Shelf, state: SessionState, step: int, picked: tuple[int, ...], refusals: int) -> Turn:
    """Return the turn *state* moves on to: a slate drawn by its policy around the last pick, and remembered."""
    found, weights, width = weighted(shelf, state, step, picked[-1])
    if state.explore:
        slate = _explored(shelf, state, (step, refusals), picked[-1], found, weights)
        moved = state.moved(step=step, refusals=refusals, picked=picked, seen=_with(state, slate))
        return Turn(moved, slate, width)
    draw = sampling.plackett_luce(weights, state.shown, KeyedStream(state.seed, step, refusals))
    rows, apart = found.rows[draw.order].tolist(), found.distances[draw.order].tolist()
    slate = tuple(map(Shown, rows, draw.propensities.tolist(), apart))
    moved = state.moved(step=step, refusals=refusals, picked=picked, seen=_with(state, slate))
    return Turn(moved, slate, width)


def _explored(
    shelf: Shelf, state: SessionState, place: tuple[int, int], row: int, found: Candidates, weights: Floats
) -> tuple[Shown, ...]:  # fmt: skip
    """Return a slate around *row* each place of which has the chance `explore` to be any that may be shown."""
    left = showable(shelf, state, barred_rows(shelf, state))
    could = len(left)
    stream = KeyedStream(state.seed, *place)
    coins = KeyedStream(state.seed, *place, EXPLORING).uniform(size=2 * state.shown).reshape(-1, 2)
    near = found.rows.tolist()
    rows = explored(near, weights, left, state.shown, state.explore, stream, coins)
    if not rows:
        return ()
    at = {one: number for number, one in enumerate(near)}
    chances = mixed_propensities(weights, [at.get(one, -1) for one in rows], state.explore, could)
    apart = squared_distances(shelf.vectors[row], shelf.vectors[rows])
    return tuple(map(Shown, rows, chances.tolist(), apart.tolist()))


def weighted(shelf: Shelf, state: SessionState, step: int, row: int) -> tuple[Candidates, Floats, float | None]:
    """Return what the slate of *step* around *row* is drawn from, its log-weights, and the kernel's width if any.

    *state* is the session before that slate: its policy, schedule and limits, and what it has seen.
    """
    if state.policy == "rank_gamma":
        return _ranked(shelf, state, row)
    found = candidates(shelf, state, row)
    width = width_of(state, step, found.distances)
    return found, sampling.kernel_log_weights(found.distances, width), width


def _with(state: SessionState, slate: tuple[Shown, ...]) -> tuple[int, ...]:
    return state.seen + tuple(shown.row for shown in slate)


def _ranked(shelf: Shelf, state: SessionState, row: int) -> tuple[Candidates, Floats, None]:
    """Return what the rank policy draws from, with its log-weights; it has no width."""
    found = whole_order(shelf, row)
    weights = sampling.rank_gamma_log_weights(len(found.rows))
    weights = np.where(np.isin(found.rows, barred_rows(shelf, state)), -np.inf, weights)
    left = np.isfinite(weights) & _admitted(shelf, state)[found.rows]
    return Candidates(found.rows[left], found.distances[left]), weights[left], None


def candidates(shelf: Shelf, state: SessionState, row: int, limit: int = CANDIDATES) -> Candidates:
    """Return the *limit* nearest groups' representatives to *row* that the session may still be shown.

    Read from the release's neighbour list; where the session's limits leave that too short, the shelf is
    asked anew (one exact scan, or its engine), so the result is the same either way.
    """
    listed, distances = shelf.neighbours[row], shelf.neighbour_distances[row]
    complete = len(listed) >= shelf.designs - 1
    barred = set(barred_rows(shelf, state))
    allowed = shelf.allowed(state.price, in_stock=state.in_stock)
    if allowed is None:
        listed = listed[: limit + len(barred)]  # at most so many of them are barred
    others = listed.tolist()
    marks = bytearray(b"\x01") * len(others) if allowed is None else bytearray(allowed[listed])
    for other in barred.intersection(others):
        marks[others.index(other)] = 0
    keep = np.frombuffer(marks, dtype=bool)  # bytes are set one by one more cheaply than an array's elements
    rows = listed[keep][:limit]
    if len(rows) >= limit or complete:
        apart = distances[: len(others)][keep][:limit]
        return Candidates(rows.astype(np.intp), apart.astype(np.float64))
    return Candidates(*shelf.nearest(shelf.vectors[row], limit, _limits(shelf, state, shelf.group_rows(row))))


def whole_order(shelf: Shelf, row: int) -> Candidates:
    """Return every other group's representative in order of distance from *row*: what the rank policy counts along."""
    every = squared_distances(shelf.vectors[row], shelf.vectors)
    rows = nearest(every, shelf.representative & (shelf.groups != shelf.groups[row]), len(shelf))
    return Candidates(rows, every[rows])


def opening(shelf: Shelf, state: SessionState, towards: Vectors | None) -> tuple[Shown, ...]:
    """Return the slate that opens: the nearest to *towards* (dim,), or spread over the category."""
    if towards is not None:
        rows, distances = shelf.nearest(towards, state.shown, _limits(shelf, state))
        return tuple(Shown(int(row), None, float(apart)) for row, apart in zip(rows, distances, strict=True))
    return tuple(Shown(int(row)) for row in _spread(shelf, _eligible(shelf, state), state.shown, _rng(state)))


def _spread(shelf: Shelf, eligible: Mask, size: int, rng: np.random.Generator) -> list[int]:
    """Return *size* rows far from one another: the first at random, each next ∝ squared distance to those taken.

    Taken among the landmarks, so the cost does not grow with the catalogue; where the session's limits leave too few
    of these, among (a sample of) all eligible rows. The rule is k-means++ seeding (Arthur & Vassilvitskii 2007).
    """
    pool: Rows = shelf.landmarks[eligible[shelf.landmarks]].astype(np.intp)
    if len(pool) < 4 * size:
        pool = np.flatnonzero(eligible)
        if len(pool) > 1000:
            pool = rng.choice(pool, 1000, replace=False)
    near = shelf.vectors[pool]
    taken: list[int] = []
    gap = np.ones(len(pool), dtype=np.float64)
    for _ in range(min(size, len(pool))):
        share = gap if gap.sum() > 0 else np.where(np.isin(pool, taken), 0.0, 1.0)
        place = _place(share, rng)
        taken.append(int(pool[place]))
        gap = np.minimum(gap, np.square(squared_distances(near[place], near)))
        gap[place] = 0.0
    return taken


def _place(share: Floats, rng: np.random.Generator) -> int:
    """Return a place drawn in proportion to *share* (n,): Generator.choice's own rule without its checks of p."""
    edges = np.cumsum(share / share.sum())
    return int(np.searchsorted(edges / edges[-1], rng.random(), side="right"))


def _admitted(shelf: Shelf, state: SessionState) -> Mask:
    """Return which rows are inside the session's own limits."""
    allowed = shelf.allowed(state.price, in_stock=state.in_stock)
    return np.ones(len(shelf), dtype=bool) if allowed is None else allowed


def _limits(shelf: Shelf, state: SessionState, besides: Iterable[int] = ()) -> Limits:
    """Return what may still be shown: representatives inside the session's limits, not seen (nor a variant)."""
    without = tuple({*barred_rows(shelf, state), *besides})
    return Limits(state.price, state.in_stock, without, representatives_only=True)


def _eligible(shelf: Shelf, state: SessionState) -> Mask:
    """Return which rows may still be shown."""
    mask = shelf.passing(_limits(shelf, state))
    return np.ones(len(shelf), dtype=bool) if mask is None else mask


def barred_rows(shelf: Shelf, state: SessionState) -> list[int]:
    """Return the rows that were shown before and every variant of them."""
    if not shelf.variant_rows:
        return list(state.seen)
    barred = set(state.seen)
    for row in state.seen:
        barred.update(shelf.variant_rows.get(int(shelf.groups[row]), ()))
    return sorted(barred)


def width_of(state: SessionState, step: int, distances: Floats) -> float:
    """Return the kernel's width for the slate of *step*."""
    place = step - 2
    if state.schedule.widths is not None:
        return state.schedule.widths[place]
    choices = (state.schedule.effective_choices or ())[place]
    return sampling.width_for_choices(distances, choices) if len(distances) else 1.0


def _rng(state: SessionState) -> np.random.Generator:
    """Return the random stream of an opening: the same seed, step and refusals always give the same one."""
    return np.random.default_rng([state.seed, state.step, state.refusals])
