"""What a backup holds, and what bringing it back would do to what is there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from penat.domain.errors import InvalidInput

FORMAT = 1
ROOTS = ("cache", "var", "table", "database")
"""Where a file belongs: PENAT_CACHE, PENAT_VAR, the folder of the price table, or the database."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One file: `path` is ROOT/…, sha256 names its bytes, changed_ns is when it was last changed as the disk said."""

    path: str
    sha256: str
    size: int
    mode: int
    changed_ns: int

    def __post_init__(self) -> None:
        root, *rest = self.path.split("/")
        if root not in ROOTS or not rest or not all(_plain(part) for part in rest):
            raise InvalidInput(f"{self.path[:120]!r} is no path of a backup; it may have been tampered with")
        if len(self.sha256) != 64 or set(self.sha256) - set("0123456789abcdef") or self.size < 0:
            raise InvalidInput(f"{self.path}: no SHA-256 and size of a file; it may have been tampered with")
        if not 0 <= self.mode <= 0o777 or not 0 <= self.changed_ns < 1 << 63:
            raise InvalidInput(f"{self.path}: no rights and time of a file; it may have been tampered with")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its id, when (ISO 8601) and by which Penat it was made, its files and, if any, the database's kind.

    `revision` is that of the database's tables; `release` is the one that was being served.
    """

    id: str
    made_at: str
    penat: str
    files: tuple[KeptFile, ...]
    database: str | None = None
    revision: str | None = None
    release: str | None = None
    format: int = FORMAT

    @property
    def bytes(self) -> int:
        """The bytes of all files together."""
        return sum(each.size for each in self.files)


@dataclass(frozen=True, slots=True)
class Restoration:
    """What bringing a backup back means: files to write, in the order to write them, and those of them in the way."""

    writes: tuple[KeptFile, ...]
    same: tuple[KeptFile, ...]
    in_the_way: tuple[str, ...]


def planned(backup: Backup, present: Mapping[str, str]) -> Restoration:
    """Return what is to be done where *present* says which files are there, by path, and the SHA-256 of each.

    What names the release to be served comes last, so that a server never finds it before the release itself.
    """
    same = tuple(each for each in backup.files if present.get(each.path) == each.sha256)
    writes = sorted((each for each in backup.files if present.get(each.path) != each.sha256), key=_order)
    in_the_way = tuple(each.path for each in writes if each.path in present)
    return Restoration(tuple(writes), same, in_the_way)


def chosen(backups: Sequence[Backup], wanted: str | None) -> Backup:
    """Return the newest backup, or the one whose id begins with *wanted*. Raises InvalidInput naming all."""
    if not backups:
        raise InvalidInput("there is no backup in that folder; make one with: penat backup FOLDER", field="backup")
    if wanted is None:
        return backups[-1]
    fitting = [each for each in backups if wanted and each.id.startswith(wanted)]
    if len(fitting) != 1:
        what = "no backup begins" if not fitting else "several backups begin"
        names = ", ".join(each.id for each in (fitting or backups)[-5:])
        raise InvalidInput(f"{what} with {wanted[:80]!r}; choose from: {names}", field="at")
    return fitting[0]


def _order(file: KeptFile) -> tuple[int, int, str]:
    pointer = file.path in ("cache/CURRENT", "cache/HISTORY")
    return (int(pointer), ROOTS.index(file.path.partition("/")[0]), file.path)


def _plain(part: str) -> bool:
    return part not in ("", ".", "..") and "\\" not in part and "\0" not in part
