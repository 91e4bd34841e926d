"""A model bundle of the true format, small enough to write by hand: 8 × 8 thumbnails and words as colours, as ONNX."""

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

from tests.fakes.thumbnail_embedder import COLOURS, DIM, SIDE, word_vector

SIZE, CONTEXT = 32, 6
WORDS = ("<pad>", "<unknown>", "<start>", "<end>", *COLOURS, "chair", "couch", "velvet", "small")
FLOAT, INT64 = 1, 7


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
        _node("AveragePool", ["pixels"], "small", kernel_shape=[step, step], strides=[step, step]),
        _node("Transpose", ["small"], "turned", perm=[0, 2, 3, 1]),
        _node("Flatten", ["turned"], "flat", axis=1),
        _node("LpNormalization", ["flat"], "unit", axis=1, p=2),
        _node("Mul", ["unit", "scale"], "embedding"),
    ]
    wanted = _value("pixels", FLOAT, ["N", 3, SIZE, SIZE])
    return _model(nodes, wanted, [_tensor("scale", np.array([scale], dtype=np.float32))])


def text_tower() -> bytes:
    """The mean of the words' vectors, scaled to length 1; padding and the marks weigh nothing, or next to nothing."""
    table = np.array([word_vector(word) * (0.0 if word.startswith("<") else 1.0) for word in WORDS], dtype=np.float32)
    table[WORDS.index("<end>")] = 1e-3
    nodes = [
        _node("Gather", ["table", "tokens"], "words"),
        _node("ReduceMean", ["words"], "mean", axes=[1], keepdims=0),
        _node("LpNormalization", ["mean"], "embedding", axis=1, p=2),
    ]
    return _model(nodes, _value("tokens", INT64, ["N", CONTEXT]), [_tensor("table", table)])


def tokenizer() -> Tokenizer:
    """Lower-case words between a start and an end mark."""
    made = Tokenizer(models.WordLevel({word: row for row, word in enumerate(WORDS)}, unk_token="<unknown>"))
    made.normalizer = normalizers.Lowercase()
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    marks = [("<start>", WORDS.index("<start>")), ("<end>", WORDS.index("<end>"))]
    made.post_processor = processors.TemplateProcessing(single="<start> $A <end>", special_tokens=marks)
    return made


# What follows writes protocol buffers; the numbers are the field numbers of onnx.proto.


def _model(nodes: list[bytes], wanted: bytes, tensors: list[bytes]) -> bytes:
    given = _value("embedding", FLOAT, ["N", DIM])
    graph = b"".join(_bytes(1, node) for node in nodes) + _bytes(2, b"graph")
    graph += b"".join(_bytes(5, tensor) for tensor in tensors) + _bytes(11, wanted) + _bytes(12, given)
    opset = _bytes(1, b"") + _int(2, 13)
    return _int(1, 8) + _bytes(7, graph) + _bytes(8, opset)


def _node(kind: str, inputs: list[str], output: str, **attributes: int | list[int]) -> bytes:
    node = b"".join(_bytes(1, name.encode()) for name in inputs) + _bytes(2, output.encode()) + _bytes(4, kind.encode())
    return node + b"".join(_bytes(5, _attribute(name, value)) for name, value in attributes.items())


def _attribute(name: str, value: int | list[int]) -> bytes:
    if isinstance(value, int):
        return _bytes(1, name.encode()) + _int(3, value) + _int(20, 2)
    return _bytes(1, name.encode()) + b"".join(_int(8, one) for one in value) + _int(20, 7)


def _tensor(name: str, array: np.ndarray) -> bytes:
    return (
        b"".join(_int(1, size) for size in array.shape)
        + _int(2, FLOAT)
        + _bytes(8, name.encode())
        + _bytes(9, array.tobytes())
    )


def _value(name: str, kind: int, shape: list[str | int]) -> bytes:
    sizes = b"".join(_bytes(1, _int(1, one) if isinstance(one, int) else _bytes(2, one.encode())) for one in shape)
    return _bytes(1, name.encode()) + _bytes(2, _bytes(1, _int(1, kind) + _bytes(2, sizes)))


def _int(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(content)) + content


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)
