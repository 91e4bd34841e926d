from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.saved_query_facts_query import SavedQueryFactsQuery


T = TypeVar("T", bound="SavedQueryFacts")


@_attrs_define
class SavedQueryFacts:
    """A saved query: `query` is a body for POST /api/v1/search, `items` what it found when it was saved.

    Attributes:
        id (str):
        name (str):
        note (str):
        author (str):
        query (SavedQueryFactsQuery):
        release (str):
        saved_at (str):
        items (list[str]):
        together (float | None):
        example (bool): Shipped with the catalogue; it can be run but not changed
    """

    id: str
    name: str
    note: str
    author: str
    query: SavedQueryFactsQuery
    release: str
    saved_at: str
    items: list[str]
    together: float | None
    example: bool

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        note = self.note

        author = self.author

        query = self.query.to_dict()

        release = self.release

        saved_at = self.saved_at

        items = self.items

        together: float | None
        together = self.together

        example = self.example

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "name": name,
                "note": note,
                "author": author,
                "query": query,
                "release": release,
                "saved_at": saved_at,
                "items": items,
                "together": together,
                "example": example,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.saved_query_facts_query import SavedQueryFactsQuery  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        note = d.pop("note")

        author = d.pop("author")

        query = SavedQueryFactsQuery.from_dict(d.pop("query"))

        release = d.pop("release")

        saved_at = d.pop("saved_at")

        items = cast(list[str], d.pop("items"))

        def _parse_together(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        together = _parse_together(d.pop("together"))

        example = d.pop("example")

        saved_query_facts = cls(
            id=id,
            name=name,
            note=note,
            author=author,
            query=query,
            release=release,
            saved_at=saved_at,
            items=items,
            together=together,
            example=example,
        )

        return saved_query_facts
