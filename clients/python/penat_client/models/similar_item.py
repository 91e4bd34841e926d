from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.item import Item


T = TypeVar("T", bound="SimilarItem")


@_attrs_define
class SimilarItem:
    """One similar item; `file_name` is null where nobody knows.

    Attributes:
        item (Item): One product, ready to show; money is in hundredths of the currency.
        score (float): Cosine: 1 − distance/2
        distance (float): Squared Euclidean distance of unit vectors
        file_name (None | str):
    """

    item: Item
    score: float
    distance: float
    file_name: None | str

    def to_dict(self) -> dict[str, Any]:
        item = self.item.to_dict()

        score = self.score

        distance = self.distance

        file_name: None | str
        file_name = self.file_name

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "item": item,
                "score": score,
                "distance": distance,
                "file_name": file_name,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.item import Item  # noqa: PLC0415

        d = dict(src_dict)
        item = Item.from_dict(d.pop("item"))

        score = d.pop("score")

        distance = d.pop("distance")

        def _parse_file_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        file_name = _parse_file_name(d.pop("file_name"))

        similar_item = cls(
            item=item,
            score=score,
            distance=distance,
            file_name=file_name,
        )

        return similar_item
