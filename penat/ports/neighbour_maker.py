"""Makes the neighbour lists of a category that is too large for comparing everything with everything."""

from abc import abstractmethod
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from penat.domain.geometry import Mask, Vectors

NeighbourLists = tuple[NDArray[np.int32], NDArray[np.float32]]


class NeighbourMaker(Protocol):
    """Called as `penat.domain.geometry.neighbour_lists` is, which is the exact one; this one may miss a neighbour."""

    @abstractmethod
    def __call__(
        self,
        queries: Vectors,
        vectors: Vectors,
        limit: int,
        *,
        own_group: NDArray[np.int32] | None = None,
        groups: NDArray[np.int32] | None = None,
        listed: Mask | None = None,
    ) -> NeighbourLists:
        """Return the nearest rows of *vectors* for each query, (q, k), and their exact distances, nearest first."""
