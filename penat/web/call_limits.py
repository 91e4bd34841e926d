"""How many calls are answered, by key or address: who makes more is told to wait, and when to come back.

Flask-Limiter would sit on the same package; it is not used because it counts by view function, answers in its own
words, and asks its storage even for this machine's own calls, which are exempt here.
"""

import ipaddress
from collections.abc import Callable
from math import ceil

from flask import Flask, Request, Response, g, request

from penat.domain.rate import Rate, read_rate
from penat.ports.call_counter import CallCounter
from penat.web.config import WebConfig
from penat.web.problems import TOO_MANY, Refused

FORWARDED = (
    "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Server", "Forwarded", "X-Real-Ip",
    "True-Client-Ip", "Cf-Connecting-Ip", "Via",
)  # fmt: skip
POLICY_HEADER, LIMIT_HEADER = "RateLimit-Policy", "RateLimit"
SHOPPING = ("sessions", "matches", "events")
SEARCHING = (
    "search", "outfits", "seed", "furnish", "seed_photo_search", "segments", "seed_segments", "classifiers", "queries",
)  # fmt: skip
READING = ("catalogue", "pictures", "photos", "seed_photos", "jobs")
_LOCAL_NAMES = ("localhost", "127.0.0.1", "[::1]")


class CallLimits:
    """Counts calls against the deployment's rates; *counter* None counts nothing."""

    def __init__(self, config: WebConfig, counter: CallCounter | None, now: Callable[[], float]) -> None:
        self._counter = counter
        self._now = now
        self._proxies = config.trusted_proxies
        of_kinds = ((SHOPPING, "session", config.session_limit), (SEARCHING, "search", config.search_limit),
                    (READING, "read", config.read_limit))  # fmt: skip
        self._of_blueprint = {
            blueprint: (kind, read_rate(rate)) for blueprints, kind, rate in of_kinds for blueprint in blueprints
        }

    def register(self, app: Flask, who: Callable[[], str]) -> None:
        """Count what *app* is asked, by *who* asks, and tell callers how much is left.

        Register it before anything that parses: a call too many costs next to nothing.
        """

        @app.before_request
        def count() -> None:
            found = self._of_blueprint.get(request.blueprint or "")
            if found is not None and request.method != "OPTIONS" and not self._is_near():
                self.count(found[1], found[0], who())

        @app.after_request
        def tell(response: Response) -> Response:
            for name, value in g.get("rate_limit", {}).items():
                response.headers.setdefault(name, value)
            return response

    def count(self, rate: Rate, what: str, who: str) -> None:
        """Count one call of *what*. Raises Refused with status 429 where it is one too many."""
        if self._counter is None:
            return
        found = self._counter.count(rate, what, who, self._now())
        wait = max(1, ceil(found.wait_s))
        policy, now = f'"{what}";q={rate.calls};w={rate.seconds}', f'"{what}";r={found.left};t={wait}'
        g.rate_limit = {POLICY_HEADER: policy, LIMIT_HEADER: now}
        if not found.allowed:
            words = f"at most {rate} of this kind ({what}); try again in {wait} s"
            raise Refused(TOO_MANY, words, headers={"Retry-After": str(wait)})

    def _is_near(self) -> bool:
        """Return whether the peer is this machine, or a proxy on it that is not believed, whose callers look alike."""
        return is_loopback(request.remote_addr) and (not self._proxies or not is_forwarded(request))


def address_of(asked: Request) -> str:
    """Return the address that is counted: of IPv6 the first 64 bits, for whoever has one address there has them all."""
    text = asked.remote_addr or "unknown"
    if ":" not in text:
        return text
    try:
        address = ipaddress.IPv6Address(text.partition("%")[0])
    except ValueError:
        return text
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(ipaddress.IPv6Network((int(address) >> 64 << 64, 64)))


def is_local(asked: Request) -> bool:
    """Return whether a request comes from this machine itself, and not through something that stands before it."""
    if is_forwarded(asked):  # whoever it came for, this machine's own ask directly
        return False
    return is_loopback(asked.remote_addr) and _host_name(asked.host) in _LOCAL_NAMES


def is_forwarded(asked: Request) -> bool:
    """Return whether anything says that a proxy or tunnel brought the request."""
    return any(name in asked.headers for name in FORWARDED)


def is_loopback(address: str | None) -> bool:
    """Return whether an address is this machine's own."""
    if address == "127.0.0.1":
        return True
    try:
        return ipaddress.ip_address(address or "").is_loopback
    except ValueError:
        return False


def _host_name(host: str) -> str:
    """Return a Host header without its port."""
    name, _, port = host.rpartition(":")
    return name if name and port.isdigit() else host
