from typing import Literal

RunFactsMode = Literal["full", "prompt", "quick"]

RUN_FACTS_MODE_VALUES: set[RunFactsMode] = {
    "full",
    "prompt",
    "quick",
}


def check_run_facts_mode(value: str) -> RunFactsMode:
    if value in RUN_FACTS_MODE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {RUN_FACTS_MODE_VALUES!r}")
