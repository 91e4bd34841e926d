"""How much nearer the best outfit under a budget is than what plain rules put together, and how much they spend.

Outfits of one item of each other category around items of one category, under budgets that are multiples of the
cheapest outfit. Beside the exact optimum stand three rules that a shop might have:

- `even split`: each category may spend an equal part of the budget, and takes the closest item inside it;
- `in turn`: category after category takes the closest item that leaves enough for the cheapest of those to come;
- `by value`: from the cheapest outfit on, the swap that brings the most nearness a cent, until none fits.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter

import numpy as np

from penat.domain.catalogue import NO_PRICE, Catalogue, Shelf
from penat.domain.errors import InvalidInput
from penat.domain.geometry import squared_distances
from penat.domain.outfit import Choices, solve
from penat.lab.intervals import Interval, mean_interval

Taken = tuple[int, ...] | None
"""The place taken in each category's choices; None where the rule found no outfit."""
Progress = Callable[[int, int], None]
BUDGETS = (1.1, 1.3, 1.6, 2.0, 3.0, 5.0, 10.0)


@dataclass(frozen=True)
class OutfitScore:
    """One way under one budget, over all chosen items that have a proven optimum.

    answered: the share for which it found an outfit where there is one; distance: the mean distance of an outfit's
    items to the chosen one; excess: by what share of the optimum's mean it is farther, both over what was answered;
    best: the share of all that are as near as the optimum; used: the mean share of the budget that is spent; ms: the
    median time of one answer in milliseconds, which no seed repeats. None where fewer than two were answered.
    """

    way: str
    budget: float
    chosen: int
    answered: float
    distance: Interval | None
    excess: Interval | None
    best: float
    used: float | None
    ms: float | None


@dataclass(frozen=True)
class _Answer:
    distance: float
    used: float
    ms: float


def outfit_scores(
    catalogue: Catalogue, *, chosen: str = "chair", count: int = 100, budgets: Sequence[float] = BUDGETS, seed: int = 0,
    progress: Progress | None = None,
) -> list[OutfitScore]:  # fmt: skip
    """Return every way's figures under each budget, for *count* designs of the *chosen* category.

    Raises InvalidInput for fewer than two designs, and where another category has nothing with a price.
    """
    shelf = catalogue.shelf(chosen)
    designs = np.flatnonzero(shelf.representative)
    if min(count, len(designs)) < 2 or any(not np.isfinite(one) or one < 1 for one in budgets):
        raise InvalidInput("give 2 or more designs, and budgets of 1 or more times the cheapest outfit", field="count")
    rows = np.random.default_rng(seed).permutation(designs)[:count]
    found: dict[tuple[str, float], list[_Answer | None]] = {}
    for number, row in enumerate(rows.tolist()):
        choices = [_choices(shelf, row, other) for name, other in catalogue.shelves.items() if name != chosen]
        cheapest = sum(int(one.cents.min()) for one in choices)
        for budget in budgets:
            for way, rule in WAYS.items():
                answer = _timed(choices, round(budget * cheapest), rule)
                found.setdefault((way, budget), []).append(answer)
        if progress is not None:
            progress(number + 1, len(rows))
    return [_score(found, way, budget) for budget in budgets for way in WAYS]


def optimum(choices: Sequence[Choices], budget_cents: int) -> Taken:
    """Return the nearest outfit there is, None too where that is not proven."""
    solved = solve(choices, budget_cents)
    if not solved.outfits or not solved.optimal:
        return None
    rows = solved.outfits[0].rows
    return tuple(int(np.flatnonzero(one.rows == row)[0]) for one, row in zip(choices, rows, strict=True))


def even_split(choices: Sequence[Choices], budget_cents: int) -> Taken:
    """Return each category's closest item within an equal part of the budget."""
    part = budget_cents // len(choices)
    taken = [_closest_within(one, part) for one in choices]
    return None if None in taken else tuple(place for place in taken if place is not None)


