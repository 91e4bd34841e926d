from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.piece_box import PieceBox


T = TypeVar("T", bound="RoomPieceTold")


@_attrs_define
class RoomPieceTold:
    """An item seen in the room, and where.

    Attributes:
        item (str):
        box (None | PieceBox | Unset):
        segment (None | str | Unset):
    """

    item: str
    box: None | PieceBox | Unset = UNSET
    segment: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.piece_box import PieceBox  # noqa: PLC0415

        item = self.item

        box: dict[str, Any] | None | Unset
        if isinstance(self.box, Unset):
            box = UNSET
        elif isinstance(self.box, PieceBox):
            box = self.box.to_dict()
        else:
            box = self.box

        segment: None | str | Unset
        if isinstance(self.segment, Unset):
            segment = UNSET
        else:
            segment = self.segment

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "item": item,
            }
        )
        if box is not UNSET:
            field_dict["box"] = box
        if segment is not UNSET:
            field_dict["segment"] = segment

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.piece_box import PieceBox  # noqa: PLC0415

        d = dict(src_dict)
        item = d.pop("item")

        def _parse_box(data: object) -> None | PieceBox | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                box_type_0 = PieceBox.from_dict(data)

                return box_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PieceBox | Unset, data)

        box = _parse_box(d.pop("box", UNSET))

        def _parse_segment(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        segment = _parse_segment(d.pop("segment", UNSET))

        room_piece_told = cls(
            item=item,
            box=box,
            segment=segment,
        )

        return room_piece_told
