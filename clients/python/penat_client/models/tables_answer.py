from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="TablesAnswer")


@_attrs_define
class TablesAnswer:
    """The tables kept of a query, newest first.

    Attributes:
        tables (list[str]):
    """

    tables: list[str]

    def to_dict(self) -> dict[str, Any]:
        tables = self.tables

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "tables": tables,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        tables = cast(list[str], d.pop("tables"))

        tables_answer = cls(
            tables=tables,
        )

        return tables_answer
