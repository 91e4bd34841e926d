"""Where one table stands and what it is cut from: the measure that its top and its base agree on."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

Point = tuple[float, float, float]


@dataclass(frozen=True)
class Frame:
    """One table's measures in metres; `height` is that of the top's underside, (x, y) the table's centre."""

    length: float
    width: float
    height: float
    x: float
    y: float
    round: bool
    top: Any
    base: Any
    accent: Any

    def at(self, x: float, y: float, z: float) -> Point:
        """Move a point from the table's own centre to the scene."""
        return (self.x + x, self.y + y, z)

    def corners(self, inset: float, spread: float = 0.0) -> list[tuple[float, float]]:
        """Where four legs meet the top (or, with a spread, the floor), counted round from the front left."""
        if self.round:
            x, y = 0.345 * self.length - inset / 2 + spread, 0.345 * self.width - inset / 2 + spread
        else:
            x, y = self.length / 2 - inset + spread, self.width / 2 - inset + spread
        return [(-x, -y), (x, -y), (x, y), (-x, y)]

    def ring(self, n: int, radius: float, turn: float = 0.0) -> list[tuple[float, float]]:
        """N points evenly round the centre, the first at angle `turn` from the front."""
        angles = [turn - math.pi / 2 + 2 * math.pi * step / n for step in range(n)]
        return [(radius * math.cos(angle), radius * math.sin(angle)) for angle in angles]

    def shifted(self, x: float, y: float, shrink: float, drop: float) -> Frame:
        """Give the smaller sister of a nest, moved by (x, y)."""
        return replace(
            self,
            x=self.x + x,
            y=self.y + y,
            length=self.length * shrink,
            width=self.width * shrink,
            height=self.height - drop,
        )
