"""Where the vectors of trait words are kept, so that each process need not ask the text tower anew."""

from abc import abstractmethod
from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Protocol

from penat.domain.geometry import Vectors


class TraitStore(Protocol):
    """Vectors of words by what they were made of, told whole: the model and all it read; lost ones are made anew."""

    @abstractmethod
    def read(self, made_of: str) -> Mapping[str, Vectors] | None:
        """Return kind -> vectors (words, dim) as they were written, or None where none of just this can be read."""

    @abstractmethod
    def write(self, made_of: str, vectors: Mapping[str, Vectors]) -> None:
        """Keep vectors by kind; where that cannot be done nothing is kept, and nobody need know."""

    @abstractmethod
    def claim(self, made_of: str) -> AbstractContextManager[bool]:
        """Return a context that says whether this process alone is to work the vectors out while it is held.

        Another process that holds the claim will write them soon; a claim ends with the process that holds it.
        """
