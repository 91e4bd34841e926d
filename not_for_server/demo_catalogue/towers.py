"""Read a bundle as the server does: ONNX towers, `tokenizers`, Pillow; no torch."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from onnxruntime import InferenceSession
from tokenizers import Tokenizer

from not_for_server.demo_catalogue.dataset import squashed
from not_for_server.demo_catalogue.tokenizer import padded

BATCH = 64


@dataclass(frozen=True)
class Towers:
    """Both towers of a bundle and what its `model.json` says."""

    facts: dict[str, Any]
    image: InferenceSession
    text: InferenceSession
    tokens: Tokenizer

    @classmethod
    def load(cls, folder: Path) -> Towers:
        """Open a bundle."""
        towers = (
            InferenceSession(str(folder / f"{name}.onnx"), providers=["CPUExecutionProvider"])
            for name in ("image", "text")
        )
        facts = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        return cls(facts, *towers, Tokenizer.from_file(str(folder / "tokenizer.json")))

    def pictures(self, pixels: Iterable[np.ndarray]) -> np.ndarray:
        """Embed uint8 pictures (size, size, 3) into unit vectors (n, dim)."""
        waiting, done = [], []
        for picture in pixels:
            waiting.append(picture)
            if len(waiting) == BATCH:
                done.append(self._embedded(np.stack(waiting)))
                waiting = []
        return np.concatenate([*done, self._embedded(np.stack(waiting))] if waiting else done)

    def files(self, paths: Sequence[Path]) -> np.ndarray:
        """Embed picture files; one that cannot be decoded is an error."""
        decoded = (squashed(path, self.facts["image_size"]) for path in paths)
        return self.pictures(_known(picture, path) for picture, path in zip(decoded, paths, strict=True))

    def texts(self, texts: Sequence[str]) -> np.ndarray:
        """Embed texts into unit vectors (n, dim)."""
        length, end = self.facts["context_length"], self.tokens.get_vocab_size() - 1
        ids = [padded(encoding.ids, length, end) for encoding in self.tokens.encode_batch(list(texts))]
        chunks = [np.array(ids[start : start + BATCH], dtype=np.int64) for start in range(0, len(ids), BATCH)]
        return np.concatenate([self.text.run(["embedding"], {"tokens": chunk})[0] for chunk in chunks])

    def _embedded(self, batch: np.ndarray) -> np.ndarray:
        mean, std = (np.array(self.facts[name], dtype=np.float32) for name in ("mean", "std"))
        pixels = ((batch.astype(np.float32) / 255.0 - mean) / std).transpose(0, 3, 1, 2)
        vectors: np.ndarray = self.image.run(["embedding"], {"pixels": np.ascontiguousarray(pixels)})[0]
        return vectors


def _known(picture: np.ndarray | None, path: Path) -> np.ndarray:
    if picture is None:
        raise ValueError(f"{path} cannot be decoded as a picture")
    return picture
