"""Writes down what sessions show and what is answered, where the deployment keeps a log; nobody waits for it."""

from collections.abc import Sequence
from datetime import UTC, datetime

from penat.domain.catalogue import Shelf
from penat.domain.shopping_log import Event, Kind, answer_event, shown_slate
from penat.domain.styling import Turn
from penat.web.services import Services
from penat.web.tokens import Session


class ShoppingLog:
    """The services' event log; a session without an id, begun before there was one, is not written down."""

    def __init__(self, services: Services) -> None:
        self._log = services.events
        self._now = services.now
        self._fresh = services.fresh_seed

    def new_session(self) -> str:
        """Return a word that tells a new session from all others, "" where no log is kept."""
        return "" if self._log is None else f"{self._fresh():014x}"

    def slate(self, session: str, shelf: Shelf, turn: Turn) -> None:
        """Write down a slate that is about to be shown."""
        if self._log is None or not session or not turn.slate:
            return
        now = self._now()
        self._log.note(lambda: shown_slate(session, _moment(now), shelf, turn))

    def answered(self, session: Session, item: str | None, liked: Sequence[str] = ()) -> None:
        """Write down the answer to a session's slate: a pick, None for none of these, or what was *liked*."""
        if self._log is None or not session.id:
            return
        if liked:
            for one in liked:
                self.told(session, "like", one, None)
            return
        now = self._now()
        self._log.note(lambda: answer_event(session.id, _moment(now), session.state, item))

    def told(self, session: Session, kind: Kind, item: str, value: float | None) -> None:
        """Write down what a front end tells of an item."""
        if self._log is None or not session.id:
            return
        now, state = self._now(), session.state
        self._log.note(lambda: Event(session.id, _moment(now), state.step, state.refusals, kind, item, value))


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
