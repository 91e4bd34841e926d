"""Shipped items photographed a second time: from another side, in another light, before another backdrop. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from not_for_server.demo_catalogue.design import CATEGORIES, Design
from not_for_server.demo_catalogue.jobs import Job
from not_for_server.demo_catalogue.styles import STYLES, choose
from not_for_server.demo_catalogue.variation import Variation, catalogue_variation

LEAST_TURN = 20.0
WIDEST = 65.0


def another_variation(design: Design) -> Variation:
    """Draw circumstances that differ from the shipped picture's: at least 20 degrees off, lit from another side."""
    first = catalogue_variation(design)
    rng = np.random.default_rng([79, CATEGORIES.index(design.category), list(STYLES).index(design.style), design.seed])
    in_room = first.backdrop == "sweep"
    room = STYLES[design.style].room
    key = -np.sign(first.key_azimuth) * rng.uniform(20, 65)
    warmth = first.warmth + rng.choice([-1, 1]) * rng.uniform(0.2, 0.5)
    return replace(
        first,
        backdrop="room" if in_room else "sweep",
        wall=choose(rng, room.walls) if in_room else "studio",
        floor=choose(rng, room.floors),
        side_wall=bool(rng.random() < 0.5),
        azimuth=_turned(first.azimuth, rng),
        elevation=float(np.clip(first.elevation + rng.choice([-1, 1]) * rng.uniform(3, 9), 2, 60)),
        focal_mm=float(rng.uniform(38, 58)),
        fill=float(rng.uniform(0.7, 0.84)),
        shift=(float(rng.normal(0, 0.02)), float(rng.normal(0, 0.02))),
        key=float(rng.uniform(0.55, 0.85)),
        key_azimuth=float(key),
        key_elevation=float(rng.uniform(28, 66)),
        key_size=float(rng.uniform(0.5, 1.4)),
        ambient=float(rng.uniform(0.45, 0.7)),
        warmth=float(np.clip(warmth, -0.7, 0.8)),
    )


def _turned(azimuth: float, rng: np.random.Generator) -> float:
    """Draw another azimuth, within three quarters of the front and at least 20 degrees from the first."""
    free = [(-WIDEST, azimuth - LEAST_TURN), (azimuth + LEAST_TURN, WIDEST)]
    wide = np.array([max(high - low, 0.0) for low, high in free])
    low, high = free[int(rng.choice(2, p=wide / wide.sum()))]
    return float(rng.uniform(low, high))


def view_jobs(designs: Sequence[Design], out: Path, count: int) -> list[Job]:
    """Give `count` items as OUT/ITEM_ID.jpg, spread evenly over the categories, which take turns, and their lists."""
    turns: list[tuple[float, Job]] = []
    for place, category in enumerate(CATEGORIES):
        own = [design for design in designs if design.category == category]
        wanted = min(len(own), (count + place) // len(CATEGORIES))
        for turn in range(wanted):
            design = own[turn * len(own) // wanted]
            turns.append((turn / wanted, Job(design.id, design, another_variation(design), out / f"{design.id}.jpg")))
    return [job for _, job in sorted(turns, key=lambda one: one[0])]
