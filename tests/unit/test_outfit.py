"""Outfits under one budget: exact against trying everything, the k best, swaps, and what to relax."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from penat.domain.errors import InvalidInput
from penat.domain.outfit import Choices, alternatives, relaxation, solve


def choices(*categories):
    """Return choices of categories given as lists of (cents, distance)."""
    return [
        Choices(
            f"c{place}",
            np.arange(len(items)),
            np.array([cents for cents, _ in items], np.int64),
            np.array([distance for _, distance in items], float),
        )
        for place, items in enumerate(categories)
    ]


def brute(found, budget):
    """Return every outfit within the budget as (distance, cents), the best first."""
    every = []
    for rows in product(*(range(len(one.rows)) for one in found)):
        cents = sum(int(one.cents[row]) for one, row in zip(found, rows, strict=True))
        if cents <= budget:
            distance = 0.0
            for one, row in zip(found, rows, strict=True):
                distance += float(one.distances[row])
            every.append((distance, cents, rows))
    return sorted(every)


ITEMS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 30).map(lambda n: n / 16)), min_size=1, max_size=5)


@given(st.lists(ITEMS, min_size=1, max_size=4), st.integers(0, 200), st.integers(1, 6))
def test_the_k_best_are_those_that_trying_everything_finds(categories, budget, count):
    found = choices(*categories)
    solved = solve(found, budget, count)
    expected = brute(found, budget)[:count]
    assert solved.optimal
    assert [one.distance for one in solved.outfits] == [distance for distance, _, _ in expected]
    assert len({one.rows for one in solved.outfits}) == len(solved.outfits)
    for one in solved.outfits:
        assert one.total_cents == sum(int(c.cents[row]) for c, row in zip(found, one.rows, strict=True)) <= budget


def test_the_best_for_the_budget_is_not_the_greedy_one():
    found = choices([(10, 0.0), (1, 0.5)], [(10, 0.0), (1, 0.9)])
    assert [(one.rows, one.total_cents) for one in solve(found, 11).outfits] == [((1, 0), 11)]
    assert solve(found, 20).outfits[0].rows == (0, 0)


def test_of_equally_close_outfits_the_cheapest_comes_first():
    found = choices([(30, 0.5), (10, 0.5)], [(5, 0.1)])
    assert solve(found, 100).outfits[0].total_cents == 15


def test_a_budget_too_small_gives_none_and_says_what_would_do():
    found = choices([(100, 0.1), (80, 0.2)], [(50, 0.1)], [(10, 0.3)])
    assert solve(found, 139).outfits == ()
    told = relaxation(found, 139)
    assert (told.needed_cents, told.droppable, told.empty) == (140, ("c0", "c1", "c2"), ())
    assert solve(found, 140).outfits[0].total_cents == 140
    assert relaxation(found, 60).droppable == ("c0",)
    assert relaxation(found, 140).droppable == ()


def test_a_category_without_items_is_named():
    found = choices([(100, 0.1)], [])
    assert solve(found, 1000).outfits == ()
    assert relaxation(found, 1000).empty == ("c1",)
    assert relaxation(found, 1000).needed_cents is None


def test_no_category_is_the_empty_outfit():
    assert solve([], 0).outfits[0].rows == ()


def test_swaps_keep_the_budget_and_come_nearest_first():
    found = choices([(10, 0.1), (40, 0.2), (20, 0.3), (5, 0.4)], [(10, 0.5)])
    best = solve(found, 30).outfits[0]
    rows, totals = alternatives(found, best, 30, 5)["c0"]
    assert (rows.tolist(), totals.tolist()) == ([2, 3], [30, 15])
    assert alternatives(found, best, 30, 1)["c0"][0].tolist() == [2]
    assert alternatives(found, best, 30, 5)["c1"][0].tolist() == []


def test_where_states_are_given_up_nothing_is_called_optimal():
    rng = np.random.default_rng(0)
    hard = choices(*([(int(c), 1.0 - c / 1000) for c in rng.permutation(1000)[:50]] for _ in range(4)))
    assert solve(hard, 2000).optimal
    cut = solve(hard, 2000, most_states=10)
    assert not cut.optimal
    assert cut.outfits[0].total_cents <= 2000


@pytest.mark.parametrize("count", [0, 21])
def test_a_number_of_outfits_that_cannot_be_is_refused(count):
    with pytest.raises(InvalidInput):
        solve(choices([(1, 0.1)]), 10, count)


def test_choices_that_do_not_fit_together_are_a_mistake():
    with pytest.raises(ValueError, match="rows"):
        Choices("bed", np.arange(2), np.array([1], np.int64), np.array([0.1, 0.2]))
    with pytest.raises(ValueError, match="negative"):
        Choices("bed", np.arange(1), np.array([-1], np.int64), np.array([0.1]))
