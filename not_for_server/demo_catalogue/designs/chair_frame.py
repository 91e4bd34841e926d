"""Chairs with a joined frame: dining chairs with all manner of backs, carvers and rocking chairs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from not_for_server.demo_catalogue.designs.chair_backs import BACKS, Back
from not_for_server.demo_catalogue.designs.chair_taste import Taste
from not_for_server.demo_catalogue.designs.chance import maybe, span
from not_for_server.demo_catalogue.designs.finishes import finish_of
from not_for_server.demo_catalogue.styles import choose

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

Params = dict[str, Any]

STYLE_BACKS: dict[str, dict[str, float]] = {
    "scandinavian": {"spindle": 4, "wishbone": 2.5, "ply": 2, "rail": 2, "slat": 1, "padded": 1.5},
    "mid_century": {"rail": 4, "ply": 3, "padded": 2.5, "wishbone": 1.5, "cane": 1.5, "spindle": 0.7},
    "industrial": {"ply": 3, "padded": 3, "ladder": 2, "bars": 2},
    "farmhouse": {"cross": 4, "ladder": 3.5, "spindle": 3, "slat": 2.5, "hoop": 3},
    "art_deco": {"fan": 4, "padded": 2, "channel": 3, "oval": 1},
    "japandi": {"rail": 3, "slat": 2.5, "ladder": 1.5, "cane": 2, "wishbone": 1.5, "padded": 1.5, "ply": 1},
    "boho": {"cane": 4, "spindle": 2, "hoop": 2, "oval": 1, "rail": 1},
    "classic": {"splat": 4, "oval": 3, "padded": 2.5, "ladder": 1.5, "cane": 1, "buttoned": 2},
}
STYLE_SEATS: dict[str, dict[str, float]] = {
    "scandinavian": {"wood": 3, "pad": 3, "cord": 2},
    "mid_century": {"pad": 5, "wood": 1.5, "cord": 1, "cane": 1},
    "industrial": {"wood": 4, "pad": 3},
    "farmhouse": {"wood": 4, "cord": 3, "pad": 1.5},
    "art_deco": {"pad": 1},
    "japandi": {"wood": 2.5, "cord": 3, "pad": 2.5},
    "boho": {"cane": 3, "cord": 2, "pad": 2.5, "wood": 1},
    "classic": {"pad": 6, "cane": 1},
}
SOFT_BACKS = ("padded", "channel", "fan", "oval", "buttoned")


def draw_dining(rng: np.random.Generator, taste: Taste) -> Params:
    """Draw a dining chair; soft backs have soft seats, hoops have wooden ones."""
    back = choose(rng, STYLE_BACKS[taste.name])
    seat = choose(rng, STYLE_SEATS[taste.name])
    if back in SOFT_BACKS:
        seat = "pad"
    if back == "hoop":
        seat = "wood"
    steel = taste.name == "industrial" and maybe(rng, 0.6)
    frame = f"metal {taste.metal}" if steel else taste.frame
    soft = seat == "pad" and (back in SOFT_BACKS or maybe(rng, 0.4))
    params = _numbers(rng, taste) | {
        "back": back,
        "seat": seat,
        "frame": frame,
        "steel": steel,
        "wood": f"wood {taste.wood}",
    }
    return params | {
        "arms": bool(back not in ("hoop", "fan") and maybe(rng, 0.22)),
        "main": taste.cloth if soft else frame,
    }


def _numbers(rng: np.random.Generator, taste: Taste) -> Params:
    """Draw the measures of a frame."""
    straight = taste.name in ("industrial", "japandi")
    return {
        "width": span(rng, 0.42, 0.5),
        "depth": span(rng, 0.41, 0.48),
        "height": span(rng, 0.43, 0.47),
        "rise": span(rng, 0.34, 0.52) if taste.name != "classic" else span(rng, 0.42, 0.6),
        "rake": span(rng, 0.03, 0.07) if straight else span(rng, 0.05, 0.12),
        "bow": span(rng, 0.0, 0.02) if straight else span(rng, 0.01, 0.05),
        "flare": span(rng, -0.08, 0.1),
        "taper": span(rng, 0.84, 1.0),
        "thick": span(rng, 0.028, 0.042),
        "leg": taste.leg,
        "round": bool(taste.leg in ("round", "tapered", "splayed")),
        "splay": span(rng, 0.02, 0.06) if taste.leg in ("splayed", "tapered") else 0.0,
        "stretcher": choose(rng, {"none": 3, "h": 1.5, "box": 1.5})
        if taste.leg not in ("cabriole", "sabre", "hairpin")
        else "none",
        "apron": bool(taste.leg not in ("splayed", "hairpin") or maybe(rng, 0.4)),
        "bars": int(rng.integers(3, 8)),
        "piping": maybe(rng, 0.3),
    }


def draw_rocking(rng: np.random.Generator, taste: Taste) -> Params:
    """Draw a rocking chair: a high-backed frame with arms on curved runners."""
    params = draw_dining(rng, taste)
    back = {"art_deco": "padded", "classic": "ladder", "boho": "cane"}.get(taste.name, params["back"])
    back = choose(rng, {"spindle": 3, "slat": 2, back: 2}) if back in ("hoop", "rail", "ply", "wishbone") else back
    wide = {
        "width": span(rng, 0.48, 0.56),
        "rise": span(rng, 0.6, 0.75),
        "rake": span(rng, 0.16, 0.24),
        "height": span(rng, 0.38, 0.42),
    }
    return (
        params | wide | {"back": back, "arms": True, "stretcher": "none", "leg": "round", "splay": 0.0, "thick": 0.034}
    )


@dataclass(frozen=True)
class Plan:
    """Where the corners of the frame are; metres."""

    width: float
    depth: float
    height: float
    taper: float
    splay: float

    def corner(self, side: int, end: int) -> tuple[float, float]:
        """Give the (x, y) of a leg's top; side -1 left, 1 right; end -1 front, 1 back."""
        half = self.width / 2 - 0.022
        return side * half * (self.taper if end > 0 else 1.0), end * (self.depth / 2 - 0.022)


