"""The curator's classes: named, filled with items that belong and items that do not, and taken away again."""

from collections.abc import Callable
from datetime import datetime

from penat.domain.annotation import checked_annotator
from penat.domain.catalogue import Catalogue
from penat.domain.errors import InvalidInput, NotFound
from penat.domain.label_set import Label, LabelSet, Marks, set_id
from penat.ports.label_store import LabelStore

MOST_MARKS = 10_000
LONGEST_NOTE = 2000


class Labeller:
    """Keeps label sets in a store."""

    def __init__(self, store: LabelStore, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now

    def sets(self) -> list[LabelSet]:
        """Return every set by name."""
        return self._store.sets()

    def get(self, set_id: str) -> LabelSet:
        """Return one set. Raises NotFound."""
        return self._store.get(set_id)

    def make(self, name: str, note: str = "", author: str = "") -> LabelSet:
        """Make an empty set. Raises InvalidInput for a name that cannot be or is taken."""
        made = LabelSet(set_id(name), name.strip(), self._now(), _checked(note), author and checked_annotator(author))
        self._store.add(made)
        return made

    def rename(self, set_id: str, name: str) -> LabelSet:
        """Give a set another name, and so another id. Raises NotFound, InvalidInput."""
        return self.change(set_id, name=name)

    def change(self, set_id: str, *, name: str | None = None, note: str | None = None) -> LabelSet:
        """Change a set's name, and so its id, and its note, both or neither. Raises NotFound, InvalidInput."""
        return self._store.change(set_id, name=name, note=None if note is None else _checked(note))

    def labels(self, set_id: str) -> list[Label]:
        """Return a set's labels by item. Raises NotFound."""
        return self._store.labels(set_id)

    def gathered(self, set_id: str) -> tuple[list[str], list[str]]:
        """Return the ids of the items that belong, and of those that do not. Raises NotFound."""
        labels = self._store.labels(set_id)
        return [one.item for one in labels if one.belongs], [one.item for one in labels if not one.belongs]

    def mark(self, catalogue: Catalogue, set_id: str, marks: Marks, annotator: str) -> str:
        """Say of items whether they belong, None to take the label away; return what `unmark` undoes it with.

        A label may be taken away from an item that is no longer in the catalogue, but not given to one. Raises
        NotFound, InvalidInput.
        """
        if len(marks) > MOST_MARKS:
            raise InvalidInput(f"{len(marks)} labels at once; send at most {MOST_MARKS}", field="marks")
        for item, belongs in marks.items():
            if belongs is not None and item not in catalogue.places:
                raise NotFound(f"there is no item {item[:80]!r} in release {catalogue.release}", field="marks")
        return self._store.mark(set_id, marks, checked_annotator(annotator), self._now())

    def unmark(self, set_id: str, undo: str) -> None:
        """Undo one `mark`. Raises NotFound."""
        self._store.unmark(set_id, undo)

    def delete(self, set_id: str) -> str:
        """Take a set away; return what `restore` brings it back with. Raises NotFound."""
        return self._store.delete(set_id)

    def restore(self, undo: str) -> LabelSet:
        """Bring a deleted set back. Raises NotFound, InvalidInput."""
        return self._store.restore(undo)


def _checked(note: str) -> str:
    if len(note) > LONGEST_NOTE:
        raise InvalidInput(f"a note holds at most {LONGEST_NOTE} characters", field="note")
    if not all(letter.isprintable() or letter in "\n\r\t" for letter in note):
        raise InvalidInput("a note holds letters, spaces and line ends; take the other characters out", field="note")
    return note
