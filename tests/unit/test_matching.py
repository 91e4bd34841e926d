"""Matches on arcs: row i of one category is closest to row i of the other."""

from dataclasses import replace

import numpy as np
import pytest

from penat.domain.catalogue import PriceRange
from penat.domain.matching import closest
from tests.fakes.circle import catalogue, shelf

CHAIRS, BEDS = catalogue(shelf("chair", 50), shelf("bed", 50)).shelves.values()


def rows(found):
    return [match.row for match in found.matches]


def test_the_closest_bed_of_each_chair_stands_at_the_same_place():
    assert [rows(closest(CHAIRS, row, BEDS, PriceRange(), 1))[0] for row in (0, 20, 49)] == [0, 20, 49]


def test_the_price_filter_comes_before_the_ranking():
    cheap = PriceRange(max_cents=10_300)
    assert rows(closest(CHAIRS, 40, BEDS, cheap, 5)) == [3, 2, 1, 0]


@pytest.mark.parametrize("price", [PriceRange(), PriceRange(11_000, 13_000), PriceRange(min_cents=14_800)])
@pytest.mark.parametrize("limit", [1, 5, 100])
def test_the_derived_lists_and_a_scan_give_the_same_matches(price, limit):
    bare = replace(CHAIRS, cross={})
    listed, scanned = closest(CHAIRS, 17, BEDS, price, limit), closest(bare, 17, BEDS, price, limit)
    assert rows(listed) == rows(scanned)
    assert [m.distance for m in listed.matches] == pytest.approx([m.distance for m in scanned.matches], abs=1e-6)


def test_unpriced_items_never_pass_a_price_filter_but_match_without_one():
    beds = shelf("bed", 3, cents=[None, 20_000, None])
    bare = replace(shelf("chair", 3), cross={})
    assert rows(closest(bare, 0, beds, PriceRange(min_cents=0), 5)) == [1]
    assert rows(closest(bare, 0, beds, PriceRange(), 5)) == [0, 1, 2]


def test_when_nothing_fits_the_note_names_the_nearest_price_that_would():
    found = closest(CHAIRS, 5, BEDS, PriceRange(max_cents=9_000), 5)
    assert found.matches == ()
    assert "€100.00" in found.note
    assert found.nearest_cents == 10_000


def test_the_nearest_price_may_lie_below_the_range():
    assert closest(CHAIRS, 5, BEDS, PriceRange(min_cents=99_900), 5).nearest_cents == 14_900


def test_when_no_item_has_a_price_the_note_says_so():
    found = closest(replace(CHAIRS, cross={}), 0, shelf("bed", 2, cents=[None, None]), PriceRange(max_cents=1), 5)
    assert "no bed has a price" in found.note


def test_when_nothing_is_in_stock_the_note_says_so():
    gone = replace(BEDS, in_stock=np.zeros(50, dtype=bool))
    assert "in stock" in closest(replace(CHAIRS, cross={}), 0, gone, PriceRange(), 5, in_stock=True).note


def test_an_item_is_never_its_own_match_within_its_category():
    assert 7 not in rows(closest(CHAIRS, 7, CHAIRS, PriceRange(), 50))
