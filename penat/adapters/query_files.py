"""Saved queries as TOML files, one each, that people read, edit and compare."""

import os
import re
import secrets
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import tomli_w

from penat.domain.errors import InvalidInput, NotFound
from penat.domain.saved_query import ID_PATTERN, SavedQuery
from penat.ports.query_store import QueryStore

TABLES, DELETED, SUFFIX = "tables", ".deleted", ".toml"
MAX_BYTES = 1_000_000
_TABLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,120}\.csv")


class QueryFiles(QueryStore):
    """The queries of one folder that is written, and of others, such as the shipped examples, that are only read.

    A file that is not a query is named in `refused` and left alone; the others are still found.
    """

    def __init__(self, folder: Path, examples: Sequence[Path] = ()) -> None:
        self._folder = folder
        self._examples = tuple(examples)
        self.refused: Mapping[str, str] = {}

    def all(self) -> Sequence[SavedQuery]:
        """Return every query by name; one of the folder hides an example of the same id."""
        found: dict[str, SavedQuery] = {}
        refused: dict[str, str] = {}
        for folder, example in (*((path, True) for path in self._examples), (self._folder, False)):
            for path in sorted(folder.glob(f"*{SUFFIX}")):
                try:
                    found[path.stem] = replace(read_query(path), example=example)
                except InvalidInput as error:
                    refused[path.name] = error.detail
        self.refused = refused
        return sorted(found.values(), key=lambda query: (query.name.casefold(), query.id))

    def get(self, query_id: str) -> SavedQuery:
        """Return one query. Raises NotFound, and InvalidInput for a file that cannot be read."""
        _checked(query_id)
        for folder, example in ((self._folder, False), *((path, True) for path in self._examples)):
            path = folder / f"{query_id}{SUFFIX}"
            if path.is_file():
                return replace(read_query(path), example=example)
        raise _unknown(query_id)

    def add(self, query: SavedQuery) -> None:
        """Write a new file, whole or not at all. Raises InvalidInput where the name is taken."""
        with self._drafted(query) as draft:
            try:
                os.link(draft, self._path(query.id))
            except FileExistsError:
                raise _taken(query) from None

    def replace(self, query_id: str, query: SavedQuery) -> None:
        """Write *query* in the place of another. Raises NotFound, and InvalidInput for an example or a taken name."""
        old = self._own(query_id)
        if query.id == query_id:
            with self._drafted(query) as draft:
                draft.replace(old)
            return
        self.add(query)
        self._take_tables(query_id, query.id)
        old.unlink(missing_ok=True)

    def delete(self, query_id: str) -> str:
        """Move a query aside; return the word that brings it back."""
        path = self._own(query_id)
        undo = f"{query_id}--{secrets.token_hex(4)}"
        (self._folder / DELETED).mkdir(exist_ok=True)
        try:
            path.rename(self._folder / DELETED / f"{undo}{SUFFIX}")
        except FileNotFoundError:
            raise _unknown(query_id) from None
        return undo

    def restore(self, undo: str) -> SavedQuery:
        """Move a deleted query back. Raises NotFound, and InvalidInput where its name has been taken meanwhile."""
        query_id, _, mark = undo.partition("--")
        _checked(query_id)
        path = self._folder / DELETED / f"{undo}{SUFFIX}"
        if not re.fullmatch(r"[0-9a-f]{8}", mark) or not path.is_file():
            raise NotFound(f"nothing was deleted under {undo[:100]!r}", field="undo")
        query = read_query(path, query_id)
        self.add(query)
        path.unlink(missing_ok=True)
        return query

    def keep_table(self, query_id: str, name: str, text: str) -> None:
        """Write a table of a query's results."""
        self.get(query_id)
        folder = self._folder / TABLES / query_id
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f".{secrets.token_hex(4)}"
        draft.write_text(text, encoding="utf-8", newline="")
        draft.replace(folder / name)

    def tables(self, query_id: str) -> Sequence[str]:
        """Return the names of a query's tables, newest first."""
        self.get(query_id)
        found = (self._folder / TABLES / query_id).glob("*.csv")
        return sorted((path.name for path in found if _TABLE.fullmatch(path.name)), reverse=True)

    def table(self, query_id: str, name: str) -> str:
        """Return one table. Raises NotFound."""
        if name not in self.tables(query_id):
            raise NotFound(f"{query_id} has no table {name[:130]!r}", field="table")
        return (self._folder / TABLES / query_id / name).read_text(encoding="utf-8")

    def _path(self, query_id: str) -> Path:
        return self._folder / f"{_checked(query_id)}{SUFFIX}"

    def _own(self, query_id: str) -> Path:
        """Return the file of a query that may be changed."""
        path = self._path(query_id)
        if path.is_file():
            return path
        if self.get(query_id).example:
            raise InvalidInput(
                f"{query_id} is a shipped example and stays as it is; save it under a name of your own", field="id"
            )
        raise _unknown(query_id)

    def _take_tables(self, old: str, new: str) -> None:
        tables = self._folder / TABLES / old
        if tables.is_dir() and not (self._folder / TABLES / new).exists():
            tables.rename(self._folder / TABLES / new)

    @contextmanager
    def _drafted(self, query: SavedQuery) -> Iterator[Path]:
        """Write the query under another name, so that nobody ever reads half of it; the draft is taken away at last."""
        self._folder.mkdir(parents=True, exist_ok=True)
        draft = self._folder / f".{query.id}-{secrets.token_hex(4)}"
        try:
            with draft.open("x", encoding="utf-8") as file:
                file.write(query_text(query))
                file.flush()
                os.fsync(file.fileno())
            yield draft
        finally:
            draft.unlink(missing_ok=True)


