"""The guard before the workbench and before every route that changes something.

A key comes as `Authorization: Bearer SECRET`, or in a browser from signing in once, which sets a signed cookie. Without
keys the guarded routes answer this machine only, and not what a proxy or tunnel brings from elsewhere.
"""

import hashlib
import hmac
import logging
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, Protocol
from urllib.parse import quote, urlsplit

from flask import Flask, Response, g, make_response, redirect, request
from itsdangerous import BadData, URLSafeTimedSerializer

from penat.domain.access import Key, digest_of
from penat.domain.rate import Rate, read_rate
from penat.ports.key_ring import KeyRing
from penat.web.call_limits import CallLimits, address_of, is_local
from penat.web.config import WebConfig
from penat.web.problems import FORBIDDEN, NO_KEY, Refused
from penat.web.watching import request_id

COOKIE = "penat_key"
SALT = "penat.key.v1"
SIGN_IN = "/workbench/sign-in"
COOKIE_SECONDS = 12 * 3600
_SAFE = ("GET", "HEAD", "OPTIONS")
_CHANGED_BY_SHOPPERS = ("photos", "seed_photos", "segments", "seed_segments", "jobs")
_audit = logging.getLogger("penat.audit")

P = ParamSpec("P")
View = Callable[P, Response]


class Guard(Protocol):
    """A decorator that lets a view be called only by who may."""

    def __call__(self, view: View[P]) -> View[P]:
        """Return the guarded view."""


class Access:
    """Judges each request by the deployment's keys; without any, this machine is let in with every scope.

    *ring* holds keys besides the settings' own, which may be made and taken away at any time.
    """

    def __init__(
        self, config: WebConfig, now: Callable[[], float], limits: CallLimits | None = None, ring: KeyRing | None = None
    ) -> None:
        self._set_keys = config.keys
        self._ring = ring
        self._peppers = [secret.encode() for secret in (config.secret_key, *config.older_secret_keys)]
        self._front_ends = config.cors_origins
        signing = [*reversed(config.older_secret_keys), config.secret_key]  # the last one signs
        self._cookies = URLSafeTimedSerializer(signing, salt=SALT)
        self._now = now
        self._limits = limits or CallLimits(config, None, now)
        self._calls = read_rate(config.guarded_limit)
        self._attempts = read_rate(config.sign_in_limit)
        self._uploads = read_rate(config.upload_limit)

    def note_changes_of_shoppers(self, app: Flask) -> None:
        """Write into the audit log what is changed without a key too: photos, and what is found in them."""

        @app.after_request
        def note(response: Response) -> Response:
            if request.method not in _SAFE and request.blueprint in _CHANGED_BY_SHOPPERS:
                _note(response.status_code)
            return response

    def caller(self) -> str:
        """Return by what a request's calls are counted: its key's name, else its address."""
        if "Authorization" in request.headers:
            key, _ = self._key()
            if key is not None:
                return f"key:{key.name}"
        return address_of(request)

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
        if self.open_here:
            if not is_local(request):
                cure = "make one with penat keys make, or set PENAT_API_KEYS"
                raise Refused(FORBIDDEN, f"no keys are set, so this answers the server's own machine only; {cure}")
            self.refuse_foreign_page()
            self._refuse_foreign_reader()
            g.key = "local"
            return "local"
        self._count(self._calls, "guarded", self._name(key))
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
            g.key = key.name
            if by_cookie:
                self.refuse_foreign_page(must_tell=True)
            return f"key:{key.name}"
        if request.headers.get("Authorization", "").lower().startswith("bearer "):
            raise Refused(NO_KEY, "this is no key of this server; send a right one, or none")
        if not self.open_here or not is_local(request):
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
        self._count(self._uploads, "upload", self._name(key))

    @property
    def open_here(self) -> bool:
        """Whether no keys are set and none were ever made, so that there is nothing to sign in with."""
        return not self._set_keys and (self._ring is None or self._ring.keys() is None)

    def _keys(self) -> list[Key]:
        """Return the keys that are good now."""
        kept = () if self._ring is None else self._ring.keys() or ()
        now = self._now()
        return [key for key in (*self._set_keys, *(one.key for one in kept)) if key.is_good(now)]

    def signed_in(self, secret: str) -> str | None:
        """Return the cookie for a right secret, None for a wrong one. Raises Refused after too many tries."""
        self._count(self._attempts, "sign-in", address_of(request), exempt_local=False)
        self.refuse_foreign_page()
        key = self._known(secret)
        g.key = key.name if key else "nobody"
        outcome = "yes" if key else "no"
        _audit.info("%s signing in from %s: %s", g.key, _address(), outcome, extra=_facts(outcome))
        return None if key is None else str(self._cookies.dumps(_badge(key, self._peppers[0])))

    def _key(self) -> tuple[Key | None, bool]:
        """Return the key the request carries, if it is a right one, and whether a cookie brought it."""
        kind, _, secret = request.headers.get("Authorization", "").partition(" ")
        if kind.lower() == "bearer":
            return self._known(secret.strip()), False
        cookie = request.cookies.get(COOKIE)
        if not cookie or self.open_here:
            return None, False
        try:
            said = str(self._cookies.loads(cookie, max_age=COOKIE_SECONDS))
        except BadData:
            return None, True
        held = [
            key for key in self._keys() for pepper in self._peppers
            if hmac.compare_digest(_badge(key, pepper).encode(), said.encode())
        ]  # fmt: skip
        return (held[0] if held else None), True

    def _known(self, secret: str) -> Key | None:
        """Return the key with this secret; every key is compared, each in constant time, whichever fits."""
        digest = digest_of(secret)
        held = [key for key in self._keys() if hmac.compare_digest(key.digest, digest)]
        return held[0] if held else None

    def _count(self, rate: Rate, what: str, who: str, *, exempt_local: bool = True) -> None:
        if not (exempt_local and is_local(request)):
            self._limits.count(rate, what, who)

    @staticmethod
    def _name(key: Key | None) -> str:
        return f"key:{key.name}" if key else address_of(request)

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


def _badge(key: Key, pepper: bytes) -> str:
    """Return what a cookie says: the key's name, and a mark that ends with the secret and tells nothing of it."""
    return f"{key.name}:{hmac.new(pepper, key.digest, hashlib.sha256).hexdigest()[:32]}"


def _private(response: Response) -> Response:
    """Keep an answer that depends on a key out of caches that others share; a cookie alone would not."""
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _note(outcome: object) -> None:
    """Write a change into the audit log: who, where and how it ended; quoted, so that no path begins a line."""
    who = g.get("key", "somebody")
    _audit.info("%s %s %s: %s", who, request.method, quote(request.path), outcome, extra=_facts(outcome))


def _facts(outcome: object) -> dict[str, object]:
    """Return a change as the audit's files keep it; nothing that was sent but the path is in it."""
    who, path = g.get("key", "somebody"), quote(request.path)[:500]
    change = {"who": who, "from": _address(), "method": request.method, "path": path, "outcome": str(outcome)}
    return {"change": change | {"request": request_id()}}


def _is_own(origin: str) -> bool:
    try:
        return urlsplit(origin).netloc == request.host
    except ValueError:  # not an address at all, such as http://[
        return False


def _address() -> str:
    return request.remote_addr or "unknown"
