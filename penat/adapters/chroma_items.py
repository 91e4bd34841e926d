"""The vectors' system of record: a Chroma folder with one collection a category. Only ingestion imports Chroma."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from penat.domain.catalogue import Item, Shelf
from penat.domain.errors import Unavailable
from penat.domain.ingestion import Source

_RESERVED = ("#", "$", "chroma:")  # how the names begin that Chroma refuses, or takes without keeping their value
_OWN_KEYS = ("name", "image", "path", "price_cents", "currency", "in_stock", "link")


@contextmanager
def chroma_client(folder: Path) -> Iterator[Any]:
    """Open a Chroma folder, telemetry off, and close it properly: an open client leaks threads and descriptors."""
    os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
    import chromadb
    from chromadb.config import Settings

    try:
        client = chromadb.PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False))
    except (chromadb.errors.ChromaError, ValueError) as error:
        raise Unavailable(f"Chroma could not open {folder}: {error}") from error
    try:
        yield client
    except chromadb.errors.ChromaError as error:
        raise Unavailable(f"Chroma could not work in {folder}: {error}") from error
    finally:
        client.close()  # type: ignore[attr-defined]  # of every local client, missing from the interface


def write_collections(
    folder: Path, shelves: Mapping[str, Shelf], slugs: Mapping[str, str], sources: Mapping[str, Sequence[Source]]
) -> None:
    """Write every shelf as a collection named by its slug: ids, vectors (squared L2) and facts."""
    with chroma_client(folder) as client:
        step = min(client.get_max_batch_size(), 5000)
        for category, shelf in shelves.items():
            collection = client.create_collection(
                slugs[category],
                configuration={"hnsw": {"space": "l2"}},
                metadata={"category": category},
                embedding_function=None,
            )
            for start in range(0, len(shelf), step):
                rows = range(start, min(start + step, len(shelf)))
                items = [shelf.items[row] for row in rows]
                collection.add(
                    ids=[item.id for item in items],
                    embeddings=shelf.vectors[rows.start : rows.stop],
                    metadatas=[_metadata(item, sources[category][row]) for item, row in zip(items, rows, strict=True)],
                )


def collection_counts(folder: Path) -> dict[str, int]:
    """Return collection -> number of vectors. Opening a store changes its files: look at a finished one in a copy."""
    with chroma_client(folder) as client:
        return {collection.name: collection.count() for collection in client.list_collections()}


def copied_counts(folder: Path) -> dict[str, int]:
    """Return collection -> number of vectors of a finished release, which stays as it is."""
    with tempfile.TemporaryDirectory(prefix="penat-verify-") as scratch:
        return collection_counts(Path(shutil.copytree(folder, Path(scratch) / "chroma")))


def _metadata(item: Item, source: Source) -> dict[str, str | int | bool]:
    """Return an item's facts as Chroma metadata, which knows no empty values; further columns keep their names."""
    facts = {
        "name": item.name,
        "image": item.image,
        "path": source.path,
        "price_cents": item.price_cents,
        "currency": item.currency,
        "in_stock": item.in_stock,
        "link": item.link,
    }
    return {name: value for name, value in {**_further(item), **facts}.items() if value is not None}


def _further(item: Item) -> dict[str, str]:
    """Return the further columns under names that Chroma keeps, each under its own."""
    plain = {name: value for name, value in item.extra.items() if name not in _OWN_KEYS and _kept(name)}
    for name in [name for name in item.extra if name not in plain]:
        key = f"extra_{name}"
        while key in plain or key in item.extra:
            key = f"extra_{key}"
        plain[key] = item.extra[name]
    return plain


def _kept(name: str) -> bool:
    return bool(name) and not name.startswith(_RESERVED)
