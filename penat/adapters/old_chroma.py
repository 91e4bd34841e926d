"""A folder that chromadb 0.5 wrote, read through a copy: opening one rewrites its tables for today's version."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np

from penat.adapters.chroma_items import chroma_client
from penat.domain.errors import InvalidInput, Unavailable
from penat.domain.old_items import OldItem
from penat.ports.old_cache import OldCache

DATABASE = "chroma.sqlite3"
DOCUMENT = "document"
_STEP = 1000


class OldChroma(OldCache):
    """The collection *collection* of the Chroma folder *folder*, or its only one."""

    def __init__(self, folder: Path, collection: str | None = None) -> None:
        self.folder = folder
        self.collection = collection

    def read(self) -> tuple[str, Sequence[OldItem]]:
        """Return the collection's name and its items in the order of their ids. Raises InvalidInput."""
        if not (self.folder / DATABASE).is_file():
            raise InvalidInput(f"{self.folder} is no Chroma folder: it holds no {DATABASE}", field="cache")
        with tempfile.TemporaryDirectory(prefix="penat-import-") as scratch:
            copy = Path(shutil.copytree(self.folder, Path(scratch) / "chroma", ignore_dangling_symlinks=True))
            _check(copy / DATABASE, self.folder)
            try:
                with chroma_client(copy) as client:
                    found = self._chosen(client)
                    items = sorted(_items(found), key=lambda item: item.key)
                    missing = found.count() - len(items)
            except Unavailable as error:
                reason = error.detail.replace(str(copy), str(self.folder))
                raise InvalidInput(f"{self.folder} cannot be read: {reason}", field="cache") from error
        if missing:
            raise InvalidInput(f"{self.folder} has lost the vectors of {missing} items; copy it again", field="cache")
        return found.name, items

    def _chosen(self, client: Any) -> Any:
        collections = {one.name: one for one in client.list_collections()}
        names = ", ".join(sorted(collections)) or "none"
        if self.collection is not None and self.collection not in collections:
            raise InvalidInput(f"there is no collection {self.collection!r}; there are: {names}", field="collection")
        if self.collection is None and len(collections) != 1:
            raise InvalidInput(
                f"{self.folder} holds {len(collections)} collections ({names}); name one with --collection",
                field="collection",
            )
        return collections[self.collection] if self.collection else next(iter(collections.values()))


def _items(collection: Any) -> Iterator[OldItem]:
    """Yield the items, some thousand at a time."""
    for start in range(0, collection.count(), _STEP):
        page = collection.get(limit=_STEP, offset=start, include=["embeddings", "metadatas", "documents"])
        vectors = np.asarray(page["embeddings"], dtype=np.float32)
        rows = zip(page["ids"], vectors, page["metadatas"], page["documents"], strict=True)
        for key, vector, facts, document in rows:
            yield OldItem(key, vector, _facts(facts, document))


def _facts(facts: Mapping[str, Any] | None, document: str | None) -> dict[str, Any]:
    told = {name: value for name, value in (facts or {}).items() if value is not None}
    return told if document is None else {DOCUMENT: document, **told}


def _check(database: Path, folder: Path) -> None:
    """Raise InvalidInput unless *database* is Chroma's: Chroma itself would quietly make another one of it."""
    try:
        with closing(sqlite3.connect(database)) as connection:
            connection.execute("select count(*) from collections").fetchone()
    except sqlite3.Error as error:
        raise InvalidInput(f"{folder / DATABASE} is damaged, or not Chroma's: {error}", field="cache") from None
