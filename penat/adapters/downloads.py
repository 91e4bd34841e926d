"""Fetched pictures on disk: by what is in them, with a record by address of what the server said about each."""

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from penat.adapters.picture_fetching import Seen

PICTURES, ADDRESSES = "pictures", "addresses"


@dataclass(frozen=True, slots=True)
class Kept:
    """A picture that was fetched: its file below the folder, and what to ask the server with."""

    file: str
    seen: Seen


class Downloads:
    """The folder of fetched pictures; deleting it costs nothing but fetching again. Safe for several threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def kept(self, address: str) -> Kept | None:
        """Return what was fetched from *address* before, or None; a file that is torn counts as none."""
        try:
            record = json.loads(self._record(address).read_bytes())
            file, size = f"{PICTURES}/{record['sha256']}", record["bytes"]
            if record["address"] != address or (self.folder / file).stat().st_size != size:
                return None
            return Kept(file, Seen(record["etag"], record["last_modified"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, address: str, content: bytes, seen: Seen) -> str:
        """Keep a picture and return its file; the record comes last, so a run that is killed leaves none in vain."""
        digest = hashlib.sha256(content).hexdigest()
        file = f"{PICTURES}/{digest}"
        _write(self.folder / file, content)
        record = {
            "address": address, "sha256": digest, "bytes": len(content),
            "etag": seen.etag, "last_modified": seen.last_modified,
        }  # fmt: skip
        _write(self._record(address), json.dumps(record, ensure_ascii=False).encode())
        return file

    def _record(self, address: str) -> Path:
        digest = hashlib.sha256(address.encode("utf-8", "surrogatepass")).hexdigest()
        return self.folder / ADDRESSES / digest[:2] / f"{digest}.json"


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".partial-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
