from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="MarksRequest")


@_attrs_define
class MarksRequest:
    """Items that belong to the class, items that do not, and items whose label is taken away.

    Attributes:
        belongs (list[str] | Unset):
        excluded (list[str] | Unset):
        cleared (list[str] | Unset):
        annotator (None | str | Unset):
    """

    belongs: list[str] | Unset = UNSET
    excluded: list[str] | Unset = UNSET
    cleared: list[str] | Unset = UNSET
    annotator: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        belongs: list[str] | Unset = UNSET
        if not isinstance(self.belongs, Unset):
            belongs = self.belongs

        excluded: list[str] | Unset = UNSET
        if not isinstance(self.excluded, Unset):
            excluded = self.excluded

        cleared: list[str] | Unset = UNSET
        if not isinstance(self.cleared, Unset):
            cleared = self.cleared

        annotator: None | str | Unset
        if isinstance(self.annotator, Unset):
            annotator = UNSET
        else:
            annotator = self.annotator

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if belongs is not UNSET:
            field_dict["belongs"] = belongs
        if excluded is not UNSET:
            field_dict["excluded"] = excluded
        if cleared is not UNSET:
            field_dict["cleared"] = cleared
        if annotator is not UNSET:
            field_dict["annotator"] = annotator

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        belongs = cast(list[str], d.pop("belongs", UNSET))

        excluded = cast(list[str], d.pop("excluded", UNSET))

        cleared = cast(list[str], d.pop("cleared", UNSET))

        def _parse_annotator(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        annotator = _parse_annotator(d.pop("annotator", UNSET))

        marks_request = cls(
            belongs=belongs,
            excluded=excluded,
            cleared=cleared,
            annotator=annotator,
        )

        return marks_request
