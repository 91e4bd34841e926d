"""Do rooms tell what goes together better than distance does? Judged on rooms whose scene was never learned from.

Rooms of one scene share furniture, so a scene is never on both sides: settings and blend are chosen by cross-validation
over the learned scenes, and everything is judged on others. The candidates for an item are the items of the other
category that appear in the judged rooms; an item without a seen partner is not asked about.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from penat.domain.compatibility import METHODS, Compatibility, Space, Strength, Traits, blended, fitted
from penat.domain.errors import InvalidInput
from penat.domain.geometry import Floats
from penat.lab.intervals import grouped_interval

BLEND = "blend"
ALL = (*METHODS, BLEND)
FOLDS, INNER_FOLDS = 5, 4
BLANKS = 3
_WIDTHS, _RIDGES = (0.1, 0.2, 0.4), (0.3, 3.0)
_BLENDS = np.array(
    sorted(([4 - one - other, one, other] for one in range(5) for other in range(5 - one)), reverse=True)
) / 4.0  # fmt: skip
"""The blends tried, plain distance first: weights of METHODS in quarters that add up to one."""


@dataclass(frozen=True)
class Rooms:
    """Rooms as rows of the items seen in each, and the scene each belongs to."""

    items: tuple[tuple[int, ...], ...]
    scenes: tuple[str, ...]

    def among(self, seen: NDArray[np.intp]) -> "Rooms":
        """Return the same rooms with rows counted among *seen*, which is in order and holds them all."""
        return Rooms(tuple(tuple(np.searchsorted(seen, room).tolist()) for room in self.items), self.scenes)

    def only(self, scenes: set[str]) -> "Rooms":
        """Return the rooms of some scenes."""
        kept = [place for place, scene in enumerate(self.scenes) if scene in scenes]
        return Rooms(tuple(self.items[place] for place in kept), tuple(self.scenes[place] for place in kept))


@dataclass(frozen=True)
class Question:
    """An item of a room, another category, and which of the candidates were seen with it."""

    row: int
    candidates: NDArray[np.intp]
    right: NDArray[np.bool_]
    pair: tuple[int, int]
    scene: str
    blanks: NDArray[np.intp]


@dataclass(frozen=True)
class Figures:
    """One method's figures over some questions, with 95 % bootstrap intervals of the AUC over scenes."""

    auc: float
    interval: tuple[float, float]
    hit5: float
    hit10: float
    fill_in_the_blank: float
    questions: int
    scenes: int


@dataclass(frozen=True)
class Verdict:
    """All figures, by method overall and by pair of categories, and which method should be the default."""

    overall: Mapping[str, Figures]
    pairs: Mapping[str, Mapping[str, Figures]]
    blend_minus_nearest: tuple[float, tuple[float, float]]
    default: str
    weights: Sequence[Mapping[str, float]]


def judged(space: Space, rooms: Rooms, names: Sequence[str], test: Rooms | None = None, seed: int = 0) -> Verdict:
    """Return how each method does. Without *test* every room is judged once, learned from the other scenes.

    *names* are the categories by number. Raises InvalidInput where too few scenes have items of two categories.
    """
    seen = np.unique([row for room in (*rooms.items, *(test.items if test else ())) for row in room])
    traits = space.traits().of(seen)
    space = Space(space.vectors[seen], space.category[seen])
    rooms, test = rooms.among(seen), None if test is None else test.among(seen)
    questions = questions_of(space, rooms if test is None else test, seed)
    if len({one.scene for one in questions}) < 2 or len(set(rooms.scenes)) < 2:
        raise InvalidInput("the rooms have fewer than two scenes with items of two categories", field="rooms")
    answers: list[tuple[Question, dict[str, Floats]]] = []
    weights = []
    for learned, asked in _splits(rooms, test):
        mine = [one for one in questions if one.scene in asked]
        strength, blend = chosen_settings(space, learned, traits, seed)
        weights.append(dict(zip(METHODS, blend.tolist(), strict=True)))
        found = fitted(space, learned.items, strength, traits)
        answers += [(one, _scores(found, one, blend)) for one in mine]
    return _verdict(answers, names, weights, seed)


def questions_of(space: Space, rooms: Rooms, seed: int) -> list[Question]:
    """Return every question the rooms can be asked."""
    rng = np.random.default_rng(seed)
    seen = np.unique(np.array([row for room in rooms.items for row in room], dtype=np.intp))
    asked = []
    for room, scene in zip(rooms.items, rooms.scenes, strict=True):
        for row in sorted(set(room)):
            for category in np.unique(space.category[seen]).tolist():
                if category == space.category[row]:
                    continue
                candidates = seen[space.category[seen] == category]
                right = np.isin(candidates, room)
                if right.any() and not right.all():
                    wrong = np.flatnonzero(~right)
                    blanks = rng.choice(wrong, min(BLANKS, len(wrong)), replace=False)
                    pair = (int(space.category[row]), int(category))
                    asked.append(Question(row, candidates, right, pair, scene, blanks))
    return asked


def auc(scores: Floats, right: NDArray[np.bool_]) -> float:
    """Return the probability that a right candidate scores above a wrong one, ties counting half."""
    return float(_aucs(scores[np.newaxis], right)[0])


