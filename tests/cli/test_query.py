"""`penat query` on a small release: saved, run, checked, undone, and wrong input told plainly."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from penat.adapters.query_files import QueryFiles
from penat.cli.main import cli
from tests.fakes.published import Publisher
from tests.fakes.shop import draw_shop

SHIPPED = Path(__file__).parents[2] / "data" / "_queries"


@pytest.fixture
def penat(tmp_path, monkeypatch):
    data = tmp_path / "data"
    draw_shop(data, {"chair": 6, "bed": 3})
    Publisher(data, tmp_path / "cache").ingest()
    for name in ("DATA", "CACHE", "VAR"):
        monkeypatch.setenv(f"PENAT_{name}", str(tmp_path / name.lower()))

    def run(*words, status=0):
        got = CliRunner().invoke(cli, ["query", *words])
        assert got.exit_code == status, got.output
        return got.output

    return run


def some_id(penat):
    from penat.settings import load_settings
    from penat.wiring.catalogue import build_source

    return build_source(load_settings()).current().shelf("chair").items[0].id


def test_a_query_is_saved_listed_run_and_checked(penat):
    liked = some_id(penat)
    assert "Saved as near-it" in penat("save", "Near it", "--like", liked, "--limit", "2", "--together", "1")
    assert "near-it" in penat("list", "NEAR")
    assert len(json.loads(penat("run", "Near it", "--json"))["results"]) == 2
    assert penat("run", "near-it", "--csv", "--keep").startswith("rank,id,category")
    assert "ok" in penat("check")
    assert f'like = [\n    "{liked}"' in penat("show", "near-it")


def test_a_broken_test_ends_with_status_one(penat, tmp_path):
    penat("save", "Near it", "--like", some_id(penat), "--limit", "2", "--together", "1")
    file = tmp_path / "var" / "queries" / "near-it.toml"
    file.write_text(file.read_text().replace("items = [", 'items = [\n    "gone-1",'))
    assert "BROKEN" in penat("check", status=1)


def test_a_deleted_query_comes_back(penat):
    penat("save", "Near it", "--like", some_id(penat))
    undo = penat("delete", "near-it").split()[-1]
    assert "near-it" not in penat("list")
    penat("restore", undo)
    penat("rename", "near-it", "Nearer")
    assert "nearer" in penat("list")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("run", "nothing"), "no saved query 'nothing'"),
        (("save", "x"), "must ask for something"),
        (("save", "x", "--like", "nobody"), "no item 'nobody'"),
        (("save", "???", "--text", "oak"), "no letter"),
        (("save", "x", "--like", "a", "--where", "colour"), "cannot be read"),
        (("restore", "x--1234"), "nothing was deleted"),
    ],
)
def test_wrong_words_are_told_plainly(penat, words, told):
    assert told in penat(*words, status=2)


def test_ten_examples_come_with_the_catalogue():
    store = QueryFiles(Path("nowhere"), [SHIPPED])
    assert len(store.all()) == 10
    assert not store.refused
    assert sum(query.together is not None for query in store.all()) == 4
