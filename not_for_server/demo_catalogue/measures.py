"""The figures a model is judged by, from unit vectors alone. Pure numpy."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def zero_shot_accuracy(pictures: np.ndarray, classes: np.ndarray, truth: Sequence[int]) -> float:
    """How often is the class prompt nearest to a picture the right one? pictures (n, dim), classes (c, dim)."""
    return float(np.mean((pictures @ classes.T).argmax(axis=1) == np.asarray(truth)))


def recall_at(texts: np.ndarray, pictures: np.ndarray, n: int) -> float:
    """How often is the picture a text was written for among the n nearest to it? Row i of both belongs together."""
    scores = texts @ pictures.T
    own = np.diag(scores)
    return float(np.mean((scores > own[:, None]).sum(axis=1) < n))


def nearest_label_accuracy(vectors: np.ndarray, labels: Sequence[str]) -> float:
    """How often has a picture's nearest other picture its label (leave one out)? vectors (n, dim)."""
    squares = (vectors**2).sum(axis=1)
    distance = squares[:, None] + squares[None, :] - 2.0 * vectors @ vectors.T
    np.fill_diagonal(distance, np.inf)
    names = np.asarray(labels)
    return float(np.mean(names[distance.argmin(axis=1)] == names))


def style_match(vectors: np.ndarray, categories: Sequence[str], styles: Sequence[str], origin: str) -> dict[str, float]:
    """Measure how often the nearest piece of each other category shares the style of a piece of `origin`.

    Returns the share over all other categories and `chance`, the share when the piece is drawn at random.
    """
    category, style = np.asarray(categories), np.asarray(styles)
    start = category == origin
    hits, luck = [], []
    for other in sorted(set(categories) - {origin}):
        there = category == other
        nearest = (vectors[start] @ vectors[there].T).argmax(axis=1)
        hits.append(np.mean(style[there][nearest] == style[start]))
        luck.append(np.mean(style[start][:, None] == style[there][None, :]))
    return {"share": float(np.mean(hits)), "chance": float(np.mean(luck))}


def effective_choices(vectors: np.ndarray, width: float, nearest: int = 100) -> float:
    """Count the items between which the kernel exp(-(distance/width)^2) chooses, as exp(entropy) over the nearest.

    distance is 2 - 2 cos; the median over all items of `vectors` (n, dim) is returned.
    """
    distance = np.maximum(2.0 - 2.0 * vectors @ vectors.T, 0.0)
    np.fill_diagonal(distance, np.inf)
    near = np.sort(distance, axis=1)[:, : min(nearest, len(vectors) - 1)]
    power = -((near / width) ** 2)
    weights = np.exp(power - power.max(axis=1, keepdims=True))
    share = weights / weights.sum(axis=1, keepdims=True)
    entropy = -(share * np.log(np.maximum(share, 1e-30))).sum(axis=1)
    return float(np.exp(np.median(entropy)))
