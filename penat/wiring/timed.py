"""Models' runs, timed for those who watch."""

from collections.abc import Callable, Mapping
from functools import wraps
from time import perf_counter
from typing import Any

from penat.domain.telemetry import MODEL
from penat.ports.meter import Meter

EMBEDDING = {"embed_texts": "text", "embed_pictures": "photo"}
SEGMENTING = {"segment": "segment"}


class Timed:
    """Stands in for *target*; each of the named *calls* is timed by *meter* as a task, also when it fails."""

    def __init__(self, target: Any, meter: Meter | None, calls: Mapping[str, str]) -> None:
        self._target = target
        self._meter = meter
        self._calls = calls

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._target, name)
        task = self._calls.get(name)
        return found if task is None or self._meter is None else _timed(found, self._meter, task)


def _timed(call: Callable[..., Any], meter: Meter, task: str) -> Callable[..., Any]:
    @wraps(call)
    def timed(*args: Any, **options: Any) -> Any:
        began = perf_counter()
        try:
            return call(*args, **options)
        finally:
            meter.add(MODEL, (task,), perf_counter() - began)

    return timed
