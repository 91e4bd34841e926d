"""`penat evaluate carve` by one model and by several, and the chapter of the quality page that is made of it."""

import json
import os
import shutil

import pytest
from click.testing import CliRunner

from penat.cli.main import cli
from penat.domain.errors import Unavailable
from penat.wiring import quality_runs
from tests.fakes.onnx_bundle import write_bundle
from tests.fakes.shop import draw_shop, row, write_table

CHAIRS = 24
SMALL = ("--judgements", 2, "--starts", 2, "--column", "style")


def penat(*words, status=0):
    told = CliRunner().invoke(cli, [str(word) for word in words])
    assert told.exit_code == status, (told.output, told.exception)
    return told


@pytest.fixture(scope="module")
def embedded(tmp_path_factory):
    """A folder with a release of `thumbs`, embedded by `other` too, which sees all pictures lighter."""
    place = tmp_path_factory.mktemp("carve")
    write_bundle(place / "cache" / "models")
    write_bundle(place / "cache" / "models", "other", mean=[0.1] * 3)
    draw_shop(place / "data", {"chair": CHAIRS})
    facts = ({"style": "red" if one % 8 < 4 else "blue", "material": "oak" if one % 2 else "ash"} for one in range(24))
    write_table(place / "data" / "links.csv", [row(f"chair/chair-{at}.png", **one) for at, one in enumerate(facts)])
    with pytest.MonkeyPatch.context() as patch:
        set_places(patch, place)
        penat("ingest", place / "data", "--model", "thumbs")
        penat("releases", "embed", "--model", "other")
    return place


def set_places(patch, place):
    for name in [name for name in os.environ if name.startswith("PENAT_")]:
        patch.delenv(name)
    for name in ("DATA", "CACHE", "VAR"):
        patch.setenv(f"PENAT_{name}", str(place / name.lower()))


@pytest.fixture
def shop(embedded, monkeypatch):
    set_places(monkeypatch, embedded)
    return embedded


@pytest.fixture
def lone_shop(shop, tmp_path, monkeypatch):
    """The same release in a cache without vectors of further models."""
    shutil.copytree(shop / "cache", tmp_path / "cache", ignore=shutil.ignore_patterns("spaces"))
    monkeypatch.setenv("PENAT_CACHE", str(tmp_path / "cache"))


def carved(*words):
    return json.loads(penat("evaluate", "carve", *SMALL, *words, "--json").stdout)


def test_without_options_the_own_model_answers_and_nothing_is_said_of_models(shop):
    assert carved().keys() == {"judge", "scores", "classes"}
    assert "seen by" not in penat("evaluate", "carve", *SMALL).output


def test_the_curator_may_look_at_the_doubtful(shop):
    best, doubtful = carved(), carved("--judge", "doubtful")
    assert (best["judge"], doubtful["judge"]) == ("best", "doubtful")
    assert "2 judgements of the doubtful" in penat("evaluate", "carve", *SMALL, "--judge", "doubtful").output
    assert "'best', 'doubtful'" in penat("evaluate", "carve", "--judge", "worst", status=2).output


def test_a_further_model_answers_by_its_own_vectors(shop):
    own, other = carved("--model", "thumbs"), carved("--model", "other")
    assert (own["models"], other["models"]) == (["thumbs"], ["other"])
    assert own["fusion"] is other["fusion"] is None
    assert own["classes"] == carved()["classes"] != other["classes"]


@pytest.mark.parametrize(("words", "fusion"), [((), "concatenate"), (("--fusion", "rank"), "rank")])
def test_all_models_are_those_that_are_named_one_by_one(shop, words, fusion):
    every = carved("--all-models", *words)
    assert (every["models"], every["fusion"]) == (["thumbs", "other"], fusion)
    assert every == carved("--model", "thumbs", "--model", "other", *words)


def test_the_table_says_who_was_asked_and_how(shop):
    told = penat("evaluate", "carve", *SMALL, "--all-models", "--fusion", "rank").output
    assert "seen by thumbs and other, joined by rank: one picture" in told
    assert "seen by other: one picture" in penat("evaluate", "carve", *SMALL, "--model", "other").output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--model", "nobody"), ("--model nobody", "has vectors of thumbs, other")),
        (("--model", "other", "--all-models"), ("--all-models", "leave --model away")),
        (("--model", "other", "--fusion", "rank"), ("--fusion joins several models", "only other is asked")),
        (("--fusion", "rank"), ("--fusion joins several models", "only thumbs is asked")),
    ],
)
def test_what_cannot_be_asked_is_refused_by_the_options_name(shop, words, told):
    answer = penat("evaluate", "carve", *words, status=2)
    for part in told:
        assert part in answer.output
    assert "Traceback" not in answer.output


def test_a_model_whose_bundle_is_gone_is_named(shop, tmp_path, monkeypatch):
    shutil.copytree(shop / "cache" / "models" / "thumbs", tmp_path / "models" / "thumbs")
    monkeypatch.setenv("PENAT_MODELS", str(tmp_path / "models"))
    assert "no model 'other'" in penat("evaluate", "carve", *SMALL, "--all-models", status=2).output


def test_the_own_model_is_not_needed_where_only_another_is_asked(shop, tmp_path, monkeypatch):
    shutil.copytree(shop / "cache" / "models" / "other", tmp_path / "models" / "other")
    monkeypatch.setenv("PENAT_MODELS", str(tmp_path / "models"))
    assert carved("--model", "other")["models"] == ["other"]


@pytest.fixture
def chapter(tmp_path, monkeypatch):
    """What measures the chapter in this process, and returns its text and the names of its pictures."""

    def run(words, cache, waiting):
        told = CliRunner().invoke(cli, [*words, "--judgements", "2"])
        if told.exit_code != 0:
            raise Unavailable(told.stderr.strip())
        return json.loads(told.stdout)

    def measured():
        penat("evaluate", "all", "--only", "carve", "--out", tmp_path / "q.md", "--work", tmp_path / "work")
        return (tmp_path / "q.md").read_text(encoding="utf-8"), sorted(path.name for path in tmp_path.glob("q/*"))

    monkeypatch.setattr(quality_runs, "run_command", run)
    return measured


def test_with_further_models_the_chapter_has_two_figures(shop, chapter):
    text, pictures = chapter()
    assert pictures == ["carve-together.svg", "carve.svg"]
    assert text.count("### ") == 2
    own, together = text.split("### ")[1:]
    assert "--all-models" not in own
    assert "penat evaluate carve --starts 4 --least 5 --seed 0 --all-models --json" in together
    assert "- **It says**: Asked of `thumbs` and `other` together, joined by `concatenate`" in together


def test_without_them_it_has_one(lone_shop, chapter):
    text, pictures = chapter()
    assert pictures == ["carve.svg"]
    assert text.count("### ") == 1
    assert "together" not in text
