"""Chairs of bent tube, pressed sheet and wire; and folding chairs."""

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


def draw_cantilever(rng: np.random.Generator, taste: Taste) -> Params:
    """Draw a chair on one bent tube without back legs."""
    skin = choose(rng, {"cane": 2, "cloth": 3})
    return {
        "cloth": "cane" if skin == "cane" else taste.cloth,
        "wood": f"wood {taste.wood}",
        "frame": choose(rng, {"metal chrome": 2, f"metal {taste.metal}": 1}),
        "width": span(rng, 0.45, 0.5),
        "rise": span(rng, 0.34, 0.46),
        "arms": maybe(rng, 0.4),
        "channels": bool(skin == "cloth" and maybe(rng, 0.35)),
    }


def build_cantilever(kit: Kit, p: Params) -> None:
    """Build the tube, then the seat and back in it."""
    tube, skin = finish_of(kit, p["frame"]), finish_of(kit, p["cloth"])
    x, h, r = p["width"] / 2, 0.45, 0.0125
    top = (0.3, h + p["rise"])
    side = [
        (0.24, r),
        (-0.2, r),
        (-0.255, r + 0.05),
        (-0.255, h - 0.06),
        (-0.2, h),
        (0.16, h - 0.015),
        (0.215, h + 0.03),
        top,
    ]
    left = [(-x, y, z) for y, z in side]
    kit.tube(left, r, tube, smooth=False)
    kit.tube([(-v, y, z) for v, y, z in left], r, tube, smooth=False)
    kit.rod((-x, side[0][0], r), (x, side[0][0], r), r, tube)
    kit.rod((-x, *top), (x, *top), r, tube)
    for sx in (-1, 1):
        for y, z in side[1:-1]:
            kit.sphere(r, (sx * x, y, z), tube)
        if p["arms"]:
            kit.tube(
                [(sx * x, 0.26, h + 0.22), (sx * x, -0.16, h + 0.22), (sx * x, -0.2, h + 0.19), (sx * x, -0.2, h)],
                r,
                tube,
                smooth=False,
            )
            kit.bar((sx * x, 0.2, h + 0.24), (sx * x, -0.15, h + 0.24), (0.045, 0.02), finish_of(kit, p["wood"]))
    lean = float(np.arctan2(0.085, p["rise"] - 0.03))
    if p["cloth"] == "cane":
        wood = finish_of(kit, p["wood"])
        _cane_panel(kit, (2 * x - 0.01, 0.42, 0.03), (0, -0.02, h + 0.005), wood, skin, 0.0)
        _cane_panel(kit, (2 * x - 0.01, 0.03, p["rise"] * 0.62), (0, 0.27, h + p["rise"] * 0.68), wood, skin, -lean)
        return
    seat = {"tufts": (0, 0)}
    kit.cushion((2 * x - 0.01, 0.44, 0.07), (0, -0.02, h + 0.015), skin, plump=0.45, **seat)
    if p["channels"]:
        for t in np.linspace(0.2, 0.95, 6):
            kit.cushion(
                (2 * x - 0.01, 0.07, p["rise"] * 0.145),
                (0, 0.222 + 0.085 * t, h + p["rise"] * t),
                skin,
                plump=0.8,
                rotate=(-lean, 0, 0),
            )
    else:
        kit.cushion(
            (2 * x - 0.01, 0.06, p["rise"] * 0.8),
            (0, 0.262, h + p["rise"] * 0.6),
            skin,
            plump=0.45,
            rotate=(-lean, 0, 0),
        )


def _cane_panel(
    kit: Kit, size: tuple[float, float, float], at: tuple[float, float, float], wood: Any, cane: Any, lean: float
) -> None:
    """A wooden frame of four boards with cane in it."""
    w, d, t = size
    flat = d > t
    deep = d if flat else t
    for side in (-1, 1):
        shift = side * (deep / 2 - 0.02)
        offset = (0, shift, 0) if flat else (0, shift * np.sin(-lean), shift * np.cos(lean))
        kit.box((w, 0.04, 0.026) if flat else (w, 0.026, 0.04), tuple(np.array(at) + offset), wood, rotate=(lean, 0, 0))
        kit.box(
            (0.04, deep, 0.026) if flat else (0.04, 0.026, deep),
            tuple(np.array(at) + np.array((side * (w / 2 - 0.02), 0, 0))),
            wood,
            rotate=(lean, 0, 0),
        )
    kit.box(
        (w - 0.06, deep - 0.06, 0.004) if flat else (w - 0.06, 0.004, deep - 0.06),
        at,
        cane,
        bevel=0.001,
        rotate=(lean, 0, 0),
    )


