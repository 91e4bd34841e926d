from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="SkipRequest")


@_attrs_define
class SkipRequest:
    """A question to pass over.

    Attributes:
        task (str):
        annotator (None | str | Unset):
    """

    task: str
    annotator: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        task = self.task

        annotator: None | str | Unset
        if isinstance(self.annotator, Unset):
            annotator = UNSET
        else:
            annotator = self.annotator

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "task": task,
            }
        )
        if annotator is not UNSET:
            field_dict["annotator"] = annotator

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

        skip_request = cls(
            task=task,
            annotator=annotator,
        )

        return skip_request
