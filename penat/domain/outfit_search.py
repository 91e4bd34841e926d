"""Branch and bound for one item of each category, where what two items cost each other counts beside their own costs.

The least that an outfit with item i can cost is bounded by a star around it: i's own cost, and for each other category
the least over its items j of j's own cost, what the pair (i, j) costs, and half of the least that j costs with any item
of each further category (each pair is counted from both its ends). A price of λ a cent, times what the budget is
overdrawn, may be added to each, for no outfit overdraws it (Lagrangian bound). Branching fixes a category's item, which
moves what it costs with the others into their own costs; the same bound then holds for what remains.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from penat.domain.geometry import Floats, Rows

Cents = NDArray[np.int64]
# Sums in another order differ by less than this; values this close are equal.
DECIMALS = 9
ROUNDING = 1e-8
# Until no item moves; the cost falls with each pass, so this is never reached but by outfits that are equal.
_MOST_PASSES = 20


@dataclass(frozen=True)
class Weighed:
    """Items of all categories in a row: own costs (n,), prices (n,), costs of pairs (n, n), where each category starts.

    Costs are at least 0; two items of one category never meet, so what they cost each other is never looked at.
    """

    costs: Floats
    cents: Cents
    pairs: Floats
    starts: Rows

    @property
    def ends(self) -> Rows:
        """Return the place after each category's last item."""
        return np.append(self.starts[1:], len(self.costs))

    @property
    def owners(self) -> Rows:
        """Return each item's category, by number."""
        return np.repeat(np.arange(len(self.starts)), self.ends - self.starts)

    def parts(self) -> list[slice]:
        """Return where each category's items are."""
        return [slice(int(start), int(end)) for start, end in zip(self.starts, self.ends, strict=True)]

    def cost(self, places: Sequence[int]) -> float:
        """Return what the outfit of the items at *places* costs."""
        chosen = np.asarray(sorted(places), np.intp)
        return float(self.costs[chosen].sum() + np.triu(self.pairs[np.ix_(chosen, chosen)], 1).sum())

    def taken(self, places: Rows) -> "Weighed":
        """Return the items at *places* alone, in that order; each category's must be together, and none without any."""
        changes = np.flatnonzero(np.diff(self.owners[places])) + 1
        return Weighed(
            self.costs[places], self.cents[places], self.pairs[np.ix_(places, places)], np.append(0, changes)
        )

    def lowest(self) -> Floats:
        """Return the least that each item costs with any of each category (n, categories), 0 with its own."""
        found: Floats = np.minimum.reduceat(self.pairs, self.starts, axis=1)
        found[np.arange(len(found)), self.owners] = 0.0
        return found

    def least(self, budget: int, price: float) -> Floats:
        """Return for each item what no outfit within the budget that holds it can cost less than, at λ = *price*."""
        lowest = self.lowest()
        halves = self.costs + price * self.cents + lowest.sum(axis=1) / 2
        bounds = self.costs + price * (self.cents - budget)
        for number, part in enumerate(self.parts()):
            rest = self.pairs[part] + (halves - lowest[:, number] / 2)[None, :]
            ends = np.minimum.reduceat(rest, self.starts, axis=1)
            bounds[part] += ends.sum(axis=1) - ends[:, number]
        return bounds


@dataclass
class Best:
    """The *count* cheapest different outfits met so far, the best first: cost, price, places; equals by price."""

    count: int
    found: list[tuple[float, int, tuple[int, ...]]] = field(default_factory=list)

    @property
    def worst(self) -> float:
        """Return what an outfit has to beat; infinite while fewer than *count* are known."""
        return self.found[-1][0] if len(self.found) == self.count else np.inf

    @property
    def limit(self) -> float:
        """Return the bound above which nothing is worth a look: those as good are, for they may be cheaper."""
        return self.worst + ROUNDING

    @property
    def outfits(self) -> list[tuple[int, ...]]:
        """Return the places of the outfits."""
        return [places for _, _, places in self.found]

    def within(self, shortlist: Rows) -> "Best":
        """Return the same by the places that the items have in *shortlist*, ascending, which holds them all."""
        moved = [tuple(int(place) for place in np.searchsorted(shortlist, one)) for one in self.outfits]
        return self._moved(moved)

    def of(self, shortlist: Rows) -> "Best":
        """Return the same by the places that *shortlist* holds at these."""
        return self._moved([tuple(int(shortlist[place]) for place in one) for one in self.outfits])

    def _moved(self, moved: Sequence[tuple[int, ...]]) -> "Best":
        kept = zip(self.found, moved, strict=True)
        return Best(self.count, [(cost, cents, places) for (cost, cents, _), places in kept])

    def offer(self, cost: float, cents: int, places: Sequence[int]) -> None:
        """Take an outfit if it is among the best and new."""
        one = (round(cost, DECIMALS), cents, tuple(sorted(places)))
        if one not in self.found:
            self.found = sorted([*self.found, one])[: self.count]


