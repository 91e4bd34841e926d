from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="PhotoStep")


@_attrs_define
class PhotoStep:
    """One step of a photo's way: when it was done and how long it took; null where it is not, or is not known.

    Attributes:
        at (None | str):
        ms (float | None):
    """

    at: None | str
    ms: float | None

    def to_dict(self) -> dict[str, Any]:
        at: None | str
        at = self.at

        ms: float | None
        ms = self.ms

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "at": at,
                "ms": ms,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_at(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        at = _parse_at(d.pop("at"))

        def _parse_ms(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        ms = _parse_ms(d.pop("ms"))

        photo_step = cls(
            at=at,
            ms=ms,
        )

        return photo_step
