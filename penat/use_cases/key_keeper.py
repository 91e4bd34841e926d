"""Making keys, turning their secrets, and taking them away."""

from collections.abc import Callable, Iterable

from penat.domain.access import digest_of
from penat.domain.errors import InvalidInput
from penat.domain.key_ring import Ring, living, with_key, with_turned, without_key
from penat.ports.key_ring import KeyRing

LONGEST_S = 100 * 365 * 86_400


class KeyKeeper:
    """Changes the ring; a secret is returned once and never kept. `now` returns seconds since the epoch."""

    def __init__(self, ring: KeyRing, now: Callable[[], float], fresh_secret: Callable[[], str]) -> None:
        self._ring = ring
        self._now = now
        self._fresh_secret = fresh_secret

    def keys(self) -> Ring:
        """Return the keys that are good now."""
        return living(self._ring.keys() or (), self._now())

    def asked(self) -> bool:
        """Return whether servers ask for these keys: from the first one on, also when none of them is good any more."""
        return self._ring.keys() is not None

    def make(self, name: str, scopes: Iterable[str], lasts_s: float | None = None) -> str:
        """Make a key and return its secret. Raises InvalidInput."""
        if lasts_s is not None:
            _refuse_endless(lasts_s, "days", "leave it out for a key that is good for ever")
        secret, now = self._fresh_secret(), self._now()
        ends = None if lasts_s is None else now + lasts_s
        self._ring.change(lambda ring: with_key(ring, name, scopes, digest_of(secret), now, ends))
        return secret

    def rotate(self, name: str, grace_s: float) -> str:
        """Return a new secret of a key; the old one is good for *grace_s* more. Raises NotFound, InvalidInput."""
        _refuse_endless(grace_s, "grace_hours", "the old secret is to end some day")
        secret, now = self._fresh_secret(), self._now()
        self._ring.change(lambda ring: with_turned(ring, name, digest_of(secret), now, grace_s))
        return secret

    def revoke(self, name: str) -> None:
        """Take a key away at once, with all its secrets. Raises NotFound."""
        self._ring.change(lambda ring: without_key(ring, name, self._now()))


def _refuse_endless(seconds: float, field: str, cure: str) -> None:
    """Refuse a time that no calendar holds, and what is no number at all. Raises InvalidInput."""
    if not 0 <= seconds <= LONGEST_S:
        raise InvalidInput(f"{field} is at most 100 years; {cure}", field=field)
