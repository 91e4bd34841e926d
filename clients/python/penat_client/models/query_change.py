from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="QueryChange")


@_attrs_define
class QueryChange:
    """What is found now against what was found when it was saved.

    Attributes:
        came (list[str]):
        left (list[str]):
        gone (list[str]): No longer in the catalogue
        kept (float):
    """

    came: list[str]
    left: list[str]
    gone: list[str]
    kept: float

    def to_dict(self) -> dict[str, Any]:
        came = self.came

        left = self.left

        gone = self.gone

        kept = self.kept

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "came": came,
                "left": left,
                "gone": gone,
                "kept": kept,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        came = cast(list[str], d.pop("came"))

        left = cast(list[str], d.pop("left"))

        gone = cast(list[str], d.pop("gone"))

        kept = d.pop("kept")

        query_change = cls(
            came=came,
            left=left,
            gone=gone,
            kept=kept,
        )

        return query_change
