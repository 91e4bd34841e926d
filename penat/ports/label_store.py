"""Where classes that curators name, and the items judged to belong to them, are kept."""

from abc import abstractmethod
from datetime import datetime
from typing import Protocol

from penat.domain.label_set import Label, LabelSet, Marks


class LabelStore(Protocol):
    """All label sets, safe for many annotators in many processes at once."""

    @abstractmethod
    def sets(self) -> list[LabelSet]:
        """Return every set by name."""

    @abstractmethod
    def get(self, set_id: str) -> LabelSet:
        """Return one set. Raises NotFound."""

    @abstractmethod
    def add(self, made: LabelSet) -> None:
        """Keep a new, empty set. Raises InvalidInput where its id is taken."""

    @abstractmethod
    def change(self, set_id: str, *, name: str | None = None, note: str | None = None) -> LabelSet:
        """Give a set another name (and so another id) or note. Raises NotFound, InvalidInput."""

    @abstractmethod
    def labels(self, set_id: str) -> list[Label]:
        """Return a set's labels by item id. Raises NotFound."""

    @abstractmethod
    def mark(self, set_id: str, marks: Marks, annotator: str, at: datetime) -> str:
        """Set or take away several labels in one step; return what `unmark` undoes it with. Raises NotFound."""

    @abstractmethod
    def unmark(self, set_id: str, undo: str) -> None:
        """Put back what one `mark` replaced, where nobody has marked it anew since. Raises NotFound."""

    @abstractmethod
    def delete(self, set_id: str) -> str:
        """Take a set away with its labels; return what `restore` brings it back with. Raises NotFound."""

    @abstractmethod
    def restore(self, undo: str) -> LabelSet:
        """Bring a deleted set back. Raises NotFound, InvalidInput where its id is taken meanwhile."""
