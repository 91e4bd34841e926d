"""What runs the job workers beside a server, and starts them again should they end."""

import logging
import os
import subprocess
import sys
import time
from typing import Any

from penat.settings import PREFIX, Settings

GRACE_SECONDS = 5
SHORTEST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
STEADY_SECONDS = 60.0
"""Who ran so long and then ended did not fail at the start: the next one need not wait."""
_log = logging.getLogger(__name__)


class JobWorkers:
    """The process that watches a server's job workers: started, looked after, and ended with the server."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._pause = SHORTEST_PAUSE
        self._gone_since: float | None = None

    def watch(self, server: Any) -> None:
        """Start the workers, and have *server*, gunicorn's arbiter, look after them whenever it does after its own."""
        manage = server.manage_workers

        def manage_all() -> None:
            manage()
            self.look(time.monotonic())

        server.manage_workers = manage_all
        self._start(time.monotonic())

    def look(self, now: float) -> None:
        """Start the workers again where they have ended, after a pause that doubles while they end at once."""
        if self._process is not None and self._process.poll() is None:
            return
        if self._gone_since is None:
            self._gone_since = now
            self._pause = SHORTEST_PAUSE if now - self._started > STEADY_SECONDS else self._pause
            _log.warning("the job workers ended; they are started again in %.0f s", self._pause)
        if now - self._gone_since >= self._pause:
            self._pause = min(2.0 * self._pause, LONGEST_PAUSE)
            self._start(now)

    def end(self) -> None:
        """End the workers; they would by themselves within a second, were this process killed."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _start(self, now: float) -> None:
        command, environment = job_workers_command(self._settings, os.getpid())
        self._started, self._gone_since = now, None
        try:  # in a session of its own, so that Ctrl-C reaches the server alone, which then ends it
            self._process = subprocess.Popen(command, env=environment, start_new_session=True)
        except OSError as error:
            _log.warning("no job workers: %s", error)


def job_workers_command(settings: Settings, parent: int) -> tuple[list[str], dict[str, str]]:
    """Return what runs the job workers beside the server that is process *parent*: a command, and its environment."""
    command = [sys.executable, "-m", "penat.cli.main", "work", "--workers", str(settings.job_workers)]
    told = {
        f"{PREFIX}{name.upper()}": str(value) for name in Settings.model_fields
        if (value := getattr(settings, name)) is not None
    }  # fmt: skip
    return [*command, "--parent", str(parent)], {**os.environ, **told}
