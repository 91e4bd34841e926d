"""Served with an engine, a catalogue answers as it does without: the same slates, matches and similar items."""

import shutil
from dataclasses import replace

import numpy as np
import pytest
from click.testing import CliRunner

from penat.adapters.chroma_neighbours import ChromaNeighbours
from penat.adapters.memory_items import MemoryItems
from penat.adapters.release_layout import read_manifest
from penat.adapters.release_source import ReleaseSource
from penat.cli.main import cli
from penat.domain.catalogue import PriceRange
from penat.domain.errors import Unavailable
from penat.domain.geometry import neighbour_lists, normalised
from penat.settings import Settings
from penat.use_cases.engine_shelves import asking
from penat.use_cases.engine_transfer import push
from penat.use_cases.explorer import similar
from penat.use_cases.stylist import FlowDefaults, Stylist, Wish
from penat.wiring import engines
from penat.wiring.catalogue import build_source
from penat.wiring.engines import build_engine
from tests.fakes import circle
from tests.fakes.chroma_server import running_chroma
from tests.fakes.memory_source import InMemorySource
from tests.fakes.published import Publisher
from tests.fakes.shop import draw_shop, row, write_table
from tests.fakes.word_embedder import WordEmbedder

DIM = 16
SLUGS = {"chair": "chair", "bed": "bed"}


def shop_catalogue():
    """Return 600 chairs, every tenth a variant of the one before it, and 90 beds; short lists, so limits go beyond."""
    rng = np.random.default_rng(3)
    groups = np.arange(600)
    groups[9::10] = groups[8::10]
    cents = rng.integers(1_000, 100_000, 600).tolist()
    cents[::7] = [None] * len(cents[::7])
    chairs = circle.shelf(
        "chair", 600, groups=groups, listed=20, cents=cents, vectors=normalised(rng.normal(size=(600, DIM)))
    )
    beds = circle.shelf("bed", 90, listed=5, vectors=normalised(rng.normal(size=(90, DIM))))
    return circle.catalogue(chairs, beds)


@pytest.fixture(scope="module", params=["chroma server", "qdrant", "memory"])
def engine(request, tmp_path_factory):
    """An engine that holds the shop's release."""
    if request.param == "chroma server":
        with running_chroma(tmp_path_factory.mktemp("server")) as address:
            store = build_engine(address)
            push(shop_catalogue(), SLUGS, store, lambda *_: None)
            yield store
            store.close()
        return
    store = MemoryItems() if request.param == "memory" else build_engine("qdrant::memory:")
    push(shop_catalogue(), SLUGS, store, lambda *_: None)
    yield store
    store.close()


def flow(catalogue, wish):
    """Return everything a seeded session shows: each slate, then matches of both categories, then similar items."""
    words = WordEmbedder({"walnut": catalogue.shelves["chair"].vectors[17]})
    stylist = Stylist(InMemorySource(catalogue), words, FlowDefaults((0.5, 0.5, 0.3)))
    _, turn = stylist.begin(wish, 0)
    told = [turn.slate]
    while not turn.state.done:
        shelf = catalogue.shelves["chair"]
        turn = stylist.pick(catalogue, turn.state, None)
        told.append(turn.slate)
        turn = stylist.pick(catalogue, turn.state, shelf.items[turn.state.seen[-1]].id)
        told.append(turn.slate)
    chosen = stylist.chosen(catalogue, turn.state)
    prices = {"bed": PriceRange(12_000, 15_000), "chair": PriceRange(max_cents=30_000)}
    matches = stylist.matches(catalogue, chosen, ["bed", "chair"], prices, 20, in_stock=True)
    near = similar(catalogue, chosen, 30), similar(catalogue, chosen, 30, grouped=True)
    return told, matches, [[(item.id, distance) for item, distance in found] for found in near]


def places(told):
    """Return what was shown, in order, without the last bits of distances."""
    slates, matches, near = told
    return (
        [[one.row for one in slate] for slate in slates],
        {name: ([match.row for match in found.matches], found.note) for name, found in matches.items()},
        [[item for item, _ in found] for found in near],
    )


WISHES = [
    Wish(seed=1),
    Wish(seed=2, price=PriceRange(5_000, 40_000)),
    Wish(seed=3, text="walnut", in_stock=True),
    Wish(seed=4, item="chair-030", price=PriceRange(max_cents=20_000), shown=20),
    Wish(seed=5, policy="rank_gamma", price=PriceRange(max_cents=20_000)),
    Wish(seed=6, text="walnut", price=PriceRange(99_000), shown=24),
]


@pytest.mark.parametrize("wish", WISHES, ids=lambda wish: f"seed {wish.seed}")
def test_the_same_seeded_flow_shows_the_same_items(engine, wish):
    exact = flow(shop_catalogue(), wish)
    served = flow(asking(shop_catalogue(), SLUGS, engine), wish)
    assert places(served) == places(exact)
    for one, other in zip(served[2][0], exact[2][0], strict=True):
        assert one[1] == pytest.approx(other[1], abs=1e-6)


