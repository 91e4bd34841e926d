"""One picture file's bytes to RGB pixels, safely: every doubt is an Unreadable with its reason, never a guess."""

import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from penat.adapters.picture_headers import countless
from penat.adapters.plain_jpeg import scans

MAX_PIXELS = 64_000_000
MIN_SIDE, MAX_RATIO = 8, 50
MOST_SCANS = 100  # a progressive JPEG has some twelve; each costs a pass over the whole picture
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF")
WHITE = (255, 255, 255)
_SPELT = {"WEBP": "WebP"}
_SIXTEEN_BIT = ("I;16", "I;16L", "I;16B", "I;16N")
_UNKNOWN_RANGE = ("I", "F")
_SMOOTH = ("RGB", "RGBA", "L", "LA", "CMYK")  # modes that can be made smaller before anything else
_TO_EIGHT_BIT = 257  # 65535 / 255
_LARGE = 16_000_000
_opening, _one_large = Lock(), Lock()
# Blocks so large go back to the system when freed; smaller ones of a thread's do not.
Image.core.set_block_size(64 << 20)  # type: ignore[attr-defined]  # documented, though not exported


class Unreadable(Exception):
    """A file that is no picture, or none that can be decoded without guessing; the message says why."""


def decoded(content: bytes, longest: int | None = None) -> Image.Image:
    """Return the first frame of a picture as RGB, turned as its EXIF says, transparency on white. Raises Unreadable.

    Its longer side is at most *longest* where that is given: a large one takes no more memory than that for long.
    """
    return decoded_and_changed(content, longest)[0]


def decoded_and_changed(content: bytes, longest: int | None = None) -> tuple[Image.Image, bool]:
    """Return what `decoded` does, and whether it had to be changed for it. Raises Unreadable."""
    if not content:
        raise Unreadable("the file is empty (0 bytes)")
    image = _opened(content)
    try:
        with in_turn(image):
            if longest is not None:
                image.draft(None, (2 * longest, 2 * longest))  # a JPEG much larger than that is not decoded in full
            image.load()
            if longest is not None and image.mode in _SMOOTH and "transparency" not in image.info:
                image.thumbnail((longest, longest), Image.Resampling.LANCZOS)  # before it is copied for its ground
            as_stored = image.im
            ImageOps.exif_transpose(image, in_place=True)  # which otherwise copies a picture that need not be turned
            upright = _rgb(image)
            if longest is not None and max(upright.size) > longest:
                upright.thumbnail((longest, longest), Image.Resampling.LANCZOS)
            return upright, upright.im is not as_stored
    except Unreadable:
        raise
    except Exception as error:  # Pillow's decoders raise almost anything on damaged files
        raise Unreadable(f"damaged or truncated {image.format}: {_words(error)}") from error


def opened(content: bytes, formats: Sequence[str]) -> Image.Image:
    """Return a picture of one of the *formats*, its header read and its size accepted, no pixel decoded yet.

    Raises Unreadable.
    """
    if not content:
        raise Unreadable("the file is empty (0 bytes)")
    return _opened(content, formats)


@contextmanager
def in_turn(image: Image.Image) -> Iterator[None]:
    """Let one large picture be decoded at a time: it needs some hundred megabytes meanwhile."""
    if image.width * image.height <= _LARGE:
        yield
    else:
        with _one_large:
            yield


def rgb_on_white(image: Image.Image) -> Image.Image:
    """Return a decoded picture as RGB, transparency on white. Raises Unreadable where its range is unknown."""
    return _rgb(image)


def pixels_of(image: Image.Image) -> NDArray[np.uint8]:
    """Return an RGB image as uint8 (height, width, 3)."""
    return np.asarray(image, dtype=np.uint8)


def _opened(content: bytes, formats: Sequence[str] = FORMATS) -> Image.Image:
    reason = countless(content)
    if reason is not None:
        raise Unreadable(reason)
    try:
        with _opening, warnings.catch_warnings():  # which changes the whole process's filters: one thread at a time
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(content), formats=tuple(formats))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Unreadable(f"too many pixels; at most {MAX_PIXELS // 1_000_000} million are read") from error
    except Exception as error:  # as above: a damaged header can raise anything
        words = [_SPELT.get(name, name) for name in formats]
        raise Unreadable(f"not a picture ({', '.join(words[:-1])} or {words[-1]})") from error
    if image.width * image.height > MAX_PIXELS:
        raise Unreadable(
            f"too many pixels: {image.width} × {image.height}; at most {MAX_PIXELS // 1_000_000} million are read"
        )
    if min(image.size) < MIN_SIDE or max(image.size) > MAX_RATIO * min(image.size):
        raise Unreadable(
            f"{image.width} × {image.height} px is too small or too narrow; a side is at least {MIN_SIDE} px "
            f"and at most {MAX_RATIO} times the other"
        )
    if content[:2] == b"\xff\xd8" and scans(content, MOST_SCANS + 1) > MOST_SCANS:
        raise Unreadable(f"a JPEG of more than {MOST_SCANS} scans; save it anew")
    return image


def _rgb(image: Image.Image) -> Image.Image:
    if image.mode == "RGB" and "transparency" not in image.info:
        return image
    if image.mode in _SIXTEEN_BIT:
        return _from_sixteen_bit(image)
    if image.mode in _UNKNOWN_RANGE:
        raise Unreadable(f"pixels of mode {image.mode} (32 bit) have no known range; save it with 8 or 16 bit")
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        ground = Image.new("RGBA", layer.size, (*WHITE, 255))
        return Image.alpha_composite(ground, layer).convert("RGB")
    return image.convert("RGB")


def _from_sixteen_bit(image: Image.Image) -> Image.Image:
    """Scale 0…65535 to 0…255 (Pillow's own conversion would clip at 255); a transparent value becomes white."""
    wide = np.asarray(image).astype(np.uint32)
    grey = ((wide + _TO_EIGHT_BIT // 2) // _TO_EIGHT_BIT).astype(np.uint8)
    transparent: Any = image.info.get("transparency")
    if isinstance(transparent, int):
        grey[wide == transparent] = 255
    return Image.fromarray(grey).convert("RGB")


def _words(error: Exception) -> str:
    return str(error) or type(error).__name__
