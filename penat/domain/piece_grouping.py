"""From what a network says of each pixel (its class, how near a centre it is, where its centre lies) to whole pieces.

Every pixel votes for a place, and belongs to the centre nearest to its vote: touching pieces of one class are told
apart, and the legs of a table find their table. The way of Panoptic-DeepLab (Cheng et al., 2020).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penat.domain.geometry import Mask
from penat.domain.mask_scaling import Map, positions, sampled
from penat.domain.piece import Piece

Owners = NDArray[np.int16]
_CANDIDATES = 4  # times the most pieces: what is looked at before near ones are left out


@dataclass(frozen=True, slots=True)
class GroupingRules:
    """When a peak is a centre, and when a piece is one; lengths and areas in pixels of the network's maps.

    A centre is the highest within *radius* and at least *peak*. A piece has at least *least_area* pixels and
    *least_score*; the *most* highest centres are looked at.
    """

    peak: float = 0.1
    radius: int = 3
    least_area: int = 12
    least_score: float = 0.1
    most: int = 64


@dataclass(frozen=True, slots=True)
class PixelMaps:
    """A network's answer: *probabilities* (C+1, h, w) of the background and C classes, *centres* (h, w) in 0..1, and
    *offsets* (2, h, w), down and right in pixels of the map, to the centre of the piece a pixel is part of.

    The upper left *content* = (rows, columns) pixels, which may be fractions, show the picture; the rest is padding.
    Raises ValueError for shapes that do not fit together and values that are not finite.
    """  # noqa: D205  # one sentence

    probabilities: Map
    centres: Map
    offsets: Map
    content: tuple[float, float]

    def __post_init__(self) -> None:
        height, width = self.centres.shape
        if self.probabilities.shape[1:] != (height, width) or self.offsets.shape != (2, height, width):
            raise ValueError(
                f"maps of classes {self.probabilities.shape}, centres {self.centres.shape} and offsets "
                f"{self.offsets.shape} do not fit together"
            )
        if not (0 < self.content[0] <= height and 0 < self.content[1] <= width):
            raise ValueError(f"the picture fills {self.content} of a map of {height} × {width}")
        if not all(np.isfinite(one).all() for one in (self.probabilities, self.centres, self.offsets)):
            raise ValueError("the network answered with numbers that are not finite")

    def shown(self) -> "PixelMaps":
        """Return the part that shows the picture, to whole pixels."""
        rows, columns = (int(np.ceil(side)) for side in self.content)
        part = (..., slice(rows), slice(columns))
        return PixelMaps(self.probabilities[part], self.centres[part], self.offsets[part], self.content)


def softmax(logits: NDArray[Any], axis: int = 0) -> Map:
    """Return *logits* as probabilities that sum to 1 along *axis*."""
    powers = np.exp(np.asarray(logits, dtype=np.float32) - np.max(logits, axis=axis, keepdims=True))
    shares: Map = (powers / powers.sum(axis=axis, keepdims=True)).astype(np.float32)
    return shares


def group_pieces(
    maps: PixelMaps, names: Sequence[str], height: int, width: int, rules: GroupingRules | None = None
) -> list[Piece]:
    """Return the pieces in *maps* with masks of the whole picture (*height*, *width*), the surest first.

    *names* are the C classes. A piece's class is the one its pixels hold most of, its score that class's mean
    probability times the height of its centre. Raises ValueError for names that are not as many as the classes.
    """
    if len(names) + 1 != len(maps.probabilities):
        raise ValueError(f"{len(maps.probabilities)} maps of classes for the background and {len(names)} names")
    rules = rules or GroupingRules()
    shown = maps.shown()
    peaks = find_peaks(shown.centres, rules)
    owners = owners_of(shown, peaks)
    kept = [found for number in range(len(peaks)) if (found := _judged(shown, owners, number, peaks, rules))]
    kept.sort(key=lambda one: -one[2])
    masks = _full_masks(shown, owners, [number for number, _, _ in kept], height, width)
    return [
        Piece(mask, names[row], score) for mask, (_, row, score) in zip(masks, kept, strict=True) if mask.any()
    ]  # fmt: skip


def find_peaks(centres: Map, rules: GroupingRules) -> NDArray[np.intp]:
    """Return the rows and columns (n, 2) of the centres, the highest first; of a plateau only one."""
    highest = _highest_around(centres, rules.radius)
    rows, columns = np.nonzero((centres >= highest) & (centres >= rules.peak))
    order = np.argsort(-centres[rows, columns], kind="stable")[: _CANDIDATES * rules.most]
    kept: list[tuple[int, int]] = []
    for row, column in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        if all(max(abs(row - other), abs(column - across)) > rules.radius for other, across in kept):
            kept.append((row, column))
    return np.array(kept[: rules.most], dtype=np.intp).reshape(-1, 2)


def owners_of(maps: PixelMaps, peaks: NDArray[np.intp]) -> Owners:
    """Return for each pixel (h, w) the peak whose piece it is part of; −1 for the background."""
    owners = np.full(maps.centres.shape, -1, dtype=np.int16)
    rows, columns = np.nonzero(maps.probabilities[0] < 0.5)
    if not len(peaks) or not len(rows):
        return owners
    down, across = maps.offsets[0][rows, columns] + rows, maps.offsets[1][rows, columns] + columns
    nearest, least = np.zeros(len(rows), dtype=np.int16), np.full(len(rows), np.inf, dtype=np.float32)
    for number, (row, column) in enumerate(peaks.tolist()):
        distance = (down - row) ** 2 + (across - column) ** 2
        closer = distance < least
        nearest[closer], least[closer] = number, distance[closer]
    owners[rows, columns] = nearest
    return owners


def _judged(
    maps: PixelMaps, owners: Owners, number: int, peaks: NDArray[np.intp], rules: GroupingRules
) -> tuple[int, int, float] | None:
    """Return a piece's number, class and score, or None where it is too small or too unsure."""
    mine = owners == number
    if np.count_nonzero(mine) < max(1, rules.least_area):
        return None
    shares = maps.probabilities[1:, mine].mean(axis=1)
    row = int(np.argmax(shares))
    peak = float(np.clip(maps.centres[tuple(peaks[number])], 0, 1))
    score = float(shares[row]) * peak
    return (number, row, score) if score >= rules.least_score else None


