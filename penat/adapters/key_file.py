"""Keys in one JSON file that only its owner reads, written whole and in turn; the secrets are not in it."""

import json
import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from penat.adapters.whole_files import lone_change, write_whole
from penat.domain.access import NAME, SCOPES, Key
from penat.domain.errors import InvalidInput
from penat.domain.key_ring import KeptKey, Ring
from penat.ports.key_ring import KeyRing

FILE = "keys.json"
VERSION = 1
_State = tuple[int, int, int]
_log = logging.getLogger(__name__)


class KeyFile(KeyRing):
    """VAR/keys.json; read again when it changes, which is looked for at every question."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._seen: tuple[_State | None, Ring | None] = (None, None)

    def keys(self) -> Ring | None:
        """Return the keys; none of them where the file cannot be read, None where there is no file."""
        try:
            state = _state(self._path)
        except OSError as error:
            _log.error("%s: %s; no key of it is accepted", self._path, error.strerror)
            return ()
        with self._lock:
            if state != self._seen[0]:
                self._seen = (state, None if state is None else self._read_or_none())
            return self._seen[1]

    def change(self, changed: Callable[[Ring], Ring]) -> Ring:
        """Keep what *changed* makes of the keys."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with lone_change(self._path.with_name(f".{FILE}.lock")):
                ring = changed(_read(self._path) if self._path.exists() else ())
                told = {"version": VERSION, "keys": [_told(kept) for kept in ring]}
                write_whole(self._path, json.dumps(told, indent=1) + "\n", private=True)
        except OSError as error:
            raise InvalidInput(f"{self._path}: {error.strerror}; make PENAT_VAR writable") from None
        return ring

    def _read_or_none(self) -> Ring:
        try:
            return _read(self._path)
        except (OSError, InvalidInput) as error:
            _log.error("%s: %s; no key of it is accepted until it is mended", self._path, error)
            return ()


def _state(path: Path) -> _State | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _read(path: Path) -> Ring:
    """Return the keys of a file. Raises InvalidInput where it is not one of ours."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        if told["version"] != VERSION:
            raise ValueError("of another version")
        return tuple(_kept(entry) for entry in told["keys"])
    except (KeyError, TypeError, ValueError, AttributeError):
        raise InvalidInput(f"{path.name} is no file of keys; delete it and make new ones") from None


def _kept(entry: dict[str, Any]) -> KeptKey:
    name, scopes, digest = entry["name"], frozenset(entry["scopes"]), bytes.fromhex(entry["sha256"])
    if not NAME.fullmatch(name) or not scopes or scopes - set(SCOPES) or len(digest) != 32:
        raise ValueError("no key")
    ends = entry["ends_at"]
    ends_at = None if ends is None else datetime.fromisoformat(ends).timestamp()
    return KeptKey(Key(name, scopes, digest, ends_at), datetime.fromisoformat(entry["made_at"]).timestamp())


def _told(kept: KeptKey) -> dict[str, Any]:
    key = kept.key
    ends = None if key.ends_at is None else _moment(key.ends_at)
    return {
        "name": key.name, "scopes": sorted(key.scopes), "sha256": key.digest.hex(), "made_at": _moment(kept.made_at),
        "ends_at": ends,
    }  # fmt: skip


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()
