"""A piece of a photo as a model looks at it: cut out like a product shot, and in its place, as the photo shows it.

A cut-out is about the piece alone, but a mask loses legs and edges, and its ground is no studio's; a square of the
photo around the piece has it whole, with what stands about. The mean of both vectors finds the item that was
photographed more often than either (`penat evaluate photos`, docs/photos.md).
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from penat.domain.errors import InvalidInput
from penat.domain.geometry import Mask, Vectors, normalised

GROUND = 240
"""Near-white, as a studio's paper is: on pure white fewer cut-outs of the shipped products were nearest to their own
item, among a real shop's shots on pure white it made no difference."""
MARGIN = 0.06
SURROUNDINGS = 0.05
Pixels = NDArray[np.uint8]


def cut_out(picture: NDArray[Any], mask: Mask, margin: float = MARGIN) -> Pixels:
    """Return what *mask* (height, width) covers of an RGB *picture* (height, width, 3) on a near-white square, uint8.

    The piece lies in the middle, its longer side *margin* of the square's side away from two edges, as in a product
    shot; a square, because some models squash what they look at and would make a wide couch a narrow one. The edge
    fades over a pixel inside the mask, so that it neither frays nor brings along what lay behind. Raises InvalidInput
    for a mask that covers nothing or is of another size.
    """
    top, left, height, width = _window(picture, mask)
    window = np.s_[top : top + height, left : left + width]
    piece = _on_ground(np.asarray(picture[window], dtype=np.uint8), np.asarray(mask[window], dtype=bool))
    return _squared(piece, margin)


def in_place(picture: NDArray[Any], mask: Mask, margin: float = SURROUNDINGS) -> Pixels:
    """Return the square of an RGB *picture* around what *mask* covers, *margin* of the piece's longer side beyond it.

    Where it reaches over the picture's border, the border's pixels go on. Raises InvalidInput as `cut_out` does.
    """
    top, left, height, width = _window(picture, mask)
    side = round(max(height, width) * (1 + 2 * margin))
    rows = np.arange(side) + top + height // 2 - side // 2
    columns = np.arange(side) + left + width // 2 - side // 2
    rows, columns = np.clip(rows, 0, picture.shape[0] - 1), np.clip(columns, 0, picture.shape[1] - 1)
    return np.asarray(picture[rows[:, np.newaxis], columns], dtype=np.uint8)


def piece_pictures(picture: NDArray[Any], mask: Mask) -> list[Pixels]:
    """Return the pictures a piece is embedded by, for `piece_vectors` to make one vector of."""
    return [cut_out(picture, mask), in_place(picture, mask)]


def piece_vectors(embedded: Vectors) -> Vectors:
    """Return one unit vector (n, dim) a piece, of the vectors (2n, dim) of their pictures one piece after the other."""
    return normalised(embedded[0::2] + embedded[1::2])


def _on_ground(picture: Pixels, mask: Mask) -> Pixels:
    """Return the picture where the mask is, the ground elsewhere, and in between at the mask's edge."""
    ninths = (_neighbours(mask) * mask)[..., None]
    mixed = picture * ninths + np.uint16(GROUND) * (9 - ninths)
    return ((mixed + 4) // 9).astype(np.uint8)


def _window(picture: NDArray[Any], mask: Mask) -> tuple[int, int, int, int]:
    """Return top, left, height and width of what a mask covers. Raises InvalidInput."""
    if mask.shape != picture.shape[:2]:
        raise InvalidInput(f"the mask is {mask.shape} and the picture {picture.shape[:2]} pixels", field="mask")
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not rows.size:
        raise InvalidInput("the mask covers nothing", field="mask")
    top, left = int(rows[0]), int(columns[0])
    return top, left, int(rows[-1]) - top + 1, int(columns[-1]) - left + 1


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
