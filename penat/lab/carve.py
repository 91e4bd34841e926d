"""Measure how well a class is carved out of a category by example: a simulated curator judges what is shown.

The truth is a column of the table that nothing in the search reads. A session begins with one picture of the class,
with or without the class's words; the curator judges the first result not yet judged, one after another, in the order
of the best or of the doubtful; then the class is what was liked and the best of the rest, as many as the class has
items, so that precision equals recall. It may be asked of several models of the release, whose scores are made into
one as the search does it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from penat.domain.catalogue import Catalogue, Shelf
from penat.domain.doubt import DEFAULT_ORDER, Order, by_doubt
from penat.domain.errors import InvalidInput
from penat.domain.feedback_query import NEEDED, STRATEGIES, Examples, Strategy
from penat.domain.fusion import DEFAULT_FUSION, Fusion, Side, joint_scores
from penat.domain.geometry import Mask, Rows, Vectors
from penat.use_cases.views import View

GOOD = 0.9
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class CarveClass:
    """One class to carve out: the items (n,) of *shelf* whose *column* says *label*."""

    shelf: Shelf
    column: str
    label: str
    members: Mask

    @property
    def words(self) -> str:
        """What a curator would type, the category being chosen already."""
        return self.label.replace("_", " ")


@dataclass(frozen=True)
class CarveScore:
    """How one way of asking did over many sessions.

    `share` is the mean precision (= recall); `good` the share of sessions at 0.9 or more; `worse` the share that ends
    below the same question before any judgement.
    """

    column: str
    way: str
    sessions: int
    share: float
    good: float
    worse: float


@dataclass(frozen=True)
class ClassScore:
    """How one way of asking did on one class, over its sessions; *text* and *start* are without judgements."""

    column: str
    category: str
    label: str
    size: int
    of: int
    way: str
    share: float
    text: float
    start: float


def classes(catalogue: Catalogue, columns: Sequence[str], least: int) -> list[CarveClass]:
    """Return every class of at least *least* items within a category. Raises InvalidInput where a column has none."""
    found = [
        one for column in columns for shelf in catalogue.shelves.values() for one in _classes(shelf, column, least)
    ]
    for column in columns:
        if not any(one.column == column for one in found):
            raise InvalidInput(f"no {column!r} has {least} items in a category; name another column", field="column")
    return found


def _classes(shelf: Shelf, column: str, least: int) -> Iterator[CarveClass]:
    told = shelf.columns.column(column)
    for code, label in enumerate(told.values):
        members = told.codes == code
        if label and least <= int(members.sum()) < len(shelf):
            yield CarveClass(shelf, column, label, members)


def carve(
    asked: Sequence[CarveClass], models: Sequence[View], fusion: Fusion = DEFAULT_FUSION, *, judgements: int,
    starts: int, seed: int, progress: Progress, judge: Order = DEFAULT_ORDER,
) -> tuple[list[CarveScore], list[ClassScore]]:  # fmt: skip
    """Return the scores of every way of asking, by column, and those of each class.

    *models* are the release as each model asked sees it, *fusion* how the scores of several become one; *starts*
    sessions a class, each from another picture; *judge* the order in which the curator looks at results.
    """
    reading = _Reading(models)
    rng = np.random.default_rng(seed)
    runs: dict[tuple[str, str], list[tuple[float, float]]] = {}
    by_class = []
    for number, one in enumerate(asked):
        rows = np.flatnonzero(one.members)
        begun = rng.choice(rows, min(starts, len(rows)), replace=False)
        said = reading.spaces(one)
        unsaid = [space.without_words() for space in said]
        text = _Session(one, said, "mean", fusion, begin=None).precision()
        for way, strategy, with_words in ways():
            spaces = said if with_words else unsaid
            sessions = [
                _run(_Session(one, spaces, strategy, fusion, begin=int(row)), judgements, judge) for row in begun
            ]
            runs.setdefault((one.column, way), []).extend(sessions)
            after, before = (float(np.mean(side)) for side in zip(*sessions, strict=True))
            size, of = int(one.members.sum()), len(one.shelf)
            by_class.append(ClassScore(one.column, one.shelf.category, one.label, size, of, way, after, text, before))
        progress(number + 1, len(asked))
    return [_score(column, way, sessions) for (column, way), sessions in runs.items()], by_class


def ways() -> list[tuple[str, Strategy, bool]]:
    """Return the ways of asking: a name, the strategy, and whether the class's words are said too."""
    return [(f"{name}{' + words' if said else ''}", name, said) for said in (False, True) for name in STRATEGIES]


