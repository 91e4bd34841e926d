from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ShoppingPosition")


@_attrs_define
class ShoppingPosition:
    """How many picks one place of a slate had.

    Attributes:
        position (int):
        picks (int):
        share (float):
        low (float): Lower end of the 95 % interval
        high (float):
        even (float): Its share if all places were picked alike
    """

    position: int
    picks: int
    share: float
    low: float
    high: float
    even: float

    def to_dict(self) -> dict[str, Any]:
        position = self.position

        picks = self.picks

        share = self.share

        low = self.low

        high = self.high

        even = self.even

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "position": position,
                "picks": picks,
                "share": share,
                "low": low,
                "high": high,
                "even": even,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        position = d.pop("position")

        picks = d.pop("picks")

        share = d.pop("share")

        low = d.pop("low")

        high = d.pop("high")

        even = d.pop("even")

        shopping_position = cls(
            position=position,
            picks=picks,
            share=share,
            low=low,
            high=high,
            even=even,
        )

        return shopping_position
