"""Who may look behind the counter and change things: named keys with scopes, kept as digests only."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from penat.domain.errors import InvalidInput

SCOPES = ("read", "curate", "operate")
MIN_SECRET = 16
FORM = "NAME:SCOPE+SCOPE:SECRET, several separated by commas or line ends"
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,14}")  # shorter than any secret, so that one put in its place is refused
_SECRET = re.compile(r"[!-9<-~]{1,512}")  # no : or ; as these stand where a comma was meant


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its name, what it may do, and the SHA-256 of its secret; the secret itself is not kept.

    *ends_at* is when it stops being good, in seconds since the epoch; None is never.
    """

    name: str
    scopes: frozenset[str]
    digest: bytes = field(repr=False)
    ends_at: float | None = None

    def may(self, scope: str) -> bool:
        """Return whether the key has a scope; who may change things may read, and `operate` may everything."""
        return scope in self.scopes or "operate" in self.scopes or (scope == "read" and "curate" in self.scopes)

    def is_good(self, now: float) -> bool:
        """Return whether the key is still accepted."""
        return self.ends_at is None or now < self.ends_at


def digest_of(secret: str) -> bytes:
    """Return the SHA-256 of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()


def read_keys(text: str) -> tuple[Key, ...]:
    """Return the keys written as NAME:SCOPE+SCOPE:SECRET, separated by commas or line ends; # begins a comment line.

    Raises InvalidInput naming the key and the cure, never the secret.
    """
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    entries = [entry.strip() for line in lines for entry in line.split(",") if entry.strip()]
    keys = tuple(_key(entry, number) for number, entry in enumerate(entries, 1))
    _refuse_twins([key.name for key in keys], "name")
    _refuse_twins([key.digest.hex() for key in keys], "secret", [key.name for key in keys])
    return keys


def _key(entry: str, number: int) -> Key:
    name, _, rest = entry.partition(":")
    scopes, _, secret = rest.partition(":")
    if entry.count(":") < 2:  # what is alone may be a secret: it is not shown
        raise _wrong(f"key {number} has not all three parts")
    if not NAME.fullmatch(name):
        raise _wrong(f"key {number} has no name of up to {MIN_SECRET - 1} of a-z, 0-9, - and _")
    wanted = frozenset(scopes.split("+"))
    unknown = sorted(wanted - set(SCOPES))
    if unknown:
        raise _wrong(f"key {name!r} has a scope that is none of {', '.join(SCOPES)}")
    if len(secret) < MIN_SECRET or not _SECRET.fullmatch(secret):
        raise _wrong(
            f"the secret of key {name!r} needs {MIN_SECRET} to 512 letters, digits and signs, no space, ; or :"
        )
    return Key(name, wanted, digest_of(secret))


def _refuse_twins(values: Sequence[str], what: str, names: Sequence[str] | None = None) -> None:
    seen: dict[str, int] = {}
    for place, value in enumerate(values):
        if value in seen:
            raise _wrong(f"two keys have one {what}: {(names or values)[place]!r} is the second")
        seen[value] = place


def _wrong(what: str) -> InvalidInput:
    return InvalidInput(f"PENAT_API_KEYS: {what}; write {FORM}", field="api_keys")
