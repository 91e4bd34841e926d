"""Whether a picture was taken before one smooth backdrop, as product shots are, or in a room."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from penat.domain.foreground import border_of
from penat.domain.geometry import Floats

_TOLERANCE = 14.0  # of 255: what paper, its shading and a camera's noise differ by
_ROUNDS = 6
_MOST_PIXELS = 4000


def backdrop_share(picture: NDArray[Any]) -> float:
    """Return how much of the border of RGB *picture* (height, width, 3), 0..255, one smooth surface explains, 0..1.

    The surface is a quadratic for each channel, fitted so that a piece reaching into the border does not bend it.
    Product shots have nearly 1, furnished rooms a half.
    """
    height, width = picture.shape[:2]
    rows, columns = np.nonzero(border_of(height, width))
    step = max(1, len(rows) // _MOST_PIXELS)
    rows, columns = rows[::step], columns[::step]
    down, across = rows / height - 0.5, columns / width - 0.5
    terms = np.stack([np.ones_like(down), down, across, down**2, across**2], axis=1)
    return float((_rest(terms, picture[rows, columns].astype(np.float64)) < _TOLERANCE).mean())


def _rest(terms: Floats, colours: Floats) -> Floats:
    """Return how far each colour is from the fitted surface, in its farthest channel; far ones count for little."""
    rest = np.abs(colours - np.median(colours, axis=0)).max(axis=1)
    for _ in range(_ROUNDS):
        weights = 1 / (1 + (rest / _TOLERANCE) ** 2)
        surface = np.linalg.lstsq(terms * weights[:, None], colours * weights[:, None], rcond=None)[0]
        rest = np.abs(colours - terms @ surface).max(axis=1)
    return np.asarray(rest)
