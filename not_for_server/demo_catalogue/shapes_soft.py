"""The upholstered block: a rounded box that bulges, with buttons drawn in. Knows nothing of Blender."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from not_for_server.demo_catalogue.shapes import Shape


@lru_cache(maxsize=16)
def _cube(nx: int, ny: int, nz: int) -> tuple[np.ndarray, list[list[int]]]:
    """Give a cube from -1 to 1 with its faces cut n times along each axis; vertices on edges are shared."""
    lines = [
        np.sin(np.linspace(-np.pi / 2, np.pi / 2, n + 1)) * 0.35 + np.linspace(-1, 1, n + 1) * 0.65
        for n in (nx, ny, nz)
    ]
    numbers: dict[tuple[int, int, int], int] = {}
    points: list[tuple[float, float, float]] = []
    faces: list[list[int]] = []

    def number(index: tuple[int, int, int]) -> int:
        if index not in numbers:
            numbers[index] = len(points)
            points.append((lines[0][index[0]], lines[1][index[1]], lines[2][index[2]]))
        return numbers[index]

    cuts = (nx, ny, nz)
    for axis in range(3):
        u, v = (axis + 1) % 3, (axis + 2) % 3
        for end in (0, cuts[axis]):
            for i in range(cuts[u]):
                for j in range(cuts[v]):
                    corners = []
                    for du, dv in ((0, 0), (1, 0), (1, 1), (0, 1)):
                        index = [0, 0, 0]
                        index[axis], index[u], index[v] = end, i + du, j + dv
                        corners.append(number((index[0], index[1], index[2])))
                    faces.append(corners if end else corners[::-1])
    return np.array(points), faces


def _cuts(size: np.ndarray, tufted: bool, fine: bool) -> tuple[int, int, int]:
    """Cut long sides more often than short ones."""
    longest = (26 if tufted else 12) if fine else (14 if tufted else 6)
    least = 4 if fine else 3
    nx, ny, nz = (int(n) for n in np.clip(np.round(longest * size / size.max()), least, longest))
    return nx, ny, nz


def button_places(size: Sequence[float], tufts: tuple[int, int]) -> np.ndarray:
    """Give where the buttons of the face sit, as (u, v) in -1..1: every other row shifted by half a step."""
    columns, rows = tufts
    places = []
    for row in range(rows):
        shifted = row % 2 == 1 and columns > 1
        count = columns - 1 if shifted else columns
        across = (np.arange(count) + 0.5 + (0.5 if shifted else 0.0)) / columns
        places += [(2 * u - 1, 2 * (row + 0.5) / rows - 1) for u in across]
    return np.array(places).reshape(-1, 2)


def face_axes(size: Sequence[float]) -> tuple[int, int, int]:
    """Give (thin, u, v): the thinnest axis, across which one looks at the face, and the two axes of that face."""
    thin = int(np.argmin(np.asarray(size)))
    return {0: (0, 1, 2), 1: (1, 0, 2), 2: (2, 0, 1)}[thin]


def cushion(size: Sequence[float], plump: float, tufts: tuple[int, int] = (0, 0), fine: bool = True) -> Shape:
    """A block of `size` metres that bulges with `plump` (0 a firm slab, 1 a down pillow).

    With tufts (columns, rows) the face gets buttons; the face is the top (+z) of a flat cushion, the
    front (-y) of an upright one, and both sides of one that is thin in x.
    """
    full = np.asarray(size, dtype=float)
    tufted = tufts[0] > 0 and tufts[1] > 0
    unit, faces = _cube(*_cuts(full, tufted, fine))
    half = full / 2
    radius = half.min() * (0.35 + 0.6 * min(max(plump, 0.0), 1.0))
    core = np.clip(unit * half, -(half - radius), half - radius)
    away = unit * half - core
    length = np.linalg.norm(away, axis=1, keepdims=True)
    points = core + away / np.maximum(length, 1e-9) * radius
    thin, u, v = face_axes(full)
    side = points / half
    swell = (1 - side[:, u] ** 2).clip(0) * (1 - side[:, v] ** 2).clip(0)
    points[:, thin] *= 1 + 0.45 * plump * swell - 0.12 * plump
    for axis, other in ((u, v), (v, u)):
        points[:, axis] *= 1 - 0.05 * plump * side[:, other] ** 2
    if tufted:
        points = _buttoned(points, half, (thin, u, v), tufts)
    return Shape(points, faces, sharp=3.2)


def _buttoned(points: np.ndarray, half: np.ndarray, axes: tuple[int, int, int], tufts: tuple[int, int]) -> np.ndarray:
    """Pull the face in at its buttons, and less so along the creases that join them."""
    thin, u, v = axes
    places = button_places(half, tufts) * half[[u, v]]
    pitch = 2 * min(half[u] / tufts[0], half[v] / tufts[1])
    gaps = np.linalg.norm(points[:, None, [u, v]] - places[None], axis=-1) / pitch
    nearest = np.sort(gaps, axis=1)
    dent = np.exp(-((nearest[:, 0] / 0.28) ** 2))
    if gaps.shape[1] > 1:
        dent = np.maximum(dent, 0.45 * np.exp(-(((nearest[:, 1] - nearest[:, 0]) / 0.2) ** 2)) * (nearest[:, 0] < 0.9))
    facing = {0: np.sign(points[:, 0]), 1: -(points[:, 1] < 0).astype(float), 2: (points[:, 2] > 0).astype(float)}[thin]
    flat = np.abs(points[:, thin]) > half[thin] * 0.35
    moved = points.copy()
    moved[:, thin] -= facing * flat * dent * min(0.4 * half[thin] * 2, 0.28 * pitch, 0.05)
    return moved