def descend(weighed: Weighed, budget: int, places: Sequence[int], best: Best) -> None:
    """Swap one item at a time for the best that keeps the budget, until none is better; offer each outfit met."""
    current = list(places)
    for _ in range(_MOST_PASSES):
        before = list(current)
        for number, part in enumerate(weighed.parts()):
            others = [place for place in current if place != current[number]]
            left = budget - int(weighed.cents[others].sum())
            costs = weighed.costs[part] + weighed.pairs[others, part].sum(axis=0)
            costs = np.where(weighed.cents[part] <= left, np.round(costs, DECIMALS), np.inf)
            order = np.lexsort((weighed.cents[part], costs))[: best.count] + part.start
            for place in order[np.isfinite(costs[order - part.start])]:
                chosen = [*others, int(place)]
                best.offer(weighed.cost(chosen), int(weighed.cents[chosen].sum()), chosen)
            current[number] = int(order[0])
        if current == before:
            return


class BranchAndBound:
    """Looks through every outfit of *weighed* that the bound does not rule out, at most *most_nodes* branchings.

    `unseen` is afterwards what no outfit that was not looked at can cost less than, infinite where none is left.
    """

    def __init__(self, weighed: Weighed, budget: int, price: float, best: Best, most_nodes: int) -> None:
        """Prepare the search; *best* holds what is known already and takes what is found."""
        # The smallest categories come first: what is fixed early makes every later bound tighter.
        parts = sorted(weighed.parts(), key=lambda part: part.stop - part.start)
        self._places = np.concatenate([np.arange(part.start, part.stop) for part in parts])
        self._original = weighed
        self._weighed = weighed.taken(self._places)
        self._parts = self._weighed.parts()
        self._price, self._best, self._left = price, best, most_nodes
        self._budget = budget
        cheapest = [int(self._weighed.cents[part].min()) for part in self._parts]
        self._rest = [sum(cheapest[depth:]) for depth in range(len(cheapest) + 1)]
        self._halves = self._remaining_halves()
        self.unseen = np.inf

    def run(self) -> float:
        """Return `unseen` after the search."""
        self._branch(0, [], 0.0, self._weighed.costs, self._budget)
        return self.unseen

    def _remaining_halves(self) -> list[Floats]:
        """Return for each depth half of what each item costs at least with the categories after it, priced by λ."""
        lowest = self._weighed.lowest() / 2
        after = np.cumsum(lowest[:, ::-1], axis=1)[:, ::-1]
        priced = self._price * self._weighed.cents
        last = np.zeros(len(lowest))
        return [
            (after[:, depth + 1] if depth + 1 < after.shape[1] else last) + priced for depth in range(after.shape[1])
        ]

    def _branch(self, depth: int, chosen: list[int], fixed: float, costs: Floats, left: int) -> None:
        """Try each item of the category at *depth*, the most promising first, with *left* cents still to spend."""
        self._left -= 1
        part = self._parts[depth]
        fits = self._weighed.cents[part] + self._rest[depth + 1] <= left
        bounds = np.where(fits, self._bounds(depth, fixed, costs, left), np.inf)
        order = np.lexsort((self._weighed.cents[part], np.round(bounds, DECIMALS)))
        for place in order[: self._best.count] if depth + 1 == len(self._parts) else order:
            bound = float(bounds[place])
            if not np.isfinite(bound) or bound > self._best.limit:
                return
            item = part.start + int(place)
            cost, cents = fixed + float(costs[item]), left - int(self._weighed.cents[item])
            if depth + 1 == len(self._parts):
                places = [int(self._places[one]) for one in (*chosen, item)]
                self._best.offer(self._original.cost(places), self._budget - cents, places)
            elif self._left <= 0:
                self.unseen = min(self.unseen, bound)
                return
            else:
                self._branch(depth + 1, [*chosen, item], cost, costs + self._weighed.pairs[item], cents)

    def _bounds(self, depth: int, fixed: float, costs: Floats, left: int) -> Floats:
        """Return what no outfit with each item of the category at *depth*, and those chosen, can cost less than."""
        part = self._parts[depth]
        own: Floats = fixed + costs[part]
        if depth + 1 == len(self._parts):
            return own
        first = part.stop
        rest = self._weighed.pairs[part, first:] + (costs[first:] + self._halves[depth][first:])[None, :]
        ends = np.minimum.reduceat(rest, self._weighed.starts[depth + 1 :] - first, axis=1)
        bounds: Floats = own + ends.sum(axis=1) + self._price * (self._weighed.cents[part] - left)
        return bounds
