"""Scores into an order: the best first, more varied where asked, and where the curve of scores bends."""

from collections.abc import Callable

import numpy as np

from penat.domain.geometry import Floats, Mask, Rows, Vectors

POOL = 400
_SAMPLE = 2048
_GUESSES = 3


def ranked(scores: Vectors, allowed: Mask | None, limit: int) -> Rows:
    """Return at most *limit* rows of *scores* (n,) among *allowed*, highest first, ties by row.

    The first rows are the same whatever the limit. Of many rows only those above a guessed bound are sorted: the bound
    comes from a sample, and is lowered where it leaves too few.
    """
    if limit * 8 >= len(scores):
        return _sorted(scores, np.flatnonzero(allowed) if allowed is not None else np.arange(len(scores)), limit)
    step = max(1, len(scores) // _SAMPLE)
    seen = scores[::step] if allowed is None else scores[::step][allowed[::step]]
    expected = 2 * limit / step + 8
    for _ in range(_GUESSES):
        if expected >= len(seen):
            break
        bound = np.partition(seen, len(seen) - int(expected))[len(seen) - int(expected)]
        rows = np.flatnonzero(scores >= bound)
        if allowed is not None:
            rows = rows[allowed[rows]]
        if len(rows) >= limit:
            return _sorted(scores, rows, limit)
        expected *= 4
    return _sorted(scores, np.arange(len(scores)) if allowed is None else np.flatnonzero(allowed), limit)


def _sorted(scores: Vectors, rows: Rows, limit: int) -> Rows:
    """Return the best *limit* of *rows* (ascending), highest score first, ties by row."""
    found = scores[rows]
    if limit < len(rows):
        cut = np.partition(found, len(rows) - limit)[len(rows) - limit]
        rows = rows[found >= cut]
        found = scores[rows]
    return rows[np.argsort(-found, kind="stable")][:limit]


def varied(
    rows: Rows, scores: Vectors, vectors_of: Callable[[Rows], Vectors], diversity: float, pool: int = POOL
) -> Rows:
    """Return *rows* (best first) with their first *pool* reordered by maximal marginal relevance.

    Each next one has the greatest (1 − diversity)·relevance − diversity·(cosine to the nearest one taken), relevance
    being the score scaled to [0, 1] over the pool (Carbonell and Goldstein 1998). The order does not depend on how
    many are shown, for the pool is larger than a page and always the same.
    """
    if diversity <= 0 or len(rows) < 3:
        return rows
    head = rows[:pool]
    relevance = _scaled(scores[head].astype(float))
    vectors = vectors_of(head)
    alike = (vectors @ vectors.T).astype(float)
    taken = [0]
    nearest = alike[0].copy()
    left = np.ones(len(head), dtype=bool)
    left[0] = False
    for _ in range(len(head) - 1):
        worth = np.where(left, (1 - diversity) * relevance - diversity * nearest, -np.inf)
        best = int(worth.argmax())
        taken.append(best)
        left[best] = False
        np.maximum(nearest, alike[best], out=nearest)
    return np.concatenate([head[taken], rows[pool:]])


def _scaled(values: Floats) -> Floats:
    spread = values.max() - values.min()
    return (values - values.min()) / spread if spread > 0 else np.ones_like(values)


def elbow(curve: Floats) -> int | None:
    """Return how many results come before the curve of scores (highest first) bends, None where it has no bend.

    It is the place farthest below the straight line from the first score to the last (Satopää et al. 2011).
    """
    if len(curve) < 5 or curve[0] - curve[-1] <= 1e-9:
        return None
    height = (curve - curve[-1]) / (curve[0] - curve[-1])
    line = 1.0 - np.arange(len(curve)) / (len(curve) - 1)
    below = line - height
    place = int(below.argmax())
    return place if below[place] > 0.05 else None
