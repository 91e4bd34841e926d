"""One item of each category under one budget, together the closest to a chosen one: a multiple-choice knapsack.

Solved exactly by dynamic programming over categories. A state is a total price and a total distance; one that costs no
less and is no closer than another is dropped (dominance; Dudziński & Walukiewicz 1987, Kellerer, Pferschy & Pisinger,
"Knapsack Problems", 2004, ch. 11). For the k best outfits the first k layers of undominated states are kept: a state of
one of the k best has fewer than k that dominate it, so it is never dropped. Nor is kept what cannot end better than
outfits that a quick search has found: below a price of λ a cent (the Lagrangian dual's best) no state can be completed
by less than each later category's least distance + λ·price, minus λ times what is left of the budget.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from penat.domain.errors import InvalidInput
from penat.domain.geometry import Floats, Rows

Cents = NDArray[np.int64]
MOST_STATES = 400_000
QUICK_STATES = (64, 1024)
_ROUNDING = 1e-9
MOST_OUTFITS = 20


@dataclass(frozen=True)
class Choices:
    """The items of one category that may be taken: rows (n,), prices in cents (n,) and distances (n,), n may be 0."""

    category: str
    rows: Rows
    cents: Cents
    distances: Floats

    def __post_init__(self) -> None:
        if not len(self.rows) == len(self.cents) == len(self.distances):
            raise ValueError(f"{len(self.rows)} rows, {len(self.cents)} prices and {len(self.distances)} distances")
        if len(self.cents) and int(self.cents.min()) < 0:
            raise ValueError("a price is negative; leave items without a price out")


@dataclass(frozen=True)
class Outfit:
    """One row of each category in order, what they cost together, and the sum of their distances."""

    rows: tuple[int, ...]
    total_cents: int
    distance: float


@dataclass(frozen=True)
class Solved:
    """The best outfits, the best first, and whether nothing better can exist; none where none is within the budget."""

    outfits: tuple[Outfit, ...]
    optimal: bool


@dataclass(frozen=True)
class Relaxation:
    """What would make an outfit possible: the least budget, and the categories that, left out alone, make it so.

    `empty` are categories without any item that may be taken; no budget helps there.
    """

    needed_cents: int | None
    droppable: tuple[str, ...]
    empty: tuple[str, ...]


def solve(choices: Sequence[Choices], budget_cents: int, count: int = 1, *, most_states: int = MOST_STATES) -> Solved:
    """Return the *count* outfits with the least distance whose prices sum to at most *budget_cents*.

    Equal ones come cheapest first. `optimal` is False where more than *most_states* states would have been kept, and
    only some from the cheapest to the dearest were. Raises InvalidInput for a number of outfits that cannot be.
    """
    if not 1 <= count <= MOST_OUTFITS:
        raise InvalidInput(f"count is {count}; it must be 1 to {MOST_OUTFITS}", field="count")
    if not choices:
        return Solved((Outfit((), 0, 0.0),), optimal=True)
    if any(not len(one.rows) for one in choices):
        return Solved((), optimal=True)
    bound = _Bound.none(choices)
    if count > 1:
        known = _one_swap_away(choices, budget_cents, most_states)
        bound = _Bound.of(choices, budget_cents, known, count)
        choices = bound.kept(choices, budget_cents)
    for most in (*(one for one in QUICK_STATES if one < most_states), most_states):
        stages, optimal = _stages(choices, budget_cents, count, most, bound)
        if optimal:
            break
        bound = _Bound.of(choices, budget_cents, stages[-1].distances, count)
        choices = bound.kept(choices, budget_cents)
    return Solved(tuple(_traced(stages, place) for place in stages[-1].best(count)), optimal)


def relaxation(choices: Sequence[Choices], budget_cents: int) -> Relaxation:
    """Return the smallest changes that would make an outfit possible."""
    empty = tuple(one.category for one in choices if not len(one.rows))
    least = {one.category: int(one.cents.min()) for one in choices if len(one.rows)}
    total = sum(least.values())
    droppable = tuple(name for name, cents in least.items() if not empty and total - cents <= budget_cents < total)
    return Relaxation(None if empty else total, droppable, empty)


def alternatives(
    choices: Sequence[Choices], outfit: Outfit, budget_cents: int, limit: int
) -> Mapping[str, tuple[Rows, Cents]]:
    """Return for each category the next-closest rows that, put in the place of the outfit's, keep the budget.

    With them the total price each swap leads to.
    """
    found = {}
    for one, row in zip(choices, outfit.rows, strict=True):
        own = int(one.cents[np.flatnonzero(one.rows == row)[0]])
        totals = outfit.total_cents - own + one.cents
        places = np.flatnonzero((totals <= budget_cents) & (one.rows != row))
        order = places[np.lexsort((one.cents[places], one.distances[places]))][:limit]
        found[one.category] = (one.rows[order], totals[order])
    return found


@dataclass(frozen=True)
class _Stage:
    """The states after one category: price and distance, the item taken, and the state before it."""

    cents: Cents
    distances: Floats
    rows: Rows
    before: Rows

    def taken(self, places: Rows) -> "_Stage":
        return _Stage(self.cents[places], self.distances[places], self.rows[places], self.before[places])

    def spread(self, count: int) -> "_Stage":
        """Return *count* of the states, from the cheapest to the dearest, so that each price keeps its closest."""
        order = np.lexsort((self.distances, self.cents))
        return self.taken(order[np.linspace(0, len(order) - 1, count).round().astype(np.intp)])

    def best(self, count: int) -> list[int]:
        order = np.lexsort((self.cents, self.distances))[:count]
        return [int(place) for place in order]


@dataclass(frozen=True)
class _Bound:
    """What prunes states that cannot end among the best: λ, each category's least completion, and what to beat."""

    price: float
    rest: Floats
    worst: float

    @classmethod
    def none(cls, choices: Sequence[Choices]) -> "_Bound":
        return cls(0.0, np.zeros(len(choices)), np.inf)

    @classmethod
    def of(cls, choices: Sequence[Choices], budget: int, known: Floats, count: int) -> "_Bound":
        """Return the bound that outfits of the distances *known* allow; without *count* of them nothing is pruned."""
        if len(known) < count:
            return cls.none(choices)
        price = dual_price(choices, budget)
        least = np.array([float(np.min(one.distances + price * one.cents)) for one in choices])
        rest = np.concatenate([np.cumsum(least[::-1])[::-1][1:], [0.0]])
        return cls(price, rest, float(np.sort(known)[count - 1]))

    def kept(self, choices: Sequence[Choices], budget: int) -> list[Choices]:
        """Return the choices without the items that no outfit worth finding can hold."""
        whole = [one.distances + self.price * one.cents for one in choices]
        least = sum(float(np.min(one)) for one in whole) - self.price * budget
        worth = [least - float(np.min(one)) + one <= self._limit for one in whole]
        return [
            Choices(one.category, one.rows[keep], one.cents[keep], one.distances[keep])
            for one, keep in zip(choices, worth, strict=True)
        ]

    @property
    def _limit(self) -> float:
        return self.worst + _ROUNDING * (1 + abs(self.worst))

    def passes(self, place: int, stage: _Stage, budget: int) -> NDArray[np.bool_]:
        """Return which states after category *place* may still end among the best."""
        ends = stage.distances + self.rest[place] - self.price * (budget - stage.cents)
        passing: NDArray[np.bool_] = ends <= self._limit
        return passing


