"""Every request timed, counted and written down in one line, whatever answered it."""

import logging
import re
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from hashlib import blake2b
from random import getrandbits
from time import perf_counter
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from penat.domain.telemetry import PROBLEMS, REQUESTS
from penat.ports.meter import Meter

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

REQUEST_HEADER, TIMING_HEADER, RELEASE_HEADER = "X-Request-ID", "Server-Timing", "Penat-Release"
POLICY, SESSION = "penat.policy", "penat.session"
"""Where a route leaves in the WSGI environment what its request was about."""
UNMATCHED = "unmatched"
QUIET = frozenset({"/healthz", "/readyz", "/metrics"})
_SANE = re.compile(r"[A-Za-z0-9._-]{1,64}")
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_LONGEST_PATH = 120
_ids: ContextVar[str] = ContextVar("penat_request", default="")
_log = logging.getLogger("penat.requests")


def request_id() -> str:
    """Return the id of the request that is being answered, "" outside of one."""
    return _ids.get()


class Watched:
    """A WSGI app that answers as *app* does, with each request's id in its answer, counted by *meter* and logged.

    An X-Request-ID of 1 to 64 letters, digits, dots, dashes and underscores is taken over, else one is made. Of a
    session the log holds a mark made with *secret* that cannot be turned back. *timing* tells the time to the client.
    """

    def __init__(
        self, app: "WSGIApplication", meter: Meter | None, *, secret: str = "", timing: bool = False
    ) -> None:  # fmt: skip
        self._app = app
        self._meter = meter
        self._secret = blake2b(secret.encode(), person=b"penat.log").digest()
        self._timing = timing

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer one request."""
        began = perf_counter()
        asked = environ.get("HTTP_X_REQUEST_ID")
        # An id need not be hard to guess, and asking the system for random bytes lets other threads go first.
        name = asked if asked and _SANE.fullmatch(asked) else f"{getrandbits(64):016x}"  # nosec B311
        told: list[Any] = ["500", (), UNMATCHED]

        def started(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Callable[[bytes], object]:
            headers.append((REQUEST_HEADER, name))
            if self._timing:
                headers.append((TIMING_HEADER, f"app;dur={(perf_counter() - began) * 1e3:.1f}"))
            request = environ.get("werkzeug.request")  # here, as Flask lets go of it before it returns
            rule = request.url_rule if request is not None else None
            told[:] = status[:3], headers, UNMATCHED if rule is None else rule.rule
            return start_response(status, headers, exc_info) if exc_info else start_response(status, headers)

        mark = _ids.set(name)
        try:
            return self._app(environ, started)
        finally:
            status, headers, route = told
            self._done(environ, status, headers, route, perf_counter() - began)
            _ids.reset(mark)

    def _done(
        self, environ: "WSGIEnvironment", status: str, headers: list[tuple[str, str]], route: str, seconds: float
    ) -> None:  # fmt: skip
        """Count a request that was answered, and write it down."""
        method = environ["REQUEST_METHOD"]
        method = method if method in _METHODS else "other"
        if self._meter is not None:
            self._meter.add(REQUESTS, (route, method, f"{status[0]}xx", environ.get(POLICY, "")), seconds)
            if status >= "400":
                self._meter.add(PROBLEMS, (status,))
        level = logging.WARNING if status >= "500" else logging.DEBUG if route in QUIET else logging.INFO
        if _log.isEnabledFor(level):
            fields = {"method": method, "route": route, "status": int(status), "ms": round(seconds * 1e3, 3)}
            self._write(level, fields, environ, headers)

    def _write(
        self, level: int, fields: dict[str, Any], environ: "WSGIEnvironment", headers: list[tuple[str, str]]
    ) -> None:  # fmt: skip
        """Write a request's line; its fields are the record's, for who writes them as JSON."""
        if fields["route"] == UNMATCHED:
            fields["path"] = quote(environ.get("PATH_INFO", ""), errors="replace")[:_LONGEST_PATH]
        fields["release"] = next((value for key, value in headers if key == RELEASE_HEADER), None)
        fields["policy"] = environ.get(POLICY)
        if session := environ.get(SESSION):
            fields["session"] = blake2b(session.encode(), key=self._secret, digest_size=6).hexdigest()
        fields = {key: value for key, value in fields.items() if value is not None}
        record = logging.LogRecord(_log.name, level, __file__, 0, "%s", (_Line(fields),), None)
        record.fields = fields
        _log.handle(record)


class _Line:
    """A request's fields as a line of text, made only where it is written as text."""

    def __init__(self, fields: dict[str, Any]) -> None:
        self._fields = fields

    def __str__(self) -> str:
        told = self._fields
        rest = [f"{key}={value}" for key, value in told.items() if key not in ("method", "route", "status", "ms")]
        return " ".join([f"{told['method']} {told['route']} {told['status']} {told['ms']:.1f} ms", *rest])
