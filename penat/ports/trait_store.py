"""Where the vectors of trait words are kept, so that each process need not ask the text tower anew."""

from abc import abstractmethod
from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Protocol

from penat.domain.geometry import Vectors


class TraitStore(Protocol):
    """Vectors of words by a key that names the model and all the words; what is lost is worked out anew."""

    @abstractmethod
    def read(self, key: str) -> Mapping[str, Vectors] | None:
        """Return kind -> vectors (words, dim) as they were written, or None where there are none that can be read."""

    @abstractmethod
    def write(self, key: str, vectors: Mapping[str, Vectors]) -> None:
        """Keep vectors by kind; where that cannot be done nothing is kept, and nobody need know."""

    @abstractmethod
    def claim(self, key: str) -> AbstractContextManager[bool]:
        """Return a context that says whether this process alone is to work the vectors out while it is held.

        Another process that holds the claim will write them soon; a claim ends with the process that holds it.
        """
