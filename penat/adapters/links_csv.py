"""The shop's table as a CSV file, and any other list of records about pictures."""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from penat.adapters.links_rows import is_address, rows_from_records
from penat.adapters.table_texts import read_table
from penat.domain.errors import InvalidInput
from penat.domain.ingestion import LinkRow, Links, Problem
from penat.domain.shop_profile import Profile
from penat.ports.link_source import LinkSource

PLAIN = Profile()
_OTHER_ADDRESS = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]+:", re.IGNORECASE)
NamedRows = Sequence[tuple[str, LinkRow]]


class LinksCsv(LinkSource):
    """The table at *path*, read as *profile* says. A table that was not asked for may be missing."""

    def __init__(self, path: Path, *, required: bool = False, profile: Profile = PLAIN) -> None:
        self.path = path
        self.required = required
        self.profile = profile

    def read(self, paths: Sequence[str]) -> Links:
        """Return the rows about the pictures at *paths*; raises InvalidInput naming every line that cannot be used."""
        content = self._content()
        if content is None:
            note = Problem("note", self.path.name, "there is no such table, so no item has a price")
            return Links(problems=(note,), profile=self.profile)
        return self.parsed(content, paths)

    def parsed(self, content: bytes, paths: Sequence[str]) -> Links:
        """Return the rows in *content* about the pictures at *paths*. Raises InvalidInput as `read` does."""
        rows, notes = self._rows(content)
        found = matched(rows, paths, self.path.name, self.profile)
        sha256 = hashlib.sha256(content).hexdigest()
        return replace(found, problems=(*found.problems, *notes), sha256=sha256)

    def addresses(self) -> list[tuple[str, str]]:
        """Return (web address, category or "") of every picture the table names so, once each, in its order."""
        content = self._content()
        return [] if content is None else addresses_in(self._rows(content)[0])

    def _content(self) -> bytes | None:
        """Return the file, or None where it is missing and need not be there."""
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            if self.required:
                raise InvalidInput(f"there is no table at {self.path}; check --links", field="links") from None
            return None
        except OSError as error:
            raise InvalidInput(f"{self.path} cannot be read: {error.strerror}", field="links") from None

    def _rows(self, content: bytes) -> tuple[NamedRows, list[Problem]]:
        name = self.path.name
        table = read_table(content, name)
        rows, notes = rows_from_records(table.rows, table.columns, self.profile, name)
        return rows, [*(Problem("note", name, note) for note in table.notes), *notes]


def addresses_in(rows: NamedRows) -> list[tuple[str, str]]:
    """Return (web address, category or "") of the rows whose picture is on the web, once each, in their order."""
    found: dict[str, str] = {}
    for image, row in rows:
        if is_address(image):
            found[image] = found.get(image) or row.category or ""
    return list(found.items())


def matched(rows: NamedRows, paths: Sequence[str], table: str, profile: Profile = PLAIN) -> Links:
    """Return the rows by picture, each with what tells it apart from others about its picture, and what was odd."""
    problems: list[Problem] = []
    by_path: dict[str, list[LinkRow]] = defaultdict(list)
    for path, row in _placed(rows, paths, table, problems):
        by_path[path].append(row)
    found = {path: tuple(_told_apart(path, of_picture, problems)) for path, of_picture in by_path.items()}
    without = [
        Problem("picture without row", path, "the table has no row for it") for path in paths if path not in found
    ]
    currency = next((row.currency for _, row in rows if row.currency), None)
    strange = _strange_categories(found, profile, table)
    return Links(found, currency, (*problems, *without, *strange), profile=profile)


def _placed(
    rows: NamedRows, paths: Sequence[str], table: str, problems: list[Problem]
) -> Iterable[tuple[str, LinkRow]]:
    """Yield (path, row) of the rows that name exactly one picture; the others are added to *problems*."""
    exact = {unicodedata.normalize("NFC", path): path for path in paths}
    by_file: dict[str, list[str]] = defaultdict(list)
    for normal, path in exact.items():
        if not is_address(normal):
            by_file[normal.rpartition("/")[2]].append(path)
    for image, row in rows:
        fitting = [exact[image]] if image in exact else by_file.get(image, [])
        if len(fitting) == 1:
            yield fitting[0], row
            continue
        reason = f"{table} names a picture that was not read"
        if _OTHER_ADDRESS.match(image):
            reason = "only http and https addresses are read"
        if fitting:
            reason = f"fits {', '.join(fitting)}; write category/file"
        problems.append(Problem("row without picture", image, reason, row.line))


def _told_apart(path: str, rows: Sequence[LinkRow], problems: list[Problem]) -> Iterable[LinkRow]:
    """Yield a picture's rows, each with its key: the shop's id, else its name where there are several.

    The key does not depend on the rows' order. A row that says the same as one before is added to *problems*.
    """
    by_id: dict[str | None, set[str | None]] = defaultdict(set)
    for row in rows:
        by_id[row.shop_id].add(row.name)
    lines: dict[str, int] = {}
    for row in rows:
        parts = [row.shop_id, row.name if len(by_id[row.shop_id]) > 1 else None]
        key = " ".join(part for part in parts if part)
        if key in lines:
            reason = f"a second row for this picture; line {lines[key]} is used"
            problems.append(Problem("note", path, reason, row.line))
            continue
        lines[key] = row.line
        yield replace(row, key=key)


def _strange_categories(found: Mapping[str, Sequence[LinkRow]], profile: Profile, table: str) -> Iterable[Problem]:
    """Yield a note for each category that is none of the known ones; it is kept as it was written."""
    named = {row.category for rows in found.values() for row in rows if row.category}
    for category in sorted(named):
        if not profile.known(category):
            reason = (
                f"category {category!r} is none of the usual ones; it is kept, or name it in the profile's [categories]"
            )
            yield Problem("note", table, reason)
