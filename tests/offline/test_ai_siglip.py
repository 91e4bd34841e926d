"""Export of a sigmoid model that reads text with a tokenizer of its own: random weights, a tokenizer made here."""

import json

import numpy as np
import pytest
from PIL import Image

pytest.importorskip("torch", reason="not_for_server/requirements.txt is not installed", exc_type=ImportError)
pytest.importorskip("open_clip", reason="not_for_server/requirements.txt is not installed", exc_type=ImportError)
pytest.importorskip("transformers", reason="not_for_server/requirements.txt is not installed", exc_type=ImportError)

import open_clip
import torch
from open_clip import pretrained
from open_clip.transform import PreprocessCfg, image_transform_v2
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors, trainers
from transformers import PreTrainedTokenizerFast

from not_for_server import ai, awkward_inputs, open_clip_models, text_reading
from penat.adapters.onnx_embedder import OnnxEmbedder

NAME = "small-siglip"
PIECES = 400
SMALL = {
    "embed_dim": 32,
    "init_logit_bias": -10,
    "custom_text": True,
    "vision_cfg": {"image_size": 48, "layers": 1, "width": 64, "head_width": 32, "patch_size": 16},
    "text_cfg": {
        "context_length": 64, "vocab_size": PIECES, "width": 32, "heads": 2, "layers": 1,
        "hf_tokenizer_name": "nobody/small-siglip", "tokenizer_kwargs": {"clean": "canonicalize"},
        "no_causal_mask": True, "proj_bias": True, "pool_type": "last",
    },
}  # fmt: skip


@pytest.fixture(autouse=True)
def small(tmp_path, monkeypatch):
    """Register the small architecture and, as SigLIP's, weights that want squashed pictures around grey."""
    torch.set_num_threads(1)
    monkeypatch.setattr(open_clip.factory, "_MODEL_CONFIGS", dict(open_clip.factory._MODEL_CONFIGS))
    monkeypatch.setattr(open_clip.factory, "_MODEL_CONFIG_PATHS", list(open_clip.factory._MODEL_CONFIG_PATHS))
    monkeypatch.setitem(pretrained._PRETRAINED, NAME, {"webli": pretrained._slpcfg(url="")})
    register(tmp_path, NAME, SMALL)
    return tmp_path


def register(folder, name, config):
    (folder / f"{name}.json").write_text(json.dumps(config))
    open_clip.add_model_config(folder / f"{name}.json")


@pytest.fixture
def words(tmp_path):
    """The folder of a Unigram tokenizer in the manner of SigLIP's: pieces, spaces as ▁, </s> ends and pads."""
    made = Tokenizer(models.Unigram())
    made.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    marks = ["<pad>", "</s>", "<unk>"]
    trainer = trainers.UnigramTrainer(
        vocab_size=PIECES, special_tokens=marks, unk_token="<unk>", show_progress=False, initial_alphabet=["a"]
    )
    made.train_from_iterator([text.lower() for text in awkward_inputs.texts() if text.isascii()], trainer)
    made.post_processor = processors.TemplateProcessing(single="$A </s>", special_tokens=[("</s>", 1)])
    wrapped = PreTrainedTokenizerFast(tokenizer_object=made, eos_token="</s>", pad_token="</s>", unk_token="<unk>")
    wrapped.save_pretrained(tmp_path / "words")
    return tmp_path / "words"


def command(small, *more, model=NAME):
    trying = ("--pretrained", "none", "--random-weights-for-testing", "--out", small / "bundle")
    return ["export", "--model", model, *map(str, (*trying, *more))]


