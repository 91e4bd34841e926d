from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="BeginAgain")


@_attrs_define
class BeginAgain:
    """What an ended session was about.

    Attributes:
        category (str):
        picked (list[str]):
    """

    category: str
    picked: list[str]

    def to_dict(self) -> dict[str, Any]:
        category = self.category

        picked = self.picked

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "category": category,
                "picked": picked,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        category = d.pop("category")

        picked = cast(list[str], d.pop("picked"))

        begin_again = cls(
            category=category,
            picked=picked,
        )

        return begin_again
