"""Textile patterns drawn as pixels, for rugs, throws and printed cloth. Pure numpy.

Every painter answers, for coordinates u (left to right, -1..1) and v (bottom to top, -aspect..aspect),
which of the colours lies there: an integer array of the same shape.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from not_for_server.demo_catalogue.palette import Rgb

Paint = Callable[[np.ndarray, np.ndarray, int, float, np.random.Generator], np.ndarray]


def _bands(value: np.ndarray, n: int) -> np.ndarray:
    return np.floor(value).astype(int) % n


def _plain(u: np.ndarray, v: np.ndarray, n: int, edge: float, rng: np.random.Generator) -> np.ndarray:
    return np.zeros(u.shape, dtype=int)


def _stripe(u: np.ndarray, v: np.ndarray, n: int, edge: float, rng: np.random.Generator) -> np.ndarray:
    return _bands((v + edge) * 6, n)


def _wide_stripe(u: np.ndarray, v: np.ndarray, n: int, edge: float, rng: np.random.Generator) -> np.ndarray:
    return _bands((v + edge) * 2.5, n)


def _pin_stripe(u: np.ndarray, v: np.ndarray, n: int, edge: float, rng: np.random.Generator) -> np.ndarray:
    lines = (u * 8) % 1.0
    return np.where(lines < 0.18, 1 + _bands(u * 8, max(n - 1, 1)), 0)


def _irregular_stripe(u: np.ndarray, v: np.ndarray, n: int, edge: float, rng: np.random.Generator) -> np.ndarray:
    cuts = np.sort(rng.uniform(-edge, edge, size=14))
    tones = rng.integers(0, n, size=15)
    return tones[np.searchsorted(cuts, v)]


def _frame(u: np.ndarray, v: np.ndarray, edge: float) -> np.ndarray:
    """Give the distance to the nearest rim."""
    return np.minimum(1 - np.abs(u), edge - np.abs(v))


def _border(u: np.ndarray, v: np.ndarray, n: int, edge: float, rng: np.random.Generator) -> np.ndarray:
    rim = _frame(u, v, edge)
    return np.where((rim > 0.1) & (rim < 0.22), 1, 0)


def _double_border(u: np.ndarray, v: np.ndarray, n: int, edge: float, rng: np.random.Generator) -> np.ndarray:
    rim = _frame(u, v, edge)
    return np.select([rim < 0.12, rim < 0.16, rim < 0.26, rim < 0.29], [1, 0, min(2, n - 1), 1], 0)


def _medallion(u: np.ndarray, v: np.ndarray, n: int, edge: float, rng: np.random.Generator) -> np.ndarray:
    """A scalloped star in the middle, quarter stars in the corners, a border round it all."""
    angle, far = np.arctan2(v, u), np.hypot(u, v / (0.75 * edge + 0.25))
    wave = far * (1 + 0.1 * np.cos(8 * angle))
    corner = np.hypot(1 - np.abs(u), edge - np.abs(v)) * (
        1 + 0.08 * np.cos(12 * np.arctan2(edge - np.abs(v), 1 - np.abs(u)))
    )
    rim = _frame(u, v, edge)
    specks = (np.sin(u * 34) * np.sin(v * 34) > 0.82) & (rim > 0.24)
    tones = np.select([wave < 0.14, wave < 0.3, wave < 0.36, wave < 0.55, wave < 0.6], [3, 2, 0, 1, 3], 0)
    tones = np.where((wave > 0.6) & (corner < 0.55), 2, tones)
    tones = np.where(specks & (tones == 0), 1, tones)
    beads = np.sin((u + v) * 26) * np.sin((u - v) * 26) > 0.25
    tones = np.where(rim < 0.24, np.where(beads, 3, 1), tones)
    return np.where((rim < 0.03) | ((rim > 0.2) & (rim < 0.24)), 2, tones) % n


def _persian(u: np.ndarray, v: np.ndarray, n: int, edge: float, rng: np.random.Generator) -> np.ndarray:
    """Scrolling blossoms on the ground inside three borders."""
    rim = _frame(u, v, edge)
    curl = np.sin(7 * u + 2.2 * np.sin(5 * v)) * np.sin(7 * v + 2.2 * np.sin(5 * u))
    curl = curl * np.where(np.cos(9 * u) * np.cos(9 * v) > 0, 1, 0.6)
    tones = np.select([curl > 0.72, curl > 0.5, curl < -0.75], [2, 1, 3], 0)
    wave = np.sin(22 * u) * np.sin(22 * v)
    tones = np.where(rim < 0.3, np.where(wave > 0.35, 2, 1), tones)
    lines = (rim < 0.04) | ((rim > 0.08) & (rim < 0.1)) | ((rim > 0.26) & (rim < 0.3))
    return np.where(lines, 3, tones) % n


def _geometric(u: np.ndarray, v: np.ndarray, n: int, edge: float, rng: np.random.Generator) -> np.ndarray:
    """Square tiles, each cut along a diagonal."""
    x, y = u * 3, v * 3
    column, row = np.floor(x).astype(int), np.floor(y).astype(int)
    tones = rng.integers(0, n, size=(40, 40, 2))
    upper = ((x % 1) > (y % 1)) ^ ((column + row) % 2 == 0)
    return tones[column % 40, row % 40, upper.astype(int)]


def _diamond(u: np.ndarray, v: np.ndarray, n: int, edge: float, rng: np.random.Generator) -> np.ndarray:
    cell = np.abs((u * 2.5 + 0.5) % 1 - 0.5) + np.abs((v * 1.7 + 0.5) % 1 - 0.5)
    return np.where(cell < 0.18, n - 1, np.where(cell < 0.42, 1 % n, 0))


def _berber(u: np.ndarray, v: np.ndarray, n: int, edge: float, rng: np.random.Generator) -> np.ndarray:
    """Thin, slightly unsteady lines that cross in diamonds."""
    wobble = 0.05 * np.sin(9 * v + 3 * u) + 0.04 * np.sin(13 * u)
    lines = np.minimum(np.abs((u * 1.6 + v * 1.1 + wobble) % 1 - 0.5), np.abs((u * 1.6 - v * 1.1 + wobble) % 1 - 0.5))
    return np.where(lines < 0.055, 1 % n, 0)


def _lozenge(u: np.ndarray, v: np.ndarray, n: int, edge: float, rng: np.random.Generator) -> np.ndarray:
    """Large stepped lozenges stacked along the middle."""
    y = (v + edge) % 1.0 - 0.5
    step = np.floor((np.abs(u) + 1.4 * np.abs(y)) * 9) / 9
    return np.select([step < 0.2, step < 0.4, step < 0.55, step < 0.75], [3, 2, 1, 0], 1) % n


def _checker(u: np.ndarray, v: np.ndarray, n: int, edge: float, rng: np.random.Generator) -> np.ndarray:
    return (np.floor(u * 3).astype(int) + np.floor(v * 3).astype(int)) % n


def _zigzag(u: np.ndarray, v: np.ndarray, n: int, edge: float, rng: np.random.Generator) -> np.ndarray:
    return _bands((v + edge) * 4 + 2 * np.abs((u * 2) % 1 - 0.5), n)


def _kilim(u: np.ndarray, v: np.ndarray, n: int, edge: float, rng: np.random.Generator) -> np.ndarray:
    """Bands of triangles, diamonds and lines, one after the other."""
    y = (v + edge) * 2.4
    band, up = np.floor(y).astype(int), y % 1
    across = np.abs((u * 4) % 1 - 0.5) * 2
    shapes = [across < up, np.abs(up - 0.5) * 2 + across < 1, np.abs(up - 0.5) < 0.14, across > np.abs(up - 0.5) * 2]
    kinds, ground, figure = rng.integers(0, 4, 40), rng.integers(0, n, 40), rng.integers(1, max(n, 2), 40)
    figure = np.where(figure % n == ground, (ground + 1) % n, figure % n)
    drawn = np.choose(kinds[band % 40], shapes)
    return np.where((up < 0.06) | (up > 0.94), 0, np.where(drawn, figure[band % 40], ground[band % 40]))


def _concentric(u: np.ndarray, v: np.ndarray, n: int, edge: float, rng: np.random.Generator) -> np.ndarray:
    return _bands(np.hypot(u, v / edge) * 6, n)


def _sunburst(u: np.ndarray, v: np.ndarray, n: int, edge: float, rng: np.random.Generator) -> np.ndarray:
    """Rays from the middle of the lower rim."""
    angle, far = np.arctan2(v + edge, u), np.hypot(u, v + edge)
    return np.where(far < 0.35, n - 1, _bands(angle * 18 / np.pi, max(n, 2)) % n)


def _fan(u: np.ndarray, v: np.ndarray, n: int, edge: float, rng: np.random.Generator) -> np.ndarray:
    """Overlapping scallops, as on a peacock's tail."""
    x, y = u * 3, v * 3
    tones = np.zeros(u.shape, dtype=int)
    for row in range(int(np.ceil(y.max())) + 1, int(np.floor(y.min())) - 2, -1):
        far = np.hypot((x + (row % 2) * 0.5) % 1 - 0.5, (y - row) * 0.9)
        tones = np.where(far < 0.56, np.select([far < 0.14, far < 0.3, far < 0.36, far < 0.5], [2, 0, 1, 0], 1), tones)
    return tones % n


