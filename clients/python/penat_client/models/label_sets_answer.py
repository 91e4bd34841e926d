from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.label_set_facts import LabelSetFacts


T = TypeVar("T", bound="LabelSetsAnswer")


@_attrs_define
class LabelSetsAnswer:
    """Every label set, by name.

    Attributes:
        sets (list[LabelSetFacts]):
    """

    sets: list[LabelSetFacts]

    def to_dict(self) -> dict[str, Any]:
        sets = []
        for sets_item_data in self.sets:
            sets_item = sets_item_data.to_dict()
            sets.append(sets_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "sets": sets,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.label_set_facts import LabelSetFacts  # noqa: PLC0415

        d = dict(src_dict)
        sets = []
        _sets = d.pop("sets")
        for sets_item_data in _sets:
            sets_item = LabelSetFacts.from_dict(sets_item_data)

            sets.append(sets_item)

        label_sets_answer = cls(
            sets=sets,
        )

        return label_sets_answer
