"""Which way of fitting a head, and how strongly, cross-validation picks; it sees nothing but what may be known."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from penat.domain.errors import InvalidInput
from penat.domain.geometry import Floats, Vectors
from penat.domain.head import Head
from penat.domain.head_guard import Keeps, Kept
from penat.domain.head_methods import METHODS, UNTOUCHED, Candidate
from penat.domain.head_training import Training
from penat.lab.tuning_splits import Aim, Measuring, Split

CAUTION = 1.0  # standard errors taken off a gain before it is compared with nothing


@dataclass(frozen=True, slots=True)
class Tried:
    """How a candidate did in cross-validation: its mean gain, that gain's standard error, and what it costs.

    `problem` says why it could not be fitted; `costs` is what it would make worse, known only where it was looked at.
    """

    candidate: Candidate
    gain: float = 0.0
    error: float = 0.0
    problem: str = ""
    costs: tuple[Kept, ...] = ()

    @property
    def careful(self) -> float:
        """The gain less CAUTION standard errors."""
        return self.gain - CAUTION * self.error


@dataclass(frozen=True)
class Choice:
    """The best candidate whatever it costs, and the best that keeps what it must; the identity where none gains."""

    free: Candidate
    kept: Candidate
    tried: Sequence[Tried] = field(repr=False)


class Fitter:
    """Fits candidates, once for each training; what reads no label is fitted once for the same vectors."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._found: dict[tuple[Candidate, int], tuple[Vectors, Head]] = {}

    def fit(self, candidate: Candidate, training: Training) -> Head:
        """Return the head. Raises InvalidInput where the labels are too few for it."""
        if candidate == UNTOUCHED or METHODS[candidate.method].labels:
            return candidate.fit(training, self._seed)
        key = (candidate, id(training.vectors))
        if key not in self._found:  # the vectors are kept with it, so that their id is not another's meanwhile
            self._found[key] = training.vectors, candidate.fit(training, self._seed)
        return self._found[key][1]


def choose(
    training: Training, aim: Aim, measuring: Measuring, pool: Sequence[Candidate], fitter: Fitter, keeps: Keeps | None,
    *, forced: bool, rng: np.random.Generator,
) -> Choice:  # fmt: skip
    """Return the candidates of *pool* that gain most, by splits of *training* alone.

    A gain counts less its standard error, so that what gains nothing for sure gives way to the identity; *forced* takes
    the best of the pool even so. *keeps* says what the other choice must not make worse.
    """
    splits = aim.inner(training, measuring, rng)
    tried = [_tried(candidate, splits, fitter) for candidate in pool]
    ranked = sorted((one for one in tried if not one.problem), key=lambda one: -one.careful)
    worth = ranked if forced else [one for one in ranked if one.careful > 0]
    if not worth:
        return Choice(UNTOUCHED, UNTOUCHED, tried)
    told = {one.candidate: one for one in tried}
    kept = worth[0].candidate
    if keeps is not None:
        kept = UNTOUCHED
        for one in worth:
            costs = _costs(one.candidate, training, fitter, keeps)
            told[one.candidate] = Tried(one.candidate, one.gain, one.error, one.problem, costs)
            if not costs:
                kept = one.candidate
                break
    return Choice(worth[0].candidate, kept, list(told.values()))


def _costs(candidate: Candidate, training: Training, fitter: Fitter, keeps: Keeps) -> tuple[Kept, ...]:
    return tuple(one for one in keeps.measured(fitter.fit(candidate, training)) if one.worse)


def _tried(candidate: Candidate, splits: Sequence[Split], fitter: Fitter) -> Tried:
    if not splits:
        return Tried(candidate, problem="too few labels to try it on any that it was not fitted to")
    try:
        gains = [gain(fitter.fit(candidate, split.training), split.training.vectors, split) for split in splits]
    except InvalidInput as error:
        return Tried(candidate, problem=error.detail)
    means = np.array([np.mean([part.mean() for part in split]) for split in gains])
    every = np.concatenate([part for split in gains for part in split])
    within = float(every.std(ddof=1) / np.sqrt(len(every))) if len(every) > 1 else 0.0
    between = float(means.std(ddof=1) / np.sqrt(len(means))) if len(means) > 1 else 0.0
    return Tried(candidate, float(means.mean()), max(within, between))


def gain(head: Head, vectors: Vectors, split: Split) -> list[Floats]:
    """Return for each probe what each unit gained under *head*, *vectors* being the table the split was made of."""
    under = head.apply(vectors)
    return [probe.scores(under) - probe.scores(vectors) for probe in split.probes]
