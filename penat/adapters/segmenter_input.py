"""A picture made ready for a network: scaled, padded, normalised."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from penat.adapters.segmenter_bundle import SegmenterCard
from penat.domain.mask_scaling import Map

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Fitted:
    """The network's input, float32 (1, 3, H, W), and where in it the picture lies: its top left corner and its size."""

    pixels: Map
    top: int
    left: int
    height: int
    width: int


def checked_picture(picture: NDArray[Any]) -> Pixels:
    """Return *picture* as uint8 (height, width, 3). Raises ValueError for what is no RGB picture."""
    pixels = np.asarray(picture)
    if pixels.ndim != 3 or pixels.shape[2] != 3 or pixels.dtype != np.uint8 or not pixels.size:
        raise ValueError(f"an RGB picture is uint8 (height, width, 3), not {pixels.dtype} {pixels.shape}")
    return pixels


def scaled(picture: Pixels, height: int, width: int) -> Pixels:
    """Return the picture at another size; smaller ones are averaged, not thinned out."""
    if picture.shape[:2] == (height, width):
        return picture
    return np.asarray(Image.fromarray(picture).resize((width, height), Image.Resampling.BILINEAR), dtype=np.uint8)


def sides_within(picture: Pixels, longer: int) -> tuple[int, int]:
    """Return height and width of the picture with its proportions kept and its longer side *longer*."""
    height, width = picture.shape[:2]
    share = longer / max(height, width)
    return max(1, round(height * share)), max(1, round(width * share))


def fitted_corner(picture: Pixels, card: SegmenterCard, longer: int, multiple: int = 32) -> Fitted:
    """Return the picture at the top left, padded with the mean colour to a multiple of *multiple*."""
    height, width = sides_within(picture, longer)
    tall, wide = (-(-side // multiple) * multiple for side in (height, width))
    pixels = np.zeros((1, 3, tall, wide), dtype=np.float32)
    pixels[0, :, :height, :width] = normalised(scaled(picture, height, width), card)
    return Fitted(pixels, 0, 0, height, width)


def fitted_middle(picture: Pixels, card: SegmenterCard, grey: int = 114) -> Fitted:
    """Return the picture in the middle of a square of *grey*, as YOLO's letterbox."""
    size = card.image_size
    height, width = sides_within(picture, size)
    top, left = (size - height) // 2, (size - width) // 2
    square = np.full((size, size, 3), grey, dtype=np.uint8)
    square[top : top + height, left : left + width] = scaled(picture, height, width)
    return Fitted(normalised(square, card)[None], top, left, height, width)


def squashed(picture: Pixels, card: SegmenterCard) -> Fitted:
    """Return the picture as a square, its proportions given up."""
    size = card.image_size
    return Fitted(normalised(scaled(picture, size, size), card)[None], 0, 0, size, size)


def normalised(picture: Pixels, card: SegmenterCard) -> Map:
    """Return the picture as float32 (3, height, width): of 0..1, less the mean, over the deviation."""
    ordered = picture if card.channels == "rgb" else picture[..., ::-1]
    mean, deviation = (np.array(one, dtype=np.float32) for one in (card.mean, card.std))
    values = (ordered.astype(np.float32) / np.float32(255) - mean) / deviation
    return np.ascontiguousarray(values.transpose(2, 0, 1), dtype=np.float32)
