"""The greatest steady rate at which 99 of 100 requests are answered in time, beside a plain implementation.

`python -m benchmarks.load --items 10000` publishes a catalogue of drawn patterns, serves it with `penat serve`, then
with `benchmarks/seed_shop.py` under the same gunicorn, and sends both the same shoppers: an opening, three slates, the
end, and what goes with the chosen chair. Shoppers arrive at random moments of a fixed rate whether or not earlier
ones were answered, and an answer's time counts from the moment its request was due, so that a server which falls
behind is seen to. The client takes its share of the machine's cores from both alike.

In time is within 50 ms, which shoppers do not notice. A server that cannot answer one shopper alone within that has no
such rate at all, so the same is asked for half a second (`--limits`).
"""

import argparse
import heapq
import http.client
import itertools
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.shoppers import PenatShopper, SeedShopper
from benchmarks.startup import draw_catalogue
from tests.fakes.free_port import free_port
from tests.fakes.published import Publisher

LIMITS_MS = (50.0, 500.0)
SLOWEST = 1.0
"""Requests a second: who cannot answer these in time is not asked for fewer."""
THINKING_SECONDS = 0.4
LINES = 48


@dataclass
class Told:
    """What one rate gave."""

    offered: float
    limit: float
    milliseconds: list[float] = field(default_factory=list)
    failed: int = 0
    failure: str = ""
    seconds: float = 0.0

    @property
    def p99(self) -> float:
        """The time within which 99 of 100 were answered, in milliseconds."""
        return float(np.percentile(self.milliseconds, 99)) if self.milliseconds else np.inf

    @property
    def steady(self) -> bool:
        """Whether everything was answered, and in time."""
        return not self.failed and self.p99 < self.limit

    def __str__(self) -> str:
        p50 = np.percentile(self.milliseconds, 50) if self.milliseconds else np.inf
        done = len(self.milliseconds) / self.seconds
        rates = f"{self.offered:6.0f}/s due, {done:6.0f}/s done"
        return f"{rates}: p50 {p50:6.1f} p99 {self.p99:7.1f} ms, {self.failed} failed {self.failure[:120]}".rstrip()


class Crowd:
    """Shoppers arriving at a rate; their calls wait in order of when they are due for one of a few kept connections."""

    def __init__(
        self, port: int, shopper: Callable[[int], Any], rate: float, seconds: float, seed: int, limit: float
    ) -> None:  # fmt: skip
        rng = random.Random(seed)
        self._port = port
        self._due: list[tuple[float, int, Any, int]] = []
        self._ticket = itertools.count()
        self._waiting = threading.Condition()
        self._under_way = 0
        self.told = Told(rate, limit)
        each = shopper(0).calls
        start, moment = time.monotonic() + 0.2, 0.0
        while moment < seconds:
            moment += rng.expovariate(rate / each)
            heapq.heappush(self._due, (start + moment, next(self._ticket), shopper(rng.randrange(10**6)), 0))

    def run(self) -> Told:
        """Send everything and return what was seen."""
        began = time.monotonic()
        lines = [threading.Thread(target=self._line) for _ in range(LINES)]
        for line in lines:
            line.start()
        for line in lines:
            line.join()
        self.told.seconds = time.monotonic() - began
        return self.told

    def _line(self) -> None:
        line = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
        while (taken := self._take()) is not None:
            due, shopper, number = taken
            try:
                answer = _asked(line, *shopper.call(number))
                took = 1000 * (time.monotonic() - due)
                shopper.heard(json.loads(answer))
            except (OSError, http.client.HTTPException, LookupError, ValueError) as error:
                self._settle(None, failure=f"{type(error).__name__}: {error}")
                line.close()
            else:
                self._settle(took, (due + THINKING_SECONDS, next(self._ticket), shopper, number + 1))
        line.close()

    def _take(self) -> tuple[float, Any, int] | None:
        """Wait until a call is due and return it; None once there will be none."""
        with self._waiting:
            while not self._due or self._due[0][0] > time.monotonic():
                if not self._due and not self._under_way:
                    return None
                ahead = self._due[0][0] - time.monotonic() if self._due else 0.05
                self._waiting.wait(min(max(ahead, 0.0), 0.05))
            due, _, shopper, number = heapq.heappop(self._due)
            self._under_way += 1
            return due, shopper, number

    def _settle(
        self, took: float | None, following: tuple[float, int, Any, int] | None = None, failure: str = ""
    ) -> None:
        with self._waiting:
            self._under_way -= 1
            if took is None:
                self.told.failed += 1
                self.told.failure = self.told.failure or failure
            else:
                self.told.milliseconds.append(took)
            if following is not None and following[3] < following[2].calls:
                heapq.heappush(self._due, following)
            self._waiting.notify()


