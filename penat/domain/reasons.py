"""Why an item is shown: what it is near to, how near, which traits both show, and that these made it near.

Every figure is a property of the vectors and can be worked out again by hand: distances are those of the release, the
percentile counts the whole category, and a trait is named only where taking it away puts the item further back.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from penat.domain.catalogue import NO_PRICE, PriceRange, Shelf
from penat.domain.geometry import Floats, Mask, Vectors, squared_distances
from penat.domain.traits import CategoryTraits, FamilyScale, Trait

TIE = 1e-6
"""Distances closer than this are one: a product of float32 vectors may differ so much with their order in memory."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near an item is: its distance, and how many of the `others` of its category are farther away."""

    distance: float
    farther: int
    others: int

    @property
    def percentile(self) -> float | None:
        """The share of the others that are farther, 0 to 100; None where there are no others."""
        return 100.0 * self.farther / self.others if self.others else None


@dataclass(frozen=True, slots=True)
class SharedTrait:
    """A trait that the item and what it is near to both show, and the item's rank with it and without it.

    Ranks count the designs of the category from 1, the nearest; `rank_without` is always the greater.
    """

    kind: str
    word: str
    rank: int
    rank_without: int
    item: Trait
    near: Trait


@dataclass(frozen=True, slots=True)
class Cost:
    """What an item costs against the limit: hundredths, each None where there is none."""

    price_cents: int | None
    limit_cents: int | None
    currency: str | None

    @property
    def left_cents(self) -> int | None:
        """What is left under the limit."""
        if self.price_cents is None or self.limit_cents is None:
            return None
        return self.limit_cents - self.price_cents


@dataclass(frozen=True, eq=False)
class Surroundings:
    """One category as it is seen from one vector (dim,): every item's distance (n,), and whom ranks count (n,)."""

    shelf: Shelf
    vector: Vectors
    distances: Floats
    counted: Mask
    itself: int | None

    @classmethod
    def of(cls, shelf: Shelf, vector: Vectors, itself: int | None = None) -> "Surroundings":
        """Return *shelf* seen from *vector*: one exact scan. *itself* is the row that the vector is of, if it is one.

        Its own group is not counted in ranks, as it is never among the candidates.
        """
        counted = shelf.representative
        if itself is not None:
            counted = counted & (shelf.groups != shelf.groups[itself])
        return cls(shelf, vector, squared_distances(vector, shelf.vectors), counted, itself)

    def nearness(self, row: int) -> Nearness:
        """Return how near *row* is, among all items of the category but itself and the one the vector is of."""
        distance = float(self.distances[row])
        others = len(self.shelf) - len({row, self.itself} - {None})
        return Nearness(distance, int((self.distances > distance + TIE).sum()), others)

    def rank(self, row: int, vector: Vectors | None = None) -> int:
        """Return the rank, from 1, of the design of *row*, were its item's vector *vector* (dim,), by default its own.

        It is one more than the number of other designs that are nearer.
        """
        distance = float(self.distances[row]) if vector is None else _distance(self.vector, vector)
        nearer = self.counted & (self.distances < distance - TIE)
        group = [other for other in self.shelf.group_rows(row) if nearer[other]]
        return 1 + int(nearer.sum()) - len(group)


@dataclass(frozen=True, eq=False)
class Seen:
    """A chosen item by its vector (dim,) and what it shows of each family, None where it shows nothing clearly."""

    vector: Vectors
    traits: Sequence[Trait | None]


def shared_traits(around: Surroundings, row: int, near: Seen, traits: CategoryTraits) -> tuple[SharedTrait, ...]:
    """Return what *row* shares with the item it is near to, what made it nearest first; *traits* are its category's.

    A word is left out where the item would rank no worse with the trait taken away.
    """
    vector = around.shelf.vectors[row]
    shown = traits.shown_by(vector[None])[0]
    found = [
        _tested(around, row, scale, own, other)
        for scale, own, other in zip(traits.scales, shown, near.traits, strict=True)
        if own is not None and other is not None and own.word == other.word
    ]
    kept = [one for one in found if one.rank_without > one.rank]
    return tuple(sorted(kept, key=lambda one: (one.rank - one.rank_without, one.kind)))


def _tested(around: Surroundings, row: int, scale: FamilyScale, own: Trait, other: Trait) -> SharedTrait:
    """Return a trait with the item's rank as it is, and with the trait taken away."""
    without = scale.without(around.shelf.vectors[row], own.place)
    return SharedTrait(own.kind, own.word, around.rank(row), around.rank(row, without), own, other)


def cost(shelf: Shelf, row: int, price: PriceRange | None) -> Cost:
    """Return what *row* costs against the upper limit of *price*."""
    cents = int(shelf.price_cents[row])
    limit = None if price is None else price.max_cents
    return Cost(None if cents == NO_PRICE else cents, limit, shelf.items[row].currency)


def _distance(one: Vectors, other: Vectors) -> float:
    return float(squared_distances(one, other[None])[0])
