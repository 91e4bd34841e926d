"""Export of any model OpenCLIP knows: a small architecture with random weights, read back as the server reads it."""

import json

import numpy as np
import pytest
from PIL import Image

pytest.importorskip("torch", reason="not_for_server/requirements.txt is not installed", exc_type=ImportError)
pytest.importorskip("open_clip", reason="not_for_server/requirements.txt is not installed", exc_type=ImportError)

import open_clip
import torch
from open_clip.transform import PreprocessCfg, image_transform_v2

from not_for_server import ai, bundle_writing, open_clip_models, parity, variants
from penat.adapters.onnx_embedder import OnnxEmbedder

SMALL = {
    "embed_dim": 32,
    "vision_cfg": {"image_size": 48, "layers": 1, "width": 64, "head_width": 32, "patch_size": 16},
    "text_cfg": {"context_length": 77, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 1},
}
NAME = "small-for-a-test"


@pytest.fixture(autouse=True)
def small(tmp_path, monkeypatch):
    """Register the small architecture with OpenCLIP, as its own files do, and forget it afterwards."""
    torch.set_num_threads(1)
    configs, paths = open_clip.factory._MODEL_CONFIGS, open_clip.factory._MODEL_CONFIG_PATHS
    monkeypatch.setattr(open_clip.factory, "_MODEL_CONFIGS", dict(configs))
    monkeypatch.setattr(open_clip.factory, "_MODEL_CONFIG_PATHS", list(paths))
    (tmp_path / f"{NAME}.json").write_text(json.dumps(SMALL))
    open_clip.add_model_config(tmp_path / f"{NAME}.json")
    return tmp_path


@pytest.fixture
def checkpoint(small):
    """A file of weights as OpenCLIP's training writes it."""
    torch.manual_seed(7)
    model = open_clip.create_model(NAME)
    torch.save({"state_dict": model.state_dict()}, small / "weights.pt")
    return small / "weights.pt", model.eval()


def said(capsys, *arguments) -> str:
    """Run the command and return its complaint; it must end with status 2."""
    assert ai.main(["export", *map(str, arguments)]) == 2
    return capsys.readouterr().err


def test_a_checkpoint_becomes_a_bundle_that_answers_as_torch_does(checkpoint, small):
    file, model = checkpoint
    out = small / "bundle"
    assert ai.main(["export", "--model", NAME, "--pretrained", str(file), "--out", str(out), "--licence", "MIT"]) == 0
    card = json.loads((out / "model.json").read_text())
    assert (card["name"], card["dim"], card["image_size"], card["licence"]) == ("bundle", 32, 48, "MIT")
    assert (card["resize_mode"], card["interpolation"], card["context_length"]) == ("shortest", "bicubic", 77)
    assert card["training"]["weights"]["sha256"] == bundle_writing.sha256(file)
    compared = card["training"]["parity"]
    assert min(compared[part] for part in ("image.onnx", "text.onnx", "pictures", "texts")) >= 0.9999
    assert compared["texts_compared"] >= 90

    reader = OnnxEmbedder(out, threads=1)
    picture = Image.effect_noise((90, 70), 60).convert("RGB")
    transform = image_transform_v2(PreprocessCfg(**model.visual.preprocess_cfg), is_train=False)
    with torch.no_grad():
        seen = model.encode_image(transform(picture)[None], normalize=True).numpy()
        read = model.encode_text(open_clip.get_tokenizer(NAME)(["an oak chair"]), normalize=True).numpy()
    np.testing.assert_allclose(reader.embed_pictures([np.asarray(picture)]), seen, atol=1e-5)
    np.testing.assert_allclose(reader.embed_texts(["an oak chair"]), read, atol=1e-5)
    assert sorted(path.name for path in small.iterdir() if path.is_dir()) == ["bundle"]


def test_weights_stored_as_float16_still_agree_and_take_half_the_space(small):
    common = ["export", "--model", NAME, "--pretrained", "none", "--random-weights-for-testing", "--out"]
    for name, more in (("whole", []), ("half", ["--half", "--text-template", "a photo of {}"])):
        assert ai.main([*common, str(small / name), *more]) == 0
    sizes = [(small / name / "text.onnx").stat().st_size for name in ("half", "whole")]
    assert sizes[0] < 0.6 * sizes[1]
    card = json.loads((small / "half" / "model.json").read_text())
    assert card["training"]["weights"] == {"name": "random, for testing: the answers mean nothing"}
    assert card["text_template"] == "a photo of {}"
    assert card["training"]["loss"]["least_cosine_pictures"] > 0.999


def test_an_int8_variant_says_what_it_loses_and_is_refused_where_that_is_too_much(small, monkeypatch, capsys):
    rng, folder = np.random.default_rng(0), small / "shop"
    folder.mkdir()
    for number in range(60):
        Image.fromarray(rng.integers(0, 256, (60, 50, 3), dtype=np.uint8)).resize((90, 60)).save(
            folder / f"{number}.png"
        )
    (folder / "broken.jpg").write_bytes(b"no picture")
    trying = ["--model", NAME, "--pretrained", "none", "--random-weights-for-testing", "--variant", "int8"]
    common = [*trying, "--measure-on", str(folder), "--out", str(small / "small")]
    monkeypatch.setattr(variants, "RECALL_FLOOR", 1.01)
    assert "finds only" in said(capsys, *common)
    assert not (small / "small").exists()
    assert ai.main(["export", *common, "--accept-loss"]) == 0
    assert "int8 beside fp32: on 60 pictures of shop, recall_at_10" in capsys.readouterr().out
    lost = json.loads((small / "small" / "model.json").read_text())["training"]["loss"]
    assert lost["on"] == "60 pictures of shop"
    assert 0.5 < lost["recall_at_10"] <= 1
    assert OnnxEmbedder(small / "small", threads=1).embed_texts(["an oak chair"]).shape == (1, 32)


