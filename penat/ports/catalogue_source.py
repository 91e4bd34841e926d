"""Where the core gets the release being served, and older ones that are still kept."""

from abc import abstractmethod
from typing import Protocol

from penat.domain.catalogue import Catalogue


class CatalogueSource(Protocol):
    """Published releases; `current` may change between two calls, one Catalogue never does."""

    @abstractmethod
    def current(self) -> Catalogue:
        """Return the release being served. Raises Unavailable when none is published."""

    @abstractmethod
    def release(self, release_id: str) -> Catalogue:
        """Return a kept release by id. Raises SessionRefused when it is no longer kept."""
