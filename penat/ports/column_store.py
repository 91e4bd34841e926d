"""Where columns are kept that are laid over a release: what a classifier thinks of each item."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from penat.domain.kept_classifier import Applied


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of one item, and how confident the classifier is that it belongs."""

    item: str
    belongs: bool
    confidence: float


class ColumnStore(Protocol):
    """One column for each label set, under the set's id."""

    @abstractmethod
    def applied(self, set_id: str) -> Applied | None:
        """Return what the set's column was written with; None where there is no column, or one from elsewhere."""

    @abstractmethod
    def exists(self, set_id: str) -> bool:
        """Return whether the set has a column, be it known or not how it was written."""

    @abstractmethod
    def write(self, applied: Applied, verdicts: Sequence[Verdict]) -> None:
        """Write a column, whole or not at all, in the place of the set's earlier one."""

    @abstractmethod
    def remove(self, set_id: str) -> None:
        """Take a column away. Raises NotFound."""
