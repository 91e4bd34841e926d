"""How good a classifier is on examples it has not seen: every figure is out of fold."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from penat.domain.errors import InvalidInput
from penat.domain.geometry import Floats, Mask, Rows

BINS, MOST_POINTS, MOST_WORST, DRAWS = 10, 200, 12, 400
_SEED = 20_240_501


@dataclass(frozen=True, slots=True)
class Cut:
    """What calling an item a member from confidence `threshold` on does: right and wrong calls on either side."""

    threshold: float
    true_positives: int
    false_positives: int
    false_negatives: int
    true_negatives: int

    @property
    def precision(self) -> float:
        """Which share of the items called members are; 1 where none is called so."""
        called = self.true_positives + self.false_positives
        return self.true_positives / called if called else 1.0

    @property
    def recall(self) -> float:
        """Which share of the members is called so."""
        return self.true_positives / (self.true_positives + self.false_negatives)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.true_positives / (2 * self.true_positives + self.false_positives + self.false_negatives)


@dataclass(frozen=True, slots=True)
class Bin:
    """Examples with a confidence from *low* to *high*: how many, their mean confidence, and how many of them belong."""

    low: float
    high: float
    count: int
    confidence: float
    share: float


@dataclass(frozen=True, slots=True)
class Wrong:
    """An example on the wrong side of the threshold; `judged` is false where nobody has looked at it."""

    item: str
    belongs: bool
    judged: bool
    confidence: float


@dataclass(frozen=True)
class Evaluation:
    """Examples by id, which of them belong (n,) and were judged (n,), and their confidences (n,), out of fold.

    `groups` (n,) is the same number for examples that show one design.
    """

    items: Sequence[str]
    wanted: Mask
    judged: Mask
    confidences: Floats
    groups: NDArray[np.int32]

    def __post_init__(self) -> None:
        arrays = (self.wanted, self.judged, self.confidences, self.groups)
        sizes = {len(self.items), *map(len, arrays)}
        if len(sizes) != 1 or not self.wanted.any() or self.wanted.all():
            raise ValueError(f"an evaluation needs facts of the same examples of both classes, not {sorted(sizes)}")

    @cached_property
    def _order(self) -> tuple[Rows, Rows]:
        """The rows from the highest confidence to the lowest, and the last place of each different confidence."""
        order = np.argsort(-self.confidences, kind="stable")
        return order, np.flatnonzero(np.append(np.diff(self.confidences[order]) != 0, [True]))

    @cached_property
    def _steps(self) -> tuple[Floats, NDArray[np.int64], NDArray[np.int64]]:
        """For every different confidence, highest first: it, and the members and others that have it or more."""
        order, last = self._order
        members = np.cumsum(self.wanted[order].astype(np.int64))[last]
        return self.confidences[order][last], members, last + 1 - members

    @cached_property
    def positives(self) -> int:
        """How many examples belong to the class."""
        return int(self.wanted.sum())

    @property
    def unjudged(self) -> int:
        """How many of the counter-examples nobody has looked at."""
        return int((~self.judged).sum())

    @property
    def chance(self) -> float:
        """The average precision of a blind guess: the share of examples that belong."""
        return self.positives / len(self.items)

    @cached_property
    def average_precision(self) -> float:
        """The area under the steps of the precision-recall curve, Σ (recallₖ − recallₖ₋₁)·precisionₖ."""
        _, members, others = self._steps
        gained = np.diff(members, prepend=0) / self.positives
        return float((gained * members / (members + others)).sum())

    @cached_property
    def interval(self) -> tuple[float, float]:
        """Between which values the average precision lies in 95 of 100 samples of as many designs, drawn from these."""
        rng, designs = np.random.default_rng(_SEED), np.unique(self.groups, return_inverse=True)[1]
        order, last = self._order
        count, found = int(designs.max()) + 1, []
        for _ in range(DRAWS):
            drawn = np.bincount(rng.integers(0, count, count), minlength=count)[designs[order]]
            members, every = np.cumsum(drawn * self.wanted[order])[last], np.cumsum(drawn)[last]
            if members[-1]:
                gained = np.diff(members, prepend=0) / members[-1]
                found.append(float((gained * members / np.maximum(every, 1)).sum()))
        low, high = np.quantile(found, (0.025, 0.975))
        return float(low), float(high)

    @cached_property
    def curve(self) -> tuple[Cut, ...]:
        """Cuts from the highest threshold to the lowest, 200 at most, the one of the best F1 among them.

        A threshold lies halfway to the next lower confidence.
        """
        found = self._steps[0]
        shown = set(np.unique(np.linspace(0, len(found) - 1, MOST_POINTS - 1).round().astype(int)).tolist())
        return tuple(self._step(place) for place in sorted(shown | {self._best}))

    @cached_property
    def _best(self) -> int:
        _, members, others = self._steps
        return int(np.argmax(2 * members / (members + others + self.positives)))

    @property
    def best_f1(self) -> Cut:
        """The cut with the greatest F1, the highest of equal ones."""
        return self._step(self._best)

    def _step(self, place: int) -> Cut:
        found, members, others = self._steps
        lower = found[place + 1] if place + 1 < len(found) else found[place]
        hits, misses = int(members[place]), int(others[place])
        negatives = len(self.items) - self.positives
        threshold = float((found[place] + lower) / 2)
        return Cut(threshold, hits, misses, self.positives - hits, negatives - misses)

    def cut(self, threshold: float) -> Cut:
        """Return what any threshold does."""
        called = self.confidences >= threshold
        hits, misses = int((called & self.wanted).sum()), int((called & ~self.wanted).sum())
        negatives = len(self.items) - self.positives
        return Cut(threshold, hits, misses, self.positives - hits, negatives - misses)

    def cut_for(self, precision: float) -> Cut:
        """Return the cut of the greatest recall with at least that precision. Raises InvalidInput where none has it."""
        _, members, others = self._steps
        reached = members / (members + others)
        fitting = np.flatnonzero((reached >= precision) & (members > 0))
        if not len(fitting):
            best = self._step(int(np.argmax(reached)))
            raise InvalidInput(
                f"no threshold gives precision {precision:g}; {best.precision:.2f} is the most, with recall "
                f"{best.recall:.2f}: label more, or ask for less",
                field="precision",
            )
        return self._step(int(fitting[-1]))

    @cached_property
    def bins(self) -> tuple[Bin, ...]:
        """Ten bins of equal width, those without examples left out."""
        place = np.minimum((self.confidences * BINS).astype(int), BINS - 1)
        found = []
        for number in np.unique(place).tolist():
            inside = place == number
            mean, share = float(self.confidences[inside].mean()), float(self.wanted[inside].mean())
            found.append(Bin(number / BINS, (number + 1) / BINS, int(inside.sum()), mean, share))
        return tuple(found)

    @property
    def calibration_error(self) -> float:
        """The expected calibration error: how far confidence and truth lie apart in a bin, on average over examples."""
        return sum(one.count * abs(one.confidence - one.share) for one in self.bins) / len(self.items)

    def worst(self, threshold: float, *, belongs: bool) -> tuple[Wrong, ...]:
        """Return the twelve most confident mistakes: members not called so, or (belongs false) others that are."""
        wrong = np.flatnonzero((self.wanted == belongs) & ((self.confidences >= threshold) != belongs))
        key = self.confidences[wrong] if belongs else -self.confidences[wrong]
        return tuple(
            Wrong(self.items[row], belongs, bool(self.judged[row]), float(self.confidences[row]))
            for row in wrong[np.argsort(key, kind="stable")][:MOST_WORST].tolist()
        )
