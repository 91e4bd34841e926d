from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ShoppingDeeds")


@_attrs_define
class ShoppingDeeds:
    """What front ends told, by kind.

    Attributes:
        view (int):
        like (int):
        reject (int):
        buy (int):
    """

    view: int
    like: int
    reject: int
    buy: int

    def to_dict(self) -> dict[str, Any]:
        view = self.view

        like = self.like

        reject = self.reject

        buy = self.buy

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "view": view,
                "like": like,
                "reject": reject,
                "buy": buy,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        view = d.pop("view")

        like = d.pop("like")

        reject = d.pop("reject")

        buy = d.pop("buy")

        shopping_deeds = cls(
            view=view,
            like=like,
            reject=reject,
            buy=buy,
        )

        return shopping_deeds
