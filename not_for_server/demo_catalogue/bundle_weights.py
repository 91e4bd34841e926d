"""Read a bundle's weights back into a model, so that training can begin from what an earlier one learned."""

from __future__ import annotations

import json
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from onnxruntime import InferenceSession
from open_clip.model import CLIP
from torch import Tensor

from not_for_server.clip_towers import ImageTower, TextTower

LEAST_COSINE = 0.999
PREFIX = "model."  # what the towers that are exported call the model within them


def take_up(clip: CLIP, bundle: Path) -> CLIP:
    """Give `clip` the weights of a bundle of the same architecture; its picture size may be another.

    The exporter keeps the names of most weights; matrices it turned round have numbers instead, in the model's order.
    Raises ValueError where the bundle is of another architecture, or the model then answers otherwise than it.
    """
    state = clip.state_dict()
    for tower in ("image", "text"):
        state |= _tower_weights(bundle / f"{tower}.onnx", state, tower)
    facts = json.loads((bundle / "model.json").read_text(encoding="utf-8"))
    state["logit_scale"] = torch.tensor(float(facts["logit_scale"])).log()
    clip.load_state_dict(state)
    _refuse_if_other(clip, bundle, int(facts["image_size"]))
    return clip


def _tower_weights(path: Path, state: dict[str, Tensor], tower: str) -> dict[str, Tensor]:
    """Pair the file's weights with the tower's names."""
    stored = {w.name.removesuffix(".half"): w for w in onnx.load(str(path)).graph.initializer}
    weights = {name: torch.from_numpy(numpy_helper.to_array(w).copy()).float() for name, w in stored.items()}
    named = {name.removeprefix(PREFIX): weight for name, weight in weights.items() if name.startswith(PREFIX)}
    numbered = [weight for name, weight in weights.items() if not name.startswith(PREFIX)]
    wanted = [name for name in state if _belongs(name, tower) and name not in named]
    if len(numbered) != len(wanted):
        raise ValueError(f"{path} holds {len(numbered)} unnamed weights where the model has {len(wanted)}")
    found = named | dict(zip(wanted, numbered, strict=True))
    return {name: _fitted(found[name], state[name], f"{path}: {name}") for name in found if name in state}


def _belongs(name: str, tower: str) -> bool:
    """Tell whether a weight is the tower's; the count of batches that a norm has seen is in no file."""
    if name == "logit_scale" or name.endswith("num_batches_tracked"):
        return False
    return name.startswith("visual.") == (tower == "image")


def _fitted(weight: Tensor, like: Tensor, what: str) -> Tensor:
    """Turn a matrix back where the exporter turned it round."""
    if weight.shape == like.shape:
        return weight
    if weight.ndim == 2 and weight.T.shape == like.shape:
        return weight.T.contiguous()
    raise ValueError(f"{what} has shape {tuple(weight.shape)}; the model wants {tuple(like.shape)}")


@torch.no_grad()
def _refuse_if_other(clip: CLIP, bundle: Path, size: int) -> None:
    """Compare answers of both: square matrices that were turned round, for one, have the same shape as before."""
    training = clip.training
    clip.eval()
    draws = torch.Generator().manual_seed(0)
    pixels = torch.randn(2, 3, size, size, generator=draws)
    tokens = torch.zeros(2, clip.context_length, dtype=torch.int64)
    tokens[:, :3] = torch.tensor([[5, 9, clip.vocab_size - 1], [300, 17, clip.vocab_size - 1]])
    for tower, name, given in (
        (ImageTower(clip), "pixels", pixels),
        (TextTower(clip), "tokens", tokens),
    ):
        file = bundle / ("image.onnx" if name == "pixels" else "text.onnx")
        session = InferenceSession(str(file), providers=["CPUExecutionProvider"])
        answer = torch.from_numpy(session.run(["embedding"], {name: given.numpy()})[0])
        cosine = float((tower(given) * answer).sum(dim=1).min())
        if not cosine >= LEAST_COSINE:
            raise ValueError(f"the model agrees with {file} only to {cosine:.4f} after taking up its weights")
    clip.train(training)
