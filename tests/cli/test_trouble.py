"""`penat trouble …` and `penat evaluate exposure` on a small shop with trouble in it."""

import csv
import io
import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from penat.cli.main import cli
from tests.fakes import circle
from tests.web.test_trouble import troubled


@pytest.fixture
def served(monkeypatch, tmp_path):
    """Serve the troubled shop; the cache is empty otherwise."""
    source = type("Source", (), {"current": staticmethod(troubled)})
    for module in ("trouble", "catalogue"):
        monkeypatch.setattr(f"penat.wiring.{module}.build_source", lambda settings: source)
    return tmp_path


def run(served, *words):
    told = CliRunner().invoke(cli, [*words, "--cache", str(served)])
    assert told.exit_code == 0, told.output
    return told.stdout


def test_each_view_prints_lines_for_people(served):
    assert "bed-052  bed  couch" in run(served, "trouble", "mislabelled")
    assert "bed  count" in run(served, "trouble", "kinds")
    assert "across" in run(served, "trouble", "duplicates")
    assert "skewness" in run(served, "trouble", "hubs")
    assert run(served, "trouble", "outliers", "--category", "bed")


def test_json_says_how_many_there_are_besides_those_shown(served):
    found = json.loads(run(served, "trouble", "mislabelled", "--json", "--limit", "1"))
    assert (found["total"], len(found["results"])) == (3, 1)
    assert found["results"][0]["suggested"] == "couch"


def test_csv_has_a_header_and_a_line_for_each(served):
    lines = list(csv.DictReader(io.StringIO(run(served, "trouble", "duplicates", "--csv"))))
    assert lines[0]["ids"] == "chair-003 bed-005"
    assert lines[0]["across"] == "True"


def test_where_nothing_is_wrong_it_says_so(served):
    assert run(served, "trouble", "mislabelled", "--category", "chair") == "Nothing was found.\n"


def test_a_tsne_map_is_kept_beside_the_releases(served):
    pytest.importorskip("openTSNE", reason="openTSNE is not installed")
    assert "kept for the server" in run(served, "trouble", "map")
    assert (served / "maps" / "troubled.tsne.npy").is_file()


def test_a_map_is_printed_as_csv(served):
    lines = list(csv.DictReader(io.StringIO(run(served, "trouble", "map", "--method", "pca", "--csv"))))
    assert len(lines) == 135
    assert lines[0]["id"] == "chair-000"
    assert not (served / "maps").exists()


def test_exposure_says_what_is_ever_shown_by_both_shoppers(served):
    told = run(served, "evaluate", "exposure", "--sessions", "20")
    assert [line.split()[0] for line in told.splitlines()[2:4]] == ["nearest", "uniform"]
    found = json.loads(run(served, "evaluate", "exposure", "--sessions", "5", "--shopper", "uniform", "--json"))
    assert (found[0]["designs"], found[0]["shown"], found[0]["never"]) == (40, 1.0, [])
    lines = list(csv.DictReader(io.StringIO(run(served, "evaluate", "exposure", "--sessions", "5", "--csv"))))
    assert sum(int(line["nearest"]) for line in lines) == 5 * 36


@pytest.mark.parametrize("words", [["trouble", "kinds", "--category", "sofa"],
                                   ["evaluate", "exposure", "--category", "sofa"]])  # fmt: skip
def test_an_unknown_category_is_named_with_those_there_are(served, words):
    told = CliRunner().invoke(cli, [*words, "--cache", str(served)])
    assert told.exit_code == 2
    assert "chair, bed, couch" in told.output


@pytest.mark.parametrize("words", [["trouble", "kinds"], ["trouble", "map"], ["evaluate", "exposure"]])
def test_without_a_release_it_says_how_to_make_one(tmp_path, words):
    told = CliRunner().invoke(cli, [*words, "--cache", str(tmp_path)])
    assert told.exit_code == 2
    assert "penat ingest" in told.output


def test_a_name_that_a_spreadsheet_would_run_gets_an_apostrophe(monkeypatch, tmp_path):
    catalogue = troubled()
    beds = catalogue.shelf("bed")
    named = beds.with_facts([replace(item, name="=1+1") for item in beds.items])
    hostile = circle.catalogue(catalogue.shelf("chair"), named, catalogue.shelf("couch"))
    source = type("Source", (), {"current": staticmethod(lambda: hostile)})
    monkeypatch.setattr("penat.wiring.trouble.build_source", lambda settings: source)
    lines = list(csv.DictReader(io.StringIO(run(tmp_path, "trouble", "mislabelled", "--csv"))))
    assert lines[0]["name"] == "'=1+1"
