"""`penat annotate` on a small release: judged by deleting files, loaded, taken out and in again."""

import csv
import io
import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from penat.adapters.picture_decoding import decoded
from penat.settings import load_settings
from penat.wiring.annotating import load_dirs


@pytest.fixture
def penat(penat_on_shop):
    return partial(penat_on_shop, "annotate")


@pytest.fixture
def out(penat, tmp_path):
    penat("dirs", tmp_path / "out", "--n", "4", "--nearest", "3", "--category", "chair")
    return tmp_path / "out"


def samples(out):
    return json.loads((out / "samples.json").read_text())


def judge(out):
    """Delete as a person would: one picture of the first, two of the second, all of the fourth, none of the third."""
    mains = list(samples(out))
    for main, place, numbers in ((mains[0], 0, (2,)), (mains[1], 1, (1, 3))):
        for number in numbers:
            (out / f"{place}_{main}" / f"{number}_{samples(out)[main][number]}.jpg").unlink()
    shutil.rmtree(out / f"3_{mains[3]}")
    shown = [samples(out)[main] for main in mains]
    return [
        {"pos": [shown[0][0], shown[0][1], shown[0][3]], "neg": [shown[0][2]]},
        {"pos": [shown[1][0], shown[1][2]], "neg": [shown[1][1], shown[1][3]]},
        {"pos": shown[2], "neg": []},
    ]


def test_directories_hold_the_main_picture_and_its_nearest(penat, out, tmp_path):
    told = samples(out)
    assert len(told) == 4
    for place, (main, shown) in enumerate(told.items()):
        assert shown[0] == main
        assert len(shown) == 4
        names = sorted(path.name for path in (out / f"{place}_{main}").iterdir())
        assert names == [f"{number}_{item}.jpg" for number, item in enumerate(shown)]
        for path in (out / f"{place}_{main}").iterdir():
            decoded(path.read_bytes())
    assert sorted(path.name for path in out.iterdir()) == sorted(
        ["samples.json", *(f"{place}_{main}" for place, main in enumerate(told))]
    )


def test_the_round_trip_gives_the_judgements_in_the_published_form(penat, out, tmp_path):
    expected = judge(out)
    said = penat("load", out, "--out", tmp_path / "annotated.json", "--annotator", "ann")
    assert "3 recorded, 3 added" in said
    assert json.loads((tmp_path / "annotated.json").read_text()) == expected
    assert "1 deleted and so not saved" in said


def test_loading_twice_adds_nothing_and_says_so(penat, out, tmp_path):
    judge(out)
    file = tmp_path / "annotated.json"
    penat("load", out, "--out", file)
    before = file.read_bytes()
    again = penat("load", out, "--out", file)
    assert again.count("already annotated by curator") == 3
    assert "0 recorded, 0 added" in again
    assert file.read_bytes() == before
    assert "3 of     3" in penat("rounds")


def test_another_file_gets_what_the_database_knows_already(penat, out, tmp_path):
    expected = judge(out)
    penat("load", out)
    assert "0 recorded, 3 added" in penat("load", out, "--out", tmp_path / "late.json")
    assert json.loads((tmp_path / "late.json").read_text()) == expected


def test_what_was_judged_is_not_asked_about_again(penat, out, tmp_path):
    expected = judge(out)
    penat("load", out)
    said = penat("dirs", tmp_path / "next", "--n", "50", "--nearest", "3", "--category", "chair")
    judged = {entry["pos"][0] for entry in expected}
    assert not judged & set(samples(tmp_path / "next"))
    assert len(samples(tmp_path / "next")) == 12 - 3
    assert "No more than 9 of the 50" in said


def test_a_dry_run_saves_nothing(penat, out, tmp_path):
    judge(out)
    said = penat("load", out, "--out", tmp_path / "annotated.json", "--dry-run")
    assert "Nothing was saved: 3 would be recorded, 3 would go into" in said
    assert not (tmp_path / "annotated.json").exists()
    assert "no round yet" in penat("rounds")


def test_a_moved_picture_holds_its_directory_back_until_it_is_mended(penat, out, tmp_path):
    mains = list(samples(out))
    shown = samples(out)[mains[0]]
    moved = out / f"0_{mains[0]}" / f"1_{shown[1]}.jpg"
    moved.rename(out / moved.name)
    refused = penat("load", out, "--strict", status=2)
    assert "nothing was saved" in refused
    assert "no round yet" in penat("rounds")
    said = penat("load", out)
    assert f"odd: {moved.name}: was shown in 0_{mains[0]}" in said
    assert "3 recorded" in said
    (out / moved.name).rename(moved)
    assert "1 recorded" in penat("load", out)


def test_a_damaged_file_stops_the_load_before_anything_is_saved(penat, out, tmp_path):
    file = tmp_path / "annotated.json"
    file.write_text('[{"pos"')
    assert "damaged" in penat("load", out, "--out", file, status=2)
    assert file.read_text() == '[{"pos"'
    assert "no round yet" in penat("rounds")


