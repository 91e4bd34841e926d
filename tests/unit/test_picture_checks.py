"""What is blank and what only looks it."""

import numpy as np
import pytest

from penat.domain.picture_checks import blank, nearly_empty


def ground(colour=(255, 255, 255), side=100):
    return np.full((side, side, 3), colour, dtype=np.uint8)


@pytest.mark.parametrize("colour", [(255, 255, 255), (200, 190, 180), (17, 90, 30)])
def test_one_colour_is_blank_whichever_it_is(colour):
    assert "one colour" in blank(ground(colour))


def test_a_lens_cap_is_black_with_its_noise():
    noise = np.random.default_rng(0).integers(0, 16, (100, 100, 3), dtype=np.uint8)
    assert "black" in blank(noise)


def test_a_white_chair_on_white_is_neither_blank_nor_nearly_empty():
    pixels = ground()
    pixels[30:80, 30:70] = 243  # its shading is all there is to see
    assert blank(pixels) is None
    assert nearly_empty(pixels) is None


def test_a_dark_chair_on_black_is_not_blank():
    pixels = ground((0, 0, 0))
    pixels[30:80, 30:70] = (40, 25, 18)
    assert blank(pixels) is None
    assert nearly_empty(pixels) is None


def test_a_speck_on_an_empty_page_is_nearly_empty():
    pixels = ground()
    pixels[50:55, 50:55] = 0
    assert blank(pixels) is None
    assert nearly_empty(pixels) == "nearly empty: 0.25 % of the picture stands out from its ground"


def test_a_picture_that_fills_its_frame_is_not_empty():
    assert nearly_empty(np.random.default_rng(1).integers(0, 255, (60, 80, 3), dtype=np.uint8)) is None
