"""The points of a rug in metres, and the few fields every pattern is drawn with; pure numpy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Cloth:
    """The points of a rug: `x` across and `y` along, metres from the centre, [rows, cols]; `scale` is a motif's size.

    `oval` says that the rug's edge is an ellipse, so that borders follow it.
    """

    x: Array
    y: Array
    half_x: float
    half_y: float
    scale: float
    oval: bool = False

    @property
    def edge(self) -> Array:
        """Distance of each point from the nearest edge, metres."""
        if self.oval:
            return (1.0 - self.radius) * min(self.half_x, self.half_y)
        return np.minimum(self.half_x - np.abs(self.x), self.half_y - np.abs(self.y))

    @property
    def along(self) -> Array:
        """How far along the edge each point lies, metres: the direction in which a border repeats."""
        if self.oval:
            return np.arctan2(self.y / self.half_y, self.x / self.half_x) * (self.half_x + self.half_y) / 2
        beside = self.half_x - np.abs(self.x) < self.half_y - np.abs(self.y)
        return np.where(beside, self.y, self.x)

    @property
    def radius(self) -> Array:
        """Distance of each point from the centre, 1 on the rim of the largest ellipse the rug holds."""
        return np.hypot(self.x / self.half_x, self.y / self.half_y)


Pattern = Callable[[Cloth, np.random.Generator], Numbers]


def cloth(width: float, length: float, scale: float, rows: int, oval: bool = False) -> Cloth:
    """Give the points of a rug `width` x `length` metres, drawn with `rows` pixels along its length."""
    cols = max(8, round(rows * width / length))
    y, x = np.mgrid[0:rows, 0:cols].astype(float)
    return Cloth(
        x=((x + 0.5) / cols - 0.5) * width,
        y=((y + 0.5) / rows - 0.5) * length,
        half_x=width / 2,
        half_y=length / 2,
        scale=scale,
        oval=oval,
    )


def fold(values: Array, period: float) -> Array:
    """Distance of each value to the nearest multiple of `period`: mirrors a motif, 0 .. period / 2."""
    return np.abs((values + period / 2) % period - period / 2)


def smooth_noise(c: Cloth, cell: float, rng: np.random.Generator) -> Array:
    """Soft random field in 0..1 with blobs of about `cell` metres."""
    rows, cols = int(2 * c.half_y / cell) + 4, int(2 * c.half_x / cell) + 4
    grid = rng.random((rows, cols))
    fy, fx = (c.y + c.half_y) / cell, (c.x + c.half_x) / cell
    iy, ix = fy.astype(int), fx.astype(int)
    ty, tx = fy - iy, fx - ix
    ty, tx = ty * ty * (3 - 2 * ty), tx * tx * (3 - 2 * tx)
    top = grid[iy, ix] * (1 - tx) + grid[iy, ix + 1] * tx
    bottom = grid[iy + 1, ix] * (1 - tx) + grid[iy + 1, ix + 1] * tx
    return np.asarray(top * (1 - ty) + bottom * ty)


def blank(c: Cloth) -> Numbers:
    """Give a map of ground colour alone."""
    return np.zeros(c.x.shape, dtype=np.int64)