def _score(column: str, way: str, sessions: Sequence[tuple[float, float]]) -> CarveScore:
    after, before = np.array(sessions).T
    good, worse = float(np.mean(after >= GOOD)), float(np.mean(after < before))
    return CarveScore(column, way, len(sessions), float(after.mean()), good, worse)


@dataclass(frozen=True)
class _Space:
    """A class's shelf as one model sees it: its items (n, dim), and what is said of it (w, dim)."""

    items: Vectors
    words: Vectors

    def without_words(self) -> "_Space":
        return replace(self, words=self.words[:0])

    def side(self, liked: list[int], disliked: list[int]) -> Side:
        examples = Examples(self.items[liked], self.items[disliked], self.words, np.ones(len(self.words)))
        return Side(examples, self.items, [self.items])


class _Reading:
    """Lets each model read the words of a class once, in however many categories the class is."""

    def __init__(self, models: Sequence[View]) -> None:
        self._models = models
        self._read: dict[str, list[Vectors]] = {}

    def spaces(self, one: CarveClass) -> list[_Space]:
        """Return the class's shelf and words as each model sees them."""
        if one.words not in self._read:
            self._read[one.words] = [model.words(one.words) for model in self._models]
        seen = zip(self._models, self._read[one.words], strict=True)
        return [_Space(model.vectors_of(one.shelf), words[None, :]) for model, words in seen]


class _Session:
    """A curator who answers truthfully about the first result that is not judged yet."""

    def __init__(
        self, one: CarveClass, spaces: Sequence[_Space], strategy: Strategy, fusion: Fusion, begin: int | None
    ) -> None:
        self._class = one
        self._spaces = spaces
        self._strategy = strategy
        self._fusion = fusion
        self._liked = [] if begin is None else [begin]
        self._disliked: list[int] = []

    def judge(self, order: Order) -> None:
        """Judge the first of the results in *order*, if there are any."""
        for row in self._to_judge(order)[:1].tolist():
            (self._liked if self._class.members[row] else self._disliked).append(row)

    def _to_judge(self, order: Order) -> Rows:
        liked, disliked = np.array(self._liked, np.intp), np.array(self._disliked, np.intp)
        best = self._ranked()
        if order == "doubtful":
            return by_doubt(best, liked, disliked)
        return best[~(np.isin(best, liked) | np.isin(best, disliked))]

    def order(self) -> list[int]:
        """Return all rows: the liked ones, the rest by score, the disliked ones."""
        return [*self._liked, *self._to_judge("best").tolist(), *self._disliked]

    def precision(self) -> float:
        """Return the share of the class among as many of the first as the class has items."""
        size = int(self._class.members.sum())
        return float(self._class.members[self.order()[:size]].mean())

    def _ranked(self) -> Rows:
        """Return all rows by score, the best first."""
        few = min(len(self._liked), len(self._disliked)) < NEEDED
        strategy: Strategy = "mean" if self._strategy == "linear" and few else self._strategy
        sides = [space.side(self._liked, self._disliked) for space in self._spaces]
        return np.argsort(-joint_scores(sides, strategy, self._fusion), kind="stable")


def _run(session: _Session, judgements: int, judge: Order) -> tuple[float, float]:
    """Return the precision after a session's judgements, and before them."""
    before = session.precision()
    for _ in range(judgements):
        session.judge(judge)
    return session.precision(), before
