"""The guard before the workbench and before every route that changes something.

A key comes as `Authorization: Bearer SECRET`, or in a browser from signing in once, which sets a signed cookie. Without
keys the guarded routes answer this machine only, and not what a proxy or tunnel brings from elsewhere.
"""

import hashlib
import hmac
import ipaddress
import logging
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, Protocol
from urllib.parse import quote, urlsplit

from flask import Request, Response, g, make_response, redirect, request
from itsdangerous import BadData, URLSafeTimedSerializer
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from penat.domain.access import Key, digest_of
from penat.web.config import WebConfig
from penat.web.problems import FORBIDDEN, NO_KEY, TOO_MANY, Refused

COOKIE = "penat_key"
SALT = "penat.key.v1"
SIGN_IN = "/workbench/sign-in"
COOKIE_SECONDS = 12 * 3600
_SAFE = ("GET", "HEAD", "OPTIONS")
_FORWARDED = (
    "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Server", "Forwarded", "X-Real-Ip",
    "True-Client-Ip", "Cf-Connecting-Ip", "Via",
)  # fmt: skip
_LOCAL_NAMES = ("localhost", "127.0.0.1", "[::1]")
_audit = logging.getLogger("penat.audit")

P = ParamSpec("P")
View = Callable[P, Response]


class Guard(Protocol):
    """A decorator that lets a view be called only by who may."""

    def __call__(self, view: View[P]) -> View[P]:
        """Return the guarded view."""


