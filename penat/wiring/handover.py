"""A new server takes over from the old one, and no request is lost: SIGUSR2 starts it, its first worker ends the other.

gunicorn itself starts a new server on SIGUSR2, from the program as it now is on the disk and on the very same sockets.
It leaves both running, for a person to end one. Here the first worker that is ready does that. A new server that does
not come so far, because it cannot be loaded, ends by itself, and the old one goes on.
"""

import fcntl
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from gunicorn.systemd import SD_LISTEN_FDS_START, sd_notify


def start_as_now(server: Any) -> None:
    """Have the new server start as this one was told to, with the Python that now stands beside its program.

    A program in a virtual environment names its Python by its own, full path; where a link such as `current` was
    pointed at another environment since, that would be the old Python, and with it the old Penat.
    """
    words = [sys.executable, *sys.orig_argv[1:]]
    beside = Path(words[1]).parent / "python" if len(words) > 1 else None
    if beside is not None and beside.parent.name == "bin" and beside.exists():
        words[0] = str(beside)
    server.START_CTX.update({0: words[0], "args": words})
    if server.systemd:
        _place_sockets([listener.fileno() for listener in server.LISTENERS])


def told_manager(server: Any) -> None:
    """Tell systemd, where it runs the server, that this process is now the service's main one."""
    if server.master_pid:
        sd_notify(f"MAINPID={os.getpid()}", server.log)


def remember_older(server: Any, worker: Any) -> None:
    """Note in a worker just forked which server is to be ended: 0 once the older one has gone."""
    worker.older_server = server.master_pid


def end_older(worker: Any) -> None:
    """Ask the older server to finish what it has in hand and to go, now that this worker answers."""
    older = getattr(worker, "older_server", 0)
    if older and _parent_of(os.getppid()) == older:  # its number may be another process's by now
        with suppress(ProcessLookupError, PermissionError):
            os.kill(older, signal.SIGTERM)


def _place_sockets(open_files: list[int]) -> None:
    """Give sockets the numbers under which systemd hands them over, and under which the new server looks for them.

    gunicorn has closed those it was given, having made copies of other numbers.
    """
    aside = [fcntl.fcntl(each, fcntl.F_DUPFD, SD_LISTEN_FDS_START + len(open_files)) for each in open_files]
    for place, each in enumerate(aside, SD_LISTEN_FDS_START):
        os.dup2(each, place)


def _parent_of(process: int) -> int | None:
    """Return the number of a process's parent, None where the system does not say."""
    try:
        said = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
        return int(said.rpartition(")")[2].split()[1])  # after the name, which may hold anything: state, parent
    except (OSError, ValueError, IndexError):
        return None