def test_newer_prices_and_stock_than_the_engines_count(engine):
    def newer(catalogue):
        rng = np.random.default_rng(9)
        shelf = catalogue.shelves["chair"]
        items = list(shelf.items)
        for place in rng.choice(600, 40, replace=False):
            items[place] = replace(items[place], price_cents=25_000, currency="EUR", in_stock=bool(place % 2))
        return replace(catalogue, shelves={**catalogue.shelves, "chair": shelf.with_facts(items)})

    wish = Wish(seed=3, text="walnut", price=PriceRange(24_000, 26_000), in_stock=True)
    exact, served = newer(shop_catalogue()), newer(asking(shop_catalogue(), SLUGS, engine))
    assert places(flow(served, wish)) == places(flow(exact, wish))
    assert exact.shelves["chair"].in_stock.sum() < 600


def test_a_release_that_is_not_whole_in_the_engine_is_named_with_what_to_type():
    store = MemoryItems()
    catalogue = asking(shop_catalogue(), SLUGS, store)
    with pytest.raises(Unavailable, match="penat releases push release-1"):
        similar(catalogue, "chair-001")
    whole = shop_catalogue()
    store.create("release-1", "chair", DIM)
    push(replace(whole, shelves={"bed": whole.shelves["bed"]}), SLUGS, MemoryItems(), lambda *_: None)
    with pytest.raises(Unavailable, match="holds 0 of 600"):
        similar(catalogue, "chair-001")
    push(whole, SLUGS, store, lambda *_: None)
    assert len(similar(catalogue, "chair-001")) == 20


class Forgetful(MemoryItems):
    """An engine whose walk along its graph finds only every third row, as approximate ones do under tight limits."""

    def nearest(self, *args, **kwargs):
        rows, distances = super().nearest(*args, **kwargs)
        return rows[rows % 3 == 0], distances[rows % 3 == 0]


def test_an_engine_that_finds_too_few_makes_no_short_slate():
    store = Forgetful()
    push(shop_catalogue(), SLUGS, store, lambda *_: None)
    catalogue = asking(shop_catalogue(), SLUGS, store)
    tight = Wish(seed=6, text="walnut", price=PriceRange(95_000), shown=24)
    assert places(flow(catalogue, tight))[0][0] == places(flow(shop_catalogue(), tight))[0][0]


def test_a_push_goes_on_where_it_ended_and_writes_nothing_twice(engine):
    catalogue = replace(shop_catalogue(), release="resumed")
    told = []

    class Killed(Exception):
        pass

    def until_the_beds(done, total):
        told.append((done, total))
        if len(told) == 2:
            raise Killed

    with pytest.raises(Killed):
        push(catalogue, SLUGS, engine, until_the_beds)
    report = push(catalogue, SLUGS, engine, lambda *_: None)
    assert report.written + report.there == 690
    assert 0 < report.there < 690
    assert push(catalogue, SLUGS, engine, lambda *_: None).written == 0
    assert told[-1][1] == 690
    engine.delete("resumed")


def test_an_engine_that_holds_something_else_is_found_out_and_mended_by_replacing(engine):
    catalogue = replace(shop_catalogue(), release="mixed-up")
    push(catalogue, SLUGS, engine, lambda *_: None)
    other = replace(catalogue, shelves={
        **catalogue.shelves, "bed": replace(catalogue.shelves["bed"], vectors=catalogue.shelves["bed"].vectors[::-1]),
    })  # fmt: skip
    with pytest.raises(Unavailable, match="--replace"):
        push(other, SLUGS, engine, lambda *_: None)
    assert push(other, SLUGS, engine, lambda *_: None, replace=True).written == 690
    engine.delete("mixed-up")


def test_graph_neighbours_are_nearly_the_exact_ones_and_keep_to_groups_and_representatives():
    rng = np.random.default_rng(5)
    vectors = normalised(rng.normal(size=(1500, DIM)))
    groups = np.arange(1500, dtype=np.int32)
    groups[1::4] = groups[0::4]
    listed = np.ones(1500, dtype=bool)
    listed[1::4] = False
    asked = {"own_group": groups, "groups": groups, "listed": listed}
    rows, distances = ChromaNeighbours()(vectors, vectors, 100, **asked)
    exact_rows, exact = neighbour_lists(vectors, vectors, 100, **asked)
    assert rows.shape == exact_rows.shape
    assert np.mean([len(np.intersect1d(a, b)) / 100 for a, b in zip(rows, exact_rows, strict=True)]) > 0.99
    assert (distances <= exact + 0.2).all()
    assert listed[rows].all()
    assert not (groups[rows] == groups[:, None]).any()


