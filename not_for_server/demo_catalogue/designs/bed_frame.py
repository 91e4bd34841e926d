"""The measures that the parts of one bed agree on, and the board (head or foot) that they are built against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Point = tuple[float, float, float]


@dataclass(frozen=True)
class Bedstead:
    """One lying place: half its width, half its length, the top of its rails and of its mattress (metres).

    The head is towards +y; a turned bed lies along x with its head to the left.
    """

    half: float
    reach: float
    rail: float
    top: float
    turned: bool = False

    def at(self, x: float, y: float, z: float) -> Point:
        """Place a point of the bed in the scene."""
        return (-y, x, z) if self.turned else (x, y, z)

    def sized(self, x: float, y: float, z: float) -> Point:
        """Give the size of a block of the bed in the scene."""
        return (y, x, z) if self.turned else (x, y, z)

    def leaning(self, angle: float) -> Point:
        """Rotate a pillow so that its upper edge leans towards the head by `angle` (radians)."""
        return (0.0, -angle, 0.0) if self.turned else (-angle, 0.0, 0.0)


@dataclass(frozen=True)
class Board:
    """A head or foot board: where it stands, how wide it is, from where to where it rises, and its three materials."""

    y: float
    half: float
    low: float
    high: float
    frame: Any
    fill: Any
    accent: Any

    @property
    def rise(self) -> float:
        """Height of the board proper, without its feet."""
        return self.high - self.low

    @property
    def middle(self) -> float:
        """Height of the board's centre above the floor."""
        return (self.high + self.low) / 2
