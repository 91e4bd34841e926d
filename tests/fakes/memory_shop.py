"""A shop in memory: files by path, some of them unreadable, and a table."""

import hashlib
from collections.abc import Container, Iterator, Mapping, Sequence

from PIL import Image

from penat.adapters.picture_rendering import rendered
from penat.domain.ingestion import LinkRow, Links, PictureFile, Problem, ReadPicture
from penat.ports.link_source import LinkSource
from penat.ports.picture_source import Fit, PictureSource


class MemoryPictures(PictureSource):
    """Pictures by path "category/file"; a text instead of a picture is the reason it cannot be read."""

    def __init__(self, files: Mapping[str, Image.Image | str]) -> None:
        self.files = dict(files)

    def find(self) -> tuple[Sequence[PictureFile], Sequence[Problem]]:
        return [PictureFile(path, path.partition("/")[0]) for path in sorted(self.files)], []

    def read(self, files: Sequence[PictureFile], fit: Fit, known: Container[str]) -> Iterator[ReadPicture | Problem]:
        for file in files:
            found = self.files[file.path]
            if isinstance(found, str):
                yield Problem("skipped", file.path, found)
                continue
            digest = hashlib.sha256(found.tobytes()).hexdigest()
            yield ReadPicture(file, digest, None if digest in known else rendered(found, fit))


class MemoryLinks(LinkSource):
    """Rows by path."""

    def __init__(self, rows: Mapping[str, LinkRow] | None = None, currency: str | None = "EUR") -> None:
        self.rows = dict(rows or {})
        self.currency = currency

    def read(self, paths: Sequence[str]) -> Links:
        return Links({path: (row,) for path, row in self.rows.items() if path in paths}, self.currency, sha256="table")
