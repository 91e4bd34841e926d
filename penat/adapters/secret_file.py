"""The key that signs sessions, made once and kept where only its owner reads it."""

import os
import secrets
from pathlib import Path

from penat.domain.errors import InvalidInput

NAME = "secret_key"
MIN_CHARACTERS = 16


def kept_secret(folder: Path) -> str:
    """Return the key in *folder*, made now if there is none yet, by whichever process comes first.

    It is written whole under another name, mode 600, and linked into place: nobody ever reads half of it, and of two
    that are made at once one stays. Raises InvalidInput where it can be neither read nor made.
    """
    path = folder / NAME
    try:
        if not path.exists():
            _make(path)
        key = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not text"
        raise InvalidInput(f"{path}: {reason}; make PENAT_VAR writable, or set PENAT_SECRET_KEY") from None
    if len(key) < MIN_CHARACTERS:
        raise InvalidInput(f"{path} holds {len(key)} characters; delete it for a new one, which ends running sessions")
    return key


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{NAME}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48) + "\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            return
    finally:
        draft.unlink()
