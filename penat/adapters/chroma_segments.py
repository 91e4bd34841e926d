"""Segments' vectors in a Chroma server: a collection for each model's state, which all workers fill and ask."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np

from penat.adapters.chroma_store import GRAPH, chroma_closed, chroma_opened, first_line
from penat.adapters.engine_urls import EngineAddress
from penat.adapters.per_process import PerProcess
from penat.adapters.segment_collections import NAMES, by_space, collection_name, gone
from penat.domain.errors import Unavailable
from penat.domain.geometry import MAX_DISTANCE, Vectors
from penat.domain.vector_index import Near
from penat.ports.segment_store import VectorChange
from penat.ports.segment_vectors import SegmentVectors


class ChromaSegments(SegmentVectors):
    """Speaks to the server at *address*."""

    def __init__(self, address: EngineAddress) -> None:
        self.address = address
        self._client = PerProcess(lambda: chroma_opened(address), chroma_closed)

    def apply(self, changes: Sequence[VectorChange]) -> None:
        """Add what is not there yet, and take away what has gone."""
        with self._told():
            client = self._client()
            for (model_sha256, dim), come in by_space(changes).items():
                name = collection_name(model_sha256, dim)
                collection = client.get_or_create_collection(
                    name, configuration={"hnsw": GRAPH}, embedding_function=None
                )
                there = set(collection.get(ids=[one.segment_id for one in come], include=[])["ids"])
                new = [one for one in come if one.segment_id not in there]
                if new:
                    collection.upsert(
                        ids=[one.segment_id for one in new],
                        embeddings=np.stack([one.vector for one in new if one.vector is not None]),
                        metadatas=[{"owner": one.owner, "category": one.category or ""} for one in new],
                    )
            ids = gone(changes)
            mine = [one for one in client.list_collections() if one.name.startswith(NAMES)] if ids else []
            for collection in mine:
                there = collection.get(ids=ids, include=[])["ids"]
                if there:
                    collection.delete(ids=there)

    def clear(self) -> None:
        """Leave what others share."""

    def near(
        self, model_sha256: str, vector: Vectors, limit: int, owners: Collection[str], category: str | None = None,
        without: Collection[str] = (),
    ) -> list[Near]:  # fmt: skip
        """Return the nearest that the graph finds; those in *without* are asked for too and dropped."""
        if limit < 1 or not owners:
            return []
        whose: dict[str, Any] = {"owner": {"$in": sorted(owners)}}
        with self._told():
            import chromadb.errors

            try:
                collection = self._client().get_collection(
                    collection_name(model_sha256, len(vector)), embedding_function=None
                )
            except chromadb.errors.NotFoundError:
                return []
            found = collection.query(
                query_embeddings=[np.asarray(vector, dtype=np.float32)],
                n_results=limit + len(without),
                where=whose if category is None else {"$and": [whose, {"category": category}]},
                include=["distances"],
            )
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        kept = [Near(one, min(MAX_DISTANCE, max(0.0, float(apart)))) for one, apart in pairs if one not in without]
        return kept[:limit]

    def close(self) -> None:
        """Close the client."""
        self._client.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn Chroma's errors into what to do."""
        import chromadb.errors
        import httpx

        try:
            yield
        except (chromadb.errors.ChromaError, httpx.HTTPError, ValueError, OSError) as error:
            raise Unavailable(
                f"the engine {self.address} does not answer as it should: {first_line(error)}; see that it runs and "
                "that PENAT_ENGINE is its address", field="segments",
            ) from error  # fmt: skip
