"""Small maps brought to the size of a picture, smoothly, so that an outline is no staircase."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Map = NDArray[np.float32]


def positions(count: int, extent: float, start: float = 0.0) -> Map:
    """Return where the middles of *count* pixels lie on a map whose *extent* pixels, from *start*, show them all."""
    return ((np.arange(count, dtype=np.float32) + 0.5) * (extent / count) + start - 0.5).astype(np.float32)


def sampled(values: NDArray[Any], rows: Map, columns: Map) -> Map:
    """Return *values* (…, h, w) at each of *rows* (H,) and *columns* (W,), bilinearly: float32 (…, H, W).

    Positions outside the map take the value of its edge.
    """
    wide = np.asarray(values, dtype=np.float32)
    upper, lower, down = _between(rows, wide.shape[-2])
    left, right, across = _between(columns, wide.shape[-1])
    tall = wide[..., upper, :] * (1 - down)[:, None] + wide[..., lower, :] * down[:, None]
    return np.asarray(tall[..., left] * (1 - across) + tall[..., right] * across, dtype=np.float32)


def resized(values: NDArray[Any], height: int, width: int) -> Map:
    """Return *values* (…, h, w) as float32 (…, height, width), bilinearly, edge on edge."""
    return sampled(values, positions(height, values.shape[-2]), positions(width, values.shape[-1]))


def _between(at: Map, length: int) -> tuple[NDArray[np.intp], NDArray[np.intp], Map]:
    """Return for each position the pixels before and after it, and its way from the one to the other, 0..1."""
    inside = np.clip(at, 0, length - 1)
    before = np.floor(inside).astype(np.intp)
    after = np.minimum(before + 1, length - 1)
    return before, after, (inside - before).astype(np.float32)
