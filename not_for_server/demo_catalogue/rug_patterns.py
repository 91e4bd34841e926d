"""Patterns of woven rugs as maps of colour numbers; pure numpy, so a pattern can be drawn and tested without Blender.

A pattern answers one question: which colour of the rug's palette lies at this point? It receives `Cloth`, the points in
metres from the rug's centre, and returns an integer map [rows, cols]: 0 is the ground, 1 the motif, 2 the second motif
and 3 the accent. The classic, knotted patterns live in `rug_oriental`.
"""

from __future__ import annotations

import numpy as np

from not_for_server.demo_catalogue.rug_field import Cloth, Numbers, Pattern, blank, fold, smooth_noise


def plain(c: Cloth, _rng: np.random.Generator) -> Numbers:
    """One colour; the pile alone gives it life."""
    return blank(c)


def border(c: Cloth, rng: np.random.Generator) -> Numbers:
    """Give a plain field inside one broad and sometimes one thin band."""
    out = blank(c)
    wide = rng.uniform(0.05, 0.14)
    out[c.edge < wide] = 1
    if rng.random() < 0.6:
        out[(c.edge > wide * 1.5) & (c.edge < wide * 1.5 + 0.025)] = 1
    return out


def stripes(c: Cloth, rng: np.random.Generator) -> Numbers:
    """Even stripes across, or fine ones along, the length."""
    along = c.x if rng.random() < 0.3 else c.y
    share = rng.uniform(0.3, 0.6)
    return ((along / (c.scale * 0.8)) % 1.0 < share).astype(np.int64)


def bands(c: Cloth, rng: np.random.Generator) -> Numbers:
    """Bands of uneven width in all the colours, mirrored about the middle."""
    out = blank(c)
    at, colour = 0.0, int(rng.integers(0, 4))
    while at < c.half_y:
        step = c.scale * rng.uniform(0.15, 1.3)
        out[(np.abs(c.y) >= at) & (np.abs(c.y) < at + step)] = colour
        colour, at = (colour + int(rng.integers(1, 4))) % 4, at + step
    return out


def checker(c: Cloth, rng: np.random.Generator) -> Numbers:
    """Give a chessboard, squares or lozenges."""
    size = c.scale * 0.9
    u, v = (c.x + c.y, c.x - c.y) if rng.random() < 0.25 else (c.x, c.y)
    return np.asarray((np.floor(u / size) + np.floor(v / size)) % 2, dtype=np.int64)


def plaid(c: Cloth, rng: np.random.Generator) -> Numbers:
    """Crossing stripes: where both cross the second motif colour shows."""
    share = rng.uniform(0.35, 0.5)
    u = (c.x / c.scale) % 1.0 < share
    v = (c.y / c.scale) % 1.0 < share
    return u.astype(np.int64) + v.astype(np.int64)


def grid(c: Cloth, rng: np.random.Generator) -> Numbers:
    """Thin lines in a wide square or oblong net."""
    line = rng.uniform(0.008, 0.016)
    tall = c.scale * rng.choice([1.0, 1.6])
    return ((fold(c.x, c.scale) < line) | (fold(c.y, tall) < line)).astype(np.int64)


def berber(c: Cloth, rng: np.random.Generator) -> Numbers:
    """Hand-drawn lozenges of dark line on pale wool, a little crooked as a hand leaves them."""
    wobble = (smooth_noise(c, 0.25, rng) - 0.5) * 0.10
    w = c.scale * rng.uniform(1.2, 1.8)
    h = w * rng.uniform(0.9, 1.5)
    d = fold(c.x + wobble, w) / w + fold(c.y + wobble, h) / h
    out = (np.abs(d - 0.5) < 0.035).astype(np.int64)
    if rng.random() < 0.5:
        out[np.abs(d - 0.22) < 0.03] = 1
    if rng.random() < 0.4:
        out[d < 0.06] = 3
    return out


def zigzag(c: Cloth, rng: np.random.Generator) -> Numbers:
    """Chevrons in two, three or four colours."""
    count = int(rng.integers(2, 5))
    wave = fold(c.x, c.scale) * rng.uniform(0.8, 1.4)
    return np.floor((c.y + wave) / (c.scale * rng.uniform(0.25, 0.5))).astype(np.int64) % count


