"""Items kept column by column: an Item is made when it is asked for, so a hundred thousand cost little memory."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from penat.domain.catalogue import NO_PRICE, Item
from penat.domain.geometry import Mask
from penat.domain.release_changes import ItemFacts


@dataclass(frozen=True, eq=False)
class ItemColumns(Sequence[Item]):
    """The facts of one category's items, each column one entry an item; "" in an extra column means there is none."""

    category: str
    currency: str | None
    ids: Sequence[str]
    names: Sequence[str]
    images: Sequence[str]
    price_cents: NDArray[np.int64]
    in_stock: Mask
    links: Sequence[str | None]
    extra: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        sizes = {name: len(getattr(self, name)) for name in ("names", "images", "price_cents", "in_stock", "links")}
        for name, size in {**sizes, **{name: len(column) for name, column in self.extra.items()}}.items():
            if size != len(self.ids):
                raise ValueError(f"{size} entries of {name} for {len(self.ids)} items of {self.category}")

    @classmethod
    def of(cls, category: str, items: Sequence[Item], currency: str | None) -> "ItemColumns":
        """Return the columns of *items*, all of one currency."""
        further = sorted({name for item in items for name in item.extra})
        return cls(
            category,
            currency,
            ids=[item.id for item in items],
            names=[item.name for item in items],
            images=[item.image for item in items],
            price_cents=np.array([NO_PRICE if i.price_cents is None else i.price_cents for i in items], dtype=np.int64),
            in_stock=np.array([item.in_stock for item in items], dtype=bool),
            links=[item.link for item in items],
            extra={name: [item.extra.get(name, "") for item in items] for name in further},
        )

    @classmethod
    def from_payload(cls, facts: Mapping[str, Any]) -> "ItemColumns":
        """Return the columns that `to_payload` gave."""
        return cls(
            facts["category"],
            facts["currency"],
            facts["ids"],
            facts["names"],
            facts["images"],
            np.array([NO_PRICE if price is None else price for price in facts["price_cents"]], dtype=np.int64),
            np.array(facts["in_stock"], dtype=bool),
            facts["links"],
            facts["extra"],
        )

    def to_payload(self) -> dict[str, Any]:
        """Return the columns as JSON-able values."""
        return {
            "format": 1,
            "category": self.category,
            "currency": self.currency,
            "ids": list(self.ids),
            "names": list(self.names),
            "images": list(self.images),
            "price_cents": [None if price == NO_PRICE else price for price in self.price_cents.tolist()],
            "in_stock": self.in_stock.tolist(),
            "links": list(self.links),
            "extra": {name: list(column) for name, column in self.extra.items()},
        }

    def facts(self) -> Iterator[ItemFacts]:
        """Yield the items' facts row by row, without making the items."""
        names = sorted(self.extra)
        columns = [self.extra[name] for name in names]
        further = zip(*columns, strict=True) if columns else repeat(())
        for item_id, image, price, name, link, stocked, values in zip(
            self.ids, self.images, self.price_cents.tolist(), self.names, self.links, self.in_stock.tolist(), further,
            strict=False,
        ):  # fmt: skip
            extra = tuple((key, value) for key, value in zip(names, values, strict=True) if value)
            known = price != NO_PRICE
            yield ItemFacts(
                item_id, image, price if known else None, self.currency if known else None,
                (self.category, name, link, stocked, extra),
            )  # fmt: skip

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, row: int) -> Item: ...
    @overload
    def __getitem__(self, row: slice) -> list[Item]: ...
    def __getitem__(self, row: int | slice) -> Item | list[Item]:
        if isinstance(row, slice):
            return [self[one] for one in range(*row.indices(len(self)))]
        price = int(self.price_cents[row])
        return Item(
            self.ids[row],
            self.category,
            self.names[row],
            self.images[row],
            price_cents=None if price == NO_PRICE else price,
            currency=None if price == NO_PRICE else self.currency,
            in_stock=bool(self.in_stock[row]),
            link=self.links[row],
            extra={name: column[row] for name, column in self.extra.items() if column[row]},
        )
