"""`penat ingest --variants-distance` and `penat evaluate duplicates`, with a model small enough to write by hand."""

import json
import os

import pytest
from click.testing import CliRunner
from PIL import ImageEnhance

from penat.adapters.release_layout import current_id
from penat.adapters.release_reader import read_release
from penat.cli.main import cli
from tests.fakes.onnx_bundle import write_bundle
from tests.fakes.shop import draw_shop, encoded, picture


@pytest.fixture
def shop(tmp_path, monkeypatch):
    """A shop of different pictures beside one altered copy, chair-copy."""
    for name in list(os.environ):
        if name.startswith("PENAT_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    write_bundle(tmp_path / "chroma_cache" / "models", duplicate_distance=0.0)
    draw_shop(tmp_path / "data", {"chair": 6, "couch": 4})
    darker = ImageEnhance.Brightness(picture(0)).enhance(0.97)
    (tmp_path / "data" / "chair" / "chair-copy.jpg").write_bytes(encoded(darker, "JPEG", quality=80))
    return tmp_path


def penat(*words: str):
    return CliRunner().invoke(cli, [*words, "--model", "thumbs"], catch_exceptions=False)


def designs(shop) -> int:
    cache = shop / "chroma_cache"
    return read_release(cache / "releases" / str(current_id(cache)))[1].shelf("chair").designs


def test_the_option_joins_copies_and_zero_keeps_them_apart_though_nothing_else_changed(shop):
    told = penat("ingest", "--variants-distance", "0.02")
    assert "altered copy of its picture" in told.output
    assert "chair-copy is shown as one with chair-0: distance" in told.output
    assert designs(shop) == 6
    told = penat("ingest", "--variants-distance", "0")
    assert "0 embedded, 11 taken over" in told.output
    assert "Published release" in told.output
    assert designs(shop) == 7
    assert "Nothing has changed" in penat("ingest", "--variants-distance", "0").output


@pytest.mark.parametrize("wrong", ["-1", "4.5", "near", "nan"])
def test_a_distance_that_cannot_be_is_refused(shop, wrong):
    told = penat("ingest", "--variants-distance", wrong)
    assert told.exit_code == 2
    assert "--variants-distance" in told.output or "between 0 and 4" in told.output
    assert "Traceback" not in told.output


def test_what_a_model_does_not_know_of_copies_is_in_the_report_until_it_is_measured(shop):
    card = shop / "chroma_cache" / "models" / "thumbs" / "model.json"
    facts = json.loads(card.read_text())
    del facts["duplicate_distance"]
    card.write_text(json.dumps(facts))
    assert "distance between copies is not known" in penat("ingest").output
    told = penat("evaluate", "duplicates", "data", "--write")
    assert told.exit_code == 0
    assert "11 pictures and copies altered in 5 ways" in told.output
    measured = json.loads(card.read_text())
    assert 0 < measured.pop("duplicate_distance") < 0.2
    assert 0 < measured.pop("colour_distance") < 4
    assert measured == facts
    assert "distance between copies is not known" not in penat("ingest").output


def test_json_holds_the_figures(shop):
    found = json.loads(penat("evaluate", "duplicates", "data", "--copied", "4", "--json").output)
    assert found["pictures"] == 11
    assert {row["count"] for row in found["copies"]} == {4}
    assert "duplicate_distance" in (shop / "chroma_cache/models/thumbs/model.json").read_text()


@pytest.mark.parametrize("data", ["nowhere", "chroma_cache"])
def test_without_pictures_it_says_what_it_needs(shop, data):
    told = penat("evaluate", "duplicates", data)
    assert told.exit_code == 2
    assert "Traceback" not in told.output
    assert data in told.output
