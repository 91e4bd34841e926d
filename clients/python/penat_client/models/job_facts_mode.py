from typing import Literal

JobFactsMode = Literal["full", "prompt", "quick"]

JOB_FACTS_MODE_VALUES: set[JobFactsMode] = {
    "full",
    "prompt",
    "quick",
}


def check_job_facts_mode(value: str) -> JobFactsMode:
    if value in JOB_FACTS_MODE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {JOB_FACTS_MODE_VALUES!r}")
