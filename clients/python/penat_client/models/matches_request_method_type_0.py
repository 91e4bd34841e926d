from typing import Literal

MatchesRequestMethodType0 = Literal["blend", "nearest"]

MATCHES_REQUEST_METHOD_TYPE_0_VALUES: set[MatchesRequestMethodType0] = {
    "blend",
    "nearest",
}


def check_matches_request_method_type_0(value: str) -> MatchesRequestMethodType0:
    if value in MATCHES_REQUEST_METHOD_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MATCHES_REQUEST_METHOD_TYPE_0_VALUES!r}")
