"""Seats without much of a back: bar stools and low stools."""

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


def draw_bar_stool(rng: np.random.Generator, taste: Taste) -> Params:
    """Draw a high stool; steel for industrial and deco, wood for most others."""
    steel = taste.name in ("industrial", "art_deco") or maybe(rng, 0.2)
    seat = choose(rng, {"round_pad": 2, "square_pad": 2, "saddle": 2.5, "bucket": 1.5})
    frame = f"metal {taste.metal}" if steel else taste.frame
    if taste.name == "art_deco":
        seat = choose(rng, {"round_pad": 2, "bucket": 3})
    soft = seat != "saddle"
    return {
        "seat": seat,
        "frame": frame,
        "wood": f"wood {taste.wood}",
        "main": taste.cloth if soft else (f"wood {taste.wood}" if steel else frame),
        "height": span(rng, 0.63, 0.76),
        "width": span(rng, 0.34, 0.42),
        "base": choose(rng, {"legs": 4, "screw": 2, "column": 1}) if steel else "legs",
        "back": choose(rng, {"none": 3, "low": 2, "spindle": 1 if not steel else 0}),
        "splay": span(rng, 0.03, 0.08),
        "turned": bool(taste.leg in ("turned", "cabriole") and not steel),
        "square": bool(taste.leg in ("square", "block") and not steel),
    }


def build_bar_stool(kit: Kit, p: Params) -> None:
    """Build a high stool with a foot rail."""
    h, w, frame, cloth = p["height"], p["width"], finish_of(kit, p["frame"]), finish_of(kit, p["cloth"])
    board = finish_of(kit, p["wood"]) if p["frame"].startswith("metal") else frame
    if p["base"] == "legs":
        _high_legs(kit, p, frame)
    else:
        _column(kit, p, frame)
    SEATS[p["seat"]](kit, w, h, board, cloth)
    if p["seat"] != "bucket" and p["back"] != "none":
        rear = w / 2 - 0.015
        line = [(u * w * 0.5, rear + 0.045 - 0.05 * u * u, h + 0.23) for u in np.linspace(-1, 1, 5)]
        for u in (-0.8, 0.8) if p["back"] == "low" else np.linspace(-0.85, 0.85, 6):
            kit.rod(
                (u * w * 0.42, rear - 0.03 * abs(u), h),
                (u * w * 0.5, rear + 0.045 - 0.05 * u * u, h + 0.24),
                0.01 if p["back"] == "low" else 0.007,
                frame,
            )
        kit.surface(
            [[(x, y, z + dz) for x, y, z in line] for dz in (-0.045, 0, 0.045)],
            board if p["seat"] == "saddle" else cloth,
            0.022,
        )


def _high_legs(kit: Kit, p: Params, frame: Any) -> None:
    h, a, s = p["height"] - 0.02, p["width"] / 2 - 0.04, p["splay"]
    thick = 0.02 if p["frame"].startswith("metal") else 0.034
    low = 0.22
    corners = []
    for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        top, foot = (sx * a, sy * a, h), (sx * (a + s), sy * (a + s), 0.0)
        kit.leg(
            "turned" if p["turned"] else "square" if p["square"] else "tapered" if thick > 0.03 else "round",
            top,
            foot,
            thick * (1.2 if p["turned"] else 1),
            frame,
        )
        lean = 1 - low / h
        corners.append((sx * (a + s * lean), sy * (a + s * lean), low))
    for i in range(4):
        rail = 0.0 if i == 0 else 0.06
        lift = np.array((0, 0, rail))
        b, c = np.array(corners[i]) + lift, np.array(corners[(i + 1) % 4]) + lift
        kit.rod(b, c, 0.009, frame)
    kit.box((2 * a, 2 * a, 0.03), (0, 0, h - 0.01), frame)


