"""Splits of a labelled table into what a head is fitted to and what it is measured on, which share no group.

A split's training has lost every label that it must not know, so that nothing fitted or chosen on it can depend on one.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Protocol

import numpy as np

from penat.domain.episodes import (
    UNLABELLED,
    Episodes,
    Shape,
    accuracies,
    class_counts,
    draw_episodes,
    large_classes,
)  # fmt: skip
from penat.domain.errors import InvalidInput
from penat.domain.geometry import Floats, Mask, Rows, Vectors
from penat.domain.head_training import JudgedRows, Training
from penat.domain.split_groups import Groups, folds, held_out, split_groups, straddling

INNER_EPISODES, INNER_SPLITS, INNER_FOLDS, DRAWS = 300, 4, 2, 50


@dataclass(frozen=True)
class Measuring:
    """How a head is measured: episodes of *ways*, each of *shots*, *queries*, so many *episodes* a split, *splits*.

    *share* of the items is held out where classes are seen; *others*: whether unlabelled items may be looked at.
    """

    ways: int = 5
    shots: tuple[int, ...] = (1, 5)
    queries: int = 15
    episodes: int = 300
    splits: int = 8
    share: float = 0.4
    others: bool = True

    @property
    def shapes(self) -> list[Shape]:
        """The shapes of the episodes. Raises InvalidInput for impossible ones."""
        return [Shape(self.ways, shots, self.queries) for shots in self.shots]


class Probe(Protocol):
    """Something held out that vectors are measured on."""

    name: str

    def scores(self, vectors: Vectors) -> Floats:
        """Return a share in 0..1 for each unit (u,): an episode's accuracy, a judged question's right pairs."""


@dataclass(frozen=True)
class EpisodeProbe(Probe):
    """Few-shot episodes over held-out rows."""

    name: str
    episodes: Episodes = field(repr=False)

    def scores(self, vectors: Vectors) -> Floats:
        """Return each episode's accuracy (e,)."""
        return accuracies(vectors, self.episodes)


@dataclass(frozen=True)
class JudgedProbe(Probe):
    """Held-out judged questions: the share of pairs (like, not like) of which the like one is nearer to the main."""

    name: str
    judged: Sequence[JudgedRows] = field(repr=False)

    def scores(self, vectors: Vectors) -> Floats:
        """Return each question's share of right pairs (q,); a tie is half right."""
        found = np.empty(len(self.judged))
        for place, one in enumerate(self.judged):
            main = vectors[one.pos[0]]
            near, far = vectors[list(one.pos[1:])] @ main, vectors[list(one.neg)] @ main
            apart = near[:, None] - far[None, :]
            found[place] = (apart > 0).mean() + 0.5 * (apart == 0).mean()
        return found


@dataclass(frozen=True)
class Split:
    """What may be known, and what is measured: rows *tested* of the table the split was made of."""

    training: Training
    probes: Sequence[Probe]
    tested: Rows = field(repr=False)

    @property
    def overlap(self) -> float:
        """How many rows, or questions, are tested for each that is learned from."""
        known = len({row for one in self.training.judged for row in (*one.pos, *one.neg)})
        return len(self.tested) / max(1, known or len(self.training.labelled))


class Aim(Protocol):
    """What a head is to be good at, as splits."""

    name: str

    def outer(self, training: Training, measuring: Measuring, rng: np.random.Generator) -> list[Split]:
        """Return the splits that are reported. Raises InvalidInput, saying what is missing."""

    def inner(self, training: Training, measuring: Measuring, rng: np.random.Generator) -> list[Split]:
        """Return splits of what may be known, for choosing; none where it is too little for that."""


