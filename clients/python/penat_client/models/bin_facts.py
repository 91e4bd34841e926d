from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="BinFacts")


@_attrs_define
class BinFacts:
    """Examples of about the same confidence, and which share of them belongs.

    Attributes:
        low (float):
        high (float):
        count (int):
        confidence (float): Their mean confidence
        share (float): The share of them that belongs
    """

    low: float
    high: float
    count: int
    confidence: float
    share: float

    def to_dict(self) -> dict[str, Any]:
        low = self.low

        high = self.high

        count = self.count

        confidence = self.confidence

        share = self.share

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "low": low,
                "high": high,
                "count": count,
                "confidence": confidence,
                "share": share,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        low = d.pop("low")

        high = d.pop("high")

        count = d.pop("count")

        confidence = d.pop("confidence")

        share = d.pop("share")

        bin_facts = cls(
            low=low,
            high=high,
            count=count,
            confidence=confidence,
            share=share,
        )

        return bin_facts
