"""A server process whose queue is short and whose requests end: what is too much is told to come back.

gunicorn's threaded worker queues without end, and its time limit is for a whole process that hangs, not for a request.
Here a request that finds too many waiting is answered 503 at once, and one that takes too long is answered 503 when its
time is up, whatever its thread is doing; a client that sends or reads too slowly is cut off. Where every thread is held
by requests whose time was up, the process ends itself, and gunicorn starts another.
"""

import os
import selectors
import socket
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from typing import Any

from gunicorn import util
from gunicorn.http import errors as http_errors
from gunicorn.workers.gthread import TConn, ThreadWorker

from penat.settings import Settings
from penat.wiring.raw_problems import BAD_STATUS, BUSY, LATE, SLOW, raw_problem
from penat.wiring.watching import count_shed

SLOWEST_BYTES = 50_000
"""Bytes a second that a body may take to arrive, besides the request's own time: a photo over a slow line."""

MOST_LEAVING = 256
LINGER_S = 0.5
FIRST_BYTES_S = 5.0


class Stage(Enum):
    """How far a request has come."""

    READING = "reading"
    WORKING = "working"
    WRITING = "writing"


@dataclass(slots=True)
class Running:
    """One request in a thread: since when (monotonic seconds), and how long its present stage may take."""

    sock: socket.socket
    allowed_s: float
    since: float = field(default_factory=time.monotonic)
    stage: Stage = Stage.READING
    over: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)

    def enter(self, stage: Stage, allowed_s: float) -> bool:
        """Go on to a stage; return False where the time was up meanwhile."""
        with self.lock:
            self.stage, self.since, self.allowed_s = stage, time.monotonic(), allowed_s
            return not self.over


class BoundedWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's threaded worker with a short queue and a time limit; `bounded_worker` sets the two numbers."""

    waiting = 64
    request_seconds = 60.0
    alive: bool
    last_seconds = 15.0

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._queued = 0
        self._queue_lock = threading.Lock()
        self._running: dict[int, Running] = {}
        self._mine = threading.local()
        self._porters = ThreadPoolExecutor(4, "porter")
        self._leaving = threading.Semaphore(MOST_LEAVING)

    def load_wsgi(self) -> None:
        """Load the app, and follow each request through it."""
        super().load_wsgi()
        self.wsgi: Callable[..., Iterable[bytes]] = self._followed(self.wsgi)

    def enqueue_req(self, conn: TConn) -> None:
        """Let a connection wait for a thread, or turn it away where too many wait; one that says nothing takes none."""
        if not conn.initialized and not conn.data_ready and _is_silent(conn.sock):
            self._wait_for_word(conn)
            return
        with self._queue_lock:
            full = self._queued >= self.waiting
            self._queued += not full
        if full:
            count_shed(self, "busy")
            self.nr_conns -= 1
            self._see_off(conn.sock, raw_problem(*BUSY))
        else:
            conn.close = partial(self._close, conn)
            super().enqueue_req(conn)

    def _wait_for_word(self, conn: TConn) -> None:
        """Wait for a connection's first bytes without a thread, and for so long only; gunicorn would give it one."""
        conn.sock.setblocking(False)
        conn.timeout = time.monotonic() + FIRST_BYTES_S
        conn.close = partial(self._close, conn)
        self.pending_conns.append(conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self.on_pending_socket_readable, conn))

    def _close(self, conn: TConn, graceful: bool = False) -> None:
        """Close a connection; gunicorn would wait for a client that does not, and let all others wait with it."""
        if graceful:
            self._see_off(conn.sock)
        else:
            util.close(conn.sock)

    def busy(self) -> tuple[int, int]:
        """Return how many requests threads are at work on, and how many wait for one."""
        return len(self._running), self._queued

    def handle(self, conn: TConn) -> Any:
        """Serve one request, in a thread."""
        with self._queue_lock:
            self._queued -= 1
        running = Running(conn.sock, self.request_seconds)
        self._running[id(running)] = self._mine.request = running
        try:
            return super().handle(conn)
        finally:
            del self._running[id(running)]

    def murder_pending(self) -> None:
        """End what is late; gunicorn calls this at least once a second."""
        super().murder_pending()
        now = time.monotonic()
        for running in list(self._running.values()):
            if running.lock.acquire(blocking=False):  # else it is just going on to its next stage
                try:
                    if now - running.since > running.allowed_s and not running.over:
                        self._end(running)
                finally:
                    running.lock.release()
        if self.alive and sum(running.over for running in list(self._running.values())) >= self.cfg.threads:
            self.log.critical("every thread is held by a request whose time was up; this process ends")
            self.alive = False

    def run(self) -> None:
        """Serve until told to end; a thread that never comes back does not hold the process."""
        super().run()
        if self._running:
            last = threading.Timer(self.last_seconds, os._exit, (1,))
            last.daemon = True
            last.start()

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: BaseException) -> None:  # noqa: ARG002  # gunicorn's own
        """Answer what cannot be read as a request as a problem too; what was sent goes to the log alone."""
        status = next((status for kind, status in _UNREADABLE if isinstance(exc, kind)), 500)
        if status == 500:
            self.log.error("a request failed outside the app", exc_info=exc)
        else:
            self.log.warning("a request from %s cannot be read: %s", (addr or ("",))[0], type(exc).__name__)
        with suppress(OSError):
            util.write_nonblock(client, raw_problem(*BAD_STATUS[status]))

    def _followed(self, app: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
        """Return the app with each request's stages noted."""

        def follow(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
            running: Running = self._mine.request
            running.enter(Stage.WORKING, self._allowed_s(environ.get("CONTENT_LENGTH", "")))
            length = ""

            def begin(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
                nonlocal length
                length = next((value for name, value in headers if name.lower() == "content-length"), "")
                return start_response(status, headers, *more)

            answered = app(environ, begin)
            if not running.enter(Stage.WRITING, self._allowed_s(length)):
                if hasattr(answered, "close"):
                    answered.close()
                raise StopIteration("the client was told that this took too long")
            return answered

        return follow

    def _allowed_s(self, length: str) -> float:
        """Return how long a body of so many bytes may take: as any request, and more for what is large."""
        extra = int(length) / SLOWEST_BYTES if length.isdecimal() else 0.0
        return self.request_seconds + min(extra, 10 * self.request_seconds)

    def _end(self, running: Running) -> None:
        """Tell a client that its time is up, where nothing was sent yet, and let it go."""
        running.over = True
        count_shed(self, "late")
        self.log.warning("a request is cut off after %.0f s of %s", running.allowed_s, running.stage.value)
        told = {Stage.READING: SLOW, Stage.WORKING: LATE}.get(running.stage)
        with suppress(OSError):
            if told is not None:
                running.sock.send(raw_problem(*told), socket.MSG_DONTWAIT)
            running.sock.shutdown(socket.SHUT_RDWR)

    def _see_off(self, sock: socket.socket, word: bytes = b"") -> None:
        """Send a last word and close gently, in threads kept for it; in a flood of such clients none is waited for."""
        if not self._leaving.acquire(blocking=False):
            sock.close()
            return
        try:
            self._porters.submit(self._leave, sock, word)
        except RuntimeError:  # the process ends
            sock.close()

    def _leave(self, sock: socket.socket, word: bytes) -> None:
        try:
            with suppress(OSError):
                sock.settimeout(LINGER_S)
                sock.sendall(word)
                util.close_graceful(sock, timeout=LINGER_S)
        finally:
            self._leaving.release()


_UNREADABLE: tuple[tuple[type[BaseException], int], ...] = (
    (http_errors.InvalidResponseHeader, 500),
    (http_errors.InvalidResponseHeaderName, 500),
    (http_errors.ConfigurationProblem, 500),
    (http_errors.LimitRequestLine, 414),
    (http_errors.LimitRequestHeaders, 431),
    (http_errors.ExpectationFailed, 417),
    (http_errors.UnsupportedTransferCoding, 501),
    (http_errors.ParseException, 400),
)


def _is_silent(sock: socket.socket) -> bool:
    """Return whether nothing has come over a connection yet, nor its end."""
    try:
        sock.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def bounded_worker(settings: Settings) -> type[BoundedWorker]:
    """Return the worker with this deployment's numbers."""
    return type(
        "BoundedWorker", (BoundedWorker,), {"waiting": settings.waiting, "request_seconds": settings.request_seconds}
    )
