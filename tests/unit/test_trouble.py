"""What is wrong in a release is found: checked on catalogues whose trouble was put there by hand."""

from dataclasses import replace

import numpy as np
import pytest

from penat.domain.geometry import normalised
from penat.domain.hubness import gini, hubness, skewness
from penat.domain.kinds import kinds
from penat.domain.mislabelled import suspects
from penat.domain.near_copies import copies
from penat.domain.outliers import outliers
from penat.domain.whole_release import NONE, WholeRelease, nearest_everywhere
from penat.use_cases.troubleshooter import NEIGHBOURS
from tests.fakes import circle


def cloud(centre, count, seed, spread=0.1):
    """Return unit vectors (count, 16) around an axis."""
    rng = np.random.default_rng(seed)
    points = spread * rng.standard_normal((count, 16))
    points[:, centre] += 1.0
    return normalised(points)


def shop(**categories):
    """Return the whole of a catalogue of shelves with the given vectors."""
    shelves = [circle.shelf(name, len(vectors), vectors=vectors) for name, vectors in categories.items()]
    return circle.catalogue(*shelves)


def looked_at(catalogue):
    whole = WholeRelease.of(catalogue)
    return whole, nearest_everywhere(whole, NEIGHBOURS)


def ids(whole, rows):
    return [whole.item(row).id for row in rows]


def test_the_nearest_of_the_whole_release_are_exact_and_leave_variants_out():
    vectors = cloud(0, 30, 1)
    chairs = circle.shelf("chair", 30, vectors=vectors, groups=[0, 0, 0, *range(3, 30)])
    whole, near = looked_at(circle.catalogue(chairs, circle.shelf("bed", 20, vectors=cloud(1, 20, 2))))
    distances = 2 - 2 * whole.vectors.astype(float) @ whole.vectors.T
    for row in range(len(whole)):
        allowed = [other for other in range(len(whole)) if whole.group[other] != whole.group[row]]
        true = sorted(allowed, key=lambda other, row=row: distances[row, other])[:NEIGHBOURS]
        assert set(near.rows[row].tolist()) == set(true)
    assert near.recall == 1.0


def test_two_shelves_share_no_group():
    whole = WholeRelease.of(shop(chair=cloud(0, 5, 1), bed=cloud(1, 5, 2)))
    assert len(set(whole.group.tolist())) == 10


def test_where_there_are_fewer_neighbours_the_rest_is_marked():
    whole = WholeRelease.of(shop(chair=cloud(0, 3, 1)))
    near = nearest_everywhere(whole, NEIGHBOURS)
    assert (near.rows[:, 2:] == NONE).all()
    assert np.isinf(near.distances[:, 2:]).all()
    assert (near.rows[:, :2] != NONE).all()


def test_beyond_the_exact_size_most_neighbours_are_found_and_the_recall_is_told():
    rng = np.random.default_rng(0)
    vectors = normalised(rng.standard_normal((40, 24)).repeat(50, axis=0) + 0.4 * rng.standard_normal((2000, 24)))
    whole = WholeRelease.of(shop(chair=vectors))
    exact, quick = nearest_everywhere(whole, 5), nearest_everywhere(whole, 5, exact_items=100)
    shared = np.mean([len(set(a) & set(b)) for a, b in zip(exact.rows, quick.rows, strict=True)]) / 5
    assert 0.9 < quick.recall <= 1.0
    assert shared == pytest.approx(quick.recall, abs=0.05)
    again = nearest_everywhere(whole, 5, exact_items=100)
    np.testing.assert_array_equal(again.rows, quick.rows)


def test_a_limit_below_one_is_refused():
    with pytest.raises(ValueError, match="1 neighbour or more"):
        nearest_everywhere(WholeRelease.of(shop(chair=cloud(0, 3, 1))), 0)


def test_a_couch_among_the_beds_is_the_first_suspect():
    beds = np.concatenate([cloud(1, 30, 2), cloud(2, 1, 9)])
    whole, near = looked_at(shop(chair=cloud(0, 30, 1), bed=beds, couch=cloud(2, 30, 3)))
    first, *others = suspects(whole, near)
    assert (ids(whole, [first.row]), first.suggested) == (["bed-030"], "couch")
    assert first.share == pytest.approx(1.0)
    assert first.own > first.other
    assert all(whole.item(row).category == "couch" for row in first.neighbours)
    assert not others


def test_well_kept_categories_have_no_suspects_and_tiny_ones_are_not_judged():
    whole, near = looked_at(shop(chair=cloud(0, 20, 1), bed=cloud(1, 20, 2), rug=cloud(0, 2, 4)))
    assert suspects(whole, near) == []


def test_a_kind_filed_under_another_word_is_found_whole_though_no_vote_suspects_it():
    bedspreads = cloud(3, 12, 5)
    catalogue = shop(chair=cloud(0, 40, 1), bed=np.concatenate([cloud(1, 40, 2), bedspreads]))
    whole, near = looked_at(catalogue)
    assert suspects(whole, near) == []
    first = kinds(whole)[0]
    assert first.category == "bed"
    assert sorted(ids(whole, first.rows)) == [f"bed-{row:03d}" for row in range(40, 52)]
    assert first.steadiness > 0.5
    assert first.nearest == "chair"


