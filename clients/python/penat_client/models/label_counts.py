from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="LabelCounts")


@_attrs_define
class LabelCounts:
    """What it was made of.

    Attributes:
        positives (int):
        negatives (int): Labelled as not belonging
        background (int): Drawn, unlabelled, taken as not belonging
        gone (list[str]): Labelled items the release does not have; left out
        outside (int): Labels of items in other categories; left out
    """

    positives: int
    negatives: int
    background: int
    gone: list[str]
    outside: int

    def to_dict(self) -> dict[str, Any]:
        positives = self.positives

        negatives = self.negatives

        background = self.background

        gone = self.gone

        outside = self.outside

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "positives": positives,
                "negatives": negatives,
                "background": background,
                "gone": gone,
                "outside": outside,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        positives = d.pop("positives")

        negatives = d.pop("negatives")

        background = d.pop("background")

        gone = cast(list[str], d.pop("gone"))

        outside = d.pop("outside")

        label_counts = cls(
            positives=positives,
            negatives=negatives,
            background=background,
            gone=gone,
            outside=outside,
        )

        return label_counts
