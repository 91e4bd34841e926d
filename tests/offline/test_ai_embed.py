"""A catalogue embedded with torch: one space with the bundle that the server reads words with."""

import json

import numpy as np
import pytest

pytest.importorskip("torch", reason="not_for_server/requirements.txt is not installed", exc_type=ImportError)
pytest.importorskip("open_clip", reason="not_for_server/requirements.txt is not installed", exc_type=ImportError)

import open_clip
import torch

from not_for_server import ai
from penat.adapters.onnx_embedder import OnnxEmbedder
from penat.adapters.release_layout import current_id
from penat.settings import Settings
from penat.wiring.ingestion import build_cataloguer
from penat.wiring.models import build_embedder
from penat.wiring.server import build_app
from tests.fakes.shop import draw_shop

NAME = "small-for-embedding"
SMALL = {
    "embed_dim": 32,
    "vision_cfg": {"image_size": 48, "layers": 1, "width": 64, "head_width": 32, "patch_size": 16},
    "text_cfg": {"context_length": 77, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 1},
}


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A drawn shop and the bundle of a checkpoint, in CACHE/models."""
    torch.set_num_threads(1)
    monkeypatch.setattr(open_clip.factory, "_MODEL_CONFIGS", dict(open_clip.factory._MODEL_CONFIGS))
    monkeypatch.setattr(open_clip.factory, "_MODEL_CONFIG_PATHS", list(open_clip.factory._MODEL_CONFIG_PATHS))
    (tmp_path / f"{NAME}.json").write_text(json.dumps(SMALL))
    open_clip.add_model_config(tmp_path / f"{NAME}.json")
    for seed in (7, 8):
        torch.manual_seed(seed)
        torch.save({"state_dict": open_clip.create_model(NAME).state_dict()}, tmp_path / f"weights-{seed}.pt")
    draw_shop(tmp_path / "data", {"chair": 5, "table": 4})
    out = tmp_path / "cache" / "models" / "mine"
    file = tmp_path / "weights-7.pt"
    assert ai.main(["export", "--model", NAME, "--pretrained", str(file), "--out", str(out)]) == 0
    return tmp_path


def embed(place, *more):
    cache = ["--cache", str(place / "cache"), "--device", "cpu", "--batch", "4"]
    return ai.main(["embed", str(place / "data"), "--model", "mine", *cache, *map(str, more)])


def test_a_release_embedded_with_torch_is_served_with_the_bundle(place, capsys):
    assert embed(place, "--weights", place / "weights-7.pt") == 0
    out = capsys.readouterr().out
    assert "mine in torch on cpu; least cosine with the bundle: 1.0000" in out
    assert "9 items: 9 embedded" in out
    settings = Settings(cache=place / "cache", data=place / "data", var=place / "var", model=None)
    assert build_embedder(settings).name == "mine"
    client = build_app(settings).test_client()
    begun = client.post("/api/v1/sessions", json={"text": "an oak chair"})
    assert begun.status_code == 201, begun.json

    release = current_id(settings.cache)
    again = build_cataloguer(settings, model="mine").ingest(lambda *told: None)
    assert (again.release, again.published, again.embedded) == (release, False, 0), "the very same space: nothing new"


def test_weights_of_another_model_are_refused_and_nothing_is_published(place, capsys):
    assert embed(place, "--weights", place / "weights-8.pt") == 2
    assert "is not the file that the bundle mine was made of" in capsys.readouterr().err
    assert current_id(place / "cache") is None


def test_a_model_that_sees_otherwise_than_its_bundle_is_refused(place, monkeypatch, capsys):
    monkeypatch.setattr(OnnxEmbedder, "_scaled", scaled := OnnxEmbedder._scaled)
    from not_for_server.torch_embedding import TorchEmbedder

    monkeypatch.setattr(TorchEmbedder, "_scaled", lambda self, pictures: np.flip(scaled(self, pictures), 1).copy())
    assert embed(place, "--weights", place / "weights-7.pt") == 2
    assert "the weights see pictures otherwise than the bundle mine does" in capsys.readouterr().err
    assert current_id(place / "cache") is None


def test_a_bundle_that_does_not_exist_is_answered_with_those_there_are(place, capsys):
    assert ai.main(["embed", str(place / "data"), "--model", "other", "--cache", str(place / "cache")]) == 2
    assert "there is no model 'other'" in capsys.readouterr().err
