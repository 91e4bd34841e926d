"""One picture by its address: checked, limited, tried again where that can help; every failure in words."""

import re
import ssl
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import httpcore

import penat
from penat.adapters.checked_network import AddressRefused, CheckedNetwork

USER_AGENT = f"penat/{penat.__version__} (catalogue ingestion; reads each picture once)"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_SIGNATURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_REASONS = {401: "asks for a password", 403: "forbids it", 404: "there is nothing there", 410: "is gone"}
_HOST = re.compile(r"[0-9A-Za-z._:%-]+")
_SAFE = "/%:@!$&'()*+,;=~-._?"
Sleep = Callable[[float], object]


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """What one address may cost: bytes, seconds in all and for each wait, redirects, attempts, requests a host."""

    max_bytes: int = 64 * 2**20
    total_s: float = 120.0
    wait_s: float = 20.0
    redirects: int = 5
    attempts: int = 4
    backoff_s: float = 0.5
    per_host: int = 4


@dataclass(frozen=True, slots=True)
class Seen:
    """What a server said about a picture when it was fetched, for asking whether it has changed."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """A picture file's bytes; `content` is None where the server says that it has not changed."""

    content: bytes | None
    seen: Seen


class NotFetched(Exception):
    """Why there is no picture at an address, in words. `lasting` is False for what may pass, such as a time-out."""

    def __init__(self, reason: str, *, lasting: bool = True) -> None:
        super().__init__(reason)
        self.lasting = lasting


class _Again(Exception):
    """A failure that another attempt may mend; *after_s* is how long the server asks to wait."""

    def __init__(self, reason: str, after_s: float = 0.0) -> None:
        super().__init__(reason)
        self.after_s = after_s


class _Host:
    """One server: how many may ask it at once, and until when it asked to be left alone."""

    def __init__(self, at_once: int) -> None:
        self.turns = threading.BoundedSemaphore(at_once)
        self.quiet_until = 0.0


class PictureFetcher:
    """Fetches over one pool of connections; safe to use from several threads. Close it when done."""

    def __init__(self, network: CheckedNetwork, limits: FetchLimits | None = None, sleep: Sleep = time.sleep) -> None:
        self.network = network
        self.limits = limits or FetchLimits()
        self._sleep = sleep
        self._pool = httpcore.ConnectionPool(
            max_connections=64, max_keepalive_connections=16, keepalive_expiry=10, network_backend=network
        )
        self._lock = threading.Lock()
        self._hosts: defaultdict[str, _Host] = defaultdict(lambda: _Host(self.limits.per_host))

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()

    def fetch(self, address: str, seen: Seen | None = None) -> Fetched:
        """Return the picture at *address*, or that it is still as it was *seen*. Raises NotFetched."""
        deadline = time.monotonic() + self.limits.total_s
        self.network.until(deadline)
        for attempt in range(self.limits.attempts):
            try:
                return self._attempt(address, seen or Seen())
            except _Again as failed:
                reason, after_s = str(failed), max(failed.after_s, self.limits.backoff_s * 2**attempt)
            last = attempt + 1 == self.limits.attempts
            if last or time.monotonic() + after_s >= deadline:
                raise NotFetched(f"{reason}; {self._given_up(attempt)}", lasting=False)
            self._sleep(after_s)
        raise NotFetched("was not asked: no attempt is allowed")

    def _attempt(self, address: str, seen: Seen) -> Fetched:
        """Ask once. Raises NotFetched where another attempt cannot help, else _Again."""
        try:
            return self._followed(address, seen)
        except (AddressRefused, httpcore.UnsupportedProtocol) as error:
            raise NotFetched(str(error)) from None
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
            first = error.args[0] if error.args else None
            if isinstance(first, ssl.SSLCertVerificationError):
                raise NotFetched(f"its certificate is not valid: {first.verify_message}", lasting=False) from None
            raise _Again(_words(error)) from None

    def _given_up(self, attempt: int) -> str:
        return f"tried {attempt + 1} times in at most {self.limits.total_s:g} s; run again later"

    def _followed(self, address: str, seen: Seen) -> Fetched:
        """Ask *address*, and then wherever it sends us."""
        for _ in range(self.limits.redirects + 1):
            address = request_address(address)
            answer = self._asked(address, seen)
            if isinstance(answer, Fetched):
                return answer
            address = answer
        raise NotFetched(f"is redirected more than {self.limits.redirects} times")

    def _asked(self, address: str, seen: Seen) -> Fetched | str:
        """Return the picture, or the address to ask instead."""
        timeouts = dict.fromkeys(("connect", "read", "write", "pool"), self.limits.wait_s)
        with (
            self._turn(urlsplit(address).netloc) as host,
            self._pool.stream(
                "GET", address, headers=_headers(seen), extensions={"timeout": timeouts}
            ) as response,
        ):  # fmt: skip
            headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
            if response.status in _REDIRECTS and "location" in headers:
                return urljoin(address, headers["location"].strip())
            if response.status == 304 and seen != Seen():
                return Fetched(None, seen)
            if response.status in _AGAIN:
                after_s = _retry_after(headers.get("retry-after", ""))
                host.quiet_until = time.monotonic() + after_s
                raise _Again(f"the server answers {response.status}", after_s)
            if response.status != 200:
                raise NotFetched(f"the server answers {response.status}: {_REASONS.get(response.status, 'no picture')}")
            content = self._body(response, headers)
        return Fetched(content, Seen(headers.get("etag"), headers.get("last-modified")))

    def _body(self, response: httpcore.Response, headers: dict[str, str]) -> bytes:
        """Return the answer's body. Raises NotFetched when it is too large, packed, or no picture."""
        most = self.limits.max_bytes
        declared = headers.get("content-length", "")
        if declared.isdecimal() and int(declared) > most:
            raise NotFetched(f"too large: {int(declared):,} bytes; at most {most:,} are read")
        if headers.get("content-encoding", "identity").lower() != "identity":
            raise NotFetched(f"sent as {headers['content-encoding']!r}, which was not asked for")
        content = bytearray()
        for chunk in response.iter_stream():
            content += chunk
            if len(content) > most:
                raise NotFetched(f"too large: more than {most:,} bytes; no more are read")
            if len(content) >= 16 and not is_picture(content):
                break
        if not is_picture(content):
            kind = headers.get("content-type", "").partition(";")[0].strip()[:60]
            raise NotFetched(f"not a picture: the server sends {kind or 'something else'}")
        return bytes(content)

    @contextmanager
    def _turn(self, netloc: str) -> Iterator[_Host]:
        """Wait until this host may be asked."""
        with self._lock:
            host = self._hosts[netloc]
        with host.turns:
            wait = host.quiet_until - time.monotonic()
            if wait > 0:
                self.network.remaining(None)
                if wait > self.limits.total_s:
                    raise _Again(f"the server asks to wait {wait:.0f} s", wait)
                self._sleep(wait)
            yield host


