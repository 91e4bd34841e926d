"""Long work in the background: asked for, looked at, cancelled, and done."""

from collections.abc import Callable

from penat.domain.catalogue import Catalogue
from penat.domain.errors import PenatError, Unavailable
from penat.domain.job import Asked, Job, JobCancelled, QueueState, Report
from penat.domain.photo import Photo
from penat.domain.piece import SegmentWish
from penat.ports.job_queue import JobQueue
from penat.use_cases.segmenting import Segmenting

LONG_SECONDS = 8.0
LONGEST_SECONDS = 25.0
Told = Callable[[Report], None]
"""Told how a job stands; raises JobCancelled where it is no longer wanted."""


class Jobs:
    """Hands long work over *segmenting* to the workers of *queue*."""

    def __init__(self, queue: JobQueue, segmenting: Segmenting) -> None:
        self._queue = queue
        self._segmenting = segmenting

    def instead(self, photo: Photo, wish: SegmentWish, *, background: bool = False) -> Job | None:
        """Return the job that looks through a photo where that takes longer than a request should, else None.

        Raises Unavailable where nobody would do it, and it was asked for in the *background* or takes too long even for
        a patient client; between the two it is better done in the request than not at all. A quick look is what its
        asker waits for: it is done in the request as long as any client would wait.
        """
        seconds = self._segmenting.seconds(photo, wish)
        patience = LONGEST_SECONDS if wish.mode == "quick" else LONG_SECONDS
        if not background and seconds <= patience:
            return None
        try:
            return self._queue.add(photo.id, wish)
        except Unavailable:
            if background or seconds > LONGEST_SECONDS:
                raise
            return None

    def get(self, job_id: str) -> Job:
        """Return a job as it stands. Raises NotFound."""
        return self._queue.get(job_id)

    def cancel(self, job_id: str) -> Job:
        """Cancel a job that is not over. Raises NotFound."""
        return self._queue.cancel(job_id)

    def queue(self) -> QueueState:
        """Return how the whole queue stands. Raises Unavailable."""
        return self._queue.state()


def work(asked: Asked, segmenting: Segmenting, catalogue: Callable[[], Catalogue], told: Told) -> Report:
    """Do a job and return how it ended; *told* hears of its progress.

    What goes wrong in a way that was expected is the job's failure; anything else is raised.
    """
    try:
        told(Report("running", 0.0, "looking for pieces"))
        run = segmenting.segment(
            catalogue(), asked.photo_id, asked.wish,
            lambda share: told(Report("running", share, "looking for pieces")),
        )  # fmt: skip
    except JobCancelled:
        return Report("cancelled", 0.0, "cancelled on request")
    except PenatError as error:
        return Report("failed", 0.0, error.detail)
    return Report("done", 1.0, f"{len(run.segments)} pieces found", run.id)
