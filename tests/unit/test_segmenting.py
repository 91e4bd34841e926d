"""The pieces of a photo are found, cut out, embedded and kept: all at once, only once, or not at all."""

import io
import itertools
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest
from PIL import Image

from penat.domain.errors import InvalidInput, NotFound, StorageFull, Unavailable
from penat.domain.photo import PreparedPhoto
from penat.domain.piece import SegmentWish
from penat.use_cases.photo_keeper import PhotoKeeper
from penat.use_cases.segmenting import MOST_RUNS, Segmenting, World
from tests.fakes import circle
from tests.fakes.fixed_segmenter import COLOURS, FixedSegmenter, room
from tests.fakes.memory_photos import MemoryPhotos
from tests.fakes.memory_segments import MemorySegments
from tests.fakes.thumbnail_embedder import ThumbnailEmbedder

QUICK = SegmentWish()


def prepared(content):
    from hashlib import sha256

    height, width = read(content).shape[:2]
    return PreparedPhoto(content, width, height, sha256(content).hexdigest())


def read(content):
    return np.asarray(Image.open(io.BytesIO(content)).convert("RGB"))


def png(picture):
    file = io.BytesIO()
    Image.fromarray(picture).save(file, "PNG")
    return file.getvalue()


def shop(embedder):
    """A catalogue whose chairs are pictures of red, its beds of green, and its rugs of blue."""
    shelves = []
    for category, colour in (("chair", "chair"), ("bed", "bed"), ("rug", "piece")):
        shades = [np.clip(np.array(COLOURS[colour]) + 3 * shade, 0, 255) for shade in range(4)]
        pictures = [np.tile(shade.astype(np.uint8), (16, 16, 1)) for shade in shades]
        vectors = embedder.embed_pictures([framed(picture) for picture in pictures])
        shelves.append(circle.shelf(category, 4, vectors=vectors))
    return replace(circle.catalogue(*shelves, model=embedder.name), model_sha256=embedder.sha256)


def framed(picture):
    square = np.full((20, 20, 3), 255, dtype=np.uint8)
    square[2:18, 4:16] = picture[:, :12]
    return square


class House:
    """A photo store, a segmenter and what is between them."""

    def __init__(self, **segmenter):
        self.photos = MemoryPhotos()
        self.segments = MemorySegments(self.photos)
        names = (f"00000000-0000-4000-8000-{number:012d}" for number in itertools.count())
        self.keeper = PhotoKeeper(self.photos, prepared, lambda: datetime.now(UTC), lambda: next(names))
        self.segmenter = FixedSegmenter(**segmenter)
        self.embedder = ThumbnailEmbedder()
        self.embedder.sha256 = "e" * 64
        self.catalogue = shop(self.embedder)
        self.embedder.seen = 0
        ticks = itertools.count()
        world = World(lambda: next(ticks) * 0.5, lambda: datetime.now(UTC), lambda: next(names))
        self.segmenting = Segmenting(self.keeper, self.segments, self.segmenter, self.embedder, read, world)

    def photo(self, *blocks):
        return self.keeper.add(png(room(*blocks)), "local").id

    def segment(self, photo, wish=QUICK, **more):
        return self.segmenting.segment(self.catalogue, photo, wish, **more)


@pytest.fixture
def house():
    return House()


def test_each_piece_is_kept_with_its_place_its_category_and_its_vector(house):
    run = house.segment(house.photo("chair", "bed"))
    chair, bed = run.segments
    assert (chair.label, chair.category, chair.box, chair.area) == ("chair", "chair", (10, 10, 40, 40), 1600)
    assert (bed.label, bed.category, bed.box) == ("bed", "bed", (60, 10, 40, 40))
    assert (chair.height, chair.width) == (60, 110)
    assert (chair.model, chair.model_sha256) == ("thumbnails", "e" * 64)
    assert np.allclose(np.linalg.norm(chair.vector), 1)
    mask = house.segmenting.mask(chair)
    assert mask[10:50, 10:50].all()
    assert mask.sum() == 1600
    assert house.segmenting.get(chair.id) == house.segmenting.get(chair.id.upper()) == chair
    assert [one.id for one in house.segmenting.runs(run.photo_id)] == [run.id]


def test_a_piece_is_embedded_cut_out_and_in_its_place(house):
    run = house.segment(house.photo("chair", "bed"))
    for segment in run.segments:
        shown = house.segmenting.cutout(segment)
        assert shown.shape[0] == shown.shape[1]
        alone = house.embedder.embed_pictures([shown])[0]
        assert 0.8 < float(alone @ segment.vector) < 1.0


def test_a_piece_of_no_known_class_is_what_is_clearly_nearest_to_it_or_nothing(house):
    (piece,) = house.segment(house.photo("piece")).segments
    assert (piece.label, piece.category) == ("piece", "rug")
    doubtful = replace(house.catalogue, shelves={**house.catalogue.shelves, "bed": house.catalogue.shelves["rug"]})
    (other,) = house.segmenting.segment(doubtful, house.photo("piece", "piece"), QUICK).segments
    assert other.category is None, "two categories are as near as each other"


