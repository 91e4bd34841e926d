"""Evaluations that take the served release and the shop's own rooms: outfits, rehearsal, matches, boxes of segments."""

import json

import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image

from penat.cli.main import cli
from tests.fakes import circle
from tests.fakes.segment_bundle import BLUE, GREEN, RED, colour_network, write_segmenter


@pytest.fixture
def shop(serve, monkeypatch, tmp_path):
    """Serve chairs, beds and tables that stand side by side; the shop's data is in a folder of its own."""
    serve(circle.catalogue(*(circle.shelf(name, 24) for name in ("chair", "bed", "table"))))
    monkeypatch.setenv("PENAT_DATA", str(tmp_path))
    return tmp_path


def told(*words):
    return CliRunner().invoke(cli, ["evaluate", *map(str, words)])


def test_outfits_are_told_as_a_table_and_as_json(shop):
    table = told("outfits", "--count", 5)
    assert table.exit_code == 0, table.output
    assert "optimum" in table.output
    assert "even split" in table.output
    rows = json.loads(told("outfits", "--count", 5, "--json").stdout)
    assert len(rows) == 7 * 4
    assert rows[0]["excess"] == {"mean": 0.0, "low": 0.0, "high": 0.0}


@pytest.mark.parametrize("words", ["1.5,much", "", "0.5", "nan", "1e400"])
def test_budgets_that_are_none_are_refused(shop, words):
    answer = told("outfits", "--count", 3, "--budgets", words)
    assert answer.exit_code == 2
    assert "Error" in answer.output
    assert "Traceback" not in answer.output


def test_a_category_that_is_not_there_is_refused(shop):
    assert "no category 'sofa'" in told("outfits", "--chosen", "sofa").output


def test_a_rehearsal_sets_the_report_beside_the_truth(shop):
    asked = ["rehearsal", "--sessions", 12, "--policy", "kernel", "--policy", "kernel widths=0.2,0.2,0.08"]
    table = told(*asked)
    assert table.exit_code == 0, table.output
    assert table.output.count("the truth is") == 2
    same, other = json.loads(told(*asked, "--json").stdout)
    assert same["difference"]["low"] <= 0.0 <= same["difference"]["high"]
    assert same["truth"] == same["truth_logged"]
    assert other["logged"] == "kernel widths=0.25,0.25,0.1"


def test_a_policy_that_cannot_be_rehearsed_is_refused(shop):
    answer = told("rehearsal", "--sessions", 3, "--policy", "magic")
    assert answer.exit_code == 2
    assert "magic" in answer.output


def test_matches_take_the_served_release_and_the_shops_own_rooms(shop):
    rooms = {
        f"{scene}.jpg": {"scene": f"room-{scene}", "items": [f"{name}-{scene:03d}" for name in ("chair", "bed")]}
        for scene in range(12)
    }
    (shop / "_rooms").mkdir()
    (shop / "_rooms" / "rooms.json").write_text(json.dumps(rooms))
    answer = told("matches", "--json")
    assert answer.exit_code == 0, answer.output
    assert json.loads(answer.stdout)["overall"]["nearest"]["auc"] > 0.9


def test_what_has_left_the_release_is_left_out_of_the_rooms_and_named(shop):
    pairs = [[f"{name}-{scene:03d}" for name in ("chair", "bed")] for scene in range(12)]
    rooms = {f"{scene}.jpg": {"scene": f"room-{scene}", "items": pair} for scene, pair in enumerate(pairs)}
    rooms["3.jpg"]["items"] += ["lamp-gone"]
    rooms["4.jpg"]["items"] = ["chair-gone", "bed-gone"]
    (shop / "_rooms").mkdir()
    (shop / "_rooms" / "rooms.json").write_text(json.dumps(rooms))
    answer = told("matches", "--json")
    assert answer.exit_code == 0, answer.output
    assert json.loads(answer.stdout)["overall"]["nearest"]["questions"] > 0
    for gone in ("lamp-gone", "chair-gone", "bed-gone"):
        assert f"the release has no {gone}; it is left out" in answer.stderr


def test_without_rooms_of_its_own_matches_name_the_file(shop):
    answer = told("matches")
    assert answer.exit_code == 2
    assert "rooms.json" in answer.output


@pytest.fixture
def room(shop):
    """A picture of a red chair and a blue table, listed with their boxes; return the folder and a segmenter's."""
    folder = shop / "rooms"
    folder.mkdir()
    picture = np.zeros((96, 96, 3), np.uint8)
    picture[8:40, 8:88], picture[56:88, 8:88] = RED, BLUE
    picture[20:28, 44:52] = picture[68:76, 44:52] = GREEN
    Image.fromarray(picture).save(folder / "0.png")
    boxes = {"chair-001": [8, 8, 80, 32], "table-001": [8, 56, 80, 32]}
    (folder / "rooms.json").write_text(json.dumps({"0.png": {"scene": "loft", "boxes": boxes}}))
    return folder, write_segmenter(shop / "models", colour_network())


def test_furniture_with_boxes_is_counted_by_class(room):
    folder, segmenter = room
    rows = json.loads(told("segments", "--boxes", folder, "--segmenter", segmenter, "--json").stdout)
    assert [(row["group"], row["found"], row["named"]) for row in rows] == [
        ("all", 1.0, 1.0), ("chair", 1.0, 1.0), ("table", 1.0, 1.0),
    ]  # fmt: skip
    table = told("segments", "--boxes", folder, "--segmenter", segmenter)
    assert "made up" in table.output


@pytest.mark.parametrize(
    ("listing", "words"),
    [
        ("{", "cannot be read"),
        ("[]", "cannot be read"),
        ("{}", "no room with boxes"),
        ('{"0.png": {"boxes": {"lamp-9": [0, 0, 5, 5]}}}', "'lamp-9', which is no item"),
        ('{"0.png": {"boxes": {"chair-001": [0]}}}', "cannot be read"),
        ('{"missing.png": {"boxes": {"chair-001": [0, 0, 5, 5]}}}', "missing.png"),
    ],
)
def test_a_listing_that_is_none_is_refused(room, listing, words):
    folder, segmenter = room
    (folder / "rooms.json").write_text(listing)
    answer = told("segments", "--boxes", folder, "--segmenter", segmenter)
    assert answer.exit_code == 2
    assert words in answer.output.replace("\n", " ")


@pytest.mark.parametrize("words", [[], ["--boxes", ".", "--pictures", "."]])
def test_pictures_or_boxes_are_needed_and_not_both(words):
    answer = told("segments", *words)
    assert answer.exit_code == 2
    assert "either --pictures or --boxes" in answer.output
