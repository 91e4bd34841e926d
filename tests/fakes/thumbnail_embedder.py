"""Pictures as 8 × 8 thumbnails and words as colours: right answers that can be seen by eye, without a model."""

import hashlib
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from penat.domain.geometry import Vectors, normalised
from penat.domain.ingestion import ModelFacts
from penat.ports.embedder import Embedder

SIDE = 8
DIM = SIDE * SIDE * 3
COLOURS = {
    "red": (230, 20, 20), "green": (20, 190, 30), "blue": (30, 40, 230), "yellow": (240, 220, 20),
    "black": (5, 5, 5), "white": (250, 250, 250), "orange": (240, 140, 10), "purple": (140, 20, 200),
}  # fmt: skip


class ThumbnailEmbedder(Embedder):
    """Deterministic; counts the pictures it was given in `seen`."""

    def __init__(self, name: str = "thumbnails") -> None:
        self.name = name
        self.dim = DIM
        self.seen = 0

    def facts(self) -> ModelFacts:
        return ModelFacts(self.name, self.dim, hashlib.sha256(self.name.encode()).hexdigest(), (9.0, 4.0))

    def fitted(self, picture: NDArray[Any]) -> NDArray[np.uint8]:
        image = Image.fromarray(np.asarray(picture, dtype=np.uint8))
        return np.asarray(image.resize((SIDE, SIDE), Image.Resampling.BOX), dtype=np.uint8)

    def embed_pictures(self, pictures: Sequence[NDArray[Any]]) -> Vectors:
        self.seen += len(pictures)
        thumbnails = [self.fitted(picture).reshape(DIM) for picture in pictures]
        return normalised(np.array(thumbnails, dtype=np.float64).reshape(-1, DIM) / 127.5 - 1.0)

    def embed_texts(self, texts: Sequence[str]) -> Vectors:
        return normalised(np.array([sum(map(word_vector, text.lower().split())) for text in texts]))


def word_vector(word: str) -> NDArray[np.float64]:
    """A colour's name is a picture of that colour; any other word a small vector of its own."""
    if word in COLOURS:
        return np.tile(np.array(COLOURS[word]) / 127.5 - 1.0, SIDE * SIDE)
    seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
    return np.random.default_rng(seed).normal(scale=0.05, size=DIM)
