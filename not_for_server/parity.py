"""Does a bundle, read as the server reads it, answer as OpenCLIP does with torch? Pictures, texts, and both."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from not_for_server import awkward_inputs
from not_for_server.text_reading import TextReading
from penat.adapters.onnx_embedder import OnnxEmbedder
from penat.adapters.picture_decoding import decoded, pixels_of

SAME_PIXEL = 1e-4  # in normalised units, where one level of 255 is about 0.015: no level may differ
EMBEDDED_TEXTS = 12

Transform = Callable[[Any], Tensor]


def refuse_other_pictures(bundle: OnnxEmbedder, transform: Transform) -> int:
    """Compare the model's input made by the reader and by OpenCLIP; returns how many pictures were compared.

    Raises ValueError naming the first picture that differs.
    """
    card = bundle.card
    mean, std = np.float32(card.mean), np.float32(card.std)
    files = awkward_inputs.pictures(card.image_size)
    for name, content in files.items():
        given = (bundle.fitted(pixels_of(decoded(content))).astype(np.float32) / np.float32(255) - mean) / std
        wanted = transform(awkward_inputs.as_seen(content)).numpy().transpose(1, 2, 0)
        difference = float(np.abs(given - wanted).max()) if given.shape == wanted.shape else float("inf")
        if not difference <= SAME_PIXEL:
            raise ValueError(f"a picture ({name}) is made ready otherwise than open_clip does it, by {difference:.4f}")
    return len(files)


def refuse_other_tokens(bundle: OnnxEmbedder, reading: TextReading) -> int:
    """Compare the tokens of the reader and of OpenCLIP; returns how many texts were compared.

    Raises ValueError naming the first text that differs.
    """
    texts = reading.texts()
    given = bundle.tokens(texts)
    for row, text in enumerate(texts):
        wanted = reading.tokenizer([text])[0].tolist()
        if given[row].tolist() != wanted:
            raise ValueError(f"the text {text[:60]!r} has other tokens than open_clip's: {given[row].tolist()[:12]} …")
    return len(texts)


def least_cosines(
    bundle: OnnxEmbedder, model: nn.Module, transform: Transform, reading: TextReading
) -> dict[str, float]:
    """Return the least cosine between the bundle's vectors and the model's, from files and from words."""
    contents = list(awkward_inputs.pictures(bundle.card.image_size).values())
    texts = [text for text in awkward_inputs.texts() if text.strip()][:: len(awkward_inputs.texts()) // EMBEDDED_TEXTS]
    with torch.no_grad():
        seen = model.encode_image(torch.stack([transform(awkward_inputs.as_seen(one)) for one in contents]), True)
        read = model.encode_text(reading.tokenizer(texts), True)
    given = bundle.embed_pictures([pixels_of(decoded(one)) for one in contents])
    return {"pictures": _least(given, seen), "texts": _least(bundle.embed_texts(texts), read)}


def opened(folder: Path, facts: dict[str, Any], checksums: dict[str, str]) -> OnnxEmbedder:
    """Open a bundle that is not finished as the server would, its text template left out. Writes a card for now."""
    plain = {key: value for key, value in facts.items() if key != "text_template"}
    (folder / "model.json").write_text(json.dumps(plain | {"sha256": checksums}), encoding="utf-8")
    return OnnxEmbedder(folder)


def _least(given: np.ndarray, wanted: Tensor) -> float:
    return float((given * wanted.numpy()).sum(axis=1).min())