def _abstract(u: np.ndarray, v: np.ndarray, n: int, edge: float, rng: np.random.Generator) -> np.ndarray:
    """A few large overlapping blobs."""
    tones = np.zeros(u.shape, dtype=int)
    for i in range(7):
        x, y, size = rng.uniform(-1, 1), rng.uniform(-edge, edge), rng.uniform(0.25, 0.6)
        lobes, phase = rng.integers(2, 5), rng.uniform(0, 6)
        angle = np.arctan2(v - y, u - x)
        tones[np.hypot(u - x, v - y) < size * (1 + 0.25 * np.sin(lobes * angle + phase))] = 1 + i % max(n - 1, 1)
    return tones % n


def _patches(u: np.ndarray, v: np.ndarray, n: int, edge: float, rng: np.random.Generator) -> np.ndarray:
    """Colour blocks cut by a few straight lines."""
    tones = np.zeros(u.shape, dtype=int)
    for _ in range(4):
        angle, shift = rng.uniform(0, np.pi), rng.uniform(-0.5, 0.5)
        tones += (np.cos(angle) * u + np.sin(angle) * v / edge > shift).astype(int)
    return tones % n


def _dots(u: np.ndarray, v: np.ndarray, n: int, edge: float, rng: np.random.Generator) -> np.ndarray:
    x, y = u * 4, v * 4
    row = np.floor(y)
    far = np.hypot((x + (row % 2) * 0.5) % 1 - 0.5, y % 1 - 0.5)
    return np.where(far < 0.26, 1 + row.astype(int) % max(n - 1, 1), 0) % n


