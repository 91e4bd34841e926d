"""The item store over Qdrant: a server or cluster, a folder of its local mode, or memory. The package is an extra."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np

from penat.adapters.chroma_store import TIES, ordered
from penat.adapters.engine_urls import EngineAddress
from penat.adapters.per_process import PerProcess
from penat.domain.catalogue import PriceRange
from penat.domain.errors import NotFound, Unavailable
from penat.domain.geometry import Floats, Rows, Vectors
from penat.ports.item_store import ItemStore, StoredItems

if TYPE_CHECKING:
    from qdrant_client import models as q

BATCH = 1000
EXPLORED = 400
WAIT_SECONDS = 30
INDEXED = {"id": "keyword", "price_cents": "integer", "in_stock": "bool", "representative": "bool"}


class QdrantItems(ItemStore):
    """Speaks to the engine at *address*, whose kind is qdrant. A point's number is its row.

    Distances are of the dot product, which leaves unit vectors as they were written.
    """

    def __init__(self, address: EngineAddress) -> None:
        self.address = address
        self._client = PerProcess(lambda: qdrant_opened(address), lambda client: client.close())

    def create(self, release: str, slug: str, dim: int) -> None:
        """Make a collection and, on a server, an index of what limits ask."""
        with self._told(release):
            client, models = self._client(), qdrant_models()
            name = _name(release, slug)
            if client.collection_exists(name):
                return
            client.create_collection(name, models.VectorParams(size=dim, distance=models.Distance.DOT))
            if self.address.host is not None:  # local mode scans, and warns that an index does nothing
                for field, kind in INDEXED.items():
                    client.create_payload_index(name, field, models.PayloadSchemaType(kind), wait=True)

    def write(self, release: str, slug: str, items: StoredItems) -> None:
        """Upsert rows."""
        with self._told(release):
            client, models = self._client(), qdrant_models()
            for first in range(0, len(items), BATCH):
                places = range(first, min(first + BATCH, len(items)))
                points = models.Batch(
                    ids=[items.start + place for place in places],
                    vectors=items.vectors[first : places.stop].tolist(),
                    payloads=[_facts(items, place) for place in places],
                )
                client.upsert(_name(release, slug), points, wait=True)

    def stored(self, release: str) -> Mapping[str, int]:
        """Return slug -> rows of the release's collections."""
        with self._told(release):
            client = self._client()
            names = [found.name for found in client.get_collections().collections]
            mine = [name for name in names if name.rpartition("_")[0] == release]
            return {name.rpartition("_")[2]: client.count(name, exact=True).count for name in mine}

    def count(self, release: str, slug: str) -> int:
        """Return the exact count."""
        with self._told(release):
            return int(self._client().count(_name(release, slug), exact=True).count)

    def nearest(
        self, release: str, slug: str, vector: Vectors, limit: int, *, price: PriceRange | None = None,
        in_stock: bool = False, without: Collection[int] = (), representatives_only: bool = False,
    ) -> tuple[Rows, Floats]:  # fmt: skip
        """Return the nearest rows; the limits are part of Qdrant's walk along its graph."""
        if limit < 1:
            return np.zeros(0, dtype=np.intp), np.zeros(0)
        with self._told(release):
            found = self._client().query_points(
                _name(release, slug),
                query=np.asarray(vector, dtype=np.float32).tolist(),
                query_filter=_filter(price, in_stock, without, representatives_only),
                search_params=self._effort(limit),
                limit=limit + TIES,
                with_payload=False,
            )
        points = found.points
        return ordered([int(point.id) for point in points], [2.0 - 2.0 * point.score for point in points], limit)

    def vectors_of(self, release: str, slug: str, ids: Sequence[str]) -> Vectors:
        """Return vectors by id."""
        with self._told(release):
            models = qdrant_models()
            wanted = models.FieldCondition(key="id", match=models.MatchAny(any=list(dict.fromkeys(ids))))
            points, _ = self._client().scroll(
                _name(release, slug), scroll_filter=models.Filter(must=[wanted]), limit=len(ids) + 1,
                with_payload=["id"], with_vectors=True,
            ) if len(ids) else ([], None)  # fmt: skip
        by_id = {point.payload["id"]: point.vector for point in points}
        for item_id in ids:
            if item_id not in by_id:
                raise NotFound(f"there is no item {item_id!r} in {slug} of release {release}", field="item")
        return np.array([by_id[item_id] for item_id in ids], dtype=np.float32)

    def read(self, release: str, slug: str, start: int, stop: int) -> StoredItems:
        """Return a stretch of rows."""
        with self._told(release):
            points = self._client().retrieve(
                _name(release, slug), ids=list(range(start, stop)), with_payload=True, with_vectors=True
            )
        points = sorted(points, key=lambda point: int(point.id))
        if [int(point.id) for point in points] != list(range(start, stop)):
            raise Unavailable(
                f"{self.address} lacks rows of {slug} between {start} and {stop}; push release {release} again",
                field="engine",
            )
        facts = [point.payload for point in points]
        return StoredItems(
            start,
            [one["id"] for one in facts],
            np.array([point.vector for point in points], dtype=np.float32),
            np.array([one["price_cents"] for one in facts], dtype=np.int64),
            np.array([one["in_stock"] for one in facts], dtype=bool),
            np.array([one["representative"] for one in facts], dtype=bool),
            np.array([one["group"] for one in facts], dtype=np.int32),
        )

    def delete(self, release: str) -> None:
        """Drop the release's collections."""
        for slug in self.stored(release):
            with self._told(release):
                self._client().delete_collection(_name(release, slug))

    def close(self) -> None:
        """Close the client."""
        self._client.close()

    def _effort(self, limit: int) -> "q.SearchParams | None":
        """Return how far a server looks along its graph; local mode looks everywhere, and warns that it does."""
        if self.address.host is None:
            return None
        return qdrant_models().SearchParams(hnsw_ef=max(EXPLORED, 2 * limit))  # type: ignore[no-any-return]

    @contextmanager
    def _told(self, release: str) -> Iterator[None]:
        """Turn Qdrant's errors into what to do."""
        qdrant_models()
        from qdrant_client.http.exceptions import ApiException, UnexpectedResponse

        try:
            yield
        except (ApiException, ValueError, OSError, RuntimeError) as error:
            if _is_missing(error, UnexpectedResponse):
                raise Unavailable(
                    f"{self.address} does not hold this category of release {release}; say: "
                    f"penat releases push {release}",
                    field="engine",
                ) from error
            reason = (str(error).splitlines() or [type(error).__name__])[0][:300]
            raise Unavailable(
                f"the engine {self.address} does not answer as it should: {reason}; see that it runs and that "
                "PENAT_ENGINE, or --engine, is its address",
                field="engine",
            ) from error


