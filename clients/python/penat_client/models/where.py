from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Where")


@_attrs_define
class Where:
    """One filter on a fact or a column: exactly one of `equal`, `in`, `contains`, or `min` and `max`.

    Attributes:
        field (str):
        equal (None | str | Unset):
        in_ (list[str] | None | Unset):
        contains (None | str | Unset):
        min_ (float | None | Unset):
        max_ (float | None | Unset):
    """

    field: str
    equal: None | str | Unset = UNSET
    in_: list[str] | None | Unset = UNSET
    contains: None | str | Unset = UNSET
    min_: float | None | Unset = UNSET
    max_: float | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        field = self.field

        equal: None | str | Unset
        if isinstance(self.equal, Unset):
            equal = UNSET
        else:
            equal = self.equal

        in_: list[str] | None | Unset
        if isinstance(self.in_, Unset):
            in_ = UNSET
        elif isinstance(self.in_, list):
            in_ = self.in_

        else:
            in_ = self.in_

        contains: None | str | Unset
        if isinstance(self.contains, Unset):
            contains = UNSET
        else:
            contains = self.contains

        min_: float | None | Unset
        if isinstance(self.min_, Unset):
            min_ = UNSET
        else:
            min_ = self.min_

        max_: float | None | Unset
        if isinstance(self.max_, Unset):
            max_ = UNSET
        else:
            max_ = self.max_

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "field": field,
            }
        )
        if equal is not UNSET:
            field_dict["equal"] = equal
        if in_ is not UNSET:
            field_dict["in"] = in_
        if contains is not UNSET:
            field_dict["contains"] = contains
        if min_ is not UNSET:
            field_dict["min"] = min_
        if max_ is not UNSET:
            field_dict["max"] = max_

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        field = d.pop("field")

        def _parse_equal(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        equal = _parse_equal(d.pop("equal", UNSET))

        def _parse_in_(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                in_type_0 = cast(list[str], data)

                return in_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        in_ = _parse_in_(d.pop("in", UNSET))

        def _parse_contains(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        contains = _parse_contains(d.pop("contains", UNSET))

        def _parse_min_(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        min_ = _parse_min_(d.pop("min", UNSET))

        def _parse_max_(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        max_ = _parse_max_(d.pop("max", UNSET))

        where = cls(
            field=field,
            equal=equal,
            in_=in_,
            contains=contains,
            min_=min_,
            max_=max_,
        )

        return where
