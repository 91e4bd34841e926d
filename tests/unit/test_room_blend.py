"""What rooms taught, laid over whole categories: the same scores as compatibility's, limits before the ranking."""

from dataclasses import replace

import numpy as np
import pytest

from penat.domain import room_blend
from penat.domain.catalogue import PriceRange
from penat.domain.compatibility import METHODS, Space, Strength, blended, fitted
from penat.domain.errors import InvalidInput, Unavailable
from penat.domain.geometry import normalised
from penat.domain.matching import closest
from penat.domain.room_blend import blend_of
from penat.use_cases.room_matching import RoomMatching
from tests.fakes import circle, taught
from tests.fakes.memory_blends import MemoryBlends


def world(seed=0, sizes=(30, 40, 12), dim=16):
    """Return a space of three categories and rooms among them, none of whose items is of the last category alone."""
    rng = np.random.default_rng(seed)
    vectors = normalised(rng.normal(size=(sum(sizes), dim)) + 0.5)
    space = Space(vectors, np.repeat(np.arange(len(sizes)), sizes))
    starts = np.cumsum([0, *sizes])
    rooms = [tuple(int(rng.integers(starts[c], starts[c + 1])) for c in range(3 if n % 2 else 2)) for n in range(25)]
    return space, rooms


@pytest.mark.parametrize("weights", [[0.25, 0.5, 0.25], [0, 1, 0], [0, 0, 1], [1, 0, 0]])
def test_the_scores_are_those_of_compatibility_over_the_whole_category(weights):
    space, rooms = world()
    found = fitted(space, rooms, Strength(0.4, 0.3), space.traits())
    blend = blend_of(found, ("chair", "bed", "lamp"), np.array(weights, float))
    for row, other in ((3, 1), (35, 0), (3, 2), (75, 1)):
        candidates = np.flatnonzero(space.category == other)
        wanted = blended({name: found.scores(name, row, candidates) for name in METHODS}, np.array(weights, float))
        names, vectors = blend.categories, space.vectors[candidates]
        evidence = blend.evidence(names[other], vectors)
        scores = blend.scores(names[space.category[row]], space.vectors[row], names[other], vectors, evidence)
        assert scores == pytest.approx(wanted, abs=2e-4)


def test_a_category_that_no_room_knows_is_ranked_by_distance():
    space, rooms = world()
    found = fitted(space, rooms, Strength(0.4), space.traits())
    blend = blend_of(found, ("chair", "bed", "lamp"), np.array([0.2, 0.4, 0.4]))
    vectors = space.vectors[:30]
    scores = blend.scores("bed", space.vectors[40], "vase", vectors, blend.evidence("vase", vectors))
    assert np.argsort(-scores).tolist() == np.argsort(-(vectors @ space.vectors[40])).tolist()


def test_of_very_many_items_seen_typical_ones_stand_for_the_rest(monkeypatch):
    monkeypatch.setattr(room_blend, "MOST_SEEN", 10)
    space, rooms = world()
    blend = blend_of(fitted(space, rooms, Strength(0.4), space.traits()), ("chair", "bed", "lamp"), np.ones(3))
    assert np.bincount(blend.seen_category).max() <= 10
    assert len(blend.pairs) == len(fitted(space, rooms, Strength(0.4), space.traits()).pairs)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("width", 0.0),
        ("weights", np.ones(2)),
        ("weights", np.array([1.0, np.nan, 0.0])),
        ("pairs", np.array([[0, 10_000]])),
        ("seen_category", None),
        ("form", np.ones((2, 3))),
    ],
)
def test_what_does_not_fit_together_is_refused(field, value):
    space, rooms = world()
    blend = blend_of(fitted(space, rooms, Strength(0.4), space.traits()), ("chair", "bed", "lamp"), np.ones(3))
    with pytest.raises(InvalidInput, match=field):
        replace(blend, **{field: np.full(len(blend.seen), 7) if value is None else value})


@pytest.fixture
def shop():
    """Chairs and beds on an arc; rooms say that opposites go together."""
    return circle.catalogue(circle.shelf("chair", 40), circle.shelf("bed", 20))


def best(shop, matching, asked=None, price=PriceRange(), limit=3, item=0):  # noqa: B008  # a frozen value
    ranking = matching.ranking(shop, asked)
    found = ranking.best(shop.shelf("chair"), item, shop.shelf("bed"), price, limit, in_stock=False)
    return ranking.name, [one.row for one in found.matches]


