from typing import Literal

SearchRequestFusion = Literal["concatenate", "rank"]

SEARCH_REQUEST_FUSION_VALUES: set[SearchRequestFusion] = {
    "concatenate",
    "rank",
}


def check_search_request_fusion(value: str) -> SearchRequestFusion:
    if value in SEARCH_REQUEST_FUSION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SEARCH_REQUEST_FUSION_VALUES!r}")
