"""A model whose vectors, of pictures and words alike, go through a head."""

from collections.abc import Sequence
from typing import Any

from numpy.typing import NDArray

from penat.domain.errors import Unavailable
from penat.domain.geometry import Vectors
from penat.domain.head import KeptHead, combined_sha256
from penat.ports.embedder import Embedder


class HeadedEmbedder(Embedder):
    """Embeds with *bare* and maps with *kept*; both share the model's name, `sha256` tells them apart.

    Raises Unavailable where the head was fitted to another model.
    """

    def __init__(self, bare: Embedder, kept: KeptHead) -> None:
        if kept.head.dim_in != bare.dim or (kept.model_sha256 and bare.sha256 and kept.model_sha256 != bare.sha256):
            raise Unavailable(
                f"head {kept.name} was fitted to vectors of another model than {bare.name} as it is here", field="model"
            )
        self.bare = bare
        self.name = bare.name
        self.dim = kept.head.dim
        self.sha256 = combined_sha256(bare.sha256, kept.sha256)
        self._head = kept.head

    def embed_pictures(self, pictures: Sequence[NDArray[Any]]) -> Vectors:
        """Return unit vectors (n, dim) of RGB pictures."""
        return self._head.apply(self.bare.embed_pictures(pictures))

    def embed_texts(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors (n, dim) of texts."""
        return self._head.apply(self.bare.embed_texts(texts))
