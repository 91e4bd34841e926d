from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="AnswerRequest")


@_attrs_define
class AnswerRequest:
    """What was shown and does not belong; everything else that was shown does.

    Attributes:
        task (str):
        annotator (None | str | Unset):
        dropped (list[str] | Unset):
    """

    task: str
    annotator: None | str | Unset = UNSET
    dropped: list[str] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        task = self.task

        annotator: None | str | Unset
        if isinstance(self.annotator, Unset):
            annotator = UNSET
        else:
            annotator = self.annotator

        dropped: list[str] | Unset = UNSET
        if not isinstance(self.dropped, Unset):
            dropped = self.dropped

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "task": task,
            }
        )
        if annotator is not UNSET:
            field_dict["annotator"] = annotator
        if dropped is not UNSET:
            field_dict["dropped"] = dropped

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        task = d.pop("task")

        def _parse_annotator(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        annotator = _parse_annotator(d.pop("annotator", UNSET))

        dropped = cast(list[str], d.pop("dropped", UNSET))

        answer_request = cls(
            task=task,
            annotator=annotator,
            dropped=dropped,
        )

        return answer_request
