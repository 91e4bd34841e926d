from typing import Literal

SearchRequestOrder = Literal["best", "doubtful"]

SEARCH_REQUEST_ORDER_VALUES: set[SearchRequestOrder] = {
    "best",
    "doubtful",
}


def check_search_request_order(value: str) -> SearchRequestOrder:
    if value in SEARCH_REQUEST_ORDER_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SEARCH_REQUEST_ORDER_VALUES!r}")
