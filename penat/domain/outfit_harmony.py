"""Outfits whose items also go with one another: each with the chosen item, and each with each other, one budget.

What is least is n times (the mean distance to the chosen item + harmony × the mean distance over the pairs): means, so
that harmony 1 weighs both alike however many categories there are; n times, so that harmony 0 is the sum of distances.

That is a quadratic multiple-choice knapsack, which no dynamic programme solves. Bounds rule out many items; of the
others the most promising of each category go onto a shortlist, with the cheapest and a known outfit's, so that an
outfit is never missed where there is one. Branch and bound searches it, exactly unless that takes too many branchings.
Items off the shortlist are not forgotten: an outfit that holds one has its bound, so where that is above what was found
the answer is proven over the whole catalogue. All is counted in items and branchings, not seconds: answers repeat.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from penat.domain.errors import InvalidInput
from penat.domain.geometry import MAX_DISTANCE, Floats, Rows, Vectors
from penat.domain.outfit import Choices, Outfit, dual_price, solve
from penat.domain.outfit_search import ROUNDING, Best, BranchAndBound, Cents, Weighed, descend

MOST_HARMONY = 4.0
# More than a distance of two unit vectors of some thousand numbers can be off in single precision.
_SINGLE = 1e-4
# Vectors of the items of category *number* at the given places among its choices.
VectorsOf = Callable[[int, Rows], Vectors]


@dataclass(frozen=True)
class Effort:
    """How far to look, in items of all categories together, and in branchings.

    *compared*: each with each, for their bounds; *near*: those closest for their price, where a quick search begins,
    and the most that are weighed pair by pair; *shortlist*: those searched by branch and bound.
    """

    compared: int = 8_192
    near: int = 1_024
    shortlist: int = 512
    nodes: int = 2_000


@dataclass(frozen=True)
class Harmonised:
    """The best outfits, the best first, with what was minimised, and what is proven.

    `optimal`: none in the whole catalogue is better. `over_shortlist`: none of the shortlist is. No outfit at all has
    less than `at_least`. `shortlisted` are the numbers of items searched, by category; () where no search was needed.
    """

    outfits: tuple[Outfit, ...]
    values: tuple[float, ...]
    optimal: bool
    over_shortlist: bool
    at_least: float
    shortlisted: tuple[int, ...]


def harmonise(
    choices: Sequence[Choices],
    vectors_of: VectorsOf,
    budget_cents: int,
    harmony: float,
    count: int = 1,
    effort: Effort | None = None,
) -> Harmonised:
    """Return the *count* outfits that go best with the chosen item and in themselves, of what the budget allows.

    Equal ones come cheapest first. Raises InvalidInput for a *harmony* or a number of outfits that cannot be.
    """
    if not 0 <= harmony <= MOST_HARMONY:
        raise InvalidInput(f"harmony is {harmony}; it must be 0 to {MOST_HARMONY:g}", field="harmony")
    plain = solve(choices, budget_cents, 1)
    if len(choices) < 2 or not harmony or not plain.outfits:
        solved = solve(choices, budget_cents, count)
        values = tuple(one.distance for one in solved.outfits)
        at_least = values[0] if values and solved.optimal else 0.0
        return Harmonised(solved.outfits, values, solved.optimal, solved.optimal, at_least, ())
    effort = effort or Effort()
    pool = _Pool.of(choices, vectors_of, budget_cents, harmony, plain.outfits[0], effort.compared)
    best, outside = Best(count), pool.outside
    sifted = pool.lowest(pool.priced, effort.near, pool.seeds)
    _search_quickly(pool, sifted, budget_cents, best)
    if len(sifted) < len(pool.costs):
        bounds = pool.bounds(budget_cents)
        needed = [*pool.seeds, *best.outfits]
        sifted = pool.lowest(bounds, effort.near, needed)
        outside = min(outside, _least_without(bounds, sifted))
        sifted = sifted[(bounds[sifted] <= best.limit) | np.isin(sifted, needed)]
        _search_quickly(pool, sifted, budget_cents, best)
    shortlist, beside = _shortlist(pool, sifted, budget_cents, best, effort.shortlist)
    short, known = pool.weighed(shortlist), best.within(shortlist)
    unseen = BranchAndBound(short, budget_cents, _price(short, budget_cents), known, effort.nodes).run()
    best, outside = known.of(shortlist), min(outside, beside)
    searched = _proven(unseen, best.worst)
    return Harmonised(
        tuple(pool.outfit(places, cents) for _, cents, places in best.found),
        tuple(cost for cost, _, _ in best.found),
        searched and _proven(outside, best.worst),
        searched,
        max(0.0, min(best.found[0][0], outside, unseen)),
        tuple(int(size) for size in short.ends - short.starts),
    )


def pair_weight(harmony: float, categories: int) -> float:
    """Return what a pair's distance is multiplied by, so that pairs weigh *harmony* times their mean, n times over."""
    return 2 * harmony / (categories - 1) if categories > 1 else 0.0


