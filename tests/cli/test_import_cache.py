"""`penat import-cache` on a folder that chromadb 0.5.5 wrote itself (see tests/fakes/make_old_cache.py)."""

import hashlib
import os
import shutil
import zipfile
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from penat.adapters.release_layout import current_id, release_folder
from penat.adapters.release_reader import read_release, read_sources
from penat.cli.main import cli
from penat.domain.errors import Unavailable
from penat.domain.old_items import UNKNOWN_MODEL
from penat.settings import load_settings
from penat.wiring.catalogue import build_source
from penat.wiring.models import build_embedder, build_new_embedder
from penat.wiring.server import build_app
from tests.fakes.make_old_cache import COUNTS, thumbnail_vector
from tests.fakes.onnx_bundle import write_bundle
from tests.fakes.shop import draw_shop, row, write_table

OLD = Path(__file__).parents[1] / "fakes" / "old_cache.zip"


@pytest.fixture
def place(tmp_path, monkeypatch):
    for name in list(os.environ):
        if name.startswith("PENAT_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    with zipfile.ZipFile(OLD) as packed:
        packed.extractall(tmp_path / "old")
    draw_shop(tmp_path / "data", COUNTS)
    write_bundle(tmp_path / "chroma_cache" / "models")
    return tmp_path


def run(*words):
    return CliRunner().invoke(cli, ["import-cache", *map(str, words)], catch_exceptions=False)


def served(place):
    cache = place / "chroma_cache"
    return read_release(release_folder(cache, current_id(cache)))


def items_of(catalogue):
    return {item.id: item for shelf in catalogue.shelves.values() for item in shelf.items}


def digests(folder):
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}


def test_the_old_items_are_served_with_their_vectors_facts_and_pictures(place):
    found = run("old", "--data", "data", "--model", "thumbs")
    assert found.exit_code == 0, found.output
    assert "12  items imported, none embedded" in found.output
    assert "median cosine 1.0000" in found.output
    manifest, catalogue = served(place)
    assert manifest.model.name == "thumbs"
    assert {name: len(shelf) for name, shelf in catalogue.shelves.items()} == {"chair": 7, "couch": 5}
    shelf = catalogue.shelves["couch"]
    paths = [source.path for source in read_sources(release_folder(place / "chroma_cache", manifest.release), "couch")]
    row = paths.index("couch/couch-2.png")
    assert np.allclose(shelf.vectors[row], thumbnail_vector(place / "data/couch/couch-2.png"), atol=1e-5)
    assert dict(shelf.items[row].extra) == {
        "designer": "Ångström & Søn", "path": "data/couch/couch-2.png", "year": "1951",
    }  # fmt: skip
    assert len(shelf.neighbours) == 5
    assert {"chair-1", "couch-2", "copy-of-couch-1"} <= set(items_of(catalogue))
    assert "is sound" in CliRunner().invoke(cli, ["releases", "verify"], catch_exceptions=False).output


def test_the_old_folder_stays_as_it_is(place):
    before = digests(place / "old")
    run("old")
    assert digests(place / "old") == before


def test_what_cannot_be_used_is_named(place):
    found = run("old")
    assert "nameless: it has no category: no fact 'type'" in found.output
    assert "zero: its vector is zero" in found.output
    assert "13 of 14 were not of length 1" in found.output


def test_without_pictures_each_item_has_one_drawn_and_the_report_says_so(place):
    found = run("old")
    assert found.output.count("no picture was found; --data names the folder of the pictures") == 12
    manifest, catalogue = served(place)
    folder = release_folder(place / "chroma_cache", manifest.release)
    for item in items_of(catalogue).values():
        assert (folder / "pictures" / f"{item.image}.jpg").stat().st_size > 1000
    assert (folder / "report.csv").read_text(encoding="utf-8").count("no picture was found") == 12


def test_equal_vectors_are_one_design_and_others_are_not(place):
    run("old")
    _, catalogue = served(place)
    chairs, couches = catalogue.shelves["chair"], catalogue.shelves["couch"]
    assert len(set(chairs.groups.tolist())) == 7
    assert len(set(couches.groups.tolist())) == 4


def test_a_second_import_publishes_nothing(place):
    run("old", "--data", "data")
    release = current_id(place / "chroma_cache")
    left = place / "chroma_cache" / ".ingest"
    assert not [path for path in left.rglob("*") if path.is_file()]
    assert "Nothing has changed" in run("old", "--data", "data").output
    assert current_id(place / "chroma_cache") == release


