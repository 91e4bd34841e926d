"""Benches and poufs."""

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


def draw_bench(rng: np.random.Generator, taste: Taste) -> Params:
    """Draw a bench to sit at the table or at the foot of a bed."""
    seat = choose(
        rng,
        {
            "art_deco": {"pad": 1},
            "classic": {"pad": 4, "plank": 1},
            "industrial": {"plank": 3, "pad": 1},
            "boho": {"cord": 2, "pad": 1, "plank": 1},
        }.get(taste.name, {"plank": 2, "pad": 1.5, "cord": 1.5}),
    )
    steel = taste.name in ("industrial",) or taste.leg == "hairpin" or (taste.name == "art_deco" and maybe(rng, 0.6))
    frame = f"metal {taste.metal}" if steel else taste.frame
    return {
        "seat": seat,
        "frame": frame,
        "wood": f"wood {taste.wood}",
        "main": {"pad": taste.cloth, "cord": "linen sand", "plank": f"wood {taste.wood}" if steel else frame}[seat],
        "length": span(rng, 0.95, 1.5),
        "depth": span(rng, 0.34, 0.42),
        "height": span(rng, 0.43, 0.48),
        "leg": taste.leg if taste.leg != "bun" else "turned",
        "back": bool(taste.name in ("farmhouse", "scandinavian") and seat == "plank" and maybe(rng, 0.6)),
        "buttons": maybe(rng, 0.5),
        "arms": bool(seat == "pad" and taste.style.ornament > 0.6 and maybe(rng, 0.4)),
        "shelf": maybe(rng, 0.2),
    }


def build_bench(kit: Kit, p: Params) -> None:
    """Build a bench, with a spindled back where it has one."""
    frame, cloth, w, d = finish_of(kit, p["frame"]), finish_of(kit, p["cloth"]), p["length"], p["depth"]
    board = finish_of(kit, p["wood"]) if p["frame"].startswith("metal") else frame
    _bench_legs(kit, p, frame)
    _bench_seat(kit, p, frame, board, cloth)
    if p["shelf"]:
        kit.slats(5, (w - 0.12, 0.04, 0.015), (0, -d / 2 + 0.06, 0.16), (0, d / 2 - 0.06, 0.16), board)
    _bench_ends(kit, p, frame, cloth)


def _bench_legs(kit: Kit, p: Params, frame: Any) -> None:
    w, d, h = p["length"], p["depth"], p["height"]
    thick = {"hairpin": 0.05, "cabriole": 0.07, "turned": 0.055, "square": 0.045, "block": 0.045}.get(p["leg"], 0.042)
    for side in (-1, 1):
        for end in (-1, 1):
            x, y = side * (w / 2 - 0.07), end * (d / 2 - 0.04)
            kit.leg(p["leg"], (x, y, h - 0.03), (x, y, 0), thick, frame)
        kit.bar(
            (side * (w / 2 - 0.07), -d / 2 + 0.04, h - 0.06),
            (side * (w / 2 - 0.07), d / 2 - 0.04, h - 0.06),
            (0.025, 0.04),
            frame,
        )


def _bench_seat(kit: Kit, p: Params, frame: Any, board: Any, cloth: Any) -> None:
    w, d, h = p["length"], p["depth"], p["height"]
    if p["seat"] == "pad":
        kit.box((w - 0.02, d - 0.02, 0.05), (0, 0, h - 0.045), frame)
        kit.cushion(
            (w, d, 0.1),
            (0, 0, h + 0.02),
            cloth,
            plump=0.5,
            tufts=(max(4, round(w / 0.2)), 2) if p["buttons"] else (0, 0),
        )
    elif p["seat"] == "cord":
        kit.box((w, d, 0.03), (0, 0, h - 0.03), frame)
        kit.box((w - 0.1, d - 0.02, 0.034), (0, 0, h - 0.022), kit.mat.wicker(), bevel=0.01)
    else:
        kit.box((w, d, 0.035), (0, 0, h - 0.0175), board, bevel=0.006)


def _bench_ends(kit: Kit, p: Params, frame: Any, cloth: Any) -> None:
    """The rolled arms and the spindled back, where the bench has them."""
    w, d, h = p["length"], p["depth"], p["height"]
    for side in (-1, 1):
        if p["arms"]:
            kit.cylinder(0.07, d, (side * (w / 2 - 0.03), 0, h + 0.16), cloth, bevel=0.02, rotate=(np.pi / 2, 0, 0))
            kit.box((0.05, d - 0.04, 0.14), (side * (w / 2 - 0.03), 0, h + 0.07), cloth, bevel=0.015)
        if p["back"]:
            kit.rod(
                (side * (w / 2 - 0.04), d / 2 - 0.03, h), (side * (w / 2 - 0.02), d / 2 + 0.05, h + 0.42), 0.018, frame
            )
    if p["back"]:
        kit.bar((-w / 2, d / 2 + 0.05, h + 0.42), (w / 2, d / 2 + 0.05, h + 0.42), (0.03, 0.07), frame, bevel=0.01)
        for u in np.linspace(-1, 1, round(w / 0.1)):
            kit.rod((u * (w / 2 - 0.08), d / 2 - 0.03, h), (u * (w / 2 - 0.06), d / 2 + 0.05, h + 0.41), 0.008, frame)


