"""A model bundle of the true format, small enough to write by hand: 8 × 8 thumbnails and words as colours, as ONNX."""

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

from tests.fakes.onnx_writing import FLOAT, INT64, model, node, tensor, value
from tests.fakes.thumbnail_embedder import COLOURS, DIM, SIDE, word_vector

SIZE, CONTEXT = 32, 6
WORDS = ("<pad>", "<unknown>", "<start>", "<end>", *COLOURS, "chair", "couch", "velvet", "small")
_EMBEDDING = [value("embedding", FLOAT, ["N", DIM])]


def write_bundle(folder: Path, name: str = "thumbs", **changes: Any) -> Path:
    """Write the bundle to FOLDER/NAME; *changes* replace entries of model.json."""
    place = folder / name
    place.mkdir(parents=True)
    (place / "image.onnx").write_bytes(image_tower())
    (place / "text.onnx").write_bytes(text_tower())
    tokenizer().save(str(place / "tokenizer.json"))
    files = ("image.onnx", "text.onnx", "tokenizer.json")
    card = {
        "format": 1, "name": name, "dim": DIM, "image_size": SIZE, "resize_mode": "squash", "interpolation": "bicubic",
        "mean": [0.5] * 3, "std": [0.5] * 3, "context_length": CONTEXT, "pad_id": 0, "licence": "MIT",
        "effective_choices": [12, 6, 3],
        "sha256": {file: hashlib.sha256((place / file).read_bytes()).hexdigest() for file in files},
    }  # fmt: skip
    (place / "model.json").write_text(json.dumps(card | changes))
    return place


def image_tower(scale: float = 1.0) -> bytes:
    """Average to 8 × 8, colours last, scaled to length 1 and then by *scale*."""
    step = SIZE // SIDE
    nodes = [
        node("AveragePool", ["pixels"], "small", kernel_shape=[step, step], strides=[step, step]),
        node("Transpose", ["small"], "turned", perm=[0, 2, 3, 1]),
        node("Flatten", ["turned"], "flat", axis=1),
        node("LpNormalization", ["flat"], "unit", axis=1, p=2),
        node("Mul", ["unit", "scale"], "embedding"),
    ]
    wanted = value("pixels", FLOAT, ["N", 3, SIZE, SIZE])
    return model(nodes, [wanted], _EMBEDDING, [tensor("scale", np.array([scale], dtype=np.float32))])


def text_tower() -> bytes:
    """The mean of the words' vectors, scaled to length 1; padding and the marks weigh nothing, or next to nothing."""
    table = np.array([word_vector(word) * (0.0 if word.startswith("<") else 1.0) for word in WORDS], dtype=np.float32)
    table[WORDS.index("<end>")] = 1e-3
    nodes = [
        node("Gather", ["table", "tokens"], "words"),
        node("ReduceMean", ["words"], "mean", axes=[1], keepdims=0),
        node("LpNormalization", ["mean"], "embedding", axis=1, p=2),
    ]
    return model(nodes, [value("tokens", INT64, ["N", CONTEXT])], _EMBEDDING, [tensor("table", table)])


def tokenizer() -> Tokenizer:
    """Lower-case words between a start and an end mark."""
    made = Tokenizer(models.WordLevel({word: row for row, word in enumerate(WORDS)}, unk_token="<unknown>"))
    made.normalizer = normalizers.Lowercase()
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    marks = [("<start>", WORDS.index("<start>")), ("<end>", WORDS.index("<end>"))]
    made.post_processor = processors.TemplateProcessing(single="<start> $A <end>", special_tokens=marks)
    return made
