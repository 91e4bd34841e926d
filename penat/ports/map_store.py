"""Where maps of releases lie that were worked out beforehand."""

from abc import abstractmethod
from typing import Protocol

from penat.domain.geometry import Floats


class MapStore(Protocol):
    """Keeps one map for each release and method, beside the release and not in it: a map can be made anew."""

    @abstractmethod
    def read(self, release: str, method: str) -> Floats | None:
        """Return the points (n, 2) in the release's order, None where none were made. Raises Unavailable for damage."""

    @abstractmethod
    def write(self, release: str, method: str, points: Floats) -> None:
        """Keep *points* (n, 2); a map of the same release and method is replaced."""
