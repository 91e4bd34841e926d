from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="RoomsImportedAnswer")


@_attrs_define
class RoomsImportedAnswer:
    """What an import did, and what was odd about it.

    Attributes:
        added (int):
        changed (int):
        same (int):
        notes (list[str]):
    """

    added: int
    changed: int
    same: int
    notes: list[str]

    def to_dict(self) -> dict[str, Any]:
        added = self.added

        changed = self.changed

        same = self.same

        notes = self.notes

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "added": added,
                "changed": changed,
                "same": same,
                "notes": notes,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        added = d.pop("added")

        changed = d.pop("changed")

        same = d.pop("same")

        notes = cast(list[str], d.pop("notes"))

        rooms_imported_answer = cls(
            added=added,
            changed=changed,
            same=same,
            notes=notes,
        )

        return rooms_imported_answer