def _plaid(u: np.ndarray, v: np.ndarray, n: int, edge: float, rng: np.random.Generator) -> np.ndarray:
    across, up = (u * 2.5) % 1 < 0.4, (v * 2.5) % 1 < 0.4
    return np.select([across & up, across | up], [n - 1, 1 % n], 0)


def _ombre(u: np.ndarray, v: np.ndarray, n: int, edge: float, rng: np.random.Generator) -> np.ndarray:
    """Colours that run into one another in a grain of single threads."""
    place = (v + edge) / (2 * edge) * (n - 1)
    return np.clip(np.floor(place + rng.uniform(0, 1, u.shape)), 0, n - 1).astype(int)


PATTERNS: dict[str, Paint] = {
    "plain": _plain,
    "stripe": _stripe,
    "wide_stripe": _wide_stripe,
    "pin_stripe": _pin_stripe,
    "irregular_stripe": _irregular_stripe,
    "border": _border,
    "double_border": _double_border,
    "medallion": _medallion,
    "persian": _persian,
    "geometric": _geometric,
    "diamond": _diamond,
    "berber": _berber,
    "lozenge": _lozenge,
    "checker": _checker,
    "zigzag": _zigzag,
    "kilim": _kilim,
    "concentric": _concentric,
    "sunburst": _sunburst,
    "fan": _fan,
    "abstract": _abstract,
    "patches": _patches,
    "dots": _dots,
    "plaid": _plaid,
    "ombre": _ombre,
}


def draw_pattern(
    kind: str, tones: Sequence[Rgb], scale: float, aspect: float, seed: int, width: int = 512
) -> np.ndarray:
    """Draw a pattern as [rows, width, 4] linear RGBA in 0..1, row 0 at the bottom; `scale` 2 halves its motifs."""
    if kind not in PATTERNS:
        raise KeyError(f"pattern {kind!r} is none of {', '.join(PATTERNS)}")
    rows = max(8, int(width * min(aspect, 4.0)))
    u, v = np.meshgrid(np.linspace(-1, 1, width) * scale, np.linspace(-aspect, aspect, rows) * scale)
    framed = kind in {"border", "double_border", "medallion", "persian", "sunburst", "concentric", "ombre", "lozenge"}
    if framed:
        u, v = u / scale, v / scale
    edge = aspect if framed else aspect * scale
    chosen = PATTERNS[kind](u, v, len(tones), edge, np.random.default_rng(seed)) % len(tones)
    colours = np.array([(*tone, 1.0) for tone in tones])
    return colours[chosen]