def draw_cafe(rng: np.random.Generator, taste: Taste) -> Params:
    """Draw a stackable chair of pressed steel."""
    painted = maybe(rng, 0.35)
    colour = choose(rng, {"red": 1, "mustard": 1, "white": 2, "teal": 1, "black": 2, "sage": 1, "navy": 0.7})
    return {
        "frame": f"plastic {colour}" if painted else f"metal {taste.metal}",
        "main": f"metal {taste.metal}",
        "wood": f"wood {taste.wood}",
        "seat": choose(rng, {"steel": 3, "wood": 2}),
        "rise": span(rng, 0.34, 0.44),
        "splat": choose(rng, {"one": 3, "three": 1.5, "low": 1}),
        "arms": maybe(rng, 0.25),
    }


def build_cafe(kit: Kit, p: Params) -> None:
    """Build legs of folded sheet, a pressed seat and a hooped back."""
    steel, h = finish_of(kit, p["frame"]), 0.45
    x, d = 0.18, 0.17
    for side in (-1, 1):
        for end in (-1, 1):
            kit.bar(
                (side * x, end * d, h - 0.01),
                (side * (x + 0.05), end * (d + 0.06), 0.0),
                (0.05, 0.035),
                steel,
                bevel=0.012,
            )
    kit.box((0.38, 0.37, 0.035), (0, 0, h - 0.012), steel, bevel=0.014)
    if p["seat"] == "wood":
        kit.box((0.38, 0.37, 0.022), (0, 0, h + 0.014), finish_of(kit, p["wood"]), bevel=0.008)
    for side in (-1, 1):
        kit.rod((side * (x + 0.02), -d - 0.025, 0.2), (side * (x + 0.02), d + 0.025, 0.2), 0.009, steel)
    rise = p["rise"] * (0.6 if p["splat"] == "low" else 1.0)
    hoop = [(-0.17, 0.17, h), (-0.2, 0.2, h + rise * 0.55), (-0.17, 0.25, h + rise * 0.95), (0, 0.265, h + rise * 1.03)]
    kit.tube(hoop + [(-a, b, c) for a, b, c in reversed(hoop[:-1])], 0.0125, steel)
    for place in {"one": (0.0,), "three": (-0.09, 0.0, 0.09), "low": ()}[p["splat"]]:
        kit.surface(
            [
                [
                    (place + u * (0.05 if p["splat"] == "one" else 0.022), 0.17 + 0.09 * t, h + rise * 1.02 * t)
                    for u in (-1, 0, 1)
                ]
                for t in (0, 0.5, 1)
            ],
            steel,
            0.005,
        )
    if p["arms"]:
        for side in (-1, 1):
            kit.tube(
                [
                    (side * 0.195, 0.19, h + 0.2),
                    (side * 0.23, 0.0, h + 0.2),
                    (side * 0.22, -0.16, h + 0.18),
                    (side * 0.19, -0.16, h),
                ],
                0.011,
                steel,
            )


def draw_wire(rng: np.random.Generator, taste: Taste) -> Params:
    """Draw a chair of welded wire with a small pad."""
    return {
        "frame": choose(
            rng, {f"metal {taste.metal}": 2, "metal black_steel": 2, "metal chrome": 1, "metal white_metal": 0.7}
        ),
        "width": span(rng, 0.46, 0.54),
        "rise": span(rng, 0.34, 0.44),
        "diamond": maybe(rng, 0.4),
        "cords": int(rng.integers(9, 14)),
    }


def build_wire(kit: Kit, p: Params) -> None:
    """Build a net of wire over a bent sheet's shape."""
    steel, h, w = finish_of(kit, p["frame"]), 0.43, p["width"] / 2

    def at(u: float, t: float) -> tuple[float, float, float]:
        y = np.interp(t, [0, 0.5, 0.62, 1.0], [-0.25, 0.16, 0.24, 0.33])
        z = np.interp(t, [0, 0.12, 0.5, 0.62, 1.0], [0.03, 0.0, -0.02, 0.08, p["rise"]])
        wide = 1.0 - (0.45 * (t - 0.4) ** 2 if p["diamond"] else 0.15 * t * t)
        up = (0.16 if p["diamond"] else 0.07) * np.sin(np.pi * min(t * 1.1, 1.0))
        return float(u * w * wide), float(y - 0.05 * u * u * (t > 0.5)), float(h + z + up * abs(u) ** 2.2)

    for u in np.linspace(-1, 1, p["cords"]):
        kit.tube([at(u, t) for t in np.linspace(0, 1, 8)], 0.004 if abs(u) < 0.99 else 0.007, steel)
    for t in np.linspace(0, 1, p["cords"]):
        kit.tube([at(u, t) for u in np.linspace(-1, 1, 6)], 0.004 if 0.01 < t < 0.99 else 0.007, steel)
    for side in (-1, 1):
        kit.tube(
            [
                (side * 0.17, 0.12, h - 0.03),
                (side * 0.22, 0.25, 0.008),
                (side * 0.22, -0.24, 0.008),
                (side * 0.17, -0.14, h - 0.01),
            ],
            0.0075,
            steel,
            smooth=False,
        )
    kit.rod((-0.17, 0.12, h - 0.03), (0.17, 0.12, h - 0.03), 0.006, steel)
    kit.rod((-0.17, -0.14, h - 0.012), (0.17, -0.14, h - 0.012), 0.006, steel)
    kit.cushion((0.38, 0.36, 0.04), (0, -0.06, h + 0.02), finish_of(kit, p["cloth"]), plump=0.5)