def herringbone(c: Cloth, _rng: np.random.Generator) -> Numbers:
    """Narrow chevrons, column by column, as parquet."""
    column = np.floor(c.x / (c.scale * 0.5)).astype(np.int64)
    slope = np.where(column % 2 == 0, c.x, -c.x)
    return ((c.y + slope) / (c.scale * 0.3) % 1.0 < 0.5).astype(np.int64)


def trellis(c: Cloth, rng: np.random.Generator) -> Numbers:
    """Give a net of curved lines: ogees meeting at their tips."""
    u = np.cos(np.pi * c.x / c.scale * 1.4)
    v = np.cos(np.pi * c.y / c.scale)
    return (np.abs(u + v) < rng.uniform(0.14, 0.22)).astype(np.int64)


def fans(c: Cloth, _rng: np.random.Generator) -> Numbers:
    """Overlapping scales, each with its rings: the fan of the nineteen-twenties."""
    size = c.scale * 1.1
    out = np.full(c.x.shape, -1, dtype=np.int64)
    first = int(np.floor(-c.half_y / (size / 2))) - 2
    for row in range(first, int(c.half_y / (size / 2)) + 3):
        shift = (row % 2) * size / 2
        r = np.hypot(fold(c.x + shift, size), c.y - row * size / 2) / (size / 2)
        rings = np.where((r * 4.0) % 1.0 < 0.28, 1, np.where(r < 0.3, 3, 0))
        out = np.where((out < 0) & (r < 1.02), rings, out)
    return np.maximum(out, 0)


def sunburst(c: Cloth, rng: np.random.Generator) -> Numbers:
    """Rays from a half sun, with rings about it."""
    y0 = c.half_y * rng.choice([-1.0, 0.0])
    angle, r = np.arctan2(c.y - y0, c.x), np.hypot(c.x, c.y - y0)
    rays = int(rng.integers(7, 14)) * 2
    out = np.floor(angle / np.pi * rays).astype(np.int64) % 2
    inner = c.half_x * rng.uniform(0.2, 0.4)
    out[r < inner] = 3
    out[(r > inner * 0.55) & (r < inner * 0.7)] = 0
    out[c.edge < 0.06] = 2
    return out


def deco_steps(c: Cloth, _rng: np.random.Generator) -> Numbers:
    """Nested stepped frames with cut corners about a plain field."""
    cut = np.minimum(c.edge, (c.half_x + c.half_y - np.abs(c.x) - np.abs(c.y)) * 0.55 - 0.06)
    step = c.scale * 0.32
    ring = np.floor(cut / step)
    out = np.where(ring < 3, np.array([2, 1, 3, 0])[np.clip(ring, 0, 3).astype(int)], 0)
    out[(cut > 3.6 * step) & (cut < 3.75 * step)] = 3
    return out.astype(np.int64)


def arcs(c: Cloth, rng: np.random.Generator) -> Numbers:
    """Tiles that hold quarter circles, turned at random: large mid-century shapes."""
    size = 2 * c.half_x / max(1, round(2 * c.half_x / (c.scale * 1.4)))
    ix = np.floor((c.x + c.half_x) / size).astype(int)
    iy = np.floor((c.y + c.half_y) / size).astype(int)
    shape = (iy.max() + 1, ix.max() + 1)
    turn, front, back = rng.integers(0, 4, shape), rng.integers(1, 4, shape), rng.integers(0, 2, shape)
    u, v = (c.x + c.half_x) / size - ix, (c.y + c.half_y) / size - iy
    t = turn[iy, ix]
    r = np.hypot(np.where(t % 2 == 0, u, 1 - u), np.where(t < 2, v, 1 - v))
    ring = rng.random() < 0.5
    inside = (r < 0.95) & ~(ring & (r > 0.4) & (r < 0.6))
    return np.where(inside, front[iy, ix], back[iy, ix] * 0).astype(np.int64)


def shapes(c: Cloth, rng: np.random.Generator) -> Numbers:
    """Give a few large pebbles, drops and half moons laid over each other."""
    out = blank(c)
    for number in range(int(rng.integers(4, 7))):
        cx, cy = rng.uniform(-0.9, 0.9) * c.half_x, rng.uniform(-0.9, 0.9) * c.half_y
        turn, a, b = rng.uniform(0, np.pi), rng.uniform(0.3, 0.6) * c.half_x, rng.uniform(0.35, 0.9) * c.half_x
        u = (c.x - cx) * np.cos(turn) + (c.y - cy) * np.sin(turn)
        v = (c.y - cy) * np.cos(turn) - (c.x - cx) * np.sin(turn)
        bend = 1 + 0.25 * np.sin(2 * np.arctan2(v, u) + turn)
        blob = np.hypot(u / a, v / b) < bend
        if rng.random() < 0.35:
            blob &= u > 0
        out[blob] = 1 + number % 3
    return out


