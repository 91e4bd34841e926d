"""How a piece is photographed: camera, light and backdrop, drawn from a seed. Pure.

Angles are degrees: azimuth 0 looks at the front, positive moves the camera to the right of the piece.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from not_for_server.demo_catalogue.design import CATEGORIES, Design
from not_for_server.demo_catalogue.palette import COLOURS, WOODS
from not_for_server.demo_catalogue.styles import STYLES, choose

STONE_FLOORS = ("concrete", "marble_white", "marble_black", "terracotta_tile")
HANGING_KINDS = ("pendant", "chandelier", "lantern")


@dataclass(frozen=True)
class Variation:
    """One photograph's circumstances; `backdrop` is "sweep" (one curved sheet) or "room" (wall, floor, skirting).

    `key` and `ambient` are the brightness a white sheet gets from the main light and from all around;
    `warmth` runs from -1 (blue daylight) to 1 (lamp light); `fill` is the share of the frame the piece takes.
    """

    backdrop: str
    wall: str
    floor: str
    skirting: str
    side_wall: bool
    azimuth: float
    elevation: float
    focal_mm: float
    fill: float
    shift: tuple[float, float]
    key: float
    key_azimuth: float
    key_elevation: float
    key_size: float
    ambient: float
    warmth: float
    seed: int

    def to_dict(self) -> dict[str, Any]:
        """Give plain values, ready for JSON."""
        return asdict(self)


def _elevation(category: str, rng: np.random.Generator, spread: float) -> float:
    """Rugs are looked at from above, low pieces from a little higher up than tall ones."""
    low, high = {
        "rug": (32, 55),
        "bed": (14, 26),
        "couch": (9, 20),
        "table": (12, 26),
        "lamp": (3, 12),
        "storage": (7, 18),
    }.get(category, (9, 22))
    return float(rng.uniform(low - spread, high + 1.5 * spread))


def _azimuth(category: str, rng: np.random.Generator, widest: float) -> float:
    """Most pictures are taken from three quarters, and none from exactly in front."""
    if category == "rug":
        return float(rng.uniform(-widest, widest) * 0.7)
    return float(rng.choice([-1, 1]) * rng.uniform(12, widest))


def catalogue_variation(design: Design) -> Variation:
    """Photograph a shipped piece: a white sweep for six in ten, a corner of its style's room for the others."""
    rng = np.random.default_rng([11, CATEGORIES.index(design.category), list(STYLES).index(design.style), design.seed])
    room = STYLES[design.style].room
    in_room = rng.random() < 0.4
    return Variation(
        backdrop="room" if in_room else "sweep",
        wall=choose(rng, room.walls) if in_room else "studio",
        floor=choose(rng, room.floors),
        skirting=room.skirting,
        side_wall=bool(rng.random() < 0.5),
        azimuth=_azimuth(design.category, rng, 40),
        elevation=_elevation(design.category, rng, 0),
        focal_mm=float(rng.uniform(60, 85)),
        fill=float(rng.uniform(0.76, 0.84) if in_room else rng.uniform(0.8, 0.88)),
        shift=(0.0, 0.0),
        key=float(rng.uniform(0.72, 0.86) if in_room else rng.uniform(0.62, 0.74)),
        key_azimuth=float(rng.choice([-1, 1]) * rng.uniform(25, 60)),
        key_elevation=float(rng.uniform(38, 60)),
        key_size=float(rng.uniform(1.0, 1.6)),
        ambient=float(rng.uniform(0.8, 0.95) if in_room else rng.uniform(0.58, 0.66)),
        warmth=float(rng.normal(0.05, 0.12)),
        seed=design.seed,
    )


def training_variation(design: Design, seed: int) -> Variation:
    """Photograph a piece as anybody might: any wall, floor, light and angle."""
    rng = np.random.default_rng([23, seed])
    room = STYLES[design.style].room
    backdrop = str(rng.choice(["sweep", "room"], p=[0.5, 0.5]))
    own = rng.random() < 0.3
    plain = "studio" if rng.random() < 0.4 else str(rng.choice(list(COLOURS)))
    wall = choose(rng, room.walls) if own else plain
    floors = [*WOODS, *STONE_FLOORS]
    return Variation(
        backdrop=backdrop,
        wall=wall,
        floor=choose(rng, room.floors) if own else str(rng.choice(floors)),
        skirting=str(rng.choice(["white", "beige", "charcoal"], p=[0.7, 0.2, 0.1])),
        side_wall=bool(rng.random() < 0.4),
        azimuth=_azimuth(design.category, rng, 55),
        elevation=_elevation(design.category, rng, 5),
        focal_mm=float(rng.uniform(38, 95)),
        fill=float(rng.uniform(0.62, 0.95)),
        shift=(float(rng.normal(0, 0.03)), float(rng.normal(0, 0.03))),
        key=float(rng.uniform(0.25, 0.9)),
        key_azimuth=float(rng.uniform(-90, 90)),
        key_elevation=float(rng.uniform(20, 75)),
        key_size=float(rng.uniform(0.4, 1.8)),
        ambient=float(rng.uniform(0.25, 0.75)),
        warmth=float(rng.normal(0.15, 0.35)),
        seed=seed,
    )


def close_variation(design: Design, seed: int) -> Variation:
    """Photograph a training piece as what ships is photographed, one in four as anybody might."""
    like_shipped = np.random.default_rng([37, seed]).random() < 0.75
    return catalogue_variation(design) if like_shipped else training_variation(design, seed)
