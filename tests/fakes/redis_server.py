"""A Redis of the tests' own on a Unix socket, where the machine has redis-server; in CI it must have it."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def running_redis() -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Give the URL of an empty Redis that keeps nothing on disk, and its process; skips without one, but not in CI."""
    program = shutil.which("redis-server")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("CI must have Redis: apt-get install redis-server")
        pytest.skip("no Redis on this machine (apt-get install redis-server)")
    place = Path(tempfile.mkdtemp(prefix="penat-redis-"))  # a socket's path must be short
    socket = place / "s"
    options = ["--port", "0", "--unixsocket", str(socket), "--save", "", "--appendonly", "no", "--dir", str(place)]
    process = subprocess.Popen([program, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 60
        while not socket.exists():
            assert process.poll() is None, "redis-server ended"
            assert time.monotonic() < deadline, "redis-server did not start in 60 s"
            time.sleep(0.02)
        yield f"redis+unix://{socket}", process
    finally:
        process.kill()
        process.wait()
        shutil.rmtree(place, ignore_errors=True)
