from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="RelaxedAnswer")


@_attrs_define
class RelaxedAnswer:
    """The smallest changes that would make an outfit possible; `detail` says them in words.

    `needed_cents` is the least budget, null where a category has no item at all; without any one of `droppable` the
    budget would do; `empty` have no item inside their limits.

        Attributes:
            detail (str):
            needed_cents (int | None):
            needed_text (None | str):
            droppable (list[str]):
            empty (list[str]):
    """

    detail: str
    needed_cents: int | None
    needed_text: None | str
    droppable: list[str]
    empty: list[str]

    def to_dict(self) -> dict[str, Any]:
        detail = self.detail

        needed_cents: int | None
        needed_cents = self.needed_cents

        needed_text: None | str
        needed_text = self.needed_text

        droppable = self.droppable

        empty = self.empty

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "detail": detail,
                "needed_cents": needed_cents,
                "needed_text": needed_text,
                "droppable": droppable,
                "empty": empty,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        detail = d.pop("detail")

        def _parse_needed_cents(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        needed_cents = _parse_needed_cents(d.pop("needed_cents"))

        def _parse_needed_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        needed_text = _parse_needed_text(d.pop("needed_text"))

        droppable = cast(list[str], d.pop("droppable"))

        empty = cast(list[str], d.pop("empty"))

        relaxed_answer = cls(
            detail=detail,
            needed_cents=needed_cents,
            needed_text=needed_text,
            droppable=droppable,
            empty=empty,
        )

        return relaxed_answer
