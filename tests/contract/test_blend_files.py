"""What was learned from rooms, on disk: whole or not at all, noticed by servers, refused where it is damaged."""

import json

import numpy as np
import pytest

from penat.adapters.blend_files import BlendFiles, blend_folder, read_blend, write_blend
from penat.domain.errors import NotFound, Unavailable
from tests.fakes import circle, taught


@pytest.fixture
def kept():
    return taught.kept(circle.catalogue(circle.shelf("chair", 40), circle.shelf("bed", 20)))


def test_what_is_written_comes_back(tmp_path, kept):
    write_blend(tmp_path, kept)
    found = read_blend(tmp_path)
    assert (found.model, found.model_sha256, found.interval) == (kept.model, kept.model_sha256, kept.interval)
    assert found.card["rooms"] == 48
    for name in ("seen", "seen_category", "pairs", "means", "axes", "form", "weights"):
        np.testing.assert_array_equal(getattr(found.blend, name), getattr(kept.blend, name))


def test_a_server_notices_a_blend_that_comes_changes_and_goes(tmp_path, kept):
    files = BlendFiles(tmp_path, every=0.0)
    assert files.current() is None
    write_blend(tmp_path, kept)
    first = files.current()
    assert first.proven
    assert files.current() is first, "read once"
    write_blend(
        tmp_path, taught.kept(circle.catalogue(circle.shelf("chair", 9), circle.shelf("bed", 9)), interval=(-1, 1))
    )
    assert not files.current().proven
    (blend_folder(tmp_path) / "card.json").unlink()
    assert files.current() is None


def test_a_look_is_taken_at_intervals_only(tmp_path, kept):
    moment = [0.0]
    files = BlendFiles(tmp_path, every=1.0, clock=lambda: moment[0])
    assert files.current() is None
    write_blend(tmp_path, kept)
    assert files.current() is None
    moment[0] = 1.0
    assert files.current().proven


def damage_arrays(folder):
    (folder / "arrays.npz").write_bytes(b"PK nonsense")


def damage_card(folder):
    (folder / "card.json").write_text("{")


def another_kind(folder):
    card = json.loads((folder / "card.json").read_text())
    (folder / "card.json").write_text(json.dumps({**card, "kind": "head"}))


def odd_interval(folder):
    card = json.loads((folder / "card.json").read_text())
    (folder / "card.json").write_text(json.dumps({**card, "interval": [0.1]}))


def other_categories(folder):
    card = json.loads((folder / "card.json").read_text())
    (folder / "card.json").write_text(json.dumps({**card, "categories": ["chair"]}))


@pytest.mark.parametrize("damage", [damage_arrays, damage_card, another_kind, odd_interval, other_categories])
def test_damage_is_refused_with_the_way_out(tmp_path, kept, damage):
    damage(write_blend(tmp_path, kept))
    with pytest.raises(Unavailable, match=r"anew|again"):
        BlendFiles(tmp_path).current()


def test_none_is_not_found(tmp_path):
    with pytest.raises(NotFound, match="penat rooms learn"):
        read_blend(tmp_path)
