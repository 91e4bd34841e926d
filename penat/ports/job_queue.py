"""Where work waits that takes longer than a request."""

from abc import abstractmethod
from typing import Protocol

from penat.domain.job import Job, QueueState
from penat.domain.piece import SegmentWish


class JobQueue(Protocol):
    """Jobs handed to workers, which are other processes; safe for many processes at once."""

    @abstractmethod
    def add(self, photo_id: str, wish: SegmentWish) -> Job:
        """Return a job that does this: the one that waits or runs already, else a new one.

        Raises Unavailable saying the cure where no worker is alive, or where too many jobs wait.
        """

    @abstractmethod
    def get(self, job_id: str) -> Job:
        """Return a job as it stands. Raises NotFound, also for one that ended long ago."""

    @abstractmethod
    def cancel(self, job_id: str) -> Job:
        """Let a job not be begun, or end where its worker next tells its progress; one that is over stays as it is.

        Raises NotFound.
        """

    @abstractmethod
    def state(self) -> QueueState:
        """Return how the whole queue stands. Raises Unavailable where it cannot be reached."""
