"""Where the classifiers of label sets are kept."""

from abc import abstractmethod
from typing import Protocol

from penat.domain.kept_classifier import KeptClassifier


class ClassifierStore(Protocol):
    """One classifier for each label set."""

    @abstractmethod
    def get(self, set_id: str) -> KeptClassifier:
        """Return a set's classifier. Raises NotFound, and Unavailable for one that is damaged."""

    @abstractmethod
    def keep(self, made: KeptClassifier) -> None:
        """Keep a classifier, whole or not at all, in the place of the set's earlier one."""
