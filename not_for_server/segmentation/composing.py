"""Lay cut-outs into pictures whose every pixel is known: the class and the piece it belongs to.

A *product shot* is one piece, nearly as large as the picture, on paper or against a wall; a *scene* holds one to seven
pieces of sensible sizes standing on a floor, nearer ones before farther ones.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

from not_for_server.segmentation import backgrounds
from not_for_server.segmentation.cutouts import CLASSES, Cutout, CutoutShelf

METRES = dict(zip(CLASSES, (0.95, 2.1, 2.1, 1.3, 1.0, 1.5, 2.4), strict=True))
"""About how long the longer side of a piece looks beside others."""
SCENE_SHARES = np.array([0.27, 0.07, 0.15, 0.19, 0.13, 0.13, 0.06])
LEAST_SEEN = 0.2  # a piece of which less can be seen is left out of the picture
LEAST_PIXELS = 30


@dataclass(frozen=True)
class Composition:
    """A picture uint8 (size, size, 3), each pixel's class (0: none) and piece (0: none), uint8 (size, size).

    `height` and `width` tell how much of the square is picture: the rest lies to the right or below and is padding.
    """

    picture: np.ndarray
    classes: np.ndarray
    pieces: np.ndarray
    height: int
    width: int


@dataclass(frozen=True)
class _Layer:
    """A piece in its place, as large as the canvas: premultiplied colour 0..255 and alpha 0..1."""

    colour: np.ndarray
    alpha: np.ndarray
    number: int


@dataclass(frozen=True)
class _Place:
    """Where a piece goes: the middle of its foot and the length of its longer side, in pixels."""

    x: float
    foot: float
    side: float


def compose(shelf: CutoutShelf, rng: np.random.Generator, size: int, kind: str | None = None) -> Composition:
    """Draw a composition; *kind* "product" or "scene", or either."""
    if kind is None:
        kind = "product" if rng.random() < 0.4 else "scene"
    height, width = _frame(rng, size)
    placed = _product(shelf, rng, height, width) if kind == "product" else _scene(shelf, rng, height, width)
    layers = [_laid(piece, place, rng, size) for piece, place in placed]
    behind = _behind(rng, size, kind, shelf)
    return _stacked(behind, layers, rng, height, width)


def _frame(rng: np.random.Generator, size: int) -> tuple[int, int]:
    """Draw the picture's height and width: half are square, the others 3:4 to 9:16 either way."""
    if rng.random() < 0.5:
        return size, size
    short = int(size * rng.uniform(0.56, 0.95))
    return (size, short) if rng.random() < 0.4 else (short, size)


def _product(shelf: CutoutShelf, rng: np.random.Generator, height: int, width: int) -> list[tuple[Cutout, _Place]]:
    """Put one piece near the middle, most often nearly as large as the picture."""
    piece = shelf.drawn(rng, str(rng.choice(CLASSES)))
    high, wide = piece.pixels.shape[:2]
    largest = min(height / high, width / wide) * max(high, wide)
    side = largest * rng.uniform(0.45, 1.0) if rng.random() < 0.5 else largest * rng.uniform(0.8, 1.0)
    tall = side * high / max(high, wide)
    loose_x, loose_y = width - side * wide / max(high, wide), height - tall
    x = width / 2 + rng.uniform(-0.4, 0.4) * loose_x
    foot = height / 2 + tall / 2 + rng.uniform(-0.4, 0.4) * loose_y
    return [(piece, _Place(x, foot, side))]


def _scene(shelf: CutoutShelf, rng: np.random.Generator, height: int, width: int) -> list[tuple[Cutout, _Place]]:
    """Put one to seven pieces on a floor; rugs first, then by how near they stand; what hangs hangs from above."""
    labels = list(rng.choice(CLASSES, size=int(rng.integers(1, 7)), p=SCENE_SHARES))
    if rng.random() < 0.35:
        labels.append("rug")
    scale = width * rng.uniform(0.14, 0.42)  # pixels a metre at the front
    horizon = height * rng.uniform(0.35, 0.7)
    placed = []
    for label in labels:
        piece = shelf.drawn(rng, str(label))
        near = rng.uniform(0.25, 1.0)
        foot = horizon + (height * 1.05 - horizon) * near
        side = METRES[str(label)] * scale * (0.55 + 0.45 * near) * float(np.exp(rng.normal(0, 0.22)))
        side = float(np.clip(side, 0.1 * width, 1.1 * width))
        if piece.hangs:
            foot = rng.uniform(0.1, 0.45) * height
        elif label == "lamp" and rng.random() < 0.3:
            foot -= rng.uniform(0.1, 0.3) * height  # on something
        placed.append((piece, _Place(rng.uniform(0.02, 0.98) * width, foot, side)))
    return sorted(placed, key=lambda one: (one[0].label != "rug", one[1].foot))


