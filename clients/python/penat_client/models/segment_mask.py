from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="SegmentMask")


@_attrs_define
class SegmentMask:
    """Run lengths, column after column, out and in by turns, as COCO writes them; `size` is height and width.

    Attributes:
        counts (list[int]):
        size (list[int]):
    """

    counts: list[int]
    size: list[int]

    def to_dict(self) -> dict[str, Any]:
        counts = self.counts

        size = self.size

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "counts": counts,
                "size": size,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        counts = cast(list[int], d.pop("counts"))

        size = cast(list[int], d.pop("size"))

        segment_mask = cls(
            counts=counts,
            size=size,
        )

        return segment_mask