def _legs(kit: Kit, p: Params, plan: Plan, frame: Any, drop: float = 0.0) -> None:
    """Front legs in the style's shape, back legs plain and raked."""
    for side in (-1, 1):
        x, y = plan.corner(side, -1)
        front = p["leg"] if p["leg"] not in ("bun", "block") else "square"
        foot = (x + side * plan.splay, y - plan.splay * 0.8, drop)
        kit.leg(
            front,
            (x, y, plan.height - 0.01),
            foot if front != "hairpin" else (x, y, drop),
            p["thick"] * (1.5 if front == "cabriole" else 1.1),
            frame,
        )
        x, y = plan.corner(side, 1)
        back = {
            "round": "round",
            "tapered": "tapered",
            "splayed": "tapered",
            "turned": "round",
            "hairpin": "hairpin",
        }.get(front, "square")
        foot = (x + side * plan.splay * 0.7, y + (0.07 if back != "hairpin" else 0.0), drop)
        kit.leg(back, (x, y, plan.height), foot, p["thick"], frame)


def _stretchers(kit: Kit, p: Params, plan: Plan, frame: Any) -> None:
    """Rails between the legs, a hand above the floor."""
    low, radius = 0.17, 0.009
    lean = 1 - low / plan.height
    corners = {}
    for side in (-1, 1):
        for end in (-1, 1):
            x, y = plan.corner(side, end)
            out = 0.07 if end > 0 else -plan.splay * 0.8
            corners[side, end] = (x + side * plan.splay * lean * (1 if end < 0 else 0.7), y + out * lean, low)
    for side in (-1, 1):
        kit.rod(corners[side, -1], corners[side, 1], radius, frame)
    if p["stretcher"] == "h":
        middle = [tuple((np.array(corners[side, -1]) + corners[side, 1]) / 2) for side in (-1, 1)]
        kit.rod(middle[0], middle[1], radius, frame)
    else:
        for end in (-1, 1):
            kit.rod(corners[-1, end], corners[1, end], radius, frame)


def _outline(plan: Plan, grow: float = 0.0) -> list[tuple[float, float]]:
    """Give the seat seen from above: wider in front, corners cut round."""
    w, d, r = plan.width / 2 + grow, plan.depth / 2 + grow, 0.035
    b = w * plan.taper
    corners = [(-w, -d), (w, -d), (b, d), (-b, d)]
    turn = np.linspace(0, np.pi / 2, 5)
    starts = (np.pi, 1.5 * np.pi, 0.0, 0.5 * np.pi)
    points = []
    for (x, y), start in zip(corners, starts, strict=True):
        middle = (x - np.sign(x) * r, y - np.sign(y) * r)
        points += [(middle[0] + r * np.cos(start + a), middle[1] + r * np.sin(start + a)) for a in turn]
    return points


