"""What an item can be said to look like: words of style, material and colour, told by a model's text tower.

A family's words compete: an item shows the word whose text is nearest to its picture, where it wins clearly and the
item shows more of it than is usual in its category. A trait is also a direction of the space, along which it can be
taken away.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from penat.domain.geometry import Floats, Vectors

SHARPNESS = 2.0
"""How sharply a family's words compete, per mean standard deviation of their cosines within the category."""
LEAST_SHARE: Mapping[str, float] = {"style": 0.7, "material": 0.7, "colour": 0.5}
"""The least share of a family's softmax at which its first word is said; chosen by `penat evaluate reasons --tune`."""
LEAST_LIFT = 1.0
"""How many standard deviations above its category's mean an item's cosine to the word must lie."""
SAMPLE = 4_096
"""A category's means and deviations are exact up to so many items, beyond from so many evenly spaced ones."""
_TINY = 1e-9


@dataclass(frozen=True, eq=False)
class TraitFamily:
    """The words of one kind, such as the styles, and their texts' unit vectors (w, dim)."""

    kind: str
    words: tuple[str, ...]
    texts: Vectors = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.words) != len(self.texts):
            raise ValueError(f"{len(self.texts)} vectors for {len(self.words)} words of {self.kind}")

    @cached_property
    def directions(self) -> Floats:
        """Return unit vectors (w, dim): each word's text less the family's mean; a zero row for a word like the mean.

        What all words of the family share, and what tells texts from pictures, is in the mean and falls away.
        """
        apart = self.texts.astype(np.float64) - self.texts.mean(axis=0, dtype=np.float64)
        lengths = np.linalg.norm(apart, axis=1, keepdims=True)
        return np.where(lengths > _TINY, apart / np.maximum(lengths, _TINY), 0.0)


@dataclass(frozen=True, slots=True)
class Trait:
    """One word that an item shows: its place in the family, its share of the family's softmax, and its lift.

    The lift is the item's cosine to the word, standardised within its category.
    """

    kind: str
    word: str
    place: int
    share: float
    lift: float


@dataclass(frozen=True, eq=False)
class FamilyScale:
    """One family's usual cosines in one category: mean and deviation (w,), and the mean along each direction (w,)."""

    family: TraitFamily
    mean: Floats
    deviation: Floats
    middle: Floats

    @classmethod
    def of(cls, family: TraitFamily, vectors: Vectors) -> "FamilyScale":
        """Return what is usual among *vectors* (n, dim), the category's items; of many, of an evenly spaced sample."""
        step = max(1, -(-len(vectors) // SAMPLE))
        some = np.asarray(vectors[::step], dtype=np.float32)
        cosines = (some @ family.texts.T).astype(np.float64)
        along = some.mean(axis=0, dtype=np.float64) @ family.directions.T
        return cls(family, cosines.mean(axis=0), cosines.std(axis=0), along)

    def shown_by(self, vectors: Vectors, least_share: float | None = None) -> list[Trait | None]:
        """Return for each of *vectors* (n, dim) the family's word it clearly shows, or None."""
        least = LEAST_SHARE.get(self.family.kind, max(LEAST_SHARE.values())) if least_share is None else least_share
        cosines = (np.asarray(vectors, dtype=np.float32) @ self.family.texts.T).astype(np.float64)
        shares = _softmax(cosines * (SHARPNESS / max(float(self.deviation.mean()), _TINY)))
        lifts = (cosines - self.mean) / np.maximum(self.deviation, _TINY)
        return [self._clear(share, lift, least) for share, lift in zip(shares, lifts, strict=True)]

    def _clear(self, shares: Floats, lifts: Floats, least: float) -> Trait | None:
        place = int(np.argmax(shares))
        if shares[place] < least or lifts[place] < LEAST_LIFT:
            return None
        family = self.family
        return Trait(family.kind, family.words[place], place, float(shares[place]), float(lifts[place]))

    def without(self, vector: Vectors, place: int) -> Vectors:
        """Return the unit *vector* (dim,) with one trait taken away: as much of it as its category has on average.

        The vector is moved along the trait's direction alone and scaled to length 1 again.
        """
        direction = self.family.directions[place]
        wide = vector.astype(np.float64)
        moved = wide - (wide @ direction - self.middle[place]) * direction
        length = float(np.linalg.norm(moved))
        return vector if length < _TINY else (moved / length).astype(np.float32)


@dataclass(frozen=True)
class CategoryTraits:
    """Every family's scale in one category."""

    scales: Sequence[FamilyScale]

    @classmethod
    def of(cls, families: Sequence[TraitFamily], vectors: Vectors) -> "CategoryTraits":
        """Return the families' scales among *vectors* (n, dim), the category's items."""
        return cls([FamilyScale.of(family, vectors) for family in families])

    def shown_by(self, vectors: Vectors) -> list[list[Trait | None]]:
        """Return for each of *vectors* (n, dim) what it clearly shows of each family, in their order."""
        told = [scale.shown_by(vectors) for scale in self.scales]
        return [[family[row] for family in told] for row in range(len(vectors))]


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=1, keepdims=True)
    return shares
