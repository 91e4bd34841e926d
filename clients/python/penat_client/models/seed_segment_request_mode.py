from typing import Literal

SeedSegmentRequestMode = Literal["full", "prompt", "quick"]

SEED_SEGMENT_REQUEST_MODE_VALUES: set[SeedSegmentRequestMode] = {
    "full",
    "prompt",
    "quick",
}


def check_seed_segment_request_mode(value: str) -> SeedSegmentRequestMode:
    if value in SEED_SEGMENT_REQUEST_MODE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SEED_SEGMENT_REQUEST_MODE_VALUES!r}")
