"""What the network should answer for a composition: classes at half the size, centres and offsets at a quarter."""

from __future__ import annotations

import numpy as np

STRIDE = 4
PEAK = 2.2  # spread of the bump at a piece's centre, in output pixels
OFFSET_UNIT = 16.0  # the network answers offsets in this many output pixels, so that they are about 1


def class_target(classes: np.ndarray) -> np.ndarray:
    """Give uint8 (size/2, size/2): every second pixel's class."""
    return np.ascontiguousarray(classes[1::2, 1::2])


def centre_targets(pieces: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give the bumps float32 (size/4, size/4) and offsets float32 (2, size/4, size/4), dy and dx, 0 outside pieces."""
    small = pieces[2::STRIDE, 2::STRIDE]
    height, width = small.shape
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    bumps, offsets = np.zeros((height, width), np.float32), np.zeros((2, height, width), np.float32)
    for piece in np.unique(small[small > 0]):
        inside = small == piece
        y, x = rows[inside].mean(), columns[inside].mean()
        bumps = np.maximum(bumps, np.exp(-((rows - y) ** 2 + (columns - x) ** 2) / (2 * PEAK**2)))
        offsets[0][inside], offsets[1][inside] = (y - rows[inside]), (x - columns[inside])
    return bumps, offsets / OFFSET_UNIT
