"""Photos' bytes on disk, one file a content: FOLDER/ab/SHA256.jpg, whole or not there.

Which files are needed is for a database to say: whoever calls `keep` or `removing` holds a lock on that content.
"""

import errno
import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from penat.domain.errors import Unavailable

_HASH = re.compile(r"[0-9a-f]{64}")
_KEPT, _PART, _ASIDE = ".jpg", ".part", ".gone"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class PhotoFiles:
    """The files under *folder*, which is made when the first one is kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, sha256: str, content: bytes) -> None:
        """Write *content*; it is on the disk, whole, when this returns, and nothing of it is there after an error.

        A file that is there already is replaced, so that a damaged one heals. Raises Unavailable.
        """
        path, part = self._path(sha256, _KEPT), self._path(sha256, _PART)
        try:
            _make_folder(path.parent)
            try:
                _write(part, content)
                part.replace(path)
                _sync(path.parent)
            except BaseException:
                with suppress(OSError):
                    part.unlink(missing_ok=True)
                raise
        except OSError as error:
            raise self._told(error) from None

    def read(self, sha256: str) -> bytes | None:
        """Return the bytes, None where there are none. Raises Unavailable for a file that is not what its name says."""
        try:
            content = self._path(sha256, _KEPT).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._told(error) from None
        if hashlib.sha256(content).hexdigest() != sha256:
            raise Unavailable(
                f"the file of this photo, {self._path(sha256, _KEPT)}, is damaged; restore it from a backup, or upload "
                "the photo again", field="photo",
            )  # fmt: skip
        return content

    @contextmanager
    def removing(self, sha256: str) -> Iterator[int]:
        """Take a file out of its place, give how many that were, and delete it at the end; put it back after an error.

        So that nothing is lost where the lock on it turns out to have been lost. Raises Unavailable.
        """
        path, aside = self._path(sha256, _KEPT), self._path(sha256, _ASIDE)
        there = self._moved(path, aside)
        try:
            yield int(there)
        except BaseException:
            if there:
                self._moved(aside, path)
            raise
        if there:
            self._drop(aside)

    def tidy(self, sha256: str, needed: bool) -> int:
        """Take away what a crash has left beside a file, or put it back where it is *needed*; return how many went."""
        if needed and not self._path(sha256, _KEPT).exists():
            self._moved(self._path(sha256, _ASIDE), self._path(sha256, _KEPT))
        return self._drop(self._path(sha256, _PART)) + self._drop(self._path(sha256, _ASIDE))

    def found(self) -> tuple[set[str], set[str]]:
        """Return the hashes of the files, and those that have something left beside them. Others' files are not seen.

        Raises Unavailable.
        """
        try:
            names = [name for name in self._folder.glob("??/*") if _HASH.fullmatch(name.stem)]
        except OSError as error:
            raise self._told(error) from None
        kept = {name.stem for name in names if name.suffix == _KEPT}
        return kept, {name.stem for name in names if name.suffix in (_PART, _ASIDE)}

    def _path(self, sha256: str, suffix: str) -> Path:
        if not _HASH.fullmatch(sha256):
            raise ValueError(f"{sha256[:80]!r} is no SHA-256 in hexadecimal")
        return self._folder / sha256[:2] / f"{sha256}{suffix}"

    def _moved(self, path: Path, to: Path) -> bool:
        try:
            path.replace(to)
        except FileNotFoundError:
            return False
        except OSError as error:
            raise self._told(error) from None
        return True

    def _drop(self, path: Path) -> int:
        try:
            path.unlink()
            _sync(path.parent)
        except FileNotFoundError:
            return 0
        except OSError as error:
            raise self._told(error) from None
        return 1

    def _told(self, error: OSError) -> Unavailable:
        if error.errno in _FULL:
            return Unavailable(
                f"the disk of {self._folder} is full; nothing was kept: make room on it, then try again", field="file"
            )
        reason = error.strerror or type(error).__name__
        return Unavailable(f"photos cannot be kept in {self._folder}: {reason}; make PENAT_VAR usable", field="file")


def _make_folder(folder: Path) -> None:
    """Make a folder and those above it, on the disk too: else a file in it could be lost with its folder's name."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    with suppress(FileExistsError):  # another process was quicker
        folder.mkdir()
    _sync(folder.parent)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
