"""Fully upholstered chairs: armchairs, wing chairs, tub chairs and armless slipper chairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from not_for_server.demo_catalogue.designs.chair_arms import ARMS
from not_for_server.demo_catalogue.designs.chair_taste import Taste
from not_for_server.demo_catalogue.designs.chance import maybe, span
from not_for_server.demo_catalogue.designs.finishes import finish_of
from not_for_server.demo_catalogue.styles import choose

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

Params = dict[str, Any]

STYLE_ARMS: dict[str, dict[str, float]] = {
    "scandinavian": {"open": 3, "slim": 2, "track": 1.5},
    "mid_century": {"open": 4, "slim": 2},
    "industrial": {"pipe": 3, "track": 2},
    "farmhouse": {"rolled": 3, "track": 2},
    "art_deco": {"round": 4, "track": 1, "rolled": 1},
    "japandi": {"open": 2, "track": 2, "slab": 2.5},
    "boho": {"rolled": 1, "slim": 1.5, "open": 1.5},
    "classic": {"rolled": 5, "bergere": 3},
}


def _legs_of(rng: np.random.Generator, taste: Taste) -> Params:
    leg = taste.leg
    tall = {"block": 0.08, "bun": 0.08, "square": 0.13}.get(leg, 0.17)
    metal = taste.name in ("industrial", "art_deco") and maybe(rng, 0.5)
    return {
        "leg": leg,
        "leg_height": span(rng, tall, tall + 0.06),
        "legs": f"metal {taste.metal}" if metal or leg == "hairpin" else f"wood {taste.wood}",
    }


def draw_armchair(rng: np.random.Generator, taste: Taste) -> Params:
    """Draw an armchair; what tells the styles apart is the arm, the leg and how plump it is."""
    buttoned = taste.name in ("classic", "art_deco", "mid_century", "industrial") and maybe(rng, 0.4)
    return _legs_of(rng, taste) | {
        "arm": choose(rng, STYLE_ARMS[taste.name]),
        "width": span(rng, 0.52, 0.62),
        "depth": span(rng, 0.52, 0.62),
        "seat": span(rng, 0.4, 0.46),
        "back": span(rng, 0.4, 0.56),
        "lean": span(rng, 0.12, 0.3),
        "plump": round(min(1.0, 0.25 + 0.6 * taste.style.softness + span(rng, -0.1, 0.2)), 2),
        "thick": span(rng, 0.11, 0.18),
        "tufts": [3, 3] if buttoned else [0, 0],
        "loose": maybe(rng, 0.6),
        "piping": maybe(rng, 0.2 + 0.3 * taste.style.ornament),
        "pillow": choose(rng, taste.style.colours) if maybe(rng, 0.15) else "",
    }


def _feet(kit: Kit, p: Params, width: float, depth: float, top: float) -> None:
    stuff = finish_of(kit, p["legs"])
    thick = {"block": 0.05, "bun": 0.075, "cabriole": 0.075, "turned": 0.05, "sabre": 0.05}.get(p["leg"], 0.042)
    for side in (-1, 1):
        for end in (-1, 1):
            x, y = side * (width / 2 - 0.05), end * (depth / 2 - 0.05)
            kit.leg(p["leg"], (x, y, top), (x, y, 0.0), thick, stuff)


def _seat_and_back(kit: Kit, p: Params, cloth: Any) -> None:
    """The base, the seat cushion and the back, shared by most armchairs."""
    w, d, low = p["width"], p["depth"], p["leg_height"]
    piping = cloth if p["piping"] else None
    base = max(p["seat"] - 0.13 - low, 0.07)
    kit.box((w, d, base), (0, 0, low + base / 2), cloth, bevel=0.025)
    top = low + base
    kit.cushion((w - 0.005, d + 0.02, 0.15), (0, -0.015, top + 0.06), cloth, plump=p["plump"], piping=piping)
    thick, rise, lean = p["thick"], p["back"] + 0.12, p["lean"]
    y, z = d / 2 - thick / 2 + np.sin(lean) * rise / 2, top + 0.03 + np.cos(lean) * rise / 2
    kit.cushion(
        (w, thick, rise), (0, y, z), cloth, plump=p["plump"] * 0.7, rotate=(-lean, 0, 0), tufts=tuple(p["tufts"])
    )
    if p["loose"] and not p["tufts"][0]:
        kit.cushion(
            (w - 0.05, 0.13, rise * 0.72),
            (0, y - thick * 0.62, z + 0.02),
            cloth,
            plump=min(1.0, p["plump"] + 0.2),
            rotate=(-lean - 0.05, 0, 0),
            piping=piping,
        )
    if p["pillow"]:
        kit.cushion(
            (0.36, 0.12, 0.36),
            (w * 0.12, y - thick - 0.1, top + 0.3),
            kit.mat.linen(p["pillow"]),
            plump=0.9,
            rotate=(-lean - 0.1, 0.15, 0),
        )


def build_armchair(kit: Kit, p: Params) -> None:
    """Build an armchair."""
    cloth = finish_of(kit, p["cloth"])
    _seat_and_back(kit, p, cloth)
    wide = ARMS[p["arm"]](kit, p, cloth)
    if wide is not None:
        _feet(kit, p, wide, p["depth"] + 0.02, p["leg_height"] + 0.01)


def draw_wingback(rng: np.random.Generator, taste: Taste) -> Params:
    """Draw a wing chair: an armchair with a high back and ears."""
    params = draw_armchair(rng, taste)
    arm = {"classic": "rolled", "farmhouse": "rolled", "art_deco": "round"}.get(taste.name, "slim")
    return params | {
        "arm": arm,
        "back": span(rng, 0.66, 0.78),
        "lean": span(rng, 0.1, 0.18),
        "wing": span(rng, 0.14, 0.24),
        "curl": maybe(rng, 0.5),
        "loose": False,
    }


def build_wingback(kit: Kit, p: Params) -> None:
    """Build a wing chair."""
    build_armchair(kit, p)
    cloth = finish_of(kit, p["cloth"])
    d, low, wing = p["depth"] / 2, p["seat"] + 0.08, p["wing"]
    high = p["leg_height"] + max(p["seat"] - 0.13 - p["leg_height"], 0.07) + 0.02 + p["back"] + 0.12
    lean = np.tan(p["lean"])

    def rear(z: float) -> float:
        return float(d + 0.02 + lean * (z - low))

    waist = (low + high) / 2 - 0.08
    front = [
        (rear(low) - wing * 1.5, low),
        (rear(waist) - wing * 0.75, waist),
        (rear(high) - wing * 1.25, high - 0.2),
        (rear(high) - wing, high - 0.05),
    ]
    if not p["curl"]:
        front = [
            (rear(low) - wing * 1.7, low),
            (rear(waist) - wing * 1.3, waist),
            (rear(high) - wing * 0.9, high - 0.08),
        ]
    outline = [(rear(low), low), (rear(high), high - 0.02), (rear(high) - wing * 0.5, high), *reversed(front)]
    for side in (-1, 1):
        kit.panel(outline, 0.075, (side * (p["width"] / 2 + 0.005), 0, 0), cloth, plane="yz", bevel=0.03)


def draw_tub(rng: np.random.Generator, taste: Taste) -> Params:
    """Draw a tub chair; deco and velvet ones are channelled."""
    return _legs_of(rng, taste) | {
        "radius": span(rng, 0.3, 0.37),
        "seat": span(rng, 0.41, 0.46),
        "high": span(rng, 0.28, 0.42),
        "low": span(rng, 0.12, 0.24),
        "thick": span(rng, 0.06, 0.11),
        "channels": bool((taste.name == "art_deco" and maybe(rng, 0.65)) or maybe(rng, 0.15)),
        "plinth": maybe(rng, 0.25 + 0.3 * (taste.name in ("art_deco", "japandi"))),
        "band": bool(taste.name == "art_deco" and maybe(rng, 0.7)),
    }


def build_tub(kit: Kit, p: Params) -> None:
    """Build a chair whose back and arms are one curve."""
    cloth = finish_of(kit, p["cloth"])
    r, low = p["radius"], 0.05 if p["plinth"] else p["leg_height"]
    turn = np.linspace(-0.3, 1.3, 13) * np.pi
    tops = p["seat"] + p["low"] + (p["high"] - p["low"]) * np.clip(np.sin(turn) * 0.75 + 0.35, 0, 1)
    kit.cylinder(r - 0.02, p["seat"] - 0.08 - low, (0, 0, (p["seat"] - 0.08 + low) / 2), cloth, bevel=0.02)
    kit.cushion((2 * r - 0.07, 2 * r - 0.03, 0.13), (0, -0.045, p["seat"] - 0.03), cloth, plump=0.8)
    if p["channels"]:
        _channels(kit, p, cloth, low)
    else:
        rows = [
            [
                (np.cos(a) * r * out, np.sin(a) * r * out, float(low + (top - low) * t))
                for a, top in zip(turn, tops, strict=True)
            ]
            for t, out in ((0, 0.94), (0.5, 1.0), (1, 1.05))
        ]
        kit.surface(rows, cloth, p["thick"])
        rim = [(x, y, z) for x, y, z in rows[-1]]
        kit.tube(rim, p["thick"] / 2, cloth)
        for end in (0, -1):
            kit.tube([row[end] for row in rows], p["thick"] / 2, cloth)
            kit.sphere(p["thick"] / 2, rows[-1][end], cloth)
    if p["band"]:
        kit.cylinder(r + 0.02, 0.03, (0, 0, low + 0.015), kit.mat.metal(p["metal"].split()[1]))
    if p["plinth"]:
        kit.cylinder(r - 0.05, 0.06, (0, 0, 0.03), finish_of(kit, p["legs"]))
        return
    kit_legs = p | {"leg_height": low}
    _feet(kit, kit_legs, 2 * r * 0.82 + 0.04, 2 * r * 0.82 + 0.04, low + 0.01)


def _channels(kit: Kit, p: Params, cloth: Any, low: float) -> None:
    """Upright rolls round the curve, highest at the back."""
    r, n = p["radius"], 13
    step = 1.6 * np.pi / (n - 1)
    fat = step * r * 0.56
    for a in np.linspace(-0.3, 1.3, n) * np.pi:
        top = p["seat"] + p["low"] + (p["high"] - p["low"]) * float(np.clip(np.sin(a) * 0.75 + 0.35, 0, 1))
        foot, head = (
            (np.cos(a) * r * 0.95, np.sin(a) * r * 0.95, low + 0.02),
            (np.cos(a) * r * 1.06, np.sin(a) * r * 1.06, top),
        )
        kit.tube([foot, tuple((np.array(foot) + head) / 2), head], fat, cloth)
        kit.sphere(fat, head, cloth)


def draw_slipper(rng: np.random.Generator, taste: Taste) -> Params:
    """Draw a low chair without arms."""
    params = draw_armchair(rng, taste)
    skirt = taste.name in ("classic", "farmhouse", "boho") and maybe(rng, 0.3)
    return params | {
        "seat": span(rng, 0.38, 0.43),
        "width": span(rng, 0.54, 0.64),
        "back": span(rng, 0.34, 0.48),
        "skirt": bool(skirt),
        "pillow": "",
    }


def build_slipper(kit: Kit, p: Params) -> None:
    """Build a slipper chair, on legs or behind a skirt."""
    cloth = finish_of(kit, p["cloth"])
    _seat_and_back(kit, p, cloth)
    if p["skirt"]:
        kit.box(
            (p["width"] + 0.012, p["depth"] + 0.012, p["leg_height"] + 0.03),
            (0, 0, (p["leg_height"] + 0.03) / 2 + 0.008),
            cloth,
            bevel=0.01,
        )
    else:
        _feet(kit, p, p["width"], p["depth"], p["leg_height"] + 0.01)
