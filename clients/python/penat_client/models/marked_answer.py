from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.label_set_facts import LabelSetFacts


T = TypeVar("T", bound="MarkedAnswer")


@_attrs_define
class MarkedAnswer:
    """The set as it is now, and what to send to POST /api/v1/labels/ID/undo to undo the step.

    Attributes:
        undo (str):
        set_ (LabelSetFacts): A named class, and how many items were said to belong to it and not to.
    """

    undo: str
    set_: LabelSetFacts

    def to_dict(self) -> dict[str, Any]:
        undo = self.undo

        set_ = self.set_.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "undo": undo,
                "set": set_,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.label_set_facts import LabelSetFacts  # noqa: PLC0415

        d = dict(src_dict)
        undo = d.pop("undo")

        set_ = LabelSetFacts.from_dict(d.pop("set"))

        marked_answer = cls(
            undo=undo,
            set_=set_,
        )

        return marked_answer
