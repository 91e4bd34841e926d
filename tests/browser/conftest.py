"""A real Chromium before the real app: each test has a small shop of its own and a page that may not complain."""

import os
import random
import re
import secrets
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from werkzeug.serving import WSGIRequestHandler, make_server

from penat.adapters.photo_intake import prepared_photo, smaller_photo
from penat.adapters.picture_store import ReleasePictures
from penat.adapters.segment_pictures import cutout_jpeg, mask_png
from penat.domain.catalogue import Catalogue, Item
from penat.settings import Settings
from penat.use_cases.annotator import Annotator
from penat.use_cases.jobs import Jobs
from penat.use_cases.labeller import Labeller
from penat.use_cases.photo_keeper import PhotoKeeper
from penat.use_cases.photo_search import PhotoSearch
from penat.use_cases.room_labeller import RoomLabeller
from penat.use_cases.searcher import Searcher
from penat.use_cases.segmenting import Segmenting, World
from penat.use_cases.stylist import FlowDefaults, Stylist
from penat.web.app import create_app
from penat.web.config import WebConfig
from penat.web.services import SegmentPictures, Services
from penat.wiring.classifying import build_classifying
from penat.wiring.queries import build_queries
from penat.wiring.reading import read_photo
from tests.browser.waiting import PATIENCE_S, settle, until
from tests.fakes import circle
from tests.fakes.file_names import NumberedFileNames
from tests.fakes.fixed_segmenter import FixedSegmenter
from tests.fakes.further_models import FurtherModels
from tests.fakes.memory_annotations import MemoryAnnotations
from tests.fakes.memory_events import MemoryEvents
from tests.fakes.memory_jobs import MemoryJobs
from tests.fakes.memory_labels import MemoryLabels
from tests.fakes.memory_photos import MemoryPhotos
from tests.fakes.memory_rooms import MemoryRooms
from tests.fakes.memory_segments import MemorySegments
from tests.fakes.memory_source import InMemorySource
from tests.fakes.word_embedder import WordEmbedder

