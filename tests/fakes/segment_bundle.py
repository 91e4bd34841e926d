"""A segmenter's bundle small enough to write by hand: red is a chair, blue a table, and green marks a centre."""

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np

from tests.fakes.onnx_writing import FLOAT, model, node, tensor, value

SIZE = 96
RED, BLUE, GREEN = (255, 0, 0), (0, 0, 255), (0, 255, 0)


def write_segmenter(folder: Path, network: bytes, name: str = "colours", **changes: Any) -> Path:
    """Write *network* as the bundle FOLDER/NAME; *changes* replace entries of model.json."""
    place = folder / name
    place.mkdir(parents=True)
    (place / "segment.onnx").write_bytes(network)
    card = {
        "format": 1, "kind": "segmenter", "name": name, "layout": "centres", "classes": ["chair", "table"],
        "image_size": SIZE, "mean": [0, 0, 0], "std": [1, 1, 1], "licence": "MIT",
        "sha256": {"segment.onnx": hashlib.sha256(network).hexdigest()},
    }  # fmt: skip
    (place / "model.json").write_text(json.dumps(card | changes))
    return place


def colour_network() -> bytes:
    """A network of the layout "centres" that tells classes and centres by colour; pixels vote for where they are."""
    look = {
        "classes": np.array([[-20, -20, -20], [20, 0, 10], [0, 0, 30]], dtype=np.float32),
        "centres": np.array([[-1, 1, -1]], dtype=np.float32),
        "offsets": np.zeros((2, 3), dtype=np.float32),
    }
    bias = np.array([10, 0, 0], dtype=np.float32)
    nodes = [node("AveragePool", ["pixels"], "small", kernel_shape=[4, 4], strides=[4, 4])]
    nodes += [
        node("Conv", ["small", "w_classes", "bias"], "classes"),
        node("Conv", ["small", "w_centres"], "marks"),
        node("Relu", ["marks"], "centres"),
        node("Conv", ["small", "w_offsets"], "offsets"),
    ]
    tensors = [tensor(f"w_{key}", weights[..., None, None]) for key, weights in look.items()] + [tensor("bias", bias)]
    given = [value(key, FLOAT, [1, len(weights), "h", "w"]) for key, weights in look.items()]
    return model(nodes, [value("pixels", FLOAT, [1, 3, "H", "W"])], given, tensors)


def constant_network(wanted: dict[str, list[str | int]], answers: dict[str, np.ndarray]) -> bytes:
    """A network that always answers the same: *answers* by name; its inputs *wanted* by name and shape."""
    nodes = [node("Identity", [f"{key}_kept"], key) for key in answers]
    tensors = [tensor(f"{key}_kept", np.ascontiguousarray(array)) for key, array in answers.items()]
    given = [value(key, 7 if array.dtype == np.int64 else FLOAT, list(array.shape)) for key, array in answers.items()]
    return model(nodes, [value(key, FLOAT, shape) for key, shape in wanted.items()], given, tensors)
