from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.import_rooms_request_rooms_additional_property import ImportRoomsRequestRoomsAdditionalProperty


T = TypeVar("T", bound="ImportRoomsRequestRooms")


@_attrs_define
class ImportRoomsRequestRooms:
    additional_properties: dict[str, ImportRoomsRequestRoomsAdditionalProperty] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        field_dict: dict[str, Any] = {}
        for prop_name, prop in self.additional_properties.items():
            field_dict[prop_name] = prop.to_dict()

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.import_rooms_request_rooms_additional_property import ImportRoomsRequestRoomsAdditionalProperty  # noqa: PLC0415

        d = dict(src_dict)
        import_rooms_request_rooms = cls()

        additional_properties = {}
        for prop_name, prop_dict in d.items():
            additional_property = ImportRoomsRequestRoomsAdditionalProperty.from_dict(prop_dict)

            additional_properties[prop_name] = additional_property

        import_rooms_request_rooms.additional_properties = additional_properties
        return import_rooms_request_rooms

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> ImportRoomsRequestRoomsAdditionalProperty:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: ImportRoomsRequestRoomsAdditionalProperty) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
