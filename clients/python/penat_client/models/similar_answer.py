from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.item import Item
    from ..models.similar_item import SimilarItem


T = TypeVar("T", bound="SimilarAnswer")


@_attrs_define
class SimilarAnswer:
    """The items most similar to `query`, nearest first, itself left out.

    Attributes:
        query (Item): One product, ready to show; money is in hundredths of the currency.
        results (list[SimilarItem]):
    """

    query: Item
    results: list[SimilarItem]

    def to_dict(self) -> dict[str, Any]:
        query = self.query.to_dict()

        results = []
        for results_item_data in self.results:
            results_item = results_item_data.to_dict()
            results.append(results_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "query": query,
                "results": results,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.item import Item  # noqa: PLC0415
        from ..models.similar_item import SimilarItem  # noqa: PLC0415

        d = dict(src_dict)
        query = Item.from_dict(d.pop("query"))

        results = []
        _results = d.pop("results")
        for results_item_data in _results:
            results_item = SimilarItem.from_dict(results_item_data)

            results.append(results_item)

        similar_answer = cls(
            query=query,
            results=results,
        )

        return similar_answer
