"""What stands behind the pieces: plain sheets, gradients, walls with floors, textures, and blurred collages.

Every function draws from the *rng* it is given and returns float32 RGB (size, size, 3) in 0..255.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

Canvas = np.ndarray


def noise(rng: np.random.Generator, size: int, cells: int) -> np.ndarray:
    """Give smooth noise, float32 (size, size), mean about 0, spread about 1, with *cells* bumps along a side."""
    small = rng.normal(size=(cells + 1, cells + 1)).astype(np.float32)
    return np.asarray(Image.fromarray(small).resize((size, size), Image.Resampling.BICUBIC))


def tint(rng: np.random.Generator, low: float = 60, high: float = 245, colourful: float = 0.5) -> np.ndarray:
    """Draw a wall's or floor's colour; most are pale and nearly grey."""
    level = high - (high - low) * rng.beta(1.2, 2.5)
    return np.clip(level + rng.normal(0, 30 * colourful * rng.random(), 3), 5, 252).astype(np.float32)


def plain(rng: np.random.Generator, size: int) -> Canvas:
    """Lay a sheet of paper: mostly white, sometimes grey or tinted."""
    roll = rng.random()
    colour = 255.0 * np.ones(3) if roll < 0.45 else rng.uniform(225, 254) * np.ones(3)
    if roll > 0.7:
        colour = tint(rng, 30, 250, 1.6)
    return np.broadcast_to(colour.astype(np.float32), (size, size, 3)).copy()


def gradient(rng: np.random.Generator, size: int) -> Canvas:
    """Draw two colours that run into one another, straight or from a bright middle."""
    first, second = tint(rng, 40, 252, 1.2), tint(rng, 40, 252, 1.2)
    if rng.random() < 0.6:
        second = np.clip(first + rng.normal(0, 35), 5, 253)
    y, x = np.mgrid[0:size, 0:size].astype(np.float32) / size
    if rng.random() < 0.6:
        angle = rng.uniform(0, 2 * np.pi)
        share = (x - 0.5) * np.cos(angle) + (y - 0.5) * np.sin(angle) + 0.5
    else:
        share = 1.4 * np.hypot(x - rng.uniform(0.3, 0.7), y - rng.uniform(0.3, 0.7))
    share = np.clip(share, 0, 1)[..., None]
    return (first * (1 - share) + second * share).astype(np.float32)


def _stripes(rng: np.random.Generator, size: int) -> np.ndarray:
    """Boards, slats or tiles: a multiplier (size, size) around 1, in perspective or not."""
    y, x = np.mgrid[0:size, 0:size].astype(np.float32) / size
    if rng.random() < 0.6:
        x = (x - rng.uniform(0.2, 0.8)) / (y + rng.uniform(0.1, 0.6))
    turn = rng.uniform(-0.4, 0.4)
    across = x * np.cos(turn) + y * np.sin(turn)
    cell = across * rng.uniform(5, 22)
    board = np.floor(cell).astype(np.int64)
    tones = 1 + rng.uniform(0.03, 0.12) * rng.normal(size=257).astype(np.float32)
    wave = tones[board % 257]
    seam = np.where(cell - board < rng.uniform(0.03, 0.1), rng.uniform(0.6, 0.95), 1.0)
    if rng.random() < 0.3:
        rows = y * rng.uniform(4, 16)
        seam = seam * np.where(rows - np.floor(rows) < 0.06, rng.uniform(0.7, 0.95), 1.0)
    return (wave * seam).astype(np.float32)


def _textured(rng: np.random.Generator, size: int, colour: np.ndarray) -> Canvas:
    sheet = np.broadcast_to(colour, (size, size, 3)).astype(np.float32)
    sheet = sheet * (1 + rng.uniform(0, 0.1) * noise(rng, size, int(rng.integers(2, 6))))[..., None]
    roll = rng.random()
    if roll < 0.3:
        sheet = sheet * _stripes(rng, size)[..., None]
    elif roll < 0.55:
        sheet = sheet * (1 + rng.uniform(0.02, 0.15) * noise(rng, size, int(rng.integers(20, size // 2))))[..., None]
    return sheet


def room(rng: np.random.Generator, size: int) -> Canvas:
    """Draw a wall above a floor, with a skirting board, maybe a corner, a window and things that hang on it."""
    horizon = int(size * rng.uniform(0.3, 0.8))
    wall, floor = _textured(rng, size, tint(rng)), _textured(rng, size, tint(rng, 30, 235, 1.2))
    if rng.random() < 0.7:
        floor = floor * _stripes(rng, size)[..., None]
    if rng.random() < 0.4:
        corner = int(size * rng.uniform(0.05, 0.95))
        wall[:, :corner] *= rng.uniform(0.72, 1.1)
    wall = _hung(rng, wall, horizon)
    slope = int(rng.normal(0, 0.06) * size) if rng.random() < 0.4 else 0
    line = horizon + np.linspace(-slope, slope, size)
    below = np.arange(size)[:, None] > line[None, :]
    picture = np.where(below[..., None], floor, wall)
    if rng.random() < 0.6:
        board = (np.arange(size)[:, None] > line - rng.uniform(0.01, 0.035) * size) & ~below
        picture[board] = tint(rng, 150, 250, 0.3)
    light = 1 + rng.uniform(0.02, 0.16) * noise(rng, size, int(rng.integers(1, 4)))
    return np.clip(picture * light[..., None], 0, 255).astype(np.float32)


def _hung(rng: np.random.Generator, wall: Canvas, horizon: int) -> Canvas:
    """Put windows, pictures, curtains and plants on a wall: things that are no furniture."""
    size = len(wall)
    sheet = Image.fromarray(np.clip(wall, 0, 255).astype(np.uint8))
    pen = ImageDraw.Draw(sheet)
    for _ in range(int(rng.integers(0, 5))):
        left, top = rng.uniform(0, size * 0.9), rng.uniform(0, horizon * 0.8)
        wide, high = rng.uniform(0.06, 0.35, 2) * size
        box = (left, top, left + wide, top + high)
        fill, edge = tuple(tint(rng, 5, 255, 2).astype(int)), tuple(tint(rng, 5, 255, 1).astype(int))
        if rng.random() < 0.75:
            pen.rectangle(box, fill=fill, outline=edge, width=int(rng.integers(1, 5)))
            _inside(rng, pen, box, edge)
        else:
            pen.ellipse(box, fill=fill)
    if rng.random() < 0.35:
        _leaves(rng, pen, size, horizon)
    return np.asarray(sheet).astype(np.float32)


def _inside(rng: np.random.Generator, pen: ImageDraw.ImageDraw, box: tuple[float, ...], edge: tuple[int, ...]) -> None:
    """Draw what is in a frame: shapes of a painting or the bars of a window."""
    left, top, right, bottom = box
    if rng.random() < 0.4:
        pen.line(((left + right) / 2, top, (left + right) / 2, bottom), fill=edge, width=2)
        pen.line((left, (top + bottom) / 2, right, (top + bottom) / 2), fill=edge, width=2)
        return
    for _ in range(int(rng.integers(0, 4))):
        corners = [(rng.uniform(left, right), rng.uniform(top, bottom)) for _ in range(int(rng.integers(3, 6)))]
        pen.polygon(corners, fill=tuple(tint(rng, 5, 255, 2).astype(int)))


def _leaves(rng: np.random.Generator, pen: ImageDraw.ImageDraw, size: int, horizon: int) -> None:
    """Draw a plant: many green ellipses about a stem."""
    x, y, reach = rng.uniform(0, size), rng.uniform(0.4, 1.0) * horizon, rng.uniform(0.05, 0.16) * size
    for _ in range(int(rng.integers(15, 50))):
        at, shape = rng.normal((x, y), reach / 2), rng.uniform(0.08, 0.45, 2) * reach
        green = (int(rng.integers(20, 110)), int(rng.integers(70, 160)), int(rng.integers(10, 80)))
        pen.ellipse((at[0] - shape[0], at[1] - shape[1], at[0] + shape[0], at[1] + shape[1]), fill=green)


def texture(rng: np.random.Generator, size: int) -> Canvas:
    """Draw a busy sheet: noise of several grains in three colours, or overlapping polygons."""
    if rng.random() < 0.5:
        grains = [noise(rng, size, int(cells)) for cells in rng.integers(2, size // 3, 3)]
        mixed = sum(grain[..., None] * rng.normal(0, 22, 3) for grain in grains)
        return np.clip(tint(rng, 40, 230, 1.5) + mixed, 0, 255).astype(np.float32)
    sheet = Image.new("RGB", (size, size), tuple(tint(rng, 20, 250, 2).astype(int)))
    pen = ImageDraw.Draw(sheet)
    for _ in range(int(rng.integers(5, 40))):
        centre, reach = rng.uniform(0, size, 2), rng.uniform(0.02, 0.3) * size
        corners = [tuple(rng.normal(centre, reach)) for _ in range(int(rng.integers(3, 7)))]
        pen.polygon(corners, fill=tuple(tint(rng, 5, 255, 2).astype(int)))
    return np.asarray(sheet.filter(ImageFilter.GaussianBlur(rng.uniform(0, 3)))).astype(np.float32)


KINDS: dict[str, Callable[[np.random.Generator, int], Canvas]] = {
    "plain": plain,
    "gradient": gradient,
    "room": room,
    "texture": texture,
}