CHROMIUM = Path("/usr/bin/chromium")
SLOWNESS = int(os.environ.get("BROWSER_SLOWNESS", "0"))
"""How many milliseconds late the API answers at most, and a page that is six times slower: it shows where a test looks
at something that it did not wait for. CONTRIBUTING.md says when to use it."""
ARTIFACTS = Path(__file__).parent / "artifacts"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}
CHAIRS = 60
BED_CENTS = [10_000, 12_000, 14_000, 16_000, 90_000, 91_000, 92_000, 93_000, 94_000, 95_000, 96_000, None]


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium; where there is none the tests are skipped, but never in CI."""
    if not CHROMIUM.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{CHROMIUM} is missing; install it: apt-get install chromium")
        pytest.skip(f"{CHROMIUM} is missing; install it to run the browser tests: apt-get install chromium")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE_S * 1e3)  # a busy machine is no fault of the page
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=options)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def pictures(tmp_path_factory) -> Path:
    """A folder of releases with one small drawn picture for each row of a shelf."""
    root = tmp_path_factory.mktemp("pictures")
    for kind in ("pictures", "thumbnails"):
        (root / "releases" / "drawn" / kind).mkdir(parents=True)
    for row in range(CHAIRS):
        drawn = _drawing(row)
        drawn.save(root / "releases" / "drawn" / "pictures" / f"{row:064x}.jpg", quality=80)
        drawn.resize((160, 160)).save(root / "releases" / "drawn" / "thumbnails" / f"{row:064x}.webp")
    return root


def _drawing(row: int) -> Image.Image:
    """Return a simple seat with a back and two legs, its colour and height told by the row."""
    picture = Image.new("RGB", (320, 320), "white")
    pen = ImageDraw.Draw(picture)
    colour = (60 + 3 * row, 120 - row, 70 + (37 * row) % 120)
    top = 50 + (13 * row) % 60
    pen.rounded_rectangle((80, top, 105, 190), 8, fill=colour)
    pen.rounded_rectangle((80, 170, 240, 200), 8, fill=colour)
    pen.rectangle((90, 200, 102, 290), fill=colour)
    pen.rectangle((218, 200, 230, 290), fill=colour)
    return picture


@cache
def full_catalogue(release: str = "release-1") -> Catalogue:
    """Return 60 chairs, 12 beds with a gap in their prices, 10 tables and 8 lamps; all with links to a shop."""
    shelves = [
        circle.shelf("chair", CHAIRS),
        circle.shelf("bed", 12, cents=BED_CENTS),
        circle.shelf("table", 10),
        circle.shelf("lamp", 8),
    ]
    linked = [s.with_facts([_told(item, row) for row, item in enumerate(s.items)]) for s in shelves]
    return circle.catalogue(*linked, release=release)


def _told(item: Item, row: int) -> Item:
    """Return the item with a link, and with a style: every third is boho."""
    return replace(item, link=f"https://shop.example/{item.id}", extra={"style": "plain" if row % 3 else "boho"})


@dataclass
class Shop:
    """A served app and its levers: what is published, and the time."""

    pictures: Path
    source: InMemorySource = field(default_factory=lambda: InMemorySource(full_catalogue()))
    moment: float = 1_800_000_000.0
    seed: int = 0
    base: str = ""
    annotator: Annotator = field(
        default_factory=lambda: Annotator(MemoryAnnotations(), lambda: datetime.now(UTC), lambda: secrets.token_hex(8))
    )
    labeller: Labeller = field(default_factory=lambda: Labeller(MemoryLabels(), lambda: datetime.now(UTC)))
    rooms: RoomLabeller = field(
        default_factory=lambda: RoomLabeller(MemoryRooms(), lambda: datetime.now(UTC), lambda: secrets.token_hex(8))
    )
    segmenter: FixedSegmenter = field(default_factory=FixedSegmenter)
    queue: MemoryJobs = field(default_factory=MemoryJobs)
    log: MemoryEvents = field(default_factory=MemoryEvents)

    def __post_init__(self) -> None:
        world = World(time.monotonic, lambda: datetime.now(UTC), lambda: str(uuid.uuid4()))
        kept = MemoryPhotos()
        self.further = FurtherModels(self.source.current)
        self.words = WordEmbedder({"walnut armchair": circle.arc(CHAIRS)[30]})
        self.photos = PhotoKeeper(kept, prepared_photo, world.now, world.new_id, shrink=smaller_photo)
        segments = MemorySegments(kept)
        self.segmenting = Segmenting(self.photos, segments, self.segmenter, self.words, read_photo, world)
        self.photo_search = PhotoSearch(self.photos, segments, self.words, read_photo)

    def app(self, **settings):
        """Return the app over this shop, with the given web settings."""
        words = self.words
        services = Services(
            stylist=Stylist(self.source, words, FlowDefaults()),
            searcher=(searcher := Searcher(words, read_photo, self.further, self.further.embedder)),
            queries=build_queries(Settings(var=self.pictures / "var", data=self.pictures), searcher),
            source=self.source,
            pictures=ReleasePictures(self.pictures / "releases", self.pictures / "resized"),
            now=lambda: self.moment,
            fresh_seed=self._seed,
            dependencies=list,
            annotator=self.annotator,
            labeller=self.labeller,
            rooms=self.rooms,
            classifying=build_classifying(Settings(var=self.pictures / "var"), self.labeller),
            file_names=NumberedFileNames(),
            photos=self.photos,
            segmenting=self.segmenting,
            photo_search=self.photo_search,
            segment_pictures=SegmentPictures(mask_png, cutout_jpeg),
            jobs=Jobs(self.queue, self.segmenting),
            events=self.log,
            event_records=self.log,
        )
        return create_app(services, WebConfig(secret_key="a secret key for tests only", **settings))

    def _seed(self) -> int:
        self.seed += 1
        return self.seed


class Quiet(WSGIRequestHandler):
    """Logs no request, and gives up connections that a browser opened ahead and never used."""

    timeout = 20

    def log_request(self, code="-", size="-"):
        """Say nothing."""


def _whole(app):
    """Return *app* answering in one piece: werkzeug's server forgets an open file when a browser hangs up on it."""

    def answer(environ, start_response):
        if SLOWNESS and environ["PATH_INFO"].startswith("/api/"):
            time.sleep(random.uniform(0.3, 1) * SLOWNESS / 1000)
        pieces = app(environ, start_response)
        try:
            return [b"".join(pieces)]
        finally:
            if hasattr(pieces, "close"):
                pieces.close()

    return answer


@contextmanager
def served(app) -> Iterator[str]:
    """Serve *app* on a free loopback port; yield its address."""
    server = make_server("127.0.0.1", 0, _whole(app), threaded=True, request_handler=Quiet)
    server.daemon_threads = False  # closing waits for every connection, so none is left to the garbage collector
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def shop(pictures) -> Iterator[Shop]:
    """A shop being served."""
    opened = Shop(pictures)
    with served(opened.app()) as base:
        opened.base = base
        yield opened


