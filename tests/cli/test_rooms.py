"""`penat rooms` on a small release: drafted from photos, confirmed, taken out and in, and learned from."""

import io
import json
from functools import partial

import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image

from penat.adapters.blend_files import blend_folder
from penat.cli.main import cli
from penat.use_cases.segmenting import Segmenting
from penat.wiring import room_drafting, segmenters
from tests.fakes.fixed_segmenter import FixedSegmenter, room
from tests.fakes.thumbnail_embedder import ThumbnailEmbedder


@pytest.fixture
def penat(penat_on_shop):
    return partial(penat_on_shop, "rooms")


@pytest.fixture
def file(tmp_path):
    """Return a rooms.json of ten scenes in which chair N and bed N stand together."""
    told = {
        f"photo-{n}.jpg": {"scene": f"scene-{n % 10}", "items": [f"chair-{n % 5}", f"bed-{n % 5}"], "style": "odd"}
        for n in range(20)
    }
    path = tmp_path / "rooms.json"
    path.write_text(json.dumps(told))
    return path


@pytest.fixture
def sees(monkeypatch):
    """Let the segmenter find coloured blocks and the release's own fake model read them."""
    model = ThumbnailEmbedder()
    model.sha256 = model.facts().sha256
    monkeypatch.setattr(room_drafting, "ReleaseEmbedder", lambda *_: model)
    monkeypatch.setattr(segmenters, "build_segmenter", lambda *_: FixedSegmenter())


def photo(path, *blocks):
    held = io.BytesIO()
    Image.fromarray(np.kron(room(*blocks), np.ones((3, 3, 1), dtype=np.uint8))).save(held, "PNG")
    path.write_bytes(held.getvalue())
    return path


def rooms(penat):
    return {one["name"]: one for one in json.loads(penat("list", "--json"))}


def test_rooms_come_in_from_a_file_and_go_out_as_they_were(penat, file, tmp_path):
    assert penat("import", file) == "20 rooms added, 0 changed, 0 known already\n"
    assert penat("import", file) == "0 rooms added, 0 changed, 20 known already\n"
    penat("export", "--out", tmp_path / "out.json")
    told = json.loads((tmp_path / "out.json").read_text())
    given = json.loads(file.read_text())
    assert {name: {key: one[key] for key in ("scene", "items", "style")} for name, one in told.items()} == given
    assert {one["by"] for one in told.values()} == {"curator"}
    assert json.loads(penat("export")) == told
    assert "already" in penat("export", "--out", tmp_path / "out.json", status=2)


def test_a_room_is_deleted_and_brought_back(penat, file):
    penat("import", file)
    one = rooms(penat)["photo-3.jpg"]
    undo = penat("delete", one["id"]).split()[-1]
    assert len(rooms(penat)) == 19
    assert "photo-3.jpg is as it was" in penat("undo", undo)
    assert json.loads(penat("show", one["id"])) == one
    assert "no room" in penat("show", "nothing", status=2)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("nonsense", "no JSON"), ("[]", "must hold"), ('{"a": {}}', "a.items"), ('{"a": 1}', "must be an object"),
        ('{"a": {"items": []}, "a": {"items": []}}', "stands there twice"), ('{"a": {"items": ["x\\ny"]}}', "a.items"),
        ('{"a": {"items": ["b"], "boxes": {"b": [1, 2, 0, 4]}}}', "a.boxes"), ("[" * 50_000, "no JSON"),
    ],
)  # fmt: skip
def test_a_file_that_is_wrong_is_refused_whole_and_named(penat, tmp_path, content, said):
    (tmp_path / "bad.json").write_text(content)
    assert said in penat("import", tmp_path / "bad.json", status=2)
    assert rooms(penat) == {}


def test_items_that_the_release_has_not_are_kept_and_noted_or_refused(penat, tmp_path):
    (tmp_path / "old.json").write_text('{"a": {"items": ["chair-1", "gone-1"]}}')
    assert "gone-1" in penat("import", tmp_path / "old.json", "--strict", status=2)
    assert rooms(penat) == {}
    assert "has no gone-1" in penat("import", tmp_path / "old.json")
    assert [one["item"] for one in rooms(penat)["a"]["pieces"]] == ["chair-1", "gone-1"]


def test_what_is_learned_is_kept_with_the_models_name_and_said_again(penat, file, small_shop):
    told = json.loads(penat("learn", "--rooms", file, "--json"))
    assert (told["model"], told["rooms"], told["scenes"]) == ("thumbnails", 20, 10)
    assert told["default"] == ("blend" if told["blend_minus_nearest"]["interval"][0] > 0 else "nearest")
    assert set(told["overall"]) == {"nearest", "rooms", "learned", "blend"}
    again = json.loads(penat("learned", "--json"))
    assert again["fits_release"]
    assert {**again, "kept": told["kept"]} == {**told, "fits_release": True}
    assert "blend minus nearest" in penat("learned")
    assert (blend_folder(small_shop / "cache") / "card.json").exists()


