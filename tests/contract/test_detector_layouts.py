"""Exports of detectors: networks that always answer with one chair and one table, each in its layout's own way."""

import numpy as np
import pytest

from penat.adapters.onnx_segmenter import OnnxSegmenter
from penat.adapters.tiles import found_in_parts, tiles_of
from penat.domain.boxes import best_boxes, shares
from penat.domain.errors import Unavailable
from penat.domain.piece import Piece, SegmentWish
from penat.lab.segment_scores import iou
from penat.ports.segmenter import unheard
from tests.fakes.segment_bundle import constant_network, write_segmenter

QUICK, FULL = SegmentWish(), SegmentWish("full")
HEIGHT, WIDTH = 96, 192  # fills the middle half of a square of 96: rows 24 to 72
CHAIR, TABLE = (20, 16, 60, 60), (120, 30, 180, 80)  # left, top, right and bottom in the picture
SQUARE = {"pixels": [1, 3, 96, 96]}


def picture():
    """A grey wall with a brown chair and a blue table."""
    drawn = np.full((HEIGHT, WIDTH, 3), 220, dtype=np.uint8)
    for (left, top, right, bottom), colour in ((CHAIR, (120, 70, 30)), (TABLE, (30, 50, 130))):
        drawn[top:bottom, left:right] = colour
    return drawn


def middle_and_size(corners):
    left, top, right, bottom = corners
    return np.array([(left + right) / 2, (top + bottom) / 2, right - left, bottom - top], dtype=np.float32)


def in_letterbox(corners):
    return np.array(corners, dtype=np.float32) / 2 + np.array([0, 24, 0, 24], dtype=np.float32)


def prototypes():
    """Two masks of the letterbox at a quarter of its size: its left half, and its right half."""
    masks = np.full((1, 2, 24, 24), -4.0, dtype=np.float32)
    masks[0, 0, :, :12] = masks[0, 1, :, 12:] = 4.0
    return masks


def yolo_candidates():
    """The chair twice, once less sure and a little aside, the table, and something very unsure: (1, 4 + 2 + 2, 4)."""
    table = np.zeros((4, 8), dtype=np.float32)
    for row, (box, scores, masks) in enumerate([
        (CHAIR, (0.9, 0.1), (1, 0)), ((22, 16, 62, 60), (0.8, 0.1), (1, 0)), (TABLE, (0.2, 0.7), (0, 1)),
        ((0, 0, 192, 96), (0.01, 0.02), (1, 1)),
    ]):  # fmt: skip
        table[row] = [*middle_and_size(in_letterbox(box)), *scores, *masks]
    return table.T[None]


def yolo_chosen():
    rows = [[*in_letterbox(CHAIR), 0.9, 0, 1, 0], [*in_letterbox(TABLE), 0.7, 1, 0, 1], [0] * 8]
    return np.array([rows], dtype=np.float32)


def queries(table):
    """Return RT-DETR's ways of saying the same."""
    sides = np.array([WIDTH, HEIGHT] * 2, dtype=np.float32)
    boxes = np.stack([middle_and_size(one) / sides for one in (CHAIR, TABLE, (0, 0, 5, 5))])[None]
    logits = np.array([[[3, -4], [-4, 2], [-9, -9]]], dtype=np.float32)
    sure = 1 / (1 + np.exp(-logits))
    if table == "transformers":
        return {"logits": logits, "pred_boxes": boxes}
    if table == "with nothing":
        return {"logits": np.concatenate([logits, -logits.max(axis=2, keepdims=True)], axis=2), "pred_boxes": boxes}
    if table == "own":
        corners = np.array([[CHAIR, TABLE, (0, 0, 5, 5)]], dtype=np.float32)
        return {"labels": logits.argmax(axis=2), "boxes": corners, "scores": sure.max(axis=2)}
    if table == "chosen":
        chosen = np.stack([sure.max(axis=2), logits.argmax(axis=2).astype(np.float32)], axis=2)
        return {"output0": np.concatenate([boxes, chosen], axis=2)}
    return {"output0": np.concatenate([boxes, sure], axis=2)}


def regions(side):
    """Return torchvision's answer for the picture at half its size, with small masks or masks of the whole."""
    boxes = np.array([CHAIR, TABLE], dtype=np.float32) / 2
    masks = np.ones((2, 1, 28, 28), dtype=np.float32)
    if side == "whole":
        masks = np.zeros((2, 1, 48, 96), dtype=np.float32)
        for row, (left, top, right, bottom) in enumerate(boxes.astype(int)):
            masks[row, 0, top:bottom, left:right] = 1
    scores = np.array([0.95, 0.75], dtype=np.float32)
    return {"1": boxes, "2": np.array([1, 2], dtype=np.int64), "3": scores, "4": masks}


CASES = {
    "yolo-seg raw": ("yolo-seg", SQUARE, {"output0": yolo_candidates(), "output1": prototypes()}),
    "yolo-seg chosen": ("yolo-seg", SQUARE, {"output0": yolo_chosen(), "output1": prototypes()}),
    "rt-detr of transformers": ("detr", SQUARE, queries("transformers")),
    "detr with a class for nothing": ("detr", SQUARE, queries("with nothing")),
    "rt-detr of its own": ("detr", SQUARE, queries("own")),
    "rt-detr of ultralytics": ("detr", SQUARE, queries("ultralytics")),
    "rt-detr of ultralytics, chosen": ("detr", SQUARE, queries("chosen")),
    "mask-rcnn small masks": ("mask-rcnn", {"x": [3, "H", "W"]}, regions(28)),
    "mask-rcnn whole masks": ("mask-rcnn", {"x": [1, 3, "H", "W"]}, regions("whole")),
}


