"""Whether a release under a head finds as well as the same items did before it, and how sure that is.

Every figure is a mean over units that both releases answer: items, which count together with their design, or
phrases. The difference is paired, and its interval comes from a bootstrap over designs: what a head costs is told from
what chance does.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from penat.domain.catalogue import Catalogue, Shelf
from penat.domain.geometry import Floats, Mask, Vectors

NEAREST, SAMPLED, LEAST_UNITS, _BLOCK = 10, 1000, 20, 64
FEWEST_VALUES, MOST_VALUES, ITEMS_A_VALUE, LEAST_FILLED = 2, 100, 4, 0.5
DRAWS, OUTER = 2000, 0.5  # the interval holds 99 %: several figures are looked at, and one must not fail by chance
_SEED = 20_240_501
Labels = NDArray[np.object_]


@dataclass(frozen=True, slots=True)
class Figure:
    """A share in 0..1 over `units`, before and after, with the 99 % interval of the difference after − before."""

    name: str
    units: int
    before: float
    after: float
    low: float
    high: float

    @property
    def worse(self) -> bool:
        """Whether it fell by more than noise."""
        return self.high < 0

    def __str__(self) -> str:
        change = f"{self.after - self.before:+.3f} ({self.low:+.3f} to {self.high:+.3f})"
        return f"{self.name}: {self.before:.3f} -> {self.after:.3f}, {change}, {self.units:,} asked"


@dataclass(frozen=True, slots=True)
class SetCheck:
    """A frozen query, the share of its items that a release finds again, and whether that is enough."""

    name: str
    kept: float
    passed: bool


@dataclass(frozen=True)
class HeadComparison:
    """What was measured, the frozen queries before and after, and what the head's own card says of its gain.

    `gain` holds the mean gain on what the head never saw and its 95 % interval, None where the card does not say.
    """

    head: str
    figures: tuple[Figure, ...]
    sets: tuple[tuple[SetCheck, SetCheck], ...] = ()
    gain: tuple[float, float, float] | None = None
    note: str = ""

    def alarms(self) -> list[str]:
        """Return why the release should not be served, in words; nothing when all is well."""
        worse = [
            f"worse by more than noise under head {self.head}: {figure}" for figure in self.figures if figure.worse
        ]
        broken = [
            f"the frozen query {was.name} found {was.kept:.0%} of its items; it finds {now.kept:.0%} and fails"
            for was, now in self.sets
            if was.passed and not now.passed
        ]
        return [*self._gainless(), *worse, *broken]

    def lines(self) -> list[str]:
        """Return everything that was measured, in lines for people."""
        gain = [] if self.gain is None else [f"gain on what the head never saw: {_spread(self.gain)}"]
        figures = [str(figure) for figure in self.figures]
        sets = [f"frozen query {was.name}: {was.kept:.0%} -> {now.kept:.0%} found again" for was, now in self.sets]
        return [*gain, *figures, *sets, *filter(None, [self.note])]

    def _gainless(self) -> list[str]:
        if self.gain is None:
            return [f"the card of head {self.head} does not say how it did on what it never saw; fit it anew"]
        if self.gain[1] <= 0:
            return [f"head {self.head} showed no sure gain on what it never saw: {_spread(self.gain)}"]
        return []


def item_figures(served: Catalogue, fresh: Catalogue) -> list[Figure]:
    """Return how often the nearest of all tell an item's category, and how many of its category share its columns.

    Only items of both releases are asked and found; their facts are those of *fresh*.
    """
    before, after = _Pool.of(served, fresh), _Pool.of(fresh, fresh, among=served)
    rng = np.random.default_rng(_SEED)
    asked = np.sort(rng.permutation(len(after.ids))[:SAMPLED])
    was, now = (pool.told(asked) for pool in (before, after))
    figures = [_compared("category told by the nearest items", was, now, after.designs[asked])]
    for column in _columns(fresh):
        labels = after.column(column)
        filled = asked[labels[asked] != ""]
        figures.append(_figure(f"nearest of its category with the same {column}", before, after, filled, labels))
    return [figure for figure in figures if figure.units >= LEAST_UNITS]


def word_figures(
    served: tuple[Catalogue, Vectors], fresh: tuple[Catalogue, Vectors], categories: Sequence[str]
) -> list[Figure]:
    """Return how often an item's category is the one whose words (c, dim) are nearest to it."""
    before, after = _Pool.of(served[0], fresh[0]), _Pool.of(fresh[0], fresh[0], among=served[0])
    asked = np.flatnonzero(np.isin(after.categories.astype(str), list(categories)))
    names = np.array(categories, object)
    hits = [
        (names[np.argmax(pool.vectors[asked] @ words.T, axis=1)] == after.categories[asked]).astype(float)
        for pool, words in ((before, served[1]), (after, fresh[1]))
    ]
    if len(asked) < LEAST_UNITS:
        return []
    return [_compared("category told by words", hits[0], hits[1], after.designs[asked])]


