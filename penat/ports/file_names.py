"""What the pictures of a release were called in the shop's folder."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Protocol


class FileNames(Protocol):
    """The names of the picture files that items were made of."""

    @abstractmethod
    def of(self, release: str, category: str) -> Sequence[str] | None:
        """Return the file name of each item of a category, row by row, without folders; None where nobody knows."""
