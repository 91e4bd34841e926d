"""Why an item is shown: how near exactly, what both pictures show, and that this made it near."""

from dataclasses import replace

import numpy as np
import pytest

from penat.domain import taste_flow
from penat.domain.catalogue import PriceRange
from penat.domain.geometry import normalised
from penat.domain.reasons import Seen, Surroundings, cost, shared_traits
from penat.domain.session import Schedule, SessionState
from penat.domain.taste_posterior import Answer, posterior
from penat.domain.taste_reasons import answer_gains, carried_by
from penat.domain.trait_words import USUAL, words_of
from penat.domain.traits import CategoryTraits, FamilyScale, TraitFamily
from tests.fakes import circle
from tests.fakes.worded import COLOURS, STYLES, AxisEmbedder, worded_shelf


def families():
    embedder = AxisEmbedder()
    return [
        TraitFamily("style", STYLES, embedder.embed_texts(STYLES)),
        TraitFamily("colour", COLOURS, embedder.embed_texts(COLOURS)),
    ]


def cloud(count=300, dim=12, *, seed=0, groups=None):
    vectors = normalised(np.random.default_rng(seed).normal(size=(count, dim)))
    return circle.shelf("chair", count, vectors=vectors, groups=groups)


def test_the_percentile_is_the_share_of_all_others_that_are_farther_away():
    shelf = cloud()
    wide = shelf.vectors.astype(np.float64)
    for pick, row in ((0, 1), (7, 250), (299, 3)):
        around = Surroundings.of(shelf, shelf.vectors[pick], pick)
        every = 2 - 2 * wide @ wide[pick]
        others = [other for other in range(300) if other not in (pick, row)]
        farther = sum(every[other] > every[row] for other in others)
        near = around.nearness(row)
        assert (near.farther, near.others) == (farther, 298)
        assert near.percentile == pytest.approx(100 * farther / 298)
        assert near.distance == pytest.approx(every[row], abs=1e-6)


def test_seen_from_elsewhere_every_other_item_counts():
    shelf = cloud(count=10)
    near = Surroundings.of(shelf, normalised(np.ones(12))).nearness(4)
    assert near.others == 9


def test_the_only_item_of_a_category_has_no_percentile():
    shelf = circle.shelf("chair", 1)
    near = Surroundings.of(shelf, shelf.vectors[0]).nearness(0)
    assert (near.farther, near.others, near.percentile) == (0, 0, None)


def test_items_with_the_same_picture_are_not_farther_than_one_another():
    shelf = circle.shelf("chair", 20, vectors=np.repeat(circle.arc(10), 2, axis=0))
    around = Surroundings.of(shelf, shelf.vectors[0], 0)
    assert around.nearness(1).farther == 18
    assert around.nearness(2).farther == around.nearness(3).farther == 16


