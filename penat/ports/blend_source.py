"""Where what was learned from rooms is kept for the servers."""

from abc import abstractmethod
from typing import Protocol

from penat.domain.room_blend import KeptBlend


class BlendSource(Protocol):
    """The newest blend that was learned; safe to ask before every answer, from several threads."""

    @abstractmethod
    def current(self) -> KeptBlend | None:
        """Return it, None where none was learned. Raises Unavailable where it cannot be read."""
