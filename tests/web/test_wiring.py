import logging
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from penat.domain.errors import Unavailable
from penat.settings import load_settings
from penat.use_cases.spaces import text_vector
from penat.wiring import reading, server
from tests.fakes.memory_source import InMemorySource
from tests.fakes.published import Publisher
from tests.fakes.shop import draw_shop
from tests.fakes.word_embedder import WordEmbedder
from tests.web.checks import problem_of
from tests.web.conftest import small_catalogue


@pytest.fixture
def settings(tmp_path):
    """Settings of a place where nothing has been made yet."""
    places = {name: tmp_path / name for name in ("data", "cache", "var", "models")}
    return load_settings(**places, base_url="https://shop.example", cors_origins="https://a.example, https://b.example")


@pytest.fixture
def models(monkeypatch):
    """Models there are, by name; whatever asks for another one is told so."""
    there = {"fake": WordEmbedder({}, name="fake"), "newer": WordEmbedder({}, name="newer", dim=8)}

    def build(_, name):
        if name not in there:
            raise Unavailable(f"there is no model {name!r}")
        return there[name]

    monkeypatch.setattr(reading, "build_embedder", build)
    return there


def test_an_app_over_an_empty_place_answers_that_a_release_is_missing(settings):
    client = server.build_app(settings).test_client()
    problem_of(client.get("/api/v1/catalogue"), "unavailable")
    ready = client.get("/readyz")
    assert ready.status_code == 503
    told = {each["name"]: each["ready"] for each in ready.json["dependencies"]}
    assert list(told) == ["release", "model", "price file", "job workers", "event log", "disk space"]
    assert not any(told[name] for name in ("release", "model", "price file", "job workers"))
    assert not server.has_release(settings)


def test_an_app_over_a_damaged_release_names_the_damage_and_no_place_of_the_machine(settings, tmp_path):
    publisher = Publisher(draw_shop(settings.data, {"chair": 3}), settings.cache)
    release = publisher.ingest().release
    (publisher.folder(release) / "facts" / "chair.json").write_text("[]")
    client = server.build_app(settings).test_client()
    refused = problem_of(client.get("/api/v1/catalogue"), "unavailable")
    (told,) = [one for one in client.get("/readyz").json["dependencies"] if one["name"] == "release"]
    for detail in (refused["detail"], told["detail"]):
        assert f"{release}/facts/chair.json has 2 bytes" in detail
        assert f"penat releases verify {release}" in detail
        assert str(tmp_path) not in detail


def test_changes_are_audited_at_every_level_of_the_log(settings):
    logging.getLogger("penat.audit").setLevel(logging.NOTSET)
    server.build_app(settings.model_copy(update={"log_level": "error"}))
    assert logging.getLogger("penat.audit").isEnabledFor(logging.INFO)


def test_the_web_is_told_what_was_set(settings):
    config = server.web_config(settings)
    assert config.cors_origins == ("https://a.example", "https://b.example")
    assert config.base_url == "https://shop.example"
    assert config.secret_key == (settings.var / "secret_key").read_text().strip()
    given = server.web_config(load_settings(secret_key="a key that was set", var=settings.var / "none"))
    assert given.secret_key == "a key that was set"
    assert not (settings.var / "none").exists()


def test_the_model_follows_the_release(settings, models):
    source = InMemorySource(small_catalogue())
    embedder = server.ReleaseEmbedder(settings, source)
    assert (embedder.name, embedder.dim) == ("fake", 4)
    catalogue = small_catalogue("release-2")
    object.__setattr__(catalogue, "model", "newer")
    source.publish(catalogue)
    assert (embedder.name, embedder.dim) == ("newer", 8)
    assert embedder.embed_texts(["a"]).shape == (1, 8)
    assert embedder.embed_pictures([None]).shape == (1, 8)


def test_a_model_trained_anew_under_its_old_name_is_read_without_a_restart(settings, models):
    source = InMemorySource(replace(small_catalogue(), model_sha256="old"))
    embedder = server.ReleaseEmbedder(settings, source)
    models["fake"].sha256 = "old"
    assert embedder.sha256 == "old"
    models["fake"] = WordEmbedder({"oak": np.eye(4)[0]}, name="fake")
    models["fake"].sha256 = "new"
    assert embedder.sha256 == "old", "the release being served is still the old model's"
    source.publish(replace(small_catalogue("release-2"), model_sha256="new"))
    assert embedder.sha256 == "new"
    assert text_vector(embedder, source.current(), "oak").shape == (4,)
    with pytest.raises(Unavailable, match="another state of model"):
        text_vector(embedder, source.release("release-1"), "oak")


def test_a_missing_model_is_told_and_the_rest_is_ready(settings, models):
    source = InMemorySource(small_catalogue())
    models.clear()
    found = server._dependencies(source, server.ReleaseEmbedder(settings, source), settings.links_path)
    assert [(each.name, each.ready, each.needed) for each in found] == [
        ("release", True, True), ("model", False, False), ("price file", False, False),
    ]  # fmt: skip


def test_every_dependency_is_told_when_it_is_there(settings, models):
    source = InMemorySource(small_catalogue())
    settings.links_path.parent.mkdir()
    settings.links_path.write_text("image,price\n")
    found = server._dependencies(source, server.ReleaseEmbedder(settings, source), settings.links_path)
    assert all(each.ready for each in found)
    assert found[0].detail == "release-1: 62 items in 3 categories"


@pytest.mark.parametrize("accept", ["image/jpeg", "image/webp"])
def test_pictures_are_found_where_the_folders_are_given_relatively(tmp_path, monkeypatch, accept):
    monkeypatch.chdir(tmp_path)
    settings = load_settings(**{name: Path(name) for name in ("data", "cache", "var", "models")})
    Publisher(draw_shop(settings.data, {"chair": 3}), settings.cache).ingest()
    client = server.build_app(settings).test_client()
    item = client.get("/api/v1/items?limit=1").json["items"][0]
    for address in (item["image"], f"{item['image']}?width=640", item["thumbnail"]):
        got = client.get(address, headers={"Accept": accept}, buffered=True)
        assert (got.status_code, got.mimetype.split("/")[0]) == (200, "image")
