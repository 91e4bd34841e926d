"""Trouble is worked out once a release; maps show every item and say what can colour it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from penat.domain.embedding_map import framed
from penat.domain.errors import InvalidInput, NotFound
from penat.ports.map_store import MapStore
from penat.use_cases.troubleshooter import Findings, Troubleshooter
from tests.fakes import circle


class MapsInMemory(MapStore):
    def __init__(self):
        self.kept = {}

    def read(self, release, method):
        return self.kept.get((release, method))

    def write(self, release, method, points):
        self.kept[release, method] = points


def styled(release="release-1", count=12):
    shelves = []
    for category in ("chair", "bed"):
        bare = circle.shelf(category, count, cents=[None, *range(100, 100 + count - 1)])
        items = [replace(one, extra={"style": ("boho", "classic")[row % 2], "sku": f"{category}{row}"} if row else {})
                 for row, one in enumerate(bare.items)]  # fmt: skip
        shelves.append(bare.with_facts(items))
    return circle.catalogue(*shelves, release=release)


def test_a_release_is_looked_at_once_however_many_ask(monkeypatch):
    made = []
    monkeypatch.setattr(
        "penat.use_cases.troubleshooter.nearest_everywhere", lambda *_, **__: made.append(1) or "neighbours"
    )
    troubleshooter, catalogue = Troubleshooter(), styled()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: troubleshooter.findings(catalogue).near, range(32)))
    assert (set(found), made) == ({"neighbours"}, [1])


def test_only_the_last_releases_are_remembered():
    troubleshooter = Troubleshooter()
    first = troubleshooter.findings(styled("a"))
    assert troubleshooter.findings(styled("a")) is first
    troubleshooter.findings(styled("b"))
    troubleshooter.findings(styled("c"))
    assert troubleshooter.findings(styled("a")) is not first


def test_a_view_that_fails_is_tried_again():
    found, tries = Findings(styled()), []
    with pytest.raises(RuntimeError):
        found.once("x", lambda: (_ for _ in ()).throw(RuntimeError))
    assert found.once("x", lambda: tries.append(1) or "made") == "made"


def test_a_map_holds_every_item_in_a_square_and_is_the_same_every_time():
    made = Troubleshooter().map(styled(), "pca", None, "category")
    assert made.points.shape == (24, 2)
    assert np.abs(made.points).max() == pytest.approx(1.0)
    np.testing.assert_array_equal(made.points, Troubleshooter().map(styled(), "pca", None, "category").points)
    assert made.methods == ["pca"]


def test_points_along_an_arc_keep_their_order_on_the_map():
    across = Troubleshooter().map(styled(), "pca", "chair", "category").points[:, 0]
    assert (np.diff(across) > 0).all() or (np.diff(across) < 0).all()


def test_points_are_coloured_by_columns_with_few_values():
    made = Troubleshooter().map(styled(), "pca", "chair", "style")
    assert (made.colouring.values, made.colouring.counts) == (("classic", "boho"), (6, 5))
    assert made.colouring.index.tolist()[:3] == [-1, 0, 1]
    assert made.colourings == ["category", "price", "style", "sku"]


def test_points_are_coloured_by_price_in_cents():
    made = Troubleshooter().map(styled(), "pca", None, "price")
    assert made.colouring.cents.tolist()[:3] == [-1, 100, 101]


@pytest.mark.parametrize("colour", ["mood", "name"])
def test_a_column_that_cannot_colour_is_refused_with_those_that_can(colour):
    with pytest.raises(InvalidInput, match="category, price, style"):
        Troubleshooter().map(styled(count=60), "pca", None, colour)


def test_a_tsne_map_is_shown_once_it_was_made():
    maps = MapsInMemory()
    troubleshooter = Troubleshooter(maps)
    with pytest.raises(NotFound, match="penat trouble map"):
        troubleshooter.map(styled(), "tsne", None, "category")
    points = np.arange(48.0).reshape(24, 2)
    maps.write("release-1", "tsne", points)
    made = troubleshooter.map(styled(), "tsne", None, "category")
    assert made.methods == ["pca", "tsne"]
    np.testing.assert_allclose(made.points, framed(points))
    beds = troubleshooter.map(styled(), "tsne", "bed", "category")
    np.testing.assert_allclose(beds.points, framed(points[12:]))


def test_a_map_of_another_number_of_items_is_not_shown():
    maps = MapsInMemory()
    maps.write("release-1", "tsne", np.zeros((3, 2)))
    with pytest.raises(NotFound):
        Troubleshooter(maps).map(styled(), "tsne", None, "category")
