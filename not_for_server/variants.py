"""Smaller forms of a bundle's towers, and what they lose: whether the ten nearest are still the ten nearest."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx

from not_for_server import awkward_inputs, bundle_writing
from penat.adapters.onnx_embedder import OnnxEmbedder
from penat.adapters.picture_decoding import Unreadable, decoded, pixels_of

VARIANTS = ("fp32", "fp16", "int8")
STORED = {"fp32": "float32", "fp16": "float16", "int8": "int8 (matrix products; float32 elsewhere)"}
TOWERS = ("image.onnx", "text.onnx")
K = 10
RECALL_FLOOR = 0.9
DRAWN = 120
AT_MOST = 2000
_ENDINGS = {".jpg", ".jpeg", ".png", ".webp"}
_BATCH = 16


def pictures_to_measure(folder: Path | None, size: int) -> tuple[str, list[np.ndarray]]:
    """Return a name for the pictures and the pictures, uint8 (height, width, 3): a folder's, else drawn ones.

    Raises ValueError where the folder holds too few that can be read.
    """
    if folder is None:
        return f"{DRAWN} drawn pictures", awkward_inputs.drawn_scenes(DRAWN, size)
    files = sorted(file for file in folder.rglob("*") if file.suffix.lower() in _ENDINGS)
    step = max(1, len(files) // AT_MOST)
    pictures = [picture for file in files[::step][:AT_MOST] if (picture := _read(file)) is not None]
    if len(pictures) < 5 * K:
        raise ValueError(f"--measure-on {folder} holds {len(pictures)} pictures that can be read; {5 * K} are needed")
    return f"{len(pictures)} pictures of {folder.resolve().name}", pictures


def _read(file: Path) -> np.ndarray | None:
    try:
        return pixels_of(decoded(file.read_bytes()))
    except (Unreadable, OSError):
        return None


def vectors_of(bundle: OnnxEmbedder, pictures: Sequence[np.ndarray]) -> dict[str, np.ndarray]:
    """Return the vectors of the pictures, and of the awkward texts that say something."""
    rows = [bundle.embed_pictures(pictures[start : start + _BATCH]) for start in range(0, len(pictures), _BATCH)]
    texts = list(dict.fromkeys(" ".join(text.split()) for text in awkward_inputs.texts() if text.strip()))
    return {"pictures": np.concatenate(rows), "texts": bundle.embed_texts(texts)}


def make_smaller(folder: Path, variant: str) -> None:
    """Store both towers' weights as *variant*, in place."""
    for path in (folder / tower for tower in TOWERS):
        if variant == "fp16":
            onnx.save(bundle_writing.halved(onnx.load(str(path))), str(path))
        if variant == "int8":
            _quantized(path)


def _quantized(path: Path) -> None:
    """Quantize the matrix products; convolutions stay, as ConvInteger is slower on most CPUs and loses more."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    whole = path.with_suffix(".whole")
    path.rename(whole)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it advises a preparation that changes nothing for a model exported here
        options: dict[str, Any] = {"op_types_to_quantize": ["MatMul", "Gemm"], "weight_type": QuantType.QInt8}
        quantize_dynamic(whole, path, per_channel=True, extra_options={"DefaultTensorType": 1}, **options)
    whole.unlink()


def loss(whole: dict[str, np.ndarray], small: dict[str, np.ndarray], on: str) -> dict[str, Any]:
    """Return how much of the whole model's first ten the small one finds, and the least cosine between the two."""
    found = {
        "recall_at_10": recall(whole["pictures"], small["pictures"], small["pictures"], whole["pictures"], same=True),
        "recall_at_10_of_texts": recall(whole["texts"], small["texts"], small["pictures"], whole["pictures"]),
    }
    cosines = {f"least_cosine_{part}": float((whole[part] * small[part]).sum(axis=1).min()) for part in whole}
    return {"on": on} | {name: round(value, 4) for name, value in (found | cosines).items()}


def recall(
    asked: np.ndarray, asked_small: np.ndarray, small: np.ndarray, whole: np.ndarray, *, same: bool = False
) -> float:
    """Return the share of the first ten of `whole` that are among the first ten of `small`; not itself with *same*."""
    wanted, given = (_first(queries @ rows.T, same) for queries, rows in ((asked, whole), (asked_small, small)))
    return float(np.mean([len(set(a) & set(b)) / len(a) for a, b in zip(wanted.tolist(), given.tolist(), strict=True)]))


def _first(scores: np.ndarray, same: bool) -> np.ndarray:
    if same:
        scores = np.where(np.eye(len(scores), dtype=bool), -np.inf, scores)
    return np.argsort(-scores, axis=1, kind="stable")[:, :K]


def refuse_losing(lost: dict[str, Any], variant: str) -> None:
    """Raise ValueError where a variant loses more of the pictures' neighbours than it may."""
    if lost["recall_at_10"] < RECALL_FLOOR:
        raise ValueError(
            f"{variant} finds only {lost['recall_at_10']:.3f} of the ten nearest pictures ({lost['on']}); "
            f"{RECALL_FLOOR} is wanted. Take fp16, measure on a shop's own pictures with --measure-on FOLDER, or say "
            "--accept-loss"
        )
