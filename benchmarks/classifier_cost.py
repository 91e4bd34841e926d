"""What a classifier out of a label set costs at a hundred thousand items: fitting, scoring, writing, and the swap.

Synthetic vectors with a class that lies to one side stand for a shop. `python -m benchmarks.classifier_cost`;
times are the median of three, on as many cores as numpy takes (OPENBLAS_NUM_THREADS=1 for one).
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from penat.adapters.classifier_files import ClassifierFiles
from penat.adapters.column_files import ColumnFiles
from penat.adapters.column_overlay import ColumnWatch, with_columns
from penat.adapters.item_columns import ItemColumns
from penat.domain.catalogue import Catalogue, Shelf
from penat.domain.geometry import normalised
from penat.domain.label_set import Label, LabelSet
from penat.ports.label_store import LabelStore
from penat.use_cases.classifying import Classifying
from penat.use_cases.labeller import Labeller

DIM, TIMES = 512, 3


class DrawnLabels(LabelStore):
    """One set with *labels*; nothing can be changed."""

    def __init__(self, labels: list[Label]) -> None:
        self._labels = labels

    def get(self, set_id: str) -> LabelSet:
        """Return the set, whatever it is called."""
        return LabelSet(set_id, set_id, datetime.now(UTC))

    def labels(self, set_id: str) -> list[Label]:  # noqa: ARG002  # there is one
        """Return the labels."""
        return self._labels

    def sets(self) -> list[LabelSet]:
        """Return none."""
        return []

    def _refuse(self, *_: object, **__: object) -> None:
        raise NotImplementedError("drawn labels do not change")

    add = change = mark = unmark = delete = restore = _refuse  # type: ignore[assignment]


def drawn(items: int, labels: int) -> tuple[Catalogue, list[Label]]:
    """Return a catalogue of one category and labels of some of its items."""
    rng = np.random.default_rng(0)
    vectors = (rng.normal(size=(items, DIM)) * np.exp(-np.arange(DIM) / 80)).astype(np.float32)
    vectors[:, 0] += 2
    belongs = vectors[:, 3] + 0.3 * rng.normal(size=items) > 0.9
    ids = [f"chair-{row:06d}" for row in range(items)]
    columns = ItemColumns(
        "chair", "EUR", ids, ids, ids, np.full(items, 100), np.ones(items, bool), [None] * items,
        {"style": ["a"] * items},
    )  # fmt: skip
    nothing = np.zeros((items, 0))
    shelf = Shelf(
        "chair", columns, normalised(vectors), columns.price_cents, columns.in_stock, np.arange(items, dtype=np.int32),
        np.ones(items, bool), nothing.astype(np.int32), nothing.astype(np.float32), np.zeros(1, np.int32),
    )  # fmt: skip
    now = datetime.now(UTC)
    rows = rng.choice(items, labels, replace=False)
    return Catalogue("drawn", "drawn", {"chair": shelf}), [Label(ids[r], bool(belongs[r]), "drawn", now) for r in rows]


def timed(what: str, work: Callable[[], object]) -> None:
    """Print how long *work* takes."""
    times = []
    for _ in range(TIMES):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    print(f"{what:45} {statistics.median(times):8.3f} s")


def main() -> None:
    """Print every time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--labels", type=int, default=1_000)
    parser.add_argument("--background", type=int, default=2_000)
    asked = parser.parse_args()
    catalogue, labels = drawn(asked.items, asked.labels)
    _ = catalogue.places, catalogue.shelf("chair").variant_rows
    with tempfile.TemporaryDirectory() as folder:
        var = Path(folder)
        labeller = Labeller(DrawnLabels(labels), lambda: datetime.now(UTC))
        work = Classifying(labeller, ClassifierFiles(var / "k"), ColumnFiles(var / "c"), lambda: datetime.now(UTC))
        print(f"{asked.items} items of {DIM} numbers, {asked.labels} labels")
        timed(
            f"fit, with {asked.background} drawn items", lambda: work.fit(catalogue, "s", background=asked.background)
        )
        timed("fit and report", lambda: work.fit(catalogue, "s"))
        timed("score every item", lambda: work.verdicts(catalogue, "s"))
        timed("apply: score and write the column", lambda: work.apply(catalogue, "s"))
        timed("notice the column", lambda: ColumnWatch(var / "c").look())
        (watch := ColumnWatch(var / "c")).look()
        timed("look when nothing changed", watch.look)
        timed("lay it over the release", lambda: with_columns(catalogue, watch.tables))


if __name__ == "__main__":
    main()
