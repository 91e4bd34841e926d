"""What the shopping log tells of its sessions: how far they came, what was shown, and what was picked."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, log, sqrt

from penat.domain.catalogue import Catalogue, ids_of
from penat.domain.shopping_log import Event, ShownSlate
from penat.domain.shopping_walks import Walk, WalkedSlate, Walks

_Z = 1.959964


@dataclass(frozen=True, slots=True)
class DayFigures:
    """One day in UTC: the sessions that began on it, the slates shown and the picks made of them."""

    day: date
    sessions: int
    slates: int
    picks: int


@dataclass(frozen=True, slots=True)
class StepFigures:
    """How many sessions were shown a slate of a step, picked from one, refused one, ended there and left there.

    A session is finished at a step whose pick was its last slate's, left where its last slate had none. *effective* is
    1 / the geometric mean of the first place's propensity over the *measured* slates that have one: the exponential of
    an unbiased estimate of the entropy of that draw, so 1 where the first item was certain and n where n were equally
    likely. None where no slate has one.
    """

    step: int
    reached: int
    picked: int
    refused: int
    finished: int
    left: int
    effective: float | None
    measured: int


@dataclass(frozen=True, slots=True)
class PositionFigures:
    """One place of a slate, the first being 1: its picks, its share of all with a 95 % interval, and an even share.

    The even share is what this place would have if every place of each slate were picked equally often. The interval
    is Wilson's, as if picks were independent.
    """

    position: int
    picks: int
    share: float
    low: float
    high: float
    even: float


@dataclass(frozen=True, slots=True)
class CoverageFigures:
    """How many of a category's items and designs were ever shown."""

    category: str
    items: int
    items_shown: int
    designs: int
    designs_shown: int


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """In how many slates an item was shown, from how many it was picked, and what else was done about it."""

    item: str
    shown: int
    picked: int
    viewed: int
    liked: int
    rejected: int
    bought: int


@dataclass(frozen=True, slots=True)
class ShoppingReport:
    """Figures of one stretch of the log. *share* is the random part of its sessions that they are of, mostly 1.

    *deeds* counts what front ends told, by kind; *items* is every item that was shown or had something done about it,
    the most picked first; *policies* and *categories* are all that the log has, whatever was asked for.
    """

    share: float
    sessions: int
    slates: int
    picks: int
    refusals: int
    finished: int
    deeds: Mapping[str, int]
    days: Sequence[DayFigures]
    steps: Sequence[StepFigures]
    positions: Sequence[PositionFigures]
    coverage: Sequence[CoverageFigures]
    items: Sequence[ItemFigures]
    policies: Sequence[str]
    categories: Sequence[str]

    def most_picked(self, count: int) -> Sequence[ItemFigures]:
        """Return the *count* items picked most often; none that was never picked."""
        return [one for one in self.items if one.picked][:count]

    def never_picked(self, often: int) -> Sequence[ItemFigures]:
        """Return the items shown in at least *often* slates and picked from none, the most shown first."""
        found = [one for one in self.items if one.shown >= often and not one.picked]
        return sorted(found, key=lambda one: (-one.shown, one.item))


def report_of(
    slates: Iterable[ShownSlate], events: Iterable[Event], catalogue: Catalogue, walks: Walks
) -> ShoppingReport:
    """Return the figures of what *walks*, empty yet, gathers of *slates* and *events*, each read once."""
    walks.show(slates)
    walks.tell(events)
    every, items = [one for walk in walks for one in walk.slates], _items(walks)
    steps = _steps(walks)
    return ShoppingReport(
        share=walks.share,
        sessions=sum(1 for _ in walks),
        slates=len(every),
        picks=sum(one.pick is not None for one in every),
        refusals=sum(one.refused for one in every),
        finished=sum(one.finished for one in steps),
        deeds=_deeds(walks),
        days=_days(walks),
        steps=steps,
        positions=_positions(every),
        coverage=_coverage(catalogue, {one.item for one in items if one.shown}),
        items=items,
        policies=sorted(walks.policies),
        categories=sorted(walks.categories),
    )


