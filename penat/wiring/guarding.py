"""Who may do what, how often, and what is written down of it."""

import secrets
import time

from penat.adapters.audit_files import keep_audit
from penat.adapters.key_file import FILE, KeyFile
from penat.adapters.memory_calls import MemoryCalls
from penat.adapters.secret_file import kept_secrets, turn_secret
from penat.domain.errors import InvalidInput
from penat.ports.call_counter import CallCounter
from penat.settings import Settings
from penat.use_cases.key_keeper import KeyKeeper

AUDIT = "audit"


def build_calls(settings: Settings) -> CallCounter:
    """Return what counts calls: this process's memory, or the Redis that is set. Raises InvalidInput."""
    if not settings.limits_url:
        return MemoryCalls()
    from penat.adapters.redis_calls import RedisCalls

    return RedisCalls(settings.limits_url)


def build_key_ring(settings: Settings) -> KeyFile:
    """Return the keys that `penat keys` makes."""
    return KeyFile(settings.var / FILE)


def build_key_keeper(settings: Settings) -> KeyKeeper:
    """Return what makes keys and takes them away."""
    return KeyKeeper(build_key_ring(settings), time.time, lambda: secrets.token_urlsafe(32))


def signing_keys(settings: Settings) -> tuple[str, ...]:
    """Return the key that signs, and after it those that are still accepted. Raises InvalidInput."""
    older = tuple(settings.older_secret_keys.split())
    if settings.secret_key:
        return (settings.secret_key, *older)
    return (*kept_secrets(settings.var), *older)


def turn_signing_key(settings: Settings, older: int) -> int:
    """Make a new signing key and keep at most *older* of those before it; return how many are kept.

    Raises InvalidInput, also where the setting and not the file says which key signs.
    """
    if settings.secret_key:
        cure = "put the new key there and the old one into PENAT_OLDER_SECRET_KEYS"
        raise InvalidInput(f"PENAT_SECRET_KEY is set, so the file is not used; {cure}", field="secret_key")
    return turn_secret(settings.var, older)


def start_audit(settings: Settings) -> None:
    """Let changes be written down from now on, at every level of the log."""
    keep_audit(settings.var / AUDIT, settings.audit_days)
