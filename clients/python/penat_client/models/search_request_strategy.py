from typing import Literal

SearchRequestStrategy = Literal["best", "linear", "mean", "rocchio"]

SEARCH_REQUEST_STRATEGY_VALUES: set[SearchRequestStrategy] = {
    "best",
    "linear",
    "mean",
    "rocchio",
}


def check_search_request_strategy(value: str) -> SearchRequestStrategy:
    if value in SEARCH_REQUEST_STRATEGY_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SEARCH_REQUEST_STRATEGY_VALUES!r}")
