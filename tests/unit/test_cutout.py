"""A piece is cut out onto the middle of a near-white square, its proportions kept, its surroundings left behind."""

import numpy as np
import pytest

from penat.domain.cutout import GROUND, cut_out
from penat.domain.errors import InvalidInput

RED, BLUE = (200, 10, 10), (10, 10, 200)


def room(height, width, box):
    """A blue picture with a red piece over *box* (top, bottom, left, right), and the piece's mask."""
    picture = np.full((height, width, 3), BLUE, dtype=np.uint8)
    mask = np.zeros((height, width), dtype=bool)
    top, bottom, left, right = box
    picture[top:bottom, left:right] = RED
    mask[top:bottom, left:right] = True
    return picture, mask


def test_a_piece_lies_in_the_middle_of_a_near_white_square_with_a_margin():
    shot = cut_out(*room(100, 300, (20, 60, 100, 200)), margin=0.1)
    assert shot.dtype == np.uint8
    assert shot.shape == (125, 125, 3)  # 100 / (1 − 2 · 0.1)
    covered = (shot != GROUND).any(axis=2)
    rows, columns = np.flatnonzero(covered.any(axis=1)), np.flatnonzero(covered.any(axis=0))
    assert (len(rows), len(columns)) == (40, 100), "the piece keeps its proportions"
    assert abs((rows[0] + rows[-1]) - 124) <= 1
    assert abs((columns[0] + columns[-1]) - 124) <= 1
    assert tuple(shot[62, 62]) == RED


def test_nothing_of_what_lay_behind_comes_along():
    picture, mask = room(80, 80, (10, 70, 10, 70))
    mask[30:50, 30:50] = False  # one sees through it here
    picture[30:50, 30:50] = BLUE
    shot = cut_out(picture, mask).astype(int)
    assert not ((shot[..., 2] > shot[..., 0] + 20).any()), "no blue"
    middle = shot.shape[0] // 2
    assert tuple(shot[middle, middle]) == (GROUND, GROUND, GROUND)


def test_the_edge_fades_over_one_pixel_inside_the_mask():
    picture, mask = room(60, 60, (20, 40, 20, 40))
    mask[20, 20:40] = False  # so that the upper edge does not lie at the crop's own
    mask[19, 25] = mask[39, 39] = True
    shot = cut_out(picture, mask, margin=0.0)
    values = {int(value) for value in shot[..., 1].ravel()}
    assert {10, GROUND} < values, "there are values between the piece's and the ground's"


def test_a_piece_of_one_pixel_and_one_that_fills_the_picture_are_cut_out():
    picture, mask = room(10, 20, (4, 5, 7, 8))
    assert cut_out(picture, mask).shape == (1, 1, 3)
    whole, everything = room(10, 20, (0, 10, 0, 20))
    assert cut_out(whole, everything).shape == (23, 23, 3)


@pytest.mark.parametrize(
    ("mask", "words"), [(np.zeros((10, 20), bool), "covers nothing"), (np.ones((20, 10), bool), "pixels")]
)
def test_an_empty_mask_and_one_of_another_size_are_refused(mask, words):
    with pytest.raises(InvalidInput, match=words):
        cut_out(np.zeros((10, 20, 3), np.uint8), mask)


def test_the_picture_is_left_as_it_was():
    picture, mask = room(30, 30, (5, 25, 5, 25))
    before = picture.copy(), mask.copy()
    cut_out(picture, mask)
    assert (picture == before[0]).all()
    assert (mask == before[1]).all()
