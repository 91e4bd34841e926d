"""Before a plain backdrop outlines come from one segmenter and words from the other; in a room from one alone."""

import numpy as np
import pytest

from penat.adapters.backdrop_segmenter import BackdropSegmenter
from penat.domain.backdrop import backdrop_share
from penat.domain.errors import InvalidInput
from penat.domain.piece import Piece, SegmentWish

SIDE = 80


def area(top, left, bottom, right):
    mask = np.zeros((SIDE, SIDE), bool)
    mask[top:bottom, left:right] = True
    return mask


class Answers:
    """A segmenter that always finds the same."""

    reads_prompts = False

    def __init__(self, name, *pieces):
        self.name, self.sha256, self.pieces = name, name, list(pieces)
        self.classes = tuple(dict.fromkeys(piece.label for piece in pieces))

    def segment(self, picture, wish, progress=lambda _: None):
        progress(1.0)
        return self.pieces

    def seconds(self, height, width, wish):
        return 0.25


FINE = Piece(area(20, 20, 60, 60), "piece", 0.9)
COARSE = Piece(area(24, 16, 60, 64), "chair", 0.4)
SMALL = Piece(area(20, 20, 22, 22), "lamp", 0.9)


def paper():
    sheet = np.full((SIDE, SIDE, 3), 236, np.uint8)
    sheet[..., 0] -= np.linspace(0, 30, SIDE).astype(np.uint8)  # light falls off
    sheet[20:60, 20:60] = (90, 40, 20)
    return sheet


def cluttered():
    return np.random.default_rng(0).integers(0, 256, (8, 8, 3)).astype(np.uint8).repeat(10, 0).repeat(10, 1)


def test_on_paper_the_fine_outline_gets_the_word_of_what_covers_most_of_it():
    segmenter = BackdropSegmenter(Answers("classical", FINE), Answers("net", SMALL, COARSE))
    (piece,) = segmenter.segment(paper(), SegmentWish())
    assert piece.label == "chair"
    np.testing.assert_array_equal(piece.mask, FINE.mask)
    assert segmenter.classes == ("lamp", "chair", "piece")
    assert segmenter.seconds(10, 10, SegmentWish()) == 0.5


def test_in_a_room_only_the_network_is_believed():
    segmenter = BackdropSegmenter(Answers("classical", FINE), Answers("net", COARSE))
    assert segmenter.segment(cluttered(), SegmentWish()) == [COARSE]


@pytest.mark.parametrize(("outlined", "named", "labels"), [((FINE,), (), ["piece"]), ((), (COARSE,), ["chair"])])
def test_where_one_finds_nothing_the_other_answers(outlined, named, labels):
    segmenter = BackdropSegmenter(Answers("classical", *outlined), Answers("net", *named))
    assert [piece.label for piece in segmenter.segment(paper(), SegmentWish())] == labels


def test_progress_rises_to_one_and_may_stop_the_work():
    told = []
    segmenter = BackdropSegmenter(Answers("classical", FINE), Answers("net", COARSE))
    segmenter.segment(paper(), SegmentWish(), told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0

    def stop(_):
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError, match="stopped"):
        segmenter.segment(paper(), SegmentWish(), stop)


def test_its_state_is_that_of_both():
    one = BackdropSegmenter(Answers("classical"), Answers("net"))
    other = BackdropSegmenter(Answers("classical"), Answers("net2"))
    assert one.name == "net"
    assert one.sha256 != other.sha256


def test_what_is_no_picture_is_refused():
    segmenter = BackdropSegmenter(Answers("classical"), Answers("net"))
    with pytest.raises((InvalidInput, ValueError)):
        segmenter.segment(np.zeros((4, 4), np.uint8), SegmentWish())


def test_a_backdrop_is_told_from_a_room_even_where_the_piece_reaches_the_border():
    sheet = paper()
    sheet[20:60, :60] = (90, 40, 20)
    assert backdrop_share(paper()) > 0.95
    assert 0.8 < backdrop_share(sheet) < 0.95
    assert backdrop_share(cluttered()) < 0.5