def in_company(
    choices: Sequence[Choices], vectors_of: VectorsOf, outfit: Outfit, harmony: float
) -> tuple[Choices, ...]:
    """Return the choices with what each item adds to the outfit in its category's place instead of its distance.

    For swaps: each item's distance to the chosen one, and its weighted distances to the outfit's other items.
    """
    weight = pair_weight(harmony, len(choices))
    places = [np.flatnonzero(one.rows == row)[:1] for one, row in zip(choices, outfit.rows, strict=True)]
    worn = np.concatenate([np.asarray(vectors_of(number, place)) for number, place in enumerate(places)])
    told = []
    for number, one in enumerate(choices):
        others = np.delete(worn, number, axis=0)
        between = _distances(np.asarray(vectors_of(number, np.arange(len(one.rows)))), others).sum(axis=1)
        told.append(Choices(one.category, one.rows, one.cents, one.distances + weight * between))
    return tuple(told)


def mean_between(vectors: Vectors) -> float:
    """Return the mean distance over the pairs of *vectors* (n, dim), 0 for fewer than two."""
    if len(vectors) < 2:
        return 0.0
    return float(_distances(vectors, vectors)[np.triu_indices(len(vectors), 1)].mean())


def _proven(least: float, worst: float) -> bool:
    """Return whether what cannot cost less than *least* cannot be among the best, of which the last costs *worst*."""
    return bool(least >= worst - ROUNDING) if np.isfinite(worst) else not np.isfinite(least)


def _distances(one: Vectors, other: Vectors) -> Floats:
    found = 2.0 - 2.0 * (np.asarray(one, np.float64) @ np.asarray(other, np.float64).T)
    return np.clip(found, 0.0, MAX_DISTANCE)


def _price(weighed: Weighed, budget: int) -> float:
    """Return the λ that suits the budget where each item costs at least half of its pairs too."""
    costs = weighed.costs + weighed.lowest().sum(axis=1) / 2
    parts = weighed.parts()
    return dual_price([Choices("", np.arange(p.stop - p.start), weighed.cents[p], costs[p]) for p in parts], budget)


def _least_without(bounds: Floats, places: Rows) -> float:
    """Return the least of *bounds* but those at *places*, infinite without another."""
    return float(np.min(np.delete(bounds, places), initial=np.inf))


