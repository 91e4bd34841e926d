from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.room_entry_boxes import RoomEntryBoxes


T = TypeVar("T", bound="RoomEntry")


@_attrs_define
class RoomEntry:
    """One room of a file, with further words about it under names of their own.

    Attributes:
        scene (str):
        items (list[str]):
        by (str):
        at (str):
        boxes (RoomEntryBoxes | Unset):
    """

    scene: str
    items: list[str]
    by: str
    at: str
    boxes: RoomEntryBoxes | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        scene = self.scene

        items = self.items

        by = self.by

        at = self.at

        boxes: dict[str, Any] | Unset = UNSET
        if not isinstance(self.boxes, Unset):
            boxes = self.boxes.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "scene": scene,
                "items": items,
                "by": by,
                "at": at,
            }
        )
        if boxes is not UNSET:
            field_dict["boxes"] = boxes

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.room_entry_boxes import RoomEntryBoxes  # noqa: PLC0415

        d = dict(src_dict)
        scene = d.pop("scene")

        items = cast(list[str], d.pop("items"))

        by = d.pop("by")

        at = d.pop("at")

        _boxes = d.pop("boxes", UNSET)
        boxes: RoomEntryBoxes | Unset
        if isinstance(_boxes, Unset):
            boxes = UNSET
        else:
            boxes = RoomEntryBoxes.from_dict(_boxes)

        room_entry = cls(
            scene=scene,
            items=items,
            by=by,
            at=at,
            boxes=boxes,
        )

        room_entry.additional_properties = d
        return room_entry

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
