"""What is noticed between the served release and the next one."""

from dataclasses import replace

import numpy as np
import pytest

from penat.domain.catalogue import NO_PRICE
from penat.domain.geometry import neighbour_lists
from penat.domain.release_comparison import compare, lists_recall
from tests.fakes import circle


def catalogue(**changes):
    return replace(circle.catalogue(circle.shelf("chair", 60), circle.shelf("bed", 40)), **changes)


def with_chairs(count, shelf=None):
    return replace(
        catalogue(), shelves={"chair": shelf or circle.shelf("chair", count), "bed": circle.shelf("bed", 40)}
    )


def test_the_same_catalogue_raises_no_alarm():
    found = compare(catalogue(), catalogue(release="next"))
    assert found.alarms() == []
    assert [(change.kept, change.canaries) for change in found.categories] == [(1.0, 40), (1.0, 60)]


def test_a_few_items_more_raise_no_alarm():
    assert compare(with_chairs(60), with_chairs(64)).alarms() == []


def test_a_category_that_vanished_is_told():
    fresh = replace(catalogue(), shelves={"chair": circle.shelf("chair", 60)})
    assert compare(catalogue(), fresh).alarms() == ["category bed with 40 items is gone"]


def test_half_of_the_items_gone_is_told():
    assert "chair has 20 items, it had 60" in compare(with_chairs(60), with_chairs(20)).alarms()


def test_prices_that_vanished_are_told():
    chairs = circle.shelf("chair", 60)
    priced = replace(chairs, price_cents=np.full(60, 100))
    unpriced = replace(chairs, price_cents=np.full(60, NO_PRICE))
    assert compare(with_chairs(60, priced), with_chairs(60, unpriced)).alarms() == [
        "0 items of chair have a price, 60 had one"
    ]


def shuffled():
    """Return the chairs with their vectors handed round: the same ids, but what is near is another thing."""
    chairs = circle.shelf("chair", 60)
    vectors = chairs.vectors[np.random.default_rng(1).permutation(60)]
    rows, distances = neighbour_lists(vectors, vectors, 59, own_group=chairs.groups, groups=chairs.groups)
    return replace(chairs, vectors=vectors, neighbours=rows, neighbour_distances=distances)


def test_other_neighbours_are_told_unless_the_model_is_another():
    before, after = with_chairs(60), with_chairs(60, shuffled())
    assert any("only" in told for told in compare(before, after).alarms())
    assert compare(before, replace(after, model="other")).alarms() == []


def test_exact_lists_have_recall_one_and_broken_ones_do_not():
    chairs = circle.shelf("chair", 60)
    assert lists_recall(chairs) == 1.0
    near = replace(chairs, neighbours=chairs.neighbours[:, :20])
    assert lists_recall(near) == 1.0
    assert lists_recall(replace(near, neighbours=near.neighbours[::-1].copy())) < 0.7


def test_an_empty_category_has_nothing_to_miss():
    assert lists_recall(circle.shelf("chair", 1)) == pytest.approx(1.0)