@dataclass(frozen=True)
class _Pool:
    """Items of two releases in one order, with one release's vectors."""

    ids: tuple[str, ...]
    vectors: Vectors
    categories: Labels
    designs: NDArray[np.int64]
    facts: tuple[Mapping[str, str], ...]

    @classmethod
    def of(cls, catalogue: Catalogue, facts: Catalogue, among: Catalogue | None = None) -> "_Pool":
        known = (among or facts).places
        ids = tuple(one for one in facts.places if one in known and one in catalogue.places)
        places = [catalogue.places[one] for one in ids]
        told = [facts.places[one] for one in ids]
        offsets = dict(zip(facts.shelves, np.cumsum([0, *(len(s) for s in facts.shelves.values())]), strict=False))
        return cls(
            ids,
            np.array([catalogue.shelves[category].vectors[row] for category, row in places], np.float32),
            np.array([category for category, _ in told], object),
            np.array([offsets[category] + facts.shelves[category].groups[row] for category, row in told], np.int64),
            tuple(facts.shelves[category].items[row].extra for category, row in told),
        )

    def column(self, name: str) -> Labels:
        """Return one column's values (n,), "" for none."""
        return np.array([facts.get(name, "") for facts in self.facts], object)

    def told(self, asked: NDArray[np.intp]) -> Floats:
        """Return for each item *asked* 1.0 where most of its nearest are of its category, else 0.0."""
        everything = np.ones(len(self.ids), bool)
        nearest = self._nearest(asked, lambda _: everything)
        return np.array([_most(self.categories[rows]) == self.categories[row] for row, rows in nearest], float)

    def shares(self, asked: NDArray[np.intp], labels: Labels) -> Floats:
        """Return for each item *asked* the share of its category's nearest that have its label, nan without any."""
        nearest = self._nearest(asked, lambda row: (self.categories == self.categories[row]) & (labels != ""))
        return np.array([np.mean(labels[rows] == labels[row]) if len(rows) else np.nan for row, rows in nearest])

    def _nearest(
        self, asked: NDArray[np.intp], allowed: Callable[[int], Mask]
    ) -> Iterator[tuple[int, NDArray[np.intp]]]:
        """Yield each item *asked* with the rows of its nearest that are allowed and of another design."""
        for start in range(0, len(asked), _BLOCK):
            block = asked[start : start + _BLOCK]
            for row, cosines in zip(block.tolist(), self.vectors[block] @ self.vectors.T, strict=True):
                rows = np.flatnonzero(allowed(row) & (self.designs != self.designs[row]))
                yield row, rows[np.argsort(-cosines[rows], kind="stable")[:NEAREST]]


def _most(labels: Labels) -> object:
    """Return the label that most have, of equally many the one that is nearer."""
    return max(dict.fromkeys(labels.tolist()), key=labels.tolist().count, default=None)


def _figure(name: str, before: _Pool, after: _Pool, asked: NDArray[np.intp], labels: Labels) -> Figure:
    was, now = (pool.shares(asked, labels) for pool in (before, after))
    there = np.isfinite(was) & np.isfinite(now)
    return _compared(name, was[there], now[there], after.designs[asked][there])


def _compared(name: str, was: Floats, now: Floats, designs: NDArray[np.int64]) -> Figure:
    """Return the figure with the bootstrap's interval: whole designs are drawn, with all their items."""
    if not len(was):
        return Figure(name, 0, 0.0, 0.0, 0.0, 0.0)
    _, group = np.unique(designs, return_inverse=True)
    sums, counts = np.bincount(group, weights=now - was), np.bincount(group).astype(float)
    rng = np.random.default_rng(_SEED)
    drawn = rng.multinomial(len(sums), np.full(len(sums), 1 / len(sums)), size=DRAWS).astype(float)
    low, high = np.percentile((drawn @ sums) / (drawn @ counts), [OUTER, 100 - OUTER])
    return Figure(name, len(was), float(was.mean()), float(now.mean()), float(low), float(high))


def _columns(catalogue: Catalogue) -> list[str]:
    """Return the columns that sort at least half of the items into a few kinds."""
    shelves = list(catalogue.shelves.values())
    total = sum(len(shelf) for shelf in shelves)
    names = sorted({name for shelf in shelves for item in shelf.items for name in item.extra})
    return [name for name in names if _sorts(shelves, name, total)]


def _sorts(shelves: Sequence[Shelf], name: str, total: int) -> bool:
    values = [item.extra.get(name, "") for shelf in shelves for item in shelf.items]
    filled = [value for value in values if value]
    few = min(MOST_VALUES, len(filled) // ITEMS_A_VALUE)
    return len(filled) >= LEAST_FILLED * total and FEWEST_VALUES <= len(set(filled)) <= few


def _spread(gain: tuple[float, float, float]) -> str:
    return f"{gain[0]:+.3f} ({gain[1]:+.3f} to {gain[2]:+.3f})"
