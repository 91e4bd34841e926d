"""The item store over Chroma, a folder or a server: one collection for each category of a release."""

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np

from penat.adapters.engine_urls import EngineAddress
from penat.adapters.per_process import PerProcess
from penat.domain.catalogue import PriceRange
from penat.domain.errors import NotFound, Unavailable
from penat.domain.geometry import MAX_DISTANCE, Floats, Rows, Vectors
from penat.ports.item_store import ItemStore, StoredItems

LARGEST_BATCH = 5000
TIES = 16
WAIT_SECONDS = 30
GRAPH = {"space": "l2", "ef_construction": 200, "ef_search": 400, "max_neighbors": 32}
"""Chroma's own (100, 100, 16) found 90 % and more of the true 100 on a shop's vectors; these find more."""


class ChromaStore(ItemStore):
    """Speaks to the engine at *address*, whose kind is chroma."""

    def __init__(self, address: EngineAddress) -> None:
        self.address = address
        self._client = PerProcess(lambda: chroma_opened(address), chroma_closed)

    def create(self, release: str, slug: str, dim: int) -> None:
        """Make a collection; Chroma learns the dimension from the first vectors, so it stands in the metadata."""
        with self._told(release):
            self._client().get_or_create_collection(
                _name(release, slug),
                configuration={"hnsw": GRAPH},
                metadata={"release": release, "slug": slug, "dim": dim},
                embedding_function=None,
            )

    def write(self, release: str, slug: str, items: StoredItems) -> None:
        """Upsert rows in batches that Chroma takes."""
        with self._told(release):
            client = self._client()
            collection = client.get_collection(_name(release, slug), embedding_function=None)
            step = min(client.get_max_batch_size(), LARGEST_BATCH)
            for first in range(0, len(items), step):
                cut = slice(first, min(first + step, len(items)))
                collection.upsert(
                    ids=list(items.ids[cut]),
                    embeddings=np.ascontiguousarray(items.vectors[cut]),
                    metadatas=[_facts(items, place) for place in range(cut.start, cut.stop)],
                )

    def stored(self, release: str) -> Mapping[str, int]:
        """Return slug -> rows of the release's collections."""
        with self._told(release):
            return {
                found.metadata["slug"]: found.count()
                for found in self._client().list_collections()
                if (found.metadata or {}).get("release") == release
            }

    def count(self, release: str, slug: str) -> int:
        """Return the collection's count."""
        with self._told(release):
            return int(self._collection(release, slug).count())

    def nearest(
        self, release: str, slug: str, vector: Vectors, limit: int, *, price: PriceRange | None = None,
        in_stock: bool = False, without: Collection[int] = (), representatives_only: bool = False,
    ) -> tuple[Rows, Floats]:  # fmt: skip
        """Return the nearest rows; those in *without* are asked for too and dropped, which Chroma answers sooner."""
        if limit < 1:
            return np.zeros(0, dtype=np.intp), np.zeros(0)
        where = _where(price, in_stock=in_stock, representatives_only=representatives_only)
        left_out = set(without)
        with self._told(release):
            found = self._collection(release, slug).query(
                query_embeddings=[np.asarray(vector, dtype=np.float32)],
                n_results=limit + len(left_out) + TIES,
                where=where,
                include=["metadatas", "distances"],
            )
        pairs = zip(found["metadatas"][0], found["distances"][0], strict=True)
        kept = [(int(facts["row"]), float(distance)) for facts, distance in pairs if facts["row"] not in left_out]
        return ordered([row for row, _ in kept], [distance for _, distance in kept], limit)

    def vectors_of(self, release: str, slug: str, ids: Sequence[str]) -> Vectors:
        """Return vectors by id."""
        with self._told(release):
            collection = self._collection(release, slug)
            found = collection.get(ids=list(dict.fromkeys(ids)), include=["embeddings"]) if len(ids) else {"ids": []}
        by_id = dict(zip(found["ids"], found.get("embeddings", ()), strict=True))
        for item_id in ids:
            if item_id not in by_id:
                raise NotFound(f"there is no item {item_id!r} in {slug} of release {release}", field="item")
        return np.array([by_id[item_id] for item_id in ids], dtype=np.float32)

    def read(self, release: str, slug: str, start: int, stop: int) -> StoredItems:
        """Return a stretch of rows. They were written in order, so a page holds them; else they are sought."""
        include = ["embeddings", "metadatas"]
        with self._told(release):
            collection = self._collection(release, slug)
            found = collection.get(offset=start, limit=stop - start, include=include)
            if sorted(facts["row"] for facts in found["metadatas"]) != list(range(start, stop)):
                between = {"$and": [{"row": {"$gte": start}}, {"row": {"$lt": stop}}]}
                found = collection.get(where=between, include=include)
        order = np.argsort([facts["row"] for facts in found["metadatas"]], kind="stable")
        if [found["metadatas"][place]["row"] for place in order] != list(range(start, stop)):
            raise Unavailable(
                f"{self.address} lacks rows of {slug} between {start} and {stop}; push release {release} again",
                field="engine",
            )
        return _items(start, found, order)

    def delete(self, release: str) -> None:
        """Drop the release's collections."""
        for slug in self.stored(release):
            with self._told(release):
                self._client().delete_collection(_name(release, slug))

    def close(self) -> None:
        """Close the client."""
        self._client.close()

    def _collection(self, release: str, slug: str) -> Any:
        return self._client().get_collection(_name(release, slug), embedding_function=None)

    @contextmanager
    def _told(self, release: str) -> Iterator[None]:
        """Turn Chroma's errors into what to do."""
        import chromadb.errors
        import httpx

        try:
            yield
        except chromadb.errors.NotFoundError as error:
            raise Unavailable(
                f"{self.address} does not hold this category of release {release} ({error}); say: "
                f"penat releases push {release}",
                field="engine",
            ) from error
        except (chromadb.errors.ChromaError, httpx.HTTPError, ValueError, OSError) as error:
            raise Unavailable(
                f"the engine {self.address} does not answer as it should: {first_line(error)}; see that it runs and "
                "that PENAT_ENGINE, or --engine, is its address",
                field="engine",
            ) from error


