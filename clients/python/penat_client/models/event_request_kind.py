from typing import Literal

EventRequestKind = Literal["buy", "like", "reject", "view"]

EVENT_REQUEST_KIND_VALUES: set[EventRequestKind] = {
    "buy",
    "like",
    "reject",
    "view",
}


def check_event_request_kind(value: str) -> EventRequestKind:
    if value in EVENT_REQUEST_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {EVENT_REQUEST_KIND_VALUES!r}")
