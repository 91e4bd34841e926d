"""Neighbour lists from the graph of an embedded Chroma, for categories too large to compare all with all."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from penat.adapters.chroma_items import chroma_client
from penat.adapters.chroma_store import GRAPH, LARGEST_BATCH
from penat.domain.geometry import Mask, Rows, Vectors, neighbour_lists, squared_distances
from penat.ports.neighbour_maker import NeighbourLists, NeighbourMaker

QUERIES = 256
MORE = 32


class ChromaNeighbours(NeighbourMaker):
    """Builds a graph in a scratch folder below *scratch* (the system's by default) and asks it for every row.

    Distances are computed anew from the vectors, so only the choice of rows is approximate. A row for which the graph
    finds too few is compared with everything.
    """

    def __init__(self, scratch: Path | None = None) -> None:
        self.scratch = scratch

    def __call__(
        self,
        queries: Vectors,
        vectors: Vectors,
        limit: int,
        *,
        own_group: NDArray[np.int32] | None = None,
        groups: NDArray[np.int32] | None = None,
        listed: Mask | None = None,
    ) -> NeighbourLists:
        """Return rows (q, k) and distances (q, k)."""
        named = np.arange(len(vectors)) if listed is None else np.flatnonzero(listed)
        width = max(min(limit, len(named) - (1 if own_group is not None else 0)), 0)
        rows = np.zeros((len(queries), width), dtype=np.int32)
        distances = np.zeros((len(queries), width), dtype=np.float32)
        short = []
        for query, found in enumerate(self._near(queries, vectors, named, width + MORE)):
            if own_group is not None and groups is not None:
                found = found[groups[found] != own_group[query]]
            if len(found) < width:
                short.append(query)
                continue
            found = np.sort(found)
            apart = squared_distances(queries[query], vectors[found])
            order = np.argsort(apart, kind="stable")[:width]
            rows[query], distances[query] = found[order], apart[order]
        if short:
            own = own_group[short] if own_group is not None else None
            exact = neighbour_lists(queries[short], vectors, limit, own_group=own, groups=groups, listed=listed)
            rows[short], distances[short] = exact
        return rows, distances

    def _near(self, queries: Vectors, vectors: Vectors, named: Rows, size: int) -> Iterator[Rows]:
        """Yield for each query the rows that the graph of the *named* rows finds."""
        with tempfile.TemporaryDirectory(prefix="penat-graph-", dir=self.scratch) as folder:  # noqa: SIM117 - closed last
            with chroma_client(Path(folder)) as client:
                graph = client.create_collection("graph", configuration={"hnsw": GRAPH}, embedding_function=None)
                step = min(client.get_max_batch_size(), LARGEST_BATCH)
                for start in range(0, len(named), step):
                    part = named[start : start + step]
                    graph.add(ids=[str(row) for row in part], embeddings=np.ascontiguousarray(vectors[part]))
                for start in range(0, len(queries), QUERIES):
                    asked = np.ascontiguousarray(queries[start : start + QUERIES])
                    found = graph.query(query_embeddings=asked, n_results=min(size, len(named)), include=[])
                    yield from (np.array([int(row) for row in ids], dtype=np.intp) for ids in found["ids"])
