"""Distances between unit vectors, exact nearest rows, and the landmarks of a cloud of vectors."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Rows = NDArray[np.intp]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

MAX_DISTANCE = 4.0
BLOCK_ROWS = 1024


def normalised(vectors: NDArray[Any]) -> Vectors:
    """Return *vectors*, shape (n, dim) or (dim,), scaled to length 1.

    Raises ValueError for a zero, infinite or NaN vector: there is never a silent stand-in.
    """
    wide = np.asarray(vectors, dtype=np.float64)
    lengths = np.linalg.norm(wide, axis=-1, keepdims=True)
    if not np.all(np.isfinite(lengths)) or np.any(lengths == 0):
        raise ValueError("a vector is zero or not finite and cannot be scaled to length 1")
    scaled: Vectors = (wide / lengths).astype(np.float32)
    return scaled


def squared_distances(query: Vectors, vectors: Vectors) -> Floats:
    """Return the squared Euclidean distance, 2 − 2·cos in [0, 4], from *query* (dim,) to each of *vectors* (n, dim)."""
    return np.clip(2.0 - 2.0 * (vectors @ query).astype(np.float64), 0.0, MAX_DISTANCE)


def score(distance: float) -> float:
    """Return the cosine 1 − distance/2 clipped to [0, 1]."""
    return min(1.0, max(0.0, 1.0 - distance / 2.0))


def nearest(distances: Floats, allowed: Mask | None, limit: int) -> Rows:
    """Return at most *limit* rows with the smallest *distances* among *allowed*, nearest first, ties by row."""
    rows = np.arange(len(distances)) if allowed is None else np.flatnonzero(allowed)
    found = distances[rows]
    if limit < len(rows):
        cut = np.partition(found, limit - 1)[limit - 1]
        rows = rows[found <= cut]
        found = distances[rows]
    return rows[np.argsort(found, kind="stable")][:limit]


def neighbour_lists(
    queries: Vectors,
    vectors: Vectors,
    limit: int,
    *,
    own_group: NDArray[np.int32] | None = None,
    groups: NDArray[np.int32] | None = None,
    listed: Mask | None = None,
) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """Return the exact nearest rows of *vectors* for each query: rows (q, k) and distances (q, k), nearest first.

    With *own_group* (q,) and *groups* (n,), rows of the query's own group are left out; with *listed* (n,), only those
    rows are ever named. k = min(limit, rows that every query can have); worked in blocks, so memory stays bounded.
    """
    eligible = np.ones(len(vectors), dtype=bool) if listed is None else listed
    named = np.flatnonzero(eligible)
    width = min(limit, len(named) - (1 if own_group is not None else 0))
    width = max(width, 0)
    rows = np.empty((len(queries), width), dtype=np.int32)
    distances = np.empty((len(queries), width), dtype=np.float32)
    candidates = np.ascontiguousarray(vectors[named])
    for start in range(0, len(queries), BLOCK_ROWS):
        block = slice(start, start + BLOCK_ROWS)
        found = np.clip(2.0 - 2.0 * (queries[block] @ candidates.T), 0.0, MAX_DISTANCE)
        if own_group is not None and groups is not None:
            found[own_group[block, None] == groups[named][None, :]] = np.inf
        order = _sorted_columns(found, width)
        rows[block] = named[order]
        distances[block] = np.take_along_axis(found, order, axis=1)
    return rows, distances


def _sorted_columns(found: NDArray[np.float32], width: int) -> Rows:
    """Return, a row at a time, the *width* columns with the smallest values in order, ties by column."""
    if width < found.shape[1]:
        chosen = np.sort(np.argpartition(found, max(width - 1, 0), axis=1)[:, :width], axis=1)
    else:
        chosen = np.broadcast_to(np.arange(found.shape[1]), found.shape)
    order = np.argsort(np.take_along_axis(found, chosen, axis=1), axis=1, kind="stable")
    return np.take_along_axis(chosen, order, axis=1)


def landmarks(vectors: Vectors, count: int, rng: np.random.Generator, *, rounds: int = 8) -> NDArray[np.int32]:
    """Return at most *count* rows that stand for the whole cloud: the medoids of a k-means on unit vectors.

    A medoid is the real item nearest to its cluster's mean, so a landmark is typical and never an outlier's corner.
    """
    if count >= len(vectors):
        return np.arange(len(vectors), dtype=np.int32)
    sample = vectors if len(vectors) <= 20_000 else vectors[np.sort(rng.choice(len(vectors), 20_000, replace=False))]
    centres = sample[rng.choice(len(sample), count, replace=False)].astype(np.float32)
    for _ in range(rounds):
        owner = np.argmax(sample @ centres.T, axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, owner, sample)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(lengths > 0, sums / np.maximum(lengths, 1e-12), centres).astype(np.float32)
    return np.unique(np.argmax(centres @ vectors.T, axis=1)).astype(np.int32)