def test_loads_at_the_same_moment_save_everything_once(penat, out, tmp_path):
    """As when two people press return on one directory: both end well, and nothing is there twice."""
    judge(out)
    given = {"out": tmp_path / "annotated.json", "annotator": "ann", "strict": False, "dry_run": False}
    with ThreadPoolExecutor(3) as pool:
        loads = [pool.submit(load_dirs, load_settings(), out, **given) for _ in range(3)]
    assert sum(load.result().recorded for load in loads) == 3
    assert sum(load.result().added for load in loads) == 3
    assert len(json.loads((tmp_path / "annotated.json").read_text())) == 3


def test_two_annotators_judge_the_same_directories_and_are_compared(penat, out):
    penat("load", out, "--annotator", "ann")
    assert "nothing to agree on (judged: ann)" in penat("agreement")
    judge(out)
    penat("load", out, "--annotator", "bob")
    said = penat("agreement")
    assert "ann and bob: 9 pairs, agreed 66.7%" in said
    assert json.loads(penat("agreement", "--json"))["units"] == 9


@pytest.mark.parametrize("form", ["json", "csv", "folders"])
def test_an_export_is_taken_in_elsewhere_with_nothing_lost(penat, out, tmp_path, monkeypatch, form):
    expected = judge(out)
    penat("load", out, "--annotator", "ann")
    there = tmp_path / f"told.{form}"
    assert "3 judged questions" in penat("export", "--out", there, "--format", form)
    monkeypatch.setenv("PENAT_VAR", str(tmp_path / "elsewhere"))
    assert "3 recorded, 0 known" in penat("import", there, "--format", form, "--annotator", "ann")
    assert "0 recorded, 3 known" in penat("import", there, "--format", form, "--annotator", "ann")
    penat("export", "--out", tmp_path / "back.json")
    assert json.loads((tmp_path / "back.json").read_text()) == expected
    assert "ann 3" in penat("rounds")


def test_an_import_of_ones_own_export_adds_nothing(penat, out, tmp_path):
    judge(out)
    penat("load", out, "--annotator", "ann")
    for form in ("json", "csv", "folders"):
        penat("export", "--out", tmp_path / f"told.{form}", "--format", form)
        assert "0 recorded, 3 known" in penat(
            "import", tmp_path / f"told.{form}", "--format", form, "--annotator", "ann"
        )


def test_a_table_tells_who_said_what_and_a_spreadsheet_runs_none_of_it(penat, out, tmp_path):
    judge(out)
    penat("load", out, "--annotator", "=cmd()")
    penat("export", "--out", tmp_path / "told.csv", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "told.csv").read_text())))
    assert {row["annotator"] for row in rows} == {"'=cmd()"}
    assert [row["label"] for row in rows[:4]] == ["pos", "pos", "neg", "pos"]
    assert "0 recorded, 3 known" in penat("import", tmp_path / "told.csv", "--format", "csv")


def test_an_export_writes_over_nothing_unless_told(penat, out, tmp_path):
    penat("load", out)
    (tmp_path / "mine.json").write_text("mine")
    assert "is there already" in penat("export", "--out", tmp_path / "mine.json", status=2)
    assert "not empty" in penat("export", "--out", out, "--format", "folders", status=2)
    penat("export", "--out", tmp_path / "mine.json", "--replace")
    assert len(json.loads((tmp_path / "mine.json").read_text())) == 4


def test_a_round_is_deleted_and_comes_back(penat, out):
    penat("load", out)
    (made,) = json.loads(penat("rounds", "--json"))
    assert made["origin"] == "dirs"
    undo = penat("delete", made["id"]).split()[-1]
    assert "no round yet" in penat("rounds")
    penat("restore", undo)
    assert json.loads(penat("rounds", "--json")) == [made]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("dirs", "OUT", "--category", "sofa"), "there is no category 'sofa'"),
        (("dirs", "OUT", "--n", "0"), "0 is not in the range"),
        (("dirs", "OUT", "--sampler", "clever"), "is not one of"),
        (("load", "NOWHERE"), "is not a directory"),
        (("load", "."), "has no samples.json"),
        (("import", "NOWHERE"), "is not a file"),
        (("export", "--out", "x", "--round", "nobody"), "nobody"),
        (("agreement", "--round", "nobody"), "nobody"),
        (("restore", "x"), ""),
    ],
)
def test_wrong_words_are_told_plainly(penat, tmp_path, monkeypatch, words, told):
    monkeypatch.chdir(tmp_path)
    assert told in penat(*words, status=2)
    assert not (tmp_path / "OUT" / "samples.json").exists()


@pytest.mark.parametrize("sampler", ["uncertain", "diverse", "typical", "uncovered", "hubs"])
def test_every_sampler_makes_directories_over_all_categories(penat, tmp_path, sampler):
    penat("dirs", tmp_path / sampler, "--n", "6", "--nearest", "2", "--sampler", sampler)
    mains = list(samples(tmp_path / sampler))
    assert sorted(one.partition("-")[0] for one in mains) == ["bed"] * 2 + ["chair"] * 4
