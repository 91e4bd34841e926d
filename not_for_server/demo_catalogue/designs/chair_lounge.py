"""Low chairs to lean back in: cushioned frames, slings, bent shells on a star."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from not_for_server.demo_catalogue.designs.chair_butterfly import butterfly
from not_for_server.demo_catalogue.designs.chair_shell import star_base
from not_for_server.demo_catalogue.designs.chair_taste import Taste
from not_for_server.demo_catalogue.designs.chance import maybe, span
from not_for_server.demo_catalogue.designs.finishes import finish_of
from not_for_server.demo_catalogue.styles import choose

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

Params = dict[str, Any]

STYLE_FORMS: dict[str, dict[str, float]] = {
    "scandinavian": {"frame": 3, "sling": 1.5, "shell": 1.5, "egg": 1},
    "mid_century": {"frame": 3, "shell": 3, "butterfly": 1.5, "egg": 1},
    "industrial": {"butterfly": 2.5, "sling": 3, "frame": 1},
    "farmhouse": {"frame": 1},
    "art_deco": {"chaise": 3, "egg": 1},
    "japandi": {"frame": 2.5, "sling": 2, "cube": 3},
    "boho": {"butterfly": 2, "sling": 2, "frame": 1},
    "classic": {"chaise": 1, "frame": 1},
}


def draw_lounge(rng: np.random.Generator, taste: Taste) -> Params:
    """Draw a lounge chair; its form is the style's."""
    form = choose(rng, STYLE_FORMS[taste.name])
    hide = {"cognac": 3, "black": 2, "brown": 2, "tan": 1.5}
    cloth = (
        f"leather {choose(rng, hide)}"
        if form in ("butterfly", "shell") or (form == "sling" and maybe(rng, 0.6))
        else taste.cloth
    )
    return {
        "form": form,
        "cloth": cloth,
        "wood": f"wood {taste.wood}",
        "width": span(rng, 0.56, 0.66),
        "depth": span(rng, 0.56, 0.64),
        "seat": span(rng, 0.32, 0.39),
        "back": span(rng, 0.5, 0.62),
        "lean": span(rng, 0.35, 0.55),
        "tip": span(rng, 0.1, 0.2),
        "arms": maybe(rng, 0.75),
        "thick": span(rng, 0.09, 0.13),
        "slats": int(rng.integers(4, 9)),
        "star": int(rng.integers(4, 6)),
        "ottoman": bool(form in ("shell", "cube", "frame") and maybe(rng, 0.3)),
        "head": maybe(rng, 0.4),
        "tufts": [3, 2] if maybe(rng, 0.35) else [0, 0],
        "steel": bool(taste.name == "industrial" or maybe(rng, 0.2)),
    }


def build_lounge(kit: Kit, p: Params) -> None:
    """Build a lounge chair."""
    FORMS[p["form"]](kit, p, finish_of(kit, p["cloth"]))