def ordered(rows: Sequence[int], distances: Sequence[float], limit: int) -> tuple[Rows, Floats]:
    """Return at most *limit* rows by distance, those equal to a millionth by row: an engine's own order is none."""
    found = np.asarray(rows, dtype=np.intp)
    apart = np.clip(np.asarray(distances, dtype=np.float64), 0.0, MAX_DISTANCE)
    order = np.lexsort((found, np.round(apart, 6)))[:limit]
    return found[order], apart[order]


def chroma_opened(address: EngineAddress) -> Any:
    """Return a client of the engine at *address*."""
    os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
    import chromadb
    from chromadb.config import Settings

    quiet = Settings(anonymized_telemetry=False)
    if address.host is None:
        return chromadb.PersistentClient(path=str(address.folder), settings=quiet)
    headers = {"X-Chroma-Token": address.key} if address.key else None
    client = chromadb.HttpClient(address.host, address.port, ssl=address.secure, headers=headers, settings=quiet)
    client._server._session.timeout = WAIT_SECONDS  # type: ignore[attr-defined]  # Chroma waits for ever, and has no setting
    return client


def chroma_closed(client: Any) -> None:
    """Close a client, and of a server's the connections, which Chroma leaves open: its own and its administrator's."""
    servers = {id(one): one for one in (client._server, client._admin_client._server)}
    sessions = [one._session for one in servers.values() if hasattr(one, "_session")]
    client.close()
    for session in sessions:
        session.close()


def _name(release: str, slug: str) -> str:
    return f"{release}_{slug}"  # a slug has no underscore


def _facts(items: StoredItems, place: int) -> dict[str, int | bool]:
    return {
        "row": items.start + place,
        "price_cents": int(items.price_cents[place]),
        "in_stock": bool(items.in_stock[place]),
        "representative": bool(items.representative[place]),
        "group": int(items.groups[place]),
    }


def _where(price: PriceRange | None, *, in_stock: bool, representatives_only: bool) -> Any:
    clauses: list[dict[str, Any]] = []
    if price is not None and price.limits:
        clauses.append({"price_cents": {"$gte": price.min_cents or 0}})  # leaves out those without a price, too
        if price.max_cents is not None:
            clauses.append({"price_cents": {"$lte": price.max_cents}})
    clauses += [{"in_stock": True}] if in_stock else []
    clauses += [{"representative": True}] if representatives_only else []
    return {"$and": clauses} if len(clauses) > 1 else (clauses[0] if clauses else None)


def _items(start: int, found: Any, order: Any) -> StoredItems:
    facts = [found["metadatas"][place] for place in order]
    column: Callable[[str], list[Any]] = lambda name: [one[name] for one in facts]  # noqa: E731
    return StoredItems(
        start,
        [found["ids"][place] for place in order],
        np.asarray(found["embeddings"], dtype=np.float32)[order],
        np.array(column("price_cents"), dtype=np.int64),
        np.array(column("in_stock"), dtype=bool),
        np.array(column("representative"), dtype=bool),
        np.array(column("group"), dtype=np.int32),
    )


def first_line(error: Exception) -> str:
    """Return what an error says, in one line."""
    return next((line for line in str(error).splitlines() if line.strip()), type(error).__name__)[:300]
