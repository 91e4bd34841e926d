"""Segmenters' bundles: what is found by each layout, and what a wrong or damaged one says."""

import json

import numpy as np
import pytest

from penat.adapters.onnx_segmenter import OnnxSegmenter
from penat.domain.errors import Unavailable
from penat.domain.map_averaging import mean_maps, mirrored
from penat.domain.piece import SegmentWish
from penat.domain.piece_grouping import PixelMaps
from penat.lab.segment_scores import iou
from tests.fakes.segment_bundle import BLUE, GREEN, RED, colour_network, constant_network, write_segmenter

QUICK, FULL = SegmentWish(), SegmentWish("full")


def picture(height=192, width=128):
    """A chair above a table, each with its centre marked."""
    drawn = np.zeros((height, width, 3), dtype=np.uint8)
    drawn[16:80, 16:96] = RED
    drawn[112:176, 32:112] = BLUE
    drawn[40:56, 48:64] = drawn[136:152, 64:80] = GREEN
    return drawn


@pytest.fixture
def segmenter(tmp_path):
    return OnnxSegmenter(write_segmenter(tmp_path, colour_network()))


@pytest.mark.parametrize("wish", [QUICK, FULL, SegmentWish("prompt", "a seat")])
def test_pieces_are_found_with_their_classes_and_outlines(segmenter, wish):
    drawn = picture()
    found = segmenter.segment(drawn, wish)
    assert sorted(piece.label for piece in found) == ["chair", "table"]
    for piece in found:
        true = drawn[..., 0 if piece.label == "chair" else 2] > 0
        true |= piece.mask & (drawn[..., 1] > 0)
        assert piece.mask.shape == (192, 128)
        assert iou(piece.mask, true) > 0.8
        assert 0.1 <= piece.score <= 1


def test_the_surest_comes_first(segmenter):
    scores = [piece.score for piece in segmenter.segment(picture(), QUICK)]
    assert scores == sorted(scores, reverse=True)


def test_a_picture_of_nothing_has_no_pieces(segmenter):
    assert segmenter.segment(np.zeros((100, 60, 3), dtype=np.uint8), QUICK) == []


