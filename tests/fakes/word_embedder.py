"""An embedder that knows a few words, each a place on the arc the fake items lie on."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penat.domain.geometry import Vectors
from penat.ports.embedder import Embedder


class WordEmbedder(Embedder):
    """Embeds a known text as its vector; every other text as the first axis."""

    def __init__(self, words: Mapping[str, NDArray[Any]], *, name: str = "fake", dim: int = 4) -> None:
        self.name, self.dim = name, dim
        self._words = words

    def embed_texts(self, texts: Sequence[str]) -> Vectors:
        first = np.eye(1, self.dim, dtype=np.float32)[0]
        return np.array([self._words.get(text, first) for text in texts], dtype=np.float32)

    def embed_pictures(self, pictures: Sequence[NDArray[Any]]) -> Vectors:
        return np.tile(np.eye(1, self.dim, dtype=np.float32), (len(pictures), 1))
