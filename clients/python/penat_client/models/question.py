from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.asked_item import AskedItem


T = TypeVar("T", bound="Question")


@_attrs_define
class Question:
    """One question; the first shown is the main item, the others come nearest first.

    Attributes:
        id (str):
        position (int):
        shown (list[AskedItem]):
    """

    id: str
    position: int
    shown: list[AskedItem]

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        position = self.position

        shown = []
        for shown_item_data in self.shown:
            shown_item = shown_item_data.to_dict()
            shown.append(shown_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "position": position,
                "shown": shown,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.asked_item import AskedItem  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        position = d.pop("position")

        shown = []
        _shown = d.pop("shown")
        for shown_item_data in _shown:
            shown_item = AskedItem.from_dict(shown_item_data)

            shown.append(shown_item)

        question = cls(
            id=id,
            position=position,
            shown=shown,
        )

        return question
