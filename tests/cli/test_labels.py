"""`penat labels` on a small release: made, filled, undone, and taken out and in."""

import json
from functools import partial

import pytest


@pytest.fixture
def penat(penat_on_shop):
    return partial(penat_on_shop, "labels")


@pytest.fixture
def rattan(penat):
    penat("make", "Rattan chairs", "--note", "woven")
    return penat(
        "mark", "rattan-chairs", "--pos", "chair-0", "--pos", "chair-1", "--neg", "bed-0", "--annotator", "ann"
    )


def held(penat, name="Rattan chairs"):
    return {one["item"]: one["belongs"] for one in json.loads(penat("show", name, "--json"))["labels"]}


FILLED = {"chair-0": True, "chair-1": True, "bed-0": False}


def test_a_set_is_made_filled_shown_and_undone(penat, rattan):
    assert held(penat) == FILLED
    assert "+ chair-0" in penat("show", "Rattan chairs")
    assert "2 belong      1 do not  Rattan chairs  woven" in penat("list")
    penat("undo", "rattan-chairs", rattan.split()[-1])
    assert held(penat) == {}


def test_a_label_is_taken_away_and_turned_round(penat, rattan):
    penat("mark", "rattan-chairs", "--clear", "chair-0", "--neg", "chair-1")
    assert held(penat) == {"chair-1": False, "bed-0": False}


def test_a_deleted_set_comes_back_and_a_renamed_one_keeps_its_labels(penat, rattan):
    undo = penat("delete", "rattan-chairs").split()[-1]
    assert "no label set yet" in penat("list")
    penat("restore", undo)
    penat("rename", "rattan-chairs", "Wicker")
    assert held(penat, "wicker") == FILLED


@pytest.mark.parametrize("form", ["csv", "json", "folders"])
def test_an_export_is_taken_in_elsewhere_with_nothing_lost(penat, rattan, tmp_path, monkeypatch, form):
    there = tmp_path / f"told.{form}"
    assert "3 labels" in penat("export", "rattan-chairs", "--out", there, "--format", form)
    monkeypatch.setenv("PENAT_VAR", str(tmp_path / "elsewhere"))
    into = ["--set", "Rattan chairs"] if form != "folders" else []
    assert "rattan-chairs: 3 labels" in penat("import", there, "--format", form, *into)
    assert "rattan-chairs: 0 labels" in penat("import", there, "--format", form, *into)
    assert held(penat) == FILLED
    if form == "csv":
        assert "ann" in penat("show", "rattan-chairs")


def test_folders_hold_one_folder_a_class_and_what_is_not_in_it(penat, rattan, tmp_path):
    penat("make", "Beds")
    penat("mark", "Beds", "--pos", "bed-1")
    penat("export", "--out", tmp_path / "sets", "--format", "folders")
    found = sorted(path.relative_to(tmp_path / "sets").as_posix() for path in (tmp_path / "sets").rglob("*.jpg"))
    assert found == ["beds/bed-1.jpg", "not_rattan-chairs/bed-0.jpg", "rattan-chairs/chair-0.jpg",
                     "rattan-chairs/chair-1.jpg"]  # fmt: skip


def test_pictures_sorted_into_folders_by_hand_become_sets(penat, tmp_path):
    for name in ("Boho/chair-3.jpg", "Boho/CHAIR-4.JPG", "not_Boho/bed-2.png", "Boho/Thumbs.db", "plain/bed-3.jpg",
                 "plain/stranger.jpg", "readme.txt"):  # fmt: skip
        (tmp_path / "hand" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "hand" / name).touch()
    assert "nothing was saved" in penat("import", tmp_path / "hand", "--format", "folders", "--strict", status=2)
    said = penat("import", tmp_path / "hand", "--format", "folders")
    assert "odd: readme.txt: is no folder" in said
    assert "odd: stranger: is no item" in said
    assert held(penat, "boho") == {"chair-3": True, "chair-4": True, "bed-2": False}
    assert held(penat, "plain") == {"bed-3": True}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("item\nchair-0\n", "no column 'label'"),
        ("item,label\nchair-0,maybe\n", "line 2: label is 'maybe'"),
        ("item,label\nchair-0,pos\nchair-0,neg\n", "line 3: 'chair-0' has its label on line 2"),
        ("item,label\nchair-0\n", "line 2 has 1 cells for 2 columns"),
        ("", "no column 'item'"),
        ('item,label\n"chair-0,pos\n', "no CSV file"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_whole(penat, tmp_path, content, told):
    (tmp_path / "told.csv").write_text(content)
    assert told in penat("import", tmp_path / "told.csv", "--set", "Boho", status=2)
    assert "no label set yet" in penat("list")


def test_items_that_are_not_in_the_release_are_named_and_left_out(penat, tmp_path):
    (tmp_path / "told.json").write_text('[{"pos": ["chair-0", "gone-1"], "neg": []}]')
    said = penat("import", tmp_path / "told.json", "--set", "Boho", "--format", "json")
    assert "gone-1: is no item of release" in said
    assert held(penat, "boho") == {"chair-0": True}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("make", "???"), "Latin letter"),
        (("make", "rattan CHAIRS"), "rattan"),
        (("show", "nothing"), "nothing"),
        (("mark", "rattan-chairs"), "name items with"),
        (("mark", "rattan-chairs", "--pos", "chair-2", "--neg", "chair-2"), "given twice"),
        (("mark", "rattan-chairs", "--pos", "nobody"), "nobody"),
        (("export", "--out", "x.csv"), "holds one set"),
        (("import", "x.csv"), "does not say which set"),
        (("restore", "x"), ""),
    ],
)
def test_wrong_words_are_told_plainly(penat, rattan, tmp_path, monkeypatch, words, told):
    monkeypatch.chdir(tmp_path)
    assert told in penat(*words, status=2)
    assert held(penat) == FILLED
