"""The directions in which vectors differ most (PCA), the same every time for the same vectors."""

import numpy as np

from penat.domain.geometry import Floats, Vectors

SAMPLED = 20_000
BLOCK_ROWS = 8192


def principal_coordinates(vectors: Vectors, count: int, rng: np.random.Generator) -> Floats:
    """Return the vectors (n, dim) along their *count* main directions, (n, count) float64, centred.

    The directions are those of at most SAMPLED rows. Each points to where its largest part is positive, so that a map
    is not mirrored from one run to the next. Columns that have no direction, with fewer rows or dimensions, are 0.
    """
    found = np.zeros((len(vectors), count), dtype=np.float64)
    if not len(vectors):
        return found
    rows = np.arange(len(vectors))
    if len(vectors) > SAMPLED:
        rows = np.sort(rng.choice(len(vectors), SAMPLED, replace=False))
    sample = vectors[rows].astype(np.float64)
    mean = sample.mean(axis=0)
    axes = _axes(sample - mean, count)
    for start in range(0, len(vectors), BLOCK_ROWS):
        block = vectors[start : start + BLOCK_ROWS]
        found[start : start + BLOCK_ROWS, : axes.shape[1]] = (block - mean) @ axes
    return found


def _axes(centred: Floats, count: int) -> Floats:
    """Return the main directions (dim, at most *count*), the widest first, from the covariance's eigenvectors."""
    _, vectors = np.linalg.eigh(centred.T @ centred)
    axes = vectors[:, ::-1][:, :count]
    largest = axes[np.argmax(np.abs(axes), axis=0), np.arange(axes.shape[1])]
    return np.asarray(axes * np.where(largest < 0, -1.0, 1.0), dtype=np.float64)
