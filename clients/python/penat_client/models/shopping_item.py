from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.item import Item


T = TypeVar("T", bound="ShoppingItem")


@_attrs_define
class ShoppingItem:
    """One item and what was done about it.

    Attributes:
        id (str):
        item (Item | None): null where the catalogue no longer has it
        shown (int): In how many slates
        picked (int):
        viewed (int):
        liked (int):
        rejected (int):
        bought (int):
    """

    id: str
    item: Item | None
    shown: int
    picked: int
    viewed: int
    liked: int
    rejected: int
    bought: int

    def to_dict(self) -> dict[str, Any]:
        from ..models.item import Item  # noqa: PLC0415

        id = self.id

        item: dict[str, Any] | None
        if isinstance(self.item, Item):
            item = self.item.to_dict()
        else:
            item = self.item

        shown = self.shown

        picked = self.picked

        viewed = self.viewed

        liked = self.liked

        rejected = self.rejected

        bought = self.bought

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "item": item,
                "shown": shown,
                "picked": picked,
                "viewed": viewed,
                "liked": liked,
                "rejected": rejected,
                "bought": bought,
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

        shown = d.pop("shown")

        picked = d.pop("picked")

        viewed = d.pop("viewed")

        liked = d.pop("liked")

        rejected = d.pop("rejected")

        bought = d.pop("bought")

        shopping_item = cls(
            id=id,
            item=item,
            shown=shown,
            picked=picked,
            viewed=viewed,
            liked=liked,
            rejected=rejected,
            bought=bought,
        )

        return shopping_item