def draw_pouf(rng: np.random.Generator, taste: Taste) -> Params:
    """Draw a pouf: a knitted ball, a cube, a drum with a pleated side, or a leather mushroom."""
    form = choose(
        rng,
        {
            "art_deco": {"pleats": 3, "drum": 1},
            "boho": {"moroccan": 3, "ball": 1, "cube": 1},
            "classic": {"drum": 2, "cube": 1},
        }.get(taste.name, {"ball": 2, "cube": 2, "drum": 1}),
    )
    cloth = (
        f"leather {choose(rng, {'tan': 2, 'cognac': 2, 'cream': 1, 'terracotta': 1})}"
        if form == "moroccan"
        else taste.cloth
    )
    return {
        "form": form,
        "cloth": cloth,
        "width": span(rng, 0.42, 0.6),
        "height": span(rng, 0.34, 0.44),
        "ribs": int(rng.integers(12, 21)),
        "feet": bool(form in ("drum", "cube") and maybe(rng, 0.5)),
        "legs": f"wood {taste.wood}",
        "band": bool(taste.name == "art_deco"),
        "tufts": [3, 3] if maybe(rng, 0.5) else [0, 0],
    }


def build_pouf(kit: Kit, p: Params) -> None:
    """Build a pouf."""
    cloth, w, h = finish_of(kit, p["cloth"]), p["width"], p["height"]
    low = 0.07 if p["feet"] else 0.0
    if p["feet"]:
        for angle in np.arange(4) * np.pi / 2 + np.pi / 4:
            kit.leg(
                "tapered",
                (np.cos(angle) * w * 0.38, np.sin(angle) * w * 0.38, low + 0.03),
                (np.cos(angle) * w * 0.42, np.sin(angle) * w * 0.42, 0),
                0.04,
                finish_of(kit, p["legs"]),
            )
    if p["form"] == "cube":
        kit.cushion(
            (w * 0.95, w * 0.95, h - low), (0, 0, low + (h - low) / 2), cloth, plump=0.35, tufts=tuple(p["tufts"])
        )
    elif p["form"] == "drum":
        r = w / 2
        kit.lathe(
            [
                (r - 0.02, low),
                (r, low + 0.02),
                (r, h - 0.1),
                (r - 0.006, h - 0.085),
                (r + 0.008, h - 0.07),
                (r + 0.004, h - 0.02),
                (r - 0.05, h),
                (0, h + 0.012),
            ],
            (0, 0, 0),
            cloth,
        )
    elif p["form"] == "pleats":
        r, n = w / 2, p["ribs"] + 10
        for angle in np.arange(n) * 2 * np.pi / n:
            kit.rod(
                (np.cos(angle) * r * 0.9, np.sin(angle) * r * 0.9, 0.04),
                (np.cos(angle) * r * 0.96, np.sin(angle) * r * 0.96, h - 0.06),
                r * 3.4 / n,
                cloth,
            )
        kit.lathe(
            [(r * 0.98, h - 0.08), (r * 1.07, h - 0.05), (r * 1.04, h - 0.015), (r * 0.8, h), (0, h + 0.012)],
            (0, 0, 0),
            cloth,
        )
        kit.cylinder(r, 0.05, (0, 0, 0.025), kit.mat.metal(p["metal"].split()[1]))
    else:
        _ribbed(kit, p, cloth)


def _ribbed(kit: Kit, p: Params, cloth: Any) -> None:
    """A ball of segments drawn in at top and bottom, like an orange; `moroccan` is flatter with a stitched star."""
    r, h, n = p["width"] / 2, p["height"] * (0.85 if p["form"] == "moroccan" else 1.0), p["ribs"]
    columns = n * 4
    rows = []
    for fall in np.linspace(-0.47, 0.47, 13) * np.pi:
        around = np.linspace(0, 2 * np.pi, columns + 1)
        groove = 1 - 0.09 * np.abs(np.cos(around * n / 2)) ** 6
        wide = r * np.cos(fall) ** 0.55 * groove
        rows.append(
            [
                (float(np.cos(a) * q), float(np.sin(a) * q), float(h / 2 + np.sin(fall) * h / 2))
                for a, q in zip(around, wide, strict=True)
            ]
        )
    kit.surface(rows, cloth, 0.004, smooth=False)
    kit.cylinder(r * 0.3, 0.012, (0, 0, h - 0.001), cloth, bevel=0.004)
