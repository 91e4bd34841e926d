"""Picture files of what was found in a photo: a mask as PNG of one bit a pixel, a cut-out as JPEG."""

import io
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from penat.adapters.picture_rendering import display_jpeg


def mask_png(mask: NDArray[Any]) -> bytes:
    """Return a mask (height, width) as PNG, white where it is true."""
    target = io.BytesIO()
    Image.fromarray(np.asarray(mask, dtype=bool)).save(target, "PNG", optimize=True)
    return target.getvalue()


def cutout_jpeg(picture: NDArray[Any]) -> bytes:
    """Return RGB pixels (height, width, 3) as JPEG of at most 1024 px, without metadata."""
    return display_jpeg(Image.fromarray(np.asarray(picture, dtype=np.uint8)))