def test_graph_neighbours_of_very_few_are_exact():
    vectors = circle.arc(5)
    asked = {"own_group": np.arange(5, dtype=np.int32), "groups": np.arange(5, dtype=np.int32)}
    rows, _ = ChromaNeighbours()(vectors, vectors, 100, **asked)
    assert rows.tolist() == neighbour_lists(vectors, vectors, 100, **asked)[0].tolist()


@pytest.fixture
def published(tmp_path):
    """A published shop of twenty chairs and six couches."""
    data = draw_shop(tmp_path / "data", {"chair": 20, "couch": 6})
    write_table(data / "links.csv", [row(f"chair/chair-{n}.png", f"{n + 1}.00") for n in range(20)])
    publisher = Publisher(data, tmp_path / "cache")
    publisher.ingest()
    return publisher


def run(*words):
    return CliRunner().invoke(cli, [str(word) for word in words])


def test_a_release_is_pushed_and_a_light_copy_of_it_pulled_whole(published, tmp_path):
    url = f"qdrant://{tmp_path / 'engine'}"
    pushed = run("releases", "push", "--engine", url, "--cache", published.cache)
    assert pushed.exit_code == 0, pushed.output
    assert "26 items written, 0 were there" in pushed.output
    assert (
        "0 items written, 26 were there" in run("releases", "push", "--engine", url, "--cache", published.cache).output
    )
    release = ReleaseSource(published.cache).current().release
    away = tmp_path / "away"
    shutil.copytree(published.cache, away, ignore=shutil.ignore_patterns("arrays", "chroma"))
    assert run("releases", "verify", release, "--cache", away).exit_code == 2
    pulled = run("releases", "pull", release, "--engine", url, "--cache", away)
    assert pulled.exit_code == 0, pulled.output
    assert "is sound" in run("releases", "verify", release, "--cache", away).output
    assert "whole already" in run("releases", "pull", "--engine", url, "--cache", away).output
    there, here = ReleaseSource(published.cache).current(), ReleaseSource(away).current()
    for category, shelf in there.shelves.items():
        np.testing.assert_array_equal(here.shelves[category].neighbours, shelf.neighbours)
        np.testing.assert_array_equal(here.shelves[category].vectors, shelf.vectors)
        assert list(here.shelves[category].items) == list(shelf.items)
    before = read_manifest(published.folder(release))
    assert read_manifest(away / "releases" / release).fingerprint == before.fingerprint


def test_pulling_what_cannot_be_pulled_says_what_to_do(published, tmp_path):
    release = ReleaseSource(published.cache).current().release
    empty = run("releases", "pull", release, "--engine", "qdrant::memory:", "--cache", tmp_path / "nothing")
    assert empty.exit_code == 2
    assert "first copy its folder" in empty.output
    away = tmp_path / "away"
    shutil.copytree(published.cache, away, ignore=shutil.ignore_patterns("arrays", "chroma"))
    unpushed = run("releases", "pull", release, "--engine", "qdrant::memory:", "--cache", away)
    assert (unpushed.exit_code, "penat releases push" in unpushed.output) == (2, True)
    no_engine = run("releases", "push", "--cache", published.cache)
    assert (no_engine.exit_code, "PENAT_ENGINE" in no_engine.output) == (2, True)
    wrong = run("releases", "push", "--engine", "http://x", "--cache", published.cache)
    assert (wrong.exit_code, "qdrant+http" in wrong.output) == (2, True)


def test_a_server_with_an_engine_asks_it(published, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(engines, "build_engine", lambda url: opened.append(build_engine(url)) or opened[-1])
    url = f"qdrant://{tmp_path / 'engine'}"
    settings = Settings(cache=published.cache, data=published.data, engine=url)
    source = build_source(settings)
    with pytest.raises(Unavailable, match="penat releases push"):
        similar(source.current(), "chair-0")
    opened[0].close()
    assert run("releases", "push", "--engine", url, "--cache", published.cache).exit_code == 0
    exact = ReleaseSource(published.cache).current()
    assert [item.id for item, _ in similar(source.current(), "chair-0")] == [
        item.id for item, _ in similar(exact, "chair-0")
    ]
    opened[0].close()


def test_above_the_exact_limit_the_manifest_tells_the_measured_recall(tmp_path, monkeypatch):
    from penat.use_cases import shelving
    from tests.fakes import published as fakes

    data = draw_shop(tmp_path / "data", {"chair": 30, "couch": 6})
    monkeypatch.setattr(fakes, "Plan", lambda: shelving.Plan(exact_limit=20))
    cataloguer = fakes.Cataloguer

    def with_graph(*args, **kwargs):
        return cataloguer(*args, **kwargs, graph=ChromaNeighbours())

    monkeypatch.setattr(fakes, "Cataloguer", with_graph)
    publisher = Publisher(data, tmp_path / "cache")
    release = publisher.ingest().release
    recall = read_manifest(publisher.folder(release)).recall
    assert recall["couch"] == recall["chair to couch"] == 1.0
    assert 0.9 < recall["chair"] <= 1.0