def _slope(p: Params) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give the side view of seat and back: front edge, the crease, top of the back (x = 0)."""
    d, tip, lean = p["depth"], p["tip"], p["lean"]
    crease = np.array([0.0, d * 0.42, p["seat"] - 0.05])
    front = crease + np.array([0.0, -np.cos(tip) * d, np.sin(tip) * d])
    top = crease + np.array([0.0, np.sin(lean) * p["back"], np.cos(lean) * p["back"]])
    return front, crease, top


def _frame(kit: Kit, p: Params, cloth: Any) -> None:
    """Two wooden side frames, a slatted back, loose cushions."""
    wood = finish_of(kit, p["wood"])
    front, crease, top = _slope(p)
    w, t = p["width"], p["thick"]
    seat_normal = np.array([0, np.sin(p["tip"]), np.cos(p["tip"])])
    back_normal = np.array([0, -np.cos(p["lean"]), np.sin(p["lean"])])
    arm = p["seat"] + 0.19
    for side in (-1, 1):
        x = side * (w / 2 + 0.02)
        kit.rod((x, front[1] + 0.08, arm - 0.02 if p["arms"] else front[2]), (x, front[1] + 0.0, 0), 0.021, wood, 0.014)
        kit.rod((x, crease[1] - 0.02, arm if p["arms"] else crease[2]), (x, crease[1] + 0.2, 0), 0.021, wood, 0.014)
        if p["arms"]:
            line = [
                (x, front[1] - 0.02, arm - 0.035),
                (x + side * 0.015, front[1] + 0.14, arm),
                (x, crease[1] * 0.4, arm + 0.012),
                (x, crease[1] + 0.08, arm - 0.005),
            ]
            kit.tube(line, [0.017, 0.026, 0.023, 0.015], wood)
        kit.bar((x, front[1], front[2] - 0.01), (x, crease[1] + 0.03, crease[2] - 0.025), (0.024, 0.045), wood)
        kit.bar(
            (side * (w / 2 - 0.03), *(crease[1:] + np.array((0.0, -0.02)))),
            (side * (w / 2 - 0.03), *top[1:]),
            (0.026, 0.03),
            wood,
        )
    for share in np.linspace(0.15, 0.97, p["slats"]):
        at = crease + (top - crease) * share
        kit.rod((-w / 2 + 0.03, at[1], at[2]), (w / 2 - 0.03, at[1], at[2]), 0.011, wood)
    for share in (0.04, 0.96):
        at = front + (crease - front) * share - (0, 0, 0.012)
        kit.bar((-w / 2 - 0.02, at[1], at[2]), (w / 2 + 0.02, at[1], at[2]), (0.03, 0.04), wood)
    seat = (front + crease) / 2 + seat_normal * (t / 2 + 0.005)
    kit.cushion((w - 0.02, p["depth"], t), seat, cloth, plump=0.5, rotate=(-p["tip"], 0, 0), tufts=(0, 0))
    back = (crease + top) / 2 + back_normal * (t / 2 + 0.012) + (0, 0, 0.05)
    kit.cushion(
        (w - 0.04, t, p["back"] - 0.02), back, cloth, plump=0.5, rotate=(-p["lean"], 0, 0), tufts=tuple(p["tufts"])
    )
    if p["ottoman"]:
        _ottoman(kit, p, cloth, wood, front[1] - 0.45)


def _ottoman(kit: Kit, p: Params, cloth: Any, stuff: Any, y: float) -> None:
    w, h = p["width"] * 0.9, p["seat"] - 0.02
    kit.cushion((w, 0.4, p["thick"]), (0, y, h), cloth, plump=0.5)
    for side in (-1, 1):
        for end in (-1, 1):
            kit.rod(
                (side * (w / 2 - 0.06), y + end * 0.14, h - 0.03),
                (side * (w / 2 - 0.04), y + end * 0.17, 0),
                0.018,
                stuff,
                0.012,
            )


def _sling(kit: Kit, p: Params, cloth: Any) -> None:
    """A hide hung between two side frames."""
    stuff = finish_of(kit, p["metal"] if p["steel"] else p["wood"])
    front, crease, top = _slope(p)
    w = p["width"] / 2
    sag = np.array([0.0, -0.01, -0.045])
    spine = [
        front + np.array((0, -0.03, 0.01)),
        (front * 0.55 + crease * 0.45) + sag,
        crease + np.array((0, 0.01, -0.02)),
        (crease * 0.5 + top * 0.5) + sag * (0, -3, 0.3),
        top + np.array((0, 0.02, 0.0)),
    ]
    kit.surface([[(u * (w - 0.01), q[1], q[2]) for u in (-1, 0, 1)] for q in spine], cloth, 0.012)
    size = (0.028, 0.04)
    for side in (-1, 1):
        x = side * (w + 0.006)
        kit.bar((x, front[1], front[2]), (x, crease[1] + 0.12, 0.0), size, stuff)
        kit.bar((x, top[1], top[2]), (x, front[1] + 0.1, 0.0), size, stuff)
        if p["arms"]:
            arm = p["seat"] + 0.17
            share = (arm - 0.0) / top[2]
            rear = np.array([x, front[1] + 0.1 + (top[1] - front[1] - 0.1) * share, arm])
            kit.bar(tuple(rear), (x, front[1] + 0.02, arm - 0.01), (0.05, 0.018), stuff)
            kit.bar((x, front[1] + 0.05, arm - 0.01), (x, front[1] + 0.02, front[2] - 0.01), (0.02, 0.02), stuff)
    for q in (front, top):
        kit.rod((-w, q[1], q[2]), (w, q[1], q[2]), 0.012, stuff)
    kit.rod((-w, front[1] + 0.1, 0.05), (w, front[1] + 0.1, 0.05), 0.011, stuff)
    kit.rod((-w, crease[1] + 0.1, 0.05), (w, crease[1] + 0.1, 0.05), 0.011, stuff)
    if p["head"]:
        kit.cylinder(
            0.06, 2 * w - 0.06, (0, top[1] - 0.05, top[2] - 0.02), cloth, bevel=0.025, rotate=(0, np.pi / 2, 0)
        )


def _shell(kit: Kit, p: Params, cloth: Any) -> None:
    """Bent shells of veneer with hide cushions, on a star."""
    wood, steel = finish_of(kit, p["wood"]), finish_of(kit, p["metal"])
    w, t, lean, tip = p["width"], 0.11, p["lean"], p["tip"]
    front, crease, top = _slope(p)
    for a, b, thin, turn in (
        (front, crease, 2, -tip),
        (crease, (crease + top * 1.0) / 2 + (0, 0, 0.02), 1, -lean),
        ((crease + top) / 2 + (0, 0.01, 0.03), top + np.array((0, 0.03, 0.06)), 1, -lean - 0.06),
    ):
        middle, length = (a + b) / 2, float(np.linalg.norm(b - a)) * 0.97
        normal = np.array([0, np.sin(tip), np.cos(tip)]) if thin == 2 else np.array([0, -np.cos(-turn), np.sin(-turn)])
        along = (b - a) / np.linalg.norm(b - a)
        rows = [
            [
                tuple(middle + along * (s * length / 2) + np.array([u * w / 2, 0, 0]) + normal * (0.1 * u * u - 0.035))
                for u in np.linspace(-1, 1, 7)
            ]
            for s in (-1, 0, 1)
        ]
        kit.surface(rows, wood, 0.014)
        size = (w - 0.08, length, t) if thin == 2 else (w - 0.08, t, length)
        kit.cushion(
            size,
            middle + normal * (t / 2 - 0.01),
            cloth,
            plump=0.7,
            rotate=(turn, 0, 0),
            tufts=(3, 2) if p["tufts"][0] else (0, 0),
        )
    if p["arms"]:
        for side in (-1, 1):
            kit.cushion((0.07, 0.34, 0.06), (side * (w / 2 + 0.01), -0.02, p["seat"] + 0.17), cloth, plump=0.7)
            kit.rod(
                (side * (w / 2 - 0.0), 0.06, p["seat"] + 0.15),
                (side * (w / 2 - 0.03), 0.06, p["seat"] - 0.0),
                0.012,
                steel,
            )
    star_base(kit, steel, p["star"], p["seat"] - 0.04)
    if p["ottoman"]:
        y = front[1] - 0.42
        kit.cushion((w * 0.9, 0.42, t), (0, y, p["seat"] + 0.02), cloth, plump=0.7)
        kit.cylinder(0.022, p["seat"] - 0.05, (0, y, (p["seat"] - 0.05) / 2), steel)
        for angle in np.arange(4) * np.pi / 2 + np.pi / 4:
            kit.rod((0, y, 0.07), (np.cos(angle) * 0.22, y + np.sin(angle) * 0.22, 0.012), 0.015, steel)


def _egg(kit: Kit, p: Params, cloth: Any) -> None:
    """A hood of one piece that wraps round the sitter, on a star."""
    high, wide = 1.06, 0.4
    rows = []
    for t in np.linspace(0, 1, 9):
        z = 0.3 + (high - 0.3) * t
        open_ = np.interp(t, [0, 0.3, 0.55, 0.8, 1.0], [2.6, 2.2, 1.75, 1.7, 1.2])
        r = np.interp(t, [0, 0.15, 0.4, 0.75, 0.92, 1.0], [0.2, 0.36, 0.42, 0.38, 0.28, 0.14])
        shift = 0.04 + 0.14 * t
        rows.append(
            [(np.sin(a) * r * wide / 0.4, shift + np.cos(a) * r * 0.85, z) for a in np.linspace(-open_, open_, 11)]
        )
    kit.surface(rows, cloth, 0.045)
    kit.cushion((0.56, 0.54, 0.13), (0, -0.03, 0.41), cloth, plump=0.8)
    kit.lathe([(0.0, 0.28), (0.2, 0.29), (0.3, 0.34), (0.33, 0.4)], (0, 0.0, 0), cloth)
    star_base(kit, finish_of(kit, p["metal"]), 4, 0.3)


def _cube(kit: Kit, p: Params, cloth: Any) -> None:
    """A low block of cushions on a timber deck."""
    wood = finish_of(kit, p["wood"])
    w, d = p["width"] + 0.14, 0.78
    kit.box((w, d, 0.06), (0, 0.02, 0.13), wood, bevel=0.01)
    for side in (-1, 1):
        kit.box((0.06, d - 0.1, 0.1), (side * (w / 2 - 0.12), 0.02, 0.05), wood)
    kit.cushion((w - 0.06, d - 0.08, 0.2), (0, -0.03, 0.255), cloth, plump=0.55)
    kit.cushion((w - 0.06, 0.2, 0.44), (0, 0.3, 0.53), cloth, plump=0.6, rotate=(-0.18, 0, 0))
    if p["arms"]:
        for side in (-1, 1):
            kit.box((0.05, 0.5, 0.03), (side * (w / 2 - 0.01), 0.06, 0.5), wood)
            kit.box((0.05, 0.05, 0.37), (side * (w / 2 - 0.01), -0.14, 0.315), wood)
            kit.box((0.05, 0.05, 0.37), (side * (w / 2 - 0.01), 0.28, 0.315), wood)


def _chaise(kit: Kit, p: Params, cloth: Any) -> None:
    """A wave of upholstery on short feet."""
    w = p["width"]
    line = [(-0.62, 0.36), (-0.4, 0.37), (-0.1, 0.31), (0.16, 0.27), (0.36, 0.5), (0.5, 0.86), (0.55, 0.94)]
    rows = [[(u * w / 2, y, z + 0.04 * u * u) for u in (-1, -0.5, 0, 0.5, 1)] for y, z in line]
    kit.surface(rows, cloth, 0.12)
    for y, z in (line[0], line[-1]):
        kit.cylinder(0.075, w, (0, y, z), cloth, bevel=0.03, rotate=(0, np.pi / 2, 0))
    stuff = finish_of(kit, p["metal"])
    for side in (-1, 1):
        kit.tube(
            [
                (side * (w / 2 - 0.04), -0.5, 0.3),
                (side * (w / 2 - 0.04), -0.42, 0.012),
                (side * (w / 2 - 0.04), 0.36, 0.012),
                (side * (w / 2 - 0.04), 0.34, 0.42),
            ],
            0.013,
            stuff,
            smooth=False,
        )


FORMS = {
    "frame": _frame,
    "sling": _sling,
    "butterfly": butterfly,
    "shell": _shell,
    "egg": _egg,
    "cube": _cube,
    "chaise": _chaise,
}
