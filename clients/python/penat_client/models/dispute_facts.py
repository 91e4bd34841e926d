from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="DisputeFacts")


@_attrs_define
class DisputeFacts:
    """An item beside a main one on which annotators differ.

    Attributes:
        main (str):
        item (str):
        alike (int):
        unlike (int):
    """

    main: str
    item: str
    alike: int
    unlike: int

    def to_dict(self) -> dict[str, Any]:
        main = self.main

        item = self.item

        alike = self.alike

        unlike = self.unlike

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "main": main,
                "item": item,
                "alike": alike,
                "unlike": unlike,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        main = d.pop("main")

        item = d.pop("item")

        alike = d.pop("alike")

        unlike = d.pop("unlike")

        dispute_facts = cls(
            main=main,
            item=item,
            alike=alike,
            unlike=unlike,
        )

        return dispute_facts
