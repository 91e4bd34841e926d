"""Where keys are kept that are made and taken away while the server runs."""

from abc import abstractmethod
from collections.abc import Callable
from typing import Protocol

from penat.domain.key_ring import Ring


class KeyRing(Protocol):
    """The keys as they are now; safe for many threads and processes."""

    @abstractmethod
    def keys(self) -> Ring | None:
        """Return the keys, ended ones too; None where none was ever made.

        Never raises: keys that cannot be read are no keys, so that nobody is let in by mistake.
        """

    @abstractmethod
    def change(self, changed: Callable[[Ring], Ring]) -> Ring:
        """Keep what *changed* makes of the keys, and return it; nobody else changes them between.

        Raises InvalidInput where they cannot be read or written, and whatever *changed* raises.
        """
