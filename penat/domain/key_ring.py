"""Keys that are made, turned and taken away while the server runs; pure changes of a tuple of keys."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from penat.domain.access import NAME, SCOPES, Key
from penat.domain.errors import InvalidInput, NotFound

Ring = tuple["KeptKey", ...]


@dataclass(frozen=True, slots=True)
class KeptKey:
    """One key and when it was made, in seconds since the epoch."""

    key: Key
    made_at: float


def with_key(ring: Ring, name: str, scopes: Iterable[str], digest: bytes, now: float, ends: float | None) -> Ring:
    """Return the ring with a new key. Raises InvalidInput for a name that is taken or none, and an unknown scope."""
    wanted = frozenset(scopes)
    if not NAME.fullmatch(name):
        raise InvalidInput("a key's name is 1 to 15 of a-z, 0-9, - and _, such as anna", field="name")
    if not wanted or wanted - set(SCOPES):
        raise InvalidInput(f"a key's scopes are some of {', '.join(SCOPES)}", field="scope")
    if any(kept.key.name == name for kept in living(ring, now)):
        cure = f"penat keys rotate {name} gives it a new secret"
        raise InvalidInput(f"there is a key named {name!r} already; {cure}", field="name")
    return (*living(ring, now), KeptKey(Key(name, wanted, digest, ends), now))


def with_turned(ring: Ring, name: str, digest: bytes, now: float, grace_s: float) -> Ring:
    """Return the ring with a new secret for a key, and its old ones good for *grace_s* more at most.

    Raises NotFound where there is no such key. Its scopes and its own end stay.
    """
    old = [kept for kept in living(ring, now) if kept.key.name == name]
    if not old:
        raise _unknown(name)
    ending = tuple(_ending(kept, now + grace_s) if kept.key.name == name else kept for kept in living(ring, now))
    newest = max(old, key=lambda kept: kept.made_at)
    turned = KeptKey(replace(newest.key, digest=digest), now)
    return (*living(ending, now), turned)


def without_key(ring: Ring, name: str, now: float) -> Ring:
    """Return the ring without any secret of a key. Raises NotFound where there is no such key."""
    if not any(kept.key.name == name for kept in living(ring, now)):
        raise _unknown(name)
    return tuple(kept for kept in living(ring, now) if kept.key.name != name)


def living(ring: Ring, now: float) -> Ring:
    """Return the keys that are still good."""
    return tuple(kept for kept in ring if kept.key.is_good(now))


def _ending(kept: KeptKey, at: float) -> KeptKey:
    ends = at if kept.key.ends_at is None else min(at, kept.key.ends_at)
    return replace(kept, key=replace(kept.key, ends_at=ends))


def _unknown(name: str) -> NotFound:
    return NotFound(f"there is no key named {name!r}; penat keys list shows those there are", field="name")
