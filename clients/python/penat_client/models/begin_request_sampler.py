from typing import Literal

BeginRequestSampler = Literal["diverse", "hubs", "random", "typical", "uncertain", "uncovered"]

BEGIN_REQUEST_SAMPLER_VALUES: set[BeginRequestSampler] = {
    "diverse",
    "hubs",
    "random",
    "typical",
    "uncertain",
    "uncovered",
}


def check_begin_request_sampler(value: str) -> BeginRequestSampler:
    if value in BEGIN_REQUEST_SAMPLER_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {BEGIN_REQUEST_SAMPLER_VALUES!r}")