def test_the_parts_are_timed_in_milliseconds(house):
    times = house.segment(house.photo("chair")).timings
    assert (times.decode_ms, times.segment_ms, times.embed_ms) == (500, 500, 500)


def test_the_same_wish_is_one_run_and_another_wish_another(house):
    photo = house.photo("chair")
    first = house.segment(photo)
    assert house.segment(photo) is first
    assert house.segmenting.find(house.catalogue, photo, QUICK) is first
    assert house.embedder.seen == 2  # one piece, by both its pictures
    full = SegmentWish("full")
    assert house.segmenting.find(house.catalogue, photo, full) is None
    assert house.segment(photo, full).id != first.id
    assert len(house.segmenting.runs(photo)) == 2


def test_a_model_of_another_state_makes_another_run(house):
    photo = house.photo("chair")
    first = house.segment(photo)
    house.embedder.sha256 = "d" * 64
    house.catalogue = replace(house.catalogue, model_sha256="d" * 64)
    assert house.segment(photo).id != first.id


def test_two_threads_that_ask_the_same_get_one_run(house):
    photo = house.photo("chair", "bed")
    house.segmenter.gate.clear()
    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(house.segment, photo) for _ in range(4)]
        house.segmenter.gate.set()
        runs = {one.result(timeout=120).id for one in asked}
    assert len(runs) == 1
    assert len(house.segmenter.asked) == 1
    assert not house.segmenting._one_at_a_time._locks, "no lock is kept"


def test_a_photo_of_nothing_has_a_run_without_segments(house):
    run = house.segment(house.photo())
    assert run.segments == ()
    assert house.segment(run.photo_id) is run


def test_words_are_ranked_by_the_model_where_the_segmenter_reads_none(house):
    photo = house.photo("chair", "bed", "piece")
    run = house.segment(photo, SegmentWish("prompt", "  red  "))
    assert house.segmenter.asked[-1] == SegmentWish("full")
    (found,) = run.segments
    assert (found.label, found.category, found.box[0]) == ("red", "chair", 10)
    assert 0.5 < found.score <= 1
    assert run.wish == SegmentWish("prompt", "red")
    assert house.segment(photo, SegmentWish("prompt", "red")) is run


def test_words_that_nothing_fits_find_nothing(house):
    assert house.segment(house.photo("chair"), SegmentWish("prompt", "green")).segments == ()


def test_a_segmenter_that_reads_words_is_asked_for_them():
    house = House(reads_prompts=True)
    run = house.segment(house.photo("chair"), SegmentWish("prompt", "stool"))
    assert house.segmenter.asked == [SegmentWish("prompt", "stool")]
    assert [one.label for one in run.segments] == ["stool"]


def test_progress_rises_and_what_it_raises_ends_the_work(house):
    told = []
    photo = house.photo("chair", "bed")
    house.segment(photo, progress=told.append)
    assert told == sorted(told)
    assert 0 < told[0] < told[-1] < 1

    def stop(_):
        raise TimeoutError

    with pytest.raises(TimeoutError):
        house.segment(photo, SegmentWish("full"), progress=stop)
    assert len(house.segmenting.runs(photo)) == 1


def test_a_photo_deleted_meanwhile_leaves_nothing(house):
    photo = house.photo("chair")
    house.segmenter.gate.clear()
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(house.segment, photo)
        while not house.segmenter.asked:
            threading.Event().wait(0.01)
        house.keeper.delete(photo, "local")
        house.segmenter.gate.set()
        with pytest.raises(NotFound):
            asked.result(timeout=120)
    assert house.segments.runs(photo) == []
    assert house.segments.newest_change() == 0


def test_unknown_photos_and_segments_are_told(house):
    for ask in (house.segment, house.segmenting.runs, house.segmenting.get):
        with pytest.raises(NotFound):
            ask("00000000-0000-4000-8000-ffffffffffff")


def test_a_segment_of_a_deleted_photo_is_gone(house):
    run = house.segment(house.photo("chair"))
    house.keeper.delete(run.photo_id, "local")
    with pytest.raises(NotFound):
        house.segmenting.get(run.segments[0].id)
    with pytest.raises(NotFound):
        house.segmenting.cutout(run.segments[0])


def test_without_the_release_s_model_nothing_is_found(house):
    house.embedder.name = "another"
    with pytest.raises(Unavailable, match="photo"):
        house.segment(house.photo("chair"))


def test_a_photo_has_so_many_runs_and_no_more(house):
    photo = house.photo("chair")
    for number in range(MOST_RUNS):
        house.segment(photo, SegmentWish("prompt", f"red {number}"))
    with pytest.raises(StorageFull, match=str(MOST_RUNS)):
        house.segment(photo)
    assert house.segment(photo, SegmentWish("prompt", "red 0")), "what was made is answered"


def test_a_prompt_of_spaces_is_none():
    with pytest.raises(InvalidInput):
        SegmentWish("prompt", "   ")
