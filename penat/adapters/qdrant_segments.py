"""Segments' vectors in Qdrant: a collection for each model's state, which all workers fill and ask."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np

from penat.adapters.engine_urls import EngineAddress
from penat.adapters.per_process import PerProcess
from penat.adapters.qdrant_items import EXPLORED, qdrant_models, qdrant_opened
from penat.adapters.segment_collections import NAMES, by_space, collection_name, gone
from penat.domain.errors import Unavailable
from penat.domain.geometry import MAX_DISTANCE, Vectors
from penat.domain.vector_index import Near
from penat.ports.segment_store import VectorChange
from penat.ports.segment_vectors import SegmentVectors


class QdrantSegments(SegmentVectors):
    """Speaks to the engine at *address*. A point's id is the segment's, a UUID."""

    def __init__(self, address: EngineAddress) -> None:
        self.address = address
        self._client = PerProcess(lambda: qdrant_opened(address), lambda client: client.close())

    def apply(self, changes: Sequence[VectorChange]) -> None:
        """Add what is not there yet, and take away what has gone."""
        with self._told():
            client, models = self._client(), qdrant_models()
            for (model_sha256, dim), come in by_space(changes).items():
                name = self._made(collection_name(model_sha256, dim), dim)
                asked = [one.segment_id for one in come]
                known = client.retrieve(name, ids=asked, with_payload=False, with_vectors=False)
                there = {str(point.id) for point in known}
                new = [one for one in come if one.segment_id not in there]
                points = [
                    models.PointStruct(
                        id=one.segment_id, vector=[] if one.vector is None else one.vector.tolist(),
                        payload={"owner": one.owner, "category": one.category or ""},
                    ) for one in new
                ]  # fmt: skip
                if points:
                    client.upsert(name, points, wait=True)
            ids = gone(changes)
            every = client.get_collections().collections if ids else []
            for name in [one.name for one in every if one.name.startswith(NAMES)]:
                client.delete(name, models.PointIdsList(points=ids), wait=True)

    def clear(self) -> None:
        """Leave what others share."""

    def near(
        self, model_sha256: str, vector: Vectors, limit: int, owners: Collection[str], category: str | None = None,
        without: Collection[str] = (),
    ) -> list[Near]:  # fmt: skip
        """Return the nearest that the graph finds; the limits are part of Qdrant's walk along it."""
        if limit < 1 or not owners:
            return []
        name = collection_name(model_sha256, len(vector))
        with self._told():
            client, models = self._client(), qdrant_models()
            if not client.collection_exists(name):
                return []
            must = [models.FieldCondition(key="owner", match=models.MatchAny(any=sorted(owners)))]
            if category is not None:
                must.append(models.FieldCondition(key="category", match=models.MatchValue(value=category)))
            barred = [models.HasIdCondition(has_id=sorted(without))] if without else []
            effort = None if self.address.host is None else models.SearchParams(hnsw_ef=max(EXPLORED, 2 * limit))
            found = client.query_points(
                name, query=np.asarray(vector, dtype=np.float32).tolist(), limit=limit, with_payload=False,
                query_filter=models.Filter(must=must, must_not=barred), search_params=effort,
            )  # fmt: skip
        return [Near(str(point.id), min(MAX_DISTANCE, max(0.0, 2.0 - 2.0 * point.score))) for point in found.points]

    def close(self) -> None:
        """Close the client."""
        self._client.close()

    def _made(self, name: str, dim: int) -> str:
        """Return the name of a collection that is there, made where it was not; another worker may be quicker."""
        client, models = self._client(), qdrant_models()
        if client.collection_exists(name):
            return name
        try:
            client.create_collection(name, models.VectorParams(size=dim, distance=models.Distance.DOT))
        except Exception:
            if not client.collection_exists(name):
                raise
        if self.address.host is not None:  # local mode scans, and warns that an index does nothing
            for field in ("owner", "category"):
                client.create_payload_index(name, field, models.PayloadSchemaType.KEYWORD, wait=True)
        return name

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn Qdrant's errors into what to do."""
        qdrant_models()
        from qdrant_client.http.exceptions import ApiException

        try:
            yield
        except (ApiException, ValueError, OSError, RuntimeError) as error:
            reason: Any = (str(error).splitlines() or [type(error).__name__])[0][:300]
            raise Unavailable(
                f"the engine {self.address} does not answer as it should: {reason}; see that it runs and that "
                "PENAT_ENGINE is its address", field="segments",
            ) from error  # fmt: skip
