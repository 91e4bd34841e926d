"""A search with a filter and two examples over real HTTP, beside an empty route and the one product it needs.

    python -m benchmarks.search_cost --chairs 100000

The product is that of all vectors with one direction, on one thread as in a worker, timed in turn with the calls.
"""

import argparse
import http.client
import os

from penat.wiring.single_threads import ONE_THREAD_EACH

os.environ.update(ONE_THREAD_EACH)  # before numpy is imported

from benchmarks.http_step import poster, served
from benchmarks.step_cost import clustered, medians

FILTERED = {"price": {"min_cents": 12_000, "max_cents": 60_000}, "where": [{"field": "in_stock", "equal": "yes"}]}


def main() -> None:
    """Print the table for one number of chairs."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--chairs", type=int, default=100_000)
    arguments.add_argument("--rounds", type=int, default=200)
    given = arguments.parse_args()
    vectors = clustered(given.chairs, 0)
    asked = {"like": ["chair-003"], "unlike": ["chair-030"], "category": "chair"}
    with served(f"benchmarks.step_cost:make_app({given.chairs})") as (port, _):
        line = http.client.HTTPConnection("127.0.0.1", port)
        calls = [
            poster(line, "/empty", {"session": "x", "item": "chair-003"}),
            lambda: (vectors @ vectors[3]).tobytes()[:0],
            poster(line, "/api/v1/search", {**asked, **FILTERED}),
            poster(line, "/api/v1/search", {**asked, **FILTERED, "strategy": "best"}),
            poster(line, "/api/v1/search", {**asked, **FILTERED, "diversity": 0.3}),
            poster(line, "/api/v1/search", {**asked, **FILTERED, "order": "doubtful"}),
        ]
        empty, product, *searches = medians(calls, given.rounds)
    print(f"{given.chairs:,} chairs, 512-d: empty route {empty:.2f} ms, product {product:.2f} ms")
    print("| search | ms | beyond the product, in empty routes |\n| --- | --- | --- |")
    for name, taken in zip(("mean", "best", "mean, varied", "mean, doubtful"), searches, strict=True):
        print(f"| {name} | {taken:.2f} | {(taken - product) / empty:.2f} |")


if __name__ == "__main__":
    main()
