"""Export of a model of one's own shape from a training's checkpoint: a tiny config, random weights, its own words."""

import gzip
import json

import numpy as np
import pytest
from PIL import Image

pytest.importorskip("torch", reason="not_for_server/requirements.txt is not installed", exc_type=ImportError)
pytest.importorskip("open_clip", reason="not_for_server/requirements.txt is not installed", exc_type=ImportError)

import open_clip
import torch
from open_clip.model import CLIP
from open_clip.tokenizer import SimpleTokenizer

from not_for_server import ai, clip_bpe, torch_embedding
from penat.adapters.onnx_embedder import OnnxEmbedder

MERGES = 60
WORDS = 2 * 256 + MERGES + 2
TINY = {
    "embed_dim": 16,
    "vision_cfg": {"image_size": 32, "layers": 1, "width": 32, "head_width": 16, "patch_size": 16},
    "text_cfg": {"context_length": 12, "vocab_size": WORDS, "width": 16, "heads": 1, "layers": 1},
}


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    """A folder with the config, the words and a checkpoint; what OpenCLIP learns of them is forgotten afterwards."""
    torch.set_num_threads(1)
    monkeypatch.setattr(open_clip.factory, "_MODEL_CONFIGS", dict(open_clip.factory._MODEL_CONFIGS))
    monkeypatch.setattr(open_clip.factory, "_MODEL_CONFIG_PATHS", list(open_clip.factory._MODEL_CONFIG_PATHS))
    (tmp_path / "tiny.json").write_text(json.dumps(TINY))
    merges = clip_bpe.first_merges(MERGES)
    (tmp_path / "bpe.txt.gz").write_bytes(gzip.compress("\n".join(["#version: 0.2", *merges]).encode(), mtime=0))
    clip_bpe.write_tokenizer_json(tmp_path / "tokenizer.json", merges)
    torch.save({"now": state(1), "average": wrapped(state(2)), "deep": {"ema": state(3)}}, tmp_path / "run.pt")
    return tmp_path


def model(seed):
    torch.manual_seed(seed)
    return CLIP(**TINY).eval()


def state(seed):
    return model(seed).state_dict()


def wrapped(weights):
    """Weights as an averaged and compiled model keeps them."""
    return {"n_averaged": torch.tensor(3)} | {f"module._orig_mod.{name}": one for name, one in weights.items()}


def command(place, *more, key="average", words="bpe.txt.gz", config="tiny.json", weights="run.pt"):
    files = ("--config", place / config, "--pretrained", place / weights, "--tokenizer", place / words)
    at = ("--weights-key", key) if key else ()
    return ["export", *map(str, (*files, *at, "--out", place / "bundle", *more))]


def said(capsys, arguments) -> str:
    assert ai.main(arguments) == 2
    return capsys.readouterr().err


@pytest.mark.parametrize("words", ["bpe.txt.gz", "tokenizer.json", ""])
def test_a_training_checkpoint_becomes_a_bundle_that_answers_as_its_model_does(place, words):
    """The merges, the tokenizer's file and its folder read text alike."""
    assert ai.main(command(place, "--resize-mode", "squash", words=words)) == 0
    card = json.loads((place / "bundle" / "model.json").read_text())
    assert (card["dim"], card["image_size"], card["context_length"], card["resize_mode"]) == (16, 32, 12, "squash")
    assert card["training"]["architecture"] == "tiny"
    assert card["training"]["config"] == TINY
    assert card["training"]["weights"]["key"] == "average"

    reader, trained = OnnxEmbedder(place / "bundle", threads=1), model(2)
    texts = ["an oak chair", "word " * 30, "Ein Stuhl für £349!"]
    tokens = SimpleTokenizer(str(place / "bpe.txt.gz"), context_length=12)(texts)
    picture = np.asarray(Image.effect_noise((32, 32), 60).convert("RGB"))
    mean, std = (np.array(card[key], dtype=np.float32) for key in ("mean", "std"))
    pixels = torch.from_numpy(((picture.astype(np.float32) / 255 - mean) / std).transpose(2, 0, 1))[None]
    with torch.no_grad():
        read, seen = trained.encode_text(tokens, normalize=True), trained.encode_image(pixels, normalize=True)
    np.testing.assert_allclose(reader.embed_texts(texts), read.numpy(), atol=1e-5)
    np.testing.assert_allclose(reader.embed_pictures([picture]), seen.numpy(), atol=1e-5)


def test_the_preparation_of_pictures_may_stand_in_the_config(place):
    """The form that OpenCLIP gives a published model's folder."""
    picture = {"resize_mode": "squash", "interpolation": "bilinear", "mean": [0.5, 0.4, 0.3], "std": [0.2, 0.2, 0.2]}
    (place / "hub.json").write_text(json.dumps({"model_cfg": TINY, "preprocess_cfg": picture}))
    assert ai.main(command(place, config="hub.json", key="deep.ema")) == 0
    card = json.loads((place / "bundle" / "model.json").read_text())
    assert {key: card[key] for key in picture} == picture


def test_torch_sees_pictures_as_the_bundle_does(place):
    assert ai.main(command(place)) == 0
    embedder = torch_embedding.opened(place / "bundle", str(place / "run.pt"), "cpu")
    picture = np.asarray(Image.effect_noise((32, 32), 60).convert("RGB"))
    given = OnnxEmbedder(place / "bundle", threads=1).embed_pictures([picture])
    np.testing.assert_allclose(embedder.embed_pictures([picture]), given, atol=1e-5)


