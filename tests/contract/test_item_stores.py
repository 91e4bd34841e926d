"""Every engine answers every question as the exact arrays do: each argument, alone and with all the others."""

import itertools
import sys

import numpy as np
import pytest

from penat.adapters.chroma_store import ChromaStore
from penat.adapters.engine_urls import engine_address
from penat.adapters.memory_items import MemoryItems
from penat.adapters.qdrant_items import QdrantItems
from penat.domain.catalogue import NO_PRICE, PriceRange
from penat.domain.errors import InvalidInput, NotFound, Unavailable
from penat.domain.geometry import normalised
from penat.ports.item_store import StoredItems
from penat.wiring.engines import build_engine
from tests.fakes.chroma_server import running_chroma
from tests.fakes.free_port import free_port

ROWS, DIM = 300, 16
RELEASE, OTHER = "20240501-120000-abcdef12", "20240502-120000-abcdef12"
HOSTILE = ['"; drop table items; --', "../../etc/passwd", "ключ 椅子 🪑", "a\nb\tc", "{'$ne': 1}", "%s %00 \\", " "]
PRICES = (
    None, PriceRange(), PriceRange(min_cents=0), PriceRange(5_000, 20_000), PriceRange(max_cents=9_999),
    PriceRange(min_cents=30_000), PriceRange(10**12, 10**13), PriceRange(1, 2),
)  # fmt: skip


def stored(count: int = ROWS, seed: int = 7) -> StoredItems:
    """Return rows of a catalogue: unpriced and unsold items, one price beyond 32 bits, variants, hostile ids."""
    rng = np.random.default_rng(seed)
    prices = rng.integers(0, 50_000, count)
    prices[rng.random(count) < 0.2] = NO_PRICE
    prices[3] = 10**12 + 5
    groups = np.arange(count, dtype=np.int32)
    groups[1::5] = groups[0::5][: len(groups[1::5])]
    representative = np.ones(count, dtype=bool)
    representative[1::5] = False
    ids = [*HOSTILE, *(f"item-{row}" for row in range(len(HOSTILE), count))]
    vectors = normalised(rng.normal(size=(count, DIM)))
    return StoredItems(0, ids, vectors, prices, rng.random(count) < 0.6, representative, groups)


def cut(items: StoredItems, start: int, stop: int) -> StoredItems:
    """Return the rows from *start* to *stop*."""
    columns = (items.vectors, items.price_cents, items.in_stock, items.representative, items.groups)
    return StoredItems(start, items.ids[start:stop], *(column[start:stop] for column in columns))


@pytest.fixture(scope="module")
def chroma_server(tmp_path_factory):
    """The address of a Chroma server that was started for these tests and is stopped after them."""
    with running_chroma(tmp_path_factory.mktemp("server")) as address:
        yield address


ENGINES = ("memory", "chroma folder", "chroma server", "qdrant memory", "qdrant folder")


@pytest.fixture(scope="module", params=ENGINES)
def engine(request, tmp_path_factory):
    """Each engine, empty."""
    folder = tmp_path_factory.mktemp("engine")
    urls = {
        "chroma folder": f"chroma://{folder}",
        "qdrant memory": "qdrant::memory:",
        "qdrant folder": f"qdrant://{folder}",
    }
    if request.param == "memory":
        yield MemoryItems()
        return
    url = request.getfixturevalue("chroma_server") if request.param == "chroma server" else urls[request.param]
    store = build_engine(url)
    yield store
    store.close()


@pytest.fixture(scope="module")
def filled(engine):
    """Each engine with two releases: one of two categories, and another of the same names."""
    items = stored()
    for release, slug, rows in ((RELEASE, "chair", items), (RELEASE, "bed", cut(items, 0, 40)),
                                (OTHER, "chair", stored(50, seed=8))):  # fmt: skip
        engine.create(release, slug, DIM)
        engine.write(release, slug, rows)
    return engine


@pytest.fixture(scope="module")
def reference():
    """The exact answers."""
    store = MemoryItems()
    store.create(RELEASE, "chair", DIM)
    store.write(RELEASE, "chair", stored())
    return store


