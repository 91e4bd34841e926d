"""What every embedder must do, and what the ONNX one must refuse."""

import hashlib
import json

import numpy as np
import pytest
from PIL import Image

from penat.adapters.model_bundle import read_card
from penat.adapters.onnx_embedder import OnnxEmbedder
from penat.domain.errors import InvalidInput, Unavailable
from tests.fakes.onnx_bundle import SIZE, image_tower, write_bundle
from tests.fakes.shop import picture
from tests.fakes.thumbnail_embedder import COLOURS, ThumbnailEmbedder


@pytest.fixture(params=["fake", "onnx"])
def embedder(request, tmp_path):
    return ThumbnailEmbedder() if request.param == "fake" else OnnxEmbedder(write_bundle(tmp_path), threads=1)


@pytest.fixture
def onnx(tmp_path):
    return OnnxEmbedder(write_bundle(tmp_path), threads=1)


def flat(colour: str, size=(64, 64)) -> np.ndarray:
    return np.asarray(Image.new("RGB", size, COLOURS[colour]))


def test_pictures_and_texts_become_unit_vectors_of_one_space(embedder):
    pictures = embedder.embed_pictures([flat("red"), np.asarray(picture(3, (80, 50)))])
    texts = embedder.embed_texts(["red chair", "a small velvet couch"])
    for vectors in (pictures, texts):
        assert (vectors.dtype, vectors.shape) == (np.float32, (2, embedder.dim))
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_a_colours_name_is_nearest_to_a_picture_of_it(embedder):
    pictures = embedder.embed_pictures([flat(colour) for colour in COLOURS])
    texts = embedder.embed_texts([f"{colour} chair" for colour in COLOURS])
    np.testing.assert_array_equal(np.argmax(texts @ pictures.T, axis=1), np.arange(len(COLOURS)))


def test_a_vector_does_not_depend_on_its_batch(embedder):
    pictures = [np.asarray(picture(number)) for number in range(5)]
    alone = np.concatenate([embedder.embed_pictures([one]) for one in pictures])
    np.testing.assert_allclose(embedder.embed_pictures(pictures), alone, atol=1e-6)
    texts = ["red", "blue couch", "red"]
    np.testing.assert_allclose(
        embedder.embed_texts(texts), np.concatenate([embedder.embed_texts([one]) for one in texts]), atol=1e-6
    )


@pytest.mark.parametrize("cores", [2, 3, 16])
@pytest.mark.parametrize("count", [1, 2, 7, 33])
def test_a_batch_that_is_spread_over_cores_comes_back_in_order(tmp_path, cores, count):
    pictures = [np.asarray(picture(number)) for number in range(count)]
    bundle = write_bundle(tmp_path)
    spread, whole = (OnnxEmbedder(bundle, threads=threads).embed_pictures(pictures) for threads in (cores, 1))
    np.testing.assert_allclose(spread, whole, atol=1e-6)


def test_a_model_that_fails_on_one_core_fails_the_batch(tmp_path):
    place = write_bundle(tmp_path, dim=512)
    with pytest.raises(Unavailable, match="cannot be used"):
        OnnxEmbedder(place, threads=2).embed_pictures([flat("red")] * 9)


def test_a_fitted_picture_stays_as_it_is_and_embeds_the_same(embedder):
    pixels = np.asarray(picture(4, (90, 70)))
    fitted = embedder.fitted(pixels)
    np.testing.assert_array_equal(embedder.fitted(fitted), fitted)
    np.testing.assert_allclose(embedder.embed_pictures([fitted]), embedder.embed_pictures([pixels]), atol=1e-6)


def test_nothing_in_nothing_out(embedder):
    assert embedder.embed_pictures([]).shape == (0, embedder.dim)


def test_the_shorter_side_is_scaled_and_the_middle_cut_out(tmp_path):
    onnx = OnnxEmbedder(write_bundle(tmp_path, resize_mode="shortest"))
    wide = np.zeros((SIZE, 3 * SIZE, 3), dtype=np.uint8)
    wide[:, SIZE : 2 * SIZE] = 200
    assert onnx.fitted(wide).min() == 200
    assert onnx.fitted(np.asarray(picture(1, (97, 211)))).shape == (SIZE, SIZE, 3)


