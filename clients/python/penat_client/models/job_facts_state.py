from typing import Literal

JobFactsState = Literal["cancelled", "done", "failed", "running", "waiting"]

JOB_FACTS_STATE_VALUES: set[JobFactsState] = {
    "cancelled",
    "done",
    "failed",
    "running",
    "waiting",
}


def check_job_facts_state(value: str) -> JobFactsState:
    if value in JOB_FACTS_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {JOB_FACTS_STATE_VALUES!r}")
