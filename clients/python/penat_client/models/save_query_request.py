from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.search_request import SearchRequest


T = TypeVar("T", bound="SaveQueryRequest")


@_attrs_define
class SaveQueryRequest:
    """A question to keep; its `limit` says how many results are remembered.

    Attributes:
        name (str):
        query (SearchRequest): Items by example: what is liked, what is not, words, a photo and filters, in any
            combination.
        note (str | Unset):  Default: ''.
        author (str | Unset):  Default: ''.
        together (float | Unset): The share of the items that a release must find again; 0 for no test Default: 0.0.
    """

    name: str
    query: SearchRequest
    note: str | Unset = ""
    author: str | Unset = ""
    together: float | Unset = 0.0

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        query = self.query.to_dict()

        note = self.note

        author = self.author

        together = self.together

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "query": query,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note
        if author is not UNSET:
            field_dict["author"] = author
        if together is not UNSET:
            field_dict["together"] = together

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.search_request import SearchRequest  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        query = SearchRequest.from_dict(d.pop("query"))

        note = d.pop("note", UNSET)

        author = d.pop("author", UNSET)

        together = d.pop("together", UNSET)

        save_query_request = cls(
            name=name,
            query=query,
            note=note,
            author=author,
            together=together,
        )

        return save_query_request
