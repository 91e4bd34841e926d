"""Office chairs: a wheeled star, a gas column, and a seat that says which office it is."""

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


def draw_office(rng: np.random.Generator, taste: Taste) -> Params:
    """Draw an office chair; old styles get a wooden star and buttons, new ones steel and bent wood."""
    old = taste.name in ("classic", "art_deco", "industrial")
    form = choose(rng, {"banker": 2, "executive": 3} if old else {"task": 2, "ply": 2, "executive": 1, "bucket": 2})
    hide = choose(rng, {"cognac": 2, "black": 2, "brown": 2, "green": 1, "burgundy": 1})
    return {
        "form": form,
        "cloth": f"leather {hide}" if old else taste.cloth,
        "wood": f"wood {taste.wood}",
        "star": f"wood {taste.wood}"
        if taste.name == "classic"
        else choose(rng, {f"metal {taste.metal}": 2, "metal chrome": 1, "metal black_steel": 1}),
        "width": span(rng, 0.48, 0.54),
        "seat": span(rng, 0.45, 0.5),
        "back": span(rng, 0.4, 0.68) if form == "executive" else span(rng, 0.34, 0.46),
        "arms": maybe(rng, 0.7),
        "tufts": [3, 4] if form == "executive" and maybe(rng, 0.6) else [0, 0],
        "plump": round(0.3 + 0.5 * taste.style.softness, 2),
    }


def _wheels(kit: Kit, p: Params) -> None:
    star, rubber = finish_of(kit, p["star"]), kit.mat.plastic("black")
    for angle in np.arange(5) * 2 * np.pi / 5 - np.pi / 2:
        x, y = np.cos(angle) * 0.3, np.sin(angle) * 0.3
        kit.rod((0, 0, 0.115), (x, y, 0.075), 0.026, star, 0.017)
        kit.rod((x, y, 0.08), (x, y, 0.05), 0.008, star)
        kit.cylinder(0.028, 0.034, (x, y, 0.028), rubber, bevel=0.006, rotate=(np.pi / 2, 0, angle + 0.7))
    kit.cylinder(0.04, 0.09, (0, 0, 0.12), star)
    kit.rod(
        (0, 0, 0.14), (0, 0, p["seat"] - 0.06), 0.022, kit.mat.metal("black_steel" if "black" in p["star"] else "steel")
    )
    kit.box((0.2, 0.24, 0.035), (0, 0.02, p["seat"] - 0.055), kit.mat.metal("black_steel"))


def build_office(kit: Kit, p: Params) -> None:
    """Build an office chair."""
    _wheels(kit, p)
    FORMS[p["form"]](kit, p, finish_of(kit, p["cloth"]))


def _armrests(kit: Kit, p: Params, pad: Any, stuff: Any) -> None:
    if not p["arms"]:
        return
    x, z = p["width"] / 2 + 0.045, p["seat"] + 0.2
    for side in (-1, 1):
        kit.tube(
            [(side * (x - 0.08), 0.02, p["seat"] - 0.03), (side * x, 0.02, p["seat"]), (side * x, 0.03, z - 0.02)],
            0.013,
            stuff,
        )
        kit.cushion((0.06, 0.26, 0.035), (side * x, 0.0, z), pad, plump=0.5)


def _task(kit: Kit, p: Params, cloth: Any) -> None:
    w, h = p["width"], p["seat"]
    kit.cushion((w, 0.48, 0.08), (0, -0.02, h), cloth, plump=0.5)
    kit.tube([(0, 0.12, h - 0.05), (0, 0.29, h - 0.02), (0, 0.3, h + 0.3)], 0.018, kit.mat.metal("black_steel"))
    rows = [
        [(u * w * wide / 2, y - 0.05 * u * u, h + z) for u in np.linspace(-1, 1, 5)]
        for z, y, wide in ((0.14, 0.25, 0.82), (0.3, 0.26, 0.96), (0.14 + p["back"], 0.31, 0.84))
    ]
    kit.surface(rows, cloth, 0.045)
    _armrests(kit, p, kit.mat.plastic("black"), kit.mat.metal("black_steel"))


