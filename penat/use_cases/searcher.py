"""The curator's question: items by likes, dislikes, words, a photo and filters."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penat.domain import item_filter
from penat.domain.catalogue import Catalogue, PriceRange, Shelf
from penat.domain.doubt import DEFAULT_ORDER, Order, by_doubt
from penat.domain.errors import InvalidInput, NotFound
from penat.domain.feedback_query import DEFAULT_STRATEGY, Examples, RocchioWeights, Strategy
from penat.domain.fusion import DEFAULT_FUSION, Fusion, Side, joint_scores
from penat.domain.geometry import Mask, Rows, Vectors
from penat.domain.query_words import phrases
from penat.domain.ranking import POOL, ranked, varied
from penat.domain.result_summary import Summary, summary
from penat.ports.embedder import Embedder
from penat.ports.extra_spaces import ExtraSpaces
from penat.use_cases.filter_masks import FilterMasks, Filters
from penat.use_cases.views import EmbedderOf, View, further_view, own_view

CURVE = 200
SAMPLED = 1024
KEPT_SAMPLES = 16
PhotoReader = Callable[[bytes], NDArray[Any]]


@dataclass(frozen=True)
class Query:
    """One question; an empty one is refused. *photo* is a picture file's bytes, which count as one more like.

    *near*, a unit vector (dim,) in the space of the release's own model, counts as one more like too. Without *models*
    the release's own answers; of several, the scores are made into one by *fusion*. With the order `doubtful` those
    come first that are worth judging next.
    """

    text: str | None = None
    photo: bytes | None = None
    like: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    category: str | None = None
    price: PriceRange = field(default_factory=PriceRange)
    in_stock: bool = False
    where: tuple[item_filter.Condition, ...] = ()
    group: bool = False
    models: tuple[str, ...] = ()
    fusion: Fusion = DEFAULT_FUSION
    strategy: Strategy = DEFAULT_STRATEGY
    rocchio: RocchioWeights = field(default_factory=RocchioWeights)
    diversity: float = 0.0
    min_score: float | None = None
    order: Order = DEFAULT_ORDER
    near: Vectors | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        both = [item_id for item_id in self.like if item_id in set(self.unlike)]
        if both:
            raise InvalidInput(f"{both[0]!r} is both liked and not; take it from one of them", field="unlike")
        if self.order == "doubtful" and self.diversity:
            raise InvalidInput("diversity spreads the best results; leave it away, or the order", field="diversity")


@dataclass(frozen=True)
class Result:
    """One item found, by its place, and its score."""

    shelf: Shelf
    row: int
    score: float


@dataclass(frozen=True)
class Found:
    """Some results in order, what all up to the last of them hold, and where the next begin (None at the end)."""

    results: tuple[Result, ...]
    summary: Summary
    next_start: int | None


class Searcher:
    """Answers queries on a release.

    *embedder* reads words and photos for its own model; *read_photo* turns a file's bytes into pixels (height, width,
    3). *spaces* and *embedder_of* are for further models' vectors of it, if any.
    """

    def __init__(
        self, embedder: Embedder | None, read_photo: PhotoReader, spaces: ExtraSpaces | None = None,
        embedder_of: EmbedderOf | None = None,
    ) -> None:  # fmt: skip
        self._embedder = embedder
        self._read_photo = read_photo
        self._spaces = spaces
        self._embedder_of = embedder_of
        self._samples: dict[tuple[str, str, str | None], Vectors] = {}
        self._masks = FilterMasks()

    def models(self, catalogue: Catalogue) -> list[str]:
        """Return the models a query may be asked of: the release's own, then the further ones."""
        further = [] if self._spaces is None else self._spaces.models(catalogue.release)
        return [catalogue.model, *(name for name in further if name != catalogue.model)]

    def search(self, catalogue: Catalogue, query: Query, limit: int, start: int = 0) -> Found:
        """Return *limit* results from place *start* on; a greater limit keeps the order of those before.

        The examples themselves are left out. Raises InvalidInput, NotFound, and Unavailable without a model for words.
        """
        shelves = _shelves(catalogue, query.category)
        item_filter.refuse_unknown(catalogue, query.where)
        views = [self.view(catalogue, name) for name in dict.fromkeys(query.models or (catalogue.model,))]
        sides = [self._side(catalogue, view, shelves, query) for view in views]
        scores = joint_scores(sides, query.strategy, query.fusion, query.rocchio)
        pile = _Pile(shelves, scores, [self._allowed(catalogue, shelf, query) for shelf in shelves])
        return pile.found(catalogue, query, limit, start)

    def view(self, catalogue: Catalogue, model: str) -> View:
        """Return the release as a model sees it. Raises NotFound, and Unavailable for vectors of other pictures."""
        if model == catalogue.model:
            return own_view(catalogue, self._embedder)
        if self._spaces is None or self._embedder_of is None:
            raise NotFound(f"release {catalogue.release} has vectors of {catalogue.model} only", field="models")
        return further_view(catalogue, self._spaces, model, self._embedder_of)

    def _side(self, catalogue: Catalogue, view: View, shelves: list[Shelf], query: Query) -> Side:
        """Return the question as one model sees it."""
        sample = self._sample(catalogue, view, query.category, shelves)
        examples = self._examples(catalogue, view, query, sample.shape[1])
        return Side(examples, sample, [view.vectors_of(shelf) for shelf in shelves])

    def _examples(self, catalogue: Catalogue, view: View, query: Query, dim: int) -> Examples:
        likes = _vectors(catalogue, view, query.like, "like", dim)
        if query.near is not None:
            likes = np.concatenate([likes, _near(catalogue, view, query.near)])
        if query.photo is not None:
            likes = np.concatenate([likes, self._photo(view, query.photo)])
        said = phrases(query.text) if query.text is not None else ()
        words = [view.words(phrase.words) for phrase in said]
        return Examples(
            likes,
            _vectors(catalogue, view, query.unlike, "unlike", dim),
            np.array(words, np.float32).reshape(-1, dim),
            np.array([phrase.weight for phrase in said]),
        )

    def _photo(self, view: View, photo: bytes) -> Vectors:
        pixels = self._read_photo(photo)
        vectors = view.embedder_for("photo").embed_pictures([pixels])
        view.embedder_for("photo")
        return vectors

    def _allowed(self, catalogue: Catalogue, shelf: Shelf, query: Query) -> Mask | None:
        """Return which of the shelf's items the query may find; None when all are."""
        examples = [catalogue.places[item_id] for item_id in (*query.like, *query.unlike)]
        own = [row for category, row in examples if category == shelf.category]
        return self._masks.passing(shelf, Filters(query.price, query.in_stock, query.group, query.where), own)

    def _sample(self, catalogue: Catalogue, view: View, category: str | None, shelves: list[Shelf]) -> Vectors:
        """Return rows spread over the items searched, kept for the next query on the same release."""
        key = (catalogue.release, view.model, category)
        if key not in self._samples:
            if len(self._samples) >= KEPT_SAMPLES:
                self._samples.clear()
            self._samples[key] = view.sample(shelves, max(1, sum(len(shelf) for shelf in shelves) // SAMPLED))
        return self._samples[key]


class _Pile:
    """The items searched, shelf after shelf, with their scores."""

    def __init__(self, shelves: Sequence[Shelf], scores: Vectors, allowed: Sequence[Mask | None]) -> None:
        self._shelves = shelves
        self._starts = np.cumsum([0, *(len(shelf) for shelf in shelves)])
        self._scores = scores
        self._allowed = allowed[0] if len(shelves) == 1 else None
        if len(shelves) > 1 and any(mask is not None for mask in allowed):
            whole = [np.ones(len(s), bool) if m is None else m for s, m in zip(shelves, allowed, strict=True)]
            self._allowed = np.concatenate(whole)

    def found(self, catalogue: Catalogue, query: Query, limit: int, start: int) -> Found:
        best = self._good(query, self._ranked(query, start + limit + 1))
        order = self._good(query, self._doubtful(catalogue, query)) if query.order == "doubtful" else best
        page = order[start : start + limit]
        upto = order[: start + limit]
        curve = np.sort(self._scores[best[:CURVE]].astype(float))[::-1]
        told = summary(self._by_shelf(upto), self._total(query), curve)
        further = start + limit if len(order) > start + limit else None
        return Found(self._results(page), told, further)

    def _ranked(self, query: Query, wanted: int) -> Rows:
        """Return the best places in order, *wanted* of them at least if there are."""
        order = ranked(self._scores, self._allowed, max(wanted, CURVE, POOL if query.diversity else 0))
        if not query.diversity:
            return order
        return varied(self._good(query, order), self._scores, self._vectors, query.diversity)

    def _doubtful(self, catalogue: Catalogue, query: Query) -> Rows:
        """Return all places but those judged, those nearest to where likes turn into dislikes first."""
        liked, disliked = (self._places(catalogue, ids) for ids in (query.like, query.unlike))
        searched = None
        if self._allowed is not None:
            searched = self._allowed.copy()
            searched[liked] = searched[disliked] = True
        return by_doubt(ranked(self._scores, searched, len(self._scores)), liked, disliked)

    def _places(self, catalogue: Catalogue, ids: Sequence[str]) -> Rows:
        """Return where those of *ids* are that lie on the shelves searched."""
        begins = dict(zip((shelf.category for shelf in self._shelves), self._starts.tolist(), strict=False))
        there = [catalogue.places[item_id] for item_id in ids]
        return np.array([begins[category] + row for category, row in there if category in begins], np.intp)

    def _good(self, query: Query, order: Rows) -> Rows:
        """Return those of *order* that score well enough."""
        return order if query.min_score is None else order[self._scores[order] >= query.min_score]

    def _total(self, query: Query) -> int:
        """Return how many pass in all."""
        if query.min_score is None:
            return len(self._scores) if self._allowed is None else int(np.count_nonzero(self._allowed))
        good = self._scores >= query.min_score
        return int(np.count_nonzero(good if self._allowed is None else good & self._allowed))

    def _vectors(self, places: Rows) -> Vectors:
        return np.array([shelf.vectors[row] for shelf, row in self._there(places)])

    def _there(self, places: Rows) -> list[tuple[Shelf, int]]:
        """Return the shelf and row of each place."""
        if len(self._shelves) == 1:
            return [(self._shelves[0], row) for row in places.tolist()]
        numbers = np.searchsorted(self._starts, places, side="right") - 1
        rows = (places - self._starts[numbers]).tolist()
        return [(self._shelves[number], row) for number, row in zip(numbers.tolist(), rows, strict=True)]

    def _results(self, places: Rows) -> tuple[Result, ...]:
        found = zip(self._there(places), self._scores[places].tolist(), strict=True)
        return tuple(Result(shelf, row, score) for (shelf, row), score in found)

    def _by_shelf(self, places: Rows) -> list[tuple[Shelf, Rows]]:
        if len(self._shelves) == 1:
            return [(self._shelves[0], places)] if len(places) else []
        numbers = np.searchsorted(self._starts, places, side="right") - 1
        return [
            (self._shelves[number], places[numbers == number] - self._starts[number])
            for number in np.unique(numbers).tolist()
        ]


def _shelves(catalogue: Catalogue, category: str | None) -> list[Shelf]:
    return list(catalogue.shelves.values()) if category is None else [catalogue.shelf(category)]


def _vectors(catalogue: Catalogue, view: View, ids: Sequence[str], field: str, dim: int) -> Vectors:
    found = []
    for item_id in dict.fromkeys(ids):
        try:
            shelf, row = catalogue.place(item_id)
        except NotFound as error:
            raise NotFound(error.detail, field=field) from None
        found.append(view.vectors_of(shelf)[row])
    return np.array(found, np.float32).reshape(-1, dim)


def _near(catalogue: Catalogue, view: View, vector: Vectors) -> Vectors:
    if view.model != catalogue.model:
        raise InvalidInput(
            f"a segment's vector is of the release's own model, {catalogue.model}; leave models away", field="models"
        )
    return vector[None]
