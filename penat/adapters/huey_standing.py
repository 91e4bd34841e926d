"""How a whole queue of jobs stands, from one look at the records beside it."""

from collections.abc import Callable, Mapping

from penat.adapters.huey_records import Record
from penat.domain.job import OVER, QueueState

Fresh = Callable[[Record | None], bool]


def queue_state(records: Mapping[str, Record], fresh: Fresh) -> QueueState:
    """Return how many jobs wait and run and how many workers are alive; *fresh* judges a worker's last beat."""
    kinds: dict[str, dict[str, Record]] = {}
    for key, record in records.items():
        kind, _, name = key.partition(":")
        kinds.setdefault(kind, {})[name] = record
    alive = {name for name, beat in kinds.get("worker", {}).items() if fresh(beat)}
    over = {_job(name) for name, told in kinds.get("report", {}).items() if told["state"] in OVER}
    unfinished = kinds.get("job", {}).keys() - over - kinds.get("cancel", {}).keys()
    held = {_job(name) for name, claim in kinds.get("claim", {}).items() if claim["worker"] in alive}
    return QueueState(len(unfinished - held), len(unfinished & held), len(alive))


def _job(attempt: str) -> str:
    """Return the job of an attempt, which is written JOB:NUMBER."""
    return attempt.rpartition(":")[0]
