"""Questions kept under a name: saved with what they found, run again, and held against new releases."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from penat.domain.catalogue import Catalogue
from penat.domain.errors import InvalidInput, PenatError
from penat.domain.saved_query import Change, SavedQuery, change, query_id
from penat.ports.query_store import QueryStore
from penat.use_cases.searcher import Found, Query, Searcher

READ_AGAIN = 500
ReadQuery = Callable[[Mapping[str, Any]], Query]


@dataclass(frozen=True)
class Rerun:
    """A saved query asked again: what it finds now and how that differs from what was saved."""

    saved: SavedQuery
    found: Found
    change: Change


@dataclass(frozen=True)
class Checked:
    """Whether a release still puts together what a frozen query says; `problem` where that cannot be told."""

    saved: SavedQuery
    kept: float
    change: Change | None
    problem: str | None = None

    @property
    def passed(self) -> bool:
        """Whether enough was found again."""
        return self.problem is None and self.kept >= (self.saved.together or 0.0)


class SavedQueries:
    """Keeps queries in a store and asks them again; *read* turns a saved body into a question, refusing a wrong one."""

    def __init__(self, store: QueryStore, searcher: Searcher, read: ReadQuery, now: Callable[[], datetime]) -> None:
        self.store = store
        self._searcher = searcher
        self._read = read
        self._now = now

    @property
    def refused(self) -> Mapping[str, str]:
        """What lies among the queries and is none, with the reason, as of the last listing."""
        return self.store.refused

    def matching(self, words: str = "") -> list[SavedQuery]:
        """Return the queries that hold all of *words* anywhere."""
        return [query for query in self.store.all() if query.has(words)]

    def save(
        self, catalogue: Catalogue, name: str, query: Mapping[str, Any], limit: int, *, note: str = "",
        author: str = "", together: float | None = None,
    ) -> SavedQuery:  # fmt: skip
        """Ask *query* once and keep it with the ids of its first *limit* results. Raises InvalidInput."""
        saved_id, body = query_id(name), _worth_keeping(query)
        found = self._searcher.search(catalogue, self._read(body), limit)
        made = SavedQuery(
            saved_id, name.strip(), body, catalogue.release, self._now(), _ids(found), note, author, together
        )
        self.store.add(made)
        return made

    def rename(self, saved_id: str, name: str) -> SavedQuery:
        """Give a query another name, and so another id."""
        named = replace(self.store.get(saved_id), id=query_id(name), name=name.strip())
        self.store.replace(saved_id, named)
        return named

    def annotate(self, saved_id: str, *, note: str | None = None, together: float | None = None) -> SavedQuery:
        """Change a query's note, or what share of its items a release must find again (0 for no test)."""
        query = self.store.get(saved_id)
        query = query if note is None else replace(query, note=note)
        query = query if together is None else replace(query, together=together or None)
        self.store.replace(saved_id, query)
        return query

    def run(self, catalogue: Catalogue, saved_id: str, limit: int | None = None) -> Rerun:
        """Ask a saved query again on *catalogue*, for as many results as were saved unless *limit* says otherwise."""
        saved = self.store.get(saved_id)
        found = self._searcher.search(catalogue, self._read(saved.query), limit or saved.limit or 24)
        return Rerun(saved, found, change(saved.items, _ids(found), catalogue.places))

    def check(self, catalogue: Catalogue) -> list[Checked]:
        """Return for every frozen query whether *catalogue* still finds enough of its items among as many results."""
        return [self._checked(catalogue, query) for query in self.store.all() if query.together is not None]

    def _checked(self, catalogue: Catalogue, saved: SavedQuery) -> Checked:
        try:
            found = self._searcher.search(catalogue, self._read(saved.query), max(1, min(saved.limit, READ_AGAIN)))
        except PenatError as error:
            return Checked(saved, 0.0, None, error.detail)
        told = change(saved.items, _ids(found), catalogue.places)
        return Checked(saved, told.kept, told)


def _worth_keeping(query: Mapping[str, Any]) -> dict[str, Any]:
    """Return the body without what belongs to one answer only. Raises InvalidInput for a photo and its pieces.

    A query outlives them: whoever uploaded a photo may delete it, and it expires. What it found stays.
    """
    for name in ("photo", "segment"):
        if query.get(name) is not None:
            raise InvalidInput(f"a {name} cannot be saved; like an item it found instead", field=f"query.{name}")
    passing = ("limit", "cursor", "order", "photo", "segment", "segments")
    return {key: value for key, value in query.items() if key not in passing and value is not None}


def _ids(found: Found) -> tuple[str, ...]:
    results: Sequence[Any] = found.results
    return tuple(one.shelf.items[one.row].id for one in results)
