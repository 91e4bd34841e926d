from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.columns_answer_columns import ColumnsAnswerColumns


T = TypeVar("T", bound="ColumnsAnswer")


@_attrs_define
class ColumnsAnswer:
    """What the shop's table says of an item beside its facts, and its picture's file, null where nobody knows.

    Attributes:
        id (str):
        file_name (None | str):
        columns (ColumnsAnswerColumns):
    """

    id: str
    file_name: None | str
    columns: ColumnsAnswerColumns

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        file_name: None | str
        file_name = self.file_name

        columns = self.columns.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "file_name": file_name,
                "columns": columns,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.columns_answer_columns import ColumnsAnswerColumns  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        def _parse_file_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        file_name = _parse_file_name(d.pop("file_name"))

        columns = ColumnsAnswerColumns.from_dict(d.pop("columns"))

        columns_answer = cls(
            id=id,
            file_name=file_name,
            columns=columns,
        )

        return columns_answer
