from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.hub_item import HubItem
    from ..models.hubness_facts import HubnessFacts


T = TypeVar("T", bound="HubsAnswer")


@_attrs_define
class HubsAnswer:
    """Figures for each category, its most frequent items, and the items in fewest lists, the rarest first.

    Attributes:
        categories (list[HubnessFacts]):
        hubs (list[HubItem]):
        results (list[HubItem]):
        total (int): How many there are on all pages
        next_ (None | str): The cursor of the following page, null at the end
    """

    categories: list[HubnessFacts]
    hubs: list[HubItem]
    results: list[HubItem]
    total: int
    next_: None | str

    def to_dict(self) -> dict[str, Any]:
        categories = []
        for categories_item_data in self.categories:
            categories_item = categories_item_data.to_dict()
            categories.append(categories_item)

        hubs = []
        for hubs_item_data in self.hubs:
            hubs_item = hubs_item_data.to_dict()
            hubs.append(hubs_item)

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
                "categories": categories,
                "hubs": hubs,
                "results": results,
                "total": total,
                "next": next_,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.hub_item import HubItem  # noqa: PLC0415
        from ..models.hubness_facts import HubnessFacts  # noqa: PLC0415

        d = dict(src_dict)
        categories = []
        _categories = d.pop("categories")
        for categories_item_data in _categories:
            categories_item = HubnessFacts.from_dict(categories_item_data)

            categories.append(categories_item)

        hubs = []
        _hubs = d.pop("hubs")
        for hubs_item_data in _hubs:
            hubs_item = HubItem.from_dict(hubs_item_data)

            hubs.append(hubs_item)

        results = []
        _results = d.pop("results")
        for results_item_data in _results:
            results_item = HubItem.from_dict(results_item_data)

            results.append(results_item)

        total = d.pop("total")

        def _parse_next_(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        next_ = _parse_next_(d.pop("next"))

        hubs_answer = cls(
            categories=categories,
            hubs=hubs,
            results=results,
            total=total,
            next_=next_,
        )

        return hubs_answer
