"""The network that ships finds the furniture in the pictures that ship."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from penat.adapters.onnx_segmenter import OnnxSegmenter
from penat.domain.piece import SegmentWish
from penat.lab.segment_scores import iou

ROOT = Path(__file__).parents[2]
BUNDLE = ROOT / "chroma_cache" / "models" / "penat-segment"
DARK_CHAIRS = ("chair-0014-asa-dining.jpg", "chair-0055-zora-rocking.jpg")
LARGEST_BYTES = 8_000_000


def shown(name):
    with Image.open(ROOT / "data" / "chair" / name) as picture:
        return np.asarray(picture.convert("RGB"))


def unlike_the_border(picture):
    """What differs from the median colour of the border: enough for a dark piece on pale paper."""
    border = np.concatenate([picture[:4].reshape(-1, 3), picture[:, :4].reshape(-1, 3), picture[:, -4:].reshape(-1, 3)])
    return np.abs(picture.astype(int) - np.median(border, axis=0)).max(axis=-1) > 60


@pytest.fixture(scope="module")
def segmenter():
    return OnnxSegmenter(BUNDLE, threads=1)


@pytest.mark.parametrize("name", DARK_CHAIRS)
def test_a_chair_on_paper_is_found_as_a_whole(segmenter, name):
    picture = shown(name)
    pieces = segmenter.segment(picture, SegmentWish())
    assert pieces
    assert iou(np.any([piece.mask for piece in pieces], axis=0), unlike_the_border(picture)) > 0.6


def test_a_blank_sheet_has_no_piece(segmenter):
    assert segmenter.segment(np.full((200, 300, 3), 255, np.uint8), SegmentWish()) == []


def test_its_card_tells_what_it_is():
    facts = json.loads((BUNDLE / "model.json").read_text(encoding="utf-8"))
    assert facts["classes"] == ["chair", "bed", "couch", "table", "lamp", "storage", "rug"]
    assert "own renders" in facts["licence"]
    assert facts["figures"]
    assert sum(path.stat().st_size for path in BUNDLE.iterdir()) <= LARGEST_BYTES
