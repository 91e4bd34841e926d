"""What being watched costs a request: its line's worth of counting, queued and handed over, with and without a log.

Run it with `python -m benchmarks.watching_cost`. Each figure is the least of many repeats of processor time, so that
what else the machine does is left out.
"""

import argparse
import io
import logging
import time
from collections.abc import Callable
from typing import Any

from penat.adapters.log_lines import JsonLines
from penat.adapters.prometheus_meter import PrometheusMeter
from penat.domain.telemetry import PICKS, REQUESTS, SLATES, SURPRISAL
from penat.web.watching import Watched, request_id

BATCH = 500
ENVIRON = {"REQUEST_METHOD": "POST", "PATH_INFO": "/api/v1/sessions/pick", "penat.policy": "kernel",
           "penat.session": "0123456789abcd"}  # fmt: skip
LABELS = "/api/v1/sessions/pick", "POST", "2xx", "kernel"


def least_us(call: Callable[[], object], repeats: int) -> float:
    """Return the least processor time of one of BATCH calls, in microseconds."""
    found = []
    for _ in range(repeats):
        began = time.process_time()
        for _ in range(BATCH):
            call()
        found.append((time.process_time() - began) / BATCH * 1e6)
    return min(found)


def app(_: dict[str, Any], start_response: Any) -> list[bytes]:
    """Answer as quickly as can be."""
    start_response("200 OK", [("Penat-Release", "20260101-000000-abcd")])
    return [b"{}"]


def count_pick(meter: PrometheusMeter) -> None:
    """Count what one pick counts."""
    meter.add(REQUESTS, LABELS, 0.0012)
    meter.add(PICKS, ("kernel", "1", "pick"))
    meter.add(SLATES, ("kernel", "2"))
    meter.add(SURPRISAL, ("kernel", "2"), 2.5)


def main() -> None:
    """Print the figures."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--repeats", type=int, default=100)
    repeats = reader.parse_args().repeats
    meter = PrometheusMeter(every=3600)
    queued = least_us(lambda: count_pick(meter), repeats)
    meter.hand_over()

    def both() -> None:
        count_pick(meter)
        if len(meter._waiting) >= 4 * BATCH:
            meter.hand_over()

    handed = least_us(both, repeats)
    logger = logging.getLogger("penat.requests")
    logger.propagate = False
    handler = logging.StreamHandler(io.StringIO())
    handler.setFormatter(JsonLines(request_id))
    logger.addHandler(handler)
    told = {}
    for level in (logging.ERROR, logging.INFO):
        logger.setLevel(level)
        watched = Watched(app, None, secret="a key for benchmarks only")
        told[level] = least_us(lambda watched=watched: watched(dict(ENVIRON), lambda *_: None), repeats)
    bare = least_us(lambda: app(dict(ENVIRON), lambda *_: None), repeats)
    print(f"a pick's counts queued: {queued:.1f} us; queued and handed over: {handed:.1f} us")
    print(f"every request's id: {told[logging.ERROR] - bare:.1f} us; and its line: {told[logging.INFO] - bare:.1f} us")


if __name__ == "__main__":
    main()
