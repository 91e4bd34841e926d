"""Backups in one folder: what each holds in backups/ID.json, and every content once, objects/ab/SHA256."""

import fcntl
import hashlib
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pydantic import TypeAdapter, ValidationError

from penat.domain.backup import FORMAT, Backup, KeptFile
from penat.domain.errors import InvalidInput, Unavailable

BACKUPS, OBJECTS, LOCK = "backups", "objects", ".lock"
_CHUNK = 1 << 20
_READS = TypeAdapter(Backup)


@dataclass(frozen=True, slots=True)
class Damaged:
    """A content that is missing, or not what its name says."""

    file: KeptFile
    reason: str


class BackupFolder:
    """The backups in *folder*, which only its owner may read: they hold the key that signs sessions."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def writing(self, *, wait: bool = False) -> Iterator[None]:
        """Keep other writers out of the folder, which is made. Raises Unavailable while another is at it, or waits."""
        for part in (self.folder, self.folder / BACKUPS, self.folder / OBJECTS):
            part.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(self.folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            for left in (self.folder / OBJECTS).glob(".part-*"):
                left.unlink(missing_ok=True)
            yield
        except BlockingIOError:
            raise Unavailable(f"another backup is being made in {self.folder}; wait until it has ended") from None
        finally:
            os.close(descriptor)

    def all(self) -> Sequence[Backup]:
        """Return the backups, the oldest first. Raises InvalidInput for one that cannot be read."""
        found = [self._read(path) for path in sorted((self.folder / BACKUPS).glob("[!.]*.json"))]
        return sorted(found, key=lambda backup: (backup.made_at, backup.id))

    def keep(self, source: Path, path: str) -> KeptFile:
        """Take a file in under *path*; a content that is here already is not kept twice. Raises OSError."""
        part = self.folder / OBJECTS / f".part-{secrets.token_hex(6)}"
        try:
            with source.open("rb") as file, _private(part) as target:
                stat = os.fstat(file.fileno())
                sha256, size = _copied(file, target)
            kept = KeptFile(path, sha256, size, stat.st_mode & 0o777, max(0, stat.st_mtime_ns))
            if not self.has(kept):  # nor where a power cut left less of it than there was
                place = self._place(sha256)
                place.parent.mkdir(mode=0o700, exist_ok=True)
                part.replace(place)
        finally:
            part.unlink(missing_ok=True)
        return kept

    def has(self, file: KeptFile) -> bool:
        """Return whether a file's content is here, as far as its size tells."""
        try:
            return self._place(file.sha256).stat().st_size == file.size
        except FileNotFoundError:
            return False

    def write(self, backup: Backup) -> None:
        """Note a backup whose contents are all here; it is on the disk, whole, when this returns."""
        os.sync()  # the contents before what tells of them, and in one go: there may be a hundred thousand
        part = self.folder / BACKUPS / f".{backup.id}"
        with _private(part) as file:
            file.write(_READS.dump_json(backup))
            file.flush()
            os.fsync(file.fileno())
        part.replace(self.folder / BACKUPS / f"{backup.id}.json")
        os.sync()

    def damaged(self, file: KeptFile) -> Damaged | None:
        """Return what is wrong with a file's content, None where it is as it was taken in."""
        try:
            with self._place(file.sha256).open("rb") as content:
                found = hashlib.file_digest(content, "sha256").hexdigest()
        except OSError as error:
            return Damaged(file, error.strerror or "it cannot be read")
        return None if found == file.sha256 else Damaged(file, "its bytes have changed")

    def bring(self, file: KeptFile, target: Path) -> None:
        """Write a file's content to *target*, whole or not at all. Raises Unavailable where it is damaged."""
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
        try:
            with self._place(file.sha256).open("rb") as content, _private(part) as copy:
                sha256, _ = _copied(content, copy)
                copy.flush()
                os.fchmod(copy.fileno(), file.mode)
            if sha256 != file.sha256:
                raise Unavailable(f"{file.path}: its bytes in the backup have changed; use an earlier one with --at")
            os.utime(part, ns=(file.changed_ns, file.changed_ns))
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)

    def forget(self, keep: int) -> tuple[int, int]:
        """Take all but the *keep* newest backups away, and contents no other has; return how many, and the bytes.

        One that is being made is waited for: its contents are here before its list is.
        """
        with self.writing(wait=True):
            return self._forget(keep)

    def _forget(self, keep: int) -> tuple[int, int]:
        backups = self.all()
        going, staying = backups[:-keep], backups[-keep:]
        for backup in going:
            (self.folder / BACKUPS / f"{backup.id}.json").unlink()
        needed = {file.sha256 for backup in staying for file in backup.files}
        freed = 0
        for content in (self.folder / OBJECTS).glob("??/*") if going else ():
            if content.name not in needed:
                freed += content.stat().st_size
                content.unlink()
        return len(going), freed

    def _place(self, sha256: str) -> Path:
        return self.folder / OBJECTS / sha256[:2] / sha256

    def _read(self, path: Path) -> Backup:
        try:
            found = _READS.validate_json(path.read_bytes())
        except ValidationError as error:
            said = error.errors(include_url=False)[0]["msg"]
            raise InvalidInput(f"{path} is no backup's list, or of a newer Penat: {said}") from None
        if found.id != path.stem:  # by which files are taken away
            raise InvalidInput(f"{path} says that it is backup {found.id[:80]!r}; it may have been tampered with")
        if found.format != FORMAT:
            raise InvalidInput(
                f"{path} is of format {found.format}, and this Penat reads {FORMAT}; use Penat {found.penat}, its maker"
            )
        return found


@contextmanager
def _private(path: Path) -> Iterator[BinaryIO]:
    """Open a new file that only its owner may read."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600), "wb") as file:
        yield file


def _copied(source: BinaryIO, target: BinaryIO) -> tuple[str, int]:
    """Copy to the end; return the SHA-256 and the size of what was copied, whatever a writer does meanwhile."""
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
        size += len(chunk)
        target.write(chunk)
    return digest.hexdigest(), size
