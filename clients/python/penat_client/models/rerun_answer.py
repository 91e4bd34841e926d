from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.query_change import QueryChange
    from ..models.saved_query_facts import SavedQueryFacts
    from ..models.search_answer import SearchAnswer


T = TypeVar("T", bound="RerunAnswer")


@_attrs_define
class RerunAnswer:
    """A saved query asked again.

    Attributes:
        query (SavedQueryFacts): A saved query: `query` is a body for POST /api/v1/search, `items` what it found when it
            was saved.
        change (QueryChange): What is found now against what was found when it was saved.
        answer (SearchAnswer): The items found, best first; `like` and `unlike` are the examples themselves, which are
            no results.

            `segments` are the asker's own that are nearest to the photo or segment asked with, null where there was none,
            and for a picture sent along while the database is away.
    """

    query: SavedQueryFacts
    change: QueryChange
    answer: SearchAnswer

    def to_dict(self) -> dict[str, Any]:
        query = self.query.to_dict()

        change = self.change.to_dict()

        answer = self.answer.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "query": query,
                "change": change,
                "answer": answer,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.query_change import QueryChange  # noqa: PLC0415
        from ..models.saved_query_facts import SavedQueryFacts  # noqa: PLC0415
        from ..models.search_answer import SearchAnswer  # noqa: PLC0415

        d = dict(src_dict)
        query = SavedQueryFacts.from_dict(d.pop("query"))

        change = QueryChange.from_dict(d.pop("change"))

        answer = SearchAnswer.from_dict(d.pop("answer"))

        rerun_answer = cls(
            query=query,
            change=change,
            answer=answer,
        )

        return rerun_answer
