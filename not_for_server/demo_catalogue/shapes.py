"""Meshes as numpy arrays: blocks, revolved profiles, swept tubes, extruded outlines, shells. Knows nothing of Blender.

Every function gives a `Shape` in its own local frame, in metres. Faces are lists of vertex numbers, counter-clockwise
seen from outside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

Point = Sequence[float]


@dataclass(frozen=True)
class Shape:
    """Vertices [n, 3] (metres), faces, and vertex normals [n, 3] or an angle (radians) above which edges are sharp."""

    vertices: np.ndarray
    faces: list[list[int]]
    normals: np.ndarray | None = None
    sharp: float = 0.7


@lru_cache(maxsize=8)
def _grid_faces(rows: int, columns: int, wrap_rows: bool, wrap_columns: bool) -> list[list[int]]:
    faces = []
    for row in range(rows if wrap_rows else rows - 1):
        below, above = row * columns, (row + 1) % rows * columns
        for column in range(columns if wrap_columns else columns - 1):
            beside = (column + 1) % columns
            faces.append([below + column, below + beside, above + beside, above + column])
    return faces


@lru_cache(maxsize=8)
def _round_directions(segments: int) -> tuple[np.ndarray, np.ndarray, list[list[int]]]:
    """Give normals, corner signs and faces of a ball cut into its eight octants, `segments` per quarter turn."""
    quarter = np.linspace(0.0, np.pi / 2, segments + 1)
    around = np.concatenate([quarter + turn * np.pi / 2 for turn in range(4)])
    signs_round = np.repeat([[1, 1], [-1, 1], [-1, -1], [1, -1]], segments + 1, axis=0)
    falls = np.concatenate([-np.pi / 2 + quarter, quarter])
    ups = np.repeat([-1, 1], segments + 1)
    normals = np.stack(
        [
            np.outer(np.cos(falls), np.cos(around)),
            np.outer(np.cos(falls), np.sin(around)),
            np.outer(np.sin(falls), np.ones_like(around)),
        ],
        axis=-1,
    ).reshape(-1, 3)
    signs = np.concatenate([np.tile(signs_round, (len(falls), 1)), np.repeat(ups, len(around))[:, None]], axis=1)
    columns, rows = len(around), len(falls)
    faces = list(_grid_faces(rows, columns, False, True))
    corners = [0, segments + 1, 2 * (segments + 1), 3 * (segments + 1)]
    faces += [corners[::-1], [(rows - 1) * columns + corner for corner in corners]]
    return normals, signs.astype(float), faces


def block(size: Point, radius: float, segments: int = 2) -> Shape:
    """A box with rounded edges; the radius is cut down to what the thinnest side allows."""
    half = np.asarray(size, dtype=float) / 2
    radius = float(min(radius, half.min() * 0.98))
    normals, signs, faces = _round_directions(segments)
    return Shape(signs * (half - radius) + normals * radius, faces, normals)


def revolved(profile: Sequence[Point], segments: int = 24) -> Shape:
    """A profile [(radius, z), …] turned about z; corners sharper than 40 degrees stay sharp, ends are closed."""
    points = np.asarray(profile, dtype=float)
    turn = np.linspace(0, 2 * np.pi, segments, endpoint=False)
    ring = np.stack([np.cos(turn), np.sin(turn)], axis=-1)
    vertices = np.concatenate([np.c_[ring * max(radius, 1e-5), np.full(segments, z)] for radius, z in points])
    faces = list(_grid_faces(len(points), segments, False, True))
    last = (len(points) - 1) * segments
    if points[0][0] > 1e-4:
        faces.append(list(range(segments - 1, -1, -1)))
    if points[-1][0] > 1e-4:
        faces.append(list(range(last, last + segments)))
    if points[0][1] > points[-1][1]:
        faces = [face[::-1] for face in faces]
    return Shape(vertices, faces)


def rounded_column(radius: float, top: float, height: float, bevel: float, segments: int = 24) -> Shape:
    """A cylinder or cone about z, centred, with its two rims bevelled."""
    bevel = min(bevel, radius * 0.5, max(top, 1e-4) * 0.5, height * 0.3)
    half = height / 2
    low, high = (radius - bevel * 0.3, -half + bevel * 0.3), (top - bevel * 0.3, half - bevel * 0.3)
    profile = [(radius - bevel, -half), low, (radius, -half + bevel), (top, half - bevel), high, (top - bevel, half)]
    return revolved(profile, segments)


def smooth_line(points: Sequence[Point], steps: int, closed: bool = False) -> np.ndarray:
    """A Catmull-Rom curve through the points, `steps` pieces between each two: [m, 3]."""
    knots = np.asarray(points, dtype=float)
    if len(knots) < 3:
        return knots
    before = np.concatenate([knots[-1:] if closed else 2 * knots[:1] - knots[1:2], knots])
    tail = knots[:2] if closed else 2 * knots[-1:] - knots[-2:-1]
    padded = np.concatenate([before, tail])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    pieces = []
    for i in range(len(knots) if closed else len(knots) - 1):
        a, b, c, d = padded[i : i + 4]
        pieces.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
    return np.concatenate(pieces if closed else [*pieces, knots[-1:]])


def _frames(line: np.ndarray, closed: bool) -> tuple[np.ndarray, np.ndarray]:
    """Give two directions across the line at each of its points, turning as little as possible."""
    ahead = np.roll(line, -1, 0) - np.roll(line, 1, 0)
    if not closed:
        ahead[0], ahead[-1] = line[1] - line[0], line[-1] - line[-2]
    ahead /= np.maximum(np.linalg.norm(ahead, axis=1, keepdims=True), 1e-9)
    side = np.empty_like(line)
    guess = np.array([0.0, 0.0, 1.0]) if abs(ahead[0][2]) < 0.9 else np.array([0.0, 1.0, 0.0])
    for i, direction in enumerate(ahead):
        guess = guess - direction * (guess @ direction)
        guess /= max(float(np.linalg.norm(guess)), 1e-9)
        side[i] = guess
    return side, np.cross(ahead, side)


def swept(points: Sequence[Point], radius: float | Sequence[float], segments: int = 10, closed: bool = False) -> Shape:
    """A round tube along a line; `radius` may be one number or one per point."""
    line = np.asarray(points, dtype=float)
    side, across = _frames(line, closed)
    turn = np.linspace(0, 2 * np.pi, segments, endpoint=False)
    radii = np.broadcast_to(np.asarray(radius, dtype=float), (len(line),))[:, None, None]
    ring = np.cos(turn)[None, :, None] * side[:, None] + np.sin(turn)[None, :, None] * across[:, None]
    vertices = (line[:, None] + ring * radii).reshape(-1, 3)
    faces = list(_grid_faces(len(line), segments, closed, True))
    if not closed:
        last = (len(line) - 1) * segments
        faces += [list(range(segments - 1, -1, -1)), list(range(last, last + segments))]
    return Shape(vertices, faces)


def _inset(outline: np.ndarray, depth: float) -> np.ndarray:
    """Move a counter-clockwise outline [n, 2] inwards by `depth`."""
    before, after = outline - np.roll(outline, 1, 0), np.roll(outline, -1, 0) - outline
    lengths = np.maximum(np.linalg.norm(before, axis=1), 1e-9), np.maximum(np.linalg.norm(after, axis=1), 1e-9)
    before, after = before / lengths[0][:, None], after / lengths[1][:, None]
    normal = np.stack([-(before + after)[:, 1], (before + after)[:, 0]], axis=-1)
    spread = np.maximum((normal**2).sum(1, keepdims=True) / 2, 0.25)
    depth = min(depth, float(np.minimum(*lengths).min()) * 0.9 if len(outline) < 8 else depth)
    return outline + normal * depth / spread


def extruded(outline: Sequence[Point], thickness: float, bevel: float) -> Shape:
    """An outline [(u, v), …] in the xy plane made `thickness` high about z = 0, with bevelled rims."""
    edge = np.asarray(outline, dtype=float)
    area = np.sum(edge[:, 0] * np.roll(edge[:, 1], -1) - np.roll(edge[:, 0], -1) * edge[:, 1])
    edge = edge if area > 0 else edge[::-1]
    bevel = min(bevel, thickness * 0.45)
    inner, half, n = _inset(edge, bevel), thickness / 2, len(edge)
    heights = ((inner, -half), (edge, -half + bevel), (edge, half - bevel), (inner, half))
    vertices = np.concatenate([np.c_[ring, np.full(n, z)] for ring, z in heights])
    faces = list(_grid_faces(4, n, False, True))
    faces += [list(range(n - 1, -1, -1)), list(range(3 * n, 4 * n))]
    return Shape(vertices, faces)


def shell(grid: Sequence[Sequence[Point]], thickness: float, steps: int) -> Shape:
    """A bent sheet through grid[rows][columns] of points, refined `steps` times each way and thickened about itself."""
    sheet = np.asarray(grid, dtype=float)
    if steps > 1:
        sheet = np.stack([smooth_line(row, steps) for row in sheet])
        sheet = np.stack([smooth_line(sheet[:, i], steps) for i in range(sheet.shape[1])], axis=1)
    down, right = np.gradient(sheet, axis=0), np.gradient(sheet, axis=1)
    normal = np.cross(right, down)
    normal /= np.maximum(np.linalg.norm(normal, axis=-1, keepdims=True), 1e-9)
    rows, columns, _ = sheet.shape
    count = rows * columns
    vertices = np.concatenate(
        [(sheet + normal * thickness / 2).reshape(-1, 3), (sheet - normal * thickness / 2).reshape(-1, 3)]
    )
    front = _grid_faces(rows, columns, False, False)
    faces = [*front, *([corner + count for corner in face[::-1]] for face in front)]
    rim = [*range(columns), *range(2 * columns - 1, count, columns), *range(count - 2, count - columns - 1, -1)]
    rim += list(range(count - 2 * columns, 0, -columns))
    for here, there in zip(rim, [*rim[1:], rim[0]], strict=True):
        faces.append([there, here, here + count, there + count])
    return Shape(vertices, faces)
