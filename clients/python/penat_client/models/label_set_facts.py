from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="LabelSetFacts")


@_attrs_define
class LabelSetFacts:
    """A named class, and how many items were said to belong to it and not to.

    Attributes:
        id (str):
        name (str):
        note (str):
        author (str):
        made_at (str):
        positives (int):
        negatives (int):
    """

    id: str
    name: str
    note: str
    author: str
    made_at: str
    positives: int
    negatives: int

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        note = self.note

        author = self.author

        made_at = self.made_at

        positives = self.positives

        negatives = self.negatives

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "name": name,
                "note": note,
                "author": author,
                "made_at": made_at,
                "positives": positives,
                "negatives": negatives,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        note = d.pop("note")

        author = d.pop("author")

        made_at = d.pop("made_at")

        positives = d.pop("positives")

        negatives = d.pop("negatives")

        label_set_facts = cls(
            id=id,
            name=name,
            note=note,
            author=author,
            made_at=made_at,
            positives=positives,
            negatives=negatives,
        )

        return label_set_facts
