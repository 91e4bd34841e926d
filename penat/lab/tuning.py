"""What tuning gains on what it never saw: the same held-out episodes under the untouched vectors and under a head.

Everything is chosen and fitted anew for every split, so the figures are of the whole way of making a head.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from penat.domain.errors import InvalidInput
from penat.domain.geometry import Floats, Vectors
from penat.domain.head import Head
from penat.domain.head_guard import Keeps, Kept
from penat.domain.head_methods import UNTOUCHED, Candidate
from penat.domain.head_training import Training
from penat.lab.intervals import Interval, mean_interval
from penat.lab.tuning_choice import Choice, Fitter, choose
from penat.lab.tuning_splits import Aim, Measuring, Split

FREE, KEEPING = "tuned", "tuned, keeping"
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Line:
    """One way on one kind of held-out task.

    *untouched* and *tuned* are mean shares over all *units* (episodes, or judged questions) of *splits* splits, with
    95 % intervals over units; *by_unit* is the gain with its interval over units, as is usual for episodes;
    *by_split* has that over the splits' means, widened since splits share items. *chosen*: the picks, split by split.
    """

    aim: str
    task: str
    way: str
    splits: int
    units: int
    untouched: Interval
    tuned: Interval
    by_unit: Interval
    by_split: Interval
    chosen: tuple[str, ...]

    def to_payload(self) -> dict[str, Any]:
        """Return it as JSON-able values."""
        return asdict(self)


@dataclass(frozen=True)
class Report:
    """The lines of one aim, and the gain over all its tasks by way, the wider of the two intervals."""

    aim: str
    lines: Sequence[Line]
    gains: dict[str, Interval]
    keeps: dict[str, list[Kept]] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """How tuning is measured and what is tried: *forced* takes the best of *pool* even where it gains nothing."""

    measuring: Measuring
    pool: Sequence[Candidate]
    seed: int = 0
    forced: bool = False


def report(
    training: Training, aim: Aim, plan: Plan, keeps: Keeps | None, fitter: Fitter, progress: Progress = lambda *_: None
) -> Report:
    """Return what tuning gains on what each split holds out. Raises InvalidInput, saying what is missing."""
    rng = np.random.default_rng(plan.seed)
    splits = aim.outer(training, plan.measuring, rng)
    if len(splits) < 2:
        raise InvalidInput(f"{len(splits)} split has no interval; take two or more", field="splits")
    parts: dict[str, list[_Measured]] = {}
    for number, split in enumerate(splits):
        choice = choose(split.training, aim, plan.measuring, plan.pool, fitter, keeps, forced=plan.forced, rng=rng)
        for way, candidate in _ways(choice, keeps):
            parts.setdefault(way, []).append(_measured(candidate, training.vectors, split, fitter, keeps))
        progress(number + 1, len(splits))
    lines = [line for way, measured in parts.items() for line in _lines(aim.name, way, splits, measured)]
    costs = {way: _mean_kept([one.kept for one in measured]) for way, measured in parts.items()}
    return Report(aim.name, lines, {way: _overall(measured) for way, measured in parts.items()}, costs)


def fit(training: Training, aim: Aim, plan: Plan, keeps: Keeps | None, fitter: Fitter) -> tuple[Choice, Head, Head]:
    """Return what cross-validation over all labels picks, and the two heads fitted to all: free, and keeping."""
    rng = np.random.default_rng(plan.seed)
    choice = choose(training, aim, plan.measuring, plan.pool, fitter, keeps, forced=plan.forced, rng=rng)
    return choice, fitter.fit(choice.free, training), fitter.fit(choice.kept, training)


@dataclass(frozen=True)
class _Measured:
    """One split under one candidate: (untouched, tuned) scores of each probe."""

    candidate: Candidate
    scores: Sequence[tuple[Floats, Floats]]
    kept: Sequence[Kept]
    overlap: float


def _ways(choice: Choice, keeps: Keeps | None) -> Iterator[tuple[str, Candidate]]:
    yield FREE, choice.free
    if keeps is not None:
        yield KEEPING, choice.kept


def _measured(candidate: Candidate, vectors: Vectors, split: Split, fitter: Fitter, keeps: Keeps | None) -> _Measured:
    head = fitter.fit(candidate, split.training)
    under = vectors if candidate == UNTOUCHED else head.apply(vectors)
    scores = [(probe.scores(vectors), probe.scores(under)) for probe in split.probes]
    return _Measured(candidate, scores, keeps.measured(head) if keeps is not None else [], split.overlap)


def _lines(aim: str, way: str, splits: Sequence[Split], measured: Sequence[_Measured]) -> Iterator[Line]:
    chosen = tuple(str(one.candidate) for one in measured)
    for place, probe in enumerate(splits[0].probes):
        pairs = [one.scores[place] for one in measured]
        before, after = (np.concatenate([pair[side] for pair in pairs]) for side in (0, 1))
        means = np.array([(after - before).mean() for before, after in pairs])
        yield Line(
            aim, probe.name, way, len(splits), len(before), mean_interval(before), mean_interval(after),
            mean_interval(after - before), mean_interval(means, _overlap(measured)), chosen,
        )  # fmt: skip


def _overall(measured: Sequence[_Measured]) -> Interval:
    every = np.concatenate([after - before for one in measured for before, after in one.scores])
    means = np.array([np.mean([(after - before).mean() for before, after in one.scores]) for one in measured])
    return mean_interval(means, _overlap(measured)).widened(mean_interval(every))


def _overlap(measured: Sequence[_Measured]) -> float:
    return float(np.mean([one.overlap for one in measured]))


def _mean_kept(found: Sequence[Sequence[Kept]]) -> list[Kept]:
    return [
        Kept(one[0].name, one[0].before, float(np.mean([each.after for each in one])), one[0].error)
        for one in zip(*found, strict=True)
    ]
