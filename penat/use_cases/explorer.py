"""Looking around a release: its categories, pages of items, and what is similar to one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from penat.domain.catalogue import NO_PRICE, Catalogue, Item, Limits, PriceRange, Shelf
from penat.domain.errors import InvalidInput
from penat.domain.item_columns import folded


@dataclass(frozen=True, slots=True)
class CategoryFacts:
    """How many items a category has, how many of them are priced, and from what to what."""

    name: str
    count: int
    priced: int
    min_cents: int | None
    max_cents: int | None
    currency: str | None


@dataclass(frozen=True)
class Page:
    """Some items in catalogue order; `next_start` is where the following page begins, None at the end."""

    items: tuple[Item, ...]
    next_start: int | None


def overview(catalogue: Catalogue) -> list[CategoryFacts]:
    """Return the facts of each category in the release's order."""
    return [_facts(shelf) for shelf in catalogue.shelves.values()]


def _facts(shelf: Shelf) -> CategoryFacts:
    priced = np.flatnonzero(shelf.price_cents != NO_PRICE)
    if not len(priced):
        return CategoryFacts(shelf.category, len(shelf), 0, None, None, None)
    cents = shelf.price_cents[priced]
    currency = shelf.items[int(priced[0])].currency
    return CategoryFacts(shelf.category, len(shelf), len(priced), int(cents.min()), int(cents.max()), currency)


def page(
    catalogue: Catalogue, *, category: str | None = None, words: str | None = None, ids: Sequence[str] | None = None,
    price: PriceRange | None = None, limit: int = 24, start: int = 0,
) -> Page:  # fmt: skip
    """Return at most *limit* items that pass every filter given, in catalogue order or that of *ids*.

    *start* counts places already looked through. *words* must all be found in the name, whatever their case or
    accents. Unknown *ids* are simply not among the items returned, so that a shared look can be opened after
    something has left the catalogue.
    """
    sought = folded(words).split() if words else []
    places = _places(catalogue, category, ids)
    found: list[Item] = []
    for number in range(start, len(places)):
        shelf, row = places[number]
        if price is not None and not price.mask(shelf.price_cents[row : row + 1])[0]:
            continue
        item = shelf.items[row]
        if not _has(item, sought):
            continue
        if len(found) == limit:
            return Page(tuple(found), number)
        found.append(item)
    return Page(tuple(found), None)


def _places(catalogue: Catalogue, category: str | None, ids: Sequence[str] | None) -> list[tuple[Shelf, int]]:
    """Return where the items to look through stand: those of *ids* in order, else all of the category."""
    shelves = list(catalogue.shelves.values()) if category is None else [catalogue.shelf(category)]
    if ids is None:
        return [(shelf, row) for shelf in shelves for row in range(len(shelf))]
    known = [catalogue.place(item_id) for item_id in dict.fromkeys(ids) if item_id in catalogue.places]
    return [(shelf, row) for shelf, row in known if category is None or shelf.category == category]


def _has(item: Item, sought: Sequence[str]) -> bool:
    return not sought or all(word in folded(item.name) for word in sought)


def similar(catalogue: Catalogue, item_id: str, limit: int = 20, *, grouped: bool = False) -> list[tuple[Item, float]]:
    """Return the items of the same category most similar to one, itself left out, each with its distance.

    With *grouped*, only other groups' representatives, as a session's candidates are.
    """
    if not 1 <= limit <= 100:
        raise InvalidInput(f"limit is {limit}; it must be 1 to 100", field="limit")
    shelf, row = catalogue.place(item_id)
    without = shelf.group_rows(row) if grouped else (row,)
    rows, distances = shelf.nearest(shelf.vectors[row], limit, Limits(without=without, representatives_only=grouped))
    return [(shelf.items[int(other)], float(apart)) for other, apart in zip(rows, distances, strict=True)]
