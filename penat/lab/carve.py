"""Measure how well a class is carved out of a category by example: a simulated curator judges what is shown.

The truth is a column of the table that nothing in the search reads. A session begins with one picture of the class,
with or without the class's words; the curator judges the best result not yet judged, one after another; then the class
is what was liked and the best of the rest, as many as the class has items, so that precision equals recall.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from penat.domain.catalogue import Catalogue, Shelf
from penat.domain.errors import InvalidInput
from penat.domain.feedback_query import NEEDED, STRATEGIES, Examples, Strategy, question
from penat.domain.geometry import Mask, Vectors

GOOD = 0.9
EmbedWords = Callable[[str], Vectors]
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
    asked: Sequence[CarveClass], words: EmbedWords, *, judgements: int, starts: int, seed: int, progress: Progress
) -> tuple[list[CarveScore], list[ClassScore]]:
    """Return the scores of every way of asking, by column, and those of each class.

    *words* embeds text (dim,) in the release's space; *starts* sessions a class, each from another picture.
    """
    rng = np.random.default_rng(seed)
    runs: dict[tuple[str, str], list[tuple[float, float]]] = {}
    by_class = []
    for number, one in enumerate(asked):
        rows = np.flatnonzero(one.members)
        begun = rng.choice(rows, min(starts, len(rows)), replace=False)
        vector = words(one.words)[None, :]
        text = _precision(one, _Session(one, vector, "mean", begin=None).order())
        for way, strategy, said in ways():
            sessions = [_run(one, int(row), vector if said else vector[:0], strategy, judgements) for row in begun]
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


def _run(one: CarveClass, row: int, words: Vectors, strategy: Strategy, judgements: int) -> tuple[float, float]:
    """Return the precision after a session's judgements, and before them."""
    session = _Session(one, words, strategy, begin=row)
    before = _precision(one, session.order())
    for _ in range(judgements):
        session.judge()
    return _precision(one, session.order()), before


class _Session:
    """A curator who answers truthfully about the best result that is not judged yet."""

    def __init__(self, one: CarveClass, words: Vectors, strategy: Strategy, begin: int | None) -> None:
        self._class = one
        self._words = words
        self._strategy = strategy
        self._liked = [] if begin is None else [begin]
        self._disliked: list[int] = []

    def judge(self) -> None:
        left = [row for row in self.order() if row not in self._liked and row not in self._disliked]
        if left:
            (self._liked if self._class.members[left[0]] else self._disliked).append(left[0])

    def order(self) -> list[int]:
        """Return all rows: the liked ones, the rest by score, the disliked ones."""
        judged = {*self._liked, *self._disliked}
        ranked = np.argsort(-self._scores(), kind="stable").tolist()
        return [*self._liked, *(row for row in ranked if row not in judged), *self._disliked]

    def _scores(self) -> NDArray[np.float32]:
        vectors = self._class.shelf.vectors
        few = min(len(self._liked), len(self._disliked)) < NEEDED
        strategy: Strategy = "mean" if self._strategy == "linear" and few else self._strategy
        weights = np.ones(len(self._words))
        examples = Examples(vectors[self._liked], vectors[self._disliked], self._words, weights)
        return question(examples, strategy, vectors).scores(vectors)


def _precision(one: CarveClass, order: Sequence[int]) -> float:
    size = int(one.members.sum())
    return float(one.members[list(order[:size])].mean())
