"""A loopback port for a server of a test's own."""

import itertools
import os
import socket

FIRST, BEHIND = 10_000, 32_000  # below what the kernel gives to outgoing connections, so that none takes it meanwhile
_NEXT = itertools.count(os.getpid() * 37)


def free_port() -> int:
    """Return a port nobody listens on at this moment, and another one at each call."""
    for step in _NEXT:
        port = FIRST + step % (BEHIND - FIRST)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise AssertionError("the counter has no end")
