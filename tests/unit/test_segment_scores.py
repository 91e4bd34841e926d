"""How well found pieces fit the true ones, on masks whose answer can be counted."""

import numpy as np
import pytest

from penat.domain.piece import Piece
from penat.lab.composites import BACKGROUNDS, composite
from penat.lab.segment_scores import Sample, TruePiece, iou, measure, score_picture, summary


def block(left, right, top=0, bottom=10):
    mask = np.zeros((20, 40), dtype=bool)
    mask[top:bottom, left:right] = True
    return mask


def piece(left, right, label="chair"):
    return Piece(block(left, right), label, 0.9)


def test_intersection_over_union():
    assert iou(block(0, 10), block(0, 10)) == 1
    assert iou(block(0, 10), block(5, 15)) == pytest.approx(1 / 3)
    assert iou(block(0, 10), block(20, 30)) == 0
    assert iou(block(0, 0), block(0, 0)) == 1


def test_each_true_piece_is_met_by_one_found_piece_the_best_first():
    truth = [TruePiece(block(0, 10), "chair"), TruePiece(block(10, 20), "table")]
    found = [piece(0, 9), piece(0, 10), piece(10, 18, "bed"), piece(30, 40)]
    scored = score_picture(found, truth)
    assert scored.matched == (1.0, 0.8)
    assert (scored.true, scored.found, scored.told, scored.right) == (2, 4, 2, 1)
    row = summary("all", [scored])
    assert row.precision == 0.5
    assert row.recall == 1.0
    assert row.matched_iou == pytest.approx(0.9)
    assert row.panoptic == pytest.approx(1.8 / 3)
    assert row.classes == 0.5


def test_the_foreground_is_all_pieces_together():
    truth = [TruePiece(block(0, 20))]
    assert score_picture([piece(0, 10), piece(10, 20)], truth).foreground == 1.0
    assert score_picture([], truth).foreground == 0.0
    assert score_picture([], []).foreground == 1.0
    assert score_picture([piece(0, 1)], []).foreground == 0.0


def test_what_cannot_be_said_is_not_said():
    row = summary("all", [score_picture([], [TruePiece(block(0, 9))])])
    assert (row.precision, row.recall, row.matched_iou, row.classes) == (None, 0.0, None, None)
    assert row.empty == 1
    with pytest.raises(ValueError, match="no picture"):
        summary("none", [])


def test_groups_are_counted_apart_and_together():
    samples = [
        Sample(str(number), group, np.zeros((20, 40, 3), np.uint8), (TruePiece(block(0, 10)),))
        for number, group in enumerate(["plain", "busy", "plain"])
    ]
    heard = []
    rows = measure(iter(samples), lambda picture: [piece(0, 10)], lambda *told: heard.append(told))
    assert [(row.group, row.pictures, row.foreground) for row in rows] == [
        ("plain", 2, 1),
        ("busy", 1, 1),
        ("all", 3, 1),
    ]
    assert [told[0].name for told in heard] == ["0", "1", "2"]
    assert measure([], lambda picture: []) == []


@pytest.mark.parametrize("background", BACKGROUNDS)
def test_a_cut_out_on_a_background_keeps_its_own_pixels_and_its_mask(background):
    layer = np.zeros((50, 60, 4), dtype=np.uint8)
    layer[10:40, 15:45] = (200, 30, 30, 255)
    picture, mask = composite(layer, background, "chair")
    assert picture.shape[:2] == mask.shape
    assert mask.sum() == 900
    assert (picture[mask] == (200, 30, 30)).all()
    assert not mask[0].any()
    again, _ = composite(layer, background, "chair")
    assert (again == picture).all()


def test_another_name_has_another_background():
    layer = np.zeros((50, 60, 4), dtype=np.uint8)
    layer[10:40, 15:45] = 255
    first, second = (composite(layer, "busy", name)[0] for name in ("a", "b"))
    assert (first != second).any()
    with pytest.raises(ValueError, match="opaque"):
        composite(np.zeros((5, 5, 4), np.uint8), "white", "nothing")
