"""`python -m tests.fakes.bounded_server FOLDER THREADS WAITING SECONDS`: an app that waits when asked to.

/hold notes its arrival as FOLDER/held-… and answers once FOLDER/go is there; /body reads its body; the rest answers.
Where it listens is written to FOLDER/port.
"""

import sys
import time
import uuid
from pathlib import Path

from gunicorn.app.base import BaseApplication

from penat.wiring.bounded_worker import BoundedWorker


def app_of(folder):
    """Return the app."""

    def app(environ, start_response):
        if environ["PATH_INFO"] == "/hold":
            (folder / f"held-{uuid.uuid4()}").touch()
            while not (folder / "go").exists():
                time.sleep(0.01)
        if environ["PATH_INFO"] == "/body":
            environ["wsgi.input"].read()
        start_response("200 OK", [("Content-Length", "2")])
        return [b"ok"]

    return app


class Server(BaseApplication):
    """gunicorn with one worker of ours."""

    def __init__(self, folder, threads, waiting, seconds):
        self.folder = folder
        worker = type("Worker", (BoundedWorker,), {"waiting": waiting, "request_seconds": seconds, "last_seconds": 0.5})
        self.options = {
            "bind": "127.0.0.1:0", "worker_class": worker, "threads": threads, "graceful_timeout": 1,
            "control_socket_disable": True, "when_ready": self._ready,
        }  # fmt: skip
        super().__init__()

    def _ready(self, server):
        draft = self.folder / "port.draft"
        draft.write_text(str(server.LISTENERS[0].getsockname()[1]))
        draft.rename(self.folder / "port")

    def load_config(self):
        """Take over the options."""
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self):
        """Return the app."""
        return app_of(self.folder)


if __name__ == "__main__":
    place, threads, waiting, seconds = sys.argv[1:]
    Server(Path(place), int(threads), int(waiting), float(seconds)).run()
