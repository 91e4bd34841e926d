"""The line around a mask goes where the mask ends, in few corners, whatever its shape."""

import time

import numpy as np

from penat.domain.outline import outline, outlines


def area(line):
    points = np.array(line, dtype=float)
    x, y = points.T
    return abs(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1))) / 2


def drawn(lines, height, width):
    """The mask that the lines enclose, by the even-odd rule at pixels' middles."""
    y, x = np.mgrid[0:height, 0:width] + 0.5
    inside = np.zeros((height, width), dtype=bool)
    for line in lines:
        for (ax, ay), (bx, by) in zip(line, line[1:] + line[:1], strict=True):
            if ay != by:
                crosses = (ay > y) != (by > y)
                inside ^= crosses & (x < (bx - ax) * (y - ay) / (by - ay) + ax)
    return inside


def iou(one, other):
    return (one & other).sum() / (one | other).sum()


def test_a_rectangle_has_its_four_corners():
    mask = np.zeros((40, 60), dtype=bool)
    mask[10:30, 5:50] = True
    assert set(outline(mask)) == {(5, 10), (50, 10), (50, 30), (5, 30)}


def test_a_mask_that_fills_the_picture_is_walked_along_its_border():
    assert set(outline(np.ones((7, 9), dtype=bool))) == {(0, 0), (9, 0), (9, 7), (0, 7)}


def test_one_pixel_has_a_line_and_an_empty_mask_has_none():
    mask = np.zeros((5, 5), dtype=bool)
    assert outlines(mask) == []
    assert outline(np.zeros((0, 0), dtype=bool)) == []
    mask[2, 3] = True
    assert set(outline(mask)) == {(3, 2), (4, 2), (4, 3), (3, 3)}


def test_a_disc_becomes_few_corners_that_enclose_almost_the_same():
    y, x = np.mgrid[0:300, 0:400]
    disc = (y - 150) ** 2 + (x - 200) ** 2 < 120**2
    line = outline(disc)
    assert len(line) < 60
    assert iou(drawn([line], 300, 400), disc) > 0.985


def test_holes_and_parts_have_lines_of_their_own_the_largest_first():
    mask = np.zeros((100, 100), dtype=bool)
    mask[10:60, 10:60] = True
    mask[20:40, 20:40] = False
    mask[70:90, 70:90] = True
    lines = outlines(mask)
    assert [area(line) for line in lines] == [2500, 400, 400]
    assert (drawn(lines, 100, 100) == mask).all()


def test_pixels_that_touch_at_a_corner_are_two_lines():
    mask = np.zeros((6, 6), dtype=bool)
    mask[1:3, 1:3] = mask[3:5, 3:5] = True
    assert [area(line) for line in outlines(mask)] == [4, 4]


def test_a_ragged_mask_keeps_to_the_most_corners():
    rng = np.random.default_rng(3)
    y, x = np.mgrid[0:400, 0:400]
    angle = np.arctan2(y - 200, x - 200)
    star = np.hypot(y - 200, x - 200) < 120 + 30 * np.sin(40 * angle) + rng.normal(0, 4, (400, 400))
    for most in (200, 40, 3):
        lines = outlines(star, most)
        assert 1 <= sum(map(len, lines)) <= most
    assert iou(drawn(outlines(star), 400, 400), star) > 0.85


def test_noise_all_over_a_large_photo_is_no_trouble():
    noise = np.random.default_rng(1).random((300, 400)) < 0.5
    began = time.monotonic()
    assert sum(map(len, outlines(noise))) <= 200
    assert time.monotonic() - began < 20, "quadratic work would take minutes"


def test_points_lie_inside_the_picture_of_any_size():
    for height, width in ((1, 1), (513, 1025), (2048, 3), (1023, 1537)):
        points = np.array(outline(np.ones((height, width), dtype=bool)))
        assert points[:, 0].min() >= 0
        assert points[:, 1].min() >= 0
        assert points[:, 0].max() <= width
        assert points[:, 1].max() <= height
