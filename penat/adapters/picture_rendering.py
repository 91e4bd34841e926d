"""What shoppers are shown of a picture: a JPEG of at most 1024 px and a WebP thumbnail of at most 320 px.

A shop's pictures are often small JPEGs already: such a file is shown as it is, less its metadata, for encoding it anew
would take time and make it worse.
"""

import hashlib
import io
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from penat.adapters.picture_decoding import Unreadable, decoded_and_changed, pixels_of
from penat.adapters.plain_jpeg import plain_jpeg
from penat.domain.ingestion import Rendering
from penat.domain.perceptual_hash import SIDE, perceptual_hash
from penat.domain.picture_checks import blank, nearly_empty
from penat.ports.picture_source import Fit

DISPLAY_SIDE, THUMBNAIL_SIDE = 1024, 320
_JPEG_QUALITY, _WEBP_QUALITY = 88, 80
_JPEG_STEPS = 17.0  # the mean quantisation step at that quality is 17.3
_WEBP_EFFORT = 0  # half the time of 2 for a quarter more bytes

_NO_METADATA: dict[str, Any] = {"exif": b"", "icc_profile": b"", "xmp": b"", "comment": b""}


def rendered_file(content: bytes, fit: Fit) -> Rendering:
    """Return the rendering of a picture file's *content*. Raises Unreadable for one that is none or shows nothing."""
    image, changed = decoded_and_changed(content)
    return rendered(image, fit, b"" if changed else content)


def rendered(image: Image.Image, fit: Fit, original: bytes = b"") -> Rendering:
    """Return an RGB image's rendering; *fit* brings the full-size image to the size the model looks at.

    *original* is the file of exactly these pixels, if there is one: a small JPEG is shown as it is. Raises Unreadable
    for a picture that shows nothing.
    """
    shown = shrunk(image, DISPLAY_SIDE)
    small = shrunk(shown, THUMBNAIL_SIDE, Image.Resampling.BICUBIC)
    looked_at = _plane_by_plane(small)
    empty = blank(looked_at)
    if empty:
        raise Unreadable(empty)
    pixels = pixels_of(image)
    digest = hashlib.sha256(repr(pixels.shape).encode())
    digest.update(np.ascontiguousarray(pixels).data)
    fitted = np.asarray(fit(image), dtype=np.uint8)
    display = (plain_jpeg(original, _JPEG_STEPS) if shown is image else None) or display_jpeg(shown)
    return Rendering(
        fitted, digest.hexdigest(), display, thumbnail_webp(small),
        phash=phash_of(small), remark=nearly_empty(looked_at) or "",
    )  # fmt: skip


def phash_of(image: Image.Image) -> int:
    """Return an RGB image's perceptual hash; a thumbnail's is its picture's to a bit or two."""
    luminance = (
        image.convert("L").convert("F").resize((SIDE, SIDE), Image.Resampling.BILINEAR)
    )  # triangles: no aliasing
    return perceptual_hash(np.asarray(luminance, dtype=np.float32))


def display_jpeg(image: Image.Image) -> bytes:
    """Return the picture as JPEG, its longer side at most DISPLAY_SIDE, without metadata."""
    target = io.BytesIO()
    shrunk(image, DISPLAY_SIDE).save(target, "JPEG", quality=_JPEG_QUALITY, optimize=True, **_NO_METADATA)
    return target.getvalue()


def thumbnail_webp(image: Image.Image) -> bytes:
    """Return the picture as WebP, its longer side at most THUMBNAIL_SIDE, without metadata."""
    target = io.BytesIO()
    small = shrunk(image, THUMBNAIL_SIDE)
    small.save(target, "WEBP", quality=_WEBP_QUALITY, method=_WEBP_EFFORT, **_NO_METADATA)
    return target.getvalue()


def content_name(rendering: Rendering) -> str:
    """Return the hash both files are named by: of their bytes, so that a name always means the same picture."""
    return hashlib.sha256(rendering.display_jpeg + rendering.thumbnail_webp).hexdigest()[:32]


def shrunk(image: Image.Image, side: int, resampling: Image.Resampling = Image.Resampling.LANCZOS) -> Image.Image:
    """Return the picture with its longer side at most *side*, never enlarged, each side at least one pixel."""
    longer = max(image.size)
    if longer <= side:
        return image
    size = (max(1, round(image.width * side / longer)), max(1, round(image.height * side / longer)))
    return image.resize(size, resampling)


def _plane_by_plane(image: Image.Image) -> NDArray[np.uint8]:
    """Return an RGB image as uint8 (height, width, 3) whose channels lie one after the other, for quick comparisons."""
    return np.moveaxis(np.stack([np.asarray(band, dtype=np.uint8) for band in image.split()]), 0, 2)
