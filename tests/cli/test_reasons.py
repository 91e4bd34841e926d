"""`penat evaluate reasons`: named traits hold on the shipped catalogue; the figures are of the served release."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image

from penat.cli.main import cli
from penat.domain.catalogue import Item
from penat.domain.session import Schedule
from penat.lab.reasons import reasons
from penat.settings import Settings
from penat.use_cases.trait_book import TraitBook
from penat.wiring.models import build_new_embedder
from tests.fakes import circle
from tests.fakes.worded import AxisEmbedder, worded_catalogue

ROOT = Path(__file__).parents[2]
EVERY_THIRD = 3


@pytest.fixture
def served(serve, monkeypatch, tmp_path):
    """Serve items whose looks have words, and what reads them."""
    embedder = AxisEmbedder()
    serve(worded_catalogue())
    monkeypatch.setattr("penat.wiring.reading.ReleaseEmbedder", lambda settings, source: embedder)
    monkeypatch.setenv("PENAT_VAR", str(tmp_path))
    return embedder


def told(*words: str, status: int = 0):
    result = CliRunner().invoke(cli, ["evaluate", "reasons", *words])
    assert result.exit_code == status, result.output
    return result


def test_json_alone_is_on_standard_output_for_slates_and_matches(served):
    slates, matches = json.loads(told("--picks", "12", "--json").stdout)
    assert (slates["what"], matches["what"]) == ("slates", "matches")
    assert slates["picks"] == 18
    for one in (slates, matches):
        assert one["worse"]["trait"]["share"] == 1.0
        assert 0 < one["named"]["low"] <= one["named"]["share"] <= one["named"]["high"] <= 1
        assert one["right"]["style"]["share"] == one["right"]["colour"]["share"] == 1.0
        assert one["right"]["material"]["share"] is None


def test_the_table_says_the_same_in_words(served):
    found = told("--picks", "12").stdout
    assert "slates:" in found
    assert "the named trait" in found
    assert "the table says the style of both" in found


def test_the_same_seed_gives_the_same_figures(served):
    assert told("--picks", "8", "--seed", "4", "--json").stdout == told("--picks", "8", "--seed", "4", "--json").stdout


def test_tuning_looks_at_the_other_half_and_a_stricter_share_names_less(served):
    rows = json.loads(told("--picks", "12", "--tune", "--json").stdout)
    styles = [row["named"]["share"] for row in rows if row["kind"] == "style"]
    assert styles == sorted(styles, reverse=True)
    assert "least share" in told("--picks", "12", "--tune").stdout


def test_without_the_releases_model_it_says_so(served):
    served.name = "another"
    assert "made with model" in told(status=2).output


def test_without_a_release_it_says_how_to_make_one(tmp_path):
    assert "penat ingest" in told("--cache", str(tmp_path), status=2).output


def test_one_pick_is_too_few_for_two_halves(served):
    assert "--picks" in told("--picks", "1", status=2).output


@pytest.fixture(scope="module")
def shipped():
    """Every third shipped chair and bed, embedded by the shipped model, with what reads words for it."""
    embedder = build_new_embedder(Settings(), str(ROOT / "chroma_cache" / "models" / "penat-tiny"))
    with (ROOT / "data" / "links.csv").open(newline="", encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    shelves = [_shelf(embedder, category, rows) for category in ("chair", "bed")]
    return replace(circle.catalogue(*shelves, model=embedder.name), model_sha256=embedder.sha256), embedder


def _shelf(embedder, category, rows):
    wanted = [row for row in rows if row["image"].startswith(f"{category}/")][::EVERY_THIRD]
    pictures = [np.asarray(Image.open(ROOT / "data" / row["image"]).convert("RGB")) for row in wanted]
    shelf = circle.shelf(category, len(wanted), vectors=embedder.embed_pictures(pictures))
    columns = [{kind: row[kind] for kind in ("style", "material", "colour")} for row in wanted]
    return shelf.with_facts([_worded(item, told) for item, told in zip(shelf.items, columns, strict=True)])


def _worded(item: Item, columns: dict[str, str]) -> Item:
    return replace(item, extra={kind: value for kind, value in columns.items() if value})


def test_on_the_shipped_catalogue_taking_a_named_trait_away_worsens_the_rank(shipped):
    catalogue, embedder = shipped
    book = TraitBook(embedder, patience_s=600.0)
    schedule = Schedule(effective_choices=(30.0, 20.0, 8.0))
    slates, matches = reasons(catalogue, lambda category: book.of(catalogue, category), schedule, picks=60)
    for found in (slates, matches):
        assert found.worse["trait"].count > 5
        assert found.worse["trait"].share >= 0.95
        assert found.worse["column"].share >= 0.9
        assert found.worse["other"].share < 0.6
