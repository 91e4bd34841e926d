from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ShoppingDay")


@_attrs_define
class ShoppingDay:
    """One day, in UTC.

    Attributes:
        day (str):
        sessions (int): Begun on it
        slates (int):
        picks (int): Of the slates shown on it
    """

    day: str
    sessions: int
    slates: int
    picks: int

    def to_dict(self) -> dict[str, Any]:
        day = self.day

        sessions = self.sessions

        slates = self.slates

        picks = self.picks

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "day": day,
                "sessions": sessions,
                "slates": slates,
                "picks": picks,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        day = d.pop("day")

        sessions = d.pop("sessions")

        slates = d.pop("slates")

        picks = d.pop("picks")

        shopping_day = cls(
            day=day,
            sessions=sessions,
            slates=slates,
            picks=picks,
        )

        return shopping_day
