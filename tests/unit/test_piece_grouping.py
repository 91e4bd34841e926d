"""Maps of classes, centres and offsets, drawn by hand, become the pieces that were drawn."""

from time import perf_counter

import numpy as np
import pytest

from penat.domain.piece_grouping import GroupingRules, PixelMaps, group_pieces, softmax

NAMES = ("chair", "table")


def drawn(height, width, pieces, sure=8.0):
    """Return maps of *pieces*, each a class's number (from 1) and a mask, as a perfect network would answer."""
    logits = np.zeros((len(NAMES) + 1, height, width), dtype=np.float32)
    logits[0] = sure
    centres, offsets = np.zeros((height, width), np.float32), np.zeros((2, height, width), np.float32)
    rows, columns = np.mgrid[:height, :width]
    for number, mask in pieces:
        logits[0][mask], logits[number][mask] = 0, sure
        row, column = rows[mask].mean(), columns[mask].mean()
        blob = np.exp(-((rows - row) ** 2 + (columns - column) ** 2) / 8).astype(np.float32)
        centres = np.maximum(centres, blob)
        offsets[0][mask], offsets[1][mask] = row - rows[mask], column - columns[mask]
    return PixelMaps(softmax(logits), centres, offsets, (height, width))


def box(height, width, top, left, bottom, right):
    mask = np.zeros((height, width), dtype=bool)
    mask[top:bottom, left:right] = True
    return mask


def overlap(first, second):
    return np.count_nonzero(first & second) / np.count_nonzero(first | second)


def test_two_touching_pieces_of_one_class_are_told_apart():
    left, right = box(40, 60, 10, 5, 30, 30), box(40, 60, 10, 30, 30, 55)
    found = group_pieces(drawn(40, 60, [(1, left), (1, right)]), NAMES, 160, 240)
    assert [piece.label for piece in found] == ["chair", "chair"]
    assert not (found[0].mask & found[1].mask).any()
    boxes = sorted(piece.box for piece in found)
    for measured, true in zip(boxes, [(20, 40, 100, 80), (120, 40, 100, 80)], strict=True):
        assert np.abs(np.subtract(measured, true)).max() <= 2


def test_thin_legs_survive():
    table = box(60, 60, 15, 8, 22, 52) | box(60, 60, 22, 10, 50, 12) | box(60, 60, 22, 48, 50, 50)
    (found,) = group_pieces(drawn(60, 60, [(2, table)]), NAMES, 240, 240)
    assert found.label == "table"
    assert found.mask[190, 44]
    assert found.mask[190, 196]
    assert not found.mask[190, 120]
    assert overlap(found.mask, np.kron(table, np.ones((4, 4), dtype=bool))) > 0.93


def test_a_centre_outside_its_piece_still_gathers_it():
    bench = box(40, 40, 10, 5, 14, 35) | box(40, 40, 14, 5, 36, 9) | box(40, 40, 14, 31, 36, 35)
    (found,) = group_pieces(drawn(40, 40, [(1, bench)]), NAMES, 40, 40)
    assert overlap(found.mask, bench) == 1.0


def test_tiny_blobs_are_dropped():
    chair, speck = box(40, 40, 5, 5, 25, 25), box(40, 40, 34, 34, 36, 36)
    found = group_pieces(drawn(40, 40, [(1, chair), (2, speck)]), NAMES, 80, 80)
    assert [piece.label for piece in found] == ["chair"]
    assert len(group_pieces(drawn(40, 40, [(2, speck)]), NAMES, 80, 80, GroupingRules(least_area=2))) == 1


def test_an_empty_map_has_no_pieces():
    assert group_pieces(drawn(30, 30, []), NAMES, 120, 120) == []


def test_a_centre_without_a_pixel_is_no_piece():
    maps = drawn(30, 30, [])
    maps.centres[15, 15] = 1.0
    assert group_pieces(maps, NAMES, 120, 120) == []


def test_an_unsure_piece_scores_less_and_comes_later():
    maps = drawn(40, 60, [(1, box(40, 60, 10, 5, 30, 25)), (2, box(40, 60, 10, 35, 30, 55))])
    maps.centres[:, :30] *= 0.5
    found = group_pieces(maps, NAMES, 40, 60)
    assert [piece.label for piece in found] == ["table", "chair"]
    assert 0.9 < found[0].score <= 1
    assert found[1].score == pytest.approx(found[0].score / 2, rel=0.05)


def test_padding_is_left_out_and_the_picture_fills_its_own_size():
    maps = drawn(40, 40, [(1, box(40, 40, 5, 5, 20, 20)), (2, box(40, 40, 28, 5, 38, 20))])
    maps = PixelMaps(maps.probabilities, maps.centres, maps.offsets, (24.5, 40.0))
    (found,) = group_pieces(maps, NAMES, 49, 80)
    assert found.mask.shape == (49, 80)
    assert np.abs(np.subtract(found.box, (10, 10, 30, 30))).max() <= 1


def test_a_slanted_outline_is_no_staircase():
    rows, columns = np.mgrid[:40, :40]
    edge = np.clip(columns - rows * 0.5 - 4.25, -2, 2).astype(np.float32)
    maps = drawn(40, 40, [(1, box(40, 40, 0, 0, 40, 40))])
    logits = np.stack([-edge * 4, edge * 4, np.full_like(edge, -20)])
    found = group_pieces(PixelMaps(softmax(logits), maps.centres, maps.offsets, (40, 40)), NAMES, 320, 320)[0]
    first = found.mask.argmax(axis=1)[8:-8]
    line = np.polyfit(np.arange(len(first)), first, 1)
    assert np.abs(first - np.polyval(line, np.arange(len(first)))).max() <= 2.5


def test_a_flat_map_of_centres_does_not_drown_it():
    maps = drawn(160, 160, [(1, box(160, 160, 0, 0, 160, 160))])
    maps.centres[:] = 1.0
    assert len(group_pieces(maps, NAMES, 160, 160)) <= GroupingRules().most


@pytest.mark.parametrize("broken", ["classes", "offsets", "nan", "names", "content"])
def test_maps_that_do_not_fit_are_refused(broken):
    maps = drawn(20, 20, [])
    parts = [maps.probabilities, maps.centres, maps.offsets, maps.content]
    names = NAMES
    if broken == "classes":
        parts[0] = parts[0][:, :10]
    if broken == "offsets":
        parts[2] = parts[2][:1]
    if broken == "nan":
        parts[1] = np.full_like(parts[1], np.nan)
    if broken == "names":
        names = ("chair",)
    if broken == "content":
        parts[3] = (21.0, 20.0)
    with pytest.raises(ValueError, match=r"fit|finite|names|fills"):
        group_pieces(PixelMaps(*parts), names, 80, 80)


def test_it_takes_some_milliseconds():
    """The limit is ten times what it takes on an idle machine, so that a busy one does not fail it."""
    pieces = [(1 + n % 2, box(160, 160, 20 + 40 * (n // 4), 3 + 39 * (n % 4), 55 + 40 * (n // 4), 38 + 39 * (n % 4)))
              for n in range(12)]  # fmt: skip
    maps = drawn(160, 160, pieces)
    times = []
    for _ in range(3):
        start = perf_counter()
        assert len(group_pieces(maps, NAMES, 160, 160)) == 12
        times.append(perf_counter() - start)
    assert min(times) < 0.3
