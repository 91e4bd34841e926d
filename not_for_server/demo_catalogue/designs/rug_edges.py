"""How a rug ends: bound, fringed, tasselled, or hung with pompoms."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from not_for_server.demo_catalogue.design import Design

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

Outline = list[tuple[float, float]]


def none(kit: Kit, design: Design, outline: Outline, thick: float) -> None:
    """Cut and overlocked: nothing to see."""


def comb(width: float, teeth: int, reach: float, share: float, rng: np.random.Generator) -> Outline:
    """Outline of a fringe `width` metres wide: a narrow hem with `teeth` strands of about `reach` metres."""
    pitch = width / teeth
    points: Outline = [(width / 2, 0.0), (-width / 2, 0.0)]
    for i in range(teeth):
        left = -width / 2 + i * pitch
        long, sway = reach * float(rng.uniform(0.85, 1.1)), float(rng.normal(0, 0.12)) * pitch
        points += [
            (left, -0.008),
            (left + sway, -long),
            (left + pitch * share + sway, -long),
            (left + pitch * share, -0.008),
        ]
    return points


def ends(kit: Kit, design: Design, reach: float, pitch: float, share: float, thick: float) -> None:
    """Make a comb of yarn at both short ends."""
    p, rng = design.params, np.random.default_rng(design.seed + 1)
    yarn = kit.mat.cotton("cream" if "cream" not in p["colours"][:1] else "beige")
    teeth = max(6, round(p["width"] / (pitch if kit.fine else pitch * 1.4)))
    for side in (-1, 1):
        shape = comb(p["width"] - 0.02, teeth, reach, share, rng)
        turn = (0.0, 0.0, 0.0 if side < 0 else np.pi)
        kit.panel(
            shape, thick, (0, side * p["length"] / 2, thick / 2 + 0.001), yarn, plane="xy", bevel=0.0005, rotate=turn
        )


def fringe(kit: Kit, design: Design, _outline: Outline, _thick: float) -> None:
    """Fine warp ends left long."""
    ends(kit, design, 0.085, 0.022, 0.62, 0.004)


def tassels(kit: Kit, design: Design, _outline: Outline, _thick: float) -> None:
    """Warp ends knotted into thick bunches."""
    ends(kit, design, 0.13, 0.062, 0.5, 0.012)


def pompoms(kit: Kit, design: Design, outline: Outline, _thick: float) -> None:
    """Balls of wool: along the rim of a round rug, along the short ends of a straight one."""
    p = design.params
    wool = [kit.mat.wool(colour) for colour in p["colours"][1:3]]
    if p["shape"] == "straight":
        count = round(p["width"] / 0.11)
        places = [
            (p["width"] * ((i + 0.5) / count - 0.5), side * (p["length"] / 2 + 0.02))
            for i in range(count)
            for side in (-1, 1)
        ]
    else:
        places = outline[::3]
    for i, (x, y) in enumerate(places):
        kit.sphere(0.028, (x, y, 0.024), wool[i % len(wool)])


def bound(kit: Kit, design: Design, outline: Outline, thick: float) -> None:
    """Make a narrow band sewn round the edge."""
    closed = [(x, y, thick * 0.6) for x, y in outline]
    kit.tube(
        closed,
        0.007,
        kit.mat.cotton(design.params["colours"][1 if len(design.params["colours"]) > 1 else 0]),
        closed=True,
        smooth=False,
    )


EDGES: dict[str, Callable[[Kit, Design, Outline, float], None]] = {
    "none": none, "fringe": fringe, "tassels": tassels, "pompoms": pompoms, "bound": bound,
}  # fmt: skip
