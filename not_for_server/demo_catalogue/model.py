"""The small CLIP: OpenCLIP's own class over a RegNetX-400MF image tower and a three-layer text tower."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from open_clip.model import CLIP
from torch import Tensor, nn
from torch.nn import functional

CONFIG_FILE = Path(__file__).with_name("model_config.json")
# OpenAI's CLIP constants, which OpenCLIP takes when a model names no others; RGB in 0..1.
MEAN = (0.48145466, 0.4578275, 0.40821073)
STD = (0.26862954, 0.26130258, 0.27577711)


def read_config(path: Path = CONFIG_FILE) -> dict[str, Any]:
    """Read the architecture in OpenCLIP's model-config form (embed_dim, vision_cfg, text_cfg)."""
    config: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return config


def build(config: dict[str, Any], seed: int = 0) -> CLIP:
    """Build the model with random weights drawn from `seed`; nothing is downloaded."""
    torch.manual_seed(seed)
    model = CLIP(**config)
    return model.to(memory_format=torch.channels_last)


def normalised(pixels: Tensor) -> Tensor:
    """Turn RGB in 0..1, shape (n, 3, size, size), into the towers' input."""
    mean = pixels.new_tensor(MEAN).view(1, 3, 1, 1)
    return (pixels - mean) / pixels.new_tensor(STD).view(1, 3, 1, 1)


def encode_short_text(model: CLIP, tokens: Tensor) -> Tensor:
    """Embed tokens cut to the longest text among them; the same as `encode_text`, as no token sees a later one.

    Captions fill half of the context, so this halves the text tower's work. Returns unit vectors (n, dim).
    """
    end_at = tokens.argmax(dim=-1)
    length = int(end_at.max()) + 1
    states = model.token_embedding(tokens[:, :length]) + model.positional_embedding[:length]
    states = model.transformer(states, attn_mask=model.attn_mask[:length, :length])
    states = model.ln_final(states)[torch.arange(len(tokens)), end_at]
    return functional.normalize(states @ model.text_projection, dim=-1)


def parameter_groups(clip: CLIP, weight_decay: float) -> list[dict[str, Any]]:
    """Part the weights: matrices and kernels decay; gains, biases, positions and the temperature do not."""
    decayed = [p for name, p in clip.named_parameters() if p.ndim > 1 and "positional" not in name]
    kept = [p for name, p in clip.named_parameters() if p.ndim <= 1 or "positional" in name]
    return [{"params": decayed, "weight_decay": weight_decay}, {"params": kept, "weight_decay": 0.0}]


class AttributeHeads(nn.Module):
    """Linear classifiers on the image tower's features, one an attribute; they only steer training and never ship."""

    def __init__(self, clip: CLIP, attributes: Sequence[str], most_classes: int = 256) -> None:
        super().__init__()
        features = clip.visual.trunk.num_features
        self.heads = nn.ModuleDict({name: nn.Linear(features, most_classes) for name in attributes})

    def forward(self, features: Tensor, sizes: Mapping[str, int]) -> dict[str, Tensor]:
        """Give logits (n, sizes[attribute]) by attribute for features (n, features)."""
        return {name: head(features)[:, : sizes[name]] for name, head in self.heads.items()}
