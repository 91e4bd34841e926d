from typing import Literal

RestartPolicy = Literal["kernel", "rank_gamma", "taste"]

RESTART_POLICY_VALUES: set[RestartPolicy] = {
    "kernel",
    "rank_gamma",
    "taste",
}


def check_restart_policy(value: str) -> RestartPolicy:
    if value in RESTART_POLICY_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {RESTART_POLICY_VALUES!r}")