def read_query(path: Path, query_id: str | None = None) -> SavedQuery:
    """Return the query in a TOML file. Raises InvalidInput naming the file and what is wrong with it."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InvalidInput(f"{path.name} is larger than a saved query can be", field="id")
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        return _query(query_id or path.stem, told)
    except FileNotFoundError:
        raise _unknown(path.stem) from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidInput(f"{path.name} cannot be read: {error}", field="id") from None
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidInput(f"{path.name} is no saved query: {error}", field="id") from None


def query_text(query: SavedQuery) -> str:
    """Return a query as TOML; `read_query` gives it back."""
    head: dict[str, Any] = {"name": query.name}
    head |= {key: value for key, value in (("note", query.note), ("author", query.author)) if value}
    head["query"] = query.query
    saved = {"release": query.release, "at": query.saved_at.astimezone(UTC).replace(microsecond=0)}
    head["saved"] = {**saved, "items": list(query.items)}
    if query.together is not None:
        head["test"] = {"together": query.together}
    return tomli_w.dumps(head, multiline_strings=True)


def _query(query_id: str, told: Mapping[str, Any]) -> SavedQuery:
    saved = told.get("saved", {})
    asked, test = told["query"], told.get("test", {})
    if not all(isinstance(part, dict) for part in (saved, asked, test)):
        raise TypeError("query, saved and test are tables")
    items = saved.get("items", [])
    if not isinstance(items, list) or not all(isinstance(one, str) for one in items):
        raise TypeError("saved.items is a list of ids")
    at = saved.get("at", datetime.fromtimestamp(0, UTC))
    if not isinstance(at, datetime):
        raise TypeError("saved.at is a time such as 2026-03-01T12:00:00Z")
    texts = {key: str(told.get(key, "")) for key in ("name", "note", "author")}
    together = None if "together" not in test else float(test["together"])
    release, saved_at = str(saved.get("release", "")), at if at.tzinfo else at.replace(tzinfo=UTC)
    return SavedQuery(
        query_id, texts["name"] or query_id, asked, release, saved_at, tuple(items), texts["note"], texts["author"],
        together,
    )  # fmt: skip


def _checked(query_id: str) -> str:
    if not re.fullmatch(ID_PATTERN, query_id):
        raise NotFound(f"there is no saved query {query_id[:100]!r}", field="id")
    return query_id


def _unknown(query_id: str) -> NotFound:
    return NotFound(f"there is no saved query {query_id[:100]!r}", field="id")


def _taken(query: SavedQuery) -> InvalidInput:
    return InvalidInput(f"there is a query {query.id!r} already; choose another name", field="name")