def test_ranks_count_designs_and_never_the_picks_or_the_items_own():
    shelf = cloud(count=60, groups=[row // 3 for row in range(60)])
    wide = shelf.vectors.astype(np.float64)
    around = Surroundings.of(shelf, shelf.vectors[0], 0)
    every = 2 - 2 * wide @ wide[0]
    for row in (3, 4, 31, 59):
        standing = [one for one in range(0, 60, 3) if one // 3 not in (0, row // 3)]
        assert around.rank(row) == 1 + sum(every[one] < every[row] for one in standing)


def test_taking_a_trait_away_leaves_as_much_of_it_as_is_usual_and_nothing_else_changes():
    shelf = worded_shelf("chair")
    scale = FamilyScale.of(families()[0], shelf.vectors)
    vector, direction = shelf.vectors[0].astype(np.float64), scale.family.directions[0]
    moved = vector - (vector @ direction - shelf.vectors.mean(axis=0, dtype=np.float64) @ direction) * direction
    without = scale.without(shelf.vectors[0], 0)
    assert without == pytest.approx(moved / np.linalg.norm(moved), abs=1e-6)
    assert np.linalg.norm(without) == pytest.approx(1, abs=1e-6)


def test_what_all_words_share_is_in_no_direction():
    texts = AxisEmbedder().embed_texts(STYLES)
    shifted = normalised(texts + np.full(texts.shape[1], 3.0))
    directions = TraitFamily("style", STYLES, shifted).directions
    assert np.linalg.norm(directions, axis=1) == pytest.approx(np.ones(3))
    assert np.abs(directions @ np.full(texts.shape[1], 1.0)).max() < 0.05


def test_a_word_that_is_like_its_familys_mean_is_no_direction_and_takes_nothing_away():
    same = TraitFamily("style", ("one", "two"), np.tile(circle.arc(1), (2, 1)))
    scale = FamilyScale.of(same, circle.arc(5))
    assert np.array_equal(same.directions, np.zeros((2, 4)))
    assert scale.without(circle.arc(5)[2], 0) == pytest.approx(circle.arc(5)[2])
    assert scale.shown_by(circle.arc(5)) == [None] * 5


def test_each_item_shows_its_own_words():
    shelf = worded_shelf("chair")
    told = CategoryTraits.of(families(), shelf.vectors).shown_by(shelf.vectors)
    for item, found in zip(shelf.items, told, strict=True):
        assert [one.word for one in found if one] == [item.extra["style"], item.extra["colour"]]


def shared(pick, row):
    shelf = worded_shelf("chair")
    traits = CategoryTraits.of(families(), shelf.vectors)
    seen = Seen(shelf.vectors[pick], traits.shown_by(shelf.vectors[[pick]])[0])
    around = Surroundings.of(shelf, shelf.vectors[pick], pick)
    return shelf, traits, around, shared_traits(around, row, seen, traits)


def test_named_is_what_both_show_and_what_it_would_rank_worse_without():
    for pick in range(0, 36, 5):
        for row in range(36):
            if row == pick:
                continue
            shelf, traits, around, found = shared(pick, row)
            one, other = shelf.items[pick].extra, shelf.items[row].extra
            assert {trait.word for trait in found} <= set(one.values()) & set(other.values())
            for trait in found:
                scale = traits.scales[("style", "colour").index(trait.kind)]
                moved = scale.without(shelf.vectors[row], trait.item.place)
                assert trait.rank == around.rank(row)
                assert trait.rank_without == around.rank(row, moved) > trait.rank


def test_items_of_one_look_share_both_words_and_strangers_none():
    assert {trait.word for trait in shared(0, 9)[3]} == {"boho", "black"}
    assert shared(0, 4)[3] == ()


def test_a_trait_that_costs_no_rank_is_not_named():
    """The farthest of all stays the farthest, whatever is taken away from it."""
    shelf = worded_shelf("chair")
    only = replace(shelf, representative=np.zeros(36, dtype=bool))
    traits = CategoryTraits.of(families(), shelf.vectors)
    seen = Seen(shelf.vectors[0], traits.shown_by(shelf.vectors[[0]])[0])
    assert shared_traits(Surroundings.of(only, shelf.vectors[0], 0), 9, seen, traits) == ()


def test_what_an_item_costs_against_the_limit():
    shelf = circle.shelf("chair", 3, cents=[5_000, None, 9_000])
    limited = PriceRange(max_cents=8_000)
    assert cost(shelf, 0, limited).left_cents == 3_000
    assert cost(shelf, 1, limited).price_cents is None
    assert cost(shelf, 1, limited).left_cents is None
    assert cost(shelf, 2, limited).left_cents == -1_000
    assert cost(shelf, 0, None).limit_cents is None
    assert cost(shelf, 0, PriceRange(min_cents=10)).left_cents is None


def test_an_answer_speaks_for_what_is_near_to_what_was_liked():
    shelf = circle.shelf("chair", 60)
    answers = [Answer((5, 30, 55), (5,)), Answer((3, 8, 50), (50,))]
    gains = answer_gains(shelf.taste, answers, [4, 52])
    assert gains[0, 0] > 0 > gains[1, 0]
    assert gains[1, 1] > 0 > gains[0, 1]


def test_a_gain_is_the_log_ratio_of_the_posteriors_with_the_answer_and_without():
    shelf = circle.shelf("chair", 60)
    answers = [Answer((5, 30, 55), (5,)), Answer((3, 8, 20), (8,))]
    whole, without = (posterior(shelf.taste, told).marginal for told in (answers, answers[1:]))
    gains = answer_gains(shelf.taste, answers, [4, 12])
    assert gains[0] == pytest.approx(np.log(whole[[4, 12]]) - np.log(without[[4, 12]]), abs=1e-5)


def state(**changes):
    return SessionState("r", "chair", "taste", 3, Schedule((0.25, 0.25, 0.1)), 1, **changes)


def test_the_picks_that_carry_an_item_come_strongest_first_and_refusals_never():
    shelf = circle.shelf("chair", 60)
    seen = (5, 30, 55, 3, 8, 50, 6, 20, 40)
    told = state(seen=seen, picked=(5, 8), step=3, refusals=1, answers=((3, 5), (3, 8), (3, taste_flow.NONE_OF_THESE)))
    rows = [7, 12, 20, 58]
    gains = answer_gains(shelf.taste, taste_flow.history(told), rows)
    for place, carried in enumerate(carried_by(shelf, told, rows)):
        speaking = {row: gain for row, gain in zip((5, 8), gains[:2, place], strict=True) if gain > 0}
        assert carried == tuple(sorted(speaking, key=lambda row: -speaking[row]))
    assert carried_by(shelf, told, [58]) == [()]


def test_without_answers_nothing_carries():
    shelf = circle.shelf("chair", 20)
    assert carried_by(shelf, state(seen=(1, 2, 3)), [1, 2]) == [(), ()]
    assert carried_by(shelf, state(seen=(1, 2, 3), answers=((3, 1),)), []) == []


def test_words_are_the_shops_own_where_its_table_has_the_column():
    rows = [{"style": "mid_century"}, {"style": "Mid Century"}, {"style": "boho"}, {"style": "boho"}, {"style": "once"}]
    found = words_of(rows)
    assert found["style"] == ("boho", "mid century")
    assert found["material"] == USUAL["material"]
    assert words_of([{"color": "red"}, {"color": "blue"}] * 2)["colour"] == ("blue", "red")


@pytest.mark.parametrize("value", ["", "x" * 31, "bo\x00ho", "bo\u202eho"])
def test_values_that_nobody_can_say_are_no_words(value):
    assert words_of([{"style": value}] * 9)["style"] == USUAL["style"]


def test_of_very_many_words_the_commonest_are_taken():
    rows = [{"style": f"style {number}"} for number in range(90) for _ in range(2 + (number < 10))]
    found = words_of(rows)["style"]
    assert len(found) == 48
    assert {f"style {number}" for number in range(10)} <= set(found)


def test_the_usual_words_can_all_be_said_and_none_is_there_twice():
    for words in USUAL.values():
        assert len(set(words)) == len(words)
        assert all(word == word.lower().strip() for word in words)
