"""Means around each pixel, and smoothing that stops at a picture's edges."""

import numpy as np

from penat.domain.mask_scaling import Map


def box_mean(values: Map, radius: int) -> Map:
    """Return for each pixel of (…, h, w) the mean of those within *radius* rows and columns that there are."""
    return _mean_along(_mean_along(values, radius, -2), radius, -1)


def guided(values: Map, guide: Map, radius: int, noise: float) -> Map:
    """Return *values* (h, w) smoothed except where *guide* (h, w) has an edge higher than *noise*.

    The guided filter of He, Sun and Tang (2013), with *noise* squared as its ε.
    """
    mean_guide, mean_values = box_mean(guide, radius), box_mean(values, radius)
    spread = box_mean(guide * guide, radius) - mean_guide**2
    slope = (box_mean(guide * values, radius) - mean_guide * mean_values) / (spread + noise**2)
    rest = mean_values - slope * mean_guide
    return box_mean(slope, radius) * guide + box_mean(rest, radius)


def _mean_along(values: Map, radius: int, axis: int) -> Map:
    length = values.shape[axis]
    shape = list(values.shape)
    shape[axis] += 1
    sums = np.zeros(shape)
    np.cumsum(values, axis=axis, out=sums[..., 1:] if axis == -1 else sums[..., 1:, :])
    at = np.arange(length)
    first, last = np.maximum(at - radius, 0), np.minimum(at + radius + 1, length)
    counts = (last - first).reshape(-1, *[1] * (-axis - 1))
    total = np.take(sums, last, axis=axis) - np.take(sums, first, axis=axis)
    return np.asarray(total / counts, dtype=np.float32)