def test_kinds_are_the_same_every_time_and_at_most_half_of_a_category():
    whole = WholeRelease.of(shop(chair=cloud(0, 40, 1), bed=np.concatenate([cloud(1, 20, 2), cloud(3, 20, 5)])))
    found = kinds(whole)
    assert found == kinds(whole)
    sizes = {name: len(shelf) for name, shelf in zip(whole.categories, whole.shelves, strict=True)}
    assert all(3 <= len(kind.rows) <= sizes[kind.category] / 2 for kind in found)


@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_category_of_a_few_items_has_no_kinds(count):
    whole = WholeRelease.of(shop(chair=cloud(0, count, 1)))
    assert kinds(whole) == []
    assert outliers(whole, nearest_everywhere(whole, NEIGHBOURS)) == []


def test_items_that_are_all_alike_are_no_trouble_to_look_at():
    catalogue = shop(chair=np.repeat(cloud(0, 1, 1), 20, axis=0), bed=np.repeat(cloud(1, 1, 1), 20, axis=0))
    whole, near = looked_at(catalogue)
    assert suspects(whole, near) == []
    assert all(np.isfinite(kind.score) for kind in kinds(whole))
    assert outliers(whole, near) == []


def test_what_lies_far_from_everything_is_the_first_outlier():
    strange = np.zeros((1, 16), dtype=np.float32)
    strange[0, 7] = 1.0
    whole, near = looked_at(shop(chair=np.concatenate([cloud(0, 40, 1), strange]), bed=cloud(1, 40, 2)))
    first = outliers(whole, near)[0]
    assert ids(whole, [first.row]) == ["chair-040"]
    assert first.oddness > 3
    assert first.of_category > 3


def test_a_loose_category_is_not_called_odd_as_a_whole():
    whole, near = looked_at(shop(chair=cloud(0, 40, 1, spread=0.02), bed=cloud(1, 40, 2, spread=0.3)))
    assert outliers(whole, near, at_least=2.5) == []


def test_a_file_copied_into_another_category_comes_first_among_the_duplicates():
    chairs, beds = circle.shelf("chair", 20, vectors=cloud(0, 20, 1)), circle.shelf("bed", 20, vectors=cloud(1, 20, 2))
    named = [replace(item, image=f"{row + 100:064x}") for row, item in enumerate(beds.items)]
    named[4] = replace(named[4], image=chairs.items[7].image)
    named[9] = replace(named[9], image=named[8].image)
    whole, near = looked_at(circle.catalogue(chairs, replace(beds, items=named)))
    first, second, *_ = copies(whole, near)
    assert (first.sort, first.across, ids(whole, first.rows)) == ("same picture", True, ["chair-007", "bed-004"])
    assert (second.sort, second.across, ids(whole, second.rows)) == ("same picture", False, ["bed-008", "bed-009"])


def test_designs_and_pairs_just_outside_them_are_listed_by_distance():
    vectors = cloud(0, 30, 1)
    vectors[1] = normalised(vectors[0] + 1e-3)
    vectors[11] = normalised(vectors[10] + 3e-3)
    chairs = circle.shelf("chair", 30, vectors=vectors, groups=[0, 0, *range(2, 30)])
    whole, near = looked_at(circle.catalogue(chairs))
    found = copies(whole, near)
    assert [one.sort for one in found] == ["same design", "near pair"]
    assert [ids(whole, one.rows) for one in found] == [["chair-000", "chair-001"], ["chair-010", "chair-011"]]


def test_a_hub_is_in_every_list_and_an_item_in_none_is_out_of_reach():
    shelf = circle.shelf("chair", 6)
    lists = np.array([[1, 2], [2, 3], [1, 3], [1, 2], [1, 2], [1, 2]], dtype=np.int32)
    found = hubness(replace(shelf, neighbours=lists, neighbour_distances=lists.astype(np.float32)), k=2, reach=2)
    assert found.hubs[:2].tolist() == [1, 2]
    assert found.unreachable.tolist() == [0, 4, 5]
    assert found.never == 0.5
    assert found.counts.tolist() == [0, 5, 5, 2, 0, 0]


def test_gini_and_skewness_of_counts_known_by_heart():
    assert gini(np.array([3, 3, 3])) == pytest.approx(0.0)
    assert gini(np.array([0, 0, 0, 12])) == pytest.approx(0.75)
    assert gini(np.array([0, 0])) == 0.0
    assert skewness(np.array([5, 5])) == 0.0
    assert skewness(np.array([0, 0, 0, 4])) > 1


def test_a_category_of_one_item_has_no_lists():
    found = hubness(circle.shelf("chair", 1))
    assert (found.k, found.gini, found.unreachable.tolist()) == (0, 0.0, [0])
