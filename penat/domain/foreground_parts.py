"""A foreground as separate pieces: parts near one another are one, specks are none, holes that show a wall stay."""

from dataclasses import dataclass

import numpy as np

from penat.domain.components import Parts, connected
from penat.domain.foreground import Foreground, border_of
from penat.domain.geometry import Floats, Mask
from penat.domain.mask_scaling import Map, resized

_OWN = 0.12  # of the largest part's area: a part of its own, not a bit of another
_BIT = 0.0005  # of the picture's area: below it, a speck
_NEAR = 0.04  # of the picture's longer side: a bit that is no farther belongs to a part
_SHOWS_BACKGROUND = 2.0
_SURE = 8.0
_MOST = 8


@dataclass(frozen=True, slots=True)
class FrontPart:
    """One piece: its *probability* (h, w), 0 where another piece is, and its score in 0..1."""

    probability: Map
    score: float

    def mask(self, height: int, width: int) -> Mask:
        """Return its mask in a picture of that size, its outline smooth."""
        inside: Mask = resized(self.probability, height, width) > 0.5
        return inside


def front_parts(front: Foreground, least_score: float = 0.05) -> list[FrontPart]:
    """Return the pieces of a foreground, the surest first; those less sure than *least_score* are left out.

    A piece's score is lower the less its colours differ from the background's, the more the background varies, and the
    more of the picture's border the foreground covers: then it was hardly known what the background is.
    """
    probability = _without_small_holes(front)
    solid = probability > 0.5
    owners, count = _gathered(solid)
    covered = float(solid[border_of(*solid.shape)].mean())
    found = []
    for number in range(count):
        mine = owners == number
        sure = float(np.clip(np.median(front.away[mine]) / _SURE, 0, 1))
        score = float(probability[mine].mean()) * sure * (1 - covered) * front.plain
        if score >= least_score:
            found.append(FrontPart(np.where(solid & ~mine, np.float32(0), probability), score))
    return sorted(found, key=lambda part: -part.score)


def _without_small_holes(front: Foreground) -> Map:
    """Return the probabilities with holes filled that do not look like the background: a pale patch of a pale piece."""
    holes, count = connected(front.probability <= 0.5)
    filled = front.probability.copy()
    if not count:
        return filled
    outside = np.unique(np.concatenate([holes[0], holes[-1], holes[:, 0], holes[:, -1]]))
    flat, inside = holes.ravel(), holes.ravel() >= 0
    areas = np.bincount(flat[inside], minlength=count)
    away = np.bincount(flat[inside], weights=front.away.ravel()[inside], minlength=count) / areas
    fill = (away > _SHOWS_BACKGROUND) | (areas <= max(2, _BIT * 0.2 * flat.size))
    fill[outside[outside >= 0]] = False
    filled[np.append(fill, False)[holes]] = 1.0
    return filled


def _gathered(solid: Mask) -> tuple[Parts, int]:
    """Return the pieces (h, w), −1 outside: large parts, each with the bits near it; specks far from any go out."""
    parts, count = connected(solid)
    if not count:
        return parts, 0
    areas = np.bincount(parts[solid], minlength=count)
    order = np.argsort(-areas, kind="stable")
    large = [int(one) for one in order[:_MOST] if areas[one] >= _OWN * areas[order[0]]]
    large = [one for one in large if areas[one] >= _BIT * solid.size]
    names = np.full(count + 1, -1, dtype=np.int32)
    names[large] = np.arange(len(large))
    boxes = _boxes(parts, count)
    reach = _NEAR * max(solid.shape)
    for bit in order[len(large) :] if large else []:
        gaps = [_gap(boxes[bit], boxes[one]) for one in large]
        if areas[bit] >= 2 and min(gaps) <= reach:
            names[bit] = int(np.argmin(gaps))
    return names[parts], len(large)


def _boxes(parts: Parts, count: int) -> Floats:
    """Return top, left, bottom and right of each part (count, 4)."""
    rows, columns = np.nonzero(parts >= 0)
    numbers = parts[rows, columns]
    boxes = np.tile(np.array([np.inf, np.inf, -np.inf, -np.inf]), (count, 1))
    np.minimum.at(boxes[:, 0], numbers, rows)
    np.minimum.at(boxes[:, 1], numbers, columns)
    np.maximum.at(boxes[:, 2], numbers, rows)
    np.maximum.at(boxes[:, 3], numbers, columns)
    return boxes


def _gap(first: Floats, second: Floats) -> float:
    """Return how many pixels lie between two boxes; 0 where they overlap."""
    down = max(first[0] - second[2], second[0] - first[2], 0)
    across = max(first[1] - second[3], second[1] - first[3], 0)
    return float(max(down, across))
