"""What each engine costs as a category grows: memory, building, and answering with and without limits, and its recall.

Synthetic clustered vectors stand for a shop's. Each engine runs in a process of its own, so that memory is its own;
all answer the same questions: the nearest 100 to vectors near the catalogue's, alone, inside a tenth of the prices, and
inside a tenth of the prices among the half that is in stock. Run it as `python -m benchmarks.engine_simulation`.
"""

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from penat.domain.catalogue import PriceRange
from penat.domain.geometry import Vectors, nearest, normalised, squared_distances
from penat.ports.item_store import ItemStore, StoredItems
from penat.wiring.engines import build_engine

DIM, CLUSTERS, NEAR = 512, 200, 100
RELEASE, SLUG = "simulation", "chair"
TENTH = PriceRange(10_000, 19_999)
LIMITS = {"free": {}, "priced": {"price": TENTH}, "priced, in stock": {"price": TENTH, "in_stock": True}}
ENGINES = ("exact", "chroma", "qdrant-local")


def clustered(count: int, seed: int) -> Vectors:
    """Return unit vectors (count, DIM) around CLUSTERS centres, whose spread has some 40 directions that matter."""
    rng, shape = np.random.default_rng(seed), np.random.default_rng(0)
    centres = shape.normal(size=(CLUSTERS, DIM)).astype(np.float32)
    directions = shape.normal(size=(40, DIM)).astype(np.float32)
    made = np.empty((count, DIM), dtype=np.float32)
    for start in range(0, count, 20_000):
        size = min(20_000, count - start)
        spread = rng.normal(size=(size, 40)).astype(np.float32) @ directions / 6
        noise = 0.15 * rng.normal(size=(size, DIM)).astype(np.float32)
        made[start : start + size] = normalised(centres[rng.integers(0, CLUSTERS, size)] + spread + noise)
    return made


def stored(count: int) -> StoredItems:
    """Return *count* items, of which a tenth is inside TENTH, and half in stock."""
    rng = np.random.default_rng(1)
    return StoredItems(
        0, [f"chair-{row}" for row in range(count)], clustered(count, 2), rng.integers(0, 100_000, count),
        rng.random(count) < 0.5, np.ones(count, dtype=bool), np.arange(count, dtype=np.int32),
    )  # fmt: skip


class Exact:
    """A scan of the arrays, as a shelf without an engine does it."""

    def __init__(self, items: StoredItems) -> None:
        self.items = items

    def nearest(self, vector: Vectors, price: PriceRange | None = None, in_stock: bool = False) -> list[int]:
        """Return the nearest NEAR rows."""
        mask = None if price is None else price.mask(self.items.price_cents)
        if in_stock:
            mask = self.items.in_stock if mask is None else mask & self.items.in_stock
        return nearest(squared_distances(vector, self.items.vectors), mask, NEAR).tolist()


def filled(engine: str, items: StoredItems, folder: Path) -> ItemStore:
    """Return an engine that holds the items."""
    store = build_engine(f"chroma://{folder}" if engine == "chroma" else "qdrant::memory:")
    store.create(RELEASE, SLUG, DIM)
    store.write(RELEASE, SLUG, items)
    store.nearest(RELEASE, SLUG, items.vectors[0], NEAR)
    return store


def measure(engine: str, count: int, rounds: int) -> dict[str, float]:
    """Return what one engine costs, in this process."""
    items = stored(count)
    exact = Exact(items)
    questions = clustered(rounds, 3)
    before = resident()
    folder = Path(tempfile.mkdtemp(prefix="penat-simulation-"))
    started = time.perf_counter()
    store = None if engine == "exact" else filled(engine, items, folder)
    told = {"build_s": time.perf_counter() - started, "added_mib": resident() - before, "disk_mib": disk(folder)}
    for name, limits in LIMITS.items():
        asked = exact.nearest if store is None else asker(store)
        truth = [exact.nearest(question, **limits) for question in questions]
        times, found = timed(lambda question: asked(question, **limits), questions)  # noqa: B023  # called at once
        told[f"{name} ms"] = statistics.median(times) * 1e3
        told[f"{name} recall"] = float(
            np.mean([len(set(a) & set(b)) / len(b) for a, b in zip(found, truth, strict=True)])
        )
    if store is not None:
        store.close()
    shutil.rmtree(folder, ignore_errors=True)
    return told


def asker(store: ItemStore) -> Callable[..., list[int]]:
    """Return what asks *store* as Exact is asked."""

    def ask(vector: Vectors, price: PriceRange | None = None, in_stock: bool = False) -> list[int]:
        return store.nearest(RELEASE, SLUG, vector, NEAR, price=price, in_stock=in_stock)[0].tolist()

    return ask


def timed(ask: Callable[[Vectors], list[int]], questions: Vectors) -> tuple[list[float], list[list[int]]]:
    """Return seconds and answer of each question."""
    times, found = [], []
    for question in questions:
        started = time.perf_counter()
        found.append(ask(question))
        times.append(time.perf_counter() - started)
    return times, found


def resident() -> float:
    """Return this process's resident memory in MiB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20


def disk(folder: Path) -> float:
    """Return a folder's size in MiB."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 2**20


def row(engine: str, count: int, told: dict[str, float]) -> str:
    """Return a line of the table."""
    costs = f"{told['build_s']:,.1f} | {told['added_mib']:,.0f} | {told['disk_mib']:,.0f}"
    answers = " | ".join(f"{told[f'{name} ms']:.2f} ({told[f'{name} recall']:.3f})" for name in LIMITS)
    return f"| {count:,} | {engine} | {costs} | {answers} |"


def main() -> None:
    """Print the table, one process an engine and size."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--items", type=int, nargs="+", default=[10_000, 100_000])
    reader.add_argument("--engines", nargs="+", default=list(ENGINES), choices=ENGINES)
    reader.add_argument("--rounds", type=int, default=50)
    reader.add_argument("--one", action="store_true", help="measure one engine and size here, and print JSON")
    given = reader.parse_args()
    if given.one:
        print(json.dumps(measure(given.engines[0], given.items[0], given.rounds)))
        return
    print(
        "| items | engine | build, s | memory added, MiB | disk, MiB | "
        + ", ms (recall) | ".join(LIMITS)
        + ", ms (recall) |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for count in given.items:
        for engine in given.engines:
            command = [sys.executable, "-m", "benchmarks.engine_simulation", "--one", "--engines", engine]
            command += ["--items", str(count), "--rounds", str(given.rounds)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            print(row(engine, count, json.loads(done.stdout.splitlines()[-1])), flush=True)


if __name__ == "__main__":
    main()
