from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.event_request_kind import EventRequestKind, check_event_request_kind
from ..types import UNSET, Unset

T = TypeVar("T", bound="EventRequest")


@_attrs_define
class EventRequest:
    """What a shopper did about an item of their session, such as buying what they chose.

    Attributes:
        session (str): The `session` of an earlier answer
        item (str):
        kind (EventRequestKind):
        value (float | None | Unset):
    """

    session: str
    item: str
    kind: EventRequestKind
    value: float | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        session = self.session

        item = self.item

        kind: str = self.kind

        value: float | None | Unset
        if isinstance(self.value, Unset):
            value = UNSET
        else:
            value = self.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "session": session,
                "item": item,
                "kind": kind,
            }
        )
        if value is not UNSET:
            field_dict["value"] = value

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        session = d.pop("session")

        item = d.pop("item")

        kind = check_event_request_kind(d.pop("kind"))

        def _parse_value(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        value = _parse_value(d.pop("value", UNSET))

        event_request = cls(
            session=session,
            item=item,
            kind=kind,
            value=value,
        )

        return event_request
