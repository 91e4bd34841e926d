"""The same step over real HTTP: a real gunicorn worker, one kept connection, calls taken in turn.

Run it with `make bench`, or `python -m benchmarks.http_step --chairs 2000`. Each line is ratios to an empty route of
the same app. With --no-rivals only the product is measured.
"""

import argparse
import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.step_cost import OTHER_CATEGORIES, medians
from penat.wiring.single_threads import ONE_THREAD_EACH

RIVALS = ("scan", "usearch", "chromaown", "chromawhere")
PATIENCE_SECONDS = 900


@contextmanager
def served(application: str, *options: str) -> Iterator[tuple[int, int]]:
    """Run gunicorn on a free loopback port; give the port and gunicorn's process id, and stop it afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread",
        "--threads", "4", "--timeout", str(PATIENCE_SECONDS), "--keep-alive", "600", "--log-level", "error",
        "--config", "python:benchmarks.like_ours", *options,
    ]  # fmt: skip
    process = subprocess.Popen(command, env={**os.environ, **ONE_THREAD_EACH, "ANONYMIZED_TELEMETRY": "False"})
    try:
        _await(process, port)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(30)


def _await(process: "subprocess.Popen[bytes]", port: int) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"gunicorn ended with {process.returncode} before it answered")
        try:
            asked = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
            asked.request("GET", "/healthz")
            asked.getresponse().read()
            return
        except ConnectionError:
            time.sleep(0.2)
    raise RuntimeError(f"gunicorn did not answer within {PATIENCE_SECONDS} s")


def poster(line: http.client.HTTPConnection, path: str, body: dict[str, Any]) -> Callable[[], bytes]:
    """Return a function that posts *body* once over the kept connection. It raises RuntimeError unless answered 200."""
    data = json.dumps(body).encode()

    def post() -> bytes:
        line.request("POST", path, data, {"Content-Type": "application/json"})
        answered = line.getresponse()
        text = answered.read()
        if answered.status not in (200, 201):
            raise RuntimeError(f"{path} answered {answered.status}: {text[:300]!r}")
        return text

    return post


def calls(line: http.client.HTTPConnection, rivals: tuple[str, ...]) -> list[Callable[[], bytes]]:
    """Return the posts of one table line: empty route, pick, matches, opening, and the pick by each rival."""
    picks = [_pick(line, category) for category in ("chair", *rivals)]
    priced = {name: {"min_cents": 12_000, "max_cents": 60_000} for name in OTHER_CATEGORIES}
    return [
        poster(line, "/empty", picks[0]),
        poster(line, "/api/v1/sessions/pick", picks[0]),
        poster(line, "/api/v1/matches", {"item": picks[0]["item"], "categories": OTHER_CATEGORIES, "price": priced}),
        poster(line, "/api/v1/sessions", {"seed": 1, "category": "chair"}),
        *(poster(line, "/api/v1/sessions/pick", pick) for pick in picks[1:]),
    ]


def _pick(line: http.client.HTTPConnection, category: str) -> dict[str, Any]:
    step = json.loads(poster(line, "/api/v1/sessions", {"seed": 1, "category": category})())
    return {"session": step["session"], "item": step["slate"][0]["item"]["id"]}


def row(count: int, rounds: int, rivals: tuple[str, ...]) -> str:
    """Return one line of the table."""
    forked = () if rivals else ("--preload",)  # Chroma does not outlive a fork
    with served(f"benchmarks.step_cost:make_app({count}, {bool(rivals)})", *forked) as (port, _):
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        asked = calls(line, rivals)
        medians(asked, 20)
        empty, *rest = medians(asked, rounds)
        line.close()
    return f"| {count:,} | {empty:.3f} | " + " | ".join(f"{value / empty:.2f} ×" for value in rest) + " |"


def memory(count: int, workers: int) -> str:
    """Return the proportional memory (PSS) of gunicorn's workers, in MiB, all forked from one parent."""
    with served(f"benchmarks.step_cost:make_app({count})", "--preload", "--workers", str(workers)) as (_, parent):
        time.sleep(1)
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        sizes = [_kib(int(child)) for child in children]
    text = ", ".join(f"PSS {pss / 1024:.0f} of RSS {rss / 1024:.0f}" for rss, pss in sizes)
    return f"{count:,} chairs, {workers} worker(s), MiB each: {text}"


def _kib(process: int) -> tuple[int, int]:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()[1:]
    found = {line.split(":")[0]: int(line.split()[1]) for line in lines}
    return found["Rss"], found["Pss"]


def main() -> None:
    """Print the table and the memory of workers."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--chairs", type=int, nargs="+", default=[2_000, 25_000, 100_000])
    reader.add_argument("--rounds", type=int, default=200)
    reader.add_argument("--no-rivals", action="store_true")
    reader.add_argument("--million", action="store_true", help="a line at 1,000,000 chairs too, without rivals")
    given = reader.parse_args()
    rivals = () if given.no_rivals else RIVALS
    names = ["chairs", "empty route, ms", "pick", "matches, priced", "opening", *(f"pick by {r}" for r in rivals)]
    print("| " + " | ".join(names) + " |\n" + "| --- " * len(names) + "|")
    for count in given.chairs:
        print(row(count, given.rounds, rivals), flush=True)
    if given.million:
        print(row(1_000_000, given.rounds, ()), flush=True)
    for workers in (1, 4):
        print(memory(given.chairs[0], workers), flush=True)


if __name__ == "__main__":
    main()