def question(seed: int = 1) -> np.ndarray:
    return normalised(np.random.default_rng(seed).normal(size=DIM))


@pytest.mark.parametrize("price", PRICES, ids=str)
def test_nearest_agrees_for_every_combination_of_limits(filled, reference, price):
    sets = ((), (0, 1, 2), tuple(range(0, ROWS, 2)), tuple(range(ROWS)))
    vector = question()
    for in_stock, without, listed, limit in itertools.product((False, True), sets, (False, True), (1, 10, ROWS + 5)):
        asked = {"price": price, "in_stock": in_stock, "without": without, "representatives_only": listed}
        rows, distances = filled.nearest(RELEASE, "chair", vector, limit, **asked)
        wanted, exact = reference.nearest(RELEASE, "chair", vector, limit, **asked)
        assert rows.tolist() == wanted.tolist(), asked
        np.testing.assert_allclose(distances, exact, atol=1e-5)


def test_an_items_own_vector_is_at_distance_nought_and_the_opposite_at_four(filled):
    vector = stored().vectors[5]
    rows, distances = filled.nearest(RELEASE, "chair", vector, 1)
    assert rows.tolist() == [5]
    assert distances[0] == pytest.approx(0.0, abs=1e-5)
    _, distances = filled.nearest(RELEASE, "chair", -vector, ROWS)
    assert distances[-1] == pytest.approx(4.0, abs=1e-5)


def test_equal_items_come_in_the_order_of_rows(engine):
    items = stored(24)
    same = StoredItems(
        0, items.ids, np.repeat(items.vectors[:1], 24, axis=0), items.price_cents, items.in_stock,
        items.representative, items.groups,
    )  # fmt: skip
    engine.create("ties", "chair", DIM)
    engine.write("ties", "chair", same)
    assert engine.nearest("ties", "chair", items.vectors[0], 10, without=[2])[0].tolist() == [
        0, 1, 3, 4, 5, 6, 7, 8, 9, 10,
    ]  # fmt: skip
    engine.delete("ties")


def test_nothing_is_returned_where_nothing_is_asked_for_or_passes(filled):
    for limit, price in ((0, None), (5, PriceRange(1, 1))):
        rows, distances = filled.nearest(RELEASE, "chair", question(), limit, price=price)
        assert len(rows) == len(distances) == 0


def test_an_empty_category_has_nothing_near(engine):
    engine.create("empty", "lamp", DIM)
    engine.create("empty", "lamp", DIM)
    assert engine.count("empty", "lamp") == 0
    assert engine.stored("empty") == {"lamp": 0}
    assert len(engine.nearest("empty", "lamp", question(), 5)[0]) == 0
    engine.delete("empty")


def test_releases_and_categories_are_counted_apart(filled):
    assert filled.stored(RELEASE) == {"chair": ROWS, "bed": 40}
    assert filled.stored(OTHER) == {"chair": 50}
    assert filled.stored("20240501-120000") == {}
    assert filled.count(RELEASE, "bed") == 40


def test_vectors_come_back_unchanged_in_the_order_asked_even_for_hostile_ids(filled):
    items = stored()
    asked = [*reversed(HOSTILE), "item-299", HOSTILE[0]]
    expected = np.array([items.vectors[items.ids.index(item_id)] for item_id in asked])
    np.testing.assert_array_equal(filled.vectors_of(RELEASE, "chair", asked), expected)
    assert len(filled.vectors_of(RELEASE, "chair", [])) == 0
    with pytest.raises(NotFound, match="item-300"):
        filled.vectors_of(RELEASE, "chair", ["item-100", "item-300"])


def test_rows_are_read_back_as_they_were_written(filled):
    items = stored()
    found, wanted = filled.read(RELEASE, "chair", 100, 260), cut(items, 100, 260)
    assert (found.start, list(found.ids)) == (100, list(wanted.ids))
    for name in ("vectors", "price_cents", "in_stock", "representative", "groups"):
        np.testing.assert_array_equal(getattr(found, name), getattr(wanted, name))
    with pytest.raises(Unavailable, match="push"):
        filled.read(RELEASE, "chair", 290, 301)


