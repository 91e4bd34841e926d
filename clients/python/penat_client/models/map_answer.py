from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.map_answer_method import MapAnswerMethod, check_map_answer_method

if TYPE_CHECKING:
    from ..models.legend import Legend


T = TypeVar("T", bound="MapAnswer")


@_attrs_define
class MapAnswer:
    """Points of items in two dimensions, column by column: entry i of each list is about one item.

    Attributes:
        method (MapAnswerMethod):
        methods (list[str]): The methods this release has a map of
        category (None | str):
        colour (str):
        colours (list[str]): What else can colour these points
        ids (list[str]):
        x (list[float]):
        y (list[float]):
        index (list[int]): Which value of the legend, −1 for none; empty for price
        cents (list[int | None]): The price where colour is price, else empty
        legend (list[Legend]):
    """

    method: MapAnswerMethod
    methods: list[str]
    category: None | str
    colour: str
    colours: list[str]
    ids: list[str]
    x: list[float]
    y: list[float]
    index: list[int]
    cents: list[int | None]
    legend: list[Legend]

    def to_dict(self) -> dict[str, Any]:
        method: str = self.method

        methods = self.methods

        category: None | str
        category = self.category

        colour = self.colour

        colours = self.colours

        ids = self.ids

        x = self.x

        y = self.y

        index = self.index

        cents = []
        for cents_item_data in self.cents:
            cents_item: int | None
            cents_item = cents_item_data
            cents.append(cents_item)

        legend = []
        for legend_item_data in self.legend:
            legend_item = legend_item_data.to_dict()
            legend.append(legend_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "method": method,
                "methods": methods,
                "category": category,
                "colour": colour,
                "colours": colours,
                "ids": ids,
                "x": x,
                "y": y,
                "index": index,
                "cents": cents,
                "legend": legend,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.legend import Legend  # noqa: PLC0415

        d = dict(src_dict)
        method = check_map_answer_method(d.pop("method"))

        methods = cast(list[str], d.pop("methods"))

        def _parse_category(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        category = _parse_category(d.pop("category"))

        colour = d.pop("colour")

        colours = cast(list[str], d.pop("colours"))

        ids = cast(list[str], d.pop("ids"))

        x = cast(list[float], d.pop("x"))

        y = cast(list[float], d.pop("y"))

        index = cast(list[int], d.pop("index"))

        cents = []
        _cents = d.pop("cents")
        for cents_item_data in _cents:

            def _parse_cents_item(data: object) -> int | None:
                if data is None:
                    return data
                return cast(int | None, data)

            cents_item = _parse_cents_item(cents_item_data)

            cents.append(cents_item)

        legend = []
        _legend = d.pop("legend")
        for legend_item_data in _legend:
            legend_item = Legend.from_dict(legend_item_data)

            legend.append(legend_item)

        map_answer = cls(
            method=method,
            methods=methods,
            category=category,
            colour=colour,
            colours=colours,
            ids=ids,
            x=x,
            y=y,
            index=index,
            cents=cents,
            legend=legend,
        )

        return map_answer
