"""What a step and a list of matches cost beside an empty route of the same app, as the catalogue grows.

Run it with `make bench`. Every figure is a median over many calls inside this process (no socket, which would flatter
the ratio), taken in turn with the empty route's, so that a change of the machine's speed meets both.
"""

import argparse
import atexit
import io
import json
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from penat.domain.catalogue import Shelf
from penat.domain.geometry import landmarks, neighbour_lists, normalised
from penat.settings import load_settings
from penat.use_cases.stylist import FlowDefaults, Stylist
from penat.web.app import create_app
from penat.web.config import WebConfig
from penat.web.parsing import parsed
from penat.web.presenting import answer
from penat.web.schemas import PickRequest
from penat.wiring.server import build_services
from tests.fakes import circle
from tests.fakes.memory_source import InMemorySource

DIM, CLUSTERS, OTHERS = 512, 200, 1000
LISTED = 2_000
NOWHERE = Path(os.devnull)  # no folder is read: the catalogue is in memory
OTHER_CATEGORIES = ("bed", "couch", "table", "lamp", "storage", "rug")


def _log_folder() -> Path:
    """Return a folder of this process's own, gone at its end: the shopping log is written as on any server."""
    folder = Path(tempfile.mkdtemp(prefix="penat-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def clustered(count: int, seed: int) -> np.ndarray:
    """Return unit vectors (count, DIM) in CLUSTERS clusters, as catalogues are."""
    rng = np.random.default_rng(seed)
    centres = rng.normal(size=(CLUSTERS, DIM))
    return normalised(centres[rng.integers(0, CLUSTERS, count)] + 0.5 * rng.normal(size=(count, DIM)))


def chairs(count: int) -> Shelf:
    """Return a shelf of *count* chairs; beyond LISTED the derived lists of a sample stand for all, to save minutes."""
    vectors = clustered(count, 0)
    listed = min(count, LISTED)
    rows, distances = neighbour_lists(vectors[:listed], vectors, 161)
    repeat = np.arange(count) % listed
    items = circle.items("chair", count, cents=[10_000 + row % 90_000 for row in range(count)])
    shelf = circle.shelf("chair", 2)
    marks = landmarks(vectors, 256, np.random.default_rng(0))
    return replace(
        shelf, items=items, vectors=vectors, price_cents=np.array([i.price_cents for i in items]),
        in_stock=np.ones(count, dtype=bool), groups=np.arange(count, dtype=np.int32),
        representative=np.ones(count, dtype=bool), neighbours=rows[repeat, 1:],
        neighbour_distances=distances[repeat, 1:], landmarks=marks,
    )  # fmt: skip


def make_app(count: int, rivals: bool = False) -> Any:  # gunicorn passes literals by place
    """Return the app over *count* chairs and six other categories, with an empty route beside the real ones.

    With *rivals*, also a category of the same chairs for each other way of finding candidates.
    """
    others = [circle.shelf(name, OTHERS, vectors=clustered(OTHERS, 1)) for name in OTHER_CATEGORIES]
    main = chairs(count)
    main = replace(main, cross={o.category: _cross(main, o) for o in others})
    more = _rivals(main, others) if rivals else {}
    source = InMemorySource(circle.catalogue(*others))
    catalogue = source.current()
    source.publish(replace(catalogue, release="bench", shelves={"chair": main, **catalogue.shelves, **more}))
    wired = build_services(load_settings(cache=NOWHERE, data=NOWHERE, var=_log_folder()))
    stylist = Stylist(source, None, FlowDefaults((0.25, 0.25, 0.1)))
    services = replace(wired, stylist=stylist, source=source, fresh_seed=lambda: 7, dependencies=lambda: [])
    app = create_app(services, WebConfig(secret_key="a key for benchmarks only"))

    @app.post("/empty")
    @parsed
    def empty(body: PickRequest) -> Any:  # noqa: ARG001  # parsed and thrown away: that is the cost compared with
        return answer({})

    return app


def _rivals(main: Shelf, others: list[Shelf]) -> dict[str, Shelf]:
    from benchmarks.rivals import rival_shelves  # here alone: Chroma takes seconds to import

    return rival_shelves(main, np.concatenate([other.vectors for other in others]))


def _cross(main: Shelf, other: Shelf) -> tuple[np.ndarray, np.ndarray]:
    listed = min(len(main), LISTED)
    rows, distances = neighbour_lists(main.vectors[:listed], other.vectors, 200)
    repeat = np.arange(len(main)) % listed
    return rows[repeat], distances[repeat]


def caller(app: Any, path: str, body: dict[str, Any]) -> Callable[[], bytes]:
    """Return a function that posts *body* once through the whole WSGI app."""
    data = json.dumps(body).encode()
    environ = {
        "REQUEST_METHOD": "POST", "PATH_INFO": path, "QUERY_STRING": "", "SERVER_NAME": "localhost",
        "SERVER_PORT": "80", "REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "localhost", "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http", "CONTENT_TYPE": "application/json", "CONTENT_LENGTH": str(len(data)),
        "wsgi.errors": io.StringIO(), "wsgi.version": (1, 0), "wsgi.multithread": True, "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }  # fmt: skip

    def call() -> bytes:
        return b"".join(app.wsgi_app({**environ, "wsgi.input": io.BytesIO(data)}, lambda *_: None))

    return call


def medians(calls: list[Callable[[], bytes]], rounds: int) -> list[float]:
    """Return the median milliseconds of each call, taken in turn.

    The first call is made untimed before each: what comes just after a slow call finds cold caches, and a base that
    always came after the slowest one would flatter every ratio to it.
    """
    taken: list[list[float]] = [[] for _ in calls]
    for _ in range(rounds):
        for call, times in zip(calls, taken, strict=True):
            calls[0]()
            started = time.perf_counter()
            call()
            times.append((time.perf_counter() - started) * 1e3)
    return [statistics.median(times) for times in taken]


def row(count: int, rounds: int) -> str:
    """Return one line of the table."""
    app = make_app(count)
    step = json.loads(caller(app, "/api/v1/sessions", {"seed": 1})())
    chosen = step["slate"][0]["item"]["id"]
    pick = {"session": step["session"], "item": chosen}
    priced = {name: {"min_cents": 12_000, "max_cents": 60_000} for name in OTHER_CATEGORIES}
    calls = [
        caller(app, "/empty", pick),
        caller(app, "/api/v1/sessions/pick", pick),
        caller(app, "/api/v1/matches", {"item": chosen, "price": priced}),
        caller(app, "/api/v1/sessions", {"seed": 1}),
    ]
    empty, picking, matching, opening = medians(calls, rounds)
    ratios = " | ".join(f"{value / empty:5.2f} ×" for value in (picking, matching, opening))
    return f"| {count:,} | {empty:.3f} | {ratios} |"


def main() -> None:
    """Print the table."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--chairs", type=int, nargs="+", default=[2_000, 25_000, 100_000])
    reader.add_argument("--rounds", type=int, default=300)
    given = reader.parse_args()
    print("| chairs | empty route, ms | pick | matches, six categories, priced | opening |")
    print("| --- | --- | --- | --- | --- |")
    for count in given.chairs:
        print(row(count, given.rounds), flush=True)


if __name__ == "__main__":
    main()
