"""What turns pictures and words into vectors of one space."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, Protocol

from numpy.typing import NDArray

from penat.domain.geometry import Vectors


class Embedder(Protocol):
    """A model with an image tower and a text tower; `name`, `dim` and, where known, `sha256` identify the space."""

    name: str
    dim: int
    sha256: str = ""

    @abstractmethod
    def embed_pictures(self, pictures: Sequence[NDArray[Any]]) -> Vectors:
        """Return unit vectors (n, dim) of RGB pictures, each uint8 (height, width, 3)."""

    @abstractmethod
    def embed_texts(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors (n, dim) of texts."""
