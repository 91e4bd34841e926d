"""What rooms taught, kept apart from the release it was learned on, and laid over whole categories to rank matches.

A blend is the sum of nearest, rooms and learned (see compatibility), each standardised over the whole category and so
without regard to a shopper's limits: limits leave items out and change nobody's order. It holds for one embedding
model only, whose vectors it was learned from.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penat.domain.compatibility import METHODS, Compatibility, Pairs, kernel, standardised
from penat.domain.errors import InvalidInput
from penat.domain.geometry import MAX_DISTANCE, Floats, Vectors, landmarks

MOST_SEEN = 256
_SMALLEST = 1e-12
_BLOCK = 4096


@dataclass(frozen=True)
class RoomBlend:
    """The evidence of rooms: seen items (u, dim) with their categories' numbers (u,) and pairs (m, 2) of their rows.

    *categories* are names by number; *means* (categories, dim), *axes* (a, dim) and *form* (a, a) are what was learned;
    *width* is the kernel's, *weights* (3,) are those of METHODS. Raises InvalidInput for shapes that do not fit.
    """

    categories: tuple[str, ...]
    seen: Vectors
    seen_category: NDArray[np.intp]
    pairs: Pairs
    means: Floats
    axes: Floats
    form: Floats
    width: float
    weights: Floats

    def __post_init__(self) -> None:
        dim, axes, seen = self.seen.shape[-1], len(self.axes), len(self.seen)
        wanted = {
            "seen": (seen, dim), "seen_category": (seen,), "pairs": (len(self.pairs), 2),
            "means": (len(self.categories), dim), "axes": (axes, dim), "form": (axes, axes),
            "weights": (len(METHODS),),
        }  # fmt: skip
        for name, shape in wanted.items():
            array = getattr(self, name)
            if array.shape != shape or not np.all(np.isfinite(array)):
                raise InvalidInput(f"{name} is {array.shape}; it must be finite and {shape}", field=name)
        if not 0 < self.width < np.inf:
            raise InvalidInput(f"width is {self.width}; it must be a positive number", field="width")
        for name, limit in (("seen_category", len(self.categories)), ("pairs", seen)):
            rows = getattr(self, name)
            if len(rows) and (rows.min() < 0 or rows.max() >= limit):
                raise InvalidInput(f"{name} names rows outside 0..{limit - 1}", field=name)

    @property
    def dim(self) -> int:
        """The length of the vectors it was learned from."""
        return int(self.seen.shape[1])

    def evidence(self, category: str, vectors: Vectors) -> "Evidence":
        """Return what rooms say of every item of a category, whose *vectors* are (n, dim); to be kept, for it is slow.

        n × (items of the category seen in rooms, at most MOST_SEEN) numbers.
        """
        number = self.categories.index(category) if category in self.categories else -1
        rows = np.flatnonzero(self.seen_category == number)
        near = np.empty((len(vectors), len(rows)), dtype=np.float32)
        for start in range(0, len(vectors), _BLOCK):
            block = slice(start, start + _BLOCK)
            near[block] = kernel(_distances(vectors[block], self.seen[rows]), self.width)
        return Evidence(rows, near)

    def scores(self, category: str, vector: Vectors, other: str, vectors: Vectors, evidence: "Evidence") -> Floats:
        """Return how well each item (n,) of category *other* goes with an item of *category*; higher is better.

        *vector* (dim,) is the item's, *vectors* (n, dim) are those of *other* and *evidence* was made of them.
        """
        parts: Mapping[str, Callable[[], Floats]] = {
            "nearest": lambda: np.asarray(vectors @ vector, dtype=np.float64),
            "rooms": lambda: self._rooms(category, vector, evidence),
            "learned": lambda: np.asarray(vectors @ self._learned(category, vector, other), dtype=np.float64),
        }
        total = np.zeros(len(vectors))
        for name, weight in zip(METHODS, self.weights.tolist(), strict=True):
            if weight:  # a part that has no say costs nothing
                total += weight * standardised(parts[name]())
        return total

    def _learned(self, category: str, vector: Vectors, other: str) -> Vectors:
        """Return the direction (dim,) that what was learned points to; none for a category it never saw."""
        if not {category, other} <= set(self.categories):
            return np.zeros_like(vector)
        rest = vector - self.means[self.categories.index(category)]
        found: Vectors = (self.axes.T @ (self.form @ (self.axes @ rest))).astype(np.float32)
        return found

    def _rooms(self, category: str, vector: Vectors, evidence: "Evidence") -> Floats:
        """Return log(P(y with x) / P(y)) for every y, as compatibility defines it, each seen y looked at once."""
        if category not in self.categories:
            return np.zeros(len(evidence.near))
        place = np.full(len(self.seen), -1, dtype=np.intp)
        place[evidence.rows] = np.arange(len(evidence.rows))
        mine = self.seen_category[self.pairs[:, 0]] == self.categories.index(category)
        pairs = self.pairs[mine & (place[self.pairs[:, 1]] >= 0)]
        if not len(pairs):
            return np.zeros(len(evidence.near))
        like_x = kernel(_distances(vector[np.newaxis], self.seen[pairs[:, 0]])[0], self.width)
        where, count = place[pairs[:, 1]], len(evidence.rows)
        near_x, often = np.bincount(where, like_x, count), np.bincount(where, minlength=count)
        together = (evidence.near @ near_x.astype(np.float32)).astype(np.float64) / max(float(like_x.sum()), _SMALLEST)
        alone = (evidence.near @ often.astype(np.float32)).astype(np.float64) / len(pairs)
        found: Floats = np.log(together + _SMALLEST) - np.log(alone + _SMALLEST)
        return found


@dataclass(frozen=True)
class Evidence:
    """How near every item of a category (n) is to those seen in rooms: rows (u,) of `seen`, kernel near (n, u)."""

    rows: NDArray[np.intp]
    near: NDArray[np.float32]


@dataclass(frozen=True)
class KeptBlend:
    """A blend with the model it holds for and what was found when it was judged.

    *difference* and *interval* are the AUC of the blend less that of nearest, with its 95 % interval over scenes;
    *card* is all that is known of it.
    """

    blend: RoomBlend
    model: str
    model_sha256: str
    difference: float
    interval: tuple[float, float]
    card: Mapping[str, Any]

    @property
    def proven(self) -> bool:
        """Whether it was better than nearest with the interval clear of zero."""
        return self.interval[0] > 0.0

    def fits(self, model: str, model_sha256: str) -> bool:
        """Return whether vectors of this model may be ranked by it."""
        return (self.model, self.model_sha256) == (model, model_sha256)


def blend_of(found: Compatibility, names: tuple[str, ...], weights: Floats) -> RoomBlend:
    """Return what was fitted as a blend; *names* are the categories by number.

    Where more than MOST_SEEN items of a category were seen, each stands at the nearest of as many typical ones.
    """
    space = found.space
    place = np.arange(len(space.vectors))
    for number in np.unique(space.category):
        rows = np.flatnonzero(space.category == number)
        if len(rows) > MOST_SEEN:
            typical = rows[landmarks(space.vectors[rows], MOST_SEEN, np.random.default_rng(0))]
            place[rows] = typical[np.argmax(space.vectors[rows] @ space.vectors[typical].T, axis=1)]
    kept = np.unique(place[found.pairs])
    pairs = np.searchsorted(kept, place[found.pairs]).astype(np.intp)
    traits = found.traits
    means = np.zeros((len(names), space.vectors.shape[1]))
    means[: len(traits.means)] = traits.means
    return RoomBlend(
        names, space.vectors[kept], space.category[kept], pairs, means, traits.axes, found.form, found.strength.width,
        np.asarray(weights, dtype=np.float64),
    )  # fmt: skip


def _distances(one: Vectors, other: Vectors) -> Floats:
    apart: Floats = np.clip(2.0 - 2.0 * (one @ other.T).astype(np.float64), 0.0, MAX_DISTANCE)
    return apart
