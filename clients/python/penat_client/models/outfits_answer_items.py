from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.piece_answer import PieceAnswer


T = TypeVar("T", bound="OutfitsAnswerItems")


@_attrs_define
class OutfitsAnswerItems:
    additional_properties: dict[str, PieceAnswer] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        field_dict: dict[str, Any] = {}
        for prop_name, prop in self.additional_properties.items():
            field_dict[prop_name] = prop.to_dict()

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.piece_answer import PieceAnswer  # noqa: PLC0415

        d = dict(src_dict)
        outfits_answer_items = cls()

        additional_properties = {}
        for prop_name, prop_dict in d.items():
            additional_property = PieceAnswer.from_dict(prop_dict)

            additional_properties[prop_name] = additional_property

        outfits_answer_items.additional_properties = additional_properties
        return outfits_answer_items

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> PieceAnswer:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: PieceAnswer) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
