"""Label sets in memory: the store's rules in the plainest way they can be written."""

from dataclasses import replace
from datetime import datetime
from itertools import count
from threading import RLock

from penat.domain.errors import InvalidInput, NotFound
from penat.domain.label_set import Label, LabelSet, Marks
from penat.domain.label_set import set_id as id_of
from penat.ports.label_store import LabelStore


class MemoryLabels(LabelStore):
    """Keeps everything in dicts, behind one lock."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._sets: dict[str, LabelSet] = {}
        self._labels: dict[str, dict[str, Label]] = {}
        self._undo: dict[str, tuple[str, dict[str, Label | None], dict[str, Label | None]]] = {}
        self._bin: dict[str, tuple[LabelSet, dict[str, Label]]] = {}
        self._numbers = count(1)

    def sets(self) -> list[LabelSet]:
        with self._lock:
            return sorted((self.get(one) for one in self._sets), key=lambda one: (one.name.casefold(), one.id))

    def get(self, set_id: str) -> LabelSet:
        with self._lock:
            if set_id not in self._sets:
                raise NotFound(f"there is no label set {set_id[:80]!r}", field="id")
            found = [one.belongs for one in self._labels[set_id].values()]
            return replace(self._sets[set_id], positives=sum(found), negatives=len(found) - sum(found))

    def add(self, made: LabelSet) -> None:
        with self._lock:
            if made.id in self._sets:
                raise InvalidInput(f"there is a label set {made.id!r} already; choose another name", field="name")
            self._sets[made.id] = made
            self._labels[made.id] = {}

    def change(self, set_id: str, *, name: str | None = None, note: str | None = None) -> LabelSet:
        with self._lock:
            old = self.get(set_id)
            new = replace(old, note=old.note if note is None else note)
            if name is not None:
                new = replace(new, id=id_of(name), name=name.strip())
            if new.id != set_id and new.id in self._sets:
                raise InvalidInput(f"there is a label set {new.id!r} already; choose another name", field="name")
            labels = self._labels.pop(set_id)
            del self._sets[set_id]
            self._sets[new.id], self._labels[new.id] = new, labels
            moved = {undo: step for undo, step in self._undo.items() if step[0] == set_id}
            self._undo |= {undo: (new.id, *step[1:]) for undo, step in moved.items()}
            return self.get(new.id)

    def labels(self, set_id: str) -> list[Label]:
        with self._lock:
            self.get(set_id)
            return sorted(self._labels[set_id].values(), key=lambda one: one.item)

    def mark(self, set_id: str, marks: Marks, annotator: str, at: datetime) -> str:
        with self._lock:
            self.get(set_id)
            labels = self._labels[set_id]
            before = {item: labels.get(item) for item in marks}
            for item, belongs in marks.items():
                if belongs is None:
                    labels.pop(item, None)
                else:
                    labels[item] = Label(item, belongs, annotator, at)
            undo = f"undo-{next(self._numbers)}"
            self._undo[undo] = (set_id, before, {item: labels.get(item) for item in marks})
            return undo

    def unmark(self, set_id: str, undo: str) -> None:
        with self._lock:
            self.get(set_id)
            if undo not in self._undo or self._undo[undo][0] != set_id:
                raise NotFound("there is nothing of that name to undo in this set", field="undo")
            _, before, after = self._undo.pop(undo)
            labels = self._labels[set_id]
            for item, was in before.items():
                if labels.get(item) != after[item]:
                    continue  # somebody has marked it anew since
                if was is None:
                    labels.pop(item, None)
                else:
                    labels[item] = was

    def delete(self, set_id: str) -> str:
        with self._lock:
            found = self.get(set_id)
            undo = f"deleted-{next(self._numbers)}"
            self._bin[undo] = (found, self._labels.pop(set_id))
            del self._sets[set_id]
            return undo

    def restore(self, undo: str) -> LabelSet:
        with self._lock:
            if undo not in self._bin:
                raise NotFound("there is no deleted label set to bring back", field="undo")
            found, labels = self._bin[undo]
            self.add(found)
            self._labels[found.id] = labels
            del self._bin[undo]
            return self.get(found.id)
