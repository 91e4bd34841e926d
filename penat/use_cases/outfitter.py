"""The shopper's second story: one item of each category that goes with the chosen one, under one budget."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from penat.domain.catalogue import NO_PRICE, Catalogue, PriceRange, Shelf
from penat.domain.errors import InvalidInput, NotFound
from penat.domain.geometry import Rows, Vectors, squared_distances
from penat.domain.outfit import Choices, Outfit, Relaxation, alternatives, relaxation, solve
from penat.domain.outfit_harmony import harmonise, in_company, mean_between


@dataclass(frozen=True)
class OutfitWish:
    """What is wanted: categories (all others where None), one budget, limits and kept items by category.

    *harmony* is how much the items' distances to one another weigh beside those to the chosen item, 0 not at all.
    """

    budget_cents: int
    categories: tuple[str, ...] | None = None
    price: Mapping[str, PriceRange] = field(default_factory=dict)
    keep: Mapping[str, str] = field(default_factory=dict)
    in_stock: bool = False
    count: int = 1
    swaps: int = 3
    harmony: float = 0.0


@dataclass(frozen=True)
class Piece:
    """One item of an outfit: its place, its distance to the chosen item, and the total with it."""

    shelf: Shelf
    row: int
    distance: float
    total_cents: int


@dataclass(frozen=True)
class Dressed:
    """One outfit: a piece for each category, and what they cost together."""

    pieces: Mapping[str, Piece]
    total_cents: int


@dataclass(frozen=True)
class Harmony:
    """How well the first outfit's items go with one another, and what is proven of it.

    Mean distances, to the chosen item and over the pairs; whether no outfit of the shortlist is better; by what share
    one off it could be at most; how many items of each category were on it.
    """

    weight: float
    mean_distance: float
    mean_between: float
    proven_over_shortlist: bool
    could_be_better_by: float
    shortlist: Mapping[str, int]


@dataclass(frozen=True)
class Outfits:
    """The best outfits, the best first, whether that is proven, swaps of the first, and what to relax without any."""

    outfits: tuple[Dressed, ...]
    optimal: bool
    swaps: Mapping[str, tuple[Piece, ...]]
    relaxed: Relaxation | None = None
    harmony: Harmony | None = None


def outfits(catalogue: Catalogue, item_id: str, wish: OutfitWish) -> Outfits:
    """Return what goes with an item under one budget. Raises NotFound, InvalidInput.

    Items without a price cannot be paid from a budget and are left out. A kept item stays whatever its category's
    limits say.
    """
    chosen, row = catalogue.place(item_id)
    wanted = _wanted(catalogue, chosen.category, wish)
    choices = [_choices(catalogue, chosen, row, name, wish) for name in wanted]
    if wish.harmony:
        return _harmonised(catalogue, choices, wish)
    solved = solve(choices, wish.budget_cents, wish.count)
    if not solved.outfits:
        return Outfits((), solved.optimal, {}, relaxation(choices, wish.budget_cents))
    dressed = tuple(_dressed(catalogue, choices, one) for one in solved.outfits)
    return Outfits(dressed, solved.optimal, _swaps(catalogue, choices, choices, solved.outfits[0], wish))


def _harmonised(catalogue: Catalogue, choices: list[Choices], wish: OutfitWish) -> Outfits:
    """Return the outfits whose items go with one another too, with what is proven of them."""

    def vectors_of(number: int, places: Rows) -> Vectors:
        one = choices[number]
        return catalogue.shelf(one.category).vectors[one.rows[places]]

    solved = harmonise(choices, vectors_of, wish.budget_cents, wish.harmony, wish.count)
    if not solved.outfits:
        return Outfits((), solved.optimal, {}, relaxation(choices, wish.budget_cents))
    dressed = tuple(_dressed(catalogue, choices, one) for one in solved.outfits)
    first, value = solved.outfits[0], solved.values[0]
    company = in_company(choices, vectors_of, first, wish.harmony)
    pieces = dressed[0].pieces.values()
    harmony = Harmony(
        wish.harmony,
        first.distance / len(pieces) if pieces else 0.0,
        mean_between(np.array([piece.shelf.vectors[piece.row] for piece in pieces])),
        solved.over_shortlist,
        0.0 if solved.optimal or value <= 0 else max(0.0, 1 - solved.at_least / value),
        {one.category: size for one, size in zip(choices, solved.shortlisted, strict=False)},
    )
    return Outfits(dressed, solved.optimal, _swaps(catalogue, choices, company, first, wish), harmony=harmony)


def _swaps(
    catalogue: Catalogue, choices: Sequence[Choices], ranked: Sequence[Choices], first: Outfit, wish: OutfitWish
) -> Mapping[str, tuple[Piece, ...]]:
    """Return what may take the place of the first outfit's items that are not kept, in the order of *ranked*."""
    found = alternatives(ranked, first, wish.budget_cents, wish.swaps)
    return {
        one.category: tuple(
            _piece(catalogue, one, int(other), int(total)) for other, total in zip(*found[one.category], strict=True)
        )
        for one in choices
        if one.category not in wish.keep
    }


def _wanted(catalogue: Catalogue, own: str, wish: OutfitWish) -> list[str]:
    names = wish.categories
    wanted = [name for name in catalogue.shelves if name != own] if names is None else list(dict.fromkeys(names))
    for name in (*wanted, *wish.price, *wish.keep):
        catalogue.shelf(name)
    return wanted + [name for name in wish.keep if name not in wanted]


def _choices(catalogue: Catalogue, chosen: Shelf, row: int, name: str, wish: OutfitWish) -> Choices:
    shelf = catalogue.shelf(name)
    if name in wish.keep:
        rows = np.array([_kept(catalogue, name, wish.keep[name])], np.intp)
    else:
        allowed = wish.price.get(name, PriceRange()).mask(shelf.price_cents) & (shelf.price_cents != NO_PRICE)
        if wish.in_stock:
            allowed &= shelf.in_stock
        if shelf is chosen:
            allowed[list(shelf.group_rows(row))] = False
        rows = np.flatnonzero(allowed)
    distances = squared_distances(chosen.vectors[row], shelf.vectors[rows])
    return Choices(name, rows, np.asarray(shelf.price_cents[rows]), distances)


def _kept(catalogue: Catalogue, category: str, item_id: str) -> int:
    place = catalogue.places.get(item_id)
    if place is None:
        raise NotFound(f"there is no item {item_id!r} in release {catalogue.release}", field=f"keep.{category}")
    if place[0] != category:
        raise InvalidInput(f"item {item_id!r} is a {place[0]}, not a {category}", field=f"keep.{category}")
    if catalogue.shelves[category].price_cents[place[1]] == NO_PRICE:
        raise InvalidInput(
            f"item {item_id!r} has no price, so no budget can hold it; keep another", field=f"keep.{category}"
        )
    return place[1]


def _dressed(catalogue: Catalogue, choices: list[Choices], one: Outfit) -> Dressed:
    pieces = {
        choice.category: _piece(catalogue, choice, row, one.total_cents)
        for choice, row in zip(choices, one.rows, strict=True)
    }
    return Dressed(pieces, one.total_cents)


def _piece(catalogue: Catalogue, choice: Choices, row: int, total: int) -> Piece:
    place = int(np.flatnonzero(choice.rows == row)[0])
    return Piece(catalogue.shelf(choice.category), row, float(choice.distances[place]), total)
