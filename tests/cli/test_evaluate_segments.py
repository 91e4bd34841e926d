"""`penat evaluate segments`: a table of how well furniture is cut out."""

import json

import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image

from penat.cli.main import cli
from tests.fakes.segment_bundle import BLUE, GREEN, RED, colour_network, write_segmenter


@pytest.fixture
def pictures(tmp_path):
    """Two cut-outs in folders, a picture without transparency, and a file that is none."""
    for name, colour in (("chair/red", RED), ("table/blue", BLUE)):
        layer = np.zeros((120, 120, 4), dtype=np.uint8)
        layer[20:100, 20:100] = (*colour, 255)
        layer[50:70, 50:70] = (*GREEN, 255)
        path = tmp_path / "pictures" / f"{name}.png"
        path.parent.mkdir(parents=True)
        Image.fromarray(layer).save(path)
    Image.new("RGB", (50, 50), "red").save(tmp_path / "pictures" / "chair" / "opaque.png")
    (tmp_path / "pictures" / "chair" / "broken.webp").write_bytes(b"RIFF")
    return tmp_path / "pictures"


def run(*arguments):
    return CliRunner().invoke(cli, ["evaluate", "segments", *map(str, arguments)])


def test_cut_outs_are_measured_on_each_background(pictures):
    result = run("--pictures", pictures, "--segmenter", "classical", "--json")
    assert result.exit_code == 0, result.output
    rows = {row["group"]: row for row in json.loads(result.output)}
    assert list(rows) == ["white", "plain", "gradient", "shadow", "busy", "all"]
    assert {row["pictures"] for row in list(rows.values())[:5]} == {2}
    assert rows["plain"]["foreground"] > 0.95
    assert rows["plain"]["classes"] is None


def test_rooms_are_measured_with_their_classes(tmp_path):
    place = write_segmenter(tmp_path / "models", colour_network())
    rooms = tmp_path / "rooms"
    rooms.mkdir()
    room, mask = np.zeros((96, 96, 3), np.uint8), np.zeros((96, 96), np.uint8)
    room[8:40, 8:88], mask[8:40, 8:88] = RED, 1
    room[56:88, 8:88], mask[56:88, 8:88] = BLUE, 2
    room[20:28, 44:52] = room[68:76, 44:52] = GREEN
    Image.fromarray(room).save(rooms / "0.png")
    Image.fromarray(mask).save(rooms / "0.mask.png")
    pieces = [{"value": 1, "category": "chair"}, {"value": 2, "category": "table"}, {"value": 3, "category": "rug"}]
    (rooms / "rooms.jsonl").write_text(json.dumps({"file": "0.png", "mask": "0.mask.png", "pieces": pieces}) + "\n")
    result = run("--pictures", rooms, "--segmenter", place)
    assert result.exit_code == 0, result.output
    line = next(line for line in result.output.splitlines() if line.startswith("rooms"))
    assert line.split()[5:7] == ["1.000", "1.000"]
    assert line.split()[9] == "1.000"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--pictures", "missing"], "no folder"),
        (["--pictures", "."], "no picture with transparency"),
        (["--pictures", ".", "--segmenter", "none"], "there is no segmenter 'none'"),
    ],
)
def test_what_is_missing_is_said(tmp_path, monkeypatch, arguments, words):
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.output.replace("\n", " ")


def test_a_line_of_rooms_that_cannot_be_used_is_named(tmp_path):
    (tmp_path / "rooms.jsonl").write_text('{"file": "0.png"}\n')
    result = run("--pictures", tmp_path, "--segmenter", "classical")
    assert result.exit_code == 2
    assert "line 1" in result.output
