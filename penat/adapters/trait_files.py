"""Vectors of trait words in one small npz for each model and set of words, which says what it was made of."""

import fcntl
import hashlib
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

MADE_OF = "made_of"
_UNREADABLE = (OSError, ValueError, EOFError, KeyError, zipfile.BadZipFile, zlib.error)


class TraitFiles(TraitStore):
    """Files in one folder, which is made when something is first kept, named by a hash of what they were made of."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, made_of: str) -> Mapping[str, Vectors] | None:
        """Return kind -> vectors (words, dim), or None where the file is missing, damaged, or made of anything else."""
        try:
            content = io.BytesIO(self._place(made_of, "npz").read_bytes())
            with np.load(content, allow_pickle=False) as stored:
                if stored[MADE_OF].item() != made_of:
                    return None
                return {kind: stored[kind] for kind in stored.files if kind != MADE_OF}
        except _UNREADABLE:
            return None

    def write(self, made_of: str, vectors: Mapping[str, Vectors]) -> None:
        """Keep vectors by kind: whole or not at all, whoever else writes the same; a full disk is only logged."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with TemporaryDirectory(dir=self._folder, prefix=".part-") as part:
                written = Path(part) / "vectors.npz"
                np.savez(written, allow_pickle=False, **{MADE_OF: np.array(made_of), **vectors})
                written.replace(self._place(made_of, "npz"))
        except OSError as error:
            logging.getLogger(__name__).warning("trait words are not kept: %s", error.strerror or error)

    @contextmanager
    def claim(self, made_of: str) -> Iterator[bool]:
        """Hold a lock beside the file; where the folder cannot be written each process works for itself."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file = self._place(made_of, "lock").open("w")
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

    def _place(self, made_of: str, suffix: str) -> Path:
        return self._folder / f"{hashlib.sha256(made_of.encode()).hexdigest()[:32]}.{suffix}"
