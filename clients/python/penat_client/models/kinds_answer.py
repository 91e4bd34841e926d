from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.kind_facts import KindFacts


T = TypeVar("T", bound="KindsAnswer")


@_attrs_define
class KindsAnswer:
    """Kinds of things inside categories, the clearest first: a kind that was filed elsewhere is among them.

    Attributes:
        results (list[KindFacts]):
        total (int): How many there are on all pages
        next_ (None | str): The cursor of the following page, null at the end
    """

    results: list[KindFacts]
    total: int
    next_: None | str

    def to_dict(self) -> dict[str, Any]:
        results = []
        for results_item_data in self.results:
            results_item = results_item_data.to_dict()
            results.append(results_item)

        total = self.total

        next_: None | str
        next_ = self.next_

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "results": results,
                "total": total,
                "next": next_,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.kind_facts import KindFacts  # noqa: PLC0415

        d = dict(src_dict)
        results = []
        _results = d.pop("results")
        for results_item_data in _results:
            results_item = KindFacts.from_dict(results_item_data)

            results.append(results_item)

        total = d.pop("total")

        def _parse_next_(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        next_ = _parse_next_(d.pop("next"))

        kinds_answer = cls(
            results=results,
            total=total,
            next_=next_,
        )

        return kinds_answer
