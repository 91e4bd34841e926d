from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="UndoMarksRequest")


@_attrs_define
class UndoMarksRequest:
    """The `undo` that labelling answered with.

    Attributes:
        undo (str):
    """

    undo: str

    def to_dict(self) -> dict[str, Any]:
        undo = self.undo

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "undo": undo,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        undo = d.pop("undo")

        undo_marks_request = cls(
            undo=undo,
        )

        return undo_marks_request