class UnseenClasses(Aim):
    """Classes that no labelled item was seen of: a split holds out as many as an episode has ways, at least."""

    name = "unseen classes"

    def outer(self, training: Training, measuring: Measuring, rng: np.random.Generator) -> list[Split]:
        """Return splits that hold out `ways` classes with all their groups."""
        names = _large(training, measuring)
        if len(names) < measuring.ways + 1:
            raise InvalidInput(
                f"{len(names)} classes have the items that an episode needs; holding out {measuring.ways} leaves "
                f"{max(0, len(names) - measuring.ways)} to learn from. Label more classes, or ask for fewer ways",
                field="labels",
            )
        chosen = _subsets(names, measuring.ways, measuring.splits, rng)
        return [self._split(training, away, measuring.shapes, measuring, rng) for away in chosen]

    def inner(self, training: Training, measuring: Measuring, rng: np.random.Generator) -> list[Split]:
        """Return splits that hold out half of the known classes, two at least, in episodes of as many ways."""
        names = _large(training, replace(measuring, queries=1))
        if len(names) < 3:
            return []
        inner = replace(measuring, episodes=INNER_EPISODES, others=True)
        made = []
        for away in _subsets(names, max(2, len(names) // 2), INNER_SPLITS, rng):
            with suppress(InvalidInput):
                shapes = [fitting(training, away, shape) for shape in measuring.shapes]
                made.append(self._split(training, away, shapes, inner, rng))
        return made

    def _split(
        self, training: Training, away: Sequence[str], shapes: Sequence[Shape], measuring: Measuring,
        rng: np.random.Generator,
    ) -> Split:  # fmt: skip
        held = np.isin(training.labels, away)
        tied = np.isin(training.groups, training.groups[held])
        taught = np.flatnonzero((training.labels != UNLABELLED) & ~tied)
        return _split(training, taught, np.flatnonzero(held), shapes, measuring, rng)


class UnseenItems(Aim):
    """New items of classes that others were seen of: a split holds out whole groups."""

    name = "unseen items"

    def outer(self, training: Training, measuring: Measuring, rng: np.random.Generator) -> list[Split]:
        """Return splits that hold out `share` of the labelled items."""
        return [self._drawn(training, measuring, rng) for _ in range(measuring.splits)]

    @staticmethod
    def _drawn(training: Training, measuring: Measuring, rng: np.random.Generator) -> Split:
        """Return a split whose held-out rows are enough for the episodes; some draws' are not."""
        rows = training.labelled
        for attempt in range(DRAWS):
            away = held_out(training.groups[rows], measuring.share, rng)
            try:
                return _split(training, rows[~away], rows[away], measuring.shapes, measuring, rng)
            except InvalidInput:
                if attempt == DRAWS - 1:
                    raise
        raise AssertionError

    def inner(self, training: Training, measuring: Measuring, rng: np.random.Generator) -> list[Split]:
        """Return INNER_FOLDS folds over the known items; episodes are as large as a fold allows."""
        rows = training.labelled
        number = folds(training.groups[rows], INNER_FOLDS, rng)
        inner = replace(measuring, episodes=INNER_EPISODES, others=True)
        made = []
        for fold in range(INNER_FOLDS):
            tested = rows[number == fold]
            names = list(class_counts(training.labels, tested))
            try:
                shapes = [fitting(training, names, shape, tested) for shape in measuring.shapes]
                made.append(_split(training, rows[number != fold], tested, shapes, inner, rng))
            except InvalidInput:
                return []
        return made


class UnseenQuestions(Aim):
    """Judged questions with their items: what is tested is taken out of the questions that are learned from."""

    name = "unseen questions"

    def outer(self, training: Training, measuring: Measuring, rng: np.random.Generator) -> list[Split]:
        """Return splits that hold out `share` of the questions, those about one main item together."""
        usable = _usable(training)
        if len(np.unique(question_groups(training, usable))) < 2 * INNER_FOLDS:
            raise InvalidInput(
                f"{len(usable)} judged questions have something alike and something not; at least {2 * INNER_FOLDS} "
                "about different items are needed: judge more", field="labels",
            )  # fmt: skip
        return [
            self._split(training, usable, held_out(question_groups(training, usable), measuring.share, rng))
            for _ in range(measuring.splits)
        ]

    def inner(self, training: Training, measuring: Measuring, rng: np.random.Generator) -> list[Split]:  # noqa: ARG002  # the port's
        """Return INNER_FOLDS folds over the known questions."""
        usable = _usable(training)
        number = folds(question_groups(training, usable), INNER_FOLDS, rng) if usable else np.empty(0, np.int32)
        if len(np.unique(number)) < INNER_FOLDS:
            return []
        return [self._split(training, usable, number == fold) for fold in range(INNER_FOLDS)]

    @staticmethod
    def _split(training: Training, usable: Sequence[JudgedRows], away: Mask) -> Split:
        held = [one for one, out in zip(usable, away, strict=True) if out]
        rows = sorted({row for one in held for row in (*one.pos, *one.neg)})
        tested = set(training.groups[rows].tolist())
        left = [one for one, out in zip(usable, away, strict=True) if not out]
        shown = [one for one in (_without(one, training.groups, tested) for one in left) if one is not None]
        probe = JudgedProbe("judged questions", held)
        return Split(replace(training, judged=shown), [probe], np.array(rows, dtype=np.intp))


def _without(one: JudgedRows, groups: Groups, tested: set[int]) -> JudgedRows | None:
    """Return the question without the items of the groups *tested*; None where it then teaches nothing."""
    pos, neg = (tuple(row for row in rows if int(groups[row]) not in tested) for rows in (one.pos, one.neg))
    return JudgedRows(pos, neg) if pos[:1] == one.pos[:1] and len(pos) > 1 and neg else None


def question_groups(training: Training, judged: Sequence[JudgedRows]) -> Groups:
    """Return a group for each question (q,): questions about one main item, or about variants of it, share it."""
    return split_groups(len(judged), [[int(training.groups[one.pos[0]]) for one in judged]])


def fitting(training: Training, names: Sequence[str], shape: Shape, rows: Rows | None = None) -> Shape:
    """Return the episode nearest to *shape*, and no larger, that the classes *names* have the items for.

    Shots are given up before the third class is. Raises InvalidInput where not two classes have two items.
    """
    counts = class_counts(training.labels, np.arange(len(training)) if rows is None else rows)
    sizes = sorted((counts.get(name, 0) for name in names), reverse=True)[: shape.ways]
    for ways in (min(3, len(sizes)), 2):
        for shots in range(shape.shots, 0, -1):
            large = [size for size in sizes if size > shots]
            if len(large) >= ways >= 2:
                return Shape(len(large), shots, min(shape.queries, large[-1] - shots))
    raise InvalidInput("not two classes have two items; label more", field="labels")


def _split(
    training: Training, taught: Rows, tested: Rows, shapes: Sequence[Shape], measuring: Measuring,
    rng: np.random.Generator,
) -> Split:  # fmt: skip
    assert not straddling(training.groups, taught, tested), "a group straddles the split"
    probes = [
        EpisodeProbe(str(shape), draw_episodes(training.labels, tested, shape, measuring.episodes, rng))
        for shape in shapes
    ]
    away = np.setdiff1d(np.arange(len(training)), tested)
    known = training.taught(taught) if measuring.others else training.taught(taught).taught(away, others=False)
    return Split(known, probes, tested)


def _large(training: Training, measuring: Measuring) -> list[str]:
    needed = max(shape.needed for shape in measuring.shapes)
    return list(large_classes(training.labels, np.arange(len(training)), needed))


def _subsets(names: Sequence[str], size: int, count: int, rng: np.random.Generator) -> list[tuple[str, ...]]:
    """Return at most *count* different subsets, drawn at random."""
    every = list(combinations(names, size)) if len(names) <= 16 else []
    if every:
        return [every[place] for place in rng.permutation(len(every))[:count].tolist()]
    return [tuple(sorted(rng.choice(list(names), size, replace=False).tolist())) for _ in range(count)]


def _usable(training: Training) -> list[JudgedRows]:
    return [one for one in training.judged if len(one.pos) > 1 and one.neg]