def test_the_loss_is_the_share_of_the_first_ten_that_is_missed():
    whole = np.eye(20)[::-1] + np.arange(20)[:, None] * 0.01
    assert variants.recall(whole, whole, whole, whole, same=True) == 1
    first = np.eye(30)[:1] + np.linspace(1, 0, 30) * 0.1
    shifted = np.roll(first, 5)
    assert variants.recall(first, shifted, np.eye(30), np.eye(30)) == pytest.approx(0.5, abs=0.11)


def test_too_few_pictures_measure_nothing(small, capsys):
    trying = ["--model", NAME, "--pretrained", "none", "--random-weights-for-testing", "--variant", "int8"]
    complaint = said(capsys, *trying, "--measure-on", str(small), "--out", str(small / "small"))
    assert "holds 0 pictures that can be read; 50 are needed" in complaint


def test_an_export_that_answers_otherwise_is_refused_and_leaves_nothing(small, monkeypatch, capsys):
    monkeypatch.setattr(parity, "least_cosines", lambda *_: {"pictures": 1.0, "texts": 0.9998})
    arguments = ("--model", NAME, "--pretrained", "none", "--random-weights-for-testing", "--out", small / "bundle")
    assert "texts agrees with the model only to 0.999800; 0.9999 is wanted" in said(capsys, *arguments)
    assert not [path for path in small.iterdir() if path.is_dir()]


@pytest.mark.parametrize("wrong", ["resize_mode", "mean"])
def test_pictures_made_ready_otherwise_are_refused(small, monkeypatch, capsys, wrong):
    right = open_clip_models.picture_facts
    other = {"resize_mode": "squash", "mean": [0.5, 0.5, 0.5]}[wrong]
    monkeypatch.setattr(open_clip_models, "picture_facts", lambda model: right(model) | {wrong: other})
    arguments = ("--model", NAME, "--pretrained", "none", "--random-weights-for-testing", "--out", small / "bundle")
    assert "a picture (landscape) is made ready otherwise than open_clip does it" in said(capsys, *arguments)


def test_random_weights_need_to_be_asked_for(capsys):
    for arguments in (["--pretrained", "none"], ["--pretrained", "openai", "--random-weights-for-testing"]):
        with pytest.raises(SystemExit):
            ai.main(["export", "--model", NAME, *arguments])
        assert "a model without training tells nothing apart" in capsys.readouterr().err


def test_an_unknown_name_is_answered_with_the_closest(small, capsys):
    assert "ViT-B-32" in said(capsys, "--model", "vit-b32", "--pretrained", "openai", "--out", small / "bundle")


def test_unknown_weights_are_answered_with_those_there_are(small, capsys):
    complaint = said(capsys, "--model", "ViT-B-32", "--pretrained", "nothing", "--out", small / "bundle")
    assert "laion2b_s34b_b79k" in complaint


def test_a_foreign_text_tower_is_refused_before_anything_is_fetched(small, capsys):
    complaint = said(
        capsys, "--model", "roberta-ViT-B-32", "--pretrained", "laion2b_s12b_b32k", "--out", small / "bundle"
    )
    assert "has roberta-base as its text tower" in complaint


def test_without_a_network_the_error_says_what_to_download_and_what_to_say_then(small, monkeypatch, capsys):
    def unreachable(_asked):
        raise OSError("no network")

    monkeypatch.setattr(open_clip_models, "download_pretrained", unreachable)
    complaint = said(capsys, "--model", "ViT-B-32", "--pretrained", "laion2b_s34b_b79k", "--out", small / "bundle")
    place = "https://huggingface.co/laion/CLIP-ViT-B-32-laion2B-s34B-b79K/resolve/main/open_clip_model.safetensors"
    assert place in complaint
    assert "--model ViT-B-32 --pretrained FILE --like laion2b_s34b_b79k" in complaint


def test_a_file_whose_kind_is_open_must_say_what_it_is_like(checkpoint, small, capsys):
    file, _ = checkpoint
    arguments = ("--model", "ViT-B-32", "--pretrained", file, "--out", small / "bundle")
    assert "differ in their pictures or in QuickGELU" in said(capsys, *arguments)
    assert open_clip_models.find_weights("ViT-B-32", str(file), "openai").quick_gelu
    assert not open_clip_models.find_weights("ViT-B-32", str(file), "laion2b_s34b_b79k").quick_gelu


def test_a_file_of_another_model_is_refused(checkpoint, small, capsys):
    file, _ = checkpoint
    wrong = {"state_dict": {"visual.conv1.weight": torch.zeros(2, 2)}}
    torch.save(wrong, file)
    complaint = said(capsys, "--model", NAME, "--pretrained", file, "--out", small / "bundle")
    assert "weights.pt cannot be loaded into small-for-a-test" in complaint


def test_a_folder_that_is_there_is_left_alone(small, capsys):
    (small / "bundle").mkdir()
    arguments = ("--model", NAME, "--pretrained", "none", "--random-weights-for-testing", "--out", small / "bundle")
    assert "is there already; remove it first" in said(capsys, *arguments)
