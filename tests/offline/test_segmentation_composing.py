"""Pictures composed of cut-outs: what is laid where is known of every pixel."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from not_for_server.demo_catalogue.cutouts import HIGHEST, LOWEST, cutout_jobs
from not_for_server.demo_catalogue.seeds import HELD_OUT, TRAINING
from not_for_server.segmentation import backgrounds, composing, photometry, targets
from not_for_server.segmentation.cutouts import CLASSES, Cutout, CutoutShelf
from not_for_server.segmentation.room_views import RoomShelf, fitted

RED, SIZE = (200, 20, 20, 255), 96


def block(label: str, colour: tuple[int, ...] = RED, side: int = 40) -> Cutout:
    return Cutout(np.full((side, side, 4), colour, np.uint8), label)


@pytest.fixture
def shelf() -> CutoutShelf:
    return CutoutShelf([], {name: [block(name)] for name in CLASSES})


@pytest.mark.parametrize("kind", ["product", "scene"])
def test_the_same_seed_composes_the_same_picture(shelf: CutoutShelf, kind: str) -> None:
    one, other = (composing.compose(shelf, np.random.default_rng(3), SIZE, kind) for _ in range(2))
    np.testing.assert_array_equal(one.picture, other.picture)
    np.testing.assert_array_equal(one.pieces, other.pieces)


def test_every_pixel_of_a_piece_has_its_one_class_and_none_lies_in_the_padding(shelf: CutoutShelf) -> None:
    for seed in range(20):
        made = composing.compose(shelf, np.random.default_rng(seed), SIZE)
        assert made.picture.shape == (SIZE, SIZE, 3)
        assert ((made.classes > 0) == (made.pieces > 0)).all()
        for piece in np.unique(made.pieces[made.pieces > 0]):
            assert len(np.unique(made.classes[made.pieces == piece])) == 1
        assert not made.pieces[made.height :].any()
        assert not made.pieces[:, made.width :].any()
        assert not made.picture[made.height :].any()


def test_a_product_shot_shows_its_piece_where_the_map_says(shelf: CutoutShelf) -> None:
    made = composing.compose(shelf, np.random.default_rng(1), SIZE, "product")
    inside = made.pieces == 1
    assert inside.mean() > 0.1
    red = made.picture[inside].astype(int)
    assert (red[:, 0] > red[:, 1] + 40).mean() > 0.95


def test_a_nearer_piece_hides_the_one_behind_it_and_one_that_hardly_shows_is_left_out() -> None:
    whole, part = np.ones((8, 8), np.float32), np.zeros((8, 8), np.float32)
    part[:, 4:] = 1
    colour = np.zeros((8, 8, 3), np.float32)
    back, front = composing._Layer(colour, whole, 1), composing._Layer(colour, part, 2)
    rng = np.random.default_rng(0)
    made = composing._stacked(np.full((8, 8, 3), 255, np.float32), [back, front], rng, 8, 8)
    assert (made.classes[:, 4:] == 2).all()
    assert (made.classes[:, :4] == 1).all()
    hidden = composing._stacked(np.full((8, 8, 3), 255, np.float32), [front, back], rng, 8, 8)
    assert (hidden.pieces == 1).all()
    assert (hidden.classes == 1).all()


@pytest.mark.parametrize("kind", backgrounds.KINDS)
def test_backgrounds_are_pictures(kind: str) -> None:
    for seed in range(6):
        sheet = backgrounds.KINDS[kind](np.random.default_rng(seed), 64)
        assert sheet.shape == (64, 64, 3)
        assert np.isfinite(sheet).all()
        assert sheet.min() >= 0
        assert sheet.max() <= 255


def test_ageing_keeps_the_shape_and_changes_nothing_it_was_given() -> None:
    picture = np.random.default_rng(0).integers(0, 256, (40, 30, 3)).astype(np.uint8)
    before = picture.copy()
    for seed in range(30):
        aged = photometry.aged(picture, np.random.default_rng(seed))
        assert aged.shape == picture.shape
        assert aged.dtype == np.uint8
    np.testing.assert_array_equal(picture, before)


def test_offsets_lead_from_every_pixel_of_a_piece_to_its_middle() -> None:
    pieces = np.zeros((64, 64), np.uint8)
    pieces[8:24, 8:40] = 1
    pieces[40:60, 30:62] = 2
    bumps, offsets = targets.centre_targets(pieces)
    small = pieces[2::4, 2::4]
    for piece in (1, 2):
        rows, columns = np.nonzero(small == piece)
        down = rows + offsets[0][rows, columns] * targets.OFFSET_UNIT
        across = columns + offsets[1][rows, columns] * targets.OFFSET_UNIT
        assert np.ptp(down) < 1e-3
        assert np.ptp(across) < 1e-3
        assert bumps[round(down[0]), round(across[0])] > 0.8
    assert not offsets[:, small == 0].any()


def test_cutouts_are_read_once_and_cropped_to_what_is_seen(tmp_path: Path) -> None:
    layers = np.zeros((50, 50, 4), np.uint8)
    layers[10:40, 20:45] = RED
    for name in ("000000", "000001"):
        Image.fromarray(layers if name == "000000" else np.zeros_like(layers)).save(tmp_path / f"{name}.png")
    rows = [
        json.dumps({"id": name, "design": {"category": "lamp", "kind": "pendant"}}) for name in ("000000", "000001")
    ]
    (tmp_path / "designs.jsonl").write_text("\n".join(rows) + '\n{"id": "0000', encoding="utf-8")
    shelf = CutoutShelf([tmp_path])
    assert (shelf.update(), shelf.update(), len(shelf)) == (1, 0, 1)  # an empty render is left out
    piece = shelf.drawn(np.random.default_rng(0), "lamp")
    assert piece.pixels.shape == (30, 25, 4)
    assert piece.hangs
    assert piece.number == CLASSES.index("lamp") + 1


def test_rooms_keep_their_masks_in_any_view(tmp_path: Path) -> None:
    mask = np.zeros((30, 40), np.uint8)
    mask[10:25, 5:30] = 7
    Image.fromarray(np.where(mask[..., None] > 0, 250, 5).astype(np.uint8).repeat(3, 2)).save(tmp_path / "0.png")
    Image.fromarray(mask).save(tmp_path / "0.mask.png")
    row = {"file": "0.png", "mask": "0.mask.png", "pieces": [{"value": 7, "category": "rug"}]}
    (tmp_path / "rooms.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    shelf = RoomShelf([tmp_path, tmp_path / "missing"])
    assert shelf.update() == 1
    for seed in range(8):
        made = shelf.view(np.random.default_rng(seed), 64)
        assert max(made.height, made.width) == 64
        assert set(np.unique(made.classes)) <= {0, CLASSES.index("rug") + 1}
        inside = made.pieces[: made.height, : made.width] == 1
        bright = made.picture[: made.height, : made.width, 0] > 128
        assert (inside == bright).mean() > 0.93


def test_a_narrow_picture_lies_at_the_top_left() -> None:
    made = fitted(np.full((40, 20, 3), 9, np.uint8), np.ones((40, 20), np.uint8), np.ones((40, 20), np.uint8), 64)
    assert (made.height, made.width) == (64, 32)
    assert (made.picture[:, :32] == 9).all()
    assert not made.picture[:, 32:].any()


def test_a_cut_outs_number_alone_says_what_it_shows_and_held_out_ones_are_other_pieces(tmp_path: Path) -> None:
    jobs = cutout_jobs(tmp_path, "training", range(40))
    assert jobs[30:] == cutout_jobs(tmp_path, "training", range(30, 40))
    assert all(job.target == tmp_path / f"{job.id}.png" for job in jobs)
    assert all(job.design.seed in TRAINING for job in jobs)
    assert all(job.design.seed in HELD_OUT for job in cutout_jobs(tmp_path, "held_out", range(40)))
    assert {job.design.category for job in jobs} == set(CLASSES)
    assert all(LOWEST <= job.variation.elevation <= HIGHEST or job.design.category == "rug" for job in jobs)
    assert all(job.variation.fill <= 0.95 for job in jobs)
