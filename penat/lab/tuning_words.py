"""What a head does to words, which go through it too: kinds and classes told by their names."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from penat.domain.episodes import UNLABELLED, Labels
from penat.domain.geometry import Vectors
from penat.domain.head import Head
from penat.domain.head_training import Training

EmbedTexts = Callable[[Sequence[str]], Vectors]


def spoken(name: str) -> str:
    """Return a category's or a class's name as it is said: plant_pot is "plant pot"."""
    return name.replace("_", " ").strip()


def kind_words(kinds: Labels, embed: EmbedTexts) -> dict[str, Vectors]:
    """Return kind -> the vector (dim,) of "a photo of a chair", as the gate asks."""
    names = [name for name in np.unique(kinds).tolist() if name != UNLABELLED]
    return dict(zip(names, embed([f"a photo of a {spoken(name)}" for name in names]), strict=True)) if names else {}


@dataclass(frozen=True)
class ClassWords:
    """The vectors of "a boho chair" for every class of a training and every kind."""

    classes: tuple[str, ...]
    by_kind: Mapping[str, Vectors] = field(repr=False)

    @classmethod
    def of(cls, training: Training, embed: EmbedTexts) -> "ClassWords":
        """Return them; an item without a kind is called an item."""
        classes = tuple(training.classes)
        kinds = np.unique(training.kinds[training.labelled]).tolist()
        texts = [f"a {spoken(name)} {spoken(kind) or 'item'}" for kind in kinds for name in classes]
        vectors = embed(texts) if texts else np.empty((0, 1), np.float32)
        size = len(classes)
        return cls(classes, {kind: vectors[place * size : (place + 1) * size] for place, kind in enumerate(kinds)})

    def accuracy(self, training: Training, head: Head | None) -> float:
        """Return the share of labelled items whose class's words, among those of their kind, are the nearest."""
        hits: list[np.bool_] = []
        for kind, words in self.by_kind.items():
            rows = training.labelled[training.kinds[training.labelled] == kind]
            pictures, texts = training.vectors[rows], words
            if head is not None:
                pictures, texts = head.apply(pictures), head.apply(texts)
            told = np.array(self.classes)[np.argmax(pictures @ texts.T, axis=1)]
            hits += list(told == training.labels[rows])
        return float(np.mean(hits)) if hits else float("nan")
