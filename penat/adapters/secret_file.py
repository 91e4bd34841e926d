"""The key that signs sessions, made once and kept where only its owner reads it; older ones are kept below it."""

import os
import secrets
from pathlib import Path

from penat.adapters.whole_files import write_whole
from penat.domain.errors import InvalidInput

NAME = "secret_key"
MIN_CHARACTERS = 16


def kept_secrets(folder: Path) -> tuple[str, ...]:
    """Return the key in *folder* that signs, and after it those that signed before and are still accepted.

    It is made now if there is none yet, by whichever process comes first.
    The file is written whole under another name, mode 600, and linked into place: nobody ever reads half of it, and of
    two that are made at once one stays. Raises InvalidInput where it can be neither read nor made.
    """
    path = folder / NAME
    try:
        if not path.exists():
            _make(path)
        lines = path.read_text(encoding="ascii").strip().splitlines() or [""]
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not text"
        raise InvalidInput(f"{path}: {reason}; make PENAT_VAR writable, or set PENAT_SECRET_KEY") from None
    keys = tuple(line.strip() for line in lines)
    for key in keys:
        if len(key) < MIN_CHARACTERS:
            cure = "delete it for a new one, which ends running sessions"
            raise InvalidInput(f"{path} holds {len(key)} characters; {cure}")
    return keys


def turn_secret(folder: Path, older: int = 1) -> int:
    """Put a new key first and keep at most *older* of those before it; return how many are kept. Raises InvalidInput.

    Servers read the file when they start: give them time to, before the oldest is forgotten.
    """
    keys = kept_secrets(folder)[:older]
    path = folder / NAME
    try:
        write_whole(path, "".join(f"{key}\n" for key in (_fresh(), *keys)), private=True)
    except OSError as error:
        raise InvalidInput(f"{path}: {error.strerror}; make PENAT_VAR writable") from None
    return len(keys)


def _fresh() -> str:
    return secrets.token_urlsafe(48)


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{NAME}.{os.getpid()}.{secrets.token_hex(4)}")
    try:
        write_whole(draft, f"{_fresh()}\n", private=True)
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink(missing_ok=True)
