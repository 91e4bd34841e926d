"""Wherever segments' vectors are searched, in memory or in an engine, the answers are the same."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from penat.adapters.chroma_segments import ChromaSegments
from penat.adapters.engine_urls import engine_address
from penat.adapters.qdrant_segments import QdrantSegments
from penat.domain.errors import Unavailable
from penat.domain.geometry import normalised
from penat.ports.segment_store import VectorChange
from penat.settings import Settings
from penat.use_cases.segment_index import OwnVectors, SegmentIndex
from penat.wiring.photos import build_photo_search
from tests.fakes.chroma_server import running_chroma
from tests.fakes.free_port import free_port
from tests.fakes.kept_pieces import piece, put_photo, put_run
from tests.fakes.memory_photos import MemoryPhotos
from tests.fakes.memory_segments import MemorySegments

ENGINES = {"chroma server": ChromaSegments, "qdrant memory": QdrantSegments}
DIM = 8
RNG = np.random.default_rng(5)


@pytest.fixture(scope="module", params=["own", *ENGINES])
def engine(request, tmp_path_factory):
    """Where vectors are kept, for all tests: what one leaves does not disturb another, whose model is another."""
    if request.param == "own":
        yield OwnVectors()
    elif request.param == "qdrant memory":
        made = QdrantSegments(engine_address("qdrant::memory:"))
        yield made
        made.close()
    else:
        with running_chroma(tmp_path_factory.mktemp("chroma")) as url:
            made = ChromaSegments(engine_address(url))
            yield made
            made.close()


@pytest.fixture
def model():
    return uuid.uuid4().hex * 2


def come(number, model, vector=None, owner="local", category=None):
    chosen = normalised(RNG.normal(size=DIM)) if vector is None else np.asarray(vector, np.float32)
    return VectorChange(number, str(uuid.uuid4()), "photo", owner, category, model, chosen)


def ids(found):
    return [one.id for one in found]


def test_the_nearest_of_the_owners_first_with_their_distances(engine, model):
    changes = [come(n, model, owner=("local", "owner:é'\"")[n % 2]) for n in range(1, 40)]
    engine.apply(changes)
    asked = normalised(RNG.normal(size=DIM))
    for owners in (["local"], ["owner:é'\""], ["local", "owner:é'\"", "nobody"]):
        apart = {one.segment_id: 2 - 2 * float(one.vector @ asked) for one in changes if one.owner in owners}
        found = engine.near(model, asked, 5, owners)
        assert ids(found) == sorted(apart, key=apart.get)[:5]
        assert [one.distance for one in found] == pytest.approx([apart[one.id] for one in found], abs=1e-5)
    assert engine.near(model, asked, 5, ["nobody"]) == []
    assert engine.near(model, asked, 5, []) == []
    assert engine.near(model, asked, 0, ["local"]) == []


def test_categories_and_what_is_left_out(engine, model):
    chair, bed, other = (come(n, model, category=name) for n, name in ((1, "chair"), (2, "bed"), (3, None)))
    engine.apply([chair, bed, other])
    near = engine.near(model, chair.vector, 9, ["local"], "bed")
    assert ids(near) == [bed.segment_id]
    left = engine.near(model, chair.vector, 9, ["local"], None, {chair.segment_id})
    assert set(ids(left)) == {bed.segment_id, other.segment_id}
    assert len(engine.near(model, chair.vector, 1, ["local"], None, {chair.segment_id})) == 1


def test_models_and_lengths_are_kept_apart(engine, model):
    engine.apply([come(1, model)])
    assert engine.near("f" * 64, normalised(np.ones(DIM)), 5, ["local"]) == []
    assert engine.near(model, normalised(np.ones(DIM + 1)), 5, ["local"]) == []
    unknown = come(1, "")
    engine.apply([unknown])
    assert unknown.segment_id in ids(engine.near("", unknown.vector, 5, ["local"]))


def test_what_goes_is_found_no_more_and_changes_may_come_twice(engine, model):
    one, two = come(1, model), come(2, model)
    gone = VectorChange(3, one.segment_id)
    for changes in ([one, two], [one, two], [gone], [gone], [VectorChange(4, str(uuid.uuid4()))], []):
        engine.apply(changes)
    assert ids(engine.near(model, one.vector, 5, ["local"])) == [two.segment_id]
    engine.apply([one, VectorChange(5, one.segment_id)])
    assert ids(engine.near(model, one.vector, 5, ["local"])) == [two.segment_id], "come and gone in one reading"


def test_several_indexes_over_one_engine_fill_it_at_once(engine, model):
    photos = MemoryPhotos()
    segments = MemorySegments(photos)
    photo = put_photo(photos)
    made = put_run(segments, photo, [piece(photo, normalised(RNG.normal(size=DIM)), sha256=model) for _ in range(30)])
    indexes = [SegmentIndex(segments, engine, batch=7) for _ in range(4)]
    asked = normalised(np.ones(DIM))
    with ThreadPoolExecutor(4) as threads:
        told = list(threads.map(lambda index: set(ids(index.near(model, asked, 99, ["local"]))), indexes))
    assert told == [set(made)] * 4
    photos.delete(photo)
    assert indexes[0].near(model, asked, 99, ["local"]) == []


def test_an_engine_that_is_away_says_so():
    away = ChromaSegments(engine_address(f"chroma+http://127.0.0.1:{free_port()}"))
    with pytest.raises(Unavailable, match="see that it runs"):
        away.near("m", np.ones(3, np.float32), 5, ["local"])
    away = QdrantSegments(engine_address(f"qdrant+http://127.0.0.1:{free_port()}"))
    with pytest.raises(Unavailable, match="see that it runs"):
        away.apply([come(1, "m")])
    away.close()


@pytest.mark.parametrize(
    ("engine_url", "kind"),
    [
        ("", OwnVectors),
        ("chroma:///tmp/somewhere", OwnVectors),
        ("qdrant::memory:", OwnVectors),
        ("chroma+http://127.0.0.1:1", ChromaSegments),
        ("qdrant+http://127.0.0.1:1", QdrantSegments),
    ],
)
def test_a_server_engine_is_shared_by_the_workers_and_an_embedded_one_is_not(engine_url, kind, tmp_path):
    settings = Settings(engine=engine_url, var=tmp_path)
    search = build_photo_search(settings, None, MemorySegments(MemoryPhotos()), None)
    assert isinstance(search.index._vectors, kind)
