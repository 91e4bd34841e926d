"""The measures that the parts of one couch agree on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Seat:
    """The sitting part, metres: half its clear width, where its front and back lie (y), its heights, its materials.

    `lift` is the height of the legs, `deck` the top of the frame under the cushions, `sit` the top of the cushions,
    `arm` and `back` the heights of arms and back.
    """

    half: float
    front: float
    rear: float
    lift: float
    deck: float
    sit: float
    arm: float
    back: float
    cloth: Any
    second: Any
    wood: Any
    metal: Any
    x: float = 0.0

    @property
    def depth(self) -> float:
        """From the front of the frame to its rear."""
        return self.rear - self.front
