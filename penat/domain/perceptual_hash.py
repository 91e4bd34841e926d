"""A picture's 64-bit perceptual hash: pictures that look alike have hashes that differ in few bits.

The DCT hash of C. Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions" (2010), §3.2.1: the
signs of the 64 lowest frequencies, the constant left out, against their median. It looks at luminance alone, so a
change of colour that keeps light and dark keeps the hash.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from penat.domain.geometry import Floats

SIDE, KEPT = 32, 8
ROUNDING = 1e-3  # a frequency that is not there must not be decided by the last bits of a sum
Hashes = NDArray[np.uint64]


def perceptual_hash(luminance: NDArray[np.float32]) -> int:
    """Return the hash, 0 to 2⁶⁴−1, of a picture's *luminance* brought to (32, 32). Raises ValueError for other shapes.

    The first bit is the lowest frequency across and down; rows of frequencies follow one another.
    """
    if luminance.shape != (SIDE, SIDE):
        raise ValueError(f"luminance of shape {luminance.shape}; a perceptual hash is taken of {SIDE} by {SIDE}")
    waves = _waves()
    frequencies = (waves @ luminance.astype(np.float64) @ waves.T).ravel()
    above = frequencies - np.median(frequencies) > ROUNDING
    return int.from_bytes(np.packbits(above).tobytes(), "big")


def bits_apart(one: Hashes | int, others: Hashes | int) -> NDArray[np.uint8]:
    """Return in how many of 64 bits hashes differ, 0 to 64; shapes are those of numpy's broadcasting."""
    return np.bitwise_count(np.bitwise_xor(np.asarray(one, dtype=np.uint64), np.asarray(others, dtype=np.uint64)))


@cache
def _waves() -> Floats:
    """Return frequencies 1 to 8 of the DCT-II as (8, 32); a scale is not needed for a comparison with the median."""
    places = 2 * np.arange(SIDE) + 1
    return np.cos(np.pi * np.outer(np.arange(1, KEPT + 1), places) / (2 * SIDE))
