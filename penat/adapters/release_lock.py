"""One writer at a time in a cache folder."""

import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from penat.domain.errors import Unavailable

LOCK = ".ingest.lock"


@contextmanager
def release_lock(cache: Path) -> Iterator[None]:
    """Hold the cache folder's lock; the system frees it when the process ends, however it ends.

    Raises Unavailable naming the process that holds it.
    """
    cache.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(cache / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _take(descriptor, cache)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"process {os.getpid()} on {socket.gethostname()}".encode(), 0)
        try:
            yield
        finally:
            os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def _take(descriptor: int, cache: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.pread(descriptor, 200, 0).decode(errors="replace").strip() or "another process"
        raise Unavailable(f"{holder} is writing to {cache}; wait until it has ended, then try again") from None