def _seat(kit: Kit, p: Params, plan: Plan, frame: Any, cloth: Any) -> None:
    outline, h = _outline(plan), plan.height
    board = finish_of(kit, p["wood"]) if p["steel"] else frame
    if p["apron"] or p["seat"] in ("pad", "cane"):
        kit.panel(_outline(plan, -0.012), 0.05, (0, 0, h - 0.035), frame, plane="xy")
    if p["seat"] == "pad":
        piping = cloth if p["piping"] else None
        kit.cushion(
            (plan.width * (1 + plan.taper) / 2 + 0.015, plan.depth, 0.075),
            (0, 0, h + 0.02),
            cloth,
            plump=0.45,
            piping=piping,
        )
        return
    stuff = {"wood": board, "cord": kit.mat.linen("sand"), "cane": kit.mat.wicker()}[p["seat"]]
    kit.panel(outline, 0.026, (0, 0, h), stuff if p["seat"] != "cane" else frame, plane="xy", bevel=0.008)
    if p["seat"] == "cane":
        kit.panel(_outline(plan, -0.05), 0.012, (0, 0, h + 0.01), stuff, plane="xy", bevel=0.004)


def _arms(kit: Kit, p: Params, plan: Plan, back: Back, frame: Any) -> None:
    """An arm from the back post to a post on the front corner."""
    lift = 0.2
    for side in (-1, 1):
        x, y = plan.corner(side, -1)
        front = (x * 1.06, y + 0.06, plan.height + lift)
        rear = back.at(side, lift / back.rise)
        if p["round"]:
            middle = ((front[0] + rear[0]) / 2 + side * 0.03, (front[1] + rear[1]) / 2, plan.height + lift + 0.015)
            kit.tube([rear, middle, front, (front[0], front[1] - 0.03, front[2] - 0.004)], 0.014, frame)
            kit.rod((x, y + 0.05, plan.height), (front[0], front[1] + 0.005, front[2]), 0.012, frame)
        else:
            kit.bar(rear, (front[0], front[1] - 0.02, front[2]), (0.04, 0.022), frame)
            kit.bar((x, y + 0.05, plan.height), (front[0], front[1] + 0.005, front[2]), (0.028, 0.028), frame)


def _body(kit: Kit, p: Params, plan: Plan, seats: Callable[..., None]) -> Back:
    frame, cloth = finish_of(kit, p["frame"]), finish_of(kit, p["cloth"])
    seats(kit, p, plan, frame, cloth)
    post = plan.corner(1, 1)
    back = Back(
        2 * post[0], post[1], plan.height, p["rise"], p["rake"], p["bow"], p["flare"], p["thick"], p["bars"], p["round"]
    )
    BACKS[p["back"]](kit, back, frame, cloth)
    if p["arms"]:
        _arms(kit, p, plan, back, frame)
    return back


def build_dining(kit: Kit, p: Params) -> None:
    """Build a dining chair."""
    plan = Plan(p["width"], p["depth"], p["height"], p["taper"], p["splay"])
    frame = finish_of(kit, p["frame"])
    _legs(kit, p, plan, frame)
    if p["stretcher"] != "none":
        _stretchers(kit, p, plan, frame)
    _body(kit, p, plan, _seat)


def build_rocking(kit: Kit, p: Params) -> None:
    """Build a rocking chair on two bent runners."""
    plan = Plan(p["width"], p["depth"] + 0.05, p["height"], p["taper"], 0.0)
    frame = finish_of(kit, p["frame"])
    _body(kit, p, plan, _seat)
    bend = 1.15
    for side in (-1, 1):
        x, y = plan.corner(side, -1)
        line = [(x, v, bend - float(np.sqrt(bend**2 - (v - 0.04) ** 2)) + 0.014) for v in np.linspace(-0.36, 0.52, 9)]
        kit.tube(line, 0.014, frame)
        for end in (-1, 1):
            top = plan.corner(side, end)
            foot = y if end < 0 else top[1] + 0.05
            rise = bend - float(np.sqrt(bend**2 - (foot - 0.04) ** 2)) + 0.02
            kit.rod((top[0], top[1], plan.height - 0.01), (x, foot, rise), 0.016, frame)
    front, rear = (
        (plan.corner(1, -1)[0], plan.corner(1, -1)[1], 0.2),
        (plan.corner(1, 1)[0], plan.corner(1, 1)[1] + 0.03, 0.2),
    )
    for x, y, z in (front, rear):
        kit.rod((-x, y, z), (x, y, z), 0.01, frame)
