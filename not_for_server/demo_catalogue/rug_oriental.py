"""Knotted and flat-woven patterns of the old workshops: kilim, medallion, garden of flowers; pure numpy.

They share one plan: a field, a corner ornament, and borders that run round the rug. See `rug_patterns` for what a
pattern receives and returns.
"""

from __future__ import annotations

import numpy as np

from not_for_server.demo_catalogue.rug_field import Array, Cloth, Numbers, Pattern, blank, fold, smooth_noise


def stepped(values: Array, step: float) -> Array:
    """Values in whole steps: gives a diagonal the stairs that flat weaving leaves."""
    return np.floor(values / step) * step


def kilim(c: Cloth, rng: np.random.Generator) -> Numbers:
    """Rows of stepped lozenges one inside the other, with a toothed border."""
    w, step = c.scale * rng.uniform(1.3, 2.0), 0.035
    h = w * rng.uniform(0.8, 1.3)
    d = stepped(fold(c.x, w), step) / w + stepped(fold(c.y, h), step) / h
    order = rng.permutation(4)
    out = np.array(order)[np.clip((d * 5.0).astype(int), 0, 7) % 4]
    frame = c.edge < 0.13
    teeth = fold(c.x + c.y, 0.11) < 0.03
    return np.where(frame, np.where(teeth, 1, 2), out).astype(np.int64)


def kilim_bands(c: Cloth, rng: np.random.Generator) -> Numbers:
    """Bands across the rug, each filled with triangles, lozenges or teeth."""
    out = blank(c)
    at = -c.half_y
    while at < c.half_y:
        tall = c.scale * rng.uniform(0.4, 1.0)
        inside = (c.y >= at) & (c.y < at + tall)
        u = stepped(fold(c.x, tall * 1.2), 0.02) / (tall * 0.6)
        v = stepped(np.abs(c.y - at - tall / 2), 0.02) / (tall / 2)
        motif = [u + v < 0.75, u > (c.y - at) / tall, np.full(u.shape, False)][int(rng.integers(0, 3))]
        ground, figure = rng.permutation(4)[:2]
        out[inside] = np.where(motif, figure, ground)[inside]
        out[inside & (c.y < at + 0.022)] = 3
        at += tall
    return out


def flowers(c: Cloth, size: float, rng: np.random.Generator) -> Numbers:
    """Give a field of rosettes and leaves in staggered rows, mirrored: 0 ground, 1 leaf, 2 petal, 3 heart."""
    x, y = np.abs(c.x), np.abs(c.y)
    out = blank(c)
    for shift, petals in ((0.0, int(rng.integers(5, 9))), (0.5, int(rng.integers(4, 7)))):
        u, v = (x / size + shift + 0.5) % 1.0 - 0.5, (y / size + shift + 0.5) % 1.0 - 0.5
        r, angle = np.hypot(u, v), np.arctan2(v, u)
        bloom = 0.17 + 0.06 * np.cos(petals * angle)
        out = np.where((r > 0.24) & (r < 0.31) & (np.cos(3 * angle + shift * 6) > 0.1), 1, out)
        out = np.where(r < bloom, 2, out)
        out = np.where(r < 0.07, 3, out)
    return out


def borders(c: Cloth, inner: Numbers, rng: np.random.Generator) -> Numbers:
    """Give the field framed by a broad flowered border between two thin guards."""
    wide = rng.uniform(0.12, 0.2) * min(1.0, c.half_x / 0.7)
    edge, along = c.edge, c.along
    period = wide * rng.uniform(0.9, 1.4)
    u, v = fold(along, period), edge - 0.03 - wide / 2
    rosette = np.hypot(u, v) / wide
    band = np.where(rosette < 0.3, 3, 1)
    band = np.where(rosette < 0.14, 0, band)
    vine = np.abs(v - 0.25 * wide * np.cos(2 * np.pi * along / period)) < wide * 0.06
    band = np.where(vine & (rosette > 0.36), 2, band)
    out = np.where(edge < wide + 0.03, band, inner)
    guard = (np.abs(edge - wide - 0.03) < 0.016) | (np.abs(edge - 0.03) < 0.012)
    dots = (along / 0.05) % 1.0 < 0.5
    return np.where(guard, np.where(dots, 3, 2), np.where(edge < 0.018, 1, out)).astype(np.int64)


