from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="LabelFacts")


@_attrs_define
class LabelFacts:
    """What was said last of one item; `known` is false where the release being served does not have it.

    Attributes:
        item (str):
        belongs (bool):
        annotator (str):
        at (str):
        known (bool):
    """

    item: str
    belongs: bool
    annotator: str
    at: str
    known: bool

    def to_dict(self) -> dict[str, Any]:
        item = self.item

        belongs = self.belongs

        annotator = self.annotator

        at = self.at

        known = self.known

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "item": item,
                "belongs": belongs,
                "annotator": annotator,
                "at": at,
                "known": known,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        item = d.pop("item")

        belongs = d.pop("belongs")

        annotator = d.pop("annotator")

        at = d.pop("at")

        known = d.pop("known")

        label_facts = cls(
            item=item,
            belongs=belongs,
            annotator=annotator,
            at=at,
            known=known,
        )

        return label_facts