def brush(c: Cloth, rng: np.random.Generator) -> Numbers:
    """Broad dry brush marks: bands of noise drawn out along one direction."""
    turn = rng.uniform(-0.6, 0.6)
    drawn = Cloth(c.x * np.cos(turn) + c.y * np.sin(turn), c.y * 0.22 - c.x * np.sin(turn) * 0.2, 9.0, 9.0, c.scale)
    field = smooth_noise(drawn, 0.32 * c.scale + 0.1, rng) * 0.7 + smooth_noise(c, 0.05, rng) * 0.3
    return np.digitize(field, [0.46, 0.58, 0.68]).astype(np.int64)


def lines(c: Cloth, rng: np.random.Generator) -> Numbers:
    """Give a few long drawn lines that wander and cross: a modern Berber."""
    out = blank(c)
    for _ in range(int(rng.integers(4, 8))):
        slope, start = rng.uniform(-0.9, 0.9), rng.uniform(-1, 1) * c.half_y
        bend, phase = rng.uniform(0.0, 0.16), rng.uniform(0, 6)
        d = c.y - start - slope * c.x - bend * np.sin(c.x * 3 + phase)
        out[np.abs(d) < rng.uniform(0.010, 0.022)] = int(rng.choice([1, 1, 2]))
    return out


def rings(c: Cloth, rng: np.random.Generator) -> Numbers:
    """Rings about the centre, as a braided round rug."""
    r = c.radius
    edges = np.sort(rng.uniform(0.15, 0.97, int(rng.integers(2, 6))))
    return np.digitize(r, edges).astype(np.int64) % int(rng.integers(2, 5))


def petals(c: Cloth, rng: np.random.Generator) -> Numbers:
    """Give a star of petals from the centre inside a rim: the boho mandala."""
    angle, r = np.arctan2(c.y / c.half_y, c.x / c.half_x), c.radius
    count = int(rng.integers(8, 17))
    wave = np.abs(np.cos(angle * count / 2))
    out = np.where(r < 0.35 + 0.22 * wave, 1, 0)
    out = np.where(r < 0.2 + 0.12 * np.abs(np.sin(angle * count / 2)), 2, out)
    out = np.where((r > 0.68) & (r < 0.70 + 0.12 * wave), 3, out)
    out = np.where(r < 0.09, 3, out)
    return np.where((r > 0.9) & (r < 0.95), 1, out).astype(np.int64)


def hide(c: Cloth, rng: np.random.Generator) -> Numbers:
    """Give the patches of a cow's hide; pale along the back."""
    field = smooth_noise(c, 0.42, rng) * 0.75 + smooth_noise(c, 0.09, rng) * 0.25
    spread = np.abs(c.x) / c.half_x
    return (field + 0.14 * spread > rng.uniform(0.5, 0.62)).astype(np.int64)


def tiles(c: Cloth, rng: np.random.Generator) -> Numbers:
    """Patchwork of worn pieces in nearby colours, joined by a thin seam."""
    ix, iy = np.floor(c.x / c.scale).astype(int), np.floor(c.y / c.scale).astype(int)
    colours = rng.integers(0, 3, (iy.max() - iy.min() + 1, ix.max() - ix.min() + 1))
    out = colours[iy - iy.min(), ix - ix.min()]
    out[np.minimum(fold(c.x, c.scale), fold(c.y, c.scale)) < 0.006] = 3
    return out.astype(np.int64)


PATTERNS: dict[str, Pattern] = {
    "plain": plain, "border": border, "stripes": stripes, "bands": bands, "checker": checker, "plaid": plaid,
    "grid": grid, "berber": berber, "zigzag": zigzag, "herringbone": herringbone, "trellis": trellis, "fans": fans,
    "sunburst": sunburst, "deco_steps": deco_steps, "arcs": arcs, "shapes": shapes, "brush": brush, "lines": lines,
    "rings": rings, "petals": petals, "hide": hide, "tiles": tiles,
}  # fmt: skip
