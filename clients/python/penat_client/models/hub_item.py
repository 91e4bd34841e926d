from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.item import Item


T = TypeVar("T", bound="HubItem")


@_attrs_define
class HubItem:
    """An item and in how many lists it occurs.

    Attributes:
        item (Item): One product, ready to show; money is in hundredths of the currency.
        lists (int):
        reachable (bool):
    """

    item: Item
    lists: int
    reachable: bool

    def to_dict(self) -> dict[str, Any]:
        item = self.item.to_dict()

        lists = self.lists

        reachable = self.reachable

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "item": item,
                "lists": lists,
                "reachable": reachable,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.item import Item  # noqa: PLC0415

        d = dict(src_dict)
        item = Item.from_dict(d.pop("item"))

        lists = d.pop("lists")

        reachable = d.pop("reachable")

        hub_item = cls(
            item=item,
            lists=lists,
            reachable=reachable,
        )

        return hub_item
