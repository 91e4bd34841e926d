"""Columns laid over a release as tables that people read: VAR/columns/NAME.csv with `id,NAME,NAME_confidence`."""

import csv
import io
import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from penat.adapters.classifier_files import checked_id, told_writing
from penat.domain.errors import NotFound
from penat.domain.kept_classifier import Applied
from penat.domain.safe_cells import safe_cell
from penat.ports.column_store import ColumnStore, Verdict

COLUMNS, SUFFIX, NOTE = "columns", ".csv", ".json"
CONFIDENCE = "_confidence"
LARGEST = 256 << 20
_WORDS = {True: "yes", False: "no"}


@dataclass(frozen=True)
class ColumnTable:
    """A column as it was written: item id → its texts, one for each of *names*."""

    names: tuple[str, str]
    cells: Mapping[str, tuple[str, str]]


class ColumnFiles(ColumnStore):
    """The columns in *folder*; beside NAME.csv, NAME.json says how it was written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def applied(self, set_id: str) -> Applied | None:
        """Return what the set's column was written with; None where there is no column, or one from elsewhere."""
        path = self._path(set_id)
        try:
            return _noted(json.loads(path.with_suffix(NOTE).read_bytes())) if path.is_file() else None
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def exists(self, set_id: str) -> bool:
        """Return whether the set has a column, be it known or not how it was written."""
        return self._path(set_id).is_file()

    def write(self, applied: Applied, verdicts: Sequence[Verdict]) -> None:
        """Write a column, whole or not at all, in the place of the set's earlier one."""
        path = self._path(applied.column)
        text = io.StringIO()
        rows = csv.writer(text)
        rows.writerow(("id", applied.column, applied.column + CONFIDENCE))
        rows.writerows((safe_cell(one.item), _WORDS[one.belongs], f"{one.confidence:.4f}") for one in verdicts)
        told = {**asdict(applied), "at": applied.at.isoformat()}
        with told_writing(COLUMNS):
            self._folder.mkdir(parents=True, exist_ok=True)
            _replace(path.with_suffix(NOTE), json.dumps(told, indent=1))
            _replace(path, text.getvalue())

    def remove(self, set_id: str) -> None:
        """Take a column away. Raises NotFound."""
        path = self._path(set_id)
        with told_writing(COLUMNS):
            try:
                path.unlink()
            except FileNotFoundError:
                raise NotFound(f"{set_id} has no column to take away", field="set") from None
            path.with_suffix(NOTE).unlink(missing_ok=True)

    def _path(self, set_id: str) -> Path:
        return self._folder / f"{checked_id(set_id)}{SUFFIX}"


def _noted(told: Mapping[str, Any]) -> Applied:
    """Return what a note says. Raises KeyError, TypeError or ValueError for what is none."""
    at, threshold = datetime.fromisoformat(told["at"]), float(told["threshold"])
    if at.tzinfo is None or not 0 <= threshold <= 1:
        raise ValueError("a note says when with its time zone, and a threshold from 0 to 1")
    return Applied(str(told["column"]), str(told["release"]), at, threshold, int(told["items"]), int(told["members"]))


def read_column(path: Path) -> ColumnTable:
    """Return a column's table. Raises ValueError saying what is wrong, and in which line; OSError."""
    if path.stat().st_size > LARGEST:
        raise ValueError(f"it is larger than {LARGEST >> 20} MiB")
    rows = csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), strict=True)
    head, names = next(rows, []), (path.stem, path.stem + CONFIDENCE)
    if head != ["id", *names]:
        raise ValueError(f"line 1 must be id,{','.join(names)}, not {','.join(head)[:100]}")
    cells: dict[str, tuple[str, str]] = {}
    kept: dict[tuple[str, str], tuple[str, str]] = {}  # a hundred thousand items share some thousand pairs of texts
    try:
        for row in rows:
            if row:
                item, said, confidence = row
                cells[item] = kept.setdefault((said, confidence), (said, confidence))
    except (ValueError, csv.Error) as error:
        raise ValueError(f"line {rows.line_num}: {error}") from None
    return ColumnTable(names, cells)


def _replace(path: Path, text: str) -> None:
    """Write *text* as *path*, whole or not at all."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).chmod(0o644)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
