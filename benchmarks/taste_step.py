"""What a slate of the policy `taste` costs in computing, step by step, on one core.

    python -m benchmarks.taste_step --chairs 2000 5000 100000

CPU time of the process, medians over sessions, no HTTP. The neighbour lists are random rows, so those of different
landmarks do not overlap and more designs are weighed than in a real category: rather too slow than too fast.
"""

import argparse
import os
import time

from penat.wiring.processes import ONE_THREAD_EACH

os.environ.update(ONE_THREAD_EACH)  # before numpy is imported

import numpy as np

from benchmarks.step_cost import clustered
from penat.domain.taste import Answer, next_slate
from penat.domain.taste_space import TasteSpace, prepare

LISTED, SHOWN, STEPS = 160, 9, 4


def main() -> None:
    """Print a line for each number of chairs."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--chairs", type=int, nargs="+", default=[2_000, 5_000, 100_000])
    arguments.add_argument("--sessions", type=int, default=20)
    given = arguments.parse_args()
    print("| chairs | once a release, s | opening, ms | second slate | third | last |")
    print("| --- | --- | --- | --- | --- | --- |")
    for count in given.chairs:
        start = time.process_time()
        space = _space(clustered(count, 0))
        taken = time.process_time() - start
        every = np.median([_session(space, seed) for seed in range(given.sessions)], axis=0)
        print(f"| {count:,} | {taken:.1f} | " + " | ".join(f"{1e3 * one:.1f}" for one in every) + " |")


def _space(vectors: np.ndarray) -> TasteSpace:
    rng, count = np.random.default_rng(0), len(vectors)
    neighbours = rng.integers(count, size=(count, LISTED), dtype=np.int32)
    distances = np.sort(rng.random((count, LISTED), dtype=np.float32), axis=1)
    return prepare(vectors, np.ones(count, dtype=bool), neighbours, distances)


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
