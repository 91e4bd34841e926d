from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="HubnessFacts")


@_attrs_define
class HubnessFacts:
    """How evenly a category's designs occur in one another's neighbour lists.

    Attributes:
        category (str):
        designs (int):
        list_length (int):
        skewness (float):
        gini (float):
        never (float): The share of designs in no list of that length
        candidates (int): How many neighbours a slate is drawn from
        unreachable (int): Designs no pick leads to: only an opening slate can show them
    """

    category: str
    designs: int
    list_length: int
    skewness: float
    gini: float
    never: float
    candidates: int
    unreachable: int

    def to_dict(self) -> dict[str, Any]:
        category = self.category

        designs = self.designs

        list_length = self.list_length

        skewness = self.skewness

        gini = self.gini

        never = self.never

        candidates = self.candidates

        unreachable = self.unreachable

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "category": category,
                "designs": designs,
                "list_length": list_length,
                "skewness": skewness,
                "gini": gini,
                "never": never,
                "candidates": candidates,
                "unreachable": unreachable,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        category = d.pop("category")

        designs = d.pop("designs")

        list_length = d.pop("list_length")

        skewness = d.pop("skewness")

        gini = d.pop("gini")

        never = d.pop("never")

        candidates = d.pop("candidates")

        unreachable = d.pop("unreachable")

        hubness_facts = cls(
            category=category,
            designs=designs,
            list_length=list_length,
            skewness=skewness,
            gini=gini,
            never=never,
            candidates=candidates,
            unreachable=unreachable,
        )

        return hubness_facts
