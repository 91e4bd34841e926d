from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.item import Item


T = TypeVar("T", bound="SearchResult")


@_attrs_define
class SearchResult:
    """One item found.

    The score is the cosine to the query; for `best`, that to the best like less that to the best dislike; of several
    models, what their fusion makes of theirs.

        Attributes:
            item (Item): One product, ready to show; money is in hundredths of the currency.
            score (float):
    """

    item: Item
    score: float

    def to_dict(self) -> dict[str, Any]:
        item = self.item.to_dict()

        score = self.score

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "item": item,
                "score": score,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.item import Item  # noqa: PLC0415

        d = dict(src_dict)
        item = Item.from_dict(d.pop("item"))

        score = d.pop("score")

        search_result = cls(
            item=item,
            score=score,
        )

        return search_result