def _laid(piece: Cutout, place: _Place, rng: np.random.Generator, size: int) -> _Layer:
    """Resize, mirror and tint a piece, and put it on an empty canvas; what reaches beyond is cut off."""
    high, wide = piece.pixels.shape[:2]
    ratio = place.side / max(high, wide)
    stretch = float(np.exp(rng.normal(0, 0.06)))
    shape = (max(4, round(wide * ratio * stretch)), max(4, round(high * ratio)))
    layers = Image.fromarray(piece.pixels[:, :: rng.choice([-1, 1])].copy(), "RGBa")
    small = np.asarray(layers.resize(shape, Image.Resampling.BILINEAR, reducing_gap=2.0)).astype(np.float32)
    alpha = small[..., 3] / 255.0
    gain = np.exp(rng.normal(0, 0.18) + rng.normal(0, 0.04, 3)).astype(np.float32)
    colour = np.minimum(small[..., :3] * gain, 255.0 * alpha[..., None])
    canvas, mask = np.zeros((size, size, 3), np.float32), np.zeros((size, size), np.float32)
    left, top = round(place.x - shape[0] / 2), round(place.foot - shape[1])
    rows, columns = slice(max(0, top), min(size, top + shape[1])), slice(max(0, left), min(size, left + shape[0]))
    if rows.start < rows.stop and columns.start < columns.stop:
        own = slice(rows.start - top, rows.stop - top), slice(columns.start - left, columns.stop - left)
        canvas[rows, columns], mask[rows, columns] = colour[own], alpha[own]
    return _Layer(canvas, mask, piece.number)


def _behind(rng: np.random.Generator, size: int, kind: str, shelf: CutoutShelf) -> np.ndarray:
    shares = (0.5, 0.2, 0.2, 0.1) if kind == "product" else (0.1, 0.08, 0.7, 0.12)
    sheet = backgrounds.KINDS[str(rng.choice(list(backgrounds.KINDS), p=shares))](rng, size)
    return _collage(shelf, rng, sheet) if rng.random() < 0.06 else sheet


def _collage(shelf: CutoutShelf, rng: np.random.Generator, sheet: np.ndarray) -> np.ndarray:
    """Lay pieces behind everything and blur them until nobody could say what they are."""
    size = len(sheet)
    for _ in range(int(rng.integers(2, 7))):
        piece = shelf.drawn(rng, str(rng.choice(CLASSES)))
        place = _Place(rng.uniform(0, size), rng.uniform(0.2, 1.2) * size, rng.uniform(0.2, 0.7) * size)
        layer = _laid(piece, place, rng, size)
        sheet = sheet * (1 - layer.alpha[..., None]) + layer.colour
    picture = Image.fromarray(np.clip(sheet, 0, 255).astype(np.uint8))
    return np.asarray(picture.filter(ImageFilter.GaussianBlur(size * rng.uniform(0.03, 0.07)))).astype(np.float32)


def _shadow(layer: _Layer, rng: np.random.Generator) -> np.ndarray:
    """Give a soft multiplier (size, size): dark under the foot of a piece and, thinner, to one side of it."""
    size = len(layer.alpha)
    small = Image.fromarray((layer.alpha * 255).astype(np.uint8)).resize((size // 4, size // 4), Image.Resampling.BOX)
    alpha = np.asarray(small).astype(np.float32) / 255.0
    rows = np.flatnonzero((alpha > 0.5).any(1))
    if not len(rows):
        return np.ones((size, size), np.float32)
    flat = np.zeros_like(alpha)
    tall = rows[-1] - rows[0] + 1
    band = max(1, round(tall * rng.uniform(0.04, 0.25)))
    seen = alpha[max(0, rows[-1] - band) : rows[-1] + 1].max(0)
    depth = max(1, round(tall * rng.uniform(0.02, 0.12)))
    flat[max(0, rows[-1] - depth) : rows[-1] + max(1, depth // 2)] = seen
    flat = np.maximum(flat, rng.uniform(0, 0.6) * np.roll(alpha, rng.integers(-3, 4, 2), (0, 1)))
    blurred = Image.fromarray((flat * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(rng.uniform(0.5, 4)))
    wide = np.asarray(blurred.resize((size, size), Image.Resampling.BILINEAR)).astype(np.float32) / 255.0
    return 1 - rng.uniform(0.05, 0.7) * wide


def _stacked(
    behind: np.ndarray, layers: list[_Layer], rng: np.random.Generator, height: int, width: int
) -> Composition:
    """Lay the layers over the background in order; pieces that hardly show are left out from the start."""
    kept = _seen(layers, height, width)
    picture = behind.copy()
    classes, pieces = np.zeros(behind.shape[:2], np.uint8), np.zeros(behind.shape[:2], np.uint8)
    shaded = rng.random() < 0.8
    for index, layer in enumerate(kept):
        if shaded:
            picture *= _shadow(layer, rng)[..., None]
        picture = picture * (1 - layer.alpha[..., None]) + layer.colour
        inside = layer.alpha > 0.5
        classes[inside], pieces[inside] = layer.number, index + 1
    picture[height:], picture[:, width:] = 0, 0
    for grid in (classes, pieces):
        grid[height:], grid[:, width:] = 0, 0
    return Composition(np.clip(picture, 0, 255).astype(np.uint8), classes, pieces, height, width)


def _seen(layers: list[_Layer], height: int, width: int) -> list[_Layer]:
    """Give the layers of which enough shows; a rug may be covered more than others."""
    kept: list[_Layer] = []
    covered = np.zeros(layers[0].alpha.shape, dtype=bool)
    for layer in reversed(layers):
        inside = layer.alpha > 0.5
        inside[height:], inside[:, width:] = False, False
        free = np.count_nonzero(inside & ~covered)
        share = free / max(1, np.count_nonzero(layer.alpha > 0.5))
        if free >= LEAST_PIXELS and share >= LEAST_SEEN:
            kept.append(layer)
            covered |= inside
    return kept[::-1]
