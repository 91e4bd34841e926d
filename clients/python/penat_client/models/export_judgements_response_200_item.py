from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ExportJudgementsResponse200Item")


@_attrs_define
class ExportJudgementsResponse200Item:
    """
    Attributes:
        pos (list[str] | Unset):
        neg (list[str] | Unset):
    """

    pos: list[str] | Unset = UNSET
    neg: list[str] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        pos: list[str] | Unset = UNSET
        if not isinstance(self.pos, Unset):
            pos = self.pos

        neg: list[str] | Unset = UNSET
        if not isinstance(self.neg, Unset):
            neg = self.neg

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if pos is not UNSET:
            field_dict["pos"] = pos
        if neg is not UNSET:
            field_dict["neg"] = neg

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        pos = cast(list[str], d.pop("pos", UNSET))

        neg = cast(list[str], d.pop("neg", UNSET))

        export_judgements_response_200_item = cls(
            pos=pos,
            neg=neg,
        )

        export_judgements_response_200_item.additional_properties = d
        return export_judgements_response_200_item

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
