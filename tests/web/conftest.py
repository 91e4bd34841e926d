"""One small shop for every web test: chairs, beds and tables on an arc, kept in memory, with real small pictures."""

import secrets
import time
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from penat.adapters.memory_calls import MemoryCalls
from penat.adapters.photo_intake import prepared_photo, smaller_photo
from penat.adapters.picture_store import ReleasePictures
from penat.adapters.segment_pictures import cutout_jpeg, mask_png
from penat.domain.catalogue import Catalogue
from penat.domain.telemetry import Reading
from penat.ports.event_log import EventLog, EventRecords
from penat.ports.key_ring import KeyRing
from penat.ports.meter import Meter
from penat.settings import Settings
from penat.use_cases.annotator import Annotator
from penat.use_cases.jobs import Jobs
from penat.use_cases.labeller import Labeller
from penat.use_cases.photo_keeper import PhotoKeeper
from penat.use_cases.photo_search import PhotoSearch
from penat.use_cases.reasoning import Reasoner
from penat.use_cases.room_labeller import RoomLabeller
from penat.use_cases.room_matching import RoomMatching
from penat.use_cases.searcher import Searcher
from penat.use_cases.segmenting import Segmenting, World
from penat.use_cases.stylist import FlowDefaults, Stylist
from penat.web.app import create_app
from penat.web.config import WebConfig
from penat.web.services import Dependency, SegmentPictures, Services
from penat.wiring.classifying import build_classifying
from penat.wiring.queries import build_queries
from penat.wiring.reading import read_photo
from tests.fakes import circle
from tests.fakes.file_names import NumberedFileNames
from tests.fakes.fixed_segmenter import FixedSegmenter
from tests.fakes.memory_annotations import MemoryAnnotations
from tests.fakes.memory_blends import MemoryBlends
from tests.fakes.memory_events import MemoryEvents
from tests.fakes.memory_jobs import MemoryJobs
from tests.fakes.memory_labels import MemoryLabels
from tests.fakes.memory_photos import MemoryPhotos
from tests.fakes.memory_rooms import MemoryRooms
from tests.fakes.memory_segments import MemorySegments
from tests.fakes.memory_source import InMemorySource
from tests.fakes.word_embedder import WordEmbedder

SECRET = "a secret key for tests only"


def small_catalogue(release: str = "release-1") -> Catalogue:
    """Return 40 chairs (two of them variants), 12 beds and 10 tables, the last table unpriced and one out of stock."""
    groups = [0, 0, *range(2, 40)]
    chairs = circle.shelf("chair", 40, groups=groups)
    beds = circle.shelf("bed", 12)
    tables = circle.shelf("table", 10, cents=[*(5_000 + 500 * row for row in range(9)), None])
    tables = tables.with_facts([replace(item, in_stock=item.id != "table-003") for item in tables.items])
    return circle.catalogue(chairs, beds, tables, release=release)


@dataclass
class Shop:
    """A running app and the levers a test pulls: its releases, clock, seeds and dependencies."""

    source: InMemorySource
    pictures: Path
    moment: float = 1_800_000_000.0
    seeds: int = 1
    dependencies: list[Dependency] = field(default_factory=list)
    embedder: WordEmbedder | None = None
    annotator: Annotator = field(
        default_factory=lambda: Annotator(MemoryAnnotations(), lambda: datetime.now(UTC), lambda: secrets.token_hex(8))
    )
    labeller: Labeller = field(default_factory=lambda: Labeller(MemoryLabels(), lambda: datetime.now(UTC)))
    rooms: RoomLabeller = field(
        default_factory=lambda: RoomLabeller(MemoryRooms(), lambda: datetime.now(UTC), lambda: secrets.token_hex(8))
    )
    blends: MemoryBlends = field(default_factory=MemoryBlends)
    events: EventLog | None = None
    event_records: EventRecords = field(default_factory=MemoryEvents)
    photo_store: MemoryPhotos = field(default_factory=MemoryPhotos)
    photos: PhotoKeeper | None = None
    reasoner: Reasoner = field(default_factory=Reasoner)
    key_ring: KeyRing | None = None
    meter: Meter | None = None
    readings: Callable[[], Iterable[Reading]] = tuple
    defaults: FlowDefaults = field(default_factory=FlowDefaults)

    def __post_init__(self) -> None:
        self.photos = self.photos or PhotoKeeper(
            self.photo_store, prepared_photo, lambda: datetime.now(UTC), lambda: str(uuid.uuid4()), shrink=smaller_photo
        )
        self.segments = MemorySegments(self.photo_store)
        world = World(time.perf_counter, lambda: datetime.now(UTC), lambda: str(uuid.uuid4()))
        self.segmenter = FixedSegmenter()
        self.segmenting = Segmenting(self.photos, self.segments, self.segmenter, self.embedder, read_photo, world)
        self.queue = MemoryJobs()

    def app(self, searcher=Searcher, **settings):
        """Return an app over this shop with the given web settings; *searcher* makes what answers questions."""
        services = Services(
            stylist=Stylist(self.source, self.embedder, self.defaults, RoomMatching(self.blends)),
            searcher=(made := searcher(self.embedder, read_photo)),
            queries=build_queries(Settings(var=self.pictures / "var", data=self.pictures), made),
            source=self.source,
            pictures=ReleasePictures(self.pictures / "releases", self.pictures / "resized"),
            now=lambda: self.moment,
            calls=MemoryCalls(),
            key_ring=self.key_ring,
            meter=self.meter,
            readings=lambda: self.readings(),
            fresh_seed=self._seed,
            dependencies=lambda: self.dependencies,
            annotator=self.annotator,
            file_names=NumberedFileNames(unknown=("table",)),
            labeller=self.labeller,
            rooms=self.rooms,
            classifying=build_classifying(Settings(var=self.pictures / "var"), self.labeller),
            photos=self.photos,
            photo_search=PhotoSearch(self.photos, self.segments, self.embedder, read_photo),
            events=self.events,
            event_records=self.event_records,
            segmenting=self.segmenting,
            reasoner=self.reasoner,
            segment_pictures=SegmentPictures(mask_png, cutout_jpeg),
            jobs=Jobs(self.queue, self.segmenting),
        )
        return create_app(services, WebConfig(**{"secret_key": SECRET, **settings}))

    def client(self, **settings):
        """Return a test client of such an app."""
        return self.app(**settings).test_client()

    def _seed(self) -> int:
        self.seeds += 1
        return self.seeds


@pytest.fixture
def shop(tmp_path):
    """A shop with one release, a model that knows two texts, and one picture on disk."""
    release = tmp_path / "releases" / "release-1"
    for kind in ("pictures", "thumbnails"):
        (release / kind).mkdir(parents=True)
    picture = Image.fromarray(np.full((300, 400, 3), (200, 120, 40), dtype=np.uint8))
    picture.save(release / "pictures" / f"{0:064x}.jpg")
    picture.resize((320, 240)).save(release / "thumbnails" / f"{0:064x}.webp")
    arc = circle.arc(40)
    words = WordEmbedder({"walnut armchair": arc[30], "first": arc[0]})
    ready = [Dependency("release", True, "release-1 with 62 items"), Dependency("model", True, "fake reads words")]
    return Shop(InMemorySource(small_catalogue()), tmp_path, dependencies=ready, embedder=words)


@pytest.fixture
def client(shop):
    """A client of the shop with the settings every deployment begins with."""
    return shop.client()
