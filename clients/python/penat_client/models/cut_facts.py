from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="CutFacts")


@_attrs_define
class CutFacts:
    """What a threshold does out of fold.

    Attributes:
        threshold (float): An item belongs from this confidence on
        precision (float):
        recall (float):
        f1 (float):
        true_positives (int):
        false_positives (int):
        false_negatives (int):
        true_negatives (int):
    """

    threshold: float
    precision: float
    recall: float
    f1: float
    true_positives: int
    false_positives: int
    false_negatives: int
    true_negatives: int

    def to_dict(self) -> dict[str, Any]:
        threshold = self.threshold

        precision = self.precision

        recall = self.recall

        f1 = self.f1

        true_positives = self.true_positives

        false_positives = self.false_positives

        false_negatives = self.false_negatives

        true_negatives = self.true_negatives

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "threshold": threshold,
                "precision": precision,
                "recall": recall,
                "f1": f1,
                "true_positives": true_positives,
                "false_positives": false_positives,
                "false_negatives": false_negatives,
                "true_negatives": true_negatives,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        threshold = d.pop("threshold")

        precision = d.pop("precision")

        recall = d.pop("recall")

        f1 = d.pop("f1")

        true_positives = d.pop("true_positives")

        false_positives = d.pop("false_positives")

        false_negatives = d.pop("false_negatives")

        true_negatives = d.pop("true_negatives")

        cut_facts = cls(
            threshold=threshold,
            precision=precision,
            recall=recall,
            f1=f1,
            true_positives=true_positives,
            false_positives=false_positives,
            false_negatives=false_negatives,
            true_negatives=true_negatives,
        )

        return cut_facts
