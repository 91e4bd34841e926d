"""Which items are asked about: items on a quarter circle, so that the right choice can be seen by eye."""

import numpy as np
import pytest

from penat.domain.alike_chance import ENOUGH_OF_EACH, fitted_chance, judged_pairs, prior_chance
from penat.domain.annotation import Annotated
from penat.domain.annotation_sampling import SAMPLERS, chosen, shared_out
from penat.domain.errors import InvalidInput, NotFound
from penat.domain.geometry import normalised
from tests.fakes.circle import catalogue, shelf

ONE = catalogue(shelf("chair", 40))
TWO = catalogue(shelf("chair", 30), shelf("bed", 10), shelf("lamp", 1))


def rows(ids):
    return [int(one.rpartition("-")[2]) for one in ids]


@pytest.mark.parametrize("sampler", SAMPLERS)
class TestEverySampler:
    def test_gives_different_designs_the_same_for_the_same_seed(self, sampler):
        first = chosen(ONE, "chair", 12, sampler, set(), 7)
        assert len(set(first)) == 12
        assert chosen(ONE, "chair", 12, sampler, set(), 7) == first

    def test_never_asks_again_what_is_known(self, sampler):
        known = {f"chair-{row:03d}" for row in range(35)}
        assert set(chosen(ONE, "chair", 12, sampler, known, 1)) == {f"chair-{row:03d}" for row in range(35, 40)}

    def test_shares_the_number_out_by_size_and_leaves_a_lone_item_out(self, sampler):
        got = chosen(TWO, None, 8, sampler, set(), 3)
        assert sorted(one.partition("-")[0] for one in got) == ["bed"] * 2 + ["chair"] * 6

    def test_asks_about_representatives_only_and_no_design_a_known_variant_stands_for(self, sampler):
        variants = catalogue(shelf("chair", 8, groups=[0, 0, 1, 1, 2, 2, 3, 3]))
        got = chosen(variants, "chair", 8, sampler, {"chair-003"}, 0)
        assert sorted(rows(got)) == [0, 4, 6]

    def test_works_on_a_release_without_derived_neighbours(self, sampler):
        bare = catalogue(shelf("chair", 12, listed=0))
        assert len(chosen(bare, "chair", 5, sampler, {"chair-001"}, 0)) == 5


def test_another_seed_draws_other_items():
    assert chosen(ONE, "chair", 12, "random", set(), 1) != chosen(ONE, "chair", 12, "random", set(), 2)


def test_diverse_items_are_far_apart():
    got = sorted(rows(chosen(ONE, "chair", 5, "diverse", set(), 0)))
    assert min(np.diff(got)) >= 40 // 5 // 2
    assert {0, 39} & set(got)


def test_uncovered_is_what_lies_farthest_from_all_that_was_judged_and_shown():
    got = chosen(ONE, "chair", 1, "uncovered", {"chair-000"}, 0, nearest=5)
    assert got == ["chair-039"]
    got = chosen(ONE, "chair", 1, "uncovered", {"chair-000", "chair-039"}, 0, nearest=5)
    assert rows(got)[0] in (19, 20)


def test_hubs_are_what_most_lists_name():
    crowd = normalised(np.vstack([np.eye(6)[:5] + 0.5, np.ones((1, 6))]))
    star = catalogue(shelf("chair", 6, vectors=crowd))
    assert chosen(star, "chair", 1, "hubs", set(), 0, nearest=1) == ["chair-005"]


def test_typical_items_stand_for_the_dense_regions_and_the_largest_comes_first():
    rng = np.random.default_rng(0)
    centres = np.repeat(np.eye(8)[:3], (30, 20, 10), axis=0)
    groups = catalogue(shelf("chair", 60, vectors=normalised(centres + 0.1 * rng.normal(size=centres.shape))))
    got = rows(chosen(groups, "chair", 3, "typical", set(), 0, nearest=5))
    assert [sum(row >= edge for edge in (30, 50)) for row in got] == [0, 1, 2]
    again = rows(chosen(groups, "chair", 3, "typical", {f"chair-{row:03d}" for row in got}, 0, nearest=5))
    assert not set(got) & set(again)


