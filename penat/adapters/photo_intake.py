"""An uploaded file into what is kept of it: a plain JPEG of its pixels, upright, on white, in sRGB, nothing besides.

What the file says of itself (its name, its type) is not asked; its content decides. Whatever else is in it (EXIF with
the place, XMP, comments, colour profiles, previews, what is hidden behind the picture's end) is not kept, because the
pixels are encoded anew.
"""

import hashlib
import io
from typing import Any

from PIL import Image, ImageCms, ImageOps

from penat.adapters.picture_decoding import Unreadable, in_turn, opened, rgb_on_white
from penat.adapters.picture_rendering import shrunk
from penat.domain.errors import InvalidInput
from penat.domain.photo import PreparedPhoto

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
SIDE, QUALITY = 2048, 90
MOST_PROFILE_BYTES = 4_000_000
_SMOOTH = ("RGB", "RGBA", "L", "LA", "CMYK")  # modes that can be made smaller before anything else
_NO_METADATA: dict[str, Any] = {"exif": b"", "icc_profile": b"", "xmp": b"", "comment": b""}
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1")


def prepared_photo(content: bytes) -> PreparedPhoto:
    """Return what is kept of an uploaded picture file. Raises InvalidInput for what is none, or too large a one.

    The same pixels make the same bytes.
    """
    try:
        image = _upright(content)
    except Unreadable as error:
        hint = "; HEIC is not read here, let the phone send JPEG" if content[8:12] in _HEIC else ""
        raise InvalidInput(f"the photo cannot be read: {error}{hint}", field="file") from None
    plain = photo_jpeg(image)
    return PreparedPhoto(plain, image.width, image.height, hashlib.sha256(plain).hexdigest())


def smaller_photo(content: bytes, side: int) -> bytes:
    """Return a kept photo with its longer side at most *side*."""
    with Image.open(io.BytesIO(content), formats=("JPEG",)) as image:
        image.draft(None, (side, side))
        return photo_jpeg(shrunk(image.convert("RGB"), side))


def photo_jpeg(image: Image.Image) -> bytes:
    """Return an RGB image as JPEG without metadata."""
    target = io.BytesIO()
    image.save(target, "JPEG", quality=QUALITY, **_NO_METADATA)
    return target.getvalue()


def _upright(content: bytes) -> Image.Image:
    """Return a file's picture as RGB in sRGB, no longer than SIDE. Raises Unreadable."""
    image = opened(content, FORMATS)
    try:
        with in_turn(image):
            return _plain(image)
    except Unreadable:
        raise
    except Exception as error:  # Pillow's decoders raise almost anything on damaged files
        raise Unreadable(f"damaged or truncated {image.format}: {error or type(error).__name__}") from error


def _plain(image: Image.Image) -> Image.Image:
    image.draft(None, (2 * SIDE, 2 * SIDE))  # a JPEG much larger than what is kept is not decoded in full
    image.load()
    if image.mode in _SMOOTH and "transparency" not in image.info:
        image = shrunk(image, SIDE)  # its metadata stay with it
    image = ImageOps.exif_transpose(image)
    profile = _profile(image)
    if profile is not None and image.mode == "CMYK":
        image = _in_srgb(image, profile)
        profile = None
    flat = shrunk(rgb_on_white(image), SIDE)
    return flat if profile is None else _in_srgb(flat, profile)


def _profile(image: Image.Image) -> ImageCms.ImageCmsProfile | None:
    """Return a picture's colour profile where there is one that can be used and means other colours than sRGB."""
    said = image.info.get("icc_profile")
    if not isinstance(said, bytes) or not 0 < len(said) <= MOST_PROFILE_BYTES:
        return None
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(said))
        usual = ImageCms.getProfileDescription(profile).startswith("sRGB")
    except Exception:  # one that cannot be read says nothing of the colours, which are sRGB then
        return None
    return None if usual else profile


def _in_srgb(image: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image:
    """Return a picture's colours in sRGB, as *profile* means them; as they are where it means none of this kind."""
    if profile.profile.xcolor_space.strip() == "GRAY":
        image = image.getchannel(0)
    try:
        turned = ImageCms.profileToProfile(image, profile, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except ImageCms.PyCMSError:
        turned = None
    return image.convert("RGB") if turned is None else turned
