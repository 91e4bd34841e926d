"""How gunicorn runs the app: forked workers that share what was mapped before, each with a pool of threads."""

import gc
import signal
from collections.abc import Callable
from types import FrameType
from typing import Any

from penat.settings import Settings
from penat.wiring.bounded_worker import bounded_worker
from penat.wiring.events import load_event_writing
from penat.wiring.handover import end_older, remember_older, start_as_now, told_manager
from penat.wiring.job_workers import JobWorkers
from penat.wiring.logs import gunicorn_logger
from penat.wiring.watching import drop_metrics, forget_worker, start_meter

GRACE_SECONDS = 10
LONGEST_REQUEST_LINE = 8190
YOUNG_OBJECTS = 20_000
"""How many new objects a worker makes before it looks for rings of garbage: some hundred requests, not ten."""


def gunicorn_options(settings: Settings) -> dict[str, Any]:
    """Return gunicorn's settings by name.

    X-Forwarded-* is believed by the app alone, as far as PENAT_TRUSTED_PROXIES says, never by gunicorn.
    """
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return {
        "bind": f"{host}:{settings.port}",
        "workers": settings.workers,
        "threads": settings.threads,
        "worker_class": bounded_worker(settings),
        "preload_app": True,
        "timeout": 60,
        "graceful_timeout": GRACE_SECONDS,
        "limit_request_line": LONGEST_REQUEST_LINE,
        "forwarded_allow_ips": "",
        "control_socket_disable": True,
        "loglevel": settings.log_level,
        "logger_class": gunicorn_logger(settings),  # what was asked is logged by the app, as penat.requests
        "accesslog": None,
        "proc_name": "penat",
        "when_ready": _ready(settings),
        "on_exit": _ending(settings),
        "child_exit": forget_worker,
        "pre_exec": start_as_now,
        "post_fork": remember_older,
        "post_worker_init": post_worker_init,
    }


def _ready(settings: Settings) -> Callable[[Any], None]:
    """Return what is done before workers are forked: what they share is loaded, and what does long work is started."""

    def ready(server: Any) -> None:
        load_event_writing(settings)
        when_ready(server)
        if settings.job_workers:
            server.job_workers = JobWorkers(settings)
            server.job_workers.watch(server)

    return ready


def _ending(settings: Settings) -> Callable[[Any], None]:
    """Return an `on_exit` that also takes away where the processes kept their metrics."""

    def ended(server: Any) -> None:
        on_exit(server)
        drop_metrics(settings)

    return ended


def on_exit(server: Any) -> None:
    """End what does long work."""
    workers: JobWorkers | None = getattr(server, "job_workers", None)
    if workers is not None:
        workers.end()


def when_ready(server: Any) -> None:
    """Keep what is loaded out of the garbage collector's rounds, so its pages stay shared; stop gently on Ctrl-C."""
    told_manager(server)
    gc.collect()
    gc.freeze()
    gentle = signal.getsignal(signal.SIGTERM)
    if callable(gentle):

        def interrupted(_: int, frame: FrameType | None) -> None:
            gentle(signal.SIGTERM, frame)

        signal.signal(signal.SIGINT, interrupted)


def post_worker_init(worker: Any) -> None:
    """Finish the requests in hand on Ctrl-C too, which a terminal sends to every process; collect garbage seldom."""
    signal.signal(signal.SIGINT, worker.handle_exit)
    gc.set_threshold(YOUNG_OBJECTS, *gc.get_threshold()[1:])
    end_older(worker)
    start_meter(worker)
