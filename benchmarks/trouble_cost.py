"""How long it takes, and what memory, to find what is wrong in a large release: synthetic clustered vectors.

Every cluster is spread over all categories, so most neighbours are of another one: the hardest case for the recall.

python -m benchmarks.trouble_cost --items 100000
"""

import argparse
import resource
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from benchmarks.step_cost import clustered
from penat.domain.catalogue import Catalogue, Shelf, price_column, stock_column
from penat.domain.geometry import Vectors, neighbour_lists
from penat.use_cases.troubleshooter import PCA, Troubleshooter
from tests.fakes import circle

NAMES, LISTED = "abcd", 20
VIEWS = ("whole", "near", "suspects", "copies", "outliers", "kinds", "hubs")


def main() -> None:
    """Print seconds for each view, and the most memory the process took."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--items", type=int, default=100_000)
    count = options.parse_args().items
    vectors = clustered(count, 0)
    shelves = {name: shelf(name, vectors[place :: len(NAMES)]) for place, name in enumerate(NAMES)}
    catalogue = Catalogue("bench", "synthetic", shelves)
    troubleshooter = Troubleshooter()
    found = troubleshooter.findings(catalogue)
    for view in VIEWS:
        _timed(view, lambda view=view: getattr(found, view))
    _timed("map", lambda: troubleshooter.map(catalogue, PCA, None, "category"))
    print(f"recall {found.near.recall:.3f}; the process took {_peak():.0f} MiB at most")


def shelf(name: str, vectors: Vectors) -> Shelf:
    """Return a category of items with these vectors and its lists."""
    count = len(vectors)
    items = [replace(item, image=f"{name}{row}") for row, item in enumerate(circle.items(name, count))]
    groups = np.arange(count, dtype=np.int32)
    rows, distances = neighbour_lists(vectors, vectors, LISTED, own_group=groups, groups=groups)
    return Shelf(
        name, items, vectors, price_column(items), stock_column(items), groups,
        np.ones(count, dtype=bool), rows, distances, np.arange(min(count, 10), dtype=np.int32),
    )  # fmt: skip


def _timed(what: str, work: Callable[[], object]) -> None:
    started = time.perf_counter()
    work()
    print(f"{what:10} {time.perf_counter() - started:6.1f} s", flush=True)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