def draw_folding(rng: np.random.Generator, taste: Taste) -> Params:
    """Draw a folding chair: slatted, or a director's chair of canvas."""
    form = choose(rng, {"slatted": 2, "director": 1.5})
    dye = choose(rng, taste.style.colours)
    return {
        "form": form,
        "frame": taste.frame,
        "cloth": f"cotton {dye}"
        if taste.name != "industrial"
        else f"leather {choose(rng, {'cognac': 2, 'black': 1, 'brown': 1})}",
        "main": f"cotton {dye}" if form == "director" and taste.name != "industrial" else taste.frame,
        "width": span(rng, 0.42, 0.52),
        "rise": span(rng, 0.36, 0.44),
        "slats": int(rng.integers(4, 7)),
    }


def build_folding(kit: Kit, p: Params) -> None:
    """Build a folding chair."""
    (_director if p["form"] == "director" else _slatted)(kit, p)


def _slatted(kit: Kit, p: Params) -> None:
    """Legs that cross at the side; slats for seat and back."""
    wood, x, h = finish_of(kit, p["frame"]), p["width"] / 2, 0.45
    for side in (-1, 1):
        kit.bar((side * x, -0.27, 0.0), (side * x, 0.27, h + p["rise"]), (0.022, 0.036), wood)
        kit.bar((side * (x - 0.026), 0.27, 0.0), (side * (x - 0.026), -0.19, h - 0.02), (0.02, 0.034), wood)
        kit.bar((side * (x - 0.026), -0.21, h - 0.01), (side * (x - 0.026), 0.2, h - 0.015), (0.02, 0.03), wood)
    for y in np.linspace(-0.2, 0.17, p["slats"] + 2):
        kit.box((2 * x - 0.03, 0.045, 0.014), (0, float(y), h + 0.008), wood, bevel=0.004)
    lean = -float(np.arctan2(0.54, h + p["rise"]))
    for t in np.linspace(0.78, 0.97, max(p["slats"] - 2, 2)):
        kit.box(
            (2 * x - 0.01, 0.014, 0.05),
            (0, -0.27 + 0.54 * t - 0.005, (h + p["rise"]) * t),
            wood,
            bevel=0.004,
            rotate=(lean, 0, 0),
        )
    kit.rod((-x, -0.2, 0.09), (x, -0.2, 0.09), 0.01, wood)


def _director(kit: Kit, p: Params) -> None:
    """Legs that cross in front, canvas seat and back."""
    wood, cloth, x, h = finish_of(kit, p["frame"]), finish_of(kit, p["cloth"]), p["width"] / 2, 0.45
    for y in (-0.19, 0.19):
        for side in (-1, 1):
            kit.bar((side * x, y, 0.03), (-side * x, y + 0.02 * side, h), (0.034, 0.018), wood)
    for side in (-1, 1):
        for z, long in ((0.018, 0.25), (h, 0.23)):
            kit.bar((side * x, -long, z), (side * x, long, z), (0.03, 0.034), wood)
        for y in (-0.17, 0.2):
            kit.bar((side * x, y, h), (side * x, y, h + 0.2 if y < 0 else h + p["rise"]), (0.028, 0.022), wood)
        kit.bar((side * x, -0.24, h + 0.21), (side * x, 0.24, h + 0.21), (0.05, 0.02), wood)
    kit.surface(
        [[(u * x, y, h + 0.012 - 0.03 * (1 - u * u)) for u in (-1, -0.5, 0, 0.5, 1)] for y in (-0.2, 0, 0.2)],
        cloth,
        0.008,
    )
    kit.surface(
        [
            [(u * (x + 0.015), 0.185 + 0.03 * (1 - u * u), z) for u in (-1, -0.5, 0, 0.5, 1)]
            for z in (h + p["rise"] - 0.17, h + p["rise"] - 0.08, h + p["rise"])
        ],
        cloth,
        0.012,
    )