def _ply(kit: Kit, p: Params, cloth: Any) -> None:
    wood, w, h = finish_of(kit, p["wood"]), p["width"], p["seat"]
    line = [
        (-0.25, -0.03, 0.9),
        (-0.2, 0.0, 1),
        (0.08, -0.015, 1),
        (0.2, 0.03, 0.94),
        (0.26, 0.16, 0.84),
        (0.29, 0.1 + p["back"], 0.92),
    ]
    kit.surface(
        [
            [
                (u * w * wide / 2, y - 0.03 * u * u * (y > 0.15), h + z + 0.02 * u * u * (y < 0.15))
                for u in np.linspace(-1, 1, 5)
            ]
            for y, z, wide in line
        ],
        wood,
        0.014,
    )
    kit.cushion((w - 0.07, 0.4, 0.045), (0, -0.04, h + 0.025), cloth, plump=0.5)
    kit.cushion(
        (w - 0.12, 0.04, p["back"] * 0.55),
        (0, 0.255, h + 0.13 + p["back"] * 0.45),
        cloth,
        plump=0.5,
        rotate=(-0.08, 0, 0),
    )
    _armrests(kit, p, wood, finish_of(kit, "metal chrome"))


def _executive(kit: Kit, p: Params, cloth: Any) -> None:
    w, h = p["width"] + 0.03, p["seat"]
    kit.cushion((w, 0.52, 0.13), (0, -0.02, h + 0.01), cloth, plump=p["plump"])
    rise = p["back"] + 0.1
    kit.cushion(
        (w, 0.12, rise),
        (0, 0.26, h + 0.02 + rise / 2),
        cloth,
        plump=p["plump"],
        rotate=(-0.14, 0, 0),
        tufts=tuple(p["tufts"]),
    )
    if p["arms"]:
        stuff = finish_of(kit, p["star"])
        for side in (-1, 1):
            x = side * (w / 2 + 0.03)
            kit.tube(
                [
                    (x, 0.24, h + 0.24),
                    (x, 0.0, h + 0.22),
                    (x, -0.18, h + 0.18),
                    (x, -0.17, h + 0.04),
                    (x * 0.9, 0.0, h - 0.03),
                ],
                0.016,
                stuff,
            )
            kit.cushion((0.055, 0.25, 0.04), (x, 0.03, h + 0.235), cloth, plump=0.6)


def _banker(kit: Kit, p: Params, cloth: Any) -> None:
    """A wooden bow of arms and back on turned sticks."""
    wood, h = finish_of(kit, p["wood"]), p["seat"]
    kit.cylinder(0.25, 0.035, (0, 0, h), wood, bevel=0.012)
    kit.cushion((0.42, 0.42, 0.06), (0, -0.01, h + 0.035), cloth, plump=0.6)
    turn = np.linspace(-0.16, 1.16, 11) * np.pi
    bow = [(np.cos(a) * 0.3, np.sin(a) * 0.27 + 0.01, h + 0.23 + 0.05 * max(np.sin(a), 0)) for a in turn]
    kit.tube(bow, 0.02, wood)
    for a in np.linspace(-0.05, 1.05, 10) * np.pi:
        kit.rod(
            (np.cos(a) * 0.22, np.sin(a) * 0.21, h),
            (np.cos(a) * 0.3, np.sin(a) * 0.27 + 0.01, h + 0.23 + 0.05 * max(np.sin(a), 0)),
            0.009,
            wood,
        )
    kit.surface(
        [
            [
                (np.cos(a) * 0.3, np.sin(a) * 0.27 + 0.015 + t * 0.03, h + 0.25 + t * 0.14 * np.sin(a))
                for a in np.linspace(0.25, 0.75, 5) * np.pi
            ]
            for t in (0, 0.5, 1)
        ],
        wood,
        0.025,
    )


def _bucket(kit: Kit, p: Params, cloth: Any) -> None:
    w, h = p["width"] / 2, p["seat"] - 0.01
    view = [
        (-0.24, 0.02, 0.9, 0.0),
        (-0.08, 0.0, 1.0, 0.08),
        (0.1, 0.0, 1.05, 0.17),
        (0.22, 0.1, 1.05, 0.16),
        (0.27, 0.24, 1.0, 0.06),
        (0.29, 0.1 + p["back"] * 0.8, 0.84, 0.0),
    ]
    kit.surface(
        [
            [(u * w * wide, y - 0.12 * u * u * (y > 0.2), h + z + up * abs(u) ** 2.4) for u in np.linspace(-1, 1, 7)]
            for y, z, wide, up in view
        ],
        cloth,
        0.05,
    )
    kit.cushion((0.4, 0.4, 0.06), (0, -0.03, h + 0.035), cloth, plump=0.6)


FORMS = {"task": _task, "ply": _ply, "executive": _executive, "banker": _banker, "bucket": _bucket}
