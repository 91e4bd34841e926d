"""Rugs: an outline, a pattern in up to four colours, a weave, and how the edge is finished."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from not_for_server.demo_catalogue.design import Design, Sampled
from not_for_server.demo_catalogue.designs.chance import maybe, span
from not_for_server.demo_catalogue.designs.rug_edges import EDGES
from not_for_server.demo_catalogue.designs.rug_styles import HIDES, LIGHTNESS, ROUND_PATTERNS, RUG_STYLES
from not_for_server.demo_catalogue.rug_cloth import rug_finish, rug_numbers
from not_for_server.demo_catalogue.styles import Style, choose

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

KINDS: dict[str, float] = {
    "rectangular": 5.0,
    "round": 2.0,
    "runner": 1.4,
    "oval": 0.8,
    "shag": 1.0,
    "shaped": 0.8,
    "hide": 0.7,
}

Outline = list[tuple[float, float]]
FRAMED = ("border", "deco_steps", "medallion", "heriz", "garden", "boteh", "tribal", "kilim")
LEVEL_PATTERNS = ("plain", "border", "lines", "berber", "grid", "herringbone", "trellis", "brush")


def draw_colours(rng: np.random.Generator, style: Style, ground: str, close: bool) -> list[str]:
    """Draw the ground and three motif colours; the first motif stands out from the ground, or stays near it."""
    family = RUG_STYLES[style.name]
    near = {name: weight for name, weight in family.contrast.items() if name != ground}
    apart = 1 if close else 2
    strong = {
        name: weight for name, weight in near.items() if abs(LIGHTNESS[name] - LIGHTNESS[ground]) >= apart
    } or near
    colours = [ground, choose(rng, strong)]
    while len(colours) < 4:
        left = {name: weight for name, weight in near.items() if name not in colours}
        colours.append(choose(rng, left or family.contrast))
    return colours


def draw_size(rng: np.random.Generator, kind: str) -> tuple[float, float]:
    """Draw width and length in metres."""
    if kind in ("round",):
        side = span(rng, 1.2, 2.4)
        return side, side
    width, longer = {
        "runner": ((0.6, 0.85), (2.6, 3.6)), "oval": ((1.0, 1.7), (1.4, 1.65)), "hide": ((1.5, 1.8), (1.15, 1.3)),
        "shaped": ((1.4, 2.0), (1.0, 1.45)),
    }.get(kind, ((1.3, 2.1), (1.35, 1.6)))  # fmt: skip
    across = span(rng, *width)
    return across, round(across * float(rng.uniform(*longer)), 3)


def draw_weave(rng: np.random.Generator, kind: str, yarn: str, pattern: str) -> tuple[str, float]:
    """Draw how the rug is made and how deep its pile is (0 flat weave, 1 shag)."""
    if kind in ("shag", "hide"):
        return kind, 1.0 if kind == "shag" else 0.1
    if yarn == "jute" or (pattern == "rings" and maybe(rng, 0.6)):
        return "braided", 0.15
    if pattern.startswith("kilim") or yarn == "cotton" or maybe(rng, 0.25):
        return "flat", 0.1
    return "knotted", span(rng, 0.2, 0.45)


def draw_pattern(rng: np.random.Generator, style: Style, kind: str) -> str:
    """Draw the pattern among those that suit the outline."""
    if kind == "hide":
        return "hide"
    if kind in ("round", "oval"):
        return choose(rng, ROUND_PATTERNS[style.name])
    patterns = RUG_STYLES[style.name].patterns
    if kind == "shaped":
        return choose(rng, {name: weight for name, weight in {**patterns, "lines": 1.0}.items() if name not in FRAMED})
    if kind == "shag":
        patterns = {name: weight for name, weight in patterns.items() if name in LEVEL_PATTERNS}
        return choose(rng, {**patterns, "plain": 3.0, "berber": 1.5})
    return choose(rng, patterns)


def sample(rng: np.random.Generator, style: Style, kind: str | None = None) -> Sampled:
    """Draw a rug of this style; `kind` is drawn too unless it is given."""
    family = RUG_STYLES[style.name]
    kind = kind or choose(rng, family.kinds)
    wood, metal = choose(rng, style.woods), choose(rng, style.metals)
    pattern, yarn = draw_pattern(rng, style, kind), choose(rng, family.yarns)
    colours = draw_colours(rng, style, choose(rng, family.grounds), style.name == "japandi")
    if kind == "hide":
        yarn, colours = "leather", list(HIDES[choose(rng, dict.fromkeys(HIDES, 1.0))])
    if yarn == "jute":
        colours[0] = choose(rng, {"sand": 3.0, "beige": 2.0, "tan": 1.0})
        colours[1:] = [colour if colour != colours[0] else "cream" for colour in colours[1:]]
    weave, pile = draw_weave(rng, kind, yarn, pattern)
    width, length = draw_size(rng, kind)
    straight = kind in ("rectangular", "runner", "shag")
    scale = span(rng, 0.22, 0.5)
    params: dict[str, Any] = {
        "shape": kind if not straight else "straight",
        "width": width,
        "length": length,
        "pattern": pattern,
        "colours": colours,
        "scale": min(scale, round(width * 0.42, 3)),
        "weave": weave,
        "pile": pile,
        "worn": span(rng, *family.wear) if kind != "hide" else 0.0,
        "edge": choose(rng, family.edges)
        if straight and kind != "shag"
        else ("pompoms" if style.name == "boho" and maybe(rng, 0.3) else "none"),
        "phase": span(rng, 0.0, 6.28),
        "draw": int(rng.integers(1_000_000)),
    }
    return Sampled(kind=kind, material=yarn, colour=leading_colour(params), wood=wood, metal=metal, params=params)


def leading_colour(params: dict[str, Any]) -> str:
    """Say the colour one would name the rug by: the ground, unless another covers half as much again."""
    numbers = rug_numbers(params, 40)
    shares = np.bincount(numbers.ravel(), minlength=len(params["colours"]))
    most = int(np.argmax(shares))
    return str(params["colours"][most if shares[most] > 1.5 * shares[0] else 0])


def ellipse(width: float, length: float, _phase: float) -> Outline:
    """Give a circle or an oval."""
    return [
        (width / 2 * math.cos(t), length / 2 * math.sin(t)) for t in np.linspace(0, 2 * math.pi, 72, endpoint=False)
    ]


def pebble(width: float, length: float, phase: float) -> Outline:
    """Give a soft irregular form: an ellipse pushed about by two slow waves."""
    points: Outline = []
    for t in np.linspace(0, 2 * math.pi, 80, endpoint=False):
        reach = 0.88 + 0.10 * math.cos(2 * t + phase) + 0.07 * math.cos(3 * t + 2.3 * phase)
        points.append((width / 2 * reach * math.cos(t), length / 2 * reach * math.sin(t)))
    return points


HIDE_HALF: Outline = [
    (0.0, -0.92), (0.14, -0.96), (0.2, -0.84), (0.38, -0.74), (0.62, -0.92), (0.8, -0.94), (0.84, -0.8), (0.74, -0.62),
    (0.7, -0.36), (0.76, -0.05), (0.76, 0.22), (0.72, 0.42), (0.82, 0.58), (0.98, 0.66), (0.98, 0.82), (0.8, 0.86),
    (0.56, 0.74), (0.32, 0.8),
    (0.2, 0.9), (0.14, 1.0), (0.0, 1.0),
]  # fmt: skip


def hide_outline(width: float, length: float, phase: float) -> Outline:
    """Give a cow's hide laid flat, legs and neck at its corners; no two halves quite agree."""
    half = np.array(HIDE_HALF)
    both = np.concatenate([half, half[-2:0:-1] * (-1, 1)])
    both *= 1 + 0.035 * np.sin(np.arange(len(both)) * 2.1 + phase)[:, None]
    closed = np.concatenate([both[-1:], both, both[:2]])
    points: Outline = []
    for i in range(1, len(closed) - 2):
        for t in (0.0, 0.25, 0.5, 0.75):
            a, b, c, d = closed[i - 1 : i + 3]
            at = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
            points.append((float(at[0]) * width / 2, float(at[1]) * length / 2))
    return points