def test_a_sigmoid_model_becomes_a_bundle_that_answers_as_torch_does(small, words):
    assert ai.main(command(small, "--like", "webli", "--tokenizer", words)) == 0
    card = json.loads((small / "bundle" / "model.json").read_text())
    assert (card["resize_mode"], card["interpolation"], card["mean"]) == ("squash", "bicubic", [0.5] * 3)
    assert (card["context_length"], card["pad_id"]) == (64, 1)
    assert card["training"]["parity"]["texts_compared"] >= 98, "the tokenizer's own marks are compared too"

    torch.manual_seed(0)
    model = open_clip.create_model(NAME, force_preprocess_cfg={"mean": (0.5,) * 3, "std": (0.5,) * 3,
                                   "resize_mode": "squash"}).eval()  # fmt: skip
    reader = OnnxEmbedder(small / "bundle", threads=1)
    texts = ["An OAK_chair, £349!", "word " * 90, "a </s> chair <pad> <unk>"]
    tokens = open_clip.tokenizer.HFTokenizer(str(words), context_length=64, clean="canonicalize")(texts)
    assert reader.tokens(texts).tolist() == tokens.tolist()
    picture = Image.effect_noise((90, 70), 60).convert("RGB")
    transform = image_transform_v2(PreprocessCfg(**model.visual.preprocess_cfg), is_train=False)
    with torch.no_grad():
        seen = model.encode_image(transform(picture)[None], normalize=True).numpy()
        read = model.encode_text(tokens, normalize=True).numpy()
    np.testing.assert_allclose(reader.embed_pictures([np.asarray(picture)]), seen, atol=1e-5)
    np.testing.assert_allclose(reader.embed_texts(texts), read, atol=1e-5)


@pytest.mark.parametrize("clean", ["lower", "whitespace"])
def test_the_other_cleanings_of_texts_are_repeated(small, words, clean):
    config = json.loads(json.dumps(SMALL))
    config["text_cfg"]["tokenizer_kwargs"] = {"clean": clean}
    register(small, "otherwise-cleaned", config)
    assert ai.main(command(small, "--tokenizer", words, model="otherwise-cleaned")) == 0


def said(capsys, *arguments) -> str:
    assert ai.main(*arguments) == 2
    return capsys.readouterr().err


def test_without_the_tokenizer_the_error_says_what_to_download(small, monkeypatch, capsys):
    def unreachable(*_, **__):
        raise OSError("no network")

    monkeypatch.setattr(text_reading, "HFTokenizer", unreachable)
    complaint = said(capsys, command(small))
    assert "tokenizer.json, tokenizer_config.json, special_tokens_map.json" in complaint
    assert "https://huggingface.co/nobody/small-siglip" in complaint
    assert "--model small-siglip --tokenizer FOLDER" in complaint
    assert not (small / "bundle").exists()


def test_a_folder_without_a_tokenizer_and_a_damaged_one_are_refused(small, words, capsys):
    assert "holds no tokenizer.json" in said(capsys, command(small, "--tokenizer", small))
    (words / "tokenizer.json").write_text("{")
    assert "cannot be read" in said(capsys, command(small, "--tokenizer", words))


def test_another_models_tokenizer_is_refused(small, words, capsys):
    config = json.loads(json.dumps(SMALL))
    config["text_cfg"]["vocab_size"] = 50
    register(small, "few-words", config)
    assert "it is another model's" in said(capsys, command(small, "--tokenizer", words, model="few-words"))
    complaint = said(capsys, command(small, "--tokenizer", words, model="ViT-B-32"))
    assert "reads text with CLIP's own tokenizer" in complaint


def test_a_tokenizer_that_pads_on_the_left_is_refused(small, words, capsys):
    config = json.loads((words / "tokenizer_config.json").read_text())
    (words / "tokenizer_config.json").write_text(json.dumps(config | {"padding_side": "left"}))
    assert "padded on the left" in said(capsys, command(small, "--tokenizer", words))


def test_a_text_tower_of_another_library_is_refused(capsys):
    with pytest.raises(open_clip_models.CannotExport, match="roberta-base as its text tower"):
        open_clip_models.checked_config("roberta-ViT-B-32")
