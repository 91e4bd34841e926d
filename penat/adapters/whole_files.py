"""Files that are there whole or not at all, and that one process changes after the other."""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from penat.adapters.release_layout import sync_to_disk
from penat.domain.errors import InvalidInput


def write_new(path: Path, text: str, *, replace: bool) -> None:
    """Write a file whole, its folder too. Raises InvalidInput for one that is there already, unless *replace*."""
    if path.is_dir():
        raise InvalidInput(f"{path} is a directory; name a file", field="out")
    if path.exists() and not replace:
        raise InvalidInput(f"{path} is there already; name another file, or --replace it", field="out")
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path.resolve(), text)


def write_whole(path: Path, text: str, *, private: bool = False) -> None:
    """Write a file whole or not at all: under another name, onto the disk, then renamed. Its mode is kept.

    A *private* one only its owner may read, from its first byte on.
    """
    draft = path.with_name(f".{path.name[:200]}-{secrets.token_hex(4)}")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600 if private else 0o666)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            if path.exists() and not private:
                os.fchmod(file.fileno(), path.stat().st_mode & 0o777)
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    sync_to_disk(path.parent)


@contextmanager
def lone_change(lock: Path) -> Iterator[None]:
    """Wait until no other process holds *lock*, a file that is made for it, and hold it.

    The system frees it when the process ends, however it ends.
    """
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
