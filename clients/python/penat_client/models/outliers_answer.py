from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.outlier_facts import OutlierFacts


T = TypeVar("T", bound="OutliersAnswer")


@_attrs_define
class OutliersAnswer:
    """Items far from everything, the oddest first.

    Attributes:
        results (list[OutlierFacts]):
        total (int): How many there are on all pages
        recall (float): How many of the true neighbours were found; 1 up to 20,000
        next_ (None | str): The cursor of the following page, null at the end
    """

    results: list[OutlierFacts]
    total: int
    recall: float
    next_: None | str

    def to_dict(self) -> dict[str, Any]:
        results = []
        for results_item_data in self.results:
            results_item = results_item_data.to_dict()
            results.append(results_item)

        total = self.total

        recall = self.recall

        next_: None | str
        next_ = self.next_

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "results": results,
                "total": total,
                "recall": recall,
                "next": next_,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.outlier_facts import OutlierFacts  # noqa: PLC0415

        d = dict(src_dict)
        results = []
        _results = d.pop("results")
        for results_item_data in _results:
            results_item = OutlierFacts.from_dict(results_item_data)

            results.append(results_item)

        total = d.pop("total")

        recall = d.pop("recall")

        def _parse_next_(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        next_ = _parse_next_(d.pop("next"))

        outliers_answer = cls(
            results=results,
            total=total,
            recall=recall,
            next_=next_,
        )

        return outliers_answer