class Visit:
    """One visitor's page, which fails its test when the browser's console complains, and what a visitor does on it."""

    def __init__(self, browser, base: str, viewport: dict[str, int], **context) -> None:
        context.setdefault("permissions", ["clipboard-read", "clipboard-write"])
        self.context = browser.new_context(viewport=viewport, base_url=base, reduced_motion="reduce", **context)
        self.context.set_default_timeout(PATIENCE_S * 1e3)
        self.page = self.context.new_page()
        if SLOWNESS:
            self.context.new_cdp_session(self.page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
        self.complaints: list[str] = []
        self.expected: re.Pattern[str] | None = None
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _heard(self, message) -> None:
        if message.type in ("error", "warning") and not (self.expected and self.expected.search(message.text)):
            self.complaints.append(message.text)

    def expect_complaints(self, pattern: str) -> None:
        """Let the console speak of failures that the test itself causes."""
        self.expected = re.compile(pattern)

    def open(self, path: str = "/") -> None:
        self.page.goto(path)

    def begin(self) -> None:
        """Go from the start to the first slate."""
        self.open()
        self.page.get_by_role("button", name="Show me chairs").click()
        self.at_step(1)

    def at_step(self, step: int) -> None:
        """Wait until the slate of *step* is on the screen."""
        self.page.get_by_text(f"{step} of 4", exact=True).wait_for()
        self.tiles.first.wait_for()

    def finish(self) -> None:
        """Pick the first of each slate until the look is there."""
        for step in range(1, 5):
            self.at_step(step)
            self.tiles.first.click()
        self.at_look()

    def at_look(self) -> None:
        self.page.get_by_role("heading", level=1, name="A look around one chair").wait_for()
        self.page.locator(".card .thumb").first.wait_for()

    @property
    def tiles(self):
        """The pictures that can be picked now."""
        return self.page.locator(".slate .tile[data-id]")

    def ids(self) -> list[str]:
        return self.tiles.evaluate_all("tiles => tiles.map(tile => tile.dataset.id)")

    def other_ids(self, than: list[str]) -> list[str]:
        """Wait for a slate that shows nothing of what was shown before; return what it shows."""
        return self.until(self.ids, lambda ids: ids and not set(ids) & set(than))

    def until(self, look, expected=True):
        """Wait until *look* gives what is *expected*, or passes it where it is a function; return that."""
        return until(self.page, look, expected)

    def fits(self) -> None:
        """Wait until nothing scrolls sideways."""
        self.until(lambda: self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))

    def shows(self, category: str) -> str:
        """Return the name of the piece chosen in a category's card."""
        return self.piece(category).inner_text()

    def piece(self, category: str):
        """The name of the piece chosen in a category's card, to be waited for."""
        return self.card(category).locator(".piece-name")

    def card(self, category: str):
        return self.page.locator(f".card[data-category={category}]")

    def settle(self) -> None:
        """Wait until nothing moves any more, but for what moves for ever."""
        settle(self.page)

    def pictured(self) -> None:
        """Wait until every picture is there and shown, lazy ones included."""
        self.page.evaluate("document.querySelectorAll('img').forEach(image => { image.loading = 'eager' })")
        self.page.wait_for_function("() => [...document.images].every(image => image.complete)")
        self.settle()

    def keep(self, name: str) -> None:
        """Keep a screenshot of the whole page."""
        ARTIFACTS.mkdir(exist_ok=True)
        self.pictured()
        self.page.screenshot(path=ARTIFACTS / f"{name}.png", full_page=True)


@pytest.fixture
def visitor(browser, shop) -> Iterator:
    """A function that opens a visit to the shop; every visit's console is looked at after the test."""
    visits: list[Visit] = []

    def arrive(viewport=DESK, **context) -> Visit:
        visits.append(Visit(browser, shop.base, viewport, **context))
        return visits[-1]

    yield arrive
    for visit in visits:
        visit.context.close()
    assert [complaint for visit in visits for complaint in visit.complaints] == []


@pytest.fixture
def visit(visitor) -> Visit:
    """One visit at a desk."""
    return visitor()


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def bench(visitor, request):
    """A visit to the workbench, the first page of items loaded."""
    visit = visitor(request.param)
    visit.open("/workbench")
    visit.page.locator(".wall .tile[data-id]").first.wait_for()
    visit.small = request.param is PHONE
    visit.width = request.node.callspec.id
    return visit