@pytest.mark.parametrize("shape", [(8, 400), (400, 8), (1, 1), (33, 47)])
def test_pictures_of_any_shape_are_answered(segmenter, shape):
    drawn = np.zeros((*shape, 3), dtype=np.uint8)
    drawn[:] = RED
    drawn[shape[0] // 2, shape[1] // 2] = GREEN
    for piece in segmenter.segment(drawn, FULL):
        assert piece.mask.shape == shape


def test_progress_is_told_between_passes_and_may_stop_the_work(segmenter):
    heard = []
    segmenter.segment(picture(), FULL, heard.append)
    assert heard == sorted(heard)
    assert len(heard) == 5
    assert heard[-1] == 1.0

    def stop(_share):
        raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        segmenter.segment(picture(), FULL, stop)


def test_full_is_expected_to_take_longer_and_time_is_learned(segmenter):
    guess = segmenter.seconds(100, 100, QUICK)
    assert segmenter.seconds(100, 100, FULL) == 4 * guess
    segmenter.segment(picture(), QUICK)
    assert segmenter.seconds(100, 100, QUICK) == guess
    segmenter.segment(picture(), QUICK)
    assert 0 < segmenter.seconds(100, 100, QUICK) != guess


def test_classes_are_put_into_the_catalogues_words_and_unwanted_ones_left_out(tmp_path):
    network = colour_network()
    renamed = OnnxSegmenter(write_segmenter(tmp_path, network, words={"chair": "armchair"}, ignore=["table"]))
    assert renamed.classes == ("armchair",)
    assert [piece.label for piece in renamed.segment(picture(), QUICK)] == ["armchair"]


def test_whatever_changes_the_answer_changes_the_checksum(tmp_path):
    network = colour_network()
    plain, renamed = (OnnxSegmenter(write_segmenter(tmp_path / str(number), network, **changes))
                      for number, changes in enumerate([{}, {"words": {"chair": "seat"}}]))  # fmt: skip
    same = OnnxSegmenter(write_segmenter(tmp_path / "same", network, licence="other"))
    assert plain.sha256 == same.sha256 != renamed.sha256


def test_a_mirrored_answer_is_turned_back():
    rng = np.random.default_rng(0)
    maps = PixelMaps(*(rng.random(shape, dtype=np.float32) for shape in [(3, 4, 6), (4, 6), (2, 4, 6)]), (4, 6))
    turned = mirrored(maps)
    assert (turned.centres[:, 0] == maps.centres[:, -1]).all()
    assert (turned.offsets[1, :, 0] == -maps.offsets[1, :, -1]).all()
    assert (turned.offsets[0, :, 0] == maps.offsets[0, :, -1]).all()


def test_answers_of_two_sizes_are_averaged_on_the_larger_and_offsets_grow_with_it():
    small = PixelMaps(*(np.full(shape, 0.5, np.float32) for shape in [(3, 4, 4), (4, 4), (2, 4, 4)]), (4, 4))
    large = PixelMaps(*(np.full(shape, 1.5, np.float32) for shape in [(3, 8, 8), (8, 8), (2, 8, 8)]), (8, 8))
    mean = mean_maps([small, large])
    assert mean.centres.shape == (8, 8)
    assert mean.centres[3, 3] == 1.0
    assert mean.offsets[0, 3, 3] == (1.0 + 1.5) / 2


# What is wrong with a bundle


def said(folder, wish=QUICK):
    with pytest.raises(Unavailable) as raised:
        OnnxSegmenter(folder).segment(picture(), wish)
    return raised.value.detail


def test_a_missing_bundle_and_a_missing_file_say_what_to_do(tmp_path):
    assert "put a model bundle there" in said(tmp_path / "none")
    place = write_segmenter(tmp_path, colour_network())
    (place / "segment.onnx").unlink()
    assert "copy it there" in said(place)


def test_a_truncated_network_is_told_by_its_checksum(tmp_path):
    place = write_segmenter(tmp_path, colour_network())
    whole = (place / "segment.onnx").read_bytes()
    (place / "segment.onnx").write_bytes(whole[: len(whole) // 2])
    assert "damaged" in said(place)


def test_a_file_that_is_no_network_is_refused(tmp_path):
    assert "not a model onnxruntime can run" in said(write_segmenter(tmp_path, b"not a network"))


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"layout": "spirals"}, "layout"),
        ({"kind": "embedder"}, "kind"),
        ({"classes": []}, "classes"),
        ({"image_size": 4}, "image_size"),
        ({"full_scales": [0]}, "full_scales"),
        ({"sha256": {}}, "no sha256"),
        ({"classes": ["chair"]}, "1 classes"),
        ({"classes": ["chair", "table", "bed"]}, "3 classes"),
    ],
)
def test_a_card_that_is_wrong_says_where(tmp_path, changes, word):
    assert word in said(write_segmenter(tmp_path, colour_network(), **changes))


def test_a_card_that_is_no_json_is_refused(tmp_path):
    place = write_segmenter(tmp_path, colour_network())
    (place / "model.json").write_text(json.dumps([1, 2])[:-1])
    assert "cannot be used" in said(place)


def test_a_network_with_other_outputs_names_them(tmp_path):
    network = constant_network({"pixels": [1, 3, "H", "W"]}, {"logits": np.zeros((1, 3), np.float32)})
    assert "its outputs are logits" in said(write_segmenter(tmp_path, network))


def test_a_network_for_another_size_is_refused(tmp_path):
    maps = {"classes": np.zeros((1, 3, 4, 4), np.float32), "centres": np.zeros((1, 1, 4, 4), np.float32),
            "offsets": np.full((1, 2, 4, 4), np.nan, np.float32)}  # fmt: skip
    fixed = constant_network({"pixels": [1, 3, 16, 16]}, maps)
    assert "cannot be used" in said(write_segmenter(tmp_path, fixed))
    broken = constant_network({"pixels": [1, 3, "H", "W"]}, maps)
    assert "not finite" in said(write_segmenter(tmp_path, broken, name="broken"))
