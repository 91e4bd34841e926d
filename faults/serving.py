"""A real `penat serve` of several workers on loopback, in a process group of its own that always ends."""

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from faults.shop import ROOT, environment
from tests.fakes.free_port import free_port

PATIENCE_SECONDS = 60.0


@dataclass(frozen=True)
class Server:
    """A running server: its port, its first process, and the file of its log."""

    port: int
    process: "subprocess.Popen[bytes]"
    log: Path

    @property
    def workers(self) -> list[int]:
        """The process ids of the workers; what does long work is none of them."""
        return [pid for pid in self.children if b"serve" in command_line(pid)]

    @property
    def children(self) -> list[int]:
        """The process ids of the server's children."""
        told = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(pid) for pid in told.split()]

    def answers(self, path: str) -> int:
        """Return the status with which *path* is answered, 0 where nothing answers."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            line.request("GET", path)
            return line.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            line.close()

    def ready(self) -> dict[str, str]:
        """Return what /readyz says of each dependency, by name."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            line.request("GET", "/readyz")
            told = json.loads(line.getresponse().read())
        finally:
            line.close()
        return {one["name"]: one["detail"] for one in told["dependencies"]}

    def tracebacks(self) -> int:
        """Return how many errors that nobody expected stand in the log."""
        return self.log.read_text(errors="replace").count("Traceback (most recent call last)")


def command_line(pid: int) -> bytes:
    """Return a process's words, empty once it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


@contextmanager
def serving(folder: Path, workers: int = 2, **settings: str) -> Iterator[Server]:
    """Serve the shop in *folder* until the end of the block; what was started has ended then.

    Raises RuntimeError where the server does not come up.
    """
    port = free_port()
    command = [sys.executable, "-m", "penat.cli.main", "serve", "--port", str(port), "--workers", str(workers)]
    env = environment(folder, **{"PENAT_SEGMENTER": "classical", **settings})
    log = folder / "server.log"
    with log.open("ab") as file:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=file, stderr=file, start_new_session=True)
    server = Server(port, process, log)
    try:
        up = until(lambda: process.poll() is not None or _is_up(server, workers))
        if up is None or process.poll() is not None:
            raise RuntimeError(f"the server did not come up: {log.read_text(errors='replace')[-1500:]}")
        yield server
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _is_up(server: Server, workers: int) -> bool:
    return server.answers("/healthz") == 200 and len(server.workers) >= workers


def until(holds: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> float | None:
    """Wait until something holds; return the seconds that took, None where it did not come to hold in time."""
    begun = time.monotonic()
    while not holds():
        if time.monotonic() - begun > seconds:
            return None
        time.sleep(0.1)
    return time.monotonic() - begun
