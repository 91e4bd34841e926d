"""Where a server keeps what changes, looked at: folders, disks, keys, the database, the queue, the limits."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from penat.adapters.machine_facts import can_write, nearest_there, redis_answers
from penat.adapters.secret_file import NAME
from penat.domain.errors import PenatError
from penat.domain.examination import Finding, odd, well, wrong
from penat.wiring.doctor_machine import serves_here_alone

if TYPE_CHECKING:
    from penat.settings import Settings
    from penat.wiring.doctor import Examined

LEAST_BYTES, FEW_BYTES = 200_000_000, 2_000_000_000
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def folders(examined: "Examined") -> Iterator[Finding]:
    """Look whether what must be written can be."""
    settings = examined.settings
    if can_write(settings.var):
        there = "can be written" if settings.var.exists() else "will be made"
        yield well("PENAT_VAR", f"{settings.var} {there}")
    else:
        cure = (
            f"chown it to the user that runs the server, or set PENAT_VAR; {nearest_there(settings.var)} is not theirs"
        )
        yield wrong("PENAT_VAR", f"{settings.var} cannot be written", cure)
    if not settings.cache.is_dir():
        yield wrong("PENAT_CACHE", f"{settings.cache} is no folder", "upload it, set PENAT_CACHE, or penat ingest DATA")


def disk_space(examined: "Examined") -> Iterator[Finding]:
    """Look how much room there is for what grows."""
    for name, folder in (("PENAT_CACHE", examined.settings.cache), ("PENAT_VAR", examined.settings.var)):
        free = shutil.disk_usage(nearest_there(folder)).free
        told = f"{free / 1e9:.1f} GB free for {name}"
        cure = "penat releases prune, penat photos expire, or a larger disk"
        if free < LEAST_BYTES:
            yield wrong("disk space", told, cure)
        elif free < FEW_BYTES:
            yield odd("disk space", told, cure)
        else:
            yield well("disk space", told)


def secret_key(examined: "Examined") -> Iterator[Finding]:
    """Look whether the key that signs sessions is there, and nobody else's to read."""
    settings, path = examined.settings, examined.settings.var / NAME
    if settings.secret_key:
        yield well("secret key", "set by PENAT_SECRET_KEY")
        return
    if not path.exists():
        yield well("secret key", "none yet; the first start makes it")
        return
    if (mode := _open_to_others(path)) is not None:
        yield wrong(
            "secret key",
            f"{path} has mode {mode:o}: others can read it",
            f"chmod 600 {path}; penat keys new-signing-key",
        )
    elif not os.access(path, os.R_OK):
        yield wrong("secret key", f"{path} cannot be read", "chown it to the user that runs the server")
    else:
        yield well("secret key", f"{path}, for its owner alone")


def api_keys(examined: "Examined") -> Iterator[Finding]:
    """Look whether keys can be read, and whether there are any where they are needed."""
    from penat.wiring.guarding import build_key_ring
    from penat.wiring.server import api_keys as read

    settings = examined.settings
    said = settings.api_keys or ""
    if said.startswith("@") and (mode := _open_to_others(Path(said[1:]))) is not None:
        yield odd("API keys", f"{said[1:]} has mode {mode:o}: others can read it", f"chmod 600 {said[1:]}")
    try:
        count = len(read(settings)) + len(build_key_ring(settings).keys() or ())
    except PenatError as error:
        yield wrong("API keys", error.detail, "correct the entry; docs/access.md shows one")
        return
    if count or serves_here_alone(settings):
        yield well("API keys", f"{count} keys" if count else "none; the workbench answers this machine alone")
    else:
        told = "none: nobody but this machine may use the workbench, or upload for others"
        yield odd("API keys", told, "penat keys make, or set PENAT_API_KEYS, where curators work from elsewhere")


def database(examined: "Examined") -> Iterator[Finding]:
    """Look whether the database answers and has today's tables."""
    from penat.wiring.annotation import build_database, newest_revision

    settings = examined.settings
    if not settings.database and not (settings.var / "penat.db").exists():
        yield well("database", f"none yet; {settings.var / 'penat.db'} is made at its first use")
        return
    found = build_database(settings)
    try:
        revision = found.revision()
    except PenatError as error:
        yield wrong("database", error.detail, "start it, or correct PENAT_DATABASE; shoppers are served meanwhile")
        return
    finally:
        found.close()
    yield from _standing(found.place, revision, newest_revision())


def _standing(place: str, revision: str | None, newest: str) -> Iterator[Finding]:
    from penat.adapters.sql_migrations import known_revisions

    if revision is None:
        yield well("database", f"{place} is empty; its first use makes the tables")
    elif revision == newest:
        yield well("database", f"{place} is at {revision}, up to date")
    elif revision in known_revisions():
        cure = "penat database upgrade, after a backup; the first use does so too"
        yield odd("database", f"{place} is at {revision}, today's is {newest}", cure)
    else:
        told = f"{place} is at {revision}, which a newer Penat made"
        yield wrong("database", told, "install that Penat, or restore a backup of before")


def job_workers(examined: "Examined") -> Iterator[Finding]:
    """Look whether somebody does long work, where a queue was ever used."""
    from penat.wiring.segmenting import JOBS_FILE, open_queue

    settings = examined.settings
    if not settings.queue and not (settings.var / JOBS_FILE).exists():
        yield well("job workers", f"none run; a server would start {settings.job_workers}")
        return
    state = open_queue(settings).state()
    told = f"{state.workers} at work, {state.waiting} jobs wait, {state.running} run"
    if state.workers or not state.waiting:
        yield well("job workers", told)
    else:
        yield wrong("job workers", told, "start penat work, or the server with PENAT_JOB_WORKERS=1")


def limits(examined: "Examined") -> Iterator[Finding]:
    """Look whether calls are counted where the settings say."""
    settings = examined.settings
    if not settings.limits_url:
        yield well("limits", _counted_here(settings))
        return
    try:
        answers = redis_answers(settings.limits_url)
    except ValueError as error:
        yield wrong("limits", f"PENAT_LIMITS_URL cannot be used: {error}", "write redis://HOST:6379/0")
        return
    if answers:
        yield well("limits", "the Redis of PENAT_LIMITS_URL answers")
    else:
        told = "the Redis of PENAT_LIMITS_URL does not answer; each process counts for itself meanwhile"
        yield odd("limits", told, "start it, correct the URL, or pip install -r requirements-redis.txt")


def _counted_here(settings: "Settings") -> str:
    if settings.workers == 1:
        return "counted in the server's memory"
    return (
        f"each of the {settings.workers} processes counts for itself: limits are up to {settings.workers} times as wide"
    )


def _open_to_others(path: Path) -> int | None:
    """Return a file's mode where others than its owner may do anything with it."""
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return None
    return mode if mode & _OTHERS else None
