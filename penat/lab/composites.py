"""Cut-out pictures laid on backgrounds, so that the true mask is known: always the same for one name."""

from collections.abc import Callable
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from penat.domain.geometry import Mask
from penat.domain.mask_scaling import Map, resized

Pixels = NDArray[np.uint8]
_MARGIN = 0.12
_OPAQUE = 128


def composite(layer: Pixels, background: str, name: str) -> tuple[Pixels, Mask]:
    """Return a cut-out (height, width, 4) with a margin on one of `BACKGROUNDS`, and the mask of what is opaque.

    *name* seeds whatever is drawn by chance. Raises ValueError for a cut-out without an opaque pixel.
    """
    framed = _framed(layer)
    mask: Mask = framed[..., 3] >= _OPAQUE
    if not mask.any():
        raise ValueError(f"{name} has no opaque pixel")
    rng = np.random.default_rng([crc32(name.encode()), crc32(background.encode())])
    ground = BACKGROUNDS[background](framed, rng)
    share = framed[..., 3:].astype(np.float32) / 255
    mixed = framed[..., :3] * share + ground * (1 - share)
    return np.clip(mixed + 0.5, 0, 255).astype(np.uint8), mask


def _framed(layer: Pixels) -> Pixels:
    """Return the cut-out with a transparent margin, as a photographer leaves one."""
    room = max(2, round(_MARGIN * max(layer.shape[:2])))
    return np.pad(layer, ((room, room), (room, room), (0, 0)))


def _white(layer: Pixels, _rng: np.random.Generator) -> Map:
    return np.full((*layer.shape[:2], 3), 255, dtype=np.float32)


def _plain(layer: Pixels, rng: np.random.Generator) -> Map:
    """Return one muted colour."""
    return np.broadcast_to(_muted(rng), (*layer.shape[:2], 3)).astype(np.float32)


def _gradient(layer: Pixels, rng: np.random.Generator) -> Map:
    """Return a studio's backdrop: lighter on one side and in the middle."""
    down, across = _axes(layer)
    angle = rng.uniform(0, 2 * np.pi)
    slope = np.cos(angle) * across + np.sin(angle) * down
    spot = np.exp(-((across - rng.uniform(-0.3, 0.3)) ** 2 + (down - rng.uniform(-0.3, 0.3)) ** 2))
    lit = _muted(rng) + rng.uniform(15, 35) * slope[..., None] + 25 * spot[..., None]
    return np.asarray(np.clip(lit, 0, 255), dtype=np.float32)


def _shadow(layer: Pixels, rng: np.random.Generator) -> Map:
    """Return white with the piece's own soft shadow, lower and to one side."""
    height, width = layer.shape[:2]
    small = resized(layer[..., 3] / 255, 24, 24)
    blurred = resized(_softened(small), height, width)
    down, across = max(1, height // 40), int(rng.integers(-width // 30 - 1, width // 30 + 2))
    moved = np.roll(np.roll(blurred, down, axis=0), across, axis=1)
    dimmed = 255 * (1 - rng.uniform(0.2, 0.4) * moved[..., None])
    return np.asarray(np.repeat(dimmed, 3, axis=2), dtype=np.float32)


def _busy(layer: Pixels, rng: np.random.Generator) -> Map:
    """Return cloudy patches, stripes and boxes in several colours: a wall with pictures, a patterned floor."""
    height, width = layer.shape[:2]
    ground = _muted(rng) + sum(
        resized(rng.normal(0, 60 / cells, (3, cells, cells)), height, width).transpose(1, 2, 0) for cells in (3, 9, 27)
    )
    for _ in range(12):
        top, left = int(rng.integers(0, height)), int(rng.integers(0, width))
        tall, wide = int(rng.integers(4, height // 3 + 5)), int(rng.integers(4, width // 3 + 5))
        ground[top : top + tall, left : left + wide] = rng.uniform(0, 255, 3)
    stripes = np.sin(np.arange(height) * rng.uniform(0.05, 0.6))[:, None, None] * rng.uniform(0, 18)
    grained = ground + stripes + rng.normal(0, 4, (height, width, 3))
    return np.asarray(np.clip(grained, 0, 255), dtype=np.float32)


BACKGROUNDS: dict[str, Callable[[Pixels, np.random.Generator], Map]] = {
    "white": _white,
    "plain": _plain,
    "gradient": _gradient,
    "shadow": _shadow,
    "busy": _busy,
}


def _muted(rng: np.random.Generator) -> Map:
    return (rng.uniform(60, 235) + rng.normal(0, 12, 3)).astype(np.float32)


def _axes(layer: Pixels) -> tuple[Map, Map]:
    """Return how far down and across each pixel is, −1..1."""
    height, width = layer.shape[:2]
    down, across = np.linspace(-1, 1, height, dtype=np.float32), np.linspace(-1, 1, width, dtype=np.float32)
    return np.broadcast_to(down[:, None], (height, width)), np.broadcast_to(across, (height, width))


def _softened(small: Map) -> Map:
    for _ in range(2):
        padded = np.pad(small, 1)
        around = [padded[row : row + 24, column : column + 24] for row in range(3) for column in range(3)]
        small = np.mean(around, axis=0, dtype=np.float32)
    return small