def _full_masks(maps: PixelMaps, owners: Owners, numbers: Sequence[int], height: int, width: int) -> list[Mask]:
    """Return each piece's mask of the whole picture; no pixel is in two.

    What is no background is told by its probability, interpolated. A pixel there goes to the piece that most of the
    map's pixels around it are part of.
    """
    if not numbers:
        return []
    down, across = positions(height, maps.content[0]), positions(width, maps.content[1])
    most, owner = np.zeros((height, width), dtype=np.float32), np.full((height, width), -1, dtype=np.int16)
    for number in numbers:
        mine = owners == number
        tall = _reach(mine.any(axis=1), down)
        wide = _reach(mine.any(axis=0), across)
        share = sampled(mine, down[tall], across[wide])
        ahead = share > most[tall, wide]
        most[tall, wide][ahead] = share[ahead]
        owner[tall, wide][ahead] = number
    owner[~_foreground(maps, down, across)] = -1
    return [owner == number for number in numbers]


def _foreground(maps: PixelMaps, down: Map, across: Map) -> Mask:
    inside: Mask = sampled(maps.probabilities[0], down, across) < 0.5
    return inside


def _reach(used: Mask, at: Map) -> slice:
    """Return the part of the positions *at* that lie within a pixel of those *used* (n,) of the map."""
    where = np.flatnonzero(used)
    first, last = np.searchsorted(at, [where[0] - 1, where[-1] + 1])
    return slice(int(first), int(last) + 1)


def _highest_around(values: Map, radius: int) -> Map:
    """Return the highest value within *radius* rows and columns of each pixel."""
    return _highest_along(_highest_along(values, radius).T, radius).T


def _highest_along(values: Map, radius: int) -> Map:
    highest = values.copy()
    for step in range(1, radius + 1):
        np.maximum(highest[step:], values[:-step], out=highest[step:])
        np.maximum(highest[:-step], values[step:], out=highest[:-step])
    return highest
