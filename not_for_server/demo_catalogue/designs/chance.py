"""The draws that the category modules share: a length in a span, a yes or no, one of several whole numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def span(rng: np.random.Generator, low: float, high: float) -> float:
    """Draw a length between low and high (metres), rounded to the millimetre so that it reads well in a file."""
    return round(float(rng.uniform(low, high)), 3)


def maybe(rng: np.random.Generator, chance: float) -> bool:
    """Say yes with this chance (0..1)."""
    return bool(rng.random() < chance)


def one_of(rng: np.random.Generator, values: Sequence[int]) -> int:
    """Draw one of the whole numbers, all equally likely."""
    return int(values[int(rng.integers(len(values)))])
