"""What neighbour lists above the exact limit cost: a Chroma graph's beside exact ones, of a sample of rows.

Publishing asks for the lists of every row; asking for a sample of them costs that share of the asking, and the whole
of the building. Run it as `python -m benchmarks.neighbour_simulation --items 100000`.
"""

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.engine_simulation import clustered
from penat.adapters.chroma_neighbours import QUERIES, ChromaNeighbours
from penat.domain.geometry import Rows, Vectors, neighbour_lists
from penat.use_cases.shelving import Plan

AT, TIE = 100, 1e-6


@dataclass
class Costs:
    """Seconds for building what is asked and for the lists of one row, and the share of the true AT nearest in them."""

    build_s: float
    each_s: float
    recall: float

    def row(self, name: str, count: int) -> str:
        """Return a line of the table."""
        told = f"{self.build_s:,.0f} | {self.each_s * 1e3:.2f} | {self.build_s + self.each_s * count:,.0f}"
        return f"| {count:,} | {name} | {told} | {self.recall:.4f} |"


class TimedGraph(ChromaNeighbours):
    """Notes when its graph had answered the first batch; until then it was built."""

    first_answer = 0.0

    def _near(self, queries: Vectors, vectors: Vectors, named: Rows, size: int) -> Iterator[Rows]:
        for rows in super()._near(queries, vectors, named, size):
            self.first_answer = self.first_answer or time.perf_counter()
            yield rows


def measure(count: int, asked: int, *, graph_too: bool) -> dict[str, Costs]:
    """Return what the lists of *asked* of *count* items cost, exact and by the graph."""
    vectors, groups = clustered(count, 2), np.arange(count, dtype=np.int32)
    rows = np.sort(np.random.default_rng(4).choice(count, asked, replace=False))
    limit = Plan().neighbours
    about = {"own_group": groups[rows], "groups": groups, "listed": np.ones(count, dtype=bool)}
    started = time.perf_counter()
    _, exact = neighbour_lists(vectors[rows], vectors, limit, **about)
    costs = {"exact": Costs(0.0, (time.perf_counter() - started) / asked, 1.0)}
    if not graph_too:
        return costs
    graph = TimedGraph()
    started = time.perf_counter()
    _, found = graph(vectors[rows], vectors, limit, **about)
    each = (time.perf_counter() - graph.first_answer) / (asked - QUERIES)
    near = np.minimum((found[:, :AT] <= exact[:, AT - 1 : AT] + TIE).sum(axis=1), AT)
    built = graph.first_answer - started - QUERIES * each
    return costs | {"graph": Costs(built, each, float(near.mean()) / AT)}


def main() -> None:
    """Print the table."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--items", type=int, nargs="+", default=[10_000], help="each at least 1,000")
    reader.add_argument("--asked", type=int, default=2_000, help="how many rows' lists are asked for")
    reader.add_argument("--exact-alone", action="store_true", help="build no graph")
    given = reader.parse_args()
    print("| items | lists | built, s | a row, ms | all rows, s | recall@100 |")
    print("| --- | --- | --- | --- | --- | --- |")
    for count in given.items:
        asked = min(max(given.asked, 2 * QUERIES), count)
        for name, costs in measure(count, asked, graph_too=not given.exact_alone).items():
            print(costs.row(name, count), flush=True)


if __name__ == "__main__":
    main()
