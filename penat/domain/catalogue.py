"""Items, price limits, and one release of the catalogue as arrays a session can be styled from."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from penat.domain.errors import InvalidInput, NotFound
from penat.domain.geometry import Floats, Mask, Rows, Vectors, nearest, squared_distances
from penat.domain.item_columns import ItemColumns
from penat.domain.item_order import ItemOrders
from penat.domain.taste_space import TasteCells, TasteSpace, prepare

ID_PATTERN = r"[a-z0-9][a-z0-9._-]*"
NO_PRICE = -1
_SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£"}


@dataclass(frozen=True, slots=True)
class Item:
    """One product. `image` names its display picture (by content hash); money is whole hundredths of `currency`."""

    id: str
    category: str
    name: str
    image: str
    price_cents: int | None = None
    currency: str | None = None
    in_stock: bool = True
    link: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not re.fullmatch(ID_PATTERN, self.id):
            raise InvalidInput(f"item id {self.id!r} must match {ID_PATTERN}", field="id")
        if self.price_cents is not None and self.price_cents < 0:
            raise InvalidInput(f"item {self.id} has the negative price {self.price_cents}", field="price")


def price_text(price_cents: int | None, currency: str | None) -> str | None:
    """Return the price ready to show, such as "€1,299.00" or "1,299.00 SEK"; None where there is none."""
    if price_cents is None:
        return None
    amount = f"{price_cents // 100:,}.{price_cents % 100:02d}"
    symbol = _SYMBOLS.get(currency or "")
    return f"{symbol}{amount}" if symbol else f"{amount} {currency or ''}".strip()


@dataclass(frozen=True, slots=True)
class PriceRange:
    """Inclusive price limits in hundredths; an unpriced item never passes a range that limits anything."""

    min_cents: int | None = None
    max_cents: int | None = None

    def __post_init__(self) -> None:
        for name in ("min_cents", "max_cents"):
            value = getattr(self, name)
            if value is not None and value < 0:
                raise InvalidInput(f"{name} is {value}; it must be 0 or more", field=name)
        if self.min_cents is not None and self.max_cents is not None and self.min_cents > self.max_cents:
            raise InvalidInput(
                f"min_cents {self.min_cents} is above max_cents {self.max_cents}; swap them", field="min_cents"
            )

    @property
    def limits(self) -> bool:
        """Whether this range leaves anything out."""
        return self.min_cents is not None or self.max_cents is not None

    def mask(self, price_cents: NDArray[np.int64]) -> Mask:
        """Return which of *price_cents* (n,), NO_PRICE for none, lie inside."""
        if not self.limits:
            return np.ones(len(price_cents), dtype=bool)
        inside: Mask = price_cents >= (self.min_cents or 0)
        if self.max_cents is not None:
            inside &= price_cents <= self.max_cents
        inside &= price_cents != NO_PRICE
        return inside


@dataclass(frozen=True, slots=True)
class Limits:
    """What may be found: a price range, only what is in stock, none of the rows *without*, representatives only."""

    price: PriceRange | None = None
    in_stock: bool = False
    without: Collection[int] = ()
    representatives_only: bool = False


class RowFinder(Protocol):
    """Finds near rows in the place of a scan of the vectors."""

    def rows(self, shelf: "Shelf", vector: Vectors, limit: int, limits: Limits) -> Rows:
        """Return rows of *shelf* that pass *limits*, each once, in any order: at least the *limit* nearest it knows."""


@dataclass(frozen=True)
class Shelf:
    """One category of a release: its items row by row and the arrays about them.

    vectors (n, dim) unit float32; price_cents (n,) int64, NO_PRICE for none; in_stock (n,) bool; groups (n,) int32,
    the same number for variants of one design; representative (n,) bool, one true per group; neighbours and
    neighbour_distances (n, k): the nearest other groups' representatives, exact, nearest first (k may be 0);
    landmarks (m,) int32: typical rows the opening slate is drawn from; cross: other category -> rows and distances
    (n, k) of its nearest items, where they were derived; finder: what is asked for near rows instead of a scan, if
    anything; taste_cells: what a large category's taste is worked out from, where that was made at publishing.
    """

    category: str
    items: Sequence[Item]
    vectors: Vectors
    price_cents: NDArray[np.int64]
    in_stock: Mask
    groups: NDArray[np.int32]
    representative: Mask
    neighbours: NDArray[np.int32]
    neighbour_distances: NDArray[np.float32]
    landmarks: NDArray[np.int32]
    cross: Mapping[str, tuple[NDArray[np.int32], NDArray[np.float32]]] = field(default_factory=dict)
    finder: RowFinder | None = None
    taste_cells: TasteCells | None = None

    def __post_init__(self) -> None:
        for name in ("vectors", "price_cents", "in_stock", "groups", "representative", "neighbours"):
            rows = len(getattr(self, name))
            if rows != len(self.items):
                raise ValueError(f"{rows} rows of {name} for {len(self.items)} items of {self.category}")

    def __len__(self) -> int:
        return len(self.items)

    @cached_property
    def variant_rows(self) -> Mapping[int, tuple[int, ...]]:
        """Group number -> its rows, for groups of more than one item."""
        found: dict[int, list[int]] = {}
        numbers, counts = np.unique(self.groups, return_counts=True)
        shared = set(numbers[counts > 1].tolist())
        for row, group in enumerate(self.groups.tolist()):
            if group in shared:
                found.setdefault(group, []).append(row)
        return {group: tuple(rows) for group, rows in found.items()}

    @cached_property
    def columns(self) -> ItemColumns:
        """The items' facts column by column, for filtering and counting."""
        return ItemColumns(self.items)

    @cached_property
    def taste(self) -> TasteSpace:
        """The shelf as possible targets of a shopper's wish."""
        return prepare(
            self.vectors, self.representative, self.neighbours, self.neighbour_distances, made=self.taste_cells
        )

    @cached_property
    def design_rows(self) -> NDArray[np.int32]:
        """The rows that stand for their design, ascending, (designs,)."""
        return np.flatnonzero(self.representative).astype(np.int32)

    @cached_property
    def designs(self) -> int:
        """How many groups of variants, that is different designs, there are."""
        return int(self.representative.sum())

    def variants(self, row: int) -> tuple[str, ...]:
        """Return the ids of the other items of the row's group."""
        rows = self.variant_rows.get(int(self.groups[row]), ())
        return tuple(self.items[other].id for other in rows if other != row)

    def allowed(self, price: PriceRange | None, *, in_stock: bool) -> Mask | None:
        """Return which rows pass the price range and, if asked, are in stock; None when every row does."""
        mask = price.mask(self.price_cents) if price is not None and price.limits else None
        if in_stock:
            return self.in_stock if mask is None else mask & self.in_stock
        return mask

    def passing(self, limits: Limits) -> Mask | None:
        """Return which rows pass *limits*; None when every row does."""
        mask = self.allowed(limits.price, in_stock=limits.in_stock)
        if limits.representatives_only:
            mask = self.representative if mask is None else mask & self.representative
        if len(limits.without):
            mask = np.ones(len(self), dtype=bool) if mask is None else mask.copy()
            mask[list(limits.without)] = False
        return mask

    def nearest(self, vector: Vectors, limit: int, limits: Limits) -> tuple[Rows, Floats]:
        """Return at most *limit* rows nearest to *vector* (dim,) that pass *limits*, with their distances.

        Distances are exact, and without a finder the choice of rows is; ties are in the order of rows.
        """
        if self.finder is None:
            every = squared_distances(vector, self.vectors)
            rows = nearest(every, self.passing(limits), limit)
            return rows, every[rows]
        found = np.sort(self.finder.rows(self, vector, limit, limits))
        distances = squared_distances(vector, self.vectors[found])
        order = nearest(distances, None, limit)
        return found[order], distances[order]

    def group_rows(self, row: int) -> tuple[int, ...]:
        """Return the rows of the row's group, itself among them."""
        return self.variant_rows.get(int(self.groups[row]), (row,))

    def with_facts(self, items: Sequence[Item]) -> "Shelf":
        """Return the same shelf carrying newer facts (prices, stock, names) for the same ids in the same order."""
        newer = replace(self, items=items, price_cents=price_column(items), in_stock=stock_column(items))
        if "taste" in self.__dict__:  # made of the vectors alone, which stay
            newer.__dict__["taste"] = self.taste
        return newer


