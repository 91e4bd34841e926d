"""What stands before a background, on pictures whose answer is drawn: shapes on walls."""

import numpy as np
import pytest

from penat.adapters.classical_segmenter import ClassicalSegmenter, mask_in_box
from penat.domain.piece import SegmentWish
from penat.lab.segment_scores import iou

QUICK = SegmentWish()


def wall(height=240, width=320, slope=0.0, colour=(225, 222, 215)):
    """A wall in one colour, *slope* levels darker from left to right, with a camera's grain."""
    rng = np.random.default_rng(3)
    ground = np.array(colour, dtype=float) - slope * np.linspace(0, 1, width)[None, :, None]
    return np.clip(ground + rng.normal(0, 1.5, (height, width, 3)), 0, 255).astype(np.uint8)


def table(height=240, width=320):
    mask = np.zeros((height, width), dtype=bool)
    mask[90:110, 60:260] = mask[110:200, 66:74] = mask[110:200, 246:254] = True
    return mask


def painted(picture, mask, colour):
    """Return the picture with a piece of wood: a colour with a grain."""
    rng = np.random.default_rng(4)
    out = picture.copy()
    grain = np.array(colour) + rng.normal(0, 6, (*mask.shape, 1))
    out[mask] = np.clip(grain, 0, 255).astype(np.uint8)[mask]
    return out


@pytest.mark.parametrize("slope", [0, 60])
def test_a_table_before_a_wall_is_found_with_its_legs_and_the_gap_between_them(slope):
    mask = table()
    (found,) = ClassicalSegmenter().segment(painted(wall(slope=slope), mask, (120, 80, 50)), QUICK)
    assert found.label == "piece"
    assert iou(found.mask, mask) > 0.95
    assert not found.mask[160, 160]


@pytest.mark.parametrize("slope", [0, 60])
def test_an_empty_wall_has_no_piece(slope):
    assert ClassicalSegmenter().segment(wall(slope=slope), QUICK) == []


def test_a_wall_of_noise_has_no_piece():
    noise = np.random.default_rng(0).integers(0, 256, (120, 160, 3), dtype=np.uint8)
    assert ClassicalSegmenter().segment(noise, QUICK) == []


def test_two_pieces_apart_are_two():
    first, second = np.zeros((240, 320), bool), np.zeros((240, 320), bool)
    first[60:180, 30:120] = second[80:180, 200:290] = True
    picture = painted(painted(wall(), first, (120, 80, 50)), second, (40, 70, 120))
    found = ClassicalSegmenter().segment(picture, QUICK)
    assert len(found) == 2
    assert {max(iou(one.mask, true) for one in found) > 0.95 for true in (first, second)} == {True}


def test_a_stick_that_hangs_by_a_thread_stays_with_its_piece():
    mask = np.zeros((240, 320), dtype=bool)
    mask[40:140, 100:220] = mask[145:200, 150:156] = True
    (found,) = ClassicalSegmenter().segment(painted(wall(), mask, (120, 80, 50)), QUICK)
    assert found.mask[180, 152]


def test_a_pale_patch_inside_a_piece_is_filled():
    mask = np.zeros((240, 320), dtype=bool)
    mask[60:180, 80:240] = True
    picture = painted(wall(), mask, (120, 80, 50))
    picture[110:114, 150:156] = (200, 196, 190)
    (found,) = ClassicalSegmenter().segment(picture, QUICK)
    assert found.mask[60:180, 80:240].mean() > 0.98


@pytest.mark.parametrize("shape", [(8, 8), (8, 400), (400, 8), (1, 1), (30, 1500)])
def test_pictures_of_any_shape_are_answered(shape):
    picture = np.full((*shape, 3), 230, dtype=np.uint8)
    picture[shape[0] // 3 : shape[0] // 2 + 1, shape[1] // 3 : shape[1] // 2 + 1] = (30, 60, 90)
    for piece in ClassicalSegmenter().segment(picture, QUICK):
        assert piece.mask.shape == shape


@pytest.mark.parametrize("broken", [np.zeros((5, 5)), np.zeros((5, 5, 3)), np.zeros((0, 5, 3), np.uint8)])
def test_what_is_no_picture_is_refused(broken):
    with pytest.raises(ValueError, match="RGB"):
        ClassicalSegmenter().segment(broken, QUICK)


def test_progress_can_stop_it():
    class Stop(Exception):
        pass

    def stop(_share):
        raise Stop

    with pytest.raises(Stop):
        ClassicalSegmenter().segment(wall(), QUICK, stop)


def test_a_box_is_cut_down_to_what_stands_in_it():
    mask = table()
    picture = painted(wall(), mask, (120, 80, 50))
    assert iou(mask_in_box(picture, (60, 90, 200, 110)), mask) > 0.85


def test_a_box_around_nothing_stays_a_box():
    found = mask_in_box(wall(), (60, 90, 100, 80))
    assert found[90:170, 60:160].all()
    assert found.sum() == 8000


def test_a_faint_soft_shadow_is_no_part_of_the_piece():
    mask = np.zeros((240, 320), dtype=bool)
    mask[40:180, 100:220] = True
    rows, columns = np.mgrid[:240, :320]
    dark = 0.06 * np.exp(-((rows - 180) ** 2) / 2500 - ((columns - 170) ** 2) / 6000)
    picture = np.clip(wall() * (1 - dark[..., None]), 0, 255).astype(np.uint8)
    (found,) = ClassicalSegmenter().segment(painted(picture, mask, (120, 80, 50)), QUICK)
    assert iou(found.mask, mask) > 0.93
