"""Dyes and weaves a pattern: from a map of colour numbers to the pixels of a rug, and to a Blender material.

The pixels are pure numpy; only `rug_finish` reaches for Blender, at use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from not_for_server.demo_catalogue.palette import colour_rgb
from not_for_server.demo_catalogue.rug_field import Array, Cloth, Numbers, cloth, smooth_noise
from not_for_server.demo_catalogue.rug_oriental import ORIENTAL, worn
from not_for_server.demo_catalogue.rug_patterns import PATTERNS

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

ALL_PATTERNS = {**PATTERNS, **ORIENTAL}
DRAFT_ROWS, FINAL_ROWS = 150, 520


def weave_shade(c: Cloth, weave: str, rng: np.random.Generator) -> Array:
    """How bright the weave leaves each point, about 1: ribs, braids, tufts or the soft bands of hand-dyed yarn."""
    grain = 1.0 + 0.10 * (rng.random(c.x.shape) - 0.5)
    if weave == "flat":
        return grain * (1.0 + 0.07 * np.sign(np.sin(c.y * 2 * np.pi / 0.024)))
    if weave == "braided":
        ring = c.radius * min(c.half_x, c.half_y) if c.oval else c.y
        strand = np.sin(ring * 2 * np.pi / 0.045)
        twist = np.sin((c.along if c.oval else c.x) * 2 * np.pi / 0.05 + np.sign(strand) * 1.5)
        return grain * (0.86 + 0.16 * np.abs(strand) + 0.07 * twist)
    if weave == "shag":
        return grain * (0.62 + 0.5 * smooth_noise(c, 0.03, rng) + 0.25 * smooth_noise(c, 0.09, rng))
    if weave == "hide":
        return grain * (0.92 + 0.16 * smooth_noise(c, 0.2, rng))
    bands = smooth_noise(Cloth(c.x * 0.05, c.y, c.half_x, c.half_y, c.scale), 0.12, rng)
    return grain * (0.90 + 0.18 * bands)


def points_of(params: dict[str, Any], rows: int) -> Cloth:
    """Give the points of the rug these params describe."""
    oval = params["shape"] in ("round", "oval")
    return cloth(params["width"], params["length"], params["scale"], rows, oval)


def rug_numbers(params: dict[str, Any], rows: int) -> Numbers:
    """Which of its colours each point of the rug has, [rows, cols]; the same at any resolution."""
    rng = np.random.default_rng(params["draw"])
    return ALL_PATTERNS[params["pattern"]](points_of(params, rows), rng) % len(params["colours"])


def rug_pixels(params: dict[str, Any], rows: int) -> np.ndarray:
    """Pixels [rows, cols, 4] of the rug, linear RGBA in 0..1; the first row is the near end (-y)."""
    c, numbers = points_of(params, rows), rug_numbers(params, rows)
    rng = np.random.default_rng([params["draw"], 1])
    tones = np.array([colour_rgb(colour, rng) for colour in params["colours"]])
    rgb = tones[numbers]
    if params["worn"] > 0:
        faded = worn(c, numbers, params["worn"], rng)[..., None]
        rgb = rgb * (1 - faded) + (0.6 * tones[0] + 0.4 * tones.mean(0)) * faded
    rgb = np.clip(rgb * weave_shade(c, params["weave"], rng)[..., None], 0.0, 1.0)
    return np.concatenate([rgb, np.ones((*rgb.shape[:2], 1))], axis=-1)


def rug_finish(kit: Kit, params: dict[str, Any]) -> Any:
    """Give the rug's pixels as a finish that spreads over the bounding box of what it is put on."""
    from not_for_server.demo_catalogue.materials import Finish
    from not_for_server.demo_catalogue.materials_soft import textile

    pixels = rug_pixels(params, FINAL_ROWS if kit.fine else DRAFT_ROWS)
    name = f"rug {params['pattern']} {params['draw']}"
    return Finish(name, "none", lambda _axis: textile(name, pixels, params["pile"], kit.fine))
