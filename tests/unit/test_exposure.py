"""Simulated shoppers walk the real flow, so what they never see is what the shop never shows."""

from dataclasses import replace

import numpy as np
import pytest

from penat.domain.errors import InvalidInput, NotFound
from penat.lab.exposure import exposure
from tests.fakes import circle


@pytest.mark.parametrize("shopper", ["nearest", "uniform"])
def test_a_small_category_is_seen_whole(shopper):
    found = exposure(circle.catalogue(circle.shelf("chair", 40)), "chair", sessions=60, shopper=shopper)
    assert (found.shown, found.never, found.designs) == (1.0, (), 40)
    assert found.places == found.times.sum() == 60 * 36
    assert 0 < found.gini < 0.6


def test_what_no_list_names_and_no_opening_shows_is_never_seen():
    shelf = circle.shelf("chair", 300)
    lists = np.array([[other for other in row if other != 7][:159] for row in shelf.neighbours], dtype=np.int32)
    hidden = replace(
        shelf, neighbours=lists, neighbour_distances=shelf.neighbour_distances[:, :159],
        landmarks=np.array([row for row in range(300) if row != 7], dtype=np.int32),
    )  # fmt: skip
    found = exposure(circle.catalogue(hidden), "chair", sessions=40)
    assert "chair-007" in found.never
    assert found.shown < 1.0
    exploring = exposure(circle.catalogue(hidden), "chair", sessions=150, explore=0.5)
    assert "chair-007" not in exploring.never


def test_a_design_counts_as_shown_through_any_of_its_variants():
    found = exposure(circle.catalogue(circle.shelf("chair", 20, groups=[0, 0, *range(2, 20)])), "chair", sessions=20)
    assert (found.designs, found.never) == (19, ())


def test_the_same_seed_gives_the_same_figures():
    catalogue = circle.catalogue(circle.shelf("chair", 60))
    one, other = (exposure(catalogue, "chair", sessions=10, seed=3) for _ in range(2))
    assert one.times.tolist() == other.times.tolist()
    assert exposure(catalogue, "chair", sessions=10, seed=4).times.tolist() != one.times.tolist()


def test_it_says_how_far_it_is():
    told = []
    exposure(circle.catalogue(circle.shelf("chair", 20)), "chair", sessions=3, progress=lambda *so: told.append(so))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_no_sessions_and_unknown_categories_are_refused():
    catalogue = circle.catalogue(circle.shelf("chair", 20))
    with pytest.raises(InvalidInput, match="1 or more"):
        exposure(catalogue, "chair", sessions=0)
    with pytest.raises(NotFound, match="sofa"):
        exposure(catalogue, "sofa")
