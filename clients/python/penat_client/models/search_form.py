from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from .. import types
from ..types import UNSET, File, Unset

T = TypeVar("T", bound="SearchForm")


@_attrs_define
class SearchForm:
    """A picture to look with.

    Attributes:
        file (File): The picture file: JPEG, PNG, WebP, AVIF
        category (None | str | Unset):
        limit (int | Unset): How many items, and how many segments at most Default: 12.
    """

    file: File
    category: None | str | Unset = UNSET
    limit: int | Unset = 12

    def to_dict(self) -> dict[str, Any]:
        file = self.file.to_tuple()

        category: None | str | Unset
        if isinstance(self.category, Unset):
            category = UNSET
        else:
            category = self.category

        limit = self.limit

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "file": file,
            }
        )
        if category is not UNSET:
            field_dict["category"] = category
        if limit is not UNSET:
            field_dict["limit"] = limit

        return field_dict

    def to_multipart(self) -> types.RequestFiles:
        files: types.RequestFiles = []

        files.append(("file", self.file.to_tuple()))

        if not isinstance(self.category, Unset):
            if isinstance(self.category, str):
                files.append(("category", (None, str(self.category).encode(), "text/plain")))
            else:
                files.append(("category", (None, str(self.category).encode(), "text/plain")))

        if not isinstance(self.limit, Unset):
            files.append(("limit", (None, str(self.limit).encode(), "text/plain")))

        return files

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        file = File(payload=BytesIO(d.pop("file")))

        def _parse_category(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        category = _parse_category(d.pop("category", UNSET))

        limit = d.pop("limit", UNSET)

        search_form = cls(
            file=file,
            category=category,
            limit=limit,
        )

        return search_form
