"""What of a deployment goes into a backup, and in which order while it is being used."""

import secrets
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import penat
from penat.adapters.backup_folder import BackupFolder
from penat.adapters.database_copies import copy_sqlite, dump_postgres, is_sqlite, photos_of
from penat.adapters.release_layout import MODELS, RELEASES, current_id
from penat.adapters.release_lock import release_lock
from penat.adapters.sql_urls import database_url, sqlite_file
from penat.domain.backup import Backup, KeptFile
from penat.domain.errors import InvalidInput, Unavailable
from penat.settings import Settings
from penat.wiring.annotation import build_database

MADE_ANEW = ("pictures", "downloads", "penat-metrics-*")  # of VAR: what the server makes or fetches again by itself
PASSING = (".*", "*.lock", "*-wal", "*-shm", "*-journal", "*.part", "*.gone", "*.new")
PHOTOS = "photos"
WRITTEN_ONCE = ("cache/", f"var/{PHOTOS}/")
"""Files of releases and of photos never change, so those that an earlier backup has need not be read again."""

SQLITE, DUMP = "database/penat.db", "database/postgres.dump"
ROUNDS = 3
Progress = Callable[[KeptFile], None]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be kept: `releases` is all, served or none; `wait_seconds` for another writer of the cache."""

    releases: str = "all"
    models: bool = True
    wait_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Made:
    """A backup just made, the bytes of it that were not there before, and photos that were deleted meanwhile."""

    backup: Backup
    new_bytes: int
    lacking_photos: int


def backup_folder(path: Path) -> BackupFolder:
    """Return the backups in a folder, which need not be there yet."""
    return BackupFolder(path)


def make_backup(settings: Settings, folder: BackupFolder, wish: Wish, progress: Progress = lambda _: None) -> Made:
    """Keep the deployment as it is now, while it may be serving. Raises Unavailable, InvalidInput, OSError."""
    _refuse_inside(settings, folder.folder)
    with folder.writing():
        return _Maker(settings, folder, wish, progress).make()


class _Maker:
    def __init__(self, settings: Settings, folder: BackupFolder, wish: Wish, progress: Progress) -> None:
        self._settings = settings
        self._folder = folder
        self._wish = wish
        self._progress = progress
        earlier = folder.all()
        self._known: Mapping[str, KeptFile] = {each.path: each for each in earlier[-1].files} if earlier else {}
        self._had = {each.sha256 for backup in earlier for each in backup.files}
        self._files: dict[str, KeptFile] = {}
        self._now = datetime.now(UTC)

    def make(self) -> Made:
        """Photos before the database and after it: those that come meanwhile, and those that go, are then all here."""
        with _cache_held(self._settings.cache, self._wish.wait_seconds):
            release = current_id(self._settings.cache)
            for path, name in _cache_files(self._settings.cache, self._wish):
                self._keep(path, name)
        for path, name in _var_files(self._settings):
            self._keep(path, name)
        lacking: set[str] = set()
        for _ in range(ROUNDS):
            photos = self._database()
            for path, name in _photo_files(self._settings):
                self._keep(path, name)
            lacking = photos - {each.sha256 for each in self._files.values()}
            if not lacking:
                break
        backup = self._listed(release)
        self._folder.write(backup)
        new = {each.sha256: each.size for each in backup.files if each.sha256 not in self._had}
        return Made(backup, sum(new.values()), len(lacking))

    def _listed(self, release: str | None) -> Backup:
        url = database_url(self._settings.database_url)
        there = self._files.keys() & {DUMP, SQLITE}
        return Backup(
            id=f"{self._now:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}", made_at=self._now.isoformat(),
            penat=penat.__version__, files=tuple(self._files[path] for path in sorted(self._files)),
            database=url.get_backend_name() if there else None,
            revision=build_database(self._settings).revision() if there else None,
            release=release,
        )  # fmt: skip

    def _keep(self, path: Path, name: str) -> None:
        """Take a file in; one that has gone meanwhile is no part of the backup."""
        try:
            known, stat = self._files.get(name) or self._known.get(name), path.stat()
            unchanged = known is not None and (known.size, known.changed_ns) == (stat.st_size, stat.st_mtime_ns)
            if known is not None and unchanged and self._folder.has(known) and name.startswith(WRITTEN_ONCE):
                self._files[name] = known
            elif is_sqlite(path) and not name.startswith("cache/"):
                self._keep_sqlite(path, name)
            else:
                self._files[name] = self._folder.keep(path, name)
        except FileNotFoundError:
            return
        self._progress(self._files[name])

    def _keep_sqlite(self, path: Path, name: str) -> set[str]:
        with tempfile.TemporaryDirectory(dir=self._folder.folder) as scratch:
            copy = Path(scratch) / "copy.db"
            copy_sqlite(path, copy)
            copy.chmod(path.stat().st_mode & 0o777)  # so that it comes back for those alone who could read it
            self._files[name] = self._folder.keep(copy, name)
            return photos_of(copy)

    def _database(self) -> set[str]:
        """Take the database in; return the contents of the photos it knows."""
        path = sqlite_file(database_url(self._settings.database_url))
        if path is not None:
            if not path.exists():
                return set()
            photos = self._keep_sqlite(path, SQLITE)
            self._progress(self._files[SQLITE])
            return photos
        with tempfile.TemporaryDirectory(dir=self._folder.folder) as scratch:
            dump = Path(scratch) / "postgres.dump"
            photos = dump_postgres(self._settings.database_url, dump)
            self._files[DUMP] = self._folder.keep(dump, DUMP)
        self._progress(self._files[DUMP])
        return photos


def sqlite_place(settings: Settings) -> Path | None:
    """Return where the SQLite database is, None where another one is set."""
    return sqlite_file(database_url(settings.database_url))


def _cache_files(cache: Path, wish: Wish) -> Iterator[tuple[Path, str]]:
    """Yield what lies in the cache folder, with its name in the backup; no release that is just being written."""
    served = current_id(cache)
    for path in _walked(cache):
        root, *rest = path.relative_to(cache).parts
        if root == MODELS and not wish.models:
            continue
        if root == RELEASES and (wish.releases == "none" or (wish.releases == "served" and rest[0] != served)):
            continue
        yield path, f"cache/{path.relative_to(cache).as_posix()}"


def _var_files(settings: Settings) -> Iterator[tuple[Path, str]]:
    """Yield what lies in VAR, the database left out, and the price table, with their names in the backup."""
    database = sqlite_place(settings)
    for path in _walked(settings.var):
        inside = path.relative_to(settings.var)
        if not any(Path(inside.parts[0]).match(one) for one in MADE_ANEW) and path.resolve() != database:
            yield path, f"var/{inside.as_posix()}"
    if settings.links_path.is_file():
        yield settings.links_path, f"table/{settings.links_path.name}"


def _photo_files(settings: Settings) -> Iterator[tuple[Path, str]]:
    for path in _walked(settings.photos_path):
        yield path, f"var/{PHOTOS}/{path.relative_to(settings.photos_path).as_posix()}"


def _walked(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, in order; links, locks, drafts and what begins with a dot are left out."""
    try:
        found = sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return
    for path in found:
        if path.is_symlink() or any(path.match(one) for one in PASSING):
            continue
        if path.is_dir():
            yield from _walked(path)
        elif path.is_file():
            yield path


@contextmanager
def _cache_held(cache: Path, wait_seconds: float) -> Iterator[None]:
    """Keep ingestion and pruning out of the cache folder while its files are read; none is made where there is none."""
    if not cache.is_dir():
        yield
        return
    deadline = time.monotonic() + wait_seconds
    with ExitStack() as held:
        while True:
            try:
                held.enter_context(release_lock(cache))
                break
            except Unavailable:
                if time.monotonic() >= deadline:
                    raise
            time.sleep(1.0)
        yield


def _refuse_inside(settings: Settings, folder: Path) -> None:
    """Raise InvalidInput for a folder that would become a part of its own backup."""
    inside = folder.resolve()
    for name, place in (("PENAT_VAR", settings.var), ("PENAT_CACHE", settings.cache)):
        if inside.is_relative_to(place.resolve()):
            raise InvalidInput(f"{folder} lies in {name}; name a folder elsewhere, best on another disk", field="out")
