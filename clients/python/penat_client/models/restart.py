from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.restart_policy import RestartPolicy, check_restart_policy
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.restart_price_type_0 import RestartPriceType0


T = TypeVar("T", bound="Restart")


@_attrs_define
class Restart:
    """A body ready for POST /api/v1/sessions: the same wishes, near the last pick that the present release still has.

    Widths are left out: they mean something for one model only.

        Attributes:
            category (str):
            shown (int):
            policy (RestartPolicy):
            in_stock (bool):
            seed (int):
            price (None | RestartPriceType0 | Unset):
            item (None | str | Unset):
            text (None | str | Unset):
    """

    category: str
    shown: int
    policy: RestartPolicy
    in_stock: bool
    seed: int
    price: None | RestartPriceType0 | Unset = UNSET
    item: None | str | Unset = UNSET
    text: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.restart_price_type_0 import RestartPriceType0  # noqa: PLC0415

        category = self.category

        shown = self.shown

        policy: str = self.policy

        in_stock = self.in_stock

        seed = self.seed

        price: dict[str, Any] | None | Unset
        if isinstance(self.price, Unset):
            price = UNSET
        elif isinstance(self.price, RestartPriceType0):
            price = self.price.to_dict()
        else:
            price = self.price

        item: None | str | Unset
        if isinstance(self.item, Unset):
            item = UNSET
        else:
            item = self.item

        text: None | str | Unset
        if isinstance(self.text, Unset):
            text = UNSET
        else:
            text = self.text

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "category": category,
                "shown": shown,
                "policy": policy,
                "in_stock": in_stock,
                "seed": seed,
            }
        )
        if price is not UNSET:
            field_dict["price"] = price
        if item is not UNSET:
            field_dict["item"] = item
        if text is not UNSET:
            field_dict["text"] = text

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.restart_price_type_0 import RestartPriceType0  # noqa: PLC0415

        d = dict(src_dict)
        category = d.pop("category")

        shown = d.pop("shown")

        policy = check_restart_policy(d.pop("policy"))

        in_stock = d.pop("in_stock")

        seed = d.pop("seed")

        def _parse_price(data: object) -> None | RestartPriceType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                price_type_0 = RestartPriceType0.from_dict(data)

                return price_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RestartPriceType0 | Unset, data)

        price = _parse_price(d.pop("price", UNSET))

        def _parse_item(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        item = _parse_item(d.pop("item", UNSET))

        def _parse_text(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        text = _parse_text(d.pop("text", UNSET))

        restart = cls(
            category=category,
            shown=shown,
            policy=policy,
            in_stock=in_stock,
            seed=seed,
            price=price,
            item=item,
            text=text,
        )

        return restart
