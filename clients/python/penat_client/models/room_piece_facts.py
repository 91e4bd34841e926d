from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.item import Item
    from ..models.segment_box import SegmentBox


T = TypeVar("T", bound="RoomPieceFacts")


@_attrs_define
class RoomPieceFacts:
    """An item seen in a room; `product` is null where the release being served does not have it.

    Attributes:
        item (str):
        box (None | SegmentBox):
        segment (None | str):
        product (Item | None):
    """

    item: str
    box: None | SegmentBox
    segment: None | str
    product: Item | None

    def to_dict(self) -> dict[str, Any]:
        from ..models.item import Item  # noqa: PLC0415
        from ..models.segment_box import SegmentBox  # noqa: PLC0415

        item = self.item

        box: dict[str, Any] | None
        if isinstance(self.box, SegmentBox):
            box = self.box.to_dict()
        else:
            box = self.box

        segment: None | str
        segment = self.segment

        product: dict[str, Any] | None
        if isinstance(self.product, Item):
            product = self.product.to_dict()
        else:
            product = self.product

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "item": item,
                "box": box,
                "segment": segment,
                "product": product,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.item import Item  # noqa: PLC0415
        from ..models.segment_box import SegmentBox  # noqa: PLC0415

        d = dict(src_dict)
        item = d.pop("item")

        def _parse_box(data: object) -> None | SegmentBox:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                box_type_0 = SegmentBox.from_dict(data)

                return box_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SegmentBox, data)

        box = _parse_box(d.pop("box"))

        def _parse_segment(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        segment = _parse_segment(d.pop("segment"))

        def _parse_product(data: object) -> Item | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                product_type_0 = Item.from_dict(data)

                return product_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Item | None, data)

        product = _parse_product(d.pop("product"))

        room_piece_facts = cls(
            item=item,
            box=box,
            segment=segment,
            product=product,
        )

        return room_piece_facts