def _column(kit: Kit, p: Params, frame: Any) -> None:
    h = p["height"]
    if p["base"] == "column":
        kit.cylinder(0.21, 0.02, (0, 0, 0.01), frame, bevel=0.006)
        kit.cylinder(0.025, h - 0.03, (0, 0, h / 2), frame)
        kit.torus(0.15, 0.01, (0, 0, 0.25), frame)
        for a in np.arange(2) * np.pi:
            kit.rod((0, 0, 0.25), (np.cos(a) * 0.15, np.sin(a) * 0.15, 0.25), 0.008, frame)
        return
    kit.cylinder(0.019, h - 0.12, (0, 0, 0.1 + (h - 0.12) / 2), frame)
    for z in np.linspace(0.3, h - 0.06, 14):
        kit.torus(0.019, 0.004, (0, 0, float(z)), frame)
    kit.cylinder(0.045, 0.05, (0, 0, 0.36), frame)
    kit.torus(0.19, 0.01, (0, 0, 0.2), frame)
    for angle in np.arange(4) * np.pi / 2 + np.pi / 4:
        x, y = np.cos(angle), np.sin(angle)
        kit.tube(
            [(0, 0, 0.37), (x * 0.14, y * 0.14, 0.33), (x * 0.19, y * 0.19, 0.2), (x * 0.23, y * 0.23, 0.0)],
            0.011,
            frame,
        )


def _saddle(kit: Kit, w: float, h: float, board: Any, cloth: Any) -> None:
    rows = [
        [(u * w * 0.54, v * w * 0.46, h + 0.02 * u * u - 0.012 * (1 - v * v)) for u in np.linspace(-1, 1, 5)]
        for v in np.linspace(-1, 1, 5)
    ]
    kit.surface(rows, board, 0.03)


def _round_pad(kit: Kit, w: float, h: float, board: Any, cloth: Any) -> None:
    kit.cylinder(w / 2, 0.03, (0, 0, h - 0.01), board, bevel=0.008)
    kit.lathe(
        [(w / 2 - 0.012, 0), (w / 2 + 0.005, 0.02), (w / 2, 0.045), (w / 2 - 0.04, 0.066), (0.0, 0.072)],
        (0, 0, h),
        cloth,
    )


def _square_pad(kit: Kit, w: float, h: float, board: Any, cloth: Any) -> None:
    kit.box((w, w, 0.028), (0, 0, h - 0.008), board)
    kit.cushion((w + 0.01, w + 0.01, 0.07), (0, 0, h + 0.032), cloth, plump=0.5)


def _bucket(kit: Kit, w: float, h: float, board: Any, cloth: Any) -> None:
    r = w / 2 + 0.02
    kit.cushion((2 * r - 0.03, 2 * r - 0.03, 0.1), (0, 0, h + 0.02), cloth, plump=0.7)
    turn = np.linspace(-0.12, 1.12, 11) * np.pi
    rows = [
        [(np.cos(a) * r * out, np.sin(a) * r * out, h - 0.02 + t * (0.14 + 0.16 * max(np.sin(a), 0))) for a in turn]
        for t, out in ((0, 0.94), (0.5, 1.0), (1, 1.08))
    ]
    kit.surface(rows, cloth, 0.045)
    kit.tube(rows[-1], 0.0225, cloth)


SEATS = {"saddle": _saddle, "round_pad": _round_pad, "square_pad": _square_pad, "bucket": _bucket}


def draw_stool(rng: np.random.Generator, taste: Taste) -> Params:
    """Draw a low stool."""
    forms = {
        "industrial": {"screw": 3, "legs": 2},
        "classic": {"curule": 3, "legs": 1},
        "art_deco": {"drum": 3, "curule": 1},
        "japandi": {"legs": 2, "slab": 3},
        "boho": {"drum": 2, "legs": 2},
        "farmhouse": {"legs": 3, "slab": 1},
    }.get(taste.name, {"legs": 1})
    form = choose(rng, forms)
    stuff = {"boho": "wicker", "art_deco": f"ceramic {choose(rng, taste.style.colours)}"}.get(
        taste.name, "ceramic white"
    )
    frame = f"metal {taste.metal}" if form == "screw" else taste.frame
    soft = form == "curule" or (form == "legs" and maybe(rng, 0.35))
    board = f"wood {taste.wood}" if form in ("screw", "slab") else frame
    return {
        "form": form,
        "frame": frame,
        "wood": f"wood {taste.wood}",
        "drum": stuff,
        "soft": bool(soft),
        "main": stuff if form == "drum" else taste.cloth if soft else board,
        "height": span(rng, 0.42, 0.5),
        "width": span(rng, 0.32, 0.42),
        "legs": int(rng.integers(3, 5)),
        "leg": taste.leg if taste.leg in ("tapered", "round", "square", "turned", "splayed") else "round",
        "round": maybe(rng, 0.65),
    }


