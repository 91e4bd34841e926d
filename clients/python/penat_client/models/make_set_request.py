from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="MakeSetRequest")


@_attrs_define
class MakeSetRequest:
    """A class to name.

    Attributes:
        name (str):
        note (str | Unset):  Default: ''.
        author (str | Unset):  Default: ''.
    """

    name: str
    note: str | Unset = ""
    author: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        note = self.note

        author = self.author

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note
        if author is not UNSET:
            field_dict["author"] = author

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        note = d.pop("note", UNSET)

        author = d.pop("author", UNSET)

        make_set_request = cls(
            name=name,
            note=note,
            author=author,
        )

        return make_set_request