def _aucs(scores: Floats, right: NDArray[np.bool_]) -> Floats:
    """Return the AUC of each row of *scores* (m, n)."""
    above = scores[:, right][:, :, np.newaxis] - scores[:, ~right][:, np.newaxis, :]
    found: Floats = ((above > 0) + 0.5 * (above == 0)).mean(axis=(1, 2))
    return found


def _splits(rooms: Rooms, test: Rooms | None) -> Iterator[tuple[Rooms, set[str]]]:
    """Yield what to learn from and the scenes to judge."""
    if test is not None:
        shared = set(rooms.scenes) & set(test.scenes)
        yield rooms.only(set(rooms.scenes) - shared), set(test.scenes)
        return
    for held in _folds(rooms, FOLDS):
        yield rooms.only(set(rooms.scenes) - held), held


def _folds(rooms: Rooms, count: int) -> list[set[str]]:
    """Return the scenes in folds of about equally many rooms: the largest first, each into the smallest fold."""
    names, sizes = np.unique(rooms.scenes, return_counts=True)
    folds: list[set[str]] = [set() for _ in range(min(count, len(names)))]
    filled = np.zeros(len(folds))
    for place in np.argsort(-sizes, kind="stable").tolist():
        smallest = int(np.argmin(filled))
        folds[smallest].add(str(names[place]))
        filled[smallest] += sizes[place]
    return folds


def chosen_settings(space: Space, rooms: Rooms, traits: Traits, seed: int) -> tuple[Strength, Floats]:
    """Return the settings and the weights of METHODS with the best AUC on learned scenes, each held out in turn."""
    questions = questions_of(space, rooms, seed)
    folds = _folds(rooms, INNER_FOLDS)
    if len(folds) < 2 or not questions:
        return Strength(), _BLENDS[0]
    best: tuple[float, Strength, Floats] = (-1.0, Strength(), _BLENDS[0])
    for width, ridge in product(_WIDTHS, _RIDGES):
        strength = Strength(width, ridge)
        values = [
            _aucs(blended(_by_method(found, one), _BLENDS), one.right)
            for held in folds
            for found in [fitted(space, rooms.only(set(rooms.scenes) - held).items, strength, traits)]
            for one in questions
            if one.scene in held
        ]
        means = np.mean(values, axis=0)
        place = int(np.argmax(means))  # of equals the first, which leans on distance most
        if means[place] > best[0] + 1e-9:
            best = (float(means[place]), strength, _BLENDS[place])
    return best[1], best[2]


def _scores(found: Compatibility, asked: Question, blend: Floats) -> dict[str, Floats]:
    scores = _by_method(found, asked)
    return {**scores, BLEND: blended(scores, blend)}


def _by_method(found: Compatibility, asked: Question) -> dict[str, Floats]:
    return {name: found.scores(name, asked.row, asked.candidates) for name in METHODS}


def _verdict(
    answers: Sequence[tuple[Question, dict[str, Floats]]], names: Sequence[str],
    weights: Sequence[Mapping[str, float]], seed: int,
) -> Verdict:  # fmt: skip
    overall = {name: _figures(answers, name, seed) for name in ALL}
    asked = sorted({one.pair for one, _ in answers})
    pairs = {}
    for pair in asked:
        mine = [answer for answer in answers if answer[0].pair == pair]
        if len({one.scene for one, _ in mine}) > 1:
            pairs[f"{names[pair[0]]} to {names[pair[1]]}"] = {name: _figures(mine, name, seed) for name in ALL}
    gain = [auc(scores[BLEND], one.right) - auc(scores["nearest"], one.right) for one, scores in answers]
    scenes = [one.scene for one, _ in answers]
    difference = (float(np.mean(gain)), _interval(np.array(gain), scenes, seed))
    default = BLEND if difference[1][0] > 0.0 else "nearest"
    return Verdict(overall, pairs, difference, default, weights)


def _figures(answers: Sequence[tuple[Question, dict[str, Floats]]], method: str, seed: int) -> Figures:
    aucs = np.array([auc(scores[method], one.right) for one, scores in answers])
    scenes = [one.scene for one, _ in answers]
    hits = np.array([[_hit(scores[method], one.right, within) for within in (5, 10)] for one, scores in answers])
    blanks = np.array([_blank(scores[method], one) for one, scores in answers])
    return Figures(
        float(aucs.mean()), _interval(aucs, scenes, seed), float(hits[:, 0].mean()), float(hits[:, 1].mean()),
        float(blanks.mean()), len(answers), len(set(scenes)),
    )  # fmt: skip


def _hit(scores: Floats, right: NDArray[np.bool_], within: int) -> bool:
    return bool(right[np.argsort(-scores, kind="stable")[:within]].any())


def _blank(scores: Floats, asked: Question) -> float:
    """Return how often a right item beats the three drawn wrong ones, ties shared."""
    rivals = scores[asked.blanks]
    wins = []
    for value in scores[asked.right]:
        tied = int(np.sum(rivals == value))
        wins.append(0.0 if np.any(rivals > value) else 1.0 / (1 + tied))
    return float(np.mean(wins))


def _interval(values: Floats, scenes: Sequence[str], seed: int) -> tuple[float, float]:
    """Return the 95 % interval of the mean over questions, scenes drawn with replacement."""
    _, number = np.unique(scenes, return_inverse=True)
    return grouped_interval(np.bincount(number, values), np.bincount(number), np.random.default_rng(seed))