def test_rows_written_again_replace_the_old_ones(engine):
    items = stored(40)
    engine.create("again", "chair", DIM)
    engine.write("again", "chair", items)
    dearer = StoredItems(
        10, items.ids[10:20], items.vectors[10:20], np.full(10, 77), np.ones(10, dtype=bool),
        items.representative[10:20], items.groups[10:20],
    )  # fmt: skip
    engine.write("again", "chair", dearer)
    assert engine.count("again", "chair") == 40
    rows, _ = engine.nearest("again", "chair", question(), 40, price=PriceRange(77, 77), in_stock=True)
    assert sorted(rows.tolist()) == list(range(10, 20))
    assert engine.read("again", "chair", 0, 40).price_cents[9:21].tolist() == [
        items.price_cents[9], *[77] * 10, items.price_cents[20],
    ]  # fmt: skip
    engine.delete("again")


def test_a_deleted_release_is_gone_and_the_others_stay(engine):
    for release in ("gone", "gone_too"):
        engine.create(release, "chair", DIM)
        engine.write(release, "chair", stored(30))
    engine.delete("gone")
    engine.delete("gone")
    assert engine.stored("gone") == {}
    assert engine.stored("gone_too") == {"chair": 30}
    engine.delete("gone_too")


def test_a_category_that_was_not_pushed_says_what_to_type(filled):
    calls = (
        lambda: filled.count(RELEASE, "lamp"),
        lambda: filled.nearest("no-such-release", "chair", question(), 3),
        lambda: filled.vectors_of(RELEASE, "lamp", ["x"]),
        lambda: filled.read(RELEASE, "lamp", 0, 1),
        lambda: filled.write(RELEASE, "lamp", stored(20)),
    )
    for call in calls:
        with pytest.raises(Unavailable, match="penat releases push"):
            call()


@pytest.mark.parametrize("url", ["chroma+http://127.0.0.1:{port}", "qdrant+http://127.0.0.1:{port}"])
def test_an_engine_that_is_down_is_named_with_its_address(url):
    address = url.format(port=free_port())
    store = build_engine(address)
    with pytest.raises(Unavailable, match="see that it runs") as caught:
        store.nearest(RELEASE, "chair", question(), 3)
    assert address in caught.value.detail


def test_another_kind_of_server_at_the_address_is_no_engine(chroma_server):
    store = build_engine(chroma_server.replace("chroma+", "qdrant+"))
    with pytest.raises(Unavailable):
        store.stored(RELEASE)
    store.close()


def test_a_missing_package_says_what_to_type(monkeypatch):
    monkeypatch.setitem(sys.modules, "qdrant_client", None)
    with pytest.raises(Unavailable, match=r"pip install -r requirements-qdrant\.txt"):
        build_engine("qdrant::memory:").stored(RELEASE)


@pytest.mark.parametrize(
    "url",
    ["faiss:///x", "chroma://host", "chroma:///", "qdrant+http://", "chroma+ftp://h:1", "nonsense", "qdrant+http://h:99999",
     "qdrant+http://h:1/collections", "chroma+http://h:1?x=1", "http://localhost:8000"],
)  # fmt: skip
def test_an_address_that_is_none_is_refused_with_the_forms_there_are(url):
    with pytest.raises(InvalidInput, match=r"qdrant\+http://host:6333") as caught:
        engine_address(url)
    assert caught.value.field == "engine"


def test_addresses_say_engine_and_place_and_never_show_a_key():
    assert (engine_address("chroma:///srv/a%20b").folder, engine_address("qdrant+http://h").port) == ("/srv/a b", 6333)
    secured = engine_address("qdrant+https://:s3cret@cloud.example:443")
    assert (secured.key, secured.secure, str(secured)) == ("s3cret", True, "qdrant+https://cloud.example:443")
    with pytest.raises(InvalidInput) as caught:
        engine_address("faiss+http://:s3cret@h:1")
    assert "s3cret" not in caught.value.detail
    assert isinstance(build_engine("chroma+http://h:1"), ChromaStore)
    assert isinstance(build_engine("qdrant+http://h:1"), QdrantItems)
