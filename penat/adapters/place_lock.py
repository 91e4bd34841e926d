"""Who uses the folder of what servers keep: any number of servers and job workers, or one that brings a backup back.

The lock is on the folder itself, so nothing is written, and whoever may read it can hold it.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from penat.domain.errors import Unavailable


@cache
def use_place(place: Path) -> int | None:
    """Use *place* until this process, and all that are forked of it, have ended, however they end.

    Returns the descriptor that holds it, None where there can be no such folder. A file system that knows no locks lets
    everybody in. Raises Unavailable while a backup is being brought back there.
    """
    try:
        place.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(place, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    if not _locked(descriptor, fcntl.LOCK_SH):
        os.close(descriptor)
        raise Unavailable(f"a backup is being brought back to {place}; start again when that has ended")
    return descriptor


@contextmanager
def alone_in(place: Path) -> Iterator[None]:
    """Keep servers out of *place*; where it is not there, none is using it. Raises Unavailable while one is."""
    if not place.is_dir():
        yield
        return
    descriptor = os.open(place, os.O_RDONLY | os.O_CLOEXEC)
    try:
        if not _locked(descriptor, fcntl.LOCK_EX):
            raise Unavailable(
                f"a server or job workers are using {place}, and would go on with what they have open; stop them "
                "first, or say --despite-server and start them anew afterwards"
            )
        yield
    finally:
        os.close(descriptor)


def _locked(descriptor: int, kind: int) -> bool:
    """Return whether nobody is in the way, as far as the file system can tell."""
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except OSError as error:
        return not isinstance(error, BlockingIOError)
    return True
