"""Which model a command takes when none is named, and when a model may not be used."""

import pytest

from penat.adapters.release_layout import current_id
from penat.domain.errors import Unavailable
from penat.settings import Settings
from penat.wiring.ingestion import build_cataloguer
from penat.wiring.models import build_embedder, build_new_embedder
from tests.fakes.onnx_bundle import write_bundle
from tests.fakes.shop import draw_shop


@pytest.fixture
def settings(tmp_path):
    draw_shop(tmp_path / "data", {"chair": 3})
    return Settings(cache=tmp_path / "cache", models=tmp_path / "models", data=tmp_path / "data", model=None)


@pytest.fixture
def publish(settings):
    """Return a function that publishes a release made with the named model."""
    return lambda name: build_cataloguer(settings, model=name).ingest(lambda *told: None)


def test_the_one_named_wins_then_the_one_set_then_the_releases(settings, publish):
    for name in ("a", "b", "c"):
        write_bundle(settings.models, name)
    publish("a")
    assert build_new_embedder(settings).name == "a"
    chosen = settings.model_copy(update={"model": "b"})
    assert build_new_embedder(chosen).name == "b"
    assert build_new_embedder(chosen, "c").name == "c"


def test_the_shipped_models_are_found_too_and_all_are_named(settings, tmp_path, monkeypatch):
    import penat

    write_bundle(settings.models, "mine")
    write_bundle(tmp_path / "repository" / "chroma_cache" / "models", "shipped")
    monkeypatch.setattr(penat, "__file__", str(tmp_path / "repository" / "penat" / "__init__.py"))
    assert build_new_embedder(settings, "shipped").name == "shipped"
    with pytest.raises(Unavailable, match=r"no model 'other'.* the models there are: mine, shipped"):
        build_new_embedder(settings, "other")


def test_a_model_that_changed_reads_no_words_for_a_release_made_before(settings, publish):
    place = write_bundle(settings.models, "a")
    publish("a")
    assert build_embedder(settings).name == "a"
    first = current_id(settings.cache)
    for file in place.iterdir():
        file.unlink()
    place.rmdir()
    write_bundle(settings.models, "a", mean=[0.4] * 3)
    with pytest.raises(Unavailable, match="has changed since the release was made; ingest again"):
        build_embedder(settings)
    report = publish(None)
    assert (report.published, report.embedded) == (True, 3)
    assert current_id(settings.cache) != first
    assert build_embedder(settings).name == "a"
