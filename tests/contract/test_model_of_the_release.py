"""A server told to read words with another model than the release's refuses, over HTTP, and mixes nothing."""

import pytest

from penat.settings import Settings
from penat.wiring.ingestion import build_cataloguer
from penat.wiring.server import build_app
from tests.fakes.onnx_bundle import write_bundle
from tests.fakes.shop import draw_shop

SESSIONS = "/api/v1/sessions"


@pytest.fixture
def settings(tmp_path):
    """A release made with model "a"; models "a" and "b" are there, of the same length of vectors."""
    draw_shop(tmp_path / "data", {"chair": 4})
    places = {name: tmp_path / name for name in ("cache", "data", "var", "models")}
    settings = Settings(**places, model=None)
    for name in ("a", "b"):
        write_bundle(settings.models, name)
    build_cataloguer(settings, model="a").ingest(lambda *told: None)
    return settings


def asked(settings, **begin):
    return build_app(settings).test_client().post(SESSIONS, json={"seed": 7, **begin})


@pytest.mark.parametrize("text", ["red chair", "velvet"])
def test_words_are_refused_by_a_server_set_to_another_model(settings, text):
    answer = asked(settings.model_copy(update={"model": "b"}), text=text)
    assert answer.status_code == 503
    assert answer.mimetype == "application/problem+json"
    assert "was made with model 'a', words would be read by 'b'" in answer.json["detail"]
    assert "items" not in answer.json


def test_words_are_refused_where_the_set_model_is_not_there(settings):
    answer = asked(settings.model_copy(update={"model": "c"}), text="red chair")
    assert answer.status_code == 503
    assert "the models there are: a, b" in answer.json["detail"]


def test_words_are_refused_where_the_model_was_changed_under_its_name(settings):
    for file in (settings.models / "a").iterdir():
        file.unlink()
    (settings.models / "a").rmdir()
    write_bundle(settings.models, "a", mean=[0.4] * 3)
    answer = asked(settings, text="red chair")
    assert answer.status_code == 503
    assert "has changed since the release was made" in answer.json["detail"]


def test_sessions_without_words_go_on_all_the_same(settings):
    assert asked(settings, text="red chair").status_code == 201
    assert asked(settings.model_copy(update={"model": "b"}), category="chair").status_code == 201
