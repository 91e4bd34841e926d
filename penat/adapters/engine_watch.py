"""Whether the engine can be asked, for those who watch a server: never slow, whatever the engine does."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock, Thread

from penat.domain.catalogue import Catalogue
from penat.domain.errors import PenatError
from penat.ports.item_store import ItemStore

WAIT_SECONDS, EVERY_SECONDS = 1.0, 5.0
_log = logging.getLogger(__name__)
_MEANS = "what the neighbour lists hold is served; questions beyond them get 503"


@dataclass(frozen=True, slots=True)
class EngineState:
    """Whether the engine answers for a release, and in words what it said; its address is told to the log alone."""

    ready: bool
    detail: str


class EngineWatch:
    """Asks *store*, shown as *name*, what it holds of a release, at most once in *every* seconds.

    It is asked beside the caller, who is told after *wait* seconds that no answer came; a question that hangs is
    not asked a second time. Safe to use from several threads.
    """

    def __init__(
        self, store: ItemStore, name: str, *, wait: float = WAIT_SECONDS, every: float = EVERY_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self._store = store
        self._name = name
        self._wait, self._every, self._clock = wait, every, clock
        self._lock = Lock()
        self._asking: Thread | None = None
        self._last: tuple[str, float, EngineState] | None = None

    def look(self, catalogue: Catalogue) -> EngineState:
        """Return how the engine is for a release, as of the last few seconds."""
        with self._lock:
            last = self._last
            if last and last[0] == catalogue.release and self._clock() < last[1] + self._every:
                return last[2]
            asking = self._asking
            if asking is None or not asking.is_alive():  # in a forked process the parent's question is not alive
                asking = self._asking = Thread(target=self._ask, args=(catalogue,), daemon=True)
                asking.start()
        asking.join(self._wait)
        last = self._last
        if asking.is_alive() or last is None or last[0] != catalogue.release:
            return EngineState(False, f"{self._name} has not answered within {self._wait:g} s; {_MEANS}")
        return last[2]

    def _ask(self, catalogue: Catalogue) -> None:
        state, why = self._state(catalogue)
        known = self._last
        if not state.ready and (known is None or known[2] != state):  # once, not at every look
            _log.warning("%s", why)
        self._last = catalogue.release, self._clock(), state

    def _state(self, catalogue: Catalogue) -> tuple[EngineState, str]:
        """Return how the engine is, and the same for the log."""
        release, counts = catalogue.release, sorted(len(shelf) for shelf in catalogue.shelves.values())
        try:
            held = sorted(self._store.stored(release).values())
        except Exception as error:  # whatever a client library raises, watching it must not fail
            why = error.detail if isinstance(error, PenatError) else f"{self._name}: {error!r}"
            return EngineState(False, f"{self._name} cannot be asked, the log says why; {_MEANS}"), why
        if held == counts:
            return EngineState(True, f"{self._name} holds all {sum(counts):,} items of {release}"), ""
        told = f"{self._name} holds {sum(held):,} of {sum(counts):,} items of {release}"
        lacks = f"{told}; say: penat releases push {release}. Until then {_MEANS}"
        return EngineState(False, lacks), lacks
