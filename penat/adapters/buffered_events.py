"""An event log that nobody waits for: entries are queued in memory, and a thread of each process writes them soon."""

import atexit
import logging
import os
from collections import deque
from collections.abc import Callable, Sequence
from threading import Event as Signal
from threading import Lock, Thread
from time import monotonic

from penat.domain.errors import InvalidInput, PenatError
from penat.ports.event_log import Entry, EventLog, Lag

PAUSE_SECONDS = 0.25
RETRY_SECONDS = 2.0
BATCH = 500
MOST_WAITING = 100_000
_log = logging.getLogger(__name__)

Made = Callable[[], Entry]
Writer = Callable[[Sequence[Entry]], None]


class BufferedEvents(EventLog):
    """Writes entries with *writer* within half a second, in batches, and at the end of the process.

    While the writer cannot write, entries wait and are tried again; beyond *most* the newest are lost, and counted.
    """

    def __init__(self, writer: Writer, *, pause: float = PAUSE_SECONDS, most: int = MOST_WAITING) -> None:
        self._writer = writer
        self._pause = pause
        self._most = most
        self._begin()

    def note(self, entry: Made) -> None:
        """Take an entry, which is made when it is written."""
        if self._owner != os.getpid():  # what the parent queued is the parent's to write
            self._begin()
        if len(self._waiting) >= self._most:
            self._lost += 1
            return
        self._waiting.append((monotonic(), entry))
        if not self._asked.is_set():
            self._wake()

    def flush(self) -> None:
        """Write everything that waits. Raises Unavailable where the log cannot be written."""
        with self._writing:
            while self._waiting:
                self._write_batch()

    def lag(self) -> Lag:
        """Return how far the log is behind."""
        try:
            oldest = self._waiting[0][0]
        except IndexError:  # nothing waits, or what did was written at this moment
            return Lag(0, 0.0, self._lost)
        return Lag(len(self._waiting), monotonic() - oldest, self._lost)

    def _begin(self) -> None:
        self._owner = os.getpid()
        self._waiting: deque[tuple[float, Made]] = deque()
        self._asked = Signal()
        self._starting, self._writing = Lock(), Lock()
        self._thread: Thread | None = None
        self._lost = 0

    def _wake(self) -> None:
        self._asked.set()
        with self._starting:
            if self._thread is None:
                self._thread = Thread(target=self._run, name="event log", daemon=True)
                self._thread.start()
                atexit.register(self._end, self._owner)

    def _run(self) -> None:
        rest = Signal()  # never set: a pause that ends with the process
        while True:
            self._asked.wait()
            rest.wait(self._pause)
            self._asked.clear()
            try:
                self.flush()
            except PenatError as error:
                _log.warning("the shopping log waits, %d entries so far: %s", len(self._waiting), error.detail)
                rest.wait(RETRY_SECONDS)
                self._asked.set()

    def _write_batch(self) -> None:
        """Write the oldest entries, and only then let go of them. Raises Unavailable."""
        held = [self._waiting[place] for place in range(min(BATCH, len(self._waiting)))]
        made = self._made([entry for _, entry in held])
        try:
            self._writer(made)
        except InvalidInput:  # one of them cannot be kept at all: the others are not held up by it
            for entry in made:
                self._write_alone(entry)
        for _ in held:
            self._waiting.popleft()

    def _write_alone(self, entry: Entry) -> None:
        try:
            self._writer([entry])
        except InvalidInput as error:
            self._lose(error)

    def _made(self, entries: Sequence[Made]) -> list[Entry]:
        made = []
        for entry in entries:
            try:
                made.append(entry())
            except Exception as error:  # a mistake in one entry must not end the log
                self._lose(error)
        return made

    def _lose(self, error: Exception) -> None:
        self._lost += 1
        _log.warning("an entry of the shopping log is lost: %s", error)

    def _end(self, owner: int) -> None:
        if owner != os.getpid():
            return
        try:
            self.flush()
        except PenatError as error:
            _log.error("the shopping log ends with %d entries unwritten: %s", len(self._waiting), error.detail)
