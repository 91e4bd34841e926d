"""Ingestions that are killed at chosen moments and run again.

    python -m tests.fakes.killed_ingestion WORK TIMES SEED [clock]

The moments are those at which Python is about to touch the disk (its audit events), counted in an undisturbed run. Each
ingestion is a process of its own that sends itself SIGKILL at its moment; then another one runs to the end. Prints one
JSON line a kill. It forks with everything imported, so that a hundred processes take seconds. With "clock" the moments
are milliseconds of the undisturbed run's duration, and it is the parent that kills: inside libraries too.
"""

import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

import chromadb  # noqa: F401  # imported before the forks, opened only behind them
import numpy as np
import pandas as pd  # noqa: F401

from penat.adapters.ingest_journal import DATABASE, FOLDER
from penat.adapters.release_layout import complete_releases, current_id, release_folder
from penat.adapters.release_reader import read_release, read_sources
from tests.fakes.published import Publisher
from tests.fakes.shop import draw_shop

TOUCHING = ("open", "os.rename", "os.link", "os.mkdir", "os.rmdir", "os.remove", "os.truncate", "sqlite3.connect")
PICTURES = {"chair": 24, "couch": 9, "table": 9}


def run(data: Path, cache: Path, told: Path, kill_at: int | None, kill_after_ms: int | None = None) -> int:
    """Ingest in a process of its own that kills itself at its *kill_at*-th moment; returns its wait status."""
    child = os.fork()
    if child:
        if kill_after_ms is not None:
            time.sleep(kill_after_ms / 1000)
            os.kill(child, signal.SIGKILL)
        return os.waitpid(child, 0)[1]
    moments = 0

    def count(event: str, _: object) -> None:
        nonlocal moments
        if event in TOUCHING:
            moments += 1
            if moments == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

    try:
        publisher = Publisher(data, cache)
        publisher.now = type(publisher).wall_clock
        sys.addaudithook(count)
        report = publisher.ingest()
        told.write_text(json.dumps({"embedded": report.embedded, "moments": moments}))
    except BaseException:
        sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(0)


def committed(cache: Path) -> int:
    """Return how many pictures the journal holds."""
    place = cache / FOLDER / DATABASE
    if not place.is_file():
        return 0
    with closing(sqlite3.connect(place)) as database:
        there = database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'pictures'").fetchone()[0]
        return int(database.execute("SELECT count(*) FROM pictures").fetchone()[0]) if there else 0


def facts_of(cache: Path) -> dict[str, object]:
    """Return everything the served release says, but for its id and time."""
    served = current_id(cache)
    assert served is not None
    folder = release_folder(cache, served)
    manifest, catalogue = read_release(folder)
    facts: dict[str, object] = {"fingerprint": manifest.fingerprint}
    for category, shelf in catalogue.shelves.items():
        sources = read_sources(folder, manifest.slugs[category])
        facts[category] = [
            [item.id, item.image, item.price_cents, repr(one)] for item, one in zip(shelf.items, sources, strict=True)
        ]
        for name in ("vectors", "neighbours", "neighbour_distances", "groups", "landmarks"):
            facts[f"{category}.{name}"] = np.asarray(getattr(shelf, name), dtype=np.float64).round(6).tolist()
    shown = [path.relative_to(folder) for kind in ("pictures", "thumbnails") for path in (folder / kind).iterdir()]
    return facts | {"shown": sorted(map(str, shown))}


def main(work: Path, times: int, seed: int, clock: bool) -> None:
    """Make a shop, ingest it undisturbed, then with kills, and print what was found."""
    data, told = draw_shop(work / "data", PICTURES), work / "told.json"
    began = time.monotonic()
    assert run(data, work / "undisturbed", told, None) == 0
    lasted_ms = int(1000 * (time.monotonic() - began))
    moments = lasted_ms if clock else json.loads(told.read_text())["moments"]
    wanted = facts_of(work / "undisturbed")
    rng = random.Random(seed)
    for kill_at in sorted(rng.randint(1, moments) for _ in range(times)):
        cache = work / "killed"
        shutil.rmtree(cache, ignore_errors=True)
        status = run(data, cache, told, None, kill_at) if clock else run(data, cache, told, kill_at)
        served, kept = current_id(cache), committed(cache)
        assert run(data, cache, told, None) == 0
        again = json.loads(told.read_text())["embedded"]
        found = {
            "moment": kill_at, "of": moments, "killed": os.WIFSIGNALED(status), "served": served is not None,
            "committed": kept, "embedded_again": again, "same": facts_of(cache) == wanted,
            "releases": len(complete_releases(cache)), "left": sorted(path.name for path in cache.iterdir()),
        }  # fmt: skip
        sys.stdout.write(f"{json.dumps(found)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:] == ["clock"])