def test_a_checkpoint_of_several_models_asks_which_is_meant(place, capsys):
    complaint = said(capsys, command(place, key=None))
    assert "run.pt does not say which weights are meant" in complaint
    assert "say which with --weights-key" in complaint
    for name in ("now (", "average (", "deep.ema ("):
        assert name in complaint
    assert "holds no weights under 'emma'; it holds now (" in said(capsys, command(place, key="emma"))
    assert not (place / "bundle").exists()


def test_a_plain_checkpoint_needs_no_key(place, capsys):
    torch.save(state(4), place / "plain.pt")
    assert "leave --weights-key out" in said(capsys, command(place, weights="plain.pt"))
    assert ai.main(command(place, weights="plain.pt", key=None)) == 0


def test_weights_that_do_not_fit_are_named(place, capsys):
    other = state(5) | {"visual.extra": torch.zeros(2), "ln_final.bias": torch.zeros(7)}
    del other["text_projection"]
    torch.save({"average": other}, place / "other.pt")
    complaint = said(capsys, command(place, weights="other.pt"))
    assert "missing: text_projection; unexpected: visual.extra" in complaint
    assert "of another shape: ln_final.bias ((7,), the model wants (16,))" in complaint


@pytest.mark.parametrize("content", [b"", b"no weights", b"PK\x03\x04broken"])
def test_a_file_that_is_no_checkpoint_is_refused(place, capsys, content):
    (place / "odd.pt").write_bytes(content)
    assert "odd.pt cannot be read as a file of weights" in said(capsys, command(place, weights="odd.pt"))


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("{", "cannot be read as JSON"),
        ("[" * 200_000, "cannot be read as JSON"),
        ("[]", "holds no JSON object"),
        ('{"model_cfg": 3}', "holds no JSON object"),
        ('{"embed_dim": 16}', "lacks vision_cfg, text_cfg"),
        (json.dumps(TINY | {"vision_cfg": "big"}), "vision_cfg has to be an object"),
        (json.dumps(TINY | {"embed_dim": 0}), "embed_dim has to be a whole number above 0, not 0"),
        (json.dumps(TINY | {"embed_dim": True}), "embed_dim has to be a whole number above 0, not True"),
        (json.dumps(TINY | {"text_cfg": {"vocab_size": "many"}}), "text_cfg.vocab_size has to be a whole number"),
        (json.dumps(TINY | {"colour": "red"}), "the architecture odd cannot be built"),
        (json.dumps({"model_cfg": TINY, "preprocess_cfg": {"std": [1, 0, 1]}}), "preprocess_cfg.std has to be three"),
        (json.dumps({"model_cfg": TINY, "preprocess_cfg": {"resize_mode": "melt"}}), "cannot resize as melt"),
        (" " * 1_000_001, "it is no model config"),
    ],
)
def test_a_config_that_is_none_is_refused_with_the_entry(place, capsys, content, complaint):
    (place / "odd.json").write_text(content)
    assert complaint in said(capsys, command(place, config="odd.json"))
    assert not (place / "bundle").exists()


def test_a_config_that_is_not_there_is_refused(place, capsys):
    assert "cannot be read as JSON" in said(capsys, command(place, config="nowhere.json"))


@pytest.mark.parametrize("name", ["ViT-B-32", "hf-hub:someone/model", "../up", ""])
def test_a_model_of_ones_own_takes_no_name_of_another(place, capsys, name):
    if not name:
        assert ai.main(command(place, "--model", name)) == 0, "without a name it has the file's"
        return
    complaint = said(capsys, command(place, "--model", name))
    assert "give yours another name" in complaint or "cannot name a model" in complaint


@pytest.mark.parametrize(
    ("file", "content", "complaint"),
    [
        ("none.json", None, "is no tokenizer.json, no folder that holds one, and no bpe.txt.gz"),
        ("odd.json", b"{}", "cannot be read as a tokenizer.json"),
        ("list.json", b"[]", "cannot be read as a tokenizer.json"),
        ("odd.gz", b"not packed", "cannot be read as merges"),
        ("cut.gz", gzip.compress(b"#version\na b")[:-9], "cannot be read as merges"),
        ("lines.gz", gzip.compress(b"#version\na b\na b c"), "line 3 is no pair of symbols"),
        ("large.gz", gzip.compress("\n".join(["#", *clip_bpe.first_merges(99)]).encode()), "tiny knows 574"),
    ],
)
def test_a_tokenizer_that_is_none_is_refused(place, capsys, file, content, complaint):
    if content is not None:
        (place / file).write_bytes(content)
    assert complaint in said(capsys, command(place, words=file))


def test_clips_own_tokenizer_is_refused_where_the_model_knows_fewer_words(place, capsys):
    arguments = command(place)
    at = arguments.index("--tokenizer")
    assert "name its own with --tokenizer" in said(capsys, arguments[:at] + arguments[at + 2 :])


def test_a_tokenizer_whose_end_mark_is_not_the_largest_token_is_refused(place, capsys):
    """CLIP takes a text's vector from its largest token; from another one it would be finite and wrong."""
    described = json.loads((place / "tokenizer.json").read_text())
    described["post_processor"] = None
    (place / "open.json").write_text(json.dumps(described))
    assert "which has to be its end mark" in said(capsys, command(place, words="open.json"))


@pytest.mark.parametrize("more", [["--like", "openai"], ["--pretrained", "none", "--random-weights-for-testing"]])
def test_options_that_go_ill_together_are_refused(place, more):
    with pytest.raises(SystemExit):
        ai.main(command(place, *more))
    with pytest.raises(SystemExit):
        ai.main(["export", "--model", "ViT-B-32", "--pretrained", "openai", "--resize-mode", "squash"])
