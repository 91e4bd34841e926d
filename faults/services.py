"""Faults of what stands beside a server: the engine, the database."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import sqlalchemy as sql

from faults.judging import RECOVERY_SECONDS, Scene, scene
from faults.registry import CannotBeTried, Seen, Stage, fault
from faults.serving import serving, until
from faults.shop import run_penat, served
from penat.adapters.sql_urls import database_url
from tests.fakes.chroma_server import running_chroma
from tests.fakes.postgres import programs, running_postgres

DEAD_ENGINE_ASIDE = 3.0


class Chroma:
    """A Chroma server on one port that can go and come back."""

    def __init__(self, folder: Path, port: int) -> None:
        self.url = f"chroma+http://127.0.0.1:{port}"
        self._command = [
            str(Path(sys.executable).parent / "chroma"), "run", "--path", str(folder),
            "--host", "127.0.0.1", "--port", str(port),
        ]  # fmt: skip
        self._process: subprocess.Popen[bytes] | None = None

    def come(self) -> None:
        """Start, without waiting."""
        self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def go(self) -> None:
        """End at once."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


@fault(
    "engine-away",
    "a Chroma server that serves near items is killed, and started again later",
    "the release's own lists answer the same, a search 503 at most; "
    "/readyz says that the engine is away, then that it is back",
)
def engine_away(stage: Stage) -> Seen:
    """Take the engine away and bring it back."""
    made = scene(stage)
    place = stage.folder / "engine"
    with running_chroma(place) as url:
        run_penat(made.folder, "releases", "push", served(made.folder), PENAT_ENGINE=url)
    engine = Chroma(place, int(url.rpartition(":")[2]))
    engine.come()
    try:
        with serving(made.folder, PENAT_ENGINE=engine.url) as server:
            until(lambda: server.answers("/readyz") == 200)
            with made.traffic(server):
                time.sleep(stage.seconds / 4)
                engine.go()
                time.sleep(max(stage.seconds / 2, DEAD_ENGINE_ASIDE))
                made.seen.say(f"/readyz while away: {server.ready().get('engine', '-')[:110]}")
                engine.come()
                time.sleep(stage.seconds / 4)
            made.recover(server)
            told = until(lambda: "holds all" in server.ready().get("engine", ""), RECOVERY_SECONDS)
            made.seen.promise(told is not None, "/readyz does not say that the engine is back")
            made.seen.say(f"/readyz afterwards: {server.ready().get('engine', '-')[:110]}")
    finally:
        engine.go()
    return made.seen


@fault(
    "database-away",
    "PostgreSQL, which holds photos, labels and the log, is stopped at once (crash recovery) and started again",
    "the shopper's flow goes on; the log waits in memory and is whole afterwards; photos answer a clear 503 meanwhile",
)
def database_away(stage: Stage) -> Seen:
    """Take PostgreSQL away and bring it back."""
    if programs() is None:
        raise CannotBeTried("it needs PostgreSQL: apt-get install postgresql")
    made = scene(stage)
    with running_postgres() as url, serving(made.folder, PENAT_DATABASE=durable(url)) as server:
        with made.traffic(server, check_log=False) as ledger:
            until(lambda: server.answers("/api/v1/labels") == 200)
            time.sleep(stage.seconds / 4)
            with postgres_stopped(url):
                time.sleep(stage.seconds / 2)
                status = server.answers("/api/v1/labels")
                made.seen.promise(status == 503, f"labels were answered with {status} without a database")
            time.sleep(stage.seconds / 4)
        made.recover(server)
        made.whole_log(ledger, url=url)
        back = until(lambda: server.answers("/api/v1/labels") == 200)
        made.seen.promise(back is not None, "what needs the database did not come back")
    return made.seen


@contextmanager
def postgres_stopped(url: str) -> Iterator[None]:
    """Keep the cluster behind a URL stopped during the block."""
    place = _cluster(url)
    bin_folder = programs()
    assert bin_folder is not None
    owner = place.stat()
    as_user = (
        ["setpriv", f"--reuid={owner.st_uid}", f"--regid={owner.st_gid}", "--clear-groups"] if os.getuid() == 0 else []
    )
    control = [*as_user, str(bin_folder / "pg_ctl"), "-D", str(place / "data"), "-w", "-t", "60"]
    options = f"-k {place} -c listen_addresses=''"
    subprocess.run([*control, "-m", "immediate", "stop"], cwd="/", check=True, capture_output=True, timeout=90)
    try:
        yield
    finally:
        again = [*control, "-o", options, "-l", str(place / "log"), "start"]
        subprocess.run(again, cwd="/", check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=90)


@fault(
    "database-hangs",
    "every process of PostgreSQL is stopped with SIGSTOP, so that it neither answers nor refuses, and goes on later",
    "the shopper's flow goes on; the log waits in memory and is whole afterwards",
)
def database_hangs(stage: Stage) -> Seen:
    """Let PostgreSQL hang."""
    if programs() is None:
        raise CannotBeTried("it needs PostgreSQL: apt-get install postgresql")
    made = scene(stage)
    with running_postgres() as url, serving(made.folder, PENAT_DATABASE=durable(url)) as server:
        with made.traffic(server, check_log=False) as ledger:
            time.sleep(stage.seconds / 4)
            with stopped(_family(_postmaster(url))):
                time.sleep(stage.seconds / 2)
            time.sleep(stage.seconds / 4)
        made.recover(server)
        made.whole_log(ledger, url=url)
    return made.seen


def durable(url: str) -> str:
    """Let a cluster made for tests keep what it has committed, as any other does; return its URL."""
    engine = sql.create_engine(database_url(url), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sql.text("ALTER ROLE penat SET synchronous_commit = on"))
    engine.dispose()
    return url


def _cluster(url: str) -> Path:
    """Return the folder of the cluster behind a URL."""
    return Path(parse_qs(urlsplit(url).query)["host"][0])


def _postmaster(url: str) -> int:
    return int((_cluster(url) / "data" / "postmaster.pid").read_text().splitlines()[0])


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(int(child) for child in children)]


@contextmanager
def stopped(pids: list[int]) -> Iterator[None]:
    """Keep processes stopped during the block."""
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


@fault(
    "sqlite-locked",
    "another process holds the writing lock of the server's SQLite file, again and again",
    "the shopper's flow goes on; the log waits and is whole afterwards",
)
def sqlite_locked(stage: Stage) -> Seen:
    """Hold the database's lock."""
    made: Scene = scene(stage)
    with serving(made.folder) as server:
        with made.traffic(server):
            until(lambda: server.answers("/api/v1/labels") == 200)
            for _ in range(3):
                with sqlite3.connect(made.folder / "var" / "penat.db", isolation_level=None) as holder:
                    holder.execute("BEGIN IMMEDIATE")
                    time.sleep(stage.seconds / 4)
                    holder.execute("ROLLBACK")
                holder.close()
                time.sleep(stage.seconds / 12)
        made.recover(server)
    return made.seen
