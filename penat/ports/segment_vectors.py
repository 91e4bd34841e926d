"""Where segments' vectors are searched: made of the database's changes, which stay the source of truth."""

from abc import abstractmethod
from collections.abc import Collection, Sequence
from typing import Protocol

from penat.domain.geometry import Vectors
from penat.domain.vector_index import Near
from penat.ports.segment_store import VectorChange


class SegmentVectors(Protocol):
    """Vectors by segment, safe between threads. Every method may raise Unavailable where what keeps them is away."""

    @abstractmethod
    def apply(self, changes: Sequence[VectorChange]) -> None:
        """Take changes in, in their order; taken in again, by this process or another, they do no harm."""

    @abstractmethod
    def clear(self) -> None:
        """Forget what is kept for this process alone; what others share may stay, for no answer rests on it alone."""

    @abstractmethod
    def near(
        self, model_sha256: str, vector: Vectors, limit: int, owners: Collection[str], category: str | None = None,
        without: Collection[str] = (),
    ) -> list[Near]:  # fmt: skip
        """Return at most *limit* segments of *owners* nearest to *vector* (dim,) among those of that model's state.

        One that is gone from the database may be named, if several processes change what they share at once: whoever
        asks reads the database before telling of it.
        """
