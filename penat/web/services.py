"""Everything the routes call, handed in by the wiring."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from numpy.typing import NDArray

from penat.domain.telemetry import Reading
from penat.ports.call_counter import CallCounter
from penat.ports.catalogue_source import CatalogueSource
from penat.ports.event_log import EventLog, EventRecords
from penat.ports.file_names import FileNames
from penat.ports.key_ring import KeyRing
from penat.ports.meter import Meter
from penat.ports.picture_store import PictureStore
from penat.use_cases.annotator import Annotator
from penat.use_cases.classifying import Classifying
from penat.use_cases.jobs import Jobs
from penat.use_cases.labeller import Labeller
from penat.use_cases.photo_keeper import PhotoKeeper
from penat.use_cases.photo_search import PhotoSearch
from penat.use_cases.reasoning import Reasoner
from penat.use_cases.room_labeller import RoomLabeller
from penat.use_cases.saved_queries import SavedQueries
from penat.use_cases.searcher import Searcher
from penat.use_cases.segmenting import Segmenting
from penat.use_cases.stylist import Stylist
from penat.use_cases.troubleshooter import Troubleshooter


@dataclass(frozen=True, slots=True)
class Dependency:
    """One thing serving depends on, and in words how it is; without a `needed` one the server is not ready."""

    name: str
    ready: bool
    detail: str
    needed: bool = True


@dataclass(frozen=True, slots=True)
class SegmentPictures:
    """What makes picture files of a mask (height, width) and of an RGB cut-out (height, width, 3)."""

    mask_png: Callable[[NDArray[Any]], bytes]
    cutout_jpeg: Callable[[NDArray[Any]], bytes]


@dataclass(frozen=True, slots=True)
class Services:
    """The use cases, the source of releases, the pictures, and the world's two surprises: the time and fresh seeds.

    `now` returns seconds since the epoch; `fresh_seed` a whole number below 2**53; `dependencies` is asked by /readyz,
    `readings`, the gauges that are looked up for each answer, by /metrics.
    """

    stylist: Stylist
    searcher: Searcher
    queries: SavedQueries
    source: CatalogueSource
    pictures: PictureStore
    now: Callable[[], float]
    fresh_seed: Callable[[], int]
    dependencies: Callable[[], Sequence[Dependency]]
    troubleshooter: Troubleshooter = field(default_factory=Troubleshooter)
    reasoner: Reasoner = field(default_factory=Reasoner)
    file_names: FileNames | None = None
    annotator: Annotator | None = None
    labeller: Labeller | None = None
    rooms: RoomLabeller | None = None
    classifying: Classifying | None = None
    events: EventLog | None = None
    event_records: EventRecords | None = None
    photo_search: PhotoSearch | None = None
    photos: PhotoKeeper | None = None
    segmenting: Segmenting | None = None
    segment_pictures: SegmentPictures | None = None
    jobs: Jobs | None = None
    calls: CallCounter | None = None
    key_ring: KeyRing | None = None
    meter: Meter | None = None
    readings: Callable[[], Iterable[Reading]] = tuple
