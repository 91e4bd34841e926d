"""`penat work`: does the jobs that servers hand over, until Ctrl-C or SIGTERM."""

import logging
import os

import click

from penat.cli.failures import told_plainly
from penat.settings import Settings, load_settings

_GIVES_WAY = 5


@click.command()
@click.option("--workers", type=click.IntRange(1, 64), help="Processes. [default: PENAT_JOB_WORKERS, at least 1]")
@click.option("--parent", type=int, hidden=True, help="The server that started this; when it has ended, so does this.")
def work(workers: int | None, parent: int | None) -> None:
    """Do long work, such as looking through photos with care; penat serve starts one of these beside itself."""
    with told_plainly():
        _keep_libraries_single()
        settings = load_settings()
        _start_logging(settings)
        logging.getLogger("huey").setLevel(logging.WARNING)
        count = workers or max(1, settings.job_workers)
        if parent is None:
            click.echo(f"{count} job worker(s) wait for work — Ctrl-C stops them.")
        else:
            os.nice(_GIVES_WAY)  # shoppers go first
        from penat.wiring.segmenting import run_job_workers

        run_job_workers(settings, count, parent)


def _start_logging(settings: Settings) -> None:
    from penat.wiring.logs import start_logging

    start_logging(settings)


def _keep_libraries_single() -> None:
    """Say, before numpy is imported, that its libraries should start no threads of their own."""
    from penat.wiring.single_threads import ONE_THREAD_EACH

    for name, one in ONE_THREAD_EACH.items():
        os.environ.setdefault(name, one)
