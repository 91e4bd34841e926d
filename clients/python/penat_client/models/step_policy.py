from typing import Literal

StepPolicy = Literal["kernel", "rank_gamma", "taste"]

STEP_POLICY_VALUES: set[StepPolicy] = {
    "kernel",
    "rank_gamma",
    "taste",
}


def check_step_policy(value: str) -> StepPolicy:
    if value in STEP_POLICY_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {STEP_POLICY_VALUES!r}")
