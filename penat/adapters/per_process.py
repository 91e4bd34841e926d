"""A client opened at its first use in each process: one opened before a fork hangs the child."""

import os
from collections.abc import Callable
from threading import Lock
from typing import Any


class PerProcess:
    """Opens with *opener* when it is first asked for in a process; *closer* lets go of it. Safe between threads."""

    def __init__(self, opener: Callable[[], Any], closer: Callable[[Any], None]) -> None:
        self._opener = opener
        self._closer = closer
        self._lock = Lock()
        self._owner = os.getpid()
        self._client: Any = None
        self._parents: list[Any] = []

    def __call__(self) -> Any:
        """Return this process's client."""
        if self._owner != os.getpid():  # a fork copied the parent's client, which is not touched again, not even freed
            self._parents.append(self._client)
            self._lock, self._owner, self._client = Lock(), os.getpid(), None
        with self._lock:
            if self._client is None:
                self._client = self._opener()
            return self._client

    def close(self) -> None:
        """Close this process's client, if there is one."""
        with self._lock:
            client, self._client = self._client, None
        if client is not None and self._owner == os.getpid():
            self._closer(client)
