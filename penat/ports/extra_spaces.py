"""Where a release's vectors of further models lie."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from penat.domain.geometry import Vectors


@dataclass(frozen=True)
class ExtraSpace:
    """The vectors that a further model made of a release's pictures: category -> (n, dim), in the release's order."""

    model: str
    sha256: str
    vectors: Mapping[str, Vectors]


class ExtraSpaces(Protocol):
    """Keeps vectors beside a release and not in it: they can be made anew."""

    @abstractmethod
    def models(self, release: str) -> Sequence[str]:
        """Return the further models whose vectors of *release* are complete, by name."""

    @abstractmethod
    def space(self, release: str, model: str) -> ExtraSpace:
        """Return one model's vectors, mapped. Raises NotFound naming those there are, Unavailable for damage."""
