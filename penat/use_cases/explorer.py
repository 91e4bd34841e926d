"""Looking around a release: its categories, pages of items, and what is similar to one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from penat.domain.catalogue import NO_PRICE, Catalogue, Item, Limits, PriceRange, Shelf
from penat.domain.errors import InvalidInput
from penat.domain.geometry import Floats, Mask, score
from penat.domain.item_columns import folded
from penat.domain.item_filter import Condition, passing, refuse_unknown
from penat.domain.item_order import Sort
from penat.ports.file_names import FileNames

MOST_VALUES = 60


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
    """Some items in order; `next_start` is where the following page begins (None at the end), `total` how many pass."""

    items: tuple[Item, ...]
    next_start: int | None
    total: int


@dataclass(frozen=True)
class Wanted:
    """Which items to look through and in which order; *words* must all be in the name, whatever case or accents."""

    category: str | None = None
    words: str | None = None
    price: PriceRange = field(default_factory=PriceRange)
    where: tuple[Condition, ...] = ()
    sort: Sort = "catalogue"


@dataclass(frozen=True)
class Facet:
    """One column of the table: how many different values, and the items that have each where there are few.

    Of a column that holds nothing but numbers, from which to which, too.
    """

    name: str
    distinct: int
    values: Mapping[str, int] | None
    min: float | None = None
    max: float | None = None


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


def page(catalogue: Catalogue, wanted: Wanted, *, limit: int = 24, start: int = 0) -> Page:
    """Return at most *limit* of the items *wanted*, from the *start*-th on. Raises InvalidInput and NotFound."""
    refuse_unknown(catalogue, wanted.where)
    orders = catalogue.orders(wanted.category)
    rows = orders.passing([_mask(shelf, wanted) for shelf in orders.shelves], wanted.sort)
    there = [orders.place(int(number)) for number in rows[start : start + limit]]
    following = start + limit if start + limit < len(rows) else None
    return Page(tuple(shelf.items[row] for shelf, row in there), following, len(rows))


def named(catalogue: Catalogue, ids: Sequence[str], wanted: Wanted, *, limit: int = 24, start: int = 0) -> Page:
    """Return those of *ids* that are *wanted*, in the order of *ids*.

    Unknown ones are simply not among them, so that a shared look can be opened after something has left the catalogue.
    """
    refuse_unknown(catalogue, wanted.where)
    known = [catalogue.place(item_id) for item_id in dict.fromkeys(ids) if item_id in catalogue.places]
    within = [(shelf, row) for shelf, row in known if wanted.category in (None, shelf.category)]
    masks = {shelf.category: _mask(shelf, wanted) for shelf, _ in within}
    there = [shelf.items[row] for shelf, row in within if (mask := masks[shelf.category]) is None or mask[row]]
    following = start + limit if start + limit < len(there) else None
    return Page(tuple(there[start : start + limit]), following, len(there))


def _mask(shelf: Shelf, wanted: Wanted) -> Mask | None:
    """Return which of the shelf's items are wanted; None when all are."""
    mask = passing(shelf, wanted.where, shelf.allowed(wanted.price, in_stock=False))
    sought = folded(wanted.words).split() if wanted.words else []
    if sought:
        names = shelf.columns.column("name")
        has = np.logical_and.reduce([names.containing(word) for word in sought])
        mask = has if mask is None else mask & has
    return mask


def facets(catalogue: Catalogue, category: str | None = None) -> list[Facet]:
    """Return the columns of the table with their values, of one category or all."""
    counts: dict[str, Counter[str]] = {}
    numbers: dict[str, list[Floats]] = {}
    for shelf in catalogue.orders(category).shelves:
        for name in shelf.columns.names:
            column = shelf.columns.column(name)
            told = dict(zip(column.values, column.counts.tolist(), strict=True))
            counts.setdefault(name, Counter()).update({value: number for value, number in told.items() if value})
            numbers.setdefault(name, []).append(column.numbers[[value != "" for value in column.values]])
    return [
        Facet(name, len(found), dict(found.most_common()) if len(found) <= MOST_VALUES else None, *_span(numbers[name]))
        for name, found in counts.items()
    ]


def _span(parts: Sequence[Floats]) -> tuple[float, float] | tuple[None, None]:
    """Return the lowest and highest of a column's numbers; none where anything else is among them."""
    numbers = np.concatenate(parts)
    return (float(numbers.min()), float(numbers.max())) if len(numbers) and np.isfinite(numbers).all() else (None, None)


def file_name(catalogue: Catalogue, item_id: str, names: FileNames | None) -> str | None:
    """Return what an item's picture was called in the shop's folder; None where nobody knows. Raises NotFound."""
    shelf, row = catalogue.place(item_id)
    told = None if names is None else names.of(catalogue.release, shelf.category)
    return told[row] if told is not None and row < len(told) else None


def similar(
    catalogue: Catalogue, item_id: str, limit: int = 20, *, grouped: bool = False, category: str | None = None,
    min_score: float = 0.0,
) -> list[tuple[Item, float]]:  # fmt: skip
    """Return the items most similar to one, itself left out, each with its distance, of its own category by default.

    With *grouped*, only other groups' representatives, as a session's candidates are; none that scores below
    *min_score*.
    """
    if not 1 <= limit <= 100:
        raise InvalidInput(f"limit is {limit}; it must be 1 to 100", field="limit")
    own, row = catalogue.place(item_id)
    shelf = own if category is None else catalogue.shelf(category)
    without = () if shelf is not own else shelf.group_rows(row) if grouped else (row,)
    rows, distances = shelf.nearest(own.vectors[row], limit, Limits(without=without, representatives_only=grouped))
    found = zip(rows, distances, strict=True)
    return [(shelf.items[int(other)], float(apart)) for other, apart in found if score(float(apart)) >= min_score]