def _is_missing(error: Exception, unexpected: type[Any]) -> bool:
    """Return whether *error* says that there is no such collection: a server's 404, or local mode's words."""
    if isinstance(error, unexpected):
        return bool(error.status_code == 404)
    return isinstance(error, ValueError) and "not found" in str(error)


def qdrant_models() -> Any:
    """Return the package's models. Raises Unavailable where it is missing."""
    try:
        from qdrant_client import models
    except ImportError as error:
        raise Unavailable(
            "the package that speaks to Qdrant is missing; type: pip install -r requirements-qdrant.txt",
            field="engine",
        ) from error
    return models


def qdrant_opened(address: EngineAddress) -> Any:
    """Return a client of the engine at *address*."""
    qdrant_models()
    from qdrant_client import QdrantClient

    if address.host is not None:
        scheme = "https" if address.secure else "http"
        return QdrantClient(
            url=f"{scheme}://{address.host}:{address.port}", api_key=address.key, timeout=WAIT_SECONDS,
            check_compatibility=False,
        )  # fmt: skip
    if address.folder is not None:
        return QdrantClient(path=address.folder, force_disable_check_same_thread=True)
    return QdrantClient(":memory:")


def _name(release: str, slug: str) -> str:
    return f"{release}_{slug}"  # a slug has no underscore


def _facts(items: StoredItems, place: int) -> dict[str, Any]:
    return {
        "id": items.ids[place],
        "price_cents": int(items.price_cents[place]),
        "in_stock": bool(items.in_stock[place]),
        "representative": bool(items.representative[place]),
        "group": int(items.groups[place]),
    }


def _filter(
    price: PriceRange | None, in_stock: bool, without: Collection[int], representatives_only: bool
) -> "q.Filter | None":
    models = qdrant_models()
    must: list[Any] = []
    if price is not None and price.limits:
        between = models.Range(gte=price.min_cents or 0, lte=price.max_cents)
        must.append(models.FieldCondition(key="price_cents", range=between))
    for wanted, field in ((in_stock, "in_stock"), (representatives_only, "representative")):
        if wanted:
            must.append(models.FieldCondition(key=field, match=models.MatchValue(value=True)))
    must_not = [models.HasIdCondition(has_id=[int(row) for row in without])] if without else []
    return models.Filter(must=must, must_not=must_not) if must or must_not else None
