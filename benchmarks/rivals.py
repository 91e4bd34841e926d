"""Other ways to find the candidates of a step, each behind the seam the real code asks: `Shelf.finder`.

Every rival answers through the same app, drawing and JSON; only where the near rows come from differs.
"""

from dataclasses import replace

import chromadb
import numpy as np
from usearch.index import Index

from penat.domain.catalogue import Limits, RowFinder, Shelf
from penat.domain.geometry import Rows, Vectors
from tests.fakes import circle

BATCH = 5_000


class UsearchRows:
    """An HNSW graph kept in memory by usearch, with its default parameters."""

    def __init__(self, vectors: Vectors) -> None:
        self._index = Index(ndim=vectors.shape[1], metric="ip")
        self._index.add(np.arange(len(vectors)), vectors, threads=1)

    def rows(self, shelf: Shelf, vector: Vectors, limit: int, limits: Limits) -> Rows:  # noqa: ARG002
        """Return the rows the graph finds, those barred left out."""
        found = self._index.search(vector, limit + len(limits.without), threads=1).keys.astype(np.intp)
        return found[~np.isin(found, list(limits.without))]


class ChromaRows:
    """A Chroma collection in memory: of all categories with `where` on type and price, or of the category alone."""

    def __init__(self, name: str, vectors: Vectors, others: Vectors | None = None) -> None:
        self._filtered = others is not None
        self._collection = chromadb.EphemeralClient().create_collection(name, metadata={"hnsw:space": "l2"})
        self._add("chair", vectors)
        if others is not None:
            self._add("other", others)

    def _add(self, kind: str, vectors: Vectors) -> None:
        for first in range(0, len(vectors), BATCH):
            part = vectors[first : first + BATCH]
            ids = [f"{kind}:{first + place}" for place in range(len(part))]
            facts = [{"type": kind, "price": 10_000 + (first + place) % 90_000} for place in range(len(part))]
            self._collection.add(ids=ids, embeddings=part, metadatas=facts if self._filtered else None)

    def rows(self, shelf: Shelf, vector: Vectors, limit: int, limits: Limits) -> Rows:  # noqa: ARG002
        """Return the rows Chroma finds, those barred left out."""
        where = {"$and": [{"type": "chair"}, {"price": {"$gte": 0}}]} if self._filtered else None
        answer = self._collection.query(
            query_embeddings=[vector], n_results=limit + len(limits.without), where=where, include=[]
        )
        barred = set(limits.without)
        found = (int(item_id.split(":")[1]) for item_id in answer["ids"][0])
        return np.array([row for row in found if row not in barred], dtype=np.intp)


def rival_shelves(main: Shelf, others: Vectors) -> dict[str, Shelf]:
    """Return *main* once for each rival: no derived lists, so that each step asks the rival."""
    finders: dict[str, RowFinder | None] = {
        "scan": None,
        "usearch": UsearchRows(main.vectors),
        "chromaown": ChromaRows("own", main.vectors),
        "chromawhere": ChromaRows("where", main.vectors, others),
    }
    cents = main.price_cents.tolist()
    return {
        name: replace(
            main, category=name, items=circle.items(name, len(main), cents=cents), neighbours=main.neighbours[:, :0],
            neighbour_distances=main.neighbour_distances[:, :0], cross={}, finder=finder,
        )
        for name, finder in finders.items()
    }  # fmt: skip
