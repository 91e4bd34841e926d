"""What a model is taught: which facts are told apart, and how pictures and their facts are shown to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from torch import Generator, Tensor

from not_for_server.demo_catalogue import augment, captions, dataset, wording

SMALL_UNTIL = 0.75  # share of the training for which pictures are three quarters as wide, at half the work
GENTLE_FROM = 0.8  # share of the training from which pieces are shown nearly whole, as they will be when it is used
RECOLOURED = wording.FABRIC_NAMES | {"leather", "plastic"}  # what comes in every colour
COLOUR_FACTS = ("colour", "colour_group", "wood")


@dataclass(frozen=True)
class Lesson:
    """The facts that are told apart in every step, those of which each step draws two, and those that count twice.

    In a close lesson squares are cut out pixel by pixel, as resampling would blur what is to be learned, and
    `exchanged` of the cloths and hides are shown in other colours, so that each is known by its weave or grain.
    """

    always: tuple[str, ...] = ("category", "style")
    sometimes: tuple[str, ...] = ("kind", "material", "colour", "colour_group")
    stressed: tuple[str, ...] = ()
    close: bool = False
    exchanged: float = 0.0

    @property
    def attributes(self) -> tuple[str, ...]:
        """Name all facts that are told apart."""
        return self.always + self.sometimes

    def shown(self, pictures: Tensor, exchanged: Tensor, done: float, rng: Generator) -> Tensor:
        """Show a uint8 batch (n, side, side, 3) as it is shown when `done` (0..1) of the training is over."""
        side = pictures.shape[1]
        if self.close:
            return augment.seen_close(pictures, side * 7 // 8, exchanged, rng)
        size = side * 3 // 4 if done < SMALL_UNTIL else side
        return augment.augmented(pictures, size, rng, gentle=done >= GENTLE_FROM)


WHOLE = Lesson()
CLOSE = Lesson(
    always=("category", "style", "material"),
    sometimes=("kind", "colour", "colour_group"),
    stressed=("material",),
    close=True,
    exchanged=0.5,
)


@dataclass
class Batches:
    """The pictures of one round with their facts numbered, and the captions drawn for them.

    Where they teach no words, the text tower is only read, which nearly halves a step of small pictures.
    """

    cache: dataset.PictureCache
    tokens_of: Any
    books: Mapping[str, Mapping[str, int]]
    lesson: Lesson = WHOLE
    teaches_words: bool = True
    pictures: np.ndarray = field(init=False)
    numbers: Tensor = field(init=False)
    cloth: np.ndarray = field(init=False)
    class_counts: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        """Turn every fact of every picture into a number."""
        stated = [captions.facts(design) for design in self.cache.designs]
        self.pictures = self.cache.pictures()
        self.class_counts = {name: len(book) for name, book in self.books.items()}
        self.numbers = torch.tensor([captions.code_facts(facts, self.books) for facts in stated])
        self.cloth = np.array([facts.get("material", "") in RECOLOURED for facts in stated])

    def exchanged(self, rows: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        """Draw which of the rows are shown in other colours, bool (n,); only cloths, hides and plastics are."""
        drawn: np.ndarray = self.cloth[rows] & (rng.random(len(rows)) < self.lesson.exchanged)
        return drawn

    def facts(self, rows: np.ndarray, exchanged: np.ndarray) -> Tensor:
        """Give the numbers of the rows' facts (n, attributes); what is shown in other colours has none."""
        numbers = self.numbers[torch.from_numpy(rows)].clone()
        for name in COLOUR_FACTS:
            numbers[torch.from_numpy(exchanged), captions.ATTRIBUTES.index(name)] = -1
        return numbers

    def captions(self, rows: np.ndarray, exchanged: np.ndarray, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
        """Draw a caption for each row; returns tokens (n, context) and the numbers of what they say (n, attributes)."""
        designs = [self.cache.designs[row] for row in rows]
        designs = [colourless(one) if other else one for one, other in zip(designs, exchanged, strict=True)]
        drawn = [captions.caption(design, rng) for design in designs]
        said = torch.tensor([captions.code_facts(dict(one.says), self.books) for one in drawn])
        return self.tokens_of([one.text for one in drawn]), said

    def prompts(self, rng: np.random.Generator) -> tuple[Tensor, dict[str, int]]:
        """Draw a prompt for each class of some attributes; returns tokens and each attribute's class count."""
        names = [*self.lesson.always, *rng.choice(self.lesson.sometimes, size=2, replace=False).tolist()]
        texts = [captions.drawn_prompt(name, value, rng) for name in names for value in self.books[name]]
        return self.tokens_of(texts), {name: len(self.books[name]) for name in names}


def colourless(design: Mapping[str, Any]) -> dict[str, Any]:
    """Give the design without what its colours tell."""
    return {**design, "colour": "", "wood": ""}


def numbered(caches: Sequence[dataset.PictureCache]) -> dict[str, dict[str, int]]:
    """Number the values of all facts that the pictures of the caches have."""
    stated = [captions.facts(design) for cache in caches for design in cache.designs]
    return dataset.number_values(stated, captions.ATTRIBUTES)
