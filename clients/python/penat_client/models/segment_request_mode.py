from typing import Literal

SegmentRequestMode = Literal["full", "prompt", "quick"]

SEGMENT_REQUEST_MODE_VALUES: set[SegmentRequestMode] = {
    "full",
    "prompt",
    "quick",
}


def check_segment_request_mode(value: str) -> SegmentRequestMode:
    if value in SEGMENT_REQUEST_MODE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SEGMENT_REQUEST_MODE_VALUES!r}")
