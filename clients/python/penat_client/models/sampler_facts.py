from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="SamplerFacts")


@_attrs_define
class SamplerFacts:
    """A way to choose what is asked about.

    Attributes:
        name (str):
        says (str):
    """

    name: str
    says: str

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        says = self.says

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "says": says,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        says = d.pop("says")

        sampler_facts = cls(
            name=name,
            says=says,
        )

        return sampler_facts
