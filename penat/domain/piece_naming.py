"""What a piece is called in a catalogue's words, and whether it is what somebody asked for, told by vectors."""

from collections.abc import Mapping

import numpy as np

from penat.domain.catalogue import Limits, Shelf
from penat.domain.geometry import Floats, Vectors, normalised

NEAREST = 3
CLEARLY = 0.9
_STEEP = 30.0  # about the temperature that models of this kind are trained with: 0.1 of a cosine decides


def category_of(label: str, vector: Vectors, shelves: Mapping[str, Shelf]) -> str | None:
    """Return the category a piece belongs to: its label where the catalogue has such a category, else the nearest one.

    A category is as near as its three items nearest to *vector* (dim,) are on average, in squared distance; it is the
    piece's where that is less than CLEARLY times the next one's (among shipped products, each left out in turn, that
    tells nine of ten and is right for 95 %). None where no category is clearly nearest.
    """
    if label in shelves:
        return label
    away = sorted((_away(shelf, vector), name) for name, shelf in shelves.items() if len(shelf))
    if not away or (len(away) > 1 and away[0][0] >= CLEARLY * away[1][0]):
        return None
    return away[0][1]


def _away(shelf: Shelf, vector: Vectors) -> float:
    """Return the mean squared distance of a shelf's nearest items."""
    return float(np.mean(shelf.nearest(vector, NEAREST, Limits())[1]))


def prompt_fits(pieces: Vectors, prompt: Vectors, neutral: Vectors) -> Floats:
    """Return how well each piece (n, dim) fits the words *prompt* (dim,), 0..1; below a half it does not.

    It fits as far as it is nearer to the words than to the average of *neutral* (m, dim), words that say no more than
    that it is something a shop sells: a cosine alone says nothing, for every picture is somewhat near to every text.
    """
    average = normalised(neutral.mean(axis=0))
    nearer = (pieces @ prompt - pieces @ average).astype(np.float64)
    return 1.0 / (1.0 + np.exp(-_STEEP * nearer))
