from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="Item")


@_attrs_define
class Item:
    """One product, ready to show; money is in hundredths of the currency.

    Attributes:
        id (str):
        category (str):
        name (str):
        price_cents (int | None):
        currency (None | str):
        price_text (None | str):
        in_stock (bool):
        link (None | str):
        image (str): URL of the display picture, at most 1024 px; ?width=640 gives other widths
        thumbnail (str): URL of the thumbnail, at most 320 px
        variants (list[str]): Ids of other items that show the same design
    """

    id: str
    category: str
    name: str
    price_cents: int | None
    currency: None | str
    price_text: None | str
    in_stock: bool
    link: None | str
    image: str
    thumbnail: str
    variants: list[str]

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        category = self.category

        name = self.name

        price_cents: int | None
        price_cents = self.price_cents

        currency: None | str
        currency = self.currency

        price_text: None | str
        price_text = self.price_text

        in_stock = self.in_stock

        link: None | str
        link = self.link

        image = self.image

        thumbnail = self.thumbnail

        variants = self.variants

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "category": category,
                "name": name,
                "price_cents": price_cents,
                "currency": currency,
                "price_text": price_text,
                "in_stock": in_stock,
                "link": link,
                "image": image,
                "thumbnail": thumbnail,
                "variants": variants,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        category = d.pop("category")

        name = d.pop("name")

        def _parse_price_cents(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        price_cents = _parse_price_cents(d.pop("price_cents"))

        def _parse_currency(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        currency = _parse_currency(d.pop("currency"))

        def _parse_price_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        price_text = _parse_price_text(d.pop("price_text"))

        in_stock = d.pop("in_stock")

        def _parse_link(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        link = _parse_link(d.pop("link"))

        image = d.pop("image")

        thumbnail = d.pop("thumbnail")

        variants = cast(list[str], d.pop("variants"))

        item = cls(
            id=id,
            category=category,
            name=name,
            price_cents=price_cents,
            currency=currency,
            price_text=price_text,
            in_stock=in_stock,
            link=link,
            image=image,
            thumbnail=thumbnail,
            variants=variants,
        )

        return item