def test_uncertain_asks_where_the_answer_is_least_foreseeable():
    gaps = np.concatenate([np.full(20, 0.002), np.full(20, 0.03), np.full(20, 0.3)])
    angles = np.cumsum(gaps) / gaps.sum() * np.pi / 2 * 0.99
    points = np.column_stack([np.cos(angles), np.sin(angles)]).astype(np.float32)
    uneven = catalogue(shelf("chair", 60, vectors=points))
    lists = uneven.shelf("chair").neighbour_distances
    near = [Annotated((f"chair-{row:03d}", f"chair-{row + 1:03d}"), ()) for row in range(5, 17)]
    far = [Annotated((f"chair-{row:03d}",), (f"chair-{row + 1:03d}",)) for row in range(42, 57)]
    chance = fitted_chance(*judged_pairs(uneven, near + far))
    assert chance is not None
    assert lists[10, 1] < chance.middle < lists[50, 0]
    assert chance.entropy(np.array([chance.middle])) == pytest.approx([1.0])
    assert chance.at(np.array([lists[10, 0]])) > 0.5 > chance.at(np.array([lists[50, 0]]))
    got = rows(chosen(uneven, "chair", 1, "uncertain", set(), 0, judged=near + far, nearest=2))
    entropy = chance.entropy(lists[:, :2]).mean(axis=1)
    assert got == [int(np.argmax(entropy))]


def test_what_is_shown_beside_an_uncertain_item_waits():
    got = rows(chosen(ONE, "chair", 8, "uncertain", set(), 0, nearest=4))
    assert all(abs(one - other) > 1 for place, one in enumerate(got) for other in got[:place])


def test_few_judgements_and_senseless_ones_are_no_fit():
    near, far = np.full(ENOUGH_OF_EACH, 0.1), np.full(ENOUGH_OF_EACH, 0.5)
    distances, alike = np.concatenate([near, far]), np.repeat([True, False], ENOUGH_OF_EACH)
    assert fitted_chance(distances, alike) is not None
    assert fitted_chance(distances[1:], alike[1:]) is None
    assert fitted_chance(distances, ~alike) is None


def test_the_prior_is_centred_on_the_usual_distance():
    prior = prior_chance(np.array([[0.1, 0.2, 0.3, 0.4, 0.5]]))
    assert prior.at(np.array([0.2, 0.3, 0.4])) == pytest.approx([0.75, 0.5, 0.25])
    assert prior_chance(np.zeros((3, 4))).at(np.zeros(1)) == pytest.approx([0.5])


def test_judged_items_of_another_release_are_passed_over():
    told = [Annotated(("gone", "chair-001"), ()), Annotated(("chair-001", "gone", "bed-001"), ("chair-002",))]
    distances, alike = judged_pairs(TWO, told)
    assert alike.tolist() == [False]
    assert len(distances) == 1


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"sampler": "clever"}, "there is no sampler 'clever'"),
        ({"n": 0}, "n is 0"),
        ({"nearest": 0}, "nearest is 0"),
        ({"seed": -1}, "seed is -1"),
        ({"known": {f"chair-{row:03d}" for row in range(40)}}, "no design of chair is left"),
    ],
)
def test_wrong_wishes_are_refused(given, told):
    asked = {"category": "chair", "n": 3, "sampler": "random", "known": set(), "seed": 0} | given
    with pytest.raises(InvalidInput, match=told):
        chosen(ONE, **asked)


def test_an_unknown_category_is_named():
    with pytest.raises(NotFound, match="sofa"):
        chosen(ONE, "sofa", 3, "random", set(), 0)


def test_shares_never_exceed_what_there_is():
    assert shared_out(10, [1, 1]) == [1, 1]
    assert shared_out(3, [5, 3, 1]) == [2, 1, 0]
    assert sum(shared_out(7, [10, 10, 10])) == 7
