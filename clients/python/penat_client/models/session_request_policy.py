from typing import Literal

SessionRequestPolicy = Literal["kernel", "rank_gamma", "taste"]

SESSION_REQUEST_POLICY_VALUES: set[SessionRequestPolicy] = {
    "kernel",
    "rank_gamma",
    "taste",
}


def check_session_request_policy(value: str) -> SessionRequestPolicy:
    if value in SESSION_REQUEST_POLICY_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SESSION_REQUEST_POLICY_VALUES!r}")
