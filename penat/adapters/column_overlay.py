"""What is laid over a release besides the shop's table: the columns in a folder, looked at as the table is."""

import logging
import os
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from penat.adapters.classifier_files import LONGEST_ID, SET_ID
from penat.adapters.column_files import SUFFIX, ColumnTable, read_column
from penat.adapters.item_columns import ItemColumns
from penat.domain.catalogue import Catalogue, Shelf
from penat.domain.item_columns import FACTS

Tables = tuple[ColumnTable, ...]
_Seen = tuple[int, int, int]
Whole = TypeVar("Whole", Catalogue, Shelf)
_log = logging.getLogger(__name__)


class ColumnWatch:
    """Notices that the columns in *folder* have changed; `tables` is another tuple then.

    A file that cannot be read is logged, and what it held before goes on being served.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.tables: Tables = ()
        self._seen: dict[str, _Seen] = {}
        self._good: dict[str, ColumnTable] = {}

    def look(self) -> None:
        """Take in the files that are not as they were when last looked at."""
        try:
            found = {} if self.folder is None else _listed(self.folder)
        except OSError as error:
            _log.warning("%s cannot be read, the columns stay as they were: %s", self.folder, error)
            return
        if found == self._seen:
            return
        for name, seen in found.items():
            if self._seen.get(name) != seen:
                self._take_in(name)
        self._seen = found
        self._good = {name: table for name, table in self._good.items() if name in found}
        self.tables = tuple(self._good[name] for name in sorted(self._good))

    def _take_in(self, name: str) -> None:
        assert self.folder is not None
        path = self.folder / name
        try:
            self._good[name] = read_column(path)
        except FileNotFoundError:
            return
        except (OSError, ValueError) as error:
            _log.warning("the column %s is not used: %s", path, error)


def with_columns(catalogue: Catalogue, tables: Tables) -> Catalogue:
    """Return the release with *tables* as further columns of its items.

    A column that the release has itself is never covered: the table's is logged and left out. Items and shelves that a
    table says nothing of stay as they are.
    """
    used = _uncovering(catalogue, tables)
    if not used:
        return catalogue
    shelves = {name: _shelf_with(shelf, used) for name, shelf in catalogue.shelves.items()}
    return _keeping("places", catalogue, replace(catalogue, shelves=shelves))


def _uncovering(catalogue: Catalogue, tables: Tables) -> list[ColumnTable]:
    """Return the tables whose columns the release does not have itself."""
    known, used = set(FACTS), []
    for shelf in catalogue.shelves.values():
        known.update(shelf.items.extra if isinstance(shelf.items, ItemColumns) else shelf.columns.names)
    for table in tables:
        if known & set(table.names):
            _log.warning("the column %s is not used: the shop's own table has one of that name", table.names[0])
        else:
            used.append(table)
    return used


def _shelf_with(shelf: Shelf, tables: list[ColumnTable]) -> Shelf:
    items = shelf.items
    if not isinstance(items, ItemColumns):
        return shelf
    further = dict(items.extra)
    for table in tables:
        cells = [table.cells.get(item, _NOTHING) for item in items.ids]
        if any(cell is not _NOTHING for cell in cells):
            said, confidence = zip(*cells, strict=True)
            further |= dict(zip(table.names, (said, confidence), strict=True))
    if len(further) == len(items.extra):
        return shelf
    return _keeping("variant_rows", shelf, replace(shelf, items=replace(items, extra=further)))


_NOTHING = ("", "")


def _keeping(name: str, before: Whole, after: Whole) -> Whole:
    """Return *after* knowing the cached property *name* of *before*, which other columns of facts do not change."""
    if name in vars(before):
        vars(after)[name] = vars(before)[name]
    return after


def _is_column(name: str) -> bool:
    stem, dot, ending = name.rpartition(".")
    return dot + ending == SUFFIX and len(stem) <= LONGEST_ID and SET_ID.fullmatch(stem) is not None


def _listed(folder: Path) -> dict[str, _Seen]:
    """Return the files that are columns by their names, with what changes when one does. Raises OSError."""
    found: dict[str, _Seen] = {}
    try:
        entries = os.scandir(folder)
    except FileNotFoundError:
        return found
    with entries:
        for entry in entries:
            if _is_column(entry.name) and entry.is_file():  # never a pipe, which would be waited for
                stat = entry.stat()
                found[entry.name] = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
    return found
