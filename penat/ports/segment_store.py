"""Where the pieces found in photos are kept: the source of truth of their vectors."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from penat.domain.geometry import Vectors
from penat.domain.piece import Segment, SegmentRun, SegmentWish


@dataclass(frozen=True, slots=True)
class RunKey:
    """What makes two segmentings one and the same."""

    photo_id: str
    wish: SegmentWish
    segmenter_sha256: str
    model_sha256: str


@dataclass(frozen=True, slots=True)
class VectorChange:
    """One segment that came or went, in the order of `number`; *vector* and the rest are None and "" for one gone."""

    number: int
    segment_id: str
    photo_id: str = ""
    owner: str = ""
    category: str | None = None
    model_sha256: str = ""
    vector: Vectors | None = None


class SegmentStore(Protocol):
    """All segment runs, safe for many processes; a run is there with all its segments, or not at all."""

    @abstractmethod
    def add(self, run: SegmentRun) -> SegmentRun:
        """Keep a run; return the one that is kept, which is another's where the same was made meanwhile.

        Raises NotFound where the photo is gone.
        """

    @abstractmethod
    def find(self, key: RunKey) -> SegmentRun | None:
        """Return the run that was made already, if any."""

    @abstractmethod
    def runs(self, photo_id: str) -> Sequence[SegmentRun]:
        """Return a photo's runs, the oldest first."""

    @abstractmethod
    def get(self, segment_id: str) -> Segment:
        """Return one segment. Raises NotFound."""

    @abstractmethod
    def newest_change(self) -> int:
        """Return the number of the last change, 0 before the first: cheap, asked at every search."""

    @abstractmethod
    def changes(self, after: int, limit: int) -> Sequence[VectorChange]:
        """Return changes after that number in order. None is ever added before one that was seen."""
