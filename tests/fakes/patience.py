"""Waiting for what other processes do: it is looked at again and again, and a busy machine may take its time."""

import http.client
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

PATIENCE_S = 120.0


def until(look: Callable[[], Any], what: str = "what was waited for", *, seconds: float = PATIENCE_S) -> Any:
    """Look until that gives something, and return it; what cannot be reached at the moment is asked again."""
    deadline = time.monotonic() + seconds
    while True:
        with suppress(OSError, http.client.HTTPException):
            if found := look():
                return found
        assert time.monotonic() < deadline, f"not within {seconds:g} s: {what}"
        time.sleep(0.05)


def until_ready(server: subprocess.Popen[bytes], port: int, log: Path, *, seconds: float = PATIENCE_S) -> None:
    """Wait until a server says that it is ready; one that ends instead tells why."""

    def ready() -> bool:
        assert server.poll() is None, log.read_text()[-4000:]
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5):
                return True
        except urllib.error.HTTPError as refused:
            refused.close()
            return False

    until(ready, f"the server is ready; its log is in {log}", seconds=seconds)
