from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.queries_answer_refused import QueriesAnswerRefused
    from ..models.saved_query_facts import SavedQueryFacts


T = TypeVar("T", bound="QueriesAnswer")


@_attrs_define
class QueriesAnswer:
    """The saved queries; `refused` names files that are none, and why.

    Attributes:
        queries (list[SavedQueryFacts]):
        refused (QueriesAnswerRefused):
    """

    queries: list[SavedQueryFacts]
    refused: QueriesAnswerRefused

    def to_dict(self) -> dict[str, Any]:
        queries = []
        for queries_item_data in self.queries:
            queries_item = queries_item_data.to_dict()
            queries.append(queries_item)

        refused = self.refused.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "queries": queries,
                "refused": refused,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.queries_answer_refused import QueriesAnswerRefused  # noqa: PLC0415
        from ..models.saved_query_facts import SavedQueryFacts  # noqa: PLC0415

        d = dict(src_dict)
        queries = []
        _queries = d.pop("queries")
        for queries_item_data in _queries:
            queries_item = SavedQueryFacts.from_dict(queries_item_data)

            queries.append(queries_item)

        refused = QueriesAnswerRefused.from_dict(d.pop("refused"))

        queries_answer = cls(
            queries=queries,
            refused=refused,
        )

        return queries_answer