@dataclass(frozen=True)
class _Pool:
    """Items that are compared with one another, in a row, category after category; each starts where *starts* says.

    *priced* are their distances at the budget's λ; *seeds* are two outfits, the best without harmony and the cheapest;
    no outfit with an item that is not here can have less than *outside*.
    """

    costs: Floats
    cents: Cents
    rows: Rows
    starts: Rows
    vectors: Vectors
    weight: float
    priced: Floats
    seeds: tuple[tuple[int, ...], ...]
    outside: float

    @classmethod
    def of(
        cls,
        choices: Sequence[Choices],
        vectors_of: VectorsOf,
        budget: int,
        harmony: float,
        starting: Outfit,
        compared: int,
    ) -> "_Pool":
        """Choose the items closest for their price among those that fit, the cheapest, and the outfit to start from."""
        price = dual_price(choices, budget)
        priced = [one.distances + price * one.cents for one in choices]
        least = sum(float(np.min(one)) for one in priced) - price * budget
        spare = budget - sum(int(one.cents.min()) for one in choices)
        most = max(2, compared // len(choices))
        taken, seeds, outside, start = [], [], np.inf, 0
        for one, ends, row in zip(choices, priced, starting.rows, strict=True):
            seed = np.array([np.flatnonzero(one.rows == row)[0], np.argmin(one.cents)])
            fitting = np.flatnonzero(one.cents <= spare + int(one.cents.min()))
            order = fitting[np.argsort(ends[fitting], kind="stable")]
            places = np.union1d(order[:most], seed).astype(np.intp)
            others = order[~np.isin(order, places)]
            outside = min(outside, least - float(np.min(ends)) + float(np.min(ends[others], initial=np.inf)))
            seeds.append(start + np.searchsorted(places, seed))
            taken.append(places)
            start += len(places)
        pairs = list(zip(choices, taken, strict=True))
        return cls(
            np.concatenate([one.distances[places] for one, places in pairs]).astype(np.float64),
            np.concatenate([one.cents[places] for one, places in pairs]),
            np.concatenate([one.rows[places] for one, places in pairs]),
            np.cumsum([0, *(len(places) for places in taken[:-1])]).astype(np.intp),
            np.concatenate([np.asarray(vectors_of(number, places)) for number, places in enumerate(taken)]),
            pair_weight(harmony, len(choices)),
            np.concatenate([ends[places] for ends, places in zip(priced, taken, strict=True)]),
            tuple(tuple(int(place) for place in seed) for seed in np.transpose(seeds)),
            outside,
        )

    def parts(self) -> list[slice]:
        """Return where each category's items are."""
        return [slice(int(a), int(b)) for a, b in pairwise([*self.starts, len(self.costs)])]

    def lowest(self, values: Floats, most: int, must: Sequence[Sequence[int]]) -> Rows:
        """Return the places with the lowest *values*, *most* in all shared out evenly, and those of *must*."""
        each = max(2, most // len(self.starts))
        found = [part.start + np.argsort(values[part], kind="stable")[:each] for part in self.parts()]
        return np.unique(np.concatenate([*found, *(np.asarray(one, np.intp) for one in must)])).astype(np.intp)

    def weighed(self, places: Rows) -> Weighed:
        """Return the items at *places*, ascending, with every pair's weighted distance."""
        between = _distances(self.vectors[places], self.vectors[places])
        between *= self.weight
        starts = np.searchsorted(places, self.starts).astype(np.intp)
        return Weighed(self.costs[places], self.cents[places], between, starts)

    def bounds(self, budget: int) -> Floats:
        """Return for each item what no outfit of the pool with it can have less than.

        Each item of an outfit is taken by itself, with half of the least that it has with any item of each other
        category. In single precision, category by category: no more than two categories' pairs are held at a time.
        """
        vectors = self.vectors.astype(np.float32)
        halves, parts = self.costs.copy(), self.parts()
        for one, other in combinations(parts, 2):
            cosines = vectors[one] @ vectors[other].T
            halves[one] += self.weight / 2 * _at_least(cosines.max(axis=1))
            halves[other] += self.weight / 2 * _at_least(cosines.max(axis=0))
        price = dual_price([Choices("", self.rows[part], self.cents[part], halves[part]) for part in parts], budget)
        ends: Floats = halves + price * self.cents
        least: Floats = np.minimum.reduceat(ends, self.starts)
        own: Floats = np.repeat(least, [part.stop - part.start for part in parts])
        return ends - own + (float(least.sum()) - price * budget)

    def outfit(self, places: Sequence[int], cents: int) -> Outfit:
        """Return the outfit of the items at *places*, in the order of the categories."""
        return Outfit(tuple(int(self.rows[place]) for place in places), cents, float(self.costs[list(places)].sum()))


def _at_least(cosines: NDArray[np.float32]) -> Floats:
    """Return what distances are at least where single precision says that the cosines are these."""
    return np.clip(2.0 - 2.0 * cosines.astype(np.float64) - _SINGLE, 0.0, MAX_DISTANCE)


def _search_quickly(pool: _Pool, places: Rows, budget: int, best: Best) -> None:
    """Offer *best* what swapping one item at a time leads to among *places*, from the seeds and the best so far."""
    weighed = pool.weighed(places)
    known = best.within(places)
    for start in (*pool.seeds, *best.outfits[:1]):
        descend(weighed, budget, np.searchsorted(places, start).tolist(), known)
    best.found = known.of(places).found


def _shortlist(pool: _Pool, places: Rows, budget: int, best: Best, size: int) -> tuple[Rows, float]:
    """Return those of *places* to search, and what no outfit that needs another of them can have less than.

    What cannot be among the best is left out for nothing; each round makes the bounds of what is left tighter.
    """
    weighed = pool.weighed(places)
    while True:
        least = weighed.least(budget, _price(weighed, budget))
        worth = np.flatnonzero(least <= best.limit)
        if len(worth) == len(least):
            break
        places, weighed = places[worth], weighed.taken(worth)
    most = max(2, size // len(weighed.starts))
    kept = np.isin(places, [place for one in best.outfits for place in one])
    for part in weighed.parts():
        kept[part.start + np.argsort(least[part], kind="stable")[:most]] = True
        kept[part.start + int(np.argmin(weighed.cents[part]))] = True
    return places[kept], float(np.min(least[~kept], initial=np.inf))
