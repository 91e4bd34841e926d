"""`penat serve`: the API and the page, until Ctrl-C or SIGTERM."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import click

from penat.cli.failures import Refused, told_plainly
from penat.cli.further_models import also_option
from penat.settings import Settings, load_settings


@click.command()
@click.option("--host", metavar="ADDRESS", help="Where to listen. [default: PENAT_HOST, else 127.0.0.1]")
@click.option("--port", type=click.IntRange(0, 65535), help="[default: PENAT_PORT, else 8080]")
@click.option("--workers", type=click.IntRange(1, 256), help="Processes. [default: PENAT_WORKERS, else 1]")
@click.option("--threads", type=click.IntRange(1, 1024), help="Threads a process. [default: PENAT_THREADS, else 4]")
@click.option(
    "--ingest-if-missing", "data", type=click.Path(path_type=Path), metavar="DATA",
    help="Make a release of this folder first when there is none.",
)  # fmt: skip
@click.option(
    "--map", "mapping", multiple=True, metavar="FIELD=COLUMN,…",
    help="What the columns of that folder's table hold, as for penat ingest.",
)  # fmt: skip
@also_option
def serve(data: Path | None, mapping: tuple[str, ...], also: tuple[str, ...], **given: Any) -> None:
    """Serve the API, its documentation and the page with gunicorn."""
    with told_plainly():
        _keep_libraries_single()
        settings = load_settings(
            **{name: value for name, value in {**given, "data": data}.items() if value is not None}
        )
        if data is not None and not _has_release(settings):
            _ingest(settings, mapping, also)
        _run(settings)


def _keep_libraries_single() -> None:
    """Say, before numpy is imported, that its libraries should start no threads of their own."""
    from penat.wiring.single_threads import ONE_THREAD_EACH

    for name, one in ONE_THREAD_EACH.items():
        os.environ.setdefault(name, one)


def _has_release(settings: Settings) -> bool:
    from penat.wiring.server import has_release

    return has_release(settings)


def _ingest(settings: Settings, mapping: tuple[str, ...], also: tuple[str, ...]) -> None:
    """Ingest in a process of its own: what a model or a store opens must not be there when workers are forked."""
    click.echo(f"There is no release in {settings.cache} yet; making one of {settings.data}.")
    mapped = [word for text in mapping for word in ("--map", text)]
    asked = [word for name in also for word in ("--also", name)]
    command = [sys.executable, "-m", "penat.cli.main", "ingest", str(settings.data), *mapped, *asked]
    done = subprocess.run(command, check=False)
    if done.returncode:
        raise Refused("no release could be made, see above; nothing is served")


def _run(settings: Settings) -> None:
    """Run gunicorn in this process until it is told to stop."""
    from penat.wiring.gunicorn_app import PenatServer

    click.echo(f"Penat at http://{settings.host}:{settings.port} — documentation at /docs — Ctrl-C stops it.")
    PenatServer(settings).run()
