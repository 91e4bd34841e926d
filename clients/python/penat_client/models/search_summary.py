from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.price_histogram import PriceHistogram
    from ..models.search_summary_categories import SearchSummaryCategories
    from ..models.search_summary_columns import SearchSummaryColumns


T = TypeVar("T", bound="SearchSummary")


@_attrs_define
class SearchSummary:
    """What the results up to the last one given hold. `total` items pass the filters; `elbow` is where scores bend.

    Attributes:
        total (int):
        counted (int):
        categories (SearchSummaryCategories):
        columns (SearchSummaryColumns): Column -> its commonest values with counts
        prices (None | PriceHistogram):
        curve (list[list[float | int]]): (rank, score) along the best results
        curve_of (int):
        elbow (int | None):
    """

    total: int
    counted: int
    categories: SearchSummaryCategories
    columns: SearchSummaryColumns
    prices: None | PriceHistogram
    curve: list[list[float | int]]
    curve_of: int
    elbow: int | None

    def to_dict(self) -> dict[str, Any]:
        from ..models.price_histogram import PriceHistogram  # noqa: PLC0415

        total = self.total

        counted = self.counted

        categories = self.categories.to_dict()

        columns = self.columns.to_dict()

        prices: dict[str, Any] | None
        if isinstance(self.prices, PriceHistogram):
            prices = self.prices.to_dict()
        else:
            prices = self.prices

        curve = []
        for curve_item_data in self.curve:
            curve_item = []
            for curve_item_item_data in curve_item_data:
                curve_item_item: float | int
                curve_item_item = curve_item_item_data
                curve_item.append(curve_item_item)

            curve.append(curve_item)

        curve_of = self.curve_of

        elbow: int | None
        elbow = self.elbow

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "total": total,
                "counted": counted,
                "categories": categories,
                "columns": columns,
                "prices": prices,
                "curve": curve,
                "curve_of": curve_of,
                "elbow": elbow,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.price_histogram import PriceHistogram  # noqa: PLC0415
        from ..models.search_summary_categories import SearchSummaryCategories  # noqa: PLC0415
        from ..models.search_summary_columns import SearchSummaryColumns  # noqa: PLC0415

        d = dict(src_dict)
        total = d.pop("total")

        counted = d.pop("counted")

        categories = SearchSummaryCategories.from_dict(d.pop("categories"))

        columns = SearchSummaryColumns.from_dict(d.pop("columns"))

        def _parse_prices(data: object) -> None | PriceHistogram:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                prices_type_0 = PriceHistogram.from_dict(data)

                return prices_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PriceHistogram, data)

        prices = _parse_prices(d.pop("prices"))

        curve = []
        _curve = d.pop("curve")
        for curve_item_data in _curve:
            curve_item = []
            _curve_item = curve_item_data
            for curve_item_item_data in _curve_item:

                def _parse_curve_item_item(data: object) -> float | int:
                    return cast(float | int, data)

                curve_item_item = _parse_curve_item_item(curve_item_item_data)

                curve_item.append(curve_item_item)

            curve.append(curve_item)

        curve_of = d.pop("curve_of")

        def _parse_elbow(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        elbow = _parse_elbow(d.pop("elbow"))

        search_summary = cls(
            total=total,
            counted=counted,
            categories=categories,
            columns=columns,
            prices=prices,
            curve=curve,
            curve_of=curve_of,
            elbow=elbow,
        )

        return search_summary
