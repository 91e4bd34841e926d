from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Noted")


@_attrs_define
class Noted:
    """Whether it is written down: not where the server keeps no log, or the session is older than the log.

    Attributes:
        noted (bool):
    """

    noted: bool

    def to_dict(self) -> dict[str, Any]:
        noted = self.noted

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "noted": noted,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        noted = d.pop("noted")

        noted = cls(
            noted=noted,
        )

        return noted
