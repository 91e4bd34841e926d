from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.dependency_answer import DependencyAnswer


T = TypeVar("T", bound="ReadyAnswer")


@_attrs_define
class ReadyAnswer:
    """Whether the server can do its work, and each dependency in words.

    Attributes:
        ready (bool):
        dependencies (list[DependencyAnswer]):
    """

    ready: bool
    dependencies: list[DependencyAnswer]

    def to_dict(self) -> dict[str, Any]:
        ready = self.ready

        dependencies = []
        for dependencies_item_data in self.dependencies:
            dependencies_item = dependencies_item_data.to_dict()
            dependencies.append(dependencies_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "ready": ready,
                "dependencies": dependencies,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.dependency_answer import DependencyAnswer  # noqa: PLC0415

        d = dict(src_dict)
        ready = d.pop("ready")

        dependencies = []
        _dependencies = d.pop("dependencies")
        for dependencies_item_data in _dependencies:
            dependencies_item = DependencyAnswer.from_dict(dependencies_item_data)

            dependencies.append(dependencies_item)

        ready_answer = cls(
            ready=ready,
            dependencies=dependencies,
        )

        return ready_answer
