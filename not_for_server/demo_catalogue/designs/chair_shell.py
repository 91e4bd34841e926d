"""Moulded shell chairs, and the star that shells and hoods stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from not_for_server.demo_catalogue.designs.chair_taste import Taste
from not_for_server.demo_catalogue.designs.chance import maybe, span
from not_for_server.demo_catalogue.designs.finishes import finish_of
from not_for_server.demo_catalogue.styles import choose

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

Params = dict[str, Any]


def star_base(kit: Kit, steel: Any, arms: int, top: float, reach: float = 0.32) -> None:
    """A swivel base: arms on the floor, a column to `top`."""
    kit.cylinder(0.028, top - 0.05, (0, 0.02, 0.05 + (top - 0.05) / 2), steel)
    for angle in np.arange(arms) * 2 * np.pi / arms + np.pi / 2:
        tip = (np.cos(angle) * reach, 0.02 + np.sin(angle) * reach, 0.012)
        kit.rod((0, 0.02, 0.085), tip, 0.02, steel, 0.011)


def draw_shell(rng: np.random.Generator, taste: Taste) -> Params:
    """Draw a moulded chair: plastic, bent wood or padded."""
    stuff = choose(rng, {"plastic": 3, "wood": 1.5, "cloth": 2})
    dye = choose(rng, {"white": 3, "black": 1.5, **taste.style.colours})
    cloth = {"plastic": f"plastic {dye}", "wood": f"wood {taste.wood}", "cloth": taste.cloth}[stuff]
    return {
        "cloth": cloth,
        "wood": f"wood {taste.wood}",
        "base": choose(rng, {"dowel": 4, "hairpin": 1, "wire": 1.5, "rocker": 0.8, "swivel": 0.8}),
        "arms": maybe(rng, 0.45),
        "width": span(rng, 0.46, 0.54),
        "rise": span(rng, 0.34, 0.44),
        "pad": bool(stuff != "cloth" and maybe(rng, 0.25)),
        "pad_colour": choose(rng, taste.style.colours),
    }


def build_shell(kit: Kit, p: Params) -> None:
    """Build a moulded chair on its base."""
    stuff, w, h = finish_of(kit, p["cloth"]), p["width"] / 2, 0.44
    side_view = [
        (-0.24, 0.0, 0.86),
        (-0.2, 0.015, 0.95),
        (-0.06, -0.015, 1.0),
        (0.08, -0.02, 1.0),
        (0.18, 0.03, 1.0),
        (0.235, 0.14, 0.98),
        (0.265, 0.27, 0.92),
        (0.285, p["rise"], 0.76),
    ]
    lift = np.array([0.0, 0.03, 0.08, 0.13, 0.17, 0.14, 0.06, 0.0]) * (1.35 if p["arms"] else 0.45)
    ahead = np.array([0.0, 0.0, 0.0, 0.0, -0.01, -0.06, -0.07, -0.03])
    rows = []
    for (y, z, wide), up, forth in zip(side_view, lift, ahead, strict=True):
        rows.append(
            [
                (
                    u * w * wide * (1 + (0.12 if p["arms"] else 0) * abs(u)),
                    y + forth * u * u,
                    h + z + up * abs(u) ** 2.6,
                )
                for u in np.linspace(-1, 1, 7)
            ]
        )
    kit.surface(rows, stuff, 0.035 if p["cloth"].split()[0] not in ("plastic", "wood") else 0.012)
    if p["pad"]:
        kit.cushion((0.36, 0.36, 0.04), (0, -0.03, h + 0.03), kit.mat.wool(p["pad_colour"]), plump=0.5)
    _shell_base(kit, p, h - 0.02)


def _shell_base(kit: Kit, p: Params, top: float) -> None:
    wood, steel = finish_of(kit, p["wood"]), finish_of(kit, p["metal"])
    if p["base"] == "swivel":
        star_base(kit, steel, 4, top, 0.27)
        return
    feet = [(sx * 0.22, sy * 0.2 + 0.01, 0.0) for sx in (-1, 1) for sy in (-1, 1)]
    lift = 0.06 if p["base"] == "rocker" else 0.0
    for x, y, _ in feet:
        head, foot = (x * 0.5, y * 0.5, top), (x, y, lift)
        if p["base"] == "dowel":
            kit.rod(head, foot, 0.016, wood, 0.011)
            kit.rod((x * 0.75, y * 0.75, top * 0.5), (-x * 0.5, y * 0.5, top - 0.005), 0.004, steel)
        elif p["base"] == "hairpin":
            kit.leg("hairpin", head, (x, y, 0), 0.05, steel)
        else:
            kit.rod(head, foot, 0.007, steel)
            kit.rod((x, y, lift), (x * 0.4, -y * 0.4, top), 0.005, steel)
    if p["base"] == "rocker":
        for side in (-1, 1):
            kit.tube([(side * 0.22, y, 0.012 + 0.75 * y * y) for y in np.linspace(-0.3, 0.34, 7)], 0.012, wood)
            for end in (-1, 1):
                kit.rod((side * 0.22, end * 0.2 + 0.01, 0.03), (side * 0.22, end * 0.2 + 0.01, 0.075), 0.008, steel)