def straight(width: float, length: float, _phase: float) -> Outline:
    """Four straight sides, corners barely rounded."""
    x, y, r = width / 2, length / 2, 0.02
    return [(-x + r, -y), (x - r, -y), (x, -y + r), (x, y - r), (x - r, y), (-x + r, y), (-x, y - r), (-x, -y + r)]


OUTLINES = {"straight": straight, "round": ellipse, "oval": ellipse, "shaped": pebble, "hide": hide_outline}


def shaggy(kit: Kit, design: Design, material: Any) -> None:
    """Long pile as a rough surface with a ragged rim."""
    p, rng = design.params, np.random.default_rng(design.seed)
    rows, cols = (110, 76) if kit.fine else (40, 28)
    v, u = np.mgrid[-1 : 1 : rows * 1j, -1 : 1 : cols * 1j]
    heights = 0.028 + 0.02 * rng.random((rows, cols))
    rim = np.maximum(np.abs(u), np.abs(v)) > 0.999
    x = u * p["width"] / 2 + rng.normal(0, 0.006, u.shape)
    y = v * p["length"] / 2 + rng.normal(0, 0.006, u.shape)
    kit.surface(
        np.stack([x, y, np.where(rim, 0.004, heights)], axis=-1).tolist(), material, thickness=0.004, smooth=False
    )


def build(design: Design, kit: Kit) -> None:
    """Lay the rug on the floor and finish its edges."""
    p = design.params
    material = rug_finish(kit, p)
    if p["weave"] == "shag":
        shaggy(kit, design, material)
        return
    thick = 0.008 + 0.02 * p["pile"]
    outline = OUTLINES[p["shape"]](p["width"], p["length"], p["phase"])
    kit.panel(outline, thick, (0, 0, thick / 2), material, plane="xy", bevel=0.004)
    EDGES[p["edge"]](kit, design, outline, thick)
