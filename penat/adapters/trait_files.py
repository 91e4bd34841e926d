"""Vectors of trait words in one small npz a key."""

import fcntl
import io
import logging
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from penat.domain.geometry import Vectors
from penat.ports.trait_store import TraitStore

_UNREADABLE = (OSError, ValueError, EOFError, KeyError, zipfile.BadZipFile, zlib.error)


class TraitFiles(TraitStore):
    """Files KEY.npz in one folder, which is made when something is first kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, key: str) -> Mapping[str, Vectors] | None:
        """Return kind -> vectors (words, dim), or None where the file is missing or damaged."""
        try:
            content = io.BytesIO((self._folder / f"{key}.npz").read_bytes())
            with np.load(content, allow_pickle=False) as stored:
                return {kind: stored[kind] for kind in stored.files}
        except _UNREADABLE:
            return None

    def write(self, key: str, vectors: Mapping[str, Vectors]) -> None:
        """Keep vectors by kind: whole or not at all, whoever else writes the same; a full disk is only logged."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with TemporaryDirectory(dir=self._folder, prefix=".part-") as part:
                written = Path(part) / "vectors.npz"
                np.savez(written, allow_pickle=False, **dict(vectors))
                written.replace(self._folder / f"{key}.npz")
        except OSError as error:
            logging.getLogger(__name__).warning("trait words are not kept: %s", error.strerror or error)

    @contextmanager
    def claim(self, key: str) -> Iterator[bool]:
        """Hold KEY.lock; where the folder cannot be written each process works for itself."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file = (self._folder / f"{key}.lock").open("w")
        except OSError:
            yield True
            return
        with file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                yield False
                return
            yield True
