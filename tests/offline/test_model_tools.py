"""The tools that made the small model: captions, the cut tokenizer, training and export."""

import json

import numpy as np
import pytest
from PIL import Image

from not_for_server.demo_catalogue import captions, measures, wording
from not_for_server.demo_catalogue.dataset import PictureCache

SOFA = {
    "id": "couch-1-art-deco", "category": "couch", "kind": "chesterfield", "style": "art_deco", "material": "velvet",
    "colour": "emerald", "wood": "ebony", "metal": "gold", "params": {}, "seed": 1,
}  # fmt: skip
CHAIR = SOFA | {"category": "chair", "kind": "dining", "style": "japandi", "material": "oak", "colour": "light_grey"}
TEXTS = [
    "a photo of a green velvet sofa", "  Walnut   ARMCHAIR\n\twith arms ", "", " ", "🛋️ sofa 😀👍🏽", "it's we'll DON'T",
    "canapé d’angle “gris”", "Stuhl für's Büro", "椅子 と テーブル", "كرسي خشبي", "кресло из дуба", "ΟΔΟΣ σοφάς",
    "3-seater 120x200cm €349.00", "caf&eacute; &amp; bar &lt;b&gt; &#39;x&#39; &nbsp;z &amp;amp;", "ﬁne oﬃce ＳＯＦＡ",
    "a\u0301 e\u0301 n\u0303", "zero\u200bwidth \ufeffbom \x07bell", "word " * 80, "x" * 300, "!?...---", "İstan ß",
    "\u2028line\u2029para", "सोफ़ा कुर्सी", "ไทย เก้าอี้", "한국어 의자", "👩‍👩‍👧‍👦 🇩🇪", "<start_of_text> x <end_of_text> y",
]  # fmt: skip


def drawn(design, n=400, seed=0):
    rng = np.random.default_rng(seed)
    return [captions.caption(design, rng) for _ in range(n)]


def test_captions_are_the_same_for_the_same_seed():
    assert drawn(SOFA) == drawn(SOFA)
    assert drawn(SOFA) != drawn(SOFA, seed=1)


def test_captions_vary_and_use_synonyms():
    texts = [one.text for one in drawn(SOFA, 2000)]
    assert len(set(texts)) > 800
    for word in ("sofa", "couch", "chesterfield", "art deco", "emerald", "green", "velvet", "fabric"):
        assert any(word in text for text in texts), word
    greys = " ".join(one.text for one in drawn(CHAIR, 2000))
    assert "light grey" in greys
    assert "light gray" in greys


@pytest.mark.parametrize("design", [SOFA, CHAIR])
def test_a_caption_states_only_what_is_true(design):
    truth = captions.facts(design)
    for one in drawn(design):
        assert dict(one.says).items() <= truth.items(), one
        assert one.text == one.text.strip()
        assert "{" not in one.text
        assert "_" not in one.text


def test_a_caption_names_no_other_style_colour_or_category():
    others = [words for style, words in wording.STYLES.items() if style != "art_deco"]
    others += [words for colour, words in wording.COLOURS.items() if wording.colour_group(colour) != "green"]
    others += [words for category, words in wording.NOUNS.items() if category != "couch"]
    strange = {f" {word} " for words in others for word in words}
    for one in drawn(SOFA):
        padded = f" {one.text.replace(',', ' ')} "
        assert not [word for word in strange if word in padded], one


def test_names_without_synonyms_are_read_out():
    odd = SOFA | {"kind": "tulip_shell", "colour": "dusty_pink", "material": "raw_silk"}
    texts = " ".join(one.text for one in drawn(odd))
    assert "tulip shell" in texts
    assert "dusty pink" in texts


def test_effective_choices_count_equal_neighbours_fully():
    """Eleven points with all distances equal: each chooses evenly between the ten others."""
    assert measures.effective_choices(np.eye(11), 0.25) == pytest.approx(10.0)


def test_a_label_is_found_by_the_nearest_other_picture():
    vectors = np.array([[0.0, 1.0], [0.1, 1.0], [5.0, 0.0], [5.1, 0.0], [5.0, 0.1]])
    assert measures.nearest_label_accuracy(vectors, ["a", "a", "b", "b", "a"]) == pytest.approx(4 / 5)


