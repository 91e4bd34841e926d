"""File names as a release keeps them beside its facts: read when first asked for, as only curators ask."""

import threading
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from penat.adapters.release_layout import Incomplete, read_manifest, release_folder
from penat.adapters.release_reader import read_sources
from penat.ports.file_names import FileNames

_KEPT = 64


class ReleaseFileNames(FileNames):
    """The file names of the releases of one cache folder; those of some dozens of categories are kept in memory."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._read: dict[tuple[str, str], tuple[str, ...]] = {}
        self._one_reads = threading.Lock()

    def of(self, release: str, category: str) -> Sequence[str] | None:
        """Return the name of each item's file; None where the release is gone or does not tell."""
        asked = (release, category)
        found = self._read.get(asked)
        if found is not None:
            return found
        with self._one_reads:
            if asked not in self._read:
                names = self._names(release, category)
                if names is None:
                    return None
                if len(self._read) >= _KEPT:
                    self._read = {}
                self._read[asked] = names
            return self._read[asked]

    def _names(self, release: str, category: str) -> tuple[str, ...] | None:
        try:
            folder = release_folder(self._cache, release)
            sources = read_sources(folder, read_manifest(folder).slugs[category])
        except (Incomplete, OSError, ValueError, KeyError):
            return None
        return tuple(_name(source.path) for source in sources)


def _name(path: str) -> str:
    """Return the last part of a path, or of an address without what follows its question mark."""
    address = urlsplit(path) if "://" in path else None
    return (path if address is None else unquote(address.path)).rstrip("/").rpartition("/")[2] or path
