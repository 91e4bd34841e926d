"""How releases differ, as `penat releases list` and `show` tell it, words included."""

import json
import os
import shutil

import pytest
from click.testing import CliRunner

from penat.adapters.release_layout import complete_releases, current_id
from penat.cli.main import cli
from tests.fakes.onnx_bundle import write_bundle
from tests.fakes.shop import draw_shop, encoded, picture, row, write_table

CHAIRS = 24


def penat(*words):
    return CliRunner().invoke(cli, words, catch_exceptions=False)


@pytest.fixture
def shop(tmp_path, monkeypatch):
    """Return a place whose first release, of a model that knows colours, is served."""
    for name in list(os.environ):
        if name.startswith("PENAT_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    write_bundle(tmp_path / "chroma_cache" / "models")
    draw_shop(tmp_path / "data", {"chair": CHAIRS})
    priced(tmp_path, range(CHAIRS))
    assert penat("ingest", "data", "--model", "thumbs").exit_code == 0
    made_earlier(tmp_path)
    return tmp_path


def made_earlier(shop):
    """Let the only release have been made in another second than the next one, so that their order is known."""
    (path,) = (shop / "chroma_cache" / "releases").glob("*/manifest.json")
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {"created": "2024-05-01T12:00:00+00:00"}))


def priced(shop, numbers, **changes):
    write_table(shop / "data" / "links.csv", [row(f"chair/chair-{number}.png", **changes) for number in numbers])


def releases(shop):
    return [one.release for one in complete_releases(shop / "chroma_cache")]


def recoloured(shop):
    """Hand the pictures round: every chair shows what another one showed."""
    for number in range(CHAIRS):
        (shop / "data" / "chair" / f"chair-{number}.png").write_bytes(encoded(picture((number * 5 + 3) % CHAIRS)))


def changed(shop):
    """Make a second release: one chair more, one fewer, one with another picture; return both ids."""
    chairs = shop / "data" / "chair"
    (chairs / "extra.png").write_bytes(encoded(picture(90)))
    (chairs / "chair-0.png").unlink()
    (chairs / "chair-1.png").write_bytes(encoded(picture(91)))
    found = penat("ingest", "data", "--force")
    assert found.exit_code == 0, found.output
    return releases(shop)


def test_the_list_tells_at_a_glance_what_changed_since_the_release_before(shop):
    changed(shop)
    first, second = penat("releases", "list").output.splitlines()
    assert "+" not in first
    assert "  +1 -1 ~1  thumbs" in second
    told = json.loads(penat("releases", "list", "--json").output)
    assert [one["since"] for one in told] == [None, {"added": 1, "removed": 1, "changed": 1, "other_model": False}]
    assert [(one["items"], one["served"]) for one in told] == [(CHAIRS, False), (CHAIRS, True)]


def test_show_names_the_items_that_changed_against_any_release(shop):
    first, second = changed(shop)
    told = penat("releases", "show", second, "--against", first).output
    for line in (f"Against {first}:", "1 added: extra", "1 removed: chair-0", "1 another picture: chair-1"):
        assert line in told
    back = json.loads(penat("releases", "show", first, "--against", second, "--json").output)
    assert (back["changes"]["added"], back["changes"]["removed"]) == (["chair-0"], ["extra"])
    assert back["against"] == second
    assert {one["text"] for one in back["phrases"]} >= {"a red chair", "soft and cosy"}
    assert "there is no release 'x'" in penat("releases", "show", "--against", "x").output


def test_prices_that_changed_are_told(shop):
    priced(shop, range(CHAIRS), price="7.50")
    assert penat("ingest", "data").exit_code == 0
    told = penat("releases", "show", "--against", releases(shop)[0]).output
    assert f"{CHAIRS} another price: chair-0 " in told
    assert "-> €7.50" in told
    assert "and 4 more" in told


def test_the_served_release_is_compared_with_nothing_unless_told(shop):
    told = json.loads(penat("releases", "show", "--json").output)
    assert (told["against"], told["changes"], told["phrases"], told["alarms"]) == (None, None, [], [])
    assert "Against" not in penat("releases", "show").output


def test_a_release_in_which_words_find_other_things_is_not_served_unless_told(shop):
    (shop / "chroma_cache" / "canaries.txt").write_text("# ours\na red chair\na green chair\na blue chair\n")
    first = current_id(shop / "chroma_cache")
    recoloured(shop)
    refused = penat("ingest", "data")
    assert refused.exit_code == 2
    assert "of the first 10 items that 3 phrases find only" in refused.output
    assert "the worst: " in refused.output
    assert "no longer chair-" in refused.output
    assert current_id(shop / "chroma_cache") == first
    waiting = releases(shop)[-1]
    told = penat("releases", "show", waiting).output
    assert "% a red chair (no longer chair-" in told
    assert "soft and cosy" not in told
    assert penat("releases", "publish", waiting, "--force").exit_code == 0


def test_canaries_that_cannot_be_read_are_told_with_the_cure_and_the_release_is_kept(shop):
    canaries = shop / "chroma_cache" / "canaries.txt"
    canaries.write_bytes(b"fine\n\xff\xfe\n")
    (shop / "data" / "chair" / "extra.png").write_bytes(encoded(picture(90)))
    refused = penat("ingest", "data")
    assert refused.exit_code == 2
    assert "canaries.txt cannot be used: it is not UTF-8 text; write one phrase a line, or remove it" in refused.output
    canaries.unlink()
    assert penat("releases", "publish", releases(shop)[-1]).exit_code == 0


@pytest.mark.parametrize("content", ["", "# none\n"])
def test_an_empty_file_of_canaries_asks_nothing_and_says_so(shop, content):
    (shop / "chroma_cache" / "canaries.txt").write_text(content)
    first, second = changed(shop)
    assert "no phrase is given" in penat("releases", "show", second, "--against", first).output


def test_another_model_is_compared_by_what_is_found_and_not_refused(shop):
    write_bundle(shop / "chroma_cache" / "models", "others", mean=[0.4] * 3)
    found = penat("ingest", "data", "--model", "others")
    assert found.exit_code == 0, found.output
    first, second = releases(shop)
    told = penat("releases", "show", second, "--against", first).output
    assert "made with another model, so what is near and what words find is expected to change" in told
    assert "phrases finds" in told
    assert "same items  other model  others" in penat("releases", "list").output


def test_without_the_earlier_model_words_are_not_compared_and_the_rest_is(shop):
    models = shop / "chroma_cache" / "models"
    shutil.rmtree(models / "thumbs")
    write_bundle(models, "thumbs", mean=[0.4] * 3)
    found = penat("ingest", "data", "--model", "thumbs")
    assert found.exit_code == 0, found.output
    first, second = releases(shop)
    told = penat("releases", "show", second, "--against", first).output
    assert "what words find is not compared: model thumbs is not the one that made release" in told
    assert f"chair: {CHAIRS} -> {CHAIRS} items" in told