def test_the_blend_serves_by_default_only_where_it_was_proven(shop):
    assert best(shop, RoomMatching(MemoryBlends())) == ("nearest", [0, 1, 2])
    assert best(shop, RoomMatching(MemoryBlends(taught.kept(shop, interval=(-0.001, 0.08)))))[0] == "nearest"
    name, rows = best(shop, RoomMatching(MemoryBlends(taught.kept(shop))))
    assert name == "blend"
    assert rows[0] > 15
    asked = best(shop, RoomMatching(MemoryBlends(taught.kept(shop, interval=(-0.001, 0.08)))), "blend")
    assert asked == (name, rows)
    assert best(shop, RoomMatching(MemoryBlends(taught.kept(shop))), "nearest") == ("nearest", [0, 1, 2])


def test_limits_leave_items_out_and_change_nobodys_order(shop):
    matching = RoomMatching(MemoryBlends(taught.kept(shop)))
    _, every = best(shop, matching, limit=20)
    cents = shop.shelf("bed").price_cents
    _, cheap = best(shop, matching, price=PriceRange(10_300, 10_900), limit=20)
    assert cheap == [row for row in every if 10_300 <= cents[row] <= 10_900]
    note = matching.ranking(shop, None).best(
        shop.shelf("chair"), 0, shop.shelf("bed"), PriceRange(1, 2), 3, in_stock=False
    )
    assert note.matches == ()
    assert "nearest one costs" in note.note


def test_distances_stay_the_exact_ones(shop):
    ranking = RoomMatching(MemoryBlends(taught.kept(shop))).ranking(shop, None)
    found = ranking.best(shop.shelf("chair"), 5, shop.shelf("bed"), PriceRange(), 20, in_stock=False)
    wanted = closest(shop.shelf("chair"), 5, shop.shelf("bed"), PriceRange(), 20)
    assert {one.row: one.distance for one in found.matches} == pytest.approx(
        {one.row: one.distance for one in wanted.matches}, abs=1e-6
    )


def test_another_models_blend_is_refused_by_name_and_never_used_unasked(shop):
    for other in ({"model": "another"}, {"model_sha256": "f" * 64}):
        matching = RoomMatching(MemoryBlends(taught.kept(shop, **other)))
        assert best(shop, matching)[0] == "nearest"
        with pytest.raises(InvalidInput, match="penat rooms learn"):
            matching.ranking(shop, "blend")


def test_a_blend_of_longer_vectors_is_another_models_whatever_it_is_called(shop):
    longer = [circle.shelf(name, 20, vectors=circle.arc(20, dim=6)) for name in ("chair", "bed")]
    matching = RoomMatching(MemoryBlends(taught.kept(circle.catalogue(*longer))))
    assert best(shop, matching)[0] == "nearest"
    with pytest.raises(InvalidInput, match="penat rooms learn"):
        matching.ranking(shop, "blend")


def test_without_a_blend_asking_for_it_says_what_to_do(shop):
    with pytest.raises(InvalidInput, match="penat rooms learn"):
        RoomMatching(MemoryBlends()).ranking(shop, "blend")


def test_a_damaged_blend_is_told_once_and_refused_by_name(shop, caplog):
    matching = RoomMatching(MemoryBlends(Unavailable("it is damaged")))
    assert best(shop, matching)[0] == "nearest"
    assert best(shop, matching)[0] == "nearest"
    assert [one.message for one in caplog.records] == ["matches are ranked by distance: it is damaged"]
    with pytest.raises(Unavailable, match="damaged"):
        matching.ranking(shop, "blend")


def test_newer_prices_and_a_newer_blend_are_followed(shop):
    blends = MemoryBlends(taught.kept(shop))
    matching = RoomMatching(blends)
    before = best(shop, matching)
    newer = replace(shop, shelves={name: one.with_facts(one.items) for name, one in shop.shelves.items()})
    assert best(newer, matching) == before
    blends.kept = taught.kept(shop, taught.opposites(shop, np.array([1.0, 0.0, 0.0])))
    assert best(shop, matching) == ("blend", [0, 1, 2])


def test_what_was_worked_out_for_a_release_goes_with_it(shop):
    matching = RoomMatching(MemoryBlends(taught.kept(shop)))
    wanted = best(shop, matching)
    for release in range(3):
        newer = circle.catalogue(circle.shelf("chair", 40), circle.shelf("bed", 20), release=f"newer-{release}")
        assert best(newer, matching) == wanted
    assert len(matching._evidence._known) == 2


def test_an_items_own_category_is_ranked_by_distance(shop):
    ranking = RoomMatching(MemoryBlends(taught.kept(shop))).ranking(shop, "blend")
    chairs = shop.shelf("chair")
    found = ranking.best(chairs, 0, chairs, PriceRange(), 3, in_stock=False)
    assert [one.row for one in found.matches] == [1, 2, 3]
