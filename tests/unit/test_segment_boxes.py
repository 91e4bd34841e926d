"""Furniture found in rooms of which only boxes are known."""

import numpy as np
import pytest

from penat.domain.piece import Piece
from penat.lab.segment_boxes import BoxedRoom, box_scores


def piece(left, top, width, height, label="chair"):
    mask = np.zeros((40, 40), dtype=bool)
    mask[top : top + height, left : left + width] = True
    return Piece(mask, label, 0.9)


PICTURE = np.zeros((40, 40, 3), dtype=np.uint8)
ROOM = BoxedRoom("loft", PICTURE, [("chair", (0, 0, 10, 10)), ("bed", (20, 20, 10, 10))])


def test_a_piece_counts_as_found_from_half_of_the_union_on():
    every = {one.group: one for one in box_scores([ROOM], lambda _: [piece(0, 0, 10, 6), piece(20, 20, 10, 4, "bed")])}
    assert every["chair"].found == 1.0
    assert every["bed"].found == 0.0
    assert every["all"].found == 0.5
    assert every["all"].overlap == pytest.approx(0.5)


def test_a_found_piece_has_its_class_or_another():
    every = {one.group: one for one in box_scores([ROOM], lambda _: [piece(0, 0, 10, 10), piece(20, 20, 10, 10)])}
    assert (every["chair"].named, every["bed"].named, every["all"].named) == (1.0, 0.0, 0.5)


def test_what_fits_no_box_was_made_up():
    every = box_scores([ROOM], lambda _: [piece(0, 0, 10, 10), piece(0, 30, 5, 5)])
    assert every[0].made_up == 0.5


def test_where_nothing_is_found_nothing_is_named():
    every = box_scores([ROOM], lambda _: [])
    assert every[0].found == 0.0
    assert every[0].named is None
    assert every[0].made_up is None


def test_pictures_of_one_scene_are_drawn_together():
    """One scene found, one not: the share is a half, and with scenes drawn again anything from none to all."""
    other = BoxedRoom("hall", np.ones((40, 40, 3), dtype=np.uint8), ROOM.furniture)
    found = box_scores([ROOM] * 5 + [other] * 5, lambda picture: [] if picture.any() else
                       [piece(0, 0, 10, 10), piece(20, 20, 10, 10, "bed")])  # fmt: skip
    assert (found[0].found, found[0].interval, found[0].scenes) == (0.5, (0.0, 1.0), 2)


def test_rooms_without_furniture_are_refused():
    with pytest.raises(ValueError, match="no furniture"):
        box_scores([BoxedRoom("loft", PICTURE, [])], lambda _: [])
