"""A picture as other people's software leaves it: encoded again, smaller, cut a little, lighter or darker."""

import io
from collections.abc import Mapping

from PIL import Image, ImageEnhance

_CUT = 0.01
_LIGHTER, _DARKER = 1.08, 0.93
_POOR_QUALITY = 60
_LEAST_SIDE = 32


def altered_copies(image: Image.Image) -> Mapping[str, Image.Image]:
    """Return what became of an RGB image, by what was done to it."""
    return {
        "JPEG of quality 60": _encoded_again(image),
        "half the size": _scaled(image, 0.5),
        "1 % cut off each side": _cut(image),
        "8 % lighter": ImageEnhance.Brightness(image).enhance(_LIGHTER),
        "7 % darker": ImageEnhance.Brightness(image).enhance(_DARKER),
    }


def _encoded_again(image: Image.Image) -> Image.Image:
    target = io.BytesIO()
    image.save(target, "JPEG", quality=_POOR_QUALITY)
    return Image.open(io.BytesIO(target.getvalue())).convert("RGB")


def _scaled(image: Image.Image, factor: float) -> Image.Image:
    size = (max(_LEAST_SIDE, round(image.width * factor)), max(_LEAST_SIDE, round(image.height * factor)))
    return image.resize(size, Image.Resampling.BICUBIC)


def _cut(image: Image.Image) -> Image.Image:
    left, top = round(image.width * _CUT), round(image.height * _CUT)
    return image.crop((left, top, image.width - left, image.height - top))
