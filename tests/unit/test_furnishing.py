"""What goes with a room: near to all its pieces at once, of what it lacks, inside the prices."""

from datetime import UTC, datetime

import numpy as np
import pytest

from penat.domain.catalogue import PriceRange
from penat.domain.furnishing import going_with, missing, overlap, room_pieces, room_vector
from penat.domain.geometry import squared_distances
from penat.domain.piece import SegmentRun, SegmentWish, Timings
from tests.fakes import circle
from tests.fakes.kept_pieces import piece

ARC = circle.arc(41)


def rows(found):
    return [match.row for match in found.matches]


def test_the_best_item_lies_between_the_pieces():
    lamps = circle.shelf("lamp", 41)
    between = going_with(lamps, room_vector(ARC[[10, 30]], [1, 1]), PriceRange(), 3)
    assert rows(between)[0] == 20
    assert set(rows(between)) == {19, 20, 21}
    assert rows(going_with(lamps, room_vector(ARC[[10, 30]], [3, 1]), PriceRange(), 1))[0] < 18, "the surer piece draws"


def test_distances_are_the_weighted_mean_of_those_to_the_pieces():
    lamps, pieces, weights = circle.shelf("lamp", 41), ARC[[3, 17, 40]], [0.9, 0.2, 0.5]
    each = np.array([squared_distances(one, lamps.vectors) for one in pieces])
    mean = np.average(each, axis=0, weights=weights)
    found = going_with(lamps, room_vector(pieces, weights), PriceRange(), 41)
    assert rows(found) == np.argsort(mean, kind="stable").tolist()
    assert [match.distance for match in found.matches] == pytest.approx(np.sort(mean).tolist(), abs=1e-5)


def test_weights_that_are_all_nothing_count_as_equal_and_wrong_ones_are_refused():
    assert np.allclose(room_vector(ARC[[0, 40]], [0, 0]), room_vector(ARC[[0, 40]], [1, 1]))
    for pieces, weights in ((ARC[:0], []), (ARC[:2], [1]), (ARC[:2], [1, -1])):
        with pytest.raises(ValueError, match="weight"):
            room_vector(pieces, weights)


def test_prices_come_before_the_ranking_and_where_nothing_fits_the_nearest_price_is_told():
    lamps = circle.shelf("lamp", 41)
    room = room_vector(ARC[[0]], [1])
    assert rows(going_with(lamps, room, PriceRange(min_cents=13_000), 2)) == [30, 31]
    nothing = going_with(lamps, room, PriceRange(max_cents=5_000), 2)
    assert (nothing.matches, nothing.nearest_cents) == ((), 10_000)
    assert "the nearest one costs €100.00" in nothing.note


def test_of_one_design_the_nearest_only():
    groups = [0] * 10 + list(range(10, 41))
    lamps = circle.shelf("lamp", 41, groups=groups)
    assert rows(going_with(lamps, room_vector(ARC[[0]], [1]), PriceRange(), 3)) == [0, 10, 11]
    assert rows(going_with(lamps, room_vector(ARC[[0]], [1]), PriceRange(min_cents=10_500), 2)) == [5, 10]
    assert len(rows(going_with(lamps, room_vector(ARC[[0]], [1]), PriceRange(), 100))) == 32


def test_what_is_missing_keeps_the_catalogues_order():
    assert missing(["chair", "bed", "lamp"], {"bed"}) == ["chair", "lamp"]


def run(mode, *boxes, prompt=None):
    found = tuple(piece("p", ARC[0], box=box) for box in boxes)
    return SegmentRun(
        "r", "p", SegmentWish(mode, prompt), "s", "", "fake", "", datetime.now(UTC), Timings(0, 0, 0), found
    )


def boxes(runs):
    return [one.box for one in room_pieces(runs)]


LEFT, RIGHT, LOW = (0, 0, 20, 20), (40, 0, 20, 20), (0, 40, 20, 20)


def test_the_careful_segmenting_counts_before_the_quick_one_and_the_newer_before_the_older():
    assert boxes([run("full", LEFT, RIGHT), run("quick", LEFT)]) == [LEFT, RIGHT]
    assert boxes([run("quick", LEFT), run("quick", RIGHT)]) == [RIGHT]
    assert boxes([]) == []


def test_what_words_found_counts_once():
    assert boxes([run("quick", LEFT), run("prompt", (1, 1, 20, 20), LOW, prompt="lamp")]) == [LEFT, LOW]
    assert boxes([run("prompt", LOW, prompt="lamp"), run("prompt", LOW, prompt="light")]) == [LOW]


def test_overlap_is_the_share_of_the_union():
    assert overlap(LEFT, LEFT) == 1.0
    assert overlap(LEFT, RIGHT) == 0.0
    assert overlap((0, 0, 20, 20), (10, 0, 20, 20)) == pytest.approx(1 / 3)
