"""A PostgreSQL of the tests' own on a Unix socket, where the machine has PostgreSQL; in CI it must have it."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

QUICK = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"


def programs() -> Path | None:
    """Return the folder of the newest PostgreSQL's programs, None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    onpath = shutil.which("initdb")
    return found[-1].parent if found else Path(onpath).parent if onpath else None


@contextmanager
def running_postgres() -> Iterator[str]:
    """Give the URL of a fresh cluster, stopped and taken away at the end; skips without PostgreSQL, but not in CI."""
    bin_folder = programs()
    if bin_folder is None:
        if os.environ.get("CI"):
            pytest.fail("CI must have PostgreSQL: apt-get install postgresql")
        pytest.skip("no PostgreSQL on this machine (apt-get install postgresql)")
    place = Path(tempfile.mkdtemp(prefix="penat-pg-"))  # a socket's path must be short
    try:
        as_user = _owner(place)
        _run([*as_user, bin_folder / "initdb", "-D", place / "data", "-U", "penat", "-A", "trust", "-E", "UTF8"])
        options = f"-k {place} -c listen_addresses='' {QUICK}"
        control = [*as_user, bin_folder / "pg_ctl", "-D", place / "data", "-w", "-t", "60"]
        _run([*control, "-o", options, "-l", place / "log", "start"])
        try:
            yield f"postgresql://penat@/postgres?host={quote(str(place), safe='')}"
        finally:
            _run([*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _owner(place: Path) -> list[str]:
    """Return what runs a command as somebody who may run PostgreSQL, which root may not."""
    if os.getuid() != 0:
        return []
    user = next(pwd.getpwnam(name) for name in ("postgres", "nobody") if _known(name))
    os.chown(place, user.pw_uid, user.pw_gid)
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


def _known(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


def _run(command: list[object]) -> None:
    said = subprocess.run([str(part) for part in command], cwd="/", capture_output=True, text=True, timeout=90)
    if said.returncode:
        pytest.fail(f"{command}: {said.stdout[-500:]} {said.stderr[-500:]}")
