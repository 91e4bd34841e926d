"""Where an import finds what an earlier store held."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Protocol

from penat.domain.old_items import OldItem


class OldCache(Protocol):
    """An earlier vector store, which is only read."""

    @abstractmethod
    def read(self) -> tuple[str, Sequence[OldItem]]:
        """Return what the store is called and all its items. Raises InvalidInput where it cannot be read."""
