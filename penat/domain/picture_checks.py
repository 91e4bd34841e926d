"""What is odd about a picture before anybody looks at it: nothing on it, black, or nearly nothing."""

import numpy as np
from numpy.typing import NDArray

UNIFORM_RANGE = 4
BLACK = 16
STANDS_OUT = 8
NEARLY_EMPTY_SHARE = 0.005


def blank(pixels: NDArray[np.uint8]) -> str | None:
    """Return why *pixels*, uint8 (height, width, 3), show nothing at all, or None.

    A white chair on white ground is not blank: its shading differs from the ground by more than UNIFORM_RANGE of 255.
    """
    ranges = [(int(plane.min()), int(plane.max())) for plane in _planes(pixels)]
    if max(highest for _, highest in ranges) <= BLACK:
        return "blank: the whole picture is black"
    if max(highest - lowest for lowest, highest in ranges) <= UNIFORM_RANGE:
        return "blank: the whole picture is one colour, " + "#{:02x}{:02x}{:02x}".format(*pixels[0, 0])
    return None


def nearly_empty(pixels: NDArray[np.uint8]) -> str | None:
    """Return a remark about *pixels*, uint8 (height, width, 3), that show next to nothing beside their ground, or None.

    The ground is the median colour of the border; what differs from it by more than STANDS_OUT of 255 in a channel
    stands out, and a picture of a thing has at least NEARLY_EMPTY_SHARE of such pixels.
    """
    border = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])
    stands_out = np.zeros(pixels.shape[:2], dtype=bool)
    for plane, ground in zip(_planes(pixels), np.median(border, axis=0), strict=True):
        stands_out |= (plane > min(255, int(ground) + STANDS_OUT)) | (plane < max(0, int(ground) - STANDS_OUT))
    share = np.count_nonzero(stands_out) / stands_out.size
    if share >= NEARLY_EMPTY_SHARE:
        return None
    return f"nearly empty: {100 * share:.2f} % of the picture stands out from its ground"


def _planes(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the channels one after the other, (3, height, width): bytes side by side are compared many at once."""
    return np.ascontiguousarray(np.moveaxis(pixels, 2, 0))
