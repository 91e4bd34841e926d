"""A backup brought back to where the settings say a deployment is."""

import os
import tempfile
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from penat.adapters.backup_folder import BackupFolder
from penat.adapters.database_copies import restore_postgres
from penat.adapters.place_lock import alone_in
from penat.adapters.release_layout import file_sha256
from penat.adapters.release_lock import release_lock
from penat.adapters.sql_migrations import known_revisions
from penat.adapters.sql_urls import database_url
from penat.domain.backup import Backup, KeptFile, Restoration, planned
from penat.domain.errors import InvalidInput, Unavailable
from penat.settings import Settings
from penat.wiring.annotation import build_database
from penat.wiring.backing_up import DUMP, SQLITE, sqlite_place

ASIDE = ".before-restoring-"
LOGS = ("-wal", "-shm", "-journal")
Progress = Callable[[KeptFile], None]


@dataclass(frozen=True, slots=True)
class Restored:
    """What was, or would be, done; `aside` are the folders that hold what was in the way."""

    plan: Restoration
    aside: tuple[Path, ...] = ()


def unused(settings: Settings, *, despite_server: bool) -> AbstractContextManager[None]:
    """Return what keeps servers and job workers from PENAT_VAR meanwhile, and raises Unavailable while some use it."""
    return nullcontext() if despite_server else alone_in(settings.var)


def check_backup(folder: BackupFolder, backup: Backup, progress: Progress = lambda _: None) -> None:
    """Read every content of a backup once. Raises Unavailable naming what is damaged or missing."""
    wrong, seen = [], set()
    for file in backup.files:
        if file.sha256 not in seen and (found := folder.damaged(file)) is not None:
            wrong.append(f"{file.path} ({found.reason})")
        seen.add(file.sha256)
        progress(file)
    if wrong:
        more = f" and {len(wrong) - 3} more" if len(wrong) > 3 else ""
        raise Unavailable(f"backup {backup.id} is damaged: {', '.join(wrong[:3])}{more}; use another one with --at")


def plan_restoration(settings: Settings, backup: Backup) -> Restoration:
    """Return what bringing *backup* back would do. Raises InvalidInput, Unavailable where it cannot be."""
    _refuse_other_database(settings, backup)
    present = {}
    for file in backup.files:
        place = _place(settings, file.path)
        if place is not None and place.is_file():
            present[file.path] = file_sha256(place)
    if backup.database == "postgresql" and build_database(settings).revision() is not None:
        present[DUMP] = "tables of a Penat"
    return planned(backup, present)


def restore_backup(
    settings: Settings, folder: BackupFolder, backup: Backup, *, force: bool, despite_server: bool = False,
    progress: Progress = lambda _: None,
) -> Restored:  # fmt: skip
    """Bring *backup* back; with *force* what is in the way is put aside. Raises Unavailable, InvalidInput, OSError."""
    _refuse_other_database(settings, backup)
    settings.cache.mkdir(parents=True, exist_ok=True)
    settings.var.mkdir(mode=0o700, parents=True, exist_ok=True)
    with release_lock(settings.cache), unused(settings, despite_server=despite_server):
        plan = plan_restoration(settings, backup)
        if plan.in_the_way and not force:
            raise InvalidInput(told_in_the_way(plan.in_the_way))
        mark = f"{ASIDE}{datetime.now(UTC):%Y%m%d-%H%M%S}"
        aside = _put_aside(settings, plan, mark)
        for file in plan.writes:
            _bring(settings, folder, file, over=file.path in plan.in_the_way)
            progress(file)
        os.sync()
        return Restored(plan, aside)


def told_in_the_way(paths: Sequence[str]) -> str:
    """Return in words what keeps a backup from being brought back."""
    more = f" and {len(paths) - 3} more" if len(paths) > 3 else ""
    return (
        f"there is something else already: {', '.join(paths[:3])}{more}; restore into empty folders, or say --force, "
        "which puts aside what is in the way"
    )


def _refuse_other_database(settings: Settings, backup: Backup) -> None:
    wanted = database_url(settings.database_url).get_backend_name()
    if backup.database is not None and backup.database != wanted:
        raise InvalidInput(
            f"the backup's database is {backup.database}, and PENAT_DATABASE is {wanted}; set one of the same kind",
            field="database",
        )
    if backup.revision is not None and backup.revision not in known_revisions():
        raise Unavailable(
            f"the backup is of a newer Penat ({backup.penat}, tables at {backup.revision}); install that one first"
        )


def _place(settings: Settings, path: str) -> Path | None:
    """Return where a file of a backup belongs, None for what is no file here."""
    root, _, inside = path.partition("/")
    if path == DUMP:
        return None
    if path == SQLITE:
        return sqlite_place(settings)
    if root == "table":
        return settings.links_path
    return {"cache": settings.cache, "var": settings.var}[root] / inside


def _put_aside(settings: Settings, plan: Restoration, mark: str) -> tuple[Path, ...]:
    """Move what is in the way into a folder beside it, so that nothing is lost; return those folders.

    A database's log goes with it, also where the database itself is gone: it would spoil the one brought back.
    """
    made: dict[Path, None] = {}
    taken = set(plan.in_the_way)
    for path in (file.path for file in plan.writes):
        place = _place(settings, path)
        if place is None:
            continue
        root = {"cache": settings.cache, "var": settings.var}.get(path.partition("/")[0], place.parent)
        aside = root / mark
        for each in (*((place,) if path in taken else ()), *(place.with_name(f"{place.name}{end}") for end in LOGS)):
            if each.exists():
                made[aside] = None
                target = aside / each.relative_to(root)
                target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                each.replace(target)
    return tuple(made)


def _bring(settings: Settings, folder: BackupFolder, file: KeptFile, *, over: bool) -> None:
    place = _place(settings, file.path)
    if place is not None:
        folder.bring(file, place)
        return
    with tempfile.TemporaryDirectory() as scratch:
        dump = Path(scratch) / "postgres.dump"
        folder.bring(file, dump)
        restore_postgres(settings.database_url, dump, over=over)
