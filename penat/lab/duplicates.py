"""How far apart one model puts altered copies of a picture, and what a threshold of that would wrongly join."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from penat.domain.duplicates import Likeness, design_groups
from penat.domain.geometry import MAX_DISTANCE, Vectors
from penat.domain.perceptual_hash import Hashes, bits_apart

STEP = 1e-4
MOST_PAIRS = 2_000


@dataclass(frozen=True)
class Looks:
    """What is known of n pictures: perceptual hashes (n,), vectors (n, dim), and hashes of their pixels (n,)."""

    hashes: Hashes
    vectors: Vectors
    pixels_sha256: Sequence[str] = ()


@dataclass(frozen=True)
class Copies:
    """How well copies altered in one way are found: their number, the share found, and their 99th percentiles."""

    alteration: str
    count: int
    found: float
    distance: float
    bits: float


@dataclass(frozen=True)
class Joined:
    """Two different pictures that would be shown as one design, by their paths."""

    path: str
    other: str


@dataclass(frozen=True)
class Calibration:
    """The distances for a model's card, the share of copies they find, and the different pictures they would join."""

    distance: float
    colour_distance: float
    found: float
    pictures: int
    copies: tuple[Copies, ...]
    joined: tuple[Joined, ...]


def calibrated(
    paths: Sequence[str],
    originals: Looks,
    copied: NDArray[np.intp],
    copies: Mapping[str, Looks],
    *,
    share: float = 0.99,
) -> Calibration:
    """Return the smallest distance that *share* of the altered copies stay within, and what it would join.

    *paths* (n,) begin with the category; *copied* (m,) are the rows that each of *copies*, (m, …), was made of. Other
    colours are looked for within the median distance of a category's pictures. Raises ValueError without copies.
    """
    if not len(copied) or not copies:
        raise ValueError("there are no copies to measure; give a folder with at least two pictures a category")
    apart = {name: _apart(originals, copied, looks) for name, looks in copies.items()}
    every = np.concatenate([distances for distances, _ in apart.values()])
    limit = round(float(np.ceil(np.quantile(every, share, method="higher") / STEP) * STEP), 6)
    colour = _typical_distance(paths, originals.vectors)
    likeness = Likeness(limit, colour)
    told = tuple(_told(name, *pair, likeness) for name, pair in apart.items())
    found = float(np.average([one.found for one in told], weights=[one.count for one in told]))
    joined = tuple(_joined(paths, originals, likeness))
    return Calibration(limit, colour, found, len(paths), told, joined)


def _apart(originals: Looks, copied: NDArray[np.intp], looks: Looks) -> tuple[NDArray[np.float64], NDArray[np.uint8]]:
    """Return each copy's distance from its original, and the bits between their hashes."""
    cosines = np.einsum("ij,ij->i", originals.vectors[copied], looks.vectors, dtype=np.float64)
    return np.clip(2.0 - 2.0 * cosines, 0.0, MAX_DISTANCE), bits_apart(originals.hashes[copied], looks.hashes)


def _told(name: str, distances: NDArray[np.float64], bits: NDArray[np.uint8], likeness: Likeness) -> Copies:
    found = float(np.mean(likeness.alike(bits, distances)))
    return Copies(name, len(bits), found, float(np.quantile(distances, 0.99)), float(np.quantile(bits, 0.99)))


def _typical_distance(paths: Sequence[str], vectors: Vectors) -> float:
    """Return the median distance between two pictures of one category, over MOST_PAIRS drawn ones each."""
    rng = np.random.default_rng(0)
    drawn = []
    for rows in _by_category(paths).values():
        if len(rows) > 1:
            left, right = rng.choice(rows, MOST_PAIRS), rng.choice(rows, MOST_PAIRS)
            cosines = np.einsum("ij,ij->i", vectors[left], vectors[right], dtype=np.float64)
            drawn.append((2.0 - 2.0 * cosines)[left != right])
    if not drawn:
        raise ValueError("no category has two pictures; give a folder with at least two pictures a category")
    return round(float(np.clip(np.median(np.concatenate(drawn)), 0.0, MAX_DISTANCE)), 4)


def _joined(paths: Sequence[str], originals: Looks, likeness: Likeness) -> Iterator[Joined]:
    """Yield the pictures with different pixels that would be one design."""
    for rows in _by_category(paths).values():
        digests = [originals.pixels_sha256[row] for row in rows]
        groups, representative = design_groups(digests, originals.hashes[rows], originals.vectors[rows], likeness)
        first = rows[np.unique(groups, return_index=True)[1]]
        for row, group in zip(rows[~representative], groups[~representative], strict=True):
            if originals.pixels_sha256[row] != originals.pixels_sha256[first[group]]:
                yield Joined(paths[row], paths[first[group]])


def _by_category(paths: Sequence[str]) -> dict[str, NDArray[np.intp]]:
    names = np.array([path.partition("/")[0] for path in paths])
    return {str(name): np.flatnonzero(names == name) for name in np.unique(names)}