def _asked(line: http.client.HTTPConnection, path: str, body: dict[str, Any]) -> bytes:
    """Return the answer's body, asking again on a new connection where the kept one was closed for idleness.

    Raises OSError or http.client.HTTPException.
    """
    data, kept = json.dumps(body), line.sock is not None
    for again in (kept, False):
        try:
            line.request("POST", path, data, {"Content-Type": "application/json"})
            answered = line.getresponse()
            said = answered.read()
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            line.close()
            if not again:
                raise
            continue
        if answered.status not in (200, 201):
            raise OSError(f"{path} answered {answered.status}: {said[:200]!r}")
        return said
    raise AssertionError("the second try raises or returns")


@contextmanager
def serving(command: list[str], environment: dict[str, str], port: int, folder: Path) -> Iterator[None]:
    """Run a server in *folder* until the end of the block: where this project lies gunicorn would find its settings."""
    surroundings = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), **environment}
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.STDOUT}
    process = subprocess.Popen(command, env=surroundings, cwd=folder, **quiet)
    try:
        until = time.monotonic() + 120
        while not _answers(port):
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"{' '.join(command)} did not come up (status {process.poll()})")
            time.sleep(0.1)
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def _answers(port: int) -> bool:
    try:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        line.request("GET", "/healthz")
        return line.getresponse().status == 200
    except OSError:
        return False


def greatest(port: int, shopper: Callable[[int], Any], seconds: float, first: float, limit: float) -> Told:
    """Return the greatest rate that was steady, found by doubling and halving from *first*; at worst SLOWEST."""
    Crowd(port, shopper, first, 3, 0, limit).run()
    low, high, rate = 0.0, float("inf"), first
    for number in range(1, 16):
        told = Crowd(port, shopper, rate, seconds, number, limit).run()
        print(f"  {told}", flush=True)
        if told.steady:
            low, best = rate, told
        else:
            high = rate
        if high / max(low, 0.1) < 1.06 or rate <= SLOWEST:
            break
        rate = 2 * low if high == float("inf") else max((low + high) / 2, SLOWEST)
    return best if low else told


def main() -> None:
    """Print the ladder of each server and the ratio."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--items", type=int, default=10_000)
    reader.add_argument("--workers", type=int, default=2)
    reader.add_argument("--seconds", type=float, default=12)
    reader.add_argument("--limits", type=float, nargs="+", default=LIMITS_MS, help="milliseconds for 99 of 100")
    given = reader.parse_args()
    with tempfile.TemporaryDirectory(prefix="penat-load-") as scratch:
        work = Path(scratch)
        Publisher(draw_catalogue(work / "data", given.items), work / "cache").ingest()
        filling = [sys.executable, "-m", "benchmarks.seed_shop", str(work / "cache"), str(work / "chroma")]
        subprocess.run(filling, check=True)  # a process of its own: the server's workers open Chroma themselves
        places = {f"PENAT_{name.upper()}": str(work / name) for name in ("cache", "data", "var")}
        places["ANONYMIZED_TELEMETRY"] = "False"
        found: dict[float, list[Told]] = {limit: [] for limit in given.limits}
        for name, shopper, first in (("penat", PenatShopper, 100.0), ("flask + chroma where", SeedShopper, 20.0)):
            port = free_port()
            print(f"{name}, {given.items:,} items, {given.workers} workers", flush=True)
            with serving(_command(name, work, port, given.workers), places, port, work):
                for limit in given.limits:
                    found[limit].append(greatest(port, shopper, given.seconds, first, limit))
        for limit, (ours, theirs) in found.items():
            print(f"greatest steady rate at p99 < {limit:.0f} ms: {_compared(ours, theirs)}")


def _compared(ours: Told, theirs: Told) -> str:
    if ours.steady and theirs.steady:
        return f"{ours.offered:.0f}/s beside {theirs.offered:.0f}/s, {ours.offered / theirs.offered:.1f} ×"
    return " beside ".join(
        f"{told.offered:.0f}/s" if told.steady else f"none (p99 {told.p99:.0f} ms at {told.offered:.0f}/s)"
        for told in (ours, theirs)
    )


def _command(name: str, work: Path, port: int, workers: int) -> list[str]:
    if name == "penat":
        return [sys.executable, "-m", "penat.cli.main", "serve", "--port", str(port), "--workers", str(workers)]
    application = f"benchmarks.seed_shop:make_app({str(work / 'chroma')!r})"
    options = ["--bind", f"127.0.0.1:{port}", "--workers", str(workers), "--worker-class", "gthread", "--threads", "4"]
    return [sys.executable, "-m", "gunicorn", application, *options, "--log-level", "error", "--keep-alive", "60"]


if __name__ == "__main__":
    main()
