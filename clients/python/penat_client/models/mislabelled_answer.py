from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.suspect_facts import SuspectFacts


T = TypeVar("T", bound="MislabelledAnswer")


@_attrs_define
class MislabelledAnswer:
    """Items likely filed under the wrong category, the most suspicious first.

    Attributes:
        results (list[SuspectFacts]):
        total (int): How many there are on all pages
        recall (float): How many of the true neighbours were found; 1 up to 20,000
        next_ (None | str): The cursor of the following page, null at the end
    """

    results: list[SuspectFacts]
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
        from ..models.suspect_facts import SuspectFacts  # noqa: PLC0415

        d = dict(src_dict)
        results = []
        _results = d.pop("results")
        for results_item_data in _results:
            results_item = SuspectFacts.from_dict(results_item_data)

            results.append(results_item)

        total = d.pop("total")

        recall = d.pop("recall")

        def _parse_next_(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        next_ = _parse_next_(d.pop("next"))

        mislabelled_answer = cls(
            results=results,
            total=total,
            recall=recall,
            next_=next_,
        )

        return mislabelled_answer
