from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="RunTimings")


@_attrs_define
class RunTimings:
    """How long each part took, in milliseconds.

    Attributes:
        decode (float):
        segment (float):
        embed (float):
    """

    decode: float
    segment: float
    embed: float

    def to_dict(self) -> dict[str, Any]:
        decode = self.decode

        segment = self.segment

        embed = self.embed

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "decode": decode,
                "segment": segment,
                "embed": embed,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        decode = d.pop("decode")

        segment = d.pop("segment")

        embed = d.pop("embed")

        run_timings = cls(
            decode=decode,
            segment=segment,
            embed=embed,
        )

        return run_timings
