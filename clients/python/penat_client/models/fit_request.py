from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="FitRequest")


@_attrs_define
class FitRequest:
    """What a classifier is made of besides the set's labels; `{}` for the labels alone.

    Attributes:
        categories (list[str] | Unset): Which to score; by default those the set's positives are in
        background (int | Unset): How many unlabelled items to draw as weak negatives Default: 0.
        seed (int | Unset):  Default: 0.
    """

    categories: list[str] | Unset = UNSET
    background: int | Unset = 0
    seed: int | Unset = 0

    def to_dict(self) -> dict[str, Any]:
        categories: list[str] | Unset = UNSET
        if not isinstance(self.categories, Unset):
            categories = self.categories

        background = self.background

        seed = self.seed

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if categories is not UNSET:
            field_dict["categories"] = categories
        if background is not UNSET:
            field_dict["background"] = background
        if seed is not UNSET:
            field_dict["seed"] = seed

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        categories = cast(list[str], d.pop("categories", UNSET))

        background = d.pop("background", UNSET)

        seed = d.pop("seed", UNSET)

        fit_request = cls(
            categories=categories,
            background=background,
            seed=seed,
        )

        return fit_request