def test_confirmed_rooms_are_learned_from_beside_files(penat, file, tmp_path):
    (tmp_path / "more.json").write_text('{"more.jpg": {"items": ["chair-0", "bed-3", "gone-1"]}}')
    penat("import", tmp_path / "more.json")
    told = json.loads(penat("learn", "--rooms", file, "--dry-run", "--json"))
    assert (told["rooms"], told["left_out"], told["kept"]) == (21, 1, None)
    told = json.loads(penat("learn", "--rooms", file, "--no-confirmed", "--dry-run", "--json"))
    assert told["rooms"] == 20


def test_without_rooms_or_with_one_scene_nothing_is_learned(penat, tmp_path):
    assert "no room to learn from" in penat("learn", status=2)
    (tmp_path / "few.json").write_text('{"a": {"items": ["chair-1", "bed-1"]}}')
    assert "fewer than two scenes" in penat("learn", "--rooms", tmp_path / "few.json", status=2)


def test_two_photos_of_one_name_are_refused_before_any_is_looked_at(penat, tmp_path):
    for folder in ("in", "more"):
        (tmp_path / folder).mkdir()
        photo(tmp_path / folder / "loft.png", "chair")
    told = penat("label", tmp_path / "in", tmp_path / "more", tmp_path / "in", "--out", tmp_path / "draft", status=2)
    assert "have one name" in told
    assert not (tmp_path / "draft").exists()


def test_photos_are_drafted_and_confirmed_by_a_person(penat, sees, tmp_path):
    (tmp_path / "in").mkdir()
    photo(tmp_path / "in" / "loft.png", "chair", "bed")
    (tmp_path / "in" / "broken.jpg").write_bytes(b"no picture")
    out = tmp_path / "draft"
    told = penat("label", tmp_path / "in", "--out", out, "--scene", "loft", status=2)
    assert "1 rooms drafted with 2 pieces" in told
    assert "Left out" in told
    assert "broken.jpg" in told
    draft = json.loads((out / "draft.json").read_text())
    assert list(draft) == ["loft.png"]
    chair, bed = draft["loft.png"]["pieces"]
    assert (chair["label"], chair["item"], len(chair["proposals"])) == ("chair", None, 6)
    assert (out / chair["cutout"]).read_bytes()[:2] == b"\xff\xd8"
    assert rooms(penat) == {}, "a proposal is not a confirmation"
    answered = CliRunner().invoke(cli, ["rooms", "confirm", str(out)], input="chair-99\n2\nbed-4\n")
    assert "There is no item chair-99" in answered.output
    assert "1 rooms kept" in answered.output
    kept = rooms(penat)["loft.png"]
    assert [one["item"] for one in kept["pieces"]] == [chair["proposals"][1]["item"], "bed-4"]
    assert kept["pieces"][1]["box"] == bed["box"]
    assert (kept["scene"], kept["author"], kept["photo"]) == ("loft", "curator", None)


def test_a_draft_goes_on_where_it_was_stopped(penat, sees, tmp_path):
    one, other = photo(tmp_path / "a.png", "chair"), photo(tmp_path / "b.png", "bed")
    out = tmp_path / "draft"
    penat("label", one, other, "--out", out)
    stopped = CliRunner().invoke(cli, ["rooms", "confirm", str(out)], input="1\nq\n")
    assert "1 rooms kept, 0 changed, 0 known already; 1 still open" in stopped.output
    assert "0 rooms drafted with 0 pieces, 2 known already" in penat("label", one, other, "--out", out)
    draft = json.loads((out / "draft.json").read_text())
    draft["b.png"]["pieces"][0]["item"] = ""
    (out / "draft.json").write_text(json.dumps(draft))
    assert "0 rooms kept, 0 changed, 1 known already; 0 still open" in penat("confirm", out, "--no-ask")
    assert set(rooms(penat)) == {"a.png"}
    draft["b.png"]["pieces"][0]["item"] = "gone-1"
    (out / "draft.json").write_text(json.dumps(draft))
    assert "gone-1" in penat("confirm", out, "--no-ask", status=2)
    (out / "draft.json").write_text("{")
    assert "no JSON" in penat("confirm", out, status=2)
    assert "penat rooms label" in penat("confirm", tmp_path / "none", status=2)


def test_photos_stay_for_the_workbench_only_where_that_is_asked_for(penat, sees, tmp_path, monkeypatch):
    one = photo(tmp_path / "a.png", "chair")
    penat("label", one, "--out", tmp_path / "first")
    kept = CliRunner().invoke(cli, ["photos", "list", "--json"])
    assert json.loads(kept.output)["kept"] == 0
    penat("label", one, "--out", tmp_path / "second", "--keep")
    draft = json.loads((tmp_path / "second" / "draft.json").read_text())["a.png"]
    assert CliRunner().invoke(cli, ["photos", "show", draft["photo"]]).exit_code == 0

    def broken(*_, **__):
        raise MemoryError

    monkeypatch.setattr(Segmenting, "segment", broken)
    assert isinstance(
        CliRunner().invoke(cli, ["rooms", "label", str(one), "--out", str(tmp_path / "x")]).exception, MemoryError
    )
    assert json.loads(CliRunner().invoke(cli, ["photos", "list", "--json"]).output)["kept"] == 1


def test_what_is_no_photo_is_refused(penat, sees, tmp_path):
    (tmp_path / "empty").mkdir()
    assert "no picture" in penat("label", tmp_path / "empty", status=2)
    assert "neither a picture nor a folder" in penat("label", tmp_path / "nowhere", status=2)
