"""What is measured of a running server: every metric's name, meaning and labels, in one place.

Labels hold what is known beforehand (a route's template, a policy, a category), never what a client sent.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["counter", "gauge", "histogram"]
Across = Literal["sum", "max", "each"]
LATENCIES = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
NATS = (0.25, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 6.0, 8.0)


@dataclass(frozen=True, slots=True, eq=False)
class Metric:
    """One metric: a histogram has *buckets*, in its unit; a gauge says how the values *across* processes are joined.

    A gauge without *across* is a fact of the deployment that the process asked looks up for the answer.
    """

    name: str
    kind: Kind
    help: str
    labels: tuple[str, ...] = ()
    buckets: tuple[float, ...] = ()
    across: Across | None = None


class Reading(NamedTuple):
    """A metric's value with its labels' values; of a counter the total since the process began."""

    metric: Metric
    labels: tuple[str, ...]
    value: float


REQUESTS = Metric(
    "penat_request_seconds", "histogram",
    "Time from a request's beginning to its answer's; its route is the template, never the path asked for",
    ("route", "method", "status", "policy"), LATENCIES,
)  # fmt: skip
PROBLEMS = Metric("penat_problems_total", "counter", "Answers of status 400 and above; 429 were limited", ("status",))
SHED = Metric(
    "penat_requests_shed_total", "counter",
    "Requests turned away with 503 before the app: busy (too many waited), late (their time was up)", ("reason",),
)  # fmt: skip
IN_HAND = Metric("penat_requests_in_hand", "gauge", "Requests that threads are at work on", (), (), "sum")
QUEUED = Metric("penat_requests_queued", "gauge", "Requests that wait for a thread", (), (), "sum")

SESSIONS = Metric("penat_sessions_total", "counter", "Sessions begun", ("policy", "category"))
SLATES = Metric("penat_slates_total", "counter", "Slates shown", ("policy", "step"))
SHORT = Metric("penat_slates_short_total", "counter", "Slates shown with fewer items than asked for", ("policy",))
PICKS = Metric(
    "penat_picks_total", "counter", "Answers to slates: pick, none (none of these), like (more like several)",
    ("policy", "step", "answer"),
)  # fmt: skip
SURPRISAL = Metric(
    "penat_slate_surprisal_nats", "histogram",
    "Minus the logarithm of the probability of a slate's first item: its mean is the entropy of what slates are drawn "
    "from, exp of its mean the effective choices",
    ("policy", "step"), NATS,
)  # fmt: skip
MATCHES = Metric("penat_match_lists_total", "counter", "Lists of matches answered", ("category",))
EMPTY = Metric("penat_match_lists_empty_total", "counter", "Lists of matches that held nothing", ("category",))
TOLD = Metric("penat_events_told_total", "counter", "What front ends told: view, like, reject, buy", ("kind",))

MODEL = Metric(
    "penat_model_seconds", "histogram", "Time of one run of a model; job workers' too", ("task",), LATENCIES,
)  # fmt: skip

EVENTS_WAITING = Metric(
    "penat_event_log_waiting", "gauge", "Entries of the shopping log not written yet", (), (), "sum"
)
EVENTS_OLDEST = Metric(
    "penat_event_log_oldest_seconds", "gauge", "Age of the oldest entry not written yet", (), (), "max"
)
EVENTS_LOST = Metric("penat_event_log_lost_total", "counter", "Entries of the shopping log that were lost")
MEMORY = Metric("penat_process_resident_bytes", "gauge", "Resident memory of each process", ("process",), (), "each")
CPU = Metric("penat_process_cpu_seconds_total", "counter", "Processor time of all processes", ("process",))

BUILD = Metric("penat_build_info", "gauge", "1, with the version that answers", ("version",))
READY = Metric("penat_ready", "gauge", "Whether /readyz answers 200")
DEPENDENCY = Metric("penat_dependency_up", "gauge", "Whether a dependency of /readyz is well", ("dependency",))
RELEASE = Metric("penat_release_info", "gauge", "1, with the release being served and its model", ("release", "model"))
RELEASE_AGE = Metric("penat_release_age_seconds", "gauge", "How long ago the release being served was made")
ITEMS = Metric("penat_release_items", "gauge", "Items of the release being served", ("category",))
PRICED = Metric("penat_release_items_priced", "gauge", "Those of them that have a price", ("category",))
IN_STOCK = Metric("penat_release_items_in_stock", "gauge", "Those of them that are in stock", ("category",))
RELEASES_KEPT = Metric("penat_releases_kept", "gauge", "Releases on the disk that could be served")
RELEASES_NEWER = Metric(
    "penat_releases_newer",
    "gauge",
    "Releases on the disk made after the one being served: held back, or rolled back from",
)
PRICES_AGE = Metric("penat_price_file_age_seconds", "gauge", "How long ago the price file was changed")
PRICES_REFUSED = Metric(
    "penat_price_file_refused", "gauge", "1 while the price file is refused and an older one serves"
)
JOBS = Metric("penat_jobs", "gauge", "Jobs that wait or run", ("state",))
JOB_WORKERS = Metric("penat_job_workers", "gauge", "Job workers heard of lately")
DISK_FREE = Metric("penat_disk_free_bytes", "gauge", "Free room of the disk a folder lies on", ("folder",))
DISK_SIZE = Metric("penat_disk_size_bytes", "gauge", "Size of the disk a folder lies on", ("folder",))

METRICS = (
    REQUESTS, PROBLEMS, SHED, IN_HAND, QUEUED,
    SESSIONS, SLATES, SHORT, PICKS, SURPRISAL, MATCHES, EMPTY, TOLD,
    MODEL,
    EVENTS_WAITING, EVENTS_OLDEST, EVENTS_LOST, MEMORY, CPU,
    BUILD, READY, DEPENDENCY, RELEASE, RELEASE_AGE, ITEMS, PRICED, IN_STOCK, RELEASES_KEPT, RELEASES_NEWER,
    PRICES_AGE, PRICES_REFUSED,
    JOBS, JOB_WORKERS, DISK_FREE, DISK_SIZE,
)  # fmt: skip
"""Every metric there is, in the order of the docs."""