class Access:
    """Judges each request by the deployment's keys; without any, this machine is let in with every scope."""

    def __init__(self, config: WebConfig, now: Callable[[], float]) -> None:
        self._keys = config.keys
        self._pepper = config.secret_key.encode()
        self._front_ends = config.cors_origins
        self._cookies = URLSafeTimedSerializer(config.secret_key, salt=SALT)
        self._now = now
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._calls = parse(config.guarded_limit)
        self._attempts = parse(config.sign_in_limit)
        self._uploads = parse(config.upload_limit)

    def needs(self, scope: str) -> Guard:
        """Return a decorator that lets a view be called only by who has *scope*.

        What is not a reading method must come from this server's own pages, or carry its key in a header; it is
        written into the audit log. Refused is raised with status 401, 403 or 429.
        """

        def guard(view: View[P]) -> View[P]:
            @wraps(view)
            def guarded(*args: P.args, **kwargs: P.kwargs) -> Response:
                if request.method in _SAFE:
                    self.admit(scope)
                    return _private(view(*args, **kwargs))
                try:
                    self.admit(scope)
                    response = view(*args, **kwargs)
                except Exception as error:
                    _note(error.kind.status if isinstance(error, Refused) else type(error).__name__)
                    raise
                _note(response.status_code)
                return _private(response)

            guarded.__delay_validate_request__ = True  # type: ignore[attr-defined] # as for parsed views
            return guarded

        return guard

    def page(self, view: View[P]) -> View[P]:
        """Let a page be seen by who may read; others are sent to sign in, or told that there are no keys yet."""

        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> Response:
            try:
                self.admit("read")
            except Refused as refused:
                if refused.kind is not NO_KEY:
                    raise
                back = quote(request.full_path.rstrip("?"))
                return _private(make_response(redirect(f"{request.script_root}{SIGN_IN}?next={back}", 303)))
            return _private(view(*args, **kwargs))

        return guarded

    def admit(self, scope: str) -> str:
        """Return the name of who asks. Raises Refused unless they have *scope*, from a place it may be used from."""
        key, by_cookie = self._key()
        g.key = key.name if key else "nobody"
        if not self._keys:
            if not self._is_local(request):
                words = "no keys are set, so this answers the server's own machine only; set PENAT_API_KEYS"
                raise Refused(FORBIDDEN, words)
            self.refuse_foreign_page()
            self._refuse_foreign_reader()
            g.key = "local"
            return "local"
        self._count(self._calls, "call", key.name if key else _address())
        if key is None:
            raise Refused(NO_KEY, f"this needs a key; send Authorization: Bearer KEY, or sign in at {SIGN_IN}")
        if not key.may(scope):
            raise Refused(FORBIDDEN, f"key {key.name!r} has no scope {scope!r}; ask the operator for one that has")
        if by_cookie:
            self.refuse_foreign_page(must_tell=True)
        return key.name

    def visitor(self) -> str:
        """Return who asks where nobody has to say so: "key:NAME", "local" where no keys are set, else "".

        Raises Refused for a key that is none, and for a change that another site's page sent with a cookie.
        """
        key, by_cookie = self._key()
        if key is not None:
            if by_cookie:
                self.refuse_foreign_page(must_tell=True)
            return f"key:{key.name}"
        if request.headers.get("Authorization", "").lower().startswith("bearer "):
            raise Refused(NO_KEY, "this is no key of this server; send a right one, or none")
        if self._keys or not self._is_local(request):
            return ""
        try:
            self.refuse_foreign_page()
            self._refuse_foreign_reader()
        except Refused:
            return ""  # another site's page in this machine's browser is not the machine's owner
        return "local"

    def count_upload(self) -> None:
        """Count one upload of this key or address. Raises Refused with status 429 where there are too many."""
        key, _ = self._key()
        self._count(self._uploads, "upload", key.name if key else _address())

    @property
    def open_here(self) -> bool:
        """Whether no keys are set, so that there is nothing to sign in with."""
        return not self._keys

    def signed_in(self, secret: str) -> str | None:
        """Return the cookie for a right secret, None for a wrong one. Raises Refused after too many tries."""
        self._count(self._attempts, "sign-in", _address(), exempt_local=False)
        self.refuse_foreign_page()
        key = self._known(secret)
        _audit.info("%s signing in from %s: %s", key.name if key else "nobody", _address(), "yes" if key else "no")
        return None if key is None else str(self._cookies.dumps(self._badge(key)))

    def _key(self) -> tuple[Key | None, bool]:
        """Return the key the request carries, if it is a right one, and whether a cookie brought it."""
        kind, _, secret = request.headers.get("Authorization", "").partition(" ")
        if kind.lower() == "bearer":
            return self._known(secret.strip()), False
        cookie = request.cookies.get(COOKIE)
        if not cookie or not self._keys:
            return None, False
        try:
            said = str(self._cookies.loads(cookie, max_age=COOKIE_SECONDS))
        except BadData:
            return None, True
        held = [key for key in self._keys if hmac.compare_digest(self._badge(key).encode(), said.encode())]
        return (held[0] if held else None), True

    def _known(self, secret: str) -> Key | None:
        """Return the key with this secret; every key is compared, each in constant time, whichever fits."""
        digest = digest_of(secret)
        held = [key for key in self._keys if hmac.compare_digest(key.digest, digest)]
        return held[0] if held else None

    def _count(self, limit: RateLimitItem, what: str, who: str, *, exempt_local: bool = True) -> None:
        if exempt_local and self._is_local(request):
            return
        if not self._limiter.hit(limit, what, who):
            reset = self._limiter.get_window_stats(limit, what, who).reset_time
            wait = max(1, round(reset - self._now()))
            raise Refused(TOO_MANY, f"at most {limit}; try again in {wait} s", headers={"Retry-After": str(wait)})

    def _is_local(self, asked: Request) -> bool:
        """Return whether a request comes from this machine itself, and not through something that stands before it."""
        if any(name in asked.headers for name in _FORWARDED):  # whoever it came for, this machine's own ask directly
            return False
        try:
            loopback = ipaddress.ip_address(asked.remote_addr or "").is_loopback
        except ValueError:
            return False
        return loopback and _host_name(asked.host) in _LOCAL_NAMES

    def refuse_foreign_page(self, *, must_tell: bool = False) -> None:
        """Refuse a change that another site's page made a browser send. Raises Refused.

        `Sec-Fetch-Site` decides where the browser sends it, else `Origin` or `Referer`; where there is none of them the
        change is let through, as a program's, unless it *must_tell*.
        """
        if request.method in _SAFE:
            return
        site = request.headers.get("Sec-Fetch-Site")
        origin = request.headers.get("Origin") or request.headers.get("Referer")
        if site is not None:
            own = site in ("same-origin", "none")
        else:
            own = _is_own(origin) if origin is not None else not must_tell
        if not own:
            raise Refused(FORBIDDEN, "this came from another site's page; send it from this server's own pages")

    def _refuse_foreign_reader(self) -> None:
        """Keep other sites' pages in this machine's browser from reading along; front ends that are named may.

        The shopper's API may be open to every site ("*"); what is guarded is not, for there is no key. Raises Refused.
        """
        origin = request.headers.get("Origin")
        if origin is not None and not _is_own(origin) and origin not in self._front_ends:
            raise Refused(FORBIDDEN, "this came from another site's page; name its origin in PENAT_CORS_ORIGINS")

    def _badge(self, key: Key) -> str:
        """Return what a cookie says: the key's name, and a mark that ends with the secret and tells nothing of it."""
        return f"{key.name}:{hmac.new(self._pepper, key.digest, hashlib.sha256).hexdigest()[:32]}"


def _private(response: Response) -> Response:
    """Keep an answer that depends on a key out of caches that others share; a cookie alone would not."""
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _note(outcome: object) -> None:
    """Write a change into the audit log: who, where and how it ended; quoted, so that no path begins a line."""
    _audit.info("%s %s %s: %s", g.key, request.method, quote(request.path), outcome)


def _is_own(origin: str) -> bool:
    try:
        return urlsplit(origin).netloc == request.host
    except ValueError:  # not an address at all, such as http://[
        return False


def _address() -> str:
    return request.remote_addr or "unknown"


def _host_name(host: str) -> str:
    """Return a Host header without its port."""
    name, _, port = host.rpartition(":")
    return name if name and port.isdigit() else host
