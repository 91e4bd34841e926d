"""What goes together, learned from furnished rooms: evidence beside the distance of two items.

Three ways to score how well an item y of one category goes with an item x of another. *Nearest* is their cosine.
*Rooms* counts pairs seen together in rooms, each pair speaking for all that is like it (a Gaussian kernel on both
items), less what popularity alone would give. *Learned* is a bilinear form of low rank on what is left of the vectors
without their category's mean: the regularised cross-covariance of pairs seen together, shared by all categories, for
rooms are few. A *blend* adds them up, each on its own scale.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from penat.domain.geometry import MAX_DISTANCE, Floats, Vectors

METHODS = ("nearest", "rooms", "learned")
MOST_AXES = 64
_SMALLEST = 1e-12

Pairs = NDArray[np.intp]
"""Rows (m, 2) of items seen in one room, of different categories; both ways round."""


@dataclass(frozen=True)
class Space:
    """Items as compatibility sees them: unit vectors (n, dim) and a category number (n,)."""

    vectors: Vectors
    category: NDArray[np.intp]

    @cached_property
    def distances(self) -> Floats:
        """The distance of every two items (n, n): meant for the items seen in rooms, which are few."""
        cosines = (self.vectors @ self.vectors.T).astype(np.float64)
        apart: Floats = np.clip(2.0 - 2.0 * cosines, 0.0, MAX_DISTANCE)
        return apart

    def traits(self) -> "Traits":
        """Return what is left of the vectors without their category's mean, on at most 64 principal axes."""
        means = np.zeros((int(self.category.max(initial=-1)) + 1, self.vectors.shape[1]))
        spread = np.zeros((self.vectors.shape[1], self.vectors.shape[1]))
        for number in np.unique(self.category):
            rest = self.vectors[self.category == number].astype(np.float64)
            means[number] = rest.mean(axis=0)
            rest -= means[number]
            spread += rest.T @ rest
        axes = np.linalg.eigh(spread)[1][:, ::-1][:, : min(MOST_AXES, len(self.vectors))].T
        points = np.asarray((self.vectors - means[self.category]) @ axes.T, dtype=np.float64)
        return Traits(points, axes @ spread @ axes.T / len(self.vectors), axes, means)


@dataclass(frozen=True)
class Traits:
    """Vectors less their category's mean: points (n, axes), and their spread (axes, axes) over a whole catalogue.

    *axes* (axes, dim) and the categories' *means* (categories, dim) make points of other vectors.
    """

    points: Floats
    spread: Floats
    axes: Floats
    means: Floats

    def of(self, rows: NDArray[np.intp]) -> "Traits":
        """Return the traits of some rows; the spread stays the catalogue's."""
        return replace(self, points=self.points[rows])


@dataclass(frozen=True)
class Strength:
    """How the evidence is smoothed: the kernel's width in distance, and the ridge and rank of what is learned."""

    width: float = 0.3
    ridge: float = 1.0
    rank: int = 16


@dataclass(frozen=True)
class Compatibility:
    """What rooms say: pairs (m, 2) of rows seen together, and the form (axes, axes) learned on the traits."""

    space: Space
    strength: Strength
    pairs: Pairs
    traits: Traits
    form: Floats

    def scores(self, method: str, row: int, candidates: NDArray[np.intp]) -> Floats:
        """Return how well each candidate row goes with *row*: higher is better, on the method's own scale."""
        if method == "nearest":
            cosines: Floats = 1.0 - self.space.distances[row, candidates] / 2.0
            return cosines
        if method == "learned":
            learned: Floats = self.traits.points[candidates] @ (self.form @ self.traits.points[row])
            return learned
        return self._seen_together(row, candidates)

    def _seen_together(self, row: int, candidates: NDArray[np.intp]) -> Floats:
        """Return log(P(y with x) / P(y)) by the kernel, over pairs of these two categories."""
        category = self.space.category
        fits = (category[self.pairs[:, 0]] == category[row]) & (category[self.pairs[:, 1]] == category[candidates[0]])
        pairs = self.pairs[fits]
        if not len(pairs):
            return np.zeros(len(candidates))
        like_x = kernel(self.space.distances[row, pairs[:, 0]], self.strength.width)
        like_y = kernel(self.space.distances[np.ix_(candidates, pairs[:, 1])], self.strength.width)
        together = like_y @ like_x / max(float(like_x.sum()), _SMALLEST)
        alone = like_y.mean(axis=1)
        found: Floats = np.log(together + _SMALLEST) - np.log(alone + _SMALLEST)
        return found


def fitted(space: Space, rooms: Sequence[Sequence[int]], strength: Strength, traits: Traits) -> Compatibility:
    """Return what *rooms*, each the rows of the items seen in it, say; *traits* are those of the space's items."""
    pairs = pairs_of(space, rooms)
    return Compatibility(space, strength, pairs, traits, _form(traits, pairs, strength))


def pairs_of(space: Space, rooms: Sequence[Sequence[int]]) -> Pairs:
    """Return the pairs of different categories in each room, both ways round."""
    found = [
        (one, other) for room in rooms for one in room for other in room if space.category[one] != space.category[other]
    ]
    return np.array(found, dtype=np.intp).reshape(-1, 2)


def kernel(distances: Floats, width: float) -> Floats:
    """Return how much two items at these distances speak for one another: at most 1, and never nothing."""
    weights: Floats = np.exp(-np.square(distances / width))
    return weights + 1e-3  # far from everything seen, the evidence fades to none instead of to noise


def standardised(scores: Floats) -> Floats:
    """Return scores with mean 0 and deviation 1 over the candidates; all 0 where they do not differ."""
    spread = float(scores.std())
    return (scores - scores.mean()) / spread if spread > _SMALLEST else np.zeros_like(scores)


def blended(scores: Mapping[str, Floats], weights: Floats) -> Floats:
    """Return the sums (…, n) of standardised scores, weighted (…, 3) in the order of METHODS."""
    total: Floats = weights @ np.stack([standardised(scores[name]) for name in METHODS])
    return total


def _form(traits: Traits, pairs: Pairs, strength: Strength) -> Floats:
    """Return the symmetric form of at most *rank*: the cross-covariance of pairs between two whitenings.

    (C + λI)^−½ · Cxy · (C + λI)^−½ is the regularised canonical correlation's matrix; its leading part in size is kept,
    and taken back to the axes.
    """
    points, spread = traits.points, traits.spread
    size = points.shape[1]
    if not len(pairs):
        return np.zeros((size, size))
    cross = points[pairs[:, 0]].T @ points[pairs[:, 1]] / len(pairs)
    values, axes = np.linalg.eigh(spread + strength.ridge * np.trace(spread) / size * np.eye(size))
    whiten = (axes / np.sqrt(values)) @ axes.T
    inner = whiten @ ((cross + cross.T) / 2.0) @ whiten
    strengths, directions = np.linalg.eigh(inner)
    kept = np.argsort(-np.abs(strengths))[: strength.rank]
    low = (directions[:, kept] * strengths[kept]) @ directions[:, kept].T
    form: Floats = whiten @ low @ whiten
    return form
