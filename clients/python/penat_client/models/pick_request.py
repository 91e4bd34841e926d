from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="PickRequest")


@_attrs_define
class PickRequest:
    """The next step: which item was picked, or null for "none of these".

    Attributes:
        session (str): The `session` of an earlier answer
        item (None | str):
        more_like (list[str] | None | Unset):
        why (bool | Unset): Say of each item why it is shown; costs a few milliseconds more Default: False.
    """

    session: str
    item: None | str
    more_like: list[str] | None | Unset = UNSET
    why: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        session = self.session

        item: None | str
        item = self.item

        more_like: list[str] | None | Unset
        if isinstance(self.more_like, Unset):
            more_like = UNSET
        elif isinstance(self.more_like, list):
            more_like = self.more_like

        else:
            more_like = self.more_like

        why = self.why

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "session": session,
                "item": item,
            }
        )
        if more_like is not UNSET:
            field_dict["more_like"] = more_like
        if why is not UNSET:
            field_dict["why"] = why

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        session = d.pop("session")

        def _parse_item(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        item = _parse_item(d.pop("item"))

        def _parse_more_like(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                more_like_type_0 = cast(list[str], data)

                return more_like_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        more_like = _parse_more_like(d.pop("more_like", UNSET))

        why = d.pop("why", UNSET)

        pick_request = cls(
            session=session,
            item=item,
            more_like=more_like,
            why=why,
        )

        return pick_request
