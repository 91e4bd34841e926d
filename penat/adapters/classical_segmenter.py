"""A segmenter without a model: what stands before the background that a picture's border shows."""

import hashlib
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penat.adapters.segmenter_input import checked_picture, scaled, sides_within
from penat.adapters.segmenter_pace import Pace
from penat.domain.colour_space import oklab
from penat.domain.foreground import border_of, foreground
from penat.domain.foreground_parts import front_parts
from penat.domain.geometry import Mask
from penat.domain.piece import Box, Piece, SegmentWish
from penat.ports.segmenter import Progress, Segmenter, unheard

LABEL = "piece"
_VERSION = "1"
_SIDES = {"quick": 384, "full": 512, "prompt": 384}
_AROUND = 0.15


class ClassicalSegmenter(Segmenter):
    """Finds what stands out from a plain or softly lit background; it knows no classes, so its label is "piece".

    Made for product shots. In a furnished room there is no background, and what it finds there is patches.
    """

    name = "classical"
    sha256 = hashlib.sha256(f"classical {_VERSION}".encode()).hexdigest()
    classes = (LABEL,)
    reads_prompts = False

    def __init__(self) -> None:
        self._pace = Pace(0.25)

    def segment(self, picture: NDArray[Any], wish: SegmentWish, progress: Progress = unheard) -> list[Piece]:
        """Return the pieces, the surest first; none where nothing differs from the border."""
        pixels = checked_picture(picture)
        began = perf_counter()
        height, width = pixels.shape[:2]
        small = _at_most(pixels, _SIDES[wish.mode])
        front = foreground(oklab(small), border_of(*small.shape[:2]))
        progress(0.7)
        parts = front_parts(front) if front is not None else []
        masks = [(part.mask(height, width), part.score) for part in parts]
        self._pace.took(perf_counter() - began, 1)
        progress(1.0)
        return [Piece(mask, LABEL, score) for mask, score in masks if mask.any()]

    def seconds(self, height: int, width: int, wish: SegmentWish) -> float:  # noqa: ARG002  # made small first
        """Return about how long it takes, from what earlier runs took."""
        return self._pace.seconds


def mask_in_box(picture: NDArray[np.uint8], box: Box) -> Mask:
    """Return the mask, in the whole picture, of what a detector put a box around.

    What lies around the box is taken for its background. Where nothing stands out from that, it is the box itself.
    """
    left, top, width, height = box
    down, across = max(3, round(_AROUND * height)), max(3, round(_AROUND * width))
    first, last = max(0, top - down), min(picture.shape[0], top + height + down)
    start, end = max(0, left - across), min(picture.shape[1], left + width + across)
    inside = np.zeros(picture.shape[:2], dtype=bool)
    inside[top : top + height, left : left + width] = True
    around = ~inside[first:last, start:end]
    small = _at_most(np.ascontiguousarray(picture[first:last, start:end]), _SIDES["quick"] // 2)
    rows = np.arange(small.shape[0]) * around.shape[0] // small.shape[0]
    columns = np.arange(small.shape[1]) * around.shape[1] // small.shape[1]
    sure = around[np.ix_(rows, columns)]
    front = foreground(oklab(small), sure) if sure.any() and not sure.all() else None
    parts = front_parts(front, 0.0) if front is not None else []
    mask = np.zeros_like(inside)
    for part in parts:
        mask[first:last, start:end] |= part.mask(last - first, end - start)
    mask &= inside
    return mask if np.count_nonzero(mask) >= 0.1 * width * height else inside


def _at_most(picture: NDArray[np.uint8], longer: int) -> NDArray[np.uint8]:
    """Return the picture with its longer side at most *longer*; the shorter one is at least 8."""
    if max(picture.shape[:2]) <= longer:
        return picture
    height, width = sides_within(picture, longer)
    return scaled(picture, max(8, height), max(8, width))