def request_address(address: str) -> str:
    """Return an address as it is asked for: letters beyond ASCII encoded, the fragment dropped. Raises NotFetched."""
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname or "", parts.port
        name = host if ":" in host else host.encode("idna").decode()
    except ValueError as error:  # a wrong port, a bracket left open, a name that IDNA refuses
        raise NotFetched(f"is no web address: {error}") from None
    if parts.scheme.lower() not in ("http", "https"):
        raise NotFetched(f"{parts.scheme or 'no scheme'}: only http and https addresses are read")
    if not _HOST.fullmatch(name) or parts.username is not None or parts.password is not None:
        raise NotFetched("is no web address that can be read: no host name, or a user's name in it")
    netloc = (f"[{name}]" if ":" in name else name) + (f":{port}" if port is not None else "")
    path, query = quote(parts.path or "/", safe=_SAFE), quote(parts.query, safe=_SAFE)
    return urlunsplit((parts.scheme.lower(), netloc, path, query, ""))


def is_picture(content: bytes | bytearray) -> bool:
    """Return whether a file begins as one of the pictures that are read."""
    start = bytes(content[:16])
    return start.startswith(_SIGNATURES) or start[8:12] == b"WEBP" or start[4:8] == b"ftyp"


def _headers(seen: Seen) -> list[tuple[bytes, bytes]]:
    headers = {"User-Agent": USER_AGENT, "Accept": "image/*,*/*;q=0.5", "Accept-Encoding": "identity"}
    if seen.etag:
        headers["If-None-Match"] = seen.etag
    if seen.last_modified:
        headers["If-Modified-Since"] = seen.last_modified
    return [(name.encode(), value.encode("latin-1", "ignore")) for name, value in headers.items()]


def _retry_after(text: str) -> float:
    """Return the seconds a server asks to wait, given as a number or as a moment; 0 where it does not say."""
    if text.strip().isdecimal():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return 0.0
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _words(error: Exception) -> str:
    kinds = {httpcore.TimeoutException: "the server takes too long", httpcore.ProtocolError: "the answer breaks off"}
    plain = next((words for kind, words in kinds.items() if isinstance(error, kind)), "cannot be reached")
    return f"{plain} ({error})" if str(error) else plain
