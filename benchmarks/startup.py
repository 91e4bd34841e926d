"""How long a server takes to its first answer, and the memory of its workers, beside what it maps.

`python -m benchmarks.startup --items 10000 --workers 1 4` draws a catalogue of small pictures into a folder that is
deleted afterwards, makes a release of it without a model, and serves that with `penat serve`.
"""

import argparse
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from PIL import Image

from tests.fakes.published import Publisher

CATEGORIES = ("chair", "bed", "couch", "table", "lamp", "rug", "storage")
REQUESTS = 200
_MIB = 2**20


def draw_catalogue(folder: Path, items: int) -> Path:
    """Draw *items* coloured patterns, two fifths of them chairs, with a table of prices."""
    rng = np.random.default_rng(0)
    rows = ["image,name,price,currency,link,in_stock"]
    for number in range(items):
        category = CATEGORIES[0] if number % 5 < 2 else CATEGORIES[1 + number % (len(CATEGORIES) - 1)]
        place = folder / category / f"{category}-{number:06d}.png"
        place.parent.mkdir(parents=True, exist_ok=True)
        pixels = rng.integers(0, 255, (8, 8, 3), dtype=np.uint8)
        Image.fromarray(pixels).resize((64, 64), Image.Resampling.NEAREST).save(place)
        rows.append(f"{category}/{place.name},Piece {number},{100 + number % 900}.00,EUR,,yes")
    (folder / "links.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


@contextmanager
def serving(work: Path, workers: int) -> Iterator[tuple[subprocess.Popen[bytes], float]]:
    """Serve WORK/cache; give the process and the seconds until its first answer, and stop it afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    places = {f"PENAT_{name.upper()}": str(work / name) for name in ("cache", "data", "var")}
    command = [sys.executable, "-m", "penat.cli.main", "serve", "--port", str(port), "--workers", str(workers)]
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, env={**os.environ, **places}, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT
    )
    try:
        ask(port, "/api/v1/catalogue", process)
        seconds = time.perf_counter() - begun
        for _ in range(REQUESTS):
            ask(port, "/api/v1/items?limit=50", process)
        yield process, seconds
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def ask(port: int, path: str, process: "subprocess.Popen[bytes]") -> None:
    """Read an answer, waiting for the server to come up. Raises RuntimeError where it has ended."""
    while process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
                answer.read()
                return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError(f"the server ended with {process.returncode}")


def worker_memory(parent: int) -> str:
    """Return the memory of each worker of gunicorn's process *parent*, in MiB."""
    told = []
    for child in Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
        lines = Path(f"/proc/{child}/smaps_rollup").read_text().splitlines()[1:]
        kib = {line.split(":")[0]: int(line.split()[1]) for line in lines}
        told.append(f"RSS {kib['Rss'] // 1024} PSS {kib['Pss'] // 1024}")
    return ", ".join(told)


def main() -> None:
    """Print a line for each number of workers."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--items", type=int, default=10_000)
    reader.add_argument("--workers", type=int, nargs="+", default=[1, 4])
    given = reader.parse_args()
    with tempfile.TemporaryDirectory(prefix="penat-startup-") as scratch:
        work = Path(scratch)
        Publisher(draw_catalogue(work / "data", given.items), work / "cache").ingest()
        arrays = sum(file.stat().st_size for file in (work / "cache").glob("releases/*/arrays/*"))
        print(f"{given.items:,} items, {arrays // _MIB} MiB of arrays to map")
        for workers in given.workers:
            with serving(work, workers) as (process, seconds):
                told = worker_memory(process.pid)
                print(f"{workers} worker(s): first answer after {seconds:.2f} s; MiB each: {told}", flush=True)


if __name__ == "__main__":
    main()
