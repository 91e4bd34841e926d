"""Queries by example: what is liked and what is not, with words, turned into scores of every item.

Every strategy but `best` is one direction, so that a query costs one product with the vectors. Words and pictures lie
in different parts of a CLIP space and spread differently, so each part is divided by its own spread over the items
before parts are added: a weight then means the same whatever it weighs.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

import numpy as np

from penat.domain.errors import InvalidInput
from penat.domain.geometry import Floats, Vectors
from penat.domain.logistic import logistic_direction

Strategy = Literal["mean", "best", "rocchio", "linear"]
STRATEGIES: tuple[Strategy, ...] = get_args(Strategy)
DEFAULT_STRATEGY: Strategy = "mean"
WORDS_WEIGHT = 5.0
PENALTY = 0.3
NEEDED = 2
_SMALLEST_SPREAD = 1e-9


@dataclass(frozen=True)
class RocchioWeights:
    """How much the words, the likes and the dislikes count (Rocchio 1971; the usual 1, 0.75 and 0.15)."""

    words: float = 1.0
    likes: float = 0.75
    dislikes: float = 0.15


@dataclass(frozen=True)
class Examples:
    """What is asked for: likes (l, dim), dislikes (d, dim), words (w, dim), all unit vectors, and the words' weights.

    A negative weight asks for less of those words; the largest says how much words count beside examples.
    """

    likes: Vectors
    dislikes: Vectors
    words: Vectors
    weights: Floats = field(default_factory=lambda: np.empty(0))

    def __post_init__(self) -> None:
        if len(self.words) != len(self.weights):
            raise ValueError(f"{len(self.weights)} weights for {len(self.words)} words")

    @property
    def empty(self) -> bool:
        """Whether nothing is asked for."""
        return not (len(self.likes) or len(self.dislikes) or len(self.words))


@dataclass(frozen=True)
class Question:
    """What scores are made of: a direction (dim,), and for `best` the examples themselves.

    The score of a unit vector v is v·direction, plus v's best cosine to the likes less its best to the dislikes.
    """

    direction: Vectors
    likes: Vectors
    dislikes: Vectors

    def scores(self, *seen: Vectors) -> Vectors:
        """Return the score (n,) of each item; higher is wanted more.

        *seen* are its vectors (n, dim); where the question was made of several models' vectors end to end, those of
        each model (n, dim), in the same order, which need not be copied together.
        """
        liked, disliked = len(self.likes), len(self.dislikes)
        if not liked and not disliked:
            return _products(self.direction, seen)
        found = _products(self.direction, seen) if self.direction.any() else np.zeros(len(seen[0]), np.float32)
        if liked:
            found += _best_cosine(self.likes, seen)
        if disliked:
            found -= _best_cosine(self.dislikes, seen)
        return found


def _products(vectors: Vectors, seen: Sequence[Vectors]) -> Vectors:
    """Return the products of one vector (Σ dim,) with the items (n,), or of several (e, Σ dim), (e, n)."""
    if len(seen) == 1:
        alone: Vectors = vectors @ seen[0].T
        return alone
    ends = np.cumsum([side.shape[1] for side in seen])
    total: Vectors = np.zeros((*vectors.shape[:-1], len(seen[0])), np.float32)
    for part, side in zip(np.split(vectors, ends[:-1], axis=-1), seen, strict=True):
        total += part @ side.T
    total /= np.float32(np.sqrt(len(seen)))
    return total


def _best_cosine(examples: Vectors, seen: Sequence[Vectors]) -> Vectors:
    """Return each item's best cosine (n,) to one of *examples*."""
    if len(examples) == 1:
        return _products(examples[0], seen)
    best: Vectors = _products(examples, seen).max(axis=0)
    return best


def question(
    examples: Examples, strategy: Strategy, sample: Vectors, rocchio: RocchioWeights | None = None
) -> Question:
    """Return what to score by. *sample* (m, dim) are items of the search, from which spreads are measured.

    With only one kind of example and no words, the scores are cosines. Raises InvalidInput where nothing is asked for,
    where likes and dislikes cancel, or where `linear` has fewer than two of each.
    """
    if examples.empty:
        raise InvalidInput("nothing is asked for; give text, photo, like or unlike", field="like")
    if strategy == "best" and (len(examples.likes) or len(examples.dislikes)):
        return _best(examples, sample)
    directions = {"mean": _mean, "best": _mean, "linear": _linear}
    made = _rocchio(examples, sample, rocchio or RocchioWeights()) if strategy == "rocchio" else None
    direction = directions[strategy](examples, sample) if made is None else made
    length = float(np.linalg.norm(direction))
    if length < _SMALLEST_SPREAD:
        raise InvalidInput("the likes and dislikes are the same and cancel; change one of them", field="unlike")
    none = np.empty((0, len(direction)), np.float32)
    return Question((direction / length).astype(np.float32), none, none)


