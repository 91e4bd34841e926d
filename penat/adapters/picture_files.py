"""A shop's pictures in one folder a category: DATA/CATEGORY/*, read ahead by a few threads."""

import hashlib
import stat
import unicodedata
from collections import deque
from collections.abc import Container, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from penat.adapters.picture_decoding import Unreadable
from penat.adapters.picture_rendering import rendered_file
from penat.domain.errors import InvalidInput
from penat.domain.ingestion import PictureFile, Problem, ReadPicture
from penat.ports.picture_source import Fit, PictureSource

MAX_BYTES = 256 * 1024 * 1024
_HIDDEN = (".", "_")


class PictureFiles(PictureSource):
    """Folders of *root* are categories, except those that begin with "_" or "."; their files are pictures.

    *threads* decode at the same time and *ahead* pictures are held ready at most.
    """

    def __init__(self, root: Path, *, threads: int = 2, ahead: int = 64) -> None:
        self.root = root
        self.threads = threads
        self.ahead = ahead

    def find(self) -> tuple[Sequence[PictureFile], Sequence[Problem]]:
        """Return the files of every category in the order of their paths, and what was passed over with the reason."""
        if not self.root.is_dir():
            raise InvalidInput(f"{self.root} is not a folder; give the folder that holds CATEGORY/*.jpg", field="data")
        files: list[PictureFile] = []
        problems: list[Problem] = []
        for folder in sorted(self.root.iterdir(), key=lambda path: path.name):
            if folder.name.startswith(_HIDDEN) or not folder.is_dir():
                continue
            try:
                self._look_into(folder, files, problems)
            except OSError as error:
                problems.append(Problem("skipped", folder.name, f"cannot be read: {error.strerror or error}"))
        return files, problems

    def read(self, files: Sequence[PictureFile], fit: Fit, known: Container[str]) -> Iterator[ReadPicture | Problem]:
        """Yield the files in order while the next ones are being decoded."""
        waiting: deque[Future[ReadPicture | Problem]] = deque()
        with ThreadPoolExecutor(self.threads, thread_name_prefix="decode") as pool:
            try:
                for file in files:
                    waiting.append(pool.submit(self._read_one, file, fit, known))
                    if len(waiting) > self.ahead:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            finally:
                pool.shutdown(wait=True, cancel_futures=True)

    def _look_into(self, folder: Path, files: list[PictureFile], problems: list[Problem]) -> None:
        category = unicodedata.normalize("NFC", folder.name).strip()
        if not self._inside(folder):
            problems.append(Problem("skipped", folder.name, "a link that leads out of the data folder"))
            return
        for path in sorted(folder.iterdir(), key=lambda path: path.name):
            if path.name.startswith("."):
                continue
            relative = f"{folder.name}/{path.name}"
            reason = _unusable_name(relative) or self._passed_over(path)
            if reason:
                problems.append(Problem("skipped", _readable(relative), reason))
            else:
                files.append(PictureFile(relative, category))

    def _passed_over(self, path: Path) -> str | None:
        """Return why a file is not even opened, or None."""
        if not self._inside(path):
            return "a link that leads out of the data folder"
        try:
            found = path.stat()
        except OSError as error:
            return f"cannot be read: {error.strerror}"
        if stat.S_ISDIR(found.st_mode):
            return "a folder inside a category; pictures are read from DATA/CATEGORY only"
        if not stat.S_ISREG(found.st_mode):
            return "not a regular file"
        if found.st_size > MAX_BYTES:
            return f"too large: {found.st_size // 2**20} MiB; at most {MAX_BYTES // 2**20} MiB are read"
        return None

    def _inside(self, path: Path) -> bool:
        if not path.is_symlink():
            return True
        try:
            return path.resolve().is_relative_to(self.root.resolve())
        except (OSError, RuntimeError):  # a loop of links
            return False

    def _read_one(self, file: PictureFile, fit: Fit, known: Container[str]) -> ReadPicture | Problem:
        try:
            content = (self.root / file.path).read_bytes()
            digest = hashlib.sha256(content).hexdigest()
            if digest in known:
                return ReadPicture(file, digest, None)
            return ReadPicture(file, digest, rendered_file(content, fit))
        except Unreadable as error:
            return Problem("skipped", file.path, str(error))
        except OSError as error:
            return Problem("skipped", file.path, f"cannot be read: {error.strerror or error}")


def _unusable_name(name: str) -> str | None:
    """Return why a file of that name can be no item, or None."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return "its name is not UTF-8 text; rename it"
    if any(unicodedata.category(letter) == "Cc" for letter in name):
        return "its name holds control characters, such as a line break; rename it"
    return None


def _readable(name: str) -> str:
    """Return a name as it can be told: what is no text, or moves a terminal's cursor, is escaped."""
    text = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(f"\\x{ord(one):02x}" if unicodedata.category(one) == "Cc" else one for one in text)
