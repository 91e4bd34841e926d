from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.label_facts import LabelFacts
    from ..models.label_set_facts import LabelSetFacts


T = TypeVar("T", bound="LabelsAnswer")


@_attrs_define
class LabelsAnswer:
    """One set and its labels, by item.

    Attributes:
        set_ (LabelSetFacts): A named class, and how many items were said to belong to it and not to.
        labels (list[LabelFacts]):
    """

    set_: LabelSetFacts
    labels: list[LabelFacts]

    def to_dict(self) -> dict[str, Any]:
        set_ = self.set_.to_dict()

        labels = []
        for labels_item_data in self.labels:
            labels_item = labels_item_data.to_dict()
            labels.append(labels_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "set": set_,
                "labels": labels,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.label_facts import LabelFacts  # noqa: PLC0415
        from ..models.label_set_facts import LabelSetFacts  # noqa: PLC0415

        d = dict(src_dict)
        set_ = LabelSetFacts.from_dict(d.pop("set"))

        labels = []
        _labels = d.pop("labels")
        for labels_item_data in _labels:
            labels_item = LabelFacts.from_dict(labels_item_data)

            labels.append(labels_item)

        labels_answer = cls(
            set_=set_,
            labels=labels,
        )

        return labels_answer
