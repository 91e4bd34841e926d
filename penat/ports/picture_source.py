"""Where ingestion finds a shop's pictures."""

from abc import abstractmethod
from collections.abc import Callable, Container, Iterator, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from penat.domain.ingestion import PictureFile, Problem, ReadPicture

Fit = Callable[[Any], NDArray[np.uint8]]


class PictureSource(Protocol):
    """Files by category; what cannot be read is a Problem with its reason, never a guess."""

    @abstractmethod
    def find(self) -> tuple[Sequence[PictureFile], Sequence[Problem]]:
        """Return the files that may be pictures, in a fixed order, and what was passed over."""

    @abstractmethod
    def read(self, files: Sequence[PictureFile], fit: Fit, known: Container[str]) -> Iterator[ReadPicture | Problem]:
        """Yield each file read, in order; one whose SHA-256 is in *known* is not decoded.

        *fit* brings a decoded RGB picture to the size the model looks at: an array, uint8 (height, width, 3), or an
        image of which numpy makes such an array, so that pixels need not be copied to and fro.
        """
