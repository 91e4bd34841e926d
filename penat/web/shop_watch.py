"""Counts what shoppers are shown and what they answer, and leaves for the request's own line what it was about."""

from collections.abc import Mapping
from math import log

from flask import request

from penat.domain.matching import MatchList
from penat.domain.session import SessionState
from penat.domain.styling import Turn
from penat.domain.telemetry import EMPTY, MATCHES, PICKS, SESSIONS, SHORT, SLATES, SURPRISAL, TOLD
from penat.ports.meter import Meter
from penat.web.watching import POLICY, SESSION


class ShopWatch:
    """Counts with *meter*; without one only the request's line hears of it."""

    def __init__(self, meter: Meter | None) -> None:
        self._meter = meter

    def about(self, session_id: str, state: SessionState) -> None:
        """Leave for the request's line which policy and session it is about."""
        environ = request.environ
        environ[POLICY] = state.policy
        environ[SESSION] = session_id or str(state.seed)

    def begun(self, turn: Turn) -> None:
        """Count a session."""
        if self._meter is not None:
            self._meter.add(SESSIONS, (turn.state.policy, turn.state.category))

    def slate(self, session_id: str, turn: Turn) -> None:
        """Count a slate that is about to be shown, and what its first item tells of the choice it was drawn from."""
        state = turn.state
        self.about(session_id, state)
        if self._meter is None or not turn.slate:
            return
        labels = state.policy, str(state.step)
        self._meter.add(SLATES, labels)
        first = turn.slate[0].probability
        if first:
            self._meter.add(SURPRISAL, labels, -log(first))
        if turn.short:
            self._meter.add(SHORT, (state.policy,))

    def answered(self, before: SessionState, item: str | None, *, liked: bool) -> None:
        """Count the answer to the slate that *before* shows."""
        if self._meter is not None:
            answer = "like" if liked else "none" if item is None else "pick"
            self._meter.add(PICKS, (before.policy, str(before.step), answer))

    def matches(self, found: Mapping[str, MatchList]) -> None:
        """Count lists of matches, and those that hold nothing."""
        if self._meter is None:
            return
        for category, listed in found.items():
            self._meter.add(MATCHES, (category,))
            if not listed.matches:
                self._meter.add(EMPTY, (category,))

    def told(self, kind: str) -> None:
        """Count what a front end tells."""
        if self._meter is not None:
            self._meter.add(TOLD, (kind,))
