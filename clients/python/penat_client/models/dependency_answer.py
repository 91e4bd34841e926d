from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="DependencyAnswer")


@_attrs_define
class DependencyAnswer:
    """One thing serving depends on.

    Attributes:
        name (str):
        ready (bool):
        detail (str):
    """

    name: str
    ready: bool
    detail: str

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        ready = self.ready

        detail = self.detail

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "ready": ready,
                "detail": detail,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        ready = d.pop("ready")

        detail = d.pop("detail")

        dependency_answer = cls(
            name=name,
            ready=ready,
            detail=detail,
        )

        return dependency_answer