def price_column(items: Sequence[Item]) -> NDArray[np.int64]:
    """Return the items' prices (n,), NO_PRICE where there is none."""
    return np.array([NO_PRICE if i.price_cents is None else i.price_cents for i in items], dtype=np.int64)


def stock_column(items: Sequence[Item]) -> Mask:
    """Return which items are in stock, (n,)."""
    return np.array([i.in_stock for i in items], dtype=bool)


def ids_of(items: Sequence[Item]) -> Sequence[str]:
    """Return the items' ids row by row, without making the items where their sequence knows its `ids`."""
    known: Sequence[str] | None = getattr(items, "ids", None)
    return [item.id for item in items] if known is None else known


@dataclass(frozen=True)
class Catalogue:
    """One immutable release: shelves by category, in a fixed order, and the model that made the vectors.

    `effective_choices` is the width schedule that suits the model, or None where its card says nothing.
    `model_sha256` tells it from another model of the same name; empty where that is not known.
    """

    release: str
    model: str
    shelves: Mapping[str, Shelf]
    effective_choices: tuple[float, ...] | None = None
    model_sha256: str = ""

    @cached_property
    def places(self) -> Mapping[str, tuple[str, int]]:
        """Item id -> (category, row)."""
        shelves = self.shelves.values()
        return {item_id: (shelf.category, row) for shelf in shelves for row, item_id in enumerate(ids_of(shelf.items))}

    @cached_property
    def _orders(self) -> dict[str | None, ItemOrders]:
        return {}

    def orders(self, category: str | None) -> ItemOrders:
        """Return the orders of one category's items, of all for None. Raises NotFound."""
        if category not in self._orders:
            shelves = list(self.shelves.values()) if category is None else [self.shelf(category)]
            self._orders[category] = ItemOrders(shelves)
        return self._orders[category]

    def shelf(self, category: str) -> Shelf:
        """Return the category's shelf. Raises NotFound naming the categories there are."""
        try:
            return self.shelves[category]
        except KeyError:
            known = ", ".join(self.shelves) or "none"
            raise NotFound(f"there is no category {category!r}; this release has: {known}", field="category") from None

    def place(self, item_id: str) -> tuple[Shelf, int]:
        """Return the item's shelf and row. Raises NotFound."""
        try:
            category, row = self.places[item_id]
        except KeyError:
            raise NotFound(f"there is no item {item_id!r} in release {self.release}", field="item") from None
        return self.shelves[category], row

    def item(self, item_id: str) -> Item:
        """Return one item. Raises NotFound."""
        shelf, row = self.place(item_id)
        return shelf.items[row]