def _one_swap_away(choices: Sequence[Choices], budget: int, most_states: int) -> Floats:
    """Return the distances of the best outfit and of all that differ from it in one item and keep the budget."""
    best = solve(choices, budget, 1, most_states=most_states).outfits
    if not best:
        return np.zeros(0)
    found = [np.array([best[0].distance])]
    for one, row in zip(choices, best[0].rows, strict=True):
        own = int(np.flatnonzero(one.rows == row)[0])
        fits = one.cents - one.cents[own] + best[0].total_cents <= budget
        fits[own] = False
        found.append(best[0].distance - one.distances[own] + one.distances[fits])
    return np.concatenate(found)


def dual_price(choices: Sequence[Choices], budget: int) -> float:
    """Return the λ at which the cheapest and the dearest best choices straddle the budget, 0 where nothing binds."""

    def spent(price: float) -> int:
        return sum(int(one.cents[np.argmin(one.distances + price * one.cents)]) for one in choices)

    if spent(0.0) <= budget:
        return 0.0
    low, high = 0.0, 1e-9
    while spent(high) > budget and high < 1e6:
        low, high = high, high * 4
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if spent(middle) > budget else (low, middle)
    return high


def _stages(
    choices: Sequence[Choices], budget: int, layers: int, most: int, bound: _Bound
) -> tuple[list[_Stage], bool]:
    """Return the states after each category, and whether all that matter were kept."""
    least = [int(one.cents.min()) for one in choices]
    stage = _Stage(np.zeros(1, np.int64), np.zeros(1), np.zeros(1, np.intp), np.zeros(1, np.intp))
    stages, whole = [], True
    for place, one in enumerate(choices):
        joined = _joined(stage, one, budget - sum(least[place + 1 :]), layers)
        stage = _undominated(joined.taken(np.flatnonzero(bound.passes(place, joined, budget))), layers)
        if len(stage.cents) > most:
            stage, whole = stage.spread(most), False
        stages.append(stage)
    return stages, whole


def _joined(before: _Stage, one: Choices, most: int, layers: int) -> _Stage:
    """Return every state of *before* with every undominated item of *one*, as far as it can be paid."""
    plain = np.zeros(len(one.rows), np.intp)
    items = _undominated(_Stage(one.cents, one.distances.astype(float), one.rows, plain), layers)
    cents = (before.cents[:, None] + items.cents[None, :]).ravel()
    fits = np.flatnonzero(cents <= most)
    state, item = np.divmod(fits, len(items.cents))
    distances = before.distances[state] + items.distances[item]
    return _Stage(cents[fits], distances, items.rows[item], state)


def _undominated(stage: _Stage, layers: int) -> _Stage:
    """Return the states of the first *layers* layers: each holds what nothing left is as cheap and as close as."""
    order = np.lexsort((stage.distances, stage.cents))
    kept: list[Rows] = []
    for _ in range(layers):
        if not len(order):
            break
        distances = stage.distances[order]
        best_before = np.concatenate(([np.inf], np.minimum.accumulate(distances)[:-1]))
        front = distances < best_before
        kept.append(order[front])
        order = order[~front]
    return stage.taken(np.concatenate(kept) if kept else order)


def _traced(stages: Sequence[_Stage], place: int) -> Outfit:
    """Return the outfit that ends in a state of the last stage."""
    total, distance = int(stages[-1].cents[place]), float(stages[-1].distances[place])
    rows: list[int] = []
    for stage in reversed(stages):
        rows.append(int(stage.rows[place]))
        place = int(stage.before[place])
    return Outfit(tuple(reversed(rows)), total, distance)