def test_making_one_loads_no_model(onnx):
    assert not onnx._loaded


def test_a_long_text_keeps_its_end_and_a_short_one_is_padded(onnx):
    tokens = onnx.tokens(["red " * 50, "red"])
    assert tokens[0].tolist() == [2, 4, 4, 4, 4, 3]
    assert tokens[1].tolist() == [2, 4, 3, 0, 0, 0]


def test_the_template_surrounds_the_text(tmp_path):
    onnx = OnnxEmbedder(write_bundle(tmp_path, text_template="small {} chair"))
    words = ["<start>", "small", "red", "chair", "<end>"]
    assert onnx.tokens(["red"])[0].tolist()[:5] == [onnx._loaded["tokenizer.json"].token_to_id(word) for word in words]


def test_a_text_is_embedded_once(onnx, monkeypatch):
    first = onnx.embed_texts(["red  chair", "blue"])
    monkeypatch.setattr(onnx, "_run", None)
    np.testing.assert_array_equal(onnx.embed_texts(["blue", "red chair "]), first[::-1])


@pytest.mark.parametrize("text", ["", "   "])
def test_an_empty_text_is_refused(onnx, text):
    with pytest.raises(InvalidInput, match="empty"):
        onnx.embed_texts(["red", text])


def test_vectors_of_another_length_are_refused(tmp_path):
    place = write_bundle(tmp_path)
    (place / "image.onnx").write_bytes(image_tower(scale=2.0))
    card = json.loads((place / "model.json").read_text())
    card["sha256"]["image.onnx"] = hashlib.sha256((place / "image.onnx").read_bytes()).hexdigest()
    (place / "model.json").write_text(json.dumps(card))
    with pytest.raises(Unavailable, match=r"length 2\.0000"):
        OnnxEmbedder(place).embed_pictures([flat("red")])


def test_a_card_with_the_wrong_dimension_is_refused(tmp_path):
    with pytest.raises(Unavailable, match="dimension 512"):
        OnnxEmbedder(write_bundle(tmp_path, dim=512)).embed_pictures([flat("red")])


def test_a_damaged_file_is_refused_before_it_is_loaded(tmp_path):
    place = write_bundle(tmp_path)
    (place / "image.onnx").write_bytes(b"something else")
    with pytest.raises(Unavailable, match="damaged"):
        OnnxEmbedder(place).embed_pictures([flat("red")])


def test_a_file_that_is_no_model_is_refused(tmp_path):
    digest = hashlib.sha256(b"something else").hexdigest()
    place = write_bundle(tmp_path, sha256={"image.onnx": digest})
    (place / "image.onnx").write_bytes(b"something else")
    with pytest.raises(Unavailable, match="not a model onnxruntime can run"):
        OnnxEmbedder(place).embed_pictures([flat("red")])
    with pytest.raises(Unavailable, match=r"no sha256 for tokenizer\.json"):
        OnnxEmbedder(place).embed_texts(["red"])


@pytest.mark.parametrize("missing", ["model.json", "image.onnx"])
def test_a_missing_file_is_named(tmp_path, missing):
    place = write_bundle(tmp_path)
    (place / missing).unlink()
    with pytest.raises(Unavailable, match=f"{missing}.* missing"):
        OnnxEmbedder(place).embed_pictures([flat("red")])


@pytest.mark.parametrize("change", [{"format": 2}, {"mean": [0.5]}, {"resize_mode": "stretch"}, {"dim": 0}])
def test_a_card_that_makes_no_sense_is_named(tmp_path, change):
    with pytest.raises(Unavailable, match=f"model.json cannot be used: {next(iter(change))}"):
        read_card(write_bundle(tmp_path, **change))


def test_the_fingerprint_changes_with_what_changes_vectors_only(tmp_path):
    first = read_card(write_bundle(tmp_path / "a"))
    assert (
        read_card(write_bundle(tmp_path / "b", effective_choices=[5], licence="other")).fingerprint == first.fingerprint
    )
    assert read_card(write_bundle(tmp_path / "c", mean=[0.4] * 3)).fingerprint != first.fingerprint
