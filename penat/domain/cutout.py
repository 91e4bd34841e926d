"""A piece of a photo as a product shot shows it: alone, in the middle of a near-white square."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from penat.domain.errors import InvalidInput
from penat.domain.geometry import Mask

GROUND = 240
"""Near-white, as a studio's paper is: cut out of the shipped products' own pictures, 80 % of the pieces are nearest to
their own item on it, and 75 % on pure white; among a real shop's shots on pure white it made no difference."""
MARGIN = 0.06
Pixels = NDArray[np.uint8]


def cut_out(picture: NDArray[Any], mask: Mask, margin: float = MARGIN) -> Pixels:
    """Return what *mask* (height, width) covers of an RGB *picture* (height, width, 3) on a near-white square, uint8.

    The piece lies in the middle, its longer side *margin* of the square's side away from two edges, as in a product
    shot; a square, because some models squash what they look at and would make a wide couch a narrow one. The edge
    fades over a pixel inside the mask, so that it neither frays nor brings along what lay behind. Raises InvalidInput
    for a mask that covers nothing or is of another size.
    """
    if mask.shape != picture.shape[:2]:
        raise InvalidInput(f"the mask is {mask.shape} and the picture {picture.shape[:2]} pixels", field="mask")
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not rows.size:
        raise InvalidInput("the mask covers nothing", field="mask")
    window = np.s_[int(rows[0]) : int(rows[-1]) + 1, int(columns[0]) : int(columns[-1]) + 1]
    piece = _on_ground(np.asarray(picture[window], dtype=np.uint8), np.asarray(mask[window], dtype=bool))
    return _squared(piece, margin)


def _on_ground(picture: Pixels, mask: Mask) -> Pixels:
    """Return the picture where the mask is, the ground elsewhere, and in between at the mask's edge."""
    ninths = (_neighbours(mask) * mask)[..., None]
    mixed = picture * ninths + np.uint16(GROUND) * (9 - ninths)
    return ((mixed + 4) // 9).astype(np.uint8)


def _neighbours(mask: Mask) -> NDArray[np.uint16]:
    """Return how many of the nine pixels around and at each one are in; beyond the border lies what is at it."""
    wide = np.pad(mask.astype(np.uint16), 1, mode="edge")
    across = wide[:, :-2] + wide[:, 1:-1] + wide[:, 2:]
    counts: NDArray[np.uint16] = across[:-2] + across[1:-1] + across[2:]
    return counts


def _squared(piece: Pixels, margin: float) -> Pixels:
    height, width = piece.shape[:2]
    side = max(round(max(height, width) / (1 - 2 * margin)), height, width)
    square = np.full((side, side, 3), GROUND, dtype=np.uint8)
    top, left = (side - height) // 2, (side - width) // 2
    square[top : top + height, left : left + width] = piece
    return square