def test_the_next_ingestion_embeds_only_what_is_new(place):
    run("old", "--data", "data", "--model", "thumbs")
    found = CliRunner().invoke(cli, ["ingest", "data"], catch_exceptions=False)
    assert "10  items: 0 embedded, 10 taken over unchanged" in found.output


def test_a_model_that_made_other_vectors_is_refused_unless_forced(place):
    write_bundle(place / "chroma_cache" / "models", "other", mean=[0.1, 0.9, 0.5])
    found = run("old", "--data", "data", "--model", "other")
    assert found.exit_code == 2
    assert "model other did not make these vectors: the median cosine over 8 pictures is 0." in found.output
    assert current_id(place / "chroma_cache") is None
    forced = run("old", "--data", "data", "--model", "other", "--force")
    assert forced.exit_code == 0
    assert "the vectors disagree with the model's own" in forced.output


def test_a_model_of_another_dimension_is_refused(place):
    write_bundle(place / "chroma_cache" / "models", "wide", dim=7)
    found = run("old", "--model", "wide")
    assert found.exit_code == 2
    assert "the vectors have 192 numbers, but model wide makes 7" in found.output


def test_words_find_items_with_the_model_and_are_refused_without(place):
    settings = load_settings(secret_key="a key for this test only", log_level="critical")
    run("old", "--data", "data", "--model", "thumbs")
    assert build_embedder(settings).name == "thumbs"
    asked = {"json": {"category": "chair", "text": "red chair"}}
    assert build_app(settings).test_client().post("/api/v1/sessions", **asked).status_code == 201
    run("old", "--data", "data")
    client = build_app(settings).test_client()
    refused = client.post("/api/v1/sessions", **asked)
    assert refused.status_code == 503
    assert "imported without saying which model made its vectors" in refused.json["detail"]
    assert client.post("/api/v1/sessions", json={"category": "chair"}).status_code == 201
    with pytest.raises(Unavailable, match="name a model to embed all pictures anew"):
        build_new_embedder(settings)
    assert served(place)[0].model.name == UNKNOWN_MODEL


def test_prices_come_from_the_table_and_what_the_old_store_told_stays(place):
    run("old", "--data", "data", "--model", "thumbs")
    write_table(place / "prices.csv", [row(f"chair/chair-{number}.png", "99.50", colour="red") for number in range(6)])
    settings = load_settings(links=place / "prices.csv", secret_key="a key for this test only", log_level="critical")
    client = build_app(settings).test_client()
    chair, couch = (client.get(f"/api/v1/items/{name}").json for name in ("chair-1", "couch-2"))
    assert (chair["price_cents"], chair["currency"]) == (9950, "EUR")
    assert (couch["name"], couch["price_cents"]) == ("Couch 2", None)
    extra = items_of(build_source(settings).current())["chair-1"].extra
    assert (extra["designer"], extra["colour"]) == ("Ångström & Søn", "red")


def test_a_model_without_its_bundle_is_remembered_by_name(place):
    found = run("old", "--model", "vit-l-14")
    assert found.exit_code == 0
    assert "vit-l-14: without the model's bundle the release cannot be asked in words" in found.output
    assert served(place)[0].model.name == "vit-l-14"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["nowhere"], "nowhere is no Chroma folder: it holds no chroma.sqlite3"),
        (["data"], "data is no Chroma folder"),
        (["broken"], "is damaged, or not Chroma's"),
        (["old", "--data", "nowhere"], "nowhere is not a folder"),
        (["old", "--collection", "beds"], "no collection 'beds'; there are: furniture"),
        (["old", "--category-key", "kind"], "no item has a fact 'kind'; the facts there are: "),
        (["old", "--path-key", "kind"], "no item has a fact 'kind'"),
        (["old", "--model", "models/nowhere"], "there is no model 'models/nowhere'"),
    ],
)
def test_a_mistake_is_told_plainly_and_publishes_nothing(place, words, message):
    shutil.copytree(place / "old", place / "broken")
    (place / "broken" / "chroma.sqlite3").write_bytes(b"SQLite format 3\0" + bytes(5000))
    found = run(*words)
    assert found.exit_code == 2
    assert message in found.output
    assert "Traceback" not in found.output
    assert current_id(place / "chroma_cache") is None


def test_a_category_can_be_another_fact(place):
    found = run("old", "--category-key", "year")
    assert found.exit_code == 0
    assert set(served(place)[1].shelves) == {"1949", "1950", "1951", "1952", "1953", "1954"}
