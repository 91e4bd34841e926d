"""How gunicorn runs the app: forked workers that share what was mapped before, each with a pool of threads."""

import gc
import logging
import os
import signal
import subprocess
from collections.abc import Callable
from types import FrameType
from typing import Any

from penat.settings import Settings
from penat.wiring.job_workers import job_workers_command

GRACE_SECONDS = 10
JOB_GRACE_SECONDS = 5
LONGEST_REQUEST_LINE = 8190
ONE_THREAD_EACH = {
    name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")
}
"""To be in the environment before numpy is imported: workers would otherwise fight for the cores."""


def gunicorn_options(settings: Settings) -> dict[str, Any]:
    """Return gunicorn's settings by name.

    X-Forwarded-* is believed by the app alone, as far as PENAT_TRUSTED_PROXIES says, never by gunicorn.
    """
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return {
        "bind": f"{host}:{settings.port}",
        "workers": settings.workers,
        "threads": settings.threads,
        "worker_class": "gthread",
        "preload_app": True,
        "timeout": 60,
        "graceful_timeout": GRACE_SECONDS,
        "limit_request_line": LONGEST_REQUEST_LINE,
        "forwarded_allow_ips": "",
        "control_socket_disable": True,
        "loglevel": settings.log_level,
        "accesslog": "-" if settings.log_level == "debug" else None,
        "proc_name": "penat",
        "when_ready": when_ready if not settings.job_workers else _with_job_workers(settings),
        "on_exit": on_exit,
        "post_worker_init": post_worker_init,
    }


def _with_job_workers(settings: Settings) -> Callable[[Any], None]:
    """Return a `when_ready` that also starts what does long work, in processes of its own."""

    def ready(server: Any) -> None:
        when_ready(server)
        command, environment = job_workers_command(settings, os.getpid())
        try:  # in a session of its own, so that Ctrl-C reaches the server alone, which then ends it
            server.job_workers = subprocess.Popen(command, env=environment, start_new_session=True)
        except OSError as error:
            logging.getLogger(__name__).warning("no job workers: %s", error)

    return ready


def on_exit(server: Any) -> None:
    """End what does long work; it would by itself within a second, were this process killed."""
    workers: subprocess.Popen[bytes] | None = getattr(server, "job_workers", None)
    if workers is None:
        return
    workers.terminate()
    try:
        workers.wait(JOB_GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        workers.kill()
        workers.wait()


def when_ready(_: Any) -> None:
    """Keep what is loaded out of the garbage collector's rounds, so its pages stay shared; stop gently on Ctrl-C."""
    gc.collect()
    gc.freeze()
    gentle = signal.getsignal(signal.SIGTERM)
    if callable(gentle):

        def interrupted(_: int, frame: FrameType | None) -> None:
            gentle(signal.SIGTERM, frame)

        signal.signal(signal.SIGINT, interrupted)


def post_worker_init(worker: Any) -> None:
    """Finish the requests in hand on Ctrl-C too, which a terminal sends to every process."""
    signal.signal(signal.SIGINT, worker.handle_exit)
