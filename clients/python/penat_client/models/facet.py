from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.facet_values_type_0 import FacetValuesType0


T = TypeVar("T", bound="Facet")


@_attrs_define
class Facet:
    """One column of the shop's table; `values` counts the items of each value, null where there are too many.

    `min` and `max` are those of a column that holds nothing but numbers.

        Attributes:
            name (str):
            distinct (int):
            values (FacetValuesType0 | None):
            min_ (float | None):
            max_ (float | None):
    """

    name: str
    distinct: int
    values: FacetValuesType0 | None
    min_: float | None
    max_: float | None

    def to_dict(self) -> dict[str, Any]:
        from ..models.facet_values_type_0 import FacetValuesType0  # noqa: PLC0415

        name = self.name

        distinct = self.distinct

        values: dict[str, Any] | None
        if isinstance(self.values, FacetValuesType0):
            values = self.values.to_dict()
        else:
            values = self.values

        min_: float | None
        min_ = self.min_

        max_: float | None
        max_ = self.max_

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "distinct": distinct,
                "values": values,
                "min": min_,
                "max": max_,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.facet_values_type_0 import FacetValuesType0  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        distinct = d.pop("distinct")

        def _parse_values(data: object) -> FacetValuesType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                values_type_0 = FacetValuesType0.from_dict(data)

                return values_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FacetValuesType0 | None, data)

        values = _parse_values(d.pop("values"))

        def _parse_min_(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        min_ = _parse_min_(d.pop("min"))

        def _parse_max_(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        max_ = _parse_max_(d.pop("max"))

        facet = cls(
            name=name,
            distinct=distinct,
            values=values,
            min_=min_,
            max_=max_,
        )

        return facet