def in_turn(choices: Sequence[Choices], budget_cents: int) -> Taken:
    """Return the closest items, one category after the other, each leaving enough for the cheapest of the rest."""
    left = budget_cents - sum(int(one.cents.min()) for one in choices)
    taken = []
    for one in choices:
        place = _closest_within(one, left + int(one.cents.min()))
        if place is None:
            return None
        left -= int(one.cents[place] - one.cents.min())
        taken.append(place)
    return tuple(taken)


def by_value(choices: Sequence[Choices], budget_cents: int) -> Taken:
    """Return what is reached from the cheapest outfit by the swaps that bring the most nearness a cent."""
    taken = [int(np.lexsort((one.distances, one.cents))[0]) for one in choices]
    left = budget_cents - sum(int(one.cents[place]) for one, place in zip(choices, taken, strict=True))
    if left < 0:
        return None
    while True:
        swaps = [_best_swap(one, place, left) for one, place in zip(choices, taken, strict=True)]
        category = int(np.argmax([value for value, _ in swaps]))
        value, place = swaps[category]
        if value <= 0.0:
            return tuple(taken)
        left -= int(choices[category].cents[place] - choices[category].cents[taken[category]])
        taken[category] = place


WAYS: dict[str, Callable[[Sequence[Choices], int], Taken]] = {
    "optimum": optimum, "by value": by_value, "in turn": in_turn, "even split": even_split,
}  # fmt: skip


def _choices(chosen: Shelf, row: int, other: Shelf) -> Choices:
    rows = np.flatnonzero(other.price_cents != NO_PRICE)
    if not len(rows):
        raise InvalidInput(f"no {other.category} has a price; give prices in links.csv", field="price")
    cents = np.asarray(other.price_cents[rows], dtype=np.int64)
    return Choices(other.category, rows, cents, squared_distances(chosen.vectors[row], other.vectors[rows]))


def _closest_within(one: Choices, cents: int) -> int | None:
    fits = np.flatnonzero(one.cents <= cents)
    return int(fits[np.argmin(one.distances[fits])]) if len(fits) else None


def _best_swap(one: Choices, place: int, left: int) -> tuple[float, int]:
    """Return the nearness a cent of the best swap in a category, and what is swapped in; what costs nothing is best."""
    nearer = one.distances[place] - one.distances
    dearer = one.cents - one.cents[place]
    value = np.where((nearer > 0) & (dearer <= left), nearer / np.maximum(dearer, 1), 0.0)
    best = int(np.argmax(value))
    return float(value[best]), best


def _timed(
    choices: Sequence[Choices], budget_cents: int, rule: Callable[[Sequence[Choices], int], Taken]
) -> _Answer | None:
    began = perf_counter()
    taken = rule(choices, budget_cents)
    ms = 1000 * (perf_counter() - began)
    if taken is None:
        return None
    pairs = list(zip(choices, taken, strict=True))
    distance, cents = sum(float(one.distances[at]) for one, at in pairs), sum(int(one.cents[at]) for one, at in pairs)
    return _Answer(distance / len(pairs), cents / budget_cents, ms)


def _score(found: dict[tuple[str, float], list[_Answer | None]], way: str, budget: float) -> OutfitScore:
    mine, best = found[way, budget], found["optimum", budget]
    both = [(one, other) for one, other in zip(mine, best, strict=True) if one is not None and other is not None]
    asked = sum(one is not None for one in best)
    alike = sum(one.distance <= other.distance + 1e-9 for one, other in both)
    if len(both) < 2:
        return OutfitScore(way, budget, asked, len(both) / max(asked, 1), None, None, alike / max(asked, 1), None, None)
    whole = max(float(np.mean([other.distance for _, other in both])), 1e-12)
    return OutfitScore(
        way, budget, asked, len(both) / asked, mean_interval(np.array([one.distance for one, _ in both])),
        mean_interval(np.array([one.distance - other.distance for one, other in both]) / whole), alike / asked,
        float(np.mean([one.used for one, _ in both])), float(np.median([one.ms for one, _ in both])),
    )  # fmt: skip