def test_recall_counts_own_pictures_among_the_first():
    pictures = np.eye(3)
    texts = np.array([[1.0, 0.0, 0.0], [0.9, 0.5, 0.0], [0.9, 0.5, 0.1]])
    assert measures.recall_at(texts, pictures, 1) == pytest.approx(1 / 3)
    assert measures.recall_at(texts, pictures, 2) == pytest.approx(2 / 3)


@pytest.fixture
def renders(tmp_path):
    """Forty blots listed as designs: category by place, colour by colour."""
    folder, rng = tmp_path / "renders" / "shard", np.random.default_rng(0)
    folder.mkdir(parents=True)
    with (folder / "designs.jsonl").open("w", encoding="utf-8") as listing:
        for number in range(40):
            design = (SOFA if number % 2 else CHAIR) | {"id": f"item-{number}", "seed": number}
            pixels = rng.integers(0, 255, size=(32, 32, 3), dtype=np.uint8)
            Image.fromarray(pixels).save(folder / f"{design['id']}.jpg")
            listing.write(json.dumps({"file": f"{design['id']}.jpg", "design": design}) + "\n")
        listing.write('{"file": "item-99')
    return folder.parent


def test_a_cache_grows_and_leaves_half_written_lines_alone(renders, tmp_path):
    cache = PictureCache(tmp_path / "cache", 16)
    assert cache.update(renders) == 40
    assert cache.update(renders) == 0
    assert cache.pictures().shape == (40, 16, 16, 3)
    with (tmp_path / "cache" / "pixels.u8").open("ab") as file:
        file.write(b"half a picture")
    again = PictureCache(tmp_path / "cache", 16)
    assert len(again) == 40
    assert np.array_equal(again.pictures(), cache.pictures())


def test_the_server_reads_text_as_training_does(tmp_path):
    pytest.importorskip("open_clip", reason="not_for_server/requirements.txt is not installed", exc_type=ImportError)
    from tokenizers import Tokenizer

    from not_for_server.demo_catalogue import tokenizer

    trained = tokenizer.training_tokenizer(tmp_path)
    served = Tokenizer.from_file(str(tokenizer.write_tokenizer_json(tmp_path / "tokenizer.json")))
    assert trained.vocab_size == tokenizer.VOCAB_SIZE == served.get_vocab_size()
    for text in TEXTS:
        ids = tokenizer.padded(served.encode(text).ids, tokenizer.CONTEXT_LENGTH, tokenizer.VOCAB_SIZE - 1)
        assert ids == trained(text)[0].tolist(), text


@pytest.fixture
def small_config(monkeypatch):
    """A tower of a tenth of the size, so that a step takes a moment."""
    pytest.importorskip("open_clip", reason="not_for_server/requirements.txt is not installed", exc_type=ImportError)
    from not_for_server.demo_catalogue import model

    config = model.read_config()
    config["vision_cfg"] |= {"image_size": 32, "timm_model_name": "test_resnet"}
    config["text_cfg"] |= {"layers": 1, "width": 64, "heads": 2}
    monkeypatch.setattr(model, "read_config", lambda *_: json.loads(json.dumps(config)))
    return config


def test_training_goes_on_where_it_stopped_and_its_export_answers_alike(renders, tmp_path, small_config):
    import torch

    from not_for_server import bundle_writing
    from not_for_server.demo_catalogue import export, towers, train

    plan = train.Plan(renders, tmp_path / "run", pictures_to_see=32, batch=16, least_pictures=16)
    torch.set_num_threads(1)
    first = train.train(plan)
    assert first.progress.seen == 32
    longer = train.train(train.Plan(renders, tmp_path / "run", pictures_to_see=64, batch=16, least_pictures=16))
    assert (longer.progress.seen, longer.progress.round) == (64, 2)

    bundle = export.Bundle(tmp_path / "tiny", "tiny", "none", {}, (40.0, 25.0, 10.0))
    facts = export.write_bundle(longer.average, bundle, small_config)
    assert min(facts["training"]["parity"].values()) >= bundle_writing.PARITY_FLOOR
    served = towers.Towers.load(tmp_path / "tiny")
    vectors = served.files(sorted(renders.rglob("*.jpg"))[:3])
    assert vectors.shape == (3, small_config["embed_dim"])
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-4)
    assert np.allclose(np.linalg.norm(served.texts(["a sofa", ""]), axis=1), 1.0, atol=1e-4)


