"""Classifiers and columns in memory."""

from collections.abc import Sequence

from penat.domain.errors import NotFound
from penat.domain.kept_classifier import Applied, KeptClassifier
from penat.ports.classifier_store import ClassifierStore
from penat.ports.column_store import ColumnStore, Verdict


class MemoryClassifiers(ClassifierStore):
    """Keeps classifiers in a dict."""

    def __init__(self) -> None:
        self._kept: dict[str, KeptClassifier] = {}

    def get(self, set_id: str) -> KeptClassifier:
        if set_id not in self._kept:
            raise NotFound(f"there is no classifier {set_id!r}", field="classifier")
        return self._kept[set_id]

    def keep(self, made: KeptClassifier) -> None:
        self._kept[made.set_id] = made


class MemoryColumns(ColumnStore):
    """Keeps columns in a dict."""

    def __init__(self) -> None:
        self._written: dict[str, tuple[Applied, list[Verdict]]] = {}

    def applied(self, set_id: str) -> Applied | None:
        return self._written[set_id][0] if set_id in self._written else None

    def exists(self, set_id: str) -> bool:
        return set_id in self._written

    def write(self, applied: Applied, verdicts: Sequence[Verdict]) -> None:
        self._written[applied.column] = (applied, list(verdicts))

    def remove(self, set_id: str) -> None:
        if self._written.pop(set_id, None) is None:
            raise NotFound(f"{set_id} has no column to take away", field="set")

    def verdicts(self, set_id: str) -> list[Verdict]:
        return self._written[set_id][1]
