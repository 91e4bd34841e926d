"""What a slate of the policy `taste` costs in computing, step by step, on one core.

    python -m benchmarks.taste_step --chairs 2000 5000 100000

CPU time of the process, medians over sessions, no HTTP. A worker's first slate is made from arrays that are mapped, as
a release's are, with nothing worked out before; where the release has no cells, the seconds of publishing come on top.
The neighbour lists are random rows, so those of different landmarks do not overlap and more designs are weighed than in
a real category: rather too slow than too fast.
"""

import argparse
import os
import tempfile
import time
from pathlib import Path

from penat.wiring.single_threads import ONE_THREAD_EACH

os.environ.update(ONE_THREAD_EACH)  # before numpy is imported

import numpy as np

from benchmarks.step_cost import clustered
from penat.domain.taste import Answer, next_slate
from penat.domain.taste_space import TasteCells, TasteSpace, cells, prepare

LISTED, SHOWN, STEPS = 160, 9, 4


def main() -> None:
    """Print a line for each number of chairs."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--chairs", type=int, nargs="+", default=[2_000, 5_000, 100_000])
    arguments.add_argument("--sessions", type=int, default=20)
    given = arguments.parse_args()
    print("| chairs | at publishing, s | a worker's first slate, ms | opening, ms | second slate | third | last |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for count in given.chairs:
        with tempfile.TemporaryDirectory() as folder:
            published = _published(Path(folder), clustered(count, 0))
            start = time.process_time()
            space = _space(Path(folder))
            next_slate(space, [], SHOWN, np.random.default_rng(0))
            first = time.process_time() - start
            every = np.median([_session(space, seed) for seed in range(given.sessions)], axis=0)
        told = " | ".join(f"{1e3 * one:.1f}" for one in (first, *every))
        print(f"| {count:,} | {published:.1f} | {told} |")


def _published(folder: Path, vectors: np.ndarray) -> float:
    """Write the arrays of a category; return the CPU seconds that taste's own took to make."""
    rng, count = np.random.default_rng(0), len(vectors)
    distances = np.sort(rng.random((count, LISTED), dtype=np.float32), axis=1)
    start = time.process_time()
    made = cells(vectors, np.ones(count, dtype=bool), distances)
    taken = time.process_time() - start
    arrays = {"vectors": vectors, "distances": distances, "representative": np.ones(count, dtype=bool)}
    arrays["neighbours"] = rng.integers(count, size=(count, LISTED), dtype=np.int32)
    if made is not None:
        arrays |= {"radius": made.radius, "landmarks": made.landmarks, "owner": made.owner}
    for name, array in arrays.items():
        np.save(folder / f"{name}.npy", array)
    return taken


def _space(folder: Path) -> TasteSpace:
    mapped = {path.stem: np.load(path, mmap_mode="r").view(np.ndarray) for path in folder.glob("*.npy")}
    made = TasteCells(mapped["radius"], mapped["landmarks"], mapped["owner"]) if "owner" in mapped else None
    return prepare(
        mapped["vectors"], mapped["representative"], mapped["neighbours"], mapped["distances"], made=made
    )  # fmt: skip


def _session(space: TasteSpace, seed: int) -> list[float]:
    """Return the CPU seconds of each slate of one session that picks anything."""
    rng = np.random.default_rng(seed)
    history: list[Answer] = []
    taken = []
    for step in range(1, STEPS + 1):
        start = time.process_time()
        places = next_slate(space, history, SHOWN, rng, last=step == STEPS)
        taken.append(time.process_time() - start)
        rows = tuple(place.row for place in places)
        history.append(Answer(rows, (int(rng.choice(rows)),)))
    return taken


if __name__ == "__main__":
    main()
