"""A shop whose looks are axes: each style and each colour is a direction of its own, and so are its words."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from penat.domain.catalogue import Catalogue, Shelf
from penat.domain.geometry import Vectors, normalised
from penat.ports.embedder import Embedder
from tests.fakes import circle

STYLES = ("boho", "classic", "japandi")
COLOURS = ("black", "red", "white")
MODEL_SHA256 = "0f" * 32
_AXES = 3 + len(STYLES) + len(COLOURS)
_CATEGORIES = ("chair", "bed", "table")


def look(category: str, style: str, colour: str, noise: np.ndarray) -> np.ndarray:
    """Return what a picture of such an item is made of, before it is scaled to length 1: (dim,)."""
    made = 0.02 * noise
    made[_CATEGORIES.index(category)] += 1.0
    made[3 + STYLES.index(style)] += 0.6
    made[3 + len(STYLES) + COLOURS.index(colour)] += 0.5
    return made


def worded_shelf(category: str, count: int = 36, *, seed: int = 0) -> Shelf:
    """Return items of every style and colour in turn, as their columns say too."""
    rng = np.random.default_rng([seed, _CATEGORIES.index(category)])
    kinds = [(STYLES[row % 3], COLOURS[row // 3 % 3]) for row in range(count)]
    vectors = normalised(np.array([look(category, *kind, rng.normal(size=_AXES)) for kind in kinds]))
    bare = circle.shelf(category, count, vectors=vectors)
    told = [
        replace(item, extra={"style": style, "colour": colour})
        for item, (style, colour) in zip(bare.items, kinds, strict=True)
    ]
    return bare.with_facts(told)


def worded_catalogue(release: str = "release-1", model: str = "axes") -> Catalogue:
    """Return chairs, beds and tables, each style and colour of which can be told from its axis."""
    made = circle.catalogue(*(worded_shelf(category) for category in _CATEGORIES), release=release, model=model)
    return replace(made, model_sha256=MODEL_SHA256)


class AxisEmbedder(Embedder):
    """Reads a style or a colour as its axis, and any other words as something that all texts share."""

    def __init__(self, *, name: str = "axes", sha256: str = MODEL_SHA256) -> None:
        self.name, self.dim, self.sha256 = name, _AXES, sha256
        self.read: list[str] = []

    def embed_texts(self, texts: Sequence[str]) -> Vectors:
        self.read += texts
        made = np.full((len(texts), _AXES), 0.2)
        for row, text in enumerate(texts):
            for place, word in enumerate((*STYLES, *COLOURS)):
                made[row, 3 + place] += float(word in text.split())
        made[:, 0] += 0.01 * np.arange(len(texts))  # so that unknown words differ a little
        return normalised(made)

    def embed_pictures(self, pictures: Sequence[np.ndarray]) -> Vectors:
        raise NotImplementedError
