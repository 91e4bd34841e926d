"""What goes with a chosen item: the closest of each other category among those inside the price limits."""

from dataclasses import dataclass

import numpy as np

from penat.domain.catalogue import NO_PRICE, Limits, PriceRange, Shelf, price_text
from penat.domain.geometry import Floats, nearest, squared_distances


@dataclass(frozen=True, slots=True)
class Match:
    """One match: a row of its category's shelf and its exact distance to the chosen item."""

    row: int
    distance: float


@dataclass(frozen=True, slots=True)
class MatchList:
    """The closest items of one category, nearest first.

    When there are none, `note` says why in words and `nearest_cents` is the nearest price that would fit, if any.
    """

    matches: tuple[Match, ...]
    note: str | None = None
    nearest_cents: int | None = None


def closest(
    chosen: Shelf, row: int, shelf: Shelf, price: PriceRange, limit: int, *, in_stock: bool = False
) -> MatchList:
    """Return the *limit* items of *shelf* closest to the chosen row; the price filter comes before the ranking.

    Read from the release's derived list where that holds enough that pass, else the shelf is asked
    anew: one exact scan, or its engine.
    """
    allowed = shelf.allowed(price, in_stock=in_stock)
    derived = chosen.cross.get(shelf.category)
    if derived is not None:
        rows, distances = derived[0][row], derived[1][row]
        kept = np.arange(len(rows)) if allowed is None else np.flatnonzero(allowed[rows])
        if len(kept) >= limit or len(rows) == len(shelf):
            kept = kept[:limit]
            found = tuple(Match(int(r), float(d)) for r, d in zip(rows[kept], distances[kept], strict=True))
            return MatchList(found) if found else nothing_fits(shelf, price, in_stock=in_stock)
    itself = (row,) if shelf.category == chosen.category else ()
    near = shelf.nearest(chosen.vectors[row], limit, Limits(price, in_stock, itself))
    found = tuple(Match(int(other), float(distance)) for other, distance in zip(*near, strict=True))
    return MatchList(found) if found else nothing_fits(shelf, price, in_stock=in_stock)


def best_scored(
    chosen: Shelf, row: int, shelf: Shelf, scores: Floats, price: PriceRange, limit: int, *, in_stock: bool = False
) -> MatchList:
    """Return the *limit* items of *shelf* with the highest *scores* (n,) among those that pass, ties by row.

    As in `closest` the price filter comes before the ranking, and the distances are the exact ones to the chosen row.
    """
    rows = nearest(-scores, shelf.allowed(price, in_stock=in_stock), limit)
    if not len(rows):
        return nothing_fits(shelf, price, in_stock=in_stock)
    distances = squared_distances(chosen.vectors[row], shelf.vectors[rows])
    return MatchList(tuple(Match(int(r), float(d)) for r, d in zip(rows, distances, strict=True)))


def nothing_fits(shelf: Shelf, price: PriceRange, *, in_stock: bool) -> MatchList:
    """Return an empty list that says why nothing fits and the nearest price that would."""
    if not len(shelf):
        return MatchList((), f"there is no {shelf.category} in this release")
    sold = shelf.in_stock if in_stock else np.ones(len(shelf), dtype=bool)
    if not sold.any():
        return MatchList((), f"no {shelf.category} is in stock")
    priced = np.flatnonzero(sold & (shelf.price_cents != NO_PRICE))
    if not len(priced):
        return MatchList((), f"no {shelf.category} has a price; leave the price limits away to see them")
    cents = shelf.price_cents[priced]
    gap = np.maximum((price.min_cents or 0) - cents, 0)
    if price.max_cents is not None:
        gap = np.maximum(gap, cents - price.max_cents)
    row = int(priced[np.argmin(gap)])
    near = int(shelf.price_cents[row])
    words = price_text(near, shelf.items[row].currency)
    return MatchList((), f"no {shelf.category} lies inside these prices; the nearest one costs {words}", near)
