"""Where ingestion finds what the shop says about its pictures: names, prices, links."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Protocol

from penat.domain.ingestion import Links


class LinkSource(Protocol):
    """The shop's table of items."""

    @abstractmethod
    def read(self, paths: Sequence[str]) -> Links:
        """Return the rows about the pictures at *paths*. Raises InvalidInput naming every line that cannot be used."""
