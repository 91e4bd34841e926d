"""The folder in which the processes of one server keep their metrics: made at its start, gone at its end."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

PREFIX = "penat-metrics-"
LOCK = ".lock"


@cache
def metrics_folder(owner: int, places: tuple[Path, ...] = ()) -> Path | None:
    """Return the folder of the server whose first process is *owner*, made now; None where none can be made.

    It lies where temporary files do, else in the first of *places* that can be written. What servers left that were
    killed is taken away: a folder belongs to a server as long as one of its processes holds its lock.
    """
    for place in _places(places):
        try:
            place.mkdir(parents=True, exist_ok=True)
            _clear(place)
            folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{owner}-", dir=place))
            _held(folder)
        except OSError:
            continue
        return folder
    return None


def drop_folder(folder: Path) -> None:
    """Take a server's folder away."""
    shutil.rmtree(folder, ignore_errors=True)


def _places(places: Iterable[Path]) -> Iterable[Path]:
    with suppress(OSError):  # there is none where every disk can only be read
        yield Path(tempfile.gettempdir())
    yield from places


def _held(folder: Path) -> None:
    """Hold the folder's lock until this process, and all that are forked of it, have ended."""
    descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _clear(place: Path) -> None:
    for folder in place.glob(f"{PREFIX}*"):
        try:
            if folder.lstat().st_uid != os.getuid():
                continue
            descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW)
        except OSError:  # one that is being made, or taken away, at this moment
            continue
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
        except OSError:  # it is in use
            continue
        finally:
            os.close(descriptor)