def test_a_close_lesson_begins_from_a_bundle_and_takes_windows_too(renders, tmp_path, small_config):
    import torch

    from not_for_server.demo_catalogue import bundle_weights, export, model, train

    torch.set_num_threads(1)
    first = model.build(small_config, 3)
    bundle = export.Bundle(tmp_path / "first", "first", "none", {}, (40.0, 25.0, 10.0))
    export.write_bundle(first, bundle, small_config)
    plan = train.Plan(
        renders, tmp_path / "run", pictures_to_see=64, batch=16, least_pictures=16, learning_rate=0.0, close=True,
        windows=renders, begin_from=tmp_path / "first",
    )  # fmt: skip
    trained = train.train(plan)
    assert trained.progress.pictures == 80
    kept = first.state_dict()
    off = {name: float((weight - kept[name]).detach().abs().max()) for name, weight in trained.clip.named_parameters()}
    assert max(off.values()) < 2e-3, off
    again = train.Trainer(plan)
    assert (again.begun_from, again.progress.seen) == ("first", trained.progress.seen)
    small_config["text_cfg"]["width"] = 32
    with pytest.raises(ValueError, match=r"text\.onnx.* has shape .*; the model wants"):
        bundle_weights.take_up(model.build(small_config, 3), tmp_path / "first")


def test_pictures_that_teach_no_words_leave_the_text_tower_as_it_was(renders, tmp_path, small_config):
    from not_for_server.demo_catalogue import lesson, tokenizer, train

    cache = PictureCache(tmp_path / "cache", 32)
    cache.update(renders)
    trainer = train.Trainer(train.Plan(renders, tmp_path / "run", close=True))
    before = {name: weight.detach().clone() for name, weight in trainer.clip.named_parameters()}
    tokens_of = tokenizer.training_tokenizer(tmp_path)
    batches = lesson.Batches(cache, tokens_of, lesson.numbered([cache]), lesson.CLOSE, teaches_words=False)
    trainer.step(batches, np.arange(16), np.random.default_rng(0))
    moved = {name for name, weight in trainer.clip.named_parameters() if not weight.equal(before[name])}
    assert {name.partition(".")[0] for name in moved} - {"logit_scale"} == {"visual"}


def test_cloths_in_other_colours_are_described_without_them(renders, tmp_path, small_config):
    import torch

    from not_for_server.demo_catalogue import captions, lesson

    cache = PictureCache(tmp_path / "cache", 32)
    cache.update(renders)
    texts = []
    batches = lesson.Batches(cache, lambda drawn: texts.extend(drawn), lesson.numbered([cache]), lesson.CLOSE)
    rows = np.arange(40)
    exchanged = batches.exchanged(rows, np.random.default_rng(0))
    assert 0 < exchanged.sum() < 20
    assert {cache.designs[row]["material"] for row in rows[exchanged]} == {"velvet"}
    colour = captions.ATTRIBUTES.index("colour")
    assert ((batches.facts(rows, exchanged)[:, colour] == -1).numpy() == exchanged).all()
    batches.captions(rows, np.ones(40, dtype=bool), np.random.default_rng(0))
    assert not any("green" in text or "emerald" in text for text in texts)
    shown = lesson.CLOSE.shown(
        torch.from_numpy(batches.pictures[rows]), torch.from_numpy(exchanged), 0.5, torch.Generator().manual_seed(1)
    )
    assert shown.shape == (40, 3, 28, 28)
    assert 0.0 <= float(shown.min()) <= float(shown.max()) <= 1.0


def test_an_export_that_answers_otherwise_is_refused(tmp_path):
    pytest.importorskip("open_clip", reason="not_for_server/requirements.txt is not installed", exc_type=ImportError)
    from not_for_server.demo_catalogue import export

    with pytest.raises(ValueError, match=r"image\.onnx agrees with the model only to 0\.9"):
        export._refuse_if_unfit(tmp_path, {"image": 0.9, "text": 1.0})