def _deeds(walks: Iterable[Walk]) -> Mapping[str, int]:
    found: Counter[str] = Counter()
    for walk in walks:
        for (kind, _), count in walk.deeds.items():
            found[kind] += count
    return found


def _days(walks: Iterable[Walk]) -> Sequence[DayFigures]:
    sessions: Counter[date] = Counter()
    slates: Counter[date] = Counter()
    picks: Counter[date] = Counter()
    for walk in walks:
        sessions[walk.slates[0].at.date()] += 1
        for one in walk.slates:
            slates[one.at.date()] += 1
            picks[one.at.date()] += one.pick is not None
    return [DayFigures(day, sessions[day], slates[day], picks[day]) for day in sorted(slates)]


def _steps(walks: Iterable[Walk]) -> Sequence[StepFigures]:
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    chances: dict[int, list[float]] = defaultdict(list)
    for walk in walks:
        last = walk.slates[-1]
        counts["left" if last.pick is None else "finished"][last.step] += 1
        counts["reached"].update({one.step for one in walk.slates})
        counts["picked"].update({one.step for one in walk.slates if one.pick is not None})
        counts["refused"].update({one.step for one in walk.slates if one.refused})
        for one in walk.slates:
            if one.chance:
                chances[one.step].append(log(one.chance))
    return [
        StepFigures(
            step, counts["reached"][step], counts["picked"][step], counts["refused"][step], counts["finished"][step],
            counts["left"][step], exp(-sum(logs) / len(logs)) if (logs := chances[step]) else None, len(logs),
        )
        for step in sorted(counts["reached"])
    ]  # fmt: skip


def _positions(slates: Iterable[WalkedSlate]) -> Sequence[PositionFigures]:
    picks: Counter[int] = Counter()
    fair: dict[int, float] = defaultdict(float)
    for slate in slates:
        if slate.pick is not None and slate.pick in slate.shown:
            picks[slate.shown.index(slate.pick)] += 1
            for place in range(len(slate.shown)):
                fair[place] += 1 / len(slate.shown)
    return [_position(place, picks[place], picks.total(), fair[place]) for place in sorted(fair)]


def _position(place: int, picks: int, of: int, fair: float) -> PositionFigures:
    low, high = _interval(picks, of)
    return PositionFigures(place + 1, picks, picks / of, low, high, fair / of)


def _interval(hits: int, count: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson 1927)."""
    share, squared = hits / count, _Z**2 / count
    middle = (share + squared / 2) / (1 + squared)
    reach = _Z * sqrt(share * (1 - share) / count + squared / (4 * count)) / (1 + squared)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def _items(walks: Iterable[Walk]) -> Sequence[ItemFigures]:
    shown: Counter[str] = Counter()
    picked: Counter[str] = Counter()
    deeds: Counter[tuple[str, str]] = Counter()
    for walk in walks:
        deeds.update(walk.deeds)
        for slate in walk.slates:
            shown.update(slate.shown)
            if slate.pick is not None:
                picked[slate.pick] += 1
    names = {*shown, *picked, *(item for _, item in deeds)}
    told = [
        ItemFigures(name, shown[name], picked[name], *(deeds[kind, name] for kind in ("view", "like", "reject", "buy")))
        for name in names
    ]
    return sorted(told, key=lambda one: (-one.picked, one.shown, one.item))


def _coverage(catalogue: Catalogue, shown: set[str]) -> Sequence[CoverageFigures]:
    """Return the coverage of each category that something was shown of, in the catalogue's order."""
    found = []
    for name, shelf in catalogue.shelves.items():
        rows = [row for row, item in enumerate(ids_of(shelf.items)) if item in shown]
        if rows:
            designs = len({int(shelf.groups[row]) for row in rows})
            found.append(CoverageFigures(name, len(shelf), len(rows), shelf.designs, designs))
    return found
