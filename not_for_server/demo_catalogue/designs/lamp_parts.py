"""What the parts of a lamp share: the finish a material word stands for, the bulb, and revolved pleats."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from not_for_server.demo_catalogue.design import Design

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

Point = tuple[float, float, float]
Profile = list[tuple[float, float]]

Finisher = Callable[["Kit", Design, str], Any]

FINISHES: dict[str, Finisher] = {
    "wood": lambda kit, design, _colour: kit.mat.wood(design.wood),
    "metal": lambda kit, design, _colour: kit.mat.metal(design.metal),
    "lacquer": lambda kit, _design, colour: kit.mat.paint(colour),
    "linen": lambda kit, _design, colour: kit.mat.paper(colour, glow=0.18),
    "cotton": lambda kit, _design, colour: kit.mat.paper(colour, glow=0.15),
    "velvet": lambda kit, _design, colour: kit.mat.velvet(colour),
    "paper": lambda kit, _design, colour: kit.mat.paper(colour, glow=0.28),
    "ceramic": lambda kit, _design, colour: kit.mat.ceramic(colour),
    "glass": lambda kit, _design, colour: kit.mat.ceramic(colour),
    "opal": lambda kit, _design, _colour: kit.mat.glow(0.32),
    "marble": lambda kit, _design, colour: kit.mat.marble(colour),
    "concrete": lambda kit, _design, _colour: kit.mat.concrete(),
    "stone": lambda kit, _design, _colour: kit.mat.stone(),
    "rattan": lambda kit, _design, _colour: kit.mat.rattan(),
    "wicker": lambda kit, _design, _colour: kit.mat.wicker(),
    "leather": lambda kit, _design, colour: kit.mat.leather(colour),
}


def finish(kit: Kit, design: Design, word: str, colour: str) -> Any:
    """Give the material a word such as "ceramic" stands for on this lamp."""
    return FINISHES[word](kit, design, colour)


@dataclass(frozen=True)
class Shade:
    """A shade to be made: where the centre of its lower rim lies, its greatest radius and its height in metres."""

    kind: str
    at: Point
    radius: float
    height: float
    material: Any
    trim: Any
    word: str

    def z(self, share: float) -> float:
        """Height above the floor at this share of the shade."""
        return self.at[2] + share * self.height


def hollow(profile: Profile, low: float | None = 0.16, high: float | None = None) -> Profile:
    """Sink a profile's closed ends to these shares of its height, so that the light lies inside the shade."""
    first, last = profile[0], profile[-1]
    out = list(profile)
    if low is not None:
        out = [(0.0, first[1] + low), (first[0] * 0.96, first[1] + low), *out]
    if high is not None:
        out = [*out, (last[0] * 0.96, last[1] - high), (0.0, last[1] - high)]
    return out


def spun(kit: Kit, s: Shade, profile: Profile, material: Any = None) -> None:
    """Revolve a profile given in shares of the shade's radius and height."""
    kit.lathe([(s.radius * r, s.height * z) for r, z in profile], s.at, material or s.material)


def light(kit: Kit, s: Shade, low: float = 0.12, high: float | None = 0.88, wide: float = 0.9) -> None:
    """Close the shade with a faintly shining disc below, and above when light leaves there, as when the lamp is on."""
    glow = kit.mat.glow(2.0)
    for share in (low, high):
        if share is not None:
            kit.cylinder(s.radius * wide, 0.004, (s.at[0], s.at[1], s.z(share)), glow)
            wide *= 0.92


def pleats(profile: Profile, count: int, depth: float, at: Point, steps: int = 6) -> list[list[Point]]:
    """Grid of a revolved profile (metres) whose radius swells and shrinks `count` times on its way round."""
    turns = [2 * math.pi * i / (count * steps) for i in range(count * steps + 1)]
    return [
        [
            (
                at[0] + r * (1 + depth * math.cos(count * t)) * math.cos(t),
                at[1] + r * (1 + depth * math.cos(count * t)) * math.sin(t),
                at[2] + z,
            )
            for t in turns
        ]
        for r, z in profile
    ]


def weave(profile: Profile, turns: int, at: Point, steps: int = 10) -> list[Point]:
    """One cane led up and down the revolved profile (metres) while it runs round: the lozenge net of a basket."""
    points: list[Point] = []
    legs, per_leg = turns * 2, steps
    for i in range(legs * per_leg + 1):
        share = i / per_leg % 2.0
        up = share if share <= 1.0 else 2.0 - share
        position = up * (len(profile) - 1)
        k = min(int(position), len(profile) - 2)
        t = position - k
        r = profile[k][0] * (1 - t) + profile[k + 1][0] * t
        z = profile[k][1] * (1 - t) + profile[k + 1][1] * t
        angle = 2 * math.pi * i / per_leg * (0.5 + 0.5 / turns) * 0.36
        points.append((at[0] + r * math.cos(angle), at[1] + r * math.sin(angle), at[2] + z))
    return points
