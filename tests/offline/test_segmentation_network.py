"""The segmentation network: its shapes, its loss, its checkpoint and its bundle. Needs the offline requirements."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="not_for_server/requirements.txt is not installed", exc_type=ImportError)
pytest.importorskip("timm", reason="not_for_server/requirements.txt is not installed", exc_type=ImportError)
pytest.importorskip("open_clip", reason="not_for_server/requirements.txt is not installed", exc_type=ImportError)

import torch

from not_for_server.segmentation import export, losses, network, scenes, train
from not_for_server.segmentation.cutouts import CLASSES, Cutout, CutoutShelf
from not_for_server.segmentation.room_views import RoomShelf
from penat.adapters.onnx_segmenter import OnnxSegmenter
from penat.domain.piece import SegmentWish


@pytest.fixture(scope="module")
def small() -> network.SegmentNetwork:
    torch.set_num_threads(1)
    torch.manual_seed(0)
    return network.SegmentNetwork().eval()


@pytest.fixture
def shelf() -> CutoutShelf:
    piece = np.full((30, 30, 4), (180, 30, 30, 255), np.uint8)
    return CutoutShelf([], {name: [Cutout(piece, name)] for name in CLASSES})


def test_answers_are_a_quarter_of_any_multiple_of_32(small: network.SegmentNetwork) -> None:
    for height, width in ((64, 96), (32, 32)):
        with torch.no_grad():
            classes, centres, offsets = small(torch.zeros(1, 3, height, width))
        assert classes.shape == (1, len(CLASSES) + 1, height // 4, width // 4)
        assert centres.shape == (1, 1, height // 4, width // 4)
        assert offsets.shape == (1, 2, height // 4, width // 4)


def test_it_begins_with_the_trained_towers_weights(small: network.SegmentNetwork) -> None:
    import timm

    tower = timm.create_model(network.TOWER, pretrained=False, num_classes=0)
    trunk = {name: torch.full_like(weight, 3) for name, weight in tower.state_dict().items()}
    fresh = network.SegmentNetwork()
    assert network.start_from_tower(fresh, trunk) > 100
    assert all((weight == 3).all() for weight in fresh.tower())
    with pytest.raises(ValueError, match="not in the trained tower"):
        network.start_from_tower(fresh, {})


def test_right_answers_cost_less_than_wrong_ones() -> None:
    classes = torch.zeros(1, 16, 16, dtype=torch.int64)
    classes[:, 4:12, 4:12] = 3
    centres, offsets = torch.zeros(1, 8, 8), torch.zeros(1, 2, 8, 8)
    centres[0, 4, 4], offsets[0, :, 2:6, 2:6] = 1.0, 0.5
    wanted = torch.nn.functional.one_hot(classes[:, ::2, ::2], len(CLASSES) + 1).permute(0, 3, 1, 2) * 8.0
    right = losses.segment_loss((wanted, centres[:, None] * 12 - 6, offsets), classes, centres, offsets)
    wrong = losses.segment_loss((-wanted, 6 - centres[:, None] * 12, -offsets), classes, centres, offsets)
    assert all(right[name] < wrong[name] for name in right)


def test_padding_is_zero_for_the_network(shelf: CutoutShelf) -> None:
    made = scenes.Scenes(shelf, RoomShelf([]), 64, 8, seed=1)
    pixels, classes, centres, offsets = next(iter(made))
    assert pixels.shape == (3, 64, 64)
    assert classes.shape == (32, 32)
    assert centres.shape == (16, 16)
    assert offsets.shape == (2, 16, 16)
    flat = scenes.normalised(np.full((64, 64, 3), 255, np.uint8), 48, 64)
    assert not flat[:, 48:].any()
    assert flat[:, :48].all()


def test_training_goes_on_from_its_checkpoint(
    tmp_path: Path, shelf: CutoutShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    torch.set_num_threads(1)
    monkeypatch.setattr(train, "CutoutShelf", lambda _: shelf)
    monkeypatch.setattr(shelf, "update", lambda: 0)
    settings = {"batch": 2, "round_pictures": 2, "sizes": (64,), "workers": 0}
    plan = train.Plan((tmp_path,), (), tmp_path / "run", None, minutes=1e-9, **settings)
    first = train.train(plan)
    assert first.progress.seen == 2
    assert first.done == 1.0
    again = train.Trainer(plan)
    assert again.progress == first.progress
    for name, weight in first.average.state_dict().items():
        torch.testing.assert_close(again.average.state_dict()[name], weight)
    line = json.loads((tmp_path / "run" / "history.jsonl").read_text(encoding="utf-8"))
    assert line["round"] == 1
    assert line["class"] > 0


def test_the_bundle_is_one_that_the_server_reads(small: network.SegmentNetwork, tmp_path: Path) -> None:
    progress = vars(train.Progress(cutouts=1, rooms=2, seen=3))
    state = {"progress": progress, "seed": 1, "sizes": [64]}
    facts = export.facts_of("penat-try", state, 64, {"least_score": 0.0, "peak": 0.0}, "")
    export.write_bundle(small, tmp_path / "penat-try", facts)
    segmenter = OnnxSegmenter(tmp_path / "penat-try", threads=1)
    assert segmenter.classes == CLASSES
    picture = np.zeros((50, 70, 3), np.uint8)
    for piece in segmenter.segment(picture, SegmentWish()):
        assert piece.mask.shape == (50, 70)
    assert "Not measured yet" in (tmp_path / "penat-try" / "MODEL_CARD.md").read_text(encoding="utf-8")