def medallion(c: Cloth, rng: np.random.Generator) -> Numbers:
    """Give a lobed medallion on a flowered field, quarters of it in the corners."""
    out = flowers(c, c.scale * rng.uniform(0.4, 0.6), rng)
    lobes = int(rng.choice([8, 12, 16]))
    angle = np.arctan2(c.y * c.half_x / c.half_y, c.x)
    r = np.hypot(c.x / c.half_x, c.y / c.half_y * rng.uniform(0.95, 1.15))
    size = rng.uniform(0.45, 0.6) + 0.03 * np.abs(np.cos(lobes * angle / 2))
    corner = np.hypot((c.half_x - np.abs(c.x)) / c.half_x, (c.half_y - np.abs(c.y)) / c.half_y)
    small = flowers(c, c.scale * 0.3, rng)
    out = np.where(corner < size + 0.12, np.where(small > 0, small, 1), out)
    out = np.where(np.abs(corner - size - 0.12) < 0.02, 3, out)
    star = np.where(r < size * 0.55, np.where(small > 1, 1, 3), np.where(small > 1, 3, 1))
    out = np.where(r < size, star, out)
    out = np.where((np.abs(r - size) < 0.02) | (np.abs(r - size * 0.55) < 0.015), 2, out)
    out = np.where(r < 0.12 + 0.03 * np.cos(lobes * angle / 2), 2, out)
    return borders(c, out, rng)


def garden(c: Cloth, rng: np.random.Generator) -> Numbers:
    """Flowers all over inside a border."""
    return borders(c, flowers(c, c.scale * rng.uniform(0.45, 0.8), rng), rng)


def heriz(c: Cloth, rng: np.random.Generator) -> Numbers:
    """Give the angular country medallion: stepped star, straight lines, big corners."""
    step = 0.03
    x, y = stepped(np.abs(c.x), step) / c.half_x, stepped(np.abs(c.y), step) / c.half_y
    d = x + y * rng.uniform(0.9, 1.1)
    star = np.minimum(d, np.maximum(x, y) * 1.35)
    levels = np.digitize(star, [0.14, 0.3, 0.36, 0.6, 0.65])
    out = np.array([2, 3, 2, 1, 3, 0])[levels]
    small = flowers(c, c.scale * 0.45, rng)
    out = np.where((levels == 5) | (levels == 3), np.where(small > 1, small, out), out)
    out = np.where(d > 1.25, np.where(small > 1, 3, 1), out)
    return borders(c, np.where(np.abs(d - 1.25) < 0.025, 2, out), rng)


def boteh(c: Cloth, rng: np.random.Generator) -> Numbers:
    """Rows of the drop-shaped paisley leaf inside a border."""
    size = c.scale * 0.55
    row = np.floor(c.y / size)
    u = ((c.x + (row % 2) * size / 2) / size) % 1.0 - 0.5
    v = (c.y / size) % 1.0 - 0.5
    bend = u - 0.5 * (v + 0.1) ** 2
    drop = np.hypot(bend / (0.30 - 0.28 * v), (v + 0.05) / 0.95)
    return borders(c, np.digitize(-drop, [-0.40, -0.27, -0.12]).astype(np.int64), rng)


def tribal(c: Cloth, rng: np.random.Generator) -> Numbers:
    """Give a column of octagonal guls with small crosses between."""
    count = max(1, round(2 * c.half_y / (c.scale * 1.8)))
    period = 2 * c.half_y / count
    cols = max(1, round(2 * c.half_x / (c.scale * 1.8)))
    wide = 2 * c.half_x / cols
    u = stepped(np.abs((c.x + c.half_x) % wide - wide / 2), 0.02) / wide
    v = stepped(np.abs((c.y + c.half_y) % period - period / 2), 0.02) / period
    gul = np.maximum(np.maximum(u, v), (u + v) * 0.72)
    out = np.array([3, 2, 0, 1, 3, 0, 0])[np.digitize(gul, [0.05, 0.13, 0.18, 0.3, 0.34, 0.45])]
    cross = (np.minimum(0.5 - u, 0.5 - v) < 0.03) & (np.maximum(0.5 - u, 0.5 - v) < 0.12)
    return borders(c, np.where(cross, 2, out).astype(np.int64), rng)


def worn(c: Cloth, numbers: Numbers, amount: float, rng: np.random.Generator) -> Array:
    """Where an old rug has lost its colour: share of ground showing, 0..1, more on the figures."""
    field = smooth_noise(c, 0.22, rng) * 0.6 + smooth_noise(c, 0.035, rng) * 0.4
    return np.clip((field - 1 + amount) * 4, 0, 1) * np.where(numbers == 0, 0.5, 1.0)


ORIENTAL: dict[str, Pattern] = {
    "kilim": kilim, "kilim_bands": kilim_bands, "medallion": medallion, "garden": garden, "heriz": heriz,
    "boteh": boteh, "tribal": tribal,
}  # fmt: skip
