from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.item import Item


T = TypeVar("T", bound="KindFacts")


@_attrs_define
class KindFacts:
    """A group inside a category that stands apart from the rest of it.

    Attributes:
        category (str):
        count (int):
        score (float): apart × steadiness
        apart (float):
        steadiness (float): In what part of the divisions it came back
        own_distance (float): Mean distance to the rest of its category
        nearest (None | str): The other category it is closest to
        nearest_distance (float | None):
        ids (list[str]): All of its items, the most typical first
        examples (list[Item]): The most typical
    """

    category: str
    count: int
    score: float
    apart: float
    steadiness: float
    own_distance: float
    nearest: None | str
    nearest_distance: float | None
    ids: list[str]
    examples: list[Item]

    def to_dict(self) -> dict[str, Any]:
        category = self.category

        count = self.count

        score = self.score

        apart = self.apart

        steadiness = self.steadiness

        own_distance = self.own_distance

        nearest: None | str
        nearest = self.nearest

        nearest_distance: float | None
        nearest_distance = self.nearest_distance

        ids = self.ids

        examples = []
        for examples_item_data in self.examples:
            examples_item = examples_item_data.to_dict()
            examples.append(examples_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "category": category,
                "count": count,
                "score": score,
                "apart": apart,
                "steadiness": steadiness,
                "own_distance": own_distance,
                "nearest": nearest,
                "nearest_distance": nearest_distance,
                "ids": ids,
                "examples": examples,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.item import Item  # noqa: PLC0415

        d = dict(src_dict)
        category = d.pop("category")

        count = d.pop("count")

        score = d.pop("score")

        apart = d.pop("apart")

        steadiness = d.pop("steadiness")

        own_distance = d.pop("own_distance")

        def _parse_nearest(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        nearest = _parse_nearest(d.pop("nearest"))

        def _parse_nearest_distance(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        nearest_distance = _parse_nearest_distance(d.pop("nearest_distance"))

        ids = cast(list[str], d.pop("ids"))

        examples = []
        _examples = d.pop("examples")
        for examples_item_data in _examples:
            examples_item = Item.from_dict(examples_item_data)

            examples.append(examples_item)

        kind_facts = cls(
            category=category,
            count=count,
            score=score,
            apart=apart,
            steadiness=steadiness,
            own_distance=own_distance,
            nearest=nearest,
            nearest_distance=nearest_distance,
            ids=ids,
            examples=examples,
        )

        return kind_facts
