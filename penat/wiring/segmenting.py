"""What finds the pieces in photos, and the queue of what takes longer than a request."""

import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from numpy.typing import NDArray

from penat.domain.errors import Unavailable
from penat.ports.embedder import Embedder
from penat.ports.job_queue import JobQueue
from penat.ports.meter import Meter
from penat.ports.segment_store import SegmentStore
from penat.ports.segmenter import Segmenter
from penat.settings import Settings
from penat.use_cases.jobs import Jobs, Told, work
from penat.use_cases.photo_keeper import PhotoKeeper
from penat.use_cases.segmenting import Segmenting, World
from penat.web.services import SegmentPictures
from penat.wiring.at_use import AtUse
from penat.wiring.catalogue import build_source
from penat.wiring.photos import build_photo_keeper, build_photo_stores
from penat.wiring.reading import ReleaseEmbedder, read_photo
from penat.wiring.timed import EMBEDDING, SEGMENTING, Timed
from penat.wiring.watching import build_job_meter

if TYPE_CHECKING:
    from penat.adapters.huey_jobs import HueyJobs
    from penat.domain.job import Asked, Report

JOBS_FILE = "jobs.db"


def build_segmenting(
    settings: Settings, keeper: PhotoKeeper, segments: SegmentStore, embedder: Embedder | None,
    meter: Meter | None = None,
) -> Segmenting:  # fmt: skip
    """Return what finds pieces in the photos of *keeper*; it is opened at its first use, and timed."""
    found: list[Segmenter] = []

    def segmenter() -> Segmenter:
        if not found:
            from penat.wiring.segmenters import build_segmenter

            found.append(build_segmenter(settings))
        return found[0]

    world = World(time.perf_counter, lambda: datetime.now(UTC), lambda: str(uuid.uuid4()))
    timed = cast(Segmenter, Timed(AtUse(segmenter), meter, SEGMENTING))
    return Segmenting(keeper, segments, timed, embedder, read_photo, world)


def build_jobs(settings: Settings, segmenting: Segmenting) -> Jobs:
    """Return what hands long work to workers; huey is loaded at the first use."""
    found: list[HueyJobs] = []

    def queue() -> "HueyJobs":
        if not found:
            found.append(open_queue(settings))
        return found[0]

    return Jobs(cast(JobQueue, AtUse(queue)), segmenting)


def open_queue(settings: Settings) -> "HueyJobs":
    """Return the queue of jobs. Raises Unavailable where it cannot be reached."""
    try:
        from penat.adapters.huey_jobs import HueyJobs, huey_at
    except ImportError:
        raise Unavailable("long work needs huey; pip install -r requirements.txt", field="background") from None
    place: Path | str = settings.queue or settings.var / JOBS_FILE
    return HueyJobs(huey_at(place))


def run_job_workers(settings: Settings, count: int, parent: int | None = None) -> None:
    """Do jobs in *count* processes until told to stop, or until the process *parent* has ended. Raises Unavailable."""
    from penat.adapters.huey_workers import run_workers
    from penat.adapters.place_lock import use_place

    use_place(settings.var)
    run_workers(open_queue(settings), lambda: _worker(settings), count, parent)


def segment_pictures() -> SegmentPictures:
    """Return what makes picture files of masks and cut-outs."""
    return SegmentPictures(_mask_png, _cutout_jpeg)


def _worker(settings: Settings) -> "Callable[[Asked, Told], Report]":
    """Return what does a job in this process, over stores and models of its own that are opened at the first job."""
    source = build_source(settings)
    photos, segments = build_photo_stores(settings)
    keeper = build_photo_keeper(settings, photos)
    meter = build_job_meter(settings)
    if meter is not None:
        meter.start()
    embedder = cast(Embedder, Timed(ReleaseEmbedder(settings, source), meter, EMBEDDING))
    segmenting = build_segmenting(settings, keeper, segments, embedder, meter)
    return lambda asked, told: work(asked, segmenting, source.current, told)


def _mask_png(mask: NDArray[Any]) -> bytes:
    from penat.adapters.segment_pictures import mask_png

    return mask_png(mask)


def _cutout_jpeg(picture: NDArray[Any]) -> bytes:
    from penat.adapters.segment_pictures import cutout_jpeg

    return cutout_jpeg(picture)
