from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.item import Item


T = TypeVar("T", bound="AskedItem")


@_attrs_define
class AskedItem:
    """One item of a question; `item` is null where the release being served no longer has it.

    Attributes:
        id (str):
        item (Item | None):
    """

    id: str
    item: Item | None

    def to_dict(self) -> dict[str, Any]:
        from ..models.item import Item  # noqa: PLC0415

        id = self.id

        item: dict[str, Any] | None
        if isinstance(self.item, Item):
            item = self.item.to_dict()
        else:
            item = self.item

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "item": item,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.item import Item  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        def _parse_item(data: object) -> Item | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                item_type_0 = Item.from_dict(data)

                return item_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Item | None, data)

        item = _parse_item(d.pop("item"))

        asked_item = cls(
            id=id,
            item=item,
        )

        return asked_item
