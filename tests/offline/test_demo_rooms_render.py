"""A small room, rendered: what its mask says is what the camera sees. Skips where there is no renderer."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from not_for_server.demo_catalogue.rooms_jobs import TRAINING_FILM, photograph, training_job

SIZE = (96, 72)
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # Blender's own, about names of its next version


@pytest.fixture(scope="module")
def rendered(tmp_path_factory):
    pytest.importorskip("bpy")
    from not_for_server.demo_catalogue import stage

    out = tmp_path_factory.mktemp("rooms")
    job = replace(training_job(out, "training", 1), size=SIZE)
    stage.load_film(stage.Film(**{**TRAINING_FILM, "samples": 1}))
    told = photograph(job)
    with Image.open(job.target) as picture, Image.open(job.mask) as mask:
        return told["pieces"], np.asarray(picture), np.asarray(mask), sorted(path.name for path in out.iterdir())


def test_picture_and_mask_are_of_one_size_and_nothing_else_is_left(rendered):
    _, picture, mask, files = rendered
    assert picture.shape == (SIZE[1], SIZE[0], 3)
    assert mask.shape == picture.shape[:2]
    assert files == ["000001.jpg", "000001.png"]
    assert picture.std() > 8


def test_the_mask_names_the_pieces_told_and_no_others(rendered):
    pieces, _, mask, _ = rendered
    assert set(np.unique(mask)) - {0} == {piece["value"] for piece in pieces}
    assert len(pieces) >= 3


def test_each_box_is_tight_around_the_piece_s_pixels(rendered):
    pieces, _, mask, _ = rendered
    for piece in pieces:
        left, top, width, height = piece["box"]
        inside = mask[top : top + height, left : left + width] == piece["value"]
        assert inside.sum() == piece["area"] == (mask == piece["value"]).sum()
        assert inside.any(1)[[0, -1]].all()
        assert inside.any(0)[[0, -1]].all()