def built(folder, case, **changes):
    layout, wanted, answers = CASES[case]
    return OnnxSegmenter(write_segmenter(folder, constant_network(wanted, answers), **{"layout": layout} | changes))


@pytest.mark.parametrize("case", CASES)
def test_the_chair_and_the_table_are_found_once_each_with_their_masks(tmp_path, case):
    found = built(tmp_path, case).segment(picture(), QUICK)
    assert [piece.label for piece in found] == ["chair", "table"]
    assert found[0].score > found[1].score > 0.5
    for piece, (left, top, right, bottom) in zip(found, (CHAIR, TABLE), strict=True):
        true = np.zeros((HEIGHT, WIDTH), dtype=bool)
        true[top:bottom, left:right] = True
        assert piece.mask.shape == (HEIGHT, WIDTH)
        assert iou(piece.mask, true) > 0.85


@pytest.mark.parametrize("case", CASES)
def test_the_card_says_what_is_sure_enough(tmp_path, case):
    found = built(tmp_path, case, least_score=0.89).segment(picture(), QUICK)
    assert [piece.label for piece in found][:1] == ["chair"]
    assert all(piece.score >= 0.89 for piece in found)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("shape", [(96, 192), (8, 200), (300, 9)])
def test_a_large_look_answers_for_pictures_of_any_shape(tmp_path, case, shape):
    heard = []
    for piece in built(tmp_path, case).segment(np.full((*shape, 3), 99, dtype=np.uint8), FULL, heard.append):
        assert piece.mask.shape == shape
    assert heard == sorted(heard)
    assert len(heard) == 6


@pytest.mark.parametrize("case", [case for case in CASES if case != "rt-detr of transformers"])  # one and "nothing"
def test_an_export_of_more_classes_than_the_card_has_is_refused(tmp_path, case):
    with pytest.raises(Unavailable, match="cannot be used"):
        built(tmp_path, case, classes=["chair"]).segment(picture(), QUICK)


@pytest.mark.parametrize("case", CASES)
def test_an_export_under_another_layouts_name_is_refused(tmp_path, case):
    other = {"yolo-seg": "mask-rcnn", "mask-rcnn": "detr", "detr": "yolo-seg"}[CASES[case][0]]
    with pytest.raises(Unavailable, match=f"layout '{other}'"):
        built(tmp_path, case, layout=other).segment(picture(), QUICK)


@pytest.mark.parametrize("case", ["yolo-seg raw", "rt-detr of ultralytics", "mask-rcnn small masks"])
def test_numbers_that_are_not_finite_are_refused(tmp_path, case):
    layout, wanted, answers = CASES[case]
    broken = {name: np.full_like(one, np.nan) if one.dtype == np.float32 else one for name, one in answers.items()}
    place = write_segmenter(tmp_path, constant_network(wanted, broken), layout=layout)
    with pytest.raises(Unavailable, match="finite"):
        OnnxSegmenter(place).segment(picture(), QUICK)


def test_no_detection_is_no_piece(tmp_path):
    nothing = {name: one[:0] for name, one in regions(28).items()}
    place = write_segmenter(tmp_path, constant_network({"x": [3, "H", "W"]}, nothing), layout="mask-rcnn")
    assert OnnxSegmenter(place).segment(picture(), QUICK) == []


def test_boxes_of_two_classes_do_not_put_each_other_out():
    boxes = np.array([[0, 0, 10, 10], [1, 0, 11, 10], [0, 0, 10, 10], [50, 50, 60, 60]], dtype=np.float32)
    scores, classes = np.array([0.8, 0.9, 0.7, 0.1], dtype=np.float32), np.array([0, 0, 1, 0])
    assert best_boxes(boxes, scores, classes, 0.5, 10).tolist() == [1, 2, 3]
    assert best_boxes(boxes, scores, classes, 0.5, 2).tolist() == [1, 2]
    assert shares(boxes[0], boxes).tolist() == pytest.approx([1, 90 / 110, 1, 0])


def test_parts_show_small_pieces_that_the_whole_did_not_and_none_twice():
    small = np.zeros((100, 100), dtype=bool)
    small[10:14, 10:14] = True
    big = np.zeros((100, 100), dtype=bool)
    big[30:90, 30:90] = True

    def find(part):
        rows, columns = part.shape[:2]
        if rows == 100:
            return [Piece(big, "couch", 0.5)]
        number = int(part[0, 0, 0])
        piece = small[:rows, :columns] if number == 0 else big[100 - rows :, 100 - columns :]
        return [Piece(piece, "lamp", 0.9)]

    marked = np.ones((100, 100, 3), dtype=np.uint8)
    marked[0, 0] = 0
    found = found_in_parts(find, marked, FULL, unheard)
    assert [(piece.label, piece.area) for piece in found] == [("lamp", 16), ("couch", 3600)]


@pytest.mark.parametrize("shape", [(100, 200), (1, 1), (2, 3)])
def test_parts_cover_the_picture(shape):
    seen = np.zeros(shape, dtype=bool)
    for rows, columns in tiles_of(*shape):
        seen[rows, columns] = True
    assert seen.all()
