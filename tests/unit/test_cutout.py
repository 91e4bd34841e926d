"""A piece is cut out onto the middle of a near-white square, its proportions kept, its surroundings left behind."""

import numpy as np
import pytest

from penat.domain.cutout import GROUND, cut_out, in_place, piece_vectors
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


def test_a_piece_in_its_place_is_the_square_of_the_photo_around_it():
    picture = np.arange(40 * 60 * 3, dtype=np.uint32).reshape(40, 60, 3).astype(np.uint8)
    mask = np.zeros((40, 60), dtype=bool)
    mask[10:20, 20:40] = True
    shown = in_place(picture, mask, margin=0.1)
    assert shown.shape == (24, 24, 3)
    assert np.array_equal(shown, picture[3:27, 18:42])


def test_beyond_the_photo_its_border_goes_on():
    picture = np.zeros((20, 20, 3), dtype=np.uint8)
    picture[:, 0] = 200
    mask = np.zeros((20, 20), dtype=bool)
    mask[5:15, 0:2] = True
    shown = in_place(picture, mask)
    assert (shown[:, 0] == 200).all()
    assert shown.shape[0] == shown.shape[1] == 11


def test_a_pieces_vector_lies_between_those_of_its_two_pictures():
    two = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 1]], dtype=np.float32)
    assert piece_vectors(two) == pytest.approx(np.array([[0.7071068, 0.7071068, 0], [0, 0, 1]]), abs=1e-6)
    assert piece_vectors(np.empty((0, 3), dtype=np.float32)).shape == (0, 3)
