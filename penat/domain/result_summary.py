"""What a list of results holds, in figures: counts by category and column, prices, and the curve of the scores."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from penat.domain.catalogue import NO_PRICE, Shelf
from penat.domain.geometry import Floats, Rows
from penat.domain.ranking import elbow

MOST_VALUES = 50
SHOWN_VALUES = 12
BINS = 10
CURVE_POINTS = 60


@dataclass(frozen=True)
class PriceHistogram:
    """How many results are priced, and how many lie in each bin; `edges` (bins + 1) in hundredths."""

    priced: int
    min_cents: int
    max_cents: int
    edges: tuple[int, ...]
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Summary:
    """Counts of results by category and by column, their prices, and the scores of the best *curve_of* results.

    `elbow` is how many results come before the curve bends; None where it does not.
    """

    total: int
    counted: int
    categories: Mapping[str, int]
    columns: Mapping[str, Mapping[str, int]]
    prices: PriceHistogram | None
    curve: tuple[tuple[int, float], ...]
    curve_of: int
    elbow: int | None


def summary(parts: Sequence[tuple[Shelf, Rows]], total: int, best_scores: Floats) -> Summary:
    """Return the summary of the results *parts*, rows shelf by shelf, of *total* items that pass the filters."""
    columns: dict[str, dict[str, int]] = {}
    for shelf, rows in parts:
        for name in shelf.columns.names:
            column = shelf.columns.column(name)
            if 1 < len(column.values) <= MOST_VALUES:
                _add(columns.setdefault(name, {}), column.values, np.bincount(column.codes[rows]))
    cents = [shelf.price_cents[rows] for shelf, rows in parts]
    return Summary(
        total=total,
        counted=sum(len(rows) for _, rows in parts),
        categories={shelf.category: len(rows) for shelf, rows in parts},
        columns={name: _most(counts) for name, counts in columns.items() if counts},
        prices=histogram(np.concatenate(cents)) if cents else None,
        curve=_curve(best_scores),
        curve_of=len(best_scores),
        elbow=elbow(best_scores),
    )


def histogram(cents: np.ndarray) -> PriceHistogram | None:
    """Return the histogram of the prices (n,), NO_PRICE for none; None where nothing is priced."""
    priced = cents[cents != NO_PRICE]
    if not len(priced):
        return None
    low, high = int(priced.min()), int(priced.max())
    edges = sorted({round(low + (high + 1 - low) / BINS * edge) for edge in range(BINS + 1)})
    counts = np.bincount(np.searchsorted(edges, priced, side="right") - 1, minlength=len(edges) - 1)
    return PriceHistogram(len(priced), low, high, tuple(edges), tuple(counts.tolist()))


def _add(counts: dict[str, int], values: Sequence[str], found: np.ndarray) -> None:
    for code in np.flatnonzero(found).tolist():
        if values[code]:
            counts[values[code]] = counts.get(values[code], 0) + int(found[code])


def _most(counts: Mapping[str, int]) -> dict[str, int]:
    ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return dict(ordered[:SHOWN_VALUES])


def _curve(scores: Floats) -> tuple[tuple[int, float], ...]:
    """Return at most CURVE_POINTS (rank from 1, score) of the curve, the first and last among them."""
    ranks = _spread_ranks(len(scores))
    return tuple(zip((ranks + 1).tolist(), scores[ranks].tolist(), strict=True))


@lru_cache(maxsize=256)
def _spread_ranks(count: int) -> Rows:
    """Return at most CURVE_POINTS ranks, the first of *count* and the last among them; a question asks for the same."""
    return np.unique(np.linspace(0, count - 1, min(CURVE_POINTS, count)).round().astype(np.intp))
