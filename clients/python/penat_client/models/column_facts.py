from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ColumnFacts")


@_attrs_define
class ColumnFacts:
    """The column that was written of it.

    Attributes:
        column (str): yes or no; NAME_confidence holds the rest
        release (str):
        at (str):
        threshold (float):
        items (int): How many were scored
        members (int): How many belong
    """

    column: str
    release: str
    at: str
    threshold: float
    items: int
    members: int

    def to_dict(self) -> dict[str, Any]:
        column = self.column

        release = self.release

        at = self.at

        threshold = self.threshold

        items = self.items

        members = self.members

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "column": column,
                "release": release,
                "at": at,
                "threshold": threshold,
                "items": items,
                "members": members,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        column = d.pop("column")

        release = d.pop("release")

        at = d.pop("at")

        threshold = d.pop("threshold")

        items = d.pop("items")

        members = d.pop("members")

        column_facts = cls(
            column=column,
            release=release,
            at=at,
            threshold=threshold,
            items=items,
            members=members,
        )

        return column_facts
