"""Colours as an eye tells them apart: Oklab (Björn Ottosson, 2020), times 100."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from penat.domain.mask_scaling import Map

_TO_CONES = np.array(
    [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
     [0.0883024619, 0.2817188376, 0.6299787005]], dtype=np.float32,
)  # fmt: skip
_TO_LAB = 100 * np.array(
    [[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
     [0.0259040371, 0.7827717662, -0.8086757660]], dtype=np.float32,
)  # fmt: skip


def _linear() -> Map:
    values = np.arange(256) / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4).astype(np.float32)


def oklab(picture: NDArray[Any]) -> Map:
    """Return RGB pixels, uint8 (…, 3), as lightness 0..100, green to red and blue to yellow: float32 (…, 3).

    A difference of 2 can just be seen.
    """
    cones = np.cbrt(_linear()[picture] @ _TO_CONES.T)
    return np.asarray(cones @ _TO_LAB.T, dtype=np.float32)