def _mean(examples: Examples, sample: Vectors) -> Floats:
    """Return 2·mean(likes) − mean(dislikes), and the words beside it."""
    return _sum(sample, [(1.0, _contrast(examples)), (_emphasis(examples), _words(examples))])


def _emphasis(examples: Examples) -> float:
    """Return how much the words count beside the examples: WORDS_WEIGHT where they are not weighted."""
    return WORDS_WEIGHT * _loudness(examples)


def _loudness(examples: Examples) -> float:
    return float(np.abs(examples.weights).max()) if len(examples.weights) else 1.0


def _contrast(examples: Examples) -> Floats | None:
    liked = examples.likes.mean(axis=0, dtype=float) if len(examples.likes) else None
    disliked = examples.dislikes.mean(axis=0, dtype=float) if len(examples.dislikes) else None
    if liked is None or disliked is None:
        return liked if disliked is None else -disliked
    contrast: Floats = 2.0 * liked - disliked
    return contrast


def _words(examples: Examples) -> Floats | None:
    if not len(examples.words):
        return None
    total: Floats = examples.weights @ examples.words.astype(float)
    return total if np.linalg.norm(total) > _SMALLEST_SPREAD else None


def _rocchio(examples: Examples, sample: Vectors, weights: RocchioWeights) -> Floats:
    liked = examples.likes.mean(axis=0, dtype=float) if len(examples.likes) else None
    disliked = examples.dislikes.mean(axis=0, dtype=float) if len(examples.dislikes) else None
    loud = weights.words * _loudness(examples)
    parts = [(loud, _words(examples)), (weights.likes, liked), (-weights.dislikes, disliked)]
    return _sum(sample, parts)


def _linear(examples: Examples, sample: Vectors) -> Floats:
    """Return a logistic classifier's direction, drawn towards the mean query as far as the examples allow."""
    if min(len(examples.likes), len(examples.dislikes)) < NEEDED:
        raise InvalidInput(
            f"a linear query needs at least {NEEDED} likes and {NEEDED} dislikes, not {len(examples.likes)} and "
            f"{len(examples.dislikes)}; judge more, or choose the strategy mean",
            field="strategy",
        )
    centre = sample.mean(axis=0, dtype=float)
    shown = np.concatenate([examples.likes, examples.dislikes]).astype(float) - centre
    wanted = np.arange(len(shown)) < len(examples.likes)
    size = float(np.sqrt(np.mean(np.sum((sample - centre) ** 2, axis=1)))) or 1.0
    start = _sum(sample, [(1.0, _contrast(examples)), (_emphasis(examples), _words(examples))], always_scaled=True)
    return start + logistic_direction(shown / size, wanted, shown @ start, PENALTY) / size


def _best(examples: Examples, sample: Vectors) -> Question:
    """Return best like less best dislike, and the words beside it."""
    words = _words(examples)
    direction = np.zeros(sample.shape[1])
    if words is not None:
        bare = Question(np.zeros(sample.shape[1], np.float32), examples.likes, examples.dislikes)
        direction = _emphasis(examples) * words * max(float(bare.scores(sample).std()), _SMALLEST_SPREAD)
        direction = direction / _spread(words, sample)
    return Question(direction.astype(np.float32), examples.likes, examples.dislikes)


def _sum(sample: Vectors, parts: list[tuple[float, Floats | None]], *, always_scaled: bool = False) -> Floats:
    """Return the sum of the parts that are there, each divided by its spread where there are several."""
    there = [(weight, part) for weight, part in parts if part is not None and weight]
    if len(there) == 1 and not always_scaled:
        weight, part = there[0]
        alone: Floats = np.sign(weight) * part
        return alone
    total = np.zeros(sample.shape[1])
    for weight, part in there:
        total += weight * part / _spread(part, sample)
    return total


def _spread(direction: Floats, sample: Vectors) -> float:
    """Return the standard deviation of the items' scores along a direction."""
    return max(float((sample @ direction).std()), _SMALLEST_SPREAD)
