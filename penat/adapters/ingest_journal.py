"""What an ingestion has finished so far, on disk: a run that was killed goes on where it was.

CACHE/.ingest/journal.sqlite holds one row for each picture whose vector is known, committed batch by batch, and
CACHE/.ingest/pictures and thumbnails hold what shoppers will be shown of it. A picture's files are there, whole, before
its row is: they are written under another name and renamed, and looked at again when a later run takes them over.
"""

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, fields
from pathlib import Path

import numpy as np

from penat.adapters.picture_rendering import content_name
from penat.adapters.release_layout import PICTURES, THUMBNAILS
from penat.domain.errors import Unavailable
from penat.domain.ingestion import Embedded, ModelFacts, Rendering, Source

FOLDER, DATABASE = ".ingest", "journal.sqlite"
_TABLE = """CREATE TABLE IF NOT EXISTS pictures (
    model TEXT NOT NULL, file_sha256 TEXT NOT NULL, source TEXT NOT NULL, category TEXT NOT NULL, image TEXT NOT NULL,
    vector BLOB NOT NULL, PRIMARY KEY (model, file_sha256)) WITHOUT ROWID"""


class IngestJournal:
    """The journal of the cache folder *cache*; only the writer that holds its lock may use it."""

    def __init__(self, cache: Path) -> None:
        self.folder = cache / FOLDER

    def keep_pictures(self, rendering: Rendering) -> str:
        """Write the two display pictures under their content hash and return it."""
        name = content_name(rendering)
        _write_whole(self.folder / PICTURES / f"{name}.jpg", rendering.display_jpeg)
        _write_whole(self.folder / THUMBNAILS / f"{name}.webp", rendering.thumbnail_webp)
        return name

    def commit(self, model: ModelFacts, pictures: Sequence[Embedded]) -> None:
        """Remember pictures whose vectors are known; when this has returned, no later run embeds them again."""
        rows = [
            (
                model.sha256, one.source.file_sha256, json.dumps(asdict(one.source)), one.category, one.image,
                one.vector.astype("<f4").tobytes(),
            )
            for one in pictures
        ]  # fmt: skip
        with self._open() as database, database:
            database.executemany("INSERT OR REPLACE INTO pictures VALUES (?, ?, ?, ?, ?, ?)", rows)

    def committed(self, model: ModelFacts) -> dict[str, Embedded]:
        """Return what an earlier run has finished with the same model, by the SHA-256 of the picture's file.

        A journal that cannot be read is thrown away: it saves work, and holds nothing that cannot be made again.
        """
        if not (self.folder / DATABASE).is_file():
            return {}
        try:
            with self._open() as database:
                query = "SELECT source, category, image, vector FROM pictures WHERE model = ?"
                found = [_embedded(*row) for row in database.execute(query, (model.sha256,))]
        except (Unavailable, ValueError, TypeError):
            self.clear()
            return {}
        return {
            one.source.file_sha256: one for one in found if one.vector.shape == (model.dim,) and self._whole(one.image)
        }

    def clear(self) -> None:
        """Forget everything: it is in a release now."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def picture(self, image: str) -> tuple[Path, Path]:
        """Return where the display picture and the thumbnail of *image* are, if they are here."""
        return self.folder / PICTURES / f"{image}.jpg", self.folder / THUMBNAILS / f"{image}.webp"

    def _whole(self, image: str) -> bool:
        try:
            shown, small = (path.read_bytes() for path in self.picture(image))
        except OSError:
            return False
        return hashlib.sha256(shown + small).hexdigest().startswith(image)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self.folder.mkdir(exist_ok=True)
        try:
            with closing(sqlite3.connect(self.folder / DATABASE)) as database:
                database.execute("PRAGMA journal_mode = WAL")
                database.execute("PRAGMA synchronous = NORMAL")  # a killed process loses nothing; only a power cut may
                database.execute(_TABLE)
                yield database
        except sqlite3.Error as error:
            raise Unavailable(
                f"{self.folder / DATABASE} cannot be used: {error}. Make sure that the disk is neither full "
                "nor read-only; nothing was published"
            ) from None


def _embedded(source: str, category: str, image: str, vector: bytes) -> Embedded:
    known = {field.name for field in fields(Source)}
    facts = {name: value for name, value in json.loads(source).items() if name in known}
    return Embedded(Source(**facts), category, image, np.frombuffer(vector, dtype="<f4").astype(np.float32))


def _write_whole(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        fresh.write_bytes(content)
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        error.filename = str(path)
        raise
