"""Where saved queries and the tables made of them are kept."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Protocol

from penat.domain.saved_query import SavedQuery


class QueryStore(Protocol):
    """Keeps saved queries by their ids. Each method raises NotFound for an unknown id, InvalidInput for a taken one."""

    refused: Mapping[str, str]

    @abstractmethod
    def all(self) -> Sequence[SavedQuery]:
        """Return every query, by name."""

    @abstractmethod
    def get(self, query_id: str) -> SavedQuery:
        """Return one query."""

    @abstractmethod
    def add(self, query: SavedQuery) -> None:
        """Keep a new query."""

    @abstractmethod
    def replace(self, query_id: str, query: SavedQuery) -> None:
        """Keep *query*, which may have another id, in the place of the one at *query_id*."""

    @abstractmethod
    def delete(self, query_id: str) -> str:
        """Take a query away; return a word that `restore` brings it back by."""

    @abstractmethod
    def restore(self, undo: str) -> SavedQuery:
        """Bring a deleted query back."""

    @abstractmethod
    def keep_table(self, query_id: str, name: str, text: str) -> None:
        """Keep a table made of a query's results."""

    @abstractmethod
    def tables(self, query_id: str) -> Sequence[str]:
        """Return the names of a query's tables, newest first."""

    @abstractmethod
    def table(self, query_id: str, name: str) -> str:
        """Return one table."""