def build_stool(kit: Kit, p: Params) -> None:
    """Build a low stool."""
    STOOLS[p["form"]](kit, p, finish_of(kit, p["frame"]), finish_of(kit, p["cloth"]))


def _stool_legs(kit: Kit, p: Params, frame: Any, cloth: Any) -> None:
    h, w = p["height"], p["width"]
    if p["round"]:
        kit.cylinder(w / 2, 0.032, (0, 0, h - 0.016), frame, bevel=0.01)
    else:
        kit.box((w * 1.15, w * 0.85, 0.032), (0, 0, h - 0.016), frame, bevel=0.01)
    n = p["legs"] if p["round"] else 4
    for angle in np.arange(n) * 2 * np.pi / n + (np.pi / 4 if n == 4 else np.pi / 2):
        x, y = np.cos(angle) * w * 0.36, np.sin(angle) * w * (0.36 if p["round"] else 0.3)
        kit.leg(p["leg"], (x, y, h - 0.025), (x * 1.35, y * 1.35, 0), 0.034, frame)
    if p["soft"]:
        size = (w, w, 0.06) if p["round"] else (w * 1.15, w * 0.85, 0.06)
        if p["round"]:
            kit.lathe([(w / 2 - 0.01, 0), (w / 2 + 0.004, 0.018), (w / 2 - 0.03, 0.05), (0, 0.06)], (0, 0, h), cloth)
        else:
            kit.cushion(size, (0, 0, h + 0.025), cloth, plump=0.6)


def _stool_screw(kit: Kit, p: Params, frame: Any, cloth: Any) -> None:
    _column(kit, p | {"height": p["height"] + 0.06, "base": "screw"}, frame)
    kit.cylinder(p["width"] / 2, 0.035, (0, 0, p["height"] + 0.06), finish_of(kit, p["wood"]), bevel=0.01)


def _stool_curule(kit: Kit, p: Params, frame: Any, cloth: Any) -> None:
    """Curved legs that cross like an X."""
    w, h = 0.5, p["height"]
    for y in (-0.16, 0.16):
        for side in (-1, 1):
            kit.tube(
                [
                    (side * w / 2, y, h - 0.04),
                    (side * w * 0.36, y, h * 0.68),
                    (0, y, h * 0.46),
                    (-side * w * 0.36, y, h * 0.24),
                    (-side * w / 2, y, 0.01),
                ],
                0.018,
                frame,
            )
    kit.rod((0, -0.16, h * 0.46), (0, 0.16, h * 0.46), 0.015, frame)
    kit.cushion((w + 0.04, 0.38, 0.09), (0, 0, h), cloth, plump=0.6, tufts=(0, 0))


def _stool_drum(kit: Kit, p: Params, frame: Any, cloth: Any) -> None:
    stuff, r, h = finish_of(kit, p["drum"]), p["width"] / 2, p["height"]
    waist = 0.7 if p["round"] else 1.18
    kit.lathe(
        [
            (r * 0.86, 0.0),
            (r * 0.92, 0.015),
            (r * (0.92 + waist) / 2, h * 0.25),
            (r * waist, h * 0.5),
            (r * (0.92 + waist) / 2, h * 0.75),
            (r * 0.94, h - 0.02),
            (r * 0.88, h),
            (0.0, h + 0.006),
        ],
        (0, 0, 0),
        stuff,
    )


def _stool_slab(kit: Kit, p: Params, frame: Any, cloth: Any) -> None:
    wood, w, h = finish_of(kit, p["wood"]), p["width"] + 0.05, p["height"]
    kit.box((w, 0.28, 0.035), (0, 0, h - 0.0175), wood)
    for side in (-1, 1):
        kit.box((0.035, 0.26, h - 0.035), (side * (w / 2 - 0.06), 0, (h - 0.035) / 2), wood)
    kit.box((w - 0.12, 0.03, 0.06), (0, 0, h * 0.45), wood)


STOOLS = {"legs": _stool_legs, "screw": _stool_screw, "curule": _stool_curule, "drum": _stool_drum, "slab": _stool_slab}
