"""Outfits of the optimum and of plain rules, on choices whose right answer can be worked out by hand."""

import numpy as np
import pytest

from penat.domain.errors import InvalidInput
from penat.domain.outfit import Choices
from penat.lab.outfit_quality import WAYS, by_value, even_split, in_turn, optimum, outfit_scores
from tests.fakes import circle

# The nearest bed is dear; taking it first leaves no money for the much nearer table.
BED = Choices("bed", np.arange(2), np.array([100, 800]), np.array([0.6, 0.5]))
TABLE = Choices("table", np.arange(3), np.array([100, 700, 150]), np.array([0.9, 0.1, 0.8]))


def test_the_optimum_keeps_its_money_for_where_it_brings_most():
    assert optimum([BED, TABLE], 900) == (0, 1)


def test_choosing_in_turn_spends_it_on_the_first():
    assert in_turn([BED, TABLE], 900) == (1, 0)


def test_by_value_takes_the_swap_that_brings_the_most_nearness_a_cent():
    assert by_value([BED, TABLE], 900) == (0, 1)


def test_an_even_split_gives_each_category_its_part():
    assert even_split([BED, TABLE], 900) == (0, 2)


@pytest.mark.parametrize("rule", [optimum, in_turn, by_value, even_split])
def test_too_small_a_budget_has_no_outfit(rule):
    assert rule([BED, TABLE], 150) is None


@pytest.fixture
def shop():
    prices = np.random.default_rng(3).integers(5_000, 90_000, (3, 40)).tolist()
    shelves = [circle.shelf(name, 40, cents=cents) for name, cents in zip(("bed", "rug", "table"), prices, strict=True)]
    return circle.catalogue(circle.shelf("chair", 40), *shelves)


def test_no_rule_is_nearer_than_the_optimum_and_none_spends_more_than_there_is(shop):
    for one in outfit_scores(shop, count=12):
        if one.excess is None:
            continue
        assert one.excess.mean >= -1e-9
        assert one.used <= 1.0
        assert one.way != "optimum" or (one.excess.mean == 0.0 and one.best == one.answered == 1.0)


def test_more_money_never_brings_the_optimum_farther(shop):
    found = [one.distance.mean for one in outfit_scores(shop, count=12) if one.way == "optimum"]
    assert found == sorted(found, reverse=True)


def test_the_same_seed_gives_the_same_figures_but_for_the_time(shop):
    def told():
        return [(one.way, one.budget, one.distance, one.excess) for one in outfit_scores(shop, count=8, seed=5)]

    assert told() == told()
    assert len(told()) == 7 * len(WAYS)


def test_a_rule_without_answers_has_no_figures_instead_of_wrong_ones(shop):
    found = {one.way: one for one in outfit_scores(shop, count=4, budgets=[1.0])}
    assert found["optimum"].answered == 1.0
    assert found["even split"].answered < 1.0


@pytest.mark.parametrize("wrong", [{"count": 1}, {"budgets": [0.5]}, {"budgets": [float("nan")]}])
def test_what_cannot_be_measured_is_refused(shop, wrong):
    with pytest.raises(InvalidInput, match="2 or more designs"):
        outfit_scores(shop, **wrong)


def test_a_category_without_prices_is_named():
    bare = circle.shelf("bed", 5, cents=[None] * 5)
    with pytest.raises(InvalidInput, match="no bed has a price"):
        outfit_scores(circle.catalogue(circle.shelf("chair", 5), bare), count=3)
