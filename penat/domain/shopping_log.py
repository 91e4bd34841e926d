"""What is written down of shoppers: every slate that was shown, and what was done about its items. Nothing personal."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from penat.domain.catalogue import PriceRange, Shelf
from penat.domain.session import SessionState
from penat.domain.styling import Turn

Kind = Literal["pick", "none", "view", "like", "reject", "buy"]
TOLD_KINDS = ("view", "like", "reject", "buy")
"""What a front end may tell; picks and refusals are known from the session itself."""


@dataclass(frozen=True, slots=True)
class ShownSlate:
    """One slate as it was shown: in order, with the conditional probability of each place (None where it has none).

    *anchor* is the pick it was drawn around, *seen* what the session had been shown before it. *session* is a random
    word that belongs to the session alone. *explore* is the share of exploring that is part of the propensities.
    """

    session: str
    at: datetime
    release: str
    category: str
    policy: str
    step: int
    refusals: int
    width: float | None
    anchor: str | None
    seen: tuple[str, ...]
    shown: tuple[str, ...]
    propensities: tuple[float | None, ...]
    distances: tuple[float | None, ...]
    price: PriceRange
    in_stock: bool
    explore: float = 0.0


@dataclass(frozen=True, slots=True)
class Event:
    """Something done about an item: picked (or none of the slate), looked at, liked, rejected, bought.

    *step* and *refusals* name the slate of the session it is about; *value* is what a purchase was worth, if told.
    """

    session: str
    at: datetime
    step: int
    refusals: int
    kind: Kind
    item: str | None = None
    value: float | None = None


def shown_slate(session: str, at: datetime, shelf: Shelf, turn: Turn) -> ShownSlate:
    """Return what is written down of a turn's slate."""
    state, rows = turn.state, [one.row for one in turn.slate]
    before = state.seen[: len(state.seen) - len(rows)]
    return ShownSlate(
        session, at, state.release, state.category, state.policy, state.step, state.refusals, turn.width,
        shelf.items[state.picked[-1]].id if state.picked else None,
        tuple(shelf.items[row].id for row in before), tuple(shelf.items[row].id for row in rows),
        tuple(one.probability for one in turn.slate), tuple(one.distance for one in turn.slate), state.price,
        state.in_stock, state.explore,
    )  # fmt: skip


def answer_event(session: str, at: datetime, before: SessionState, item: str | None) -> Event:
    """Return what is written down of an answer to the slate that *before* shows: a pick, or none of these."""
    return Event(session, at, before.step, before.refusals, "none" if item is None else "pick", item)
