from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.similar_sample import SimilarSample


T = TypeVar("T", bound="SimilarSamples")


@_attrs_define
class SimilarSamples:
    """The most similar items of the category, the one asked about never among them.

    Attributes:
        results (list[SimilarSample]):
        query_sample_id (str):
    """

    results: list[SimilarSample]
    query_sample_id: str

    def to_dict(self) -> dict[str, Any]:
        results = []
        for results_item_data in self.results:
            results_item = results_item_data.to_dict()
            results.append(results_item)

        query_sample_id = self.query_sample_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "results": results,
                "query_sample_id": query_sample_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.similar_sample import SimilarSample  # noqa: PLC0415

        d = dict(src_dict)
        results = []
        _results = d.pop("results")
        for results_item_data in _results:
            results_item = SimilarSample.from_dict(results_item_data)

            results.append(results_item)

        query_sample_id = d.pop("query_sample_id")

        similar_samples = cls(
            results=results,
            query_sample_id=query_sample_id,
        )

        return similar_samples
