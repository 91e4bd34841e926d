"""What the export of any model shares: ONNX towers compared with the torch model, checksums, sizes, `model.json`."""

from __future__ import annotations

import hashlib
import json
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

FORMAT = 1
PARITY_FLOOR = 0.9999  # least cosine between a torch and an ONNX vector of the same input
SMALLEST_HALVED = 256  # arrays with fewer numbers stay float32
OPSET = 17
BUNDLE_FILES = ("image.onnx", "text.onnx", "tokenizer.json")


def export_tower(tower: nn.Module, example: Tensor, path: Path, input_name: str, *, half: bool = True) -> float:
    """Export one tower with a free batch size; returns the least cosine between its torch and its ONNX vectors.

    With `half`, weights are stored as float16 and widened when the file is loaded; the sums are float32 either way.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter speaks of its own successor and of its own index operators
        torch.onnx.export(
            tower,
            (example,),
            str(path),
            input_names=[input_name],
            output_names=["embedding"],
            dynamic_axes={input_name: {0: "n"}, "embedding": {0: "n"}},
            opset_version=OPSET,
            training=torch.onnx.TrainingMode.PRESERVE,  # the exporter's own fusing of batch norms gives wrong weights
            dynamo=False,
        )
    if half:
        onnx.save(halved(onnx.load(str(path))), str(path))
    return least_cosine(tower, example, path, input_name)


def halved(graph_file: onnx.ModelProto) -> onnx.ModelProto:
    """Store large float32 weights as float16 behind a Cast, which the runtime folds away when it loads the file."""
    graph = graph_file.graph
    casts = []
    for weight in graph.initializer:
        if weight.data_type != TensorProto.FLOAT or np.prod(weight.dims) < SMALLEST_HALVED:
            continue
        name = weight.name
        small = numpy_helper.from_array(numpy_helper.to_array(weight).astype(np.float16), f"{name}.half")
        weight.CopyFrom(small)
        casts.append(helper.make_node("Cast", [f"{name}.half"], [name], f"{name}.widen", to=TensorProto.FLOAT))
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.checker.check_model(graph_file)
    return graph_file


def least_cosine(tower: nn.Module, example: Tensor, path: Path, input_name: str) -> float:
    """Compare vectors for the whole batch and for its first row alone, so that a frozen batch size is seen."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    least = 1.0
    for batch in (example, example[:1]):
        with torch.no_grad():
            wanted = tower(batch).numpy()
        given = session.run(["embedding"], {input_name: batch.numpy()})[0]
        least = min(least, float((wanted * given).sum(axis=1).min()))
    return least


def refuse_below_floor(cosines: dict[str, float]) -> None:
    """Raise ValueError where a part of the bundle answers otherwise than the model it was made of."""
    for part, cosine in cosines.items():
        if not cosine >= PARITY_FLOOR:
            raise ValueError(f"{part} agrees with the model only to {cosine:.6f}; {PARITY_FLOOR} is wanted")


def bundle_bytes(folder: Path) -> int:
    """Measure a bundle: the bytes of all its files."""
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file())


def sha256(path: Path) -> str:
    """Give a file's SHA-256 in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def checksums(folder: Path) -> dict[str, str]:
    """Give the SHA-256 of each of the bundle's files."""
    return {name: sha256(folder / name) for name in BUNDLE_FILES}


def write_card(folder: Path, facts: dict[str, Any]) -> Path:
    """Write `model.json`, which makes the folder a bundle: the last thing to be written."""
    path = folder / "model.json"
    path.write_text(json.dumps(facts, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return path
