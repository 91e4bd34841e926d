"""Every form of storage by name, and those neither plain case nor open frame: arches, drums, trunks, baskets."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from not_for_server.demo_catalogue.design import Design
from not_for_server.demo_catalogue.designs.lamp_parts import pleats
from not_for_server.demo_catalogue.designs.storage_body import BASES, Case, case_of, cells, finish, fronts, walls
from not_for_server.demo_catalogue.designs.storage_fronts import Front
from not_for_server.demo_catalogue.designs.storage_handles import HANDLES
from not_for_server.demo_catalogue.designs.storage_open import a_frame, etagere, lean, rack, shelf_things, string

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit


def arch_outline(w: float, h: float, steps: int = 20) -> list[tuple[float, float]]:
    """Give a doorway: straight sides under a half circle, from the floor line up, anticlockwise."""
    r = w / 2
    bow = [(r * math.cos(math.pi * i / steps), h - r + r * math.sin(math.pi * i / steps)) for i in range(steps + 1)]
    return [(-r, 0.0), (r, 0.0), *bow]


def arch_shelf(kit: Kit, design: Design) -> None:
    """Make an arched frame with shelves."""
    p = design.params
    w, d, h, z0 = p["width"], p["depth"], p["height"], p["base_height"]
    body, wall = finish(kit, design, p["body"]), 0.035
    outer, inner = arch_outline(w, h - z0)[2:], arch_outline(w - 2 * wall, h - z0 - wall)[2:]
    ring = [(w / 2, 0.0), *outer, (-w / 2, 0.0), (-w / 2 + wall, 0.0), *reversed(inner), (w / 2 - wall, 0.0)]
    kit.panel(ring, d, (0, 0, z0), body, plane="xz", bevel=0.004)
    back = kit.mat.cane() if p["cane_back"] else body
    kit.panel(arch_outline(w - 0.02, h - z0 - 0.01), 0.01, (0, d / 2 - 0.01, z0), back, plane="xz", bevel=0.002)
    step, count, shelves = (h - z0 - 0.02) / p["shelves"], p["shelves"], []
    for i in range(count):
        z = z0 + 0.018 + step * i
        rise = max(0.0, z - (h - w / 2))
        half = math.sqrt(max((w / 2) ** 2 - rise**2, 0.0)) - wall * 0.6
        kit.box((2 * half, d - 0.02, 0.024), (0, 0, z), body, bevel=0.003)
        shelves.append((half * (0.95 if z + step < h - w / 2 else 0.6), 0.0, z + 0.012, step * 0.7))
    shelf_things(kit, design, shelves, d)
    BASES[p["base"]](kit, design, Case(w, d, z0, h))


def arch_cabinet(kit: Kit, design: Design) -> None:
    """Make an arched case with two doors that make the arch."""
    p, metal = design.params, kit.mat.metal(design.metal)
    w, d, h, z0 = p["width"], p["depth"], p["height"], p["base_height"]
    kit.panel(arch_outline(w, h - z0), d - 0.03, (0, 0.015, z0), finish(kit, design, p["body"]), plane="xz")
    r, y = w / 2 - 0.03, -d / 2 + 0.008
    for side in (-1, 1):
        bow = [
            (
                side * (0.003 + (r - 0.003) * math.sin(math.pi / 2 * i / 12)),
                h - z0 - 0.03 - r + r * math.cos(math.pi / 2 * i / 12),
            )
            for i in range(13)
        ]
        leaf = [(side * 0.003, 0.03), *bow, (side * r, 0.03)]
        kit.panel(leaf, 0.02, (0, y, z0), finish(kit, design, p["front"]), plane="xz", bevel=0.003)
        small = [(side * (0.05 + (abs(x) - 0.003) * 0.76), 0.09 + (z - 0.03) * 0.9) for x, z in leaf]
        field = kit.mat.cane() if p["door_front"] == "cane" else finish(kit, design, p["front"])
        kit.panel(small, 0.008, (0, y - 0.012, z0), field, plane="xz", bevel=0.003)
        f = Front(
            min(0, side * r), max(0, side * r), z0, h, y - 0.014, field, finish(kit, design, p["trim"]), metal, side < 0
        )
        HANDLES["bar" if p["handle"] in ("groove", "none", "half_moon", "bail") else p["handle"]](
            kit, f, (side * 0.03, z0 + 0.45 * (h - z0)), False
        )
    BASES[p["base"]](kit, design, Case(w, d, z0, h))


def pill_outline(w: float, d: float, steps: int = 14) -> list[tuple[float, float]]:
    """Give a rectangle with half circles at its ends, anticlockwise from the front right."""
    r, x = d / 2, w / 2 - d / 2
    right = [(x + r * math.cos(t), r * math.sin(t)) for t in [math.pi * (i / steps - 0.5) for i in range(steps + 1)]]
    return right + [(-u, -v) for u, v in right]


def pill(kit: Kit, design: Design) -> None:
    """Make a sideboard with round ends, fluted all round, under a slab of stone or wood."""
    p = design.params
    w, d, h, z0 = p["width"], p["depth"], p["height"], p["base_height"]
    body = finish(kit, design, p["body"])
    kit.panel(pill_outline(w - 0.02, d - 0.02), h - z0, (0, 0, (z0 + h) / 2), body, plane="xy", bevel=0.003)
    edge = np.array([*pill_outline(w, d, 24), pill_outline(w, d, 24)[0]])
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(edge, axis=0), axis=1))])
    flutes = round(along[-1] / 0.045)
    at = np.linspace(0, along[-1], flutes * 6 + 1)
    x, y = np.interp(at, along, edge[:, 0]), np.interp(at, along, edge[:, 1])
    swell = 1.0 - 0.012 / (d / 2) * (1 - np.abs(np.sin(np.pi * flutes * at / along[-1])))
    mid = np.clip(x, -(w - d) / 2, (w - d) / 2)
    skin = [
        [(float(m + (a - m) * s), float(b * s), z) for a, b, m, s in zip(x, y, mid, swell, strict=True)]
        for z in (z0, h)
    ]
    kit.surface(skin, body, thickness=0.006, smooth=False)
    kit.panel(pill_outline(w + 0.03, d + 0.03), 0.028, (0, 0, h + 0.014), finish(kit, design, p["top"]), plane="xy")
    kit.panel(
        pill_outline(w + 0.015, d + 0.015), 0.02, (0, 0, z0), kit.mat.metal(design.metal), plane="xy", bevel=0.003
    )
    BASES[p["base"]](kit, design, Case(w - d * 0.5, d * 0.8, z0, h))


def drum(kit: Kit, design: Design) -> None:
    """Make a round bedside cupboard, fluted or plain."""
    p = design.params
    r, h, z0 = p["width"] / 2, p["height"], p["base_height"]
    body = finish(kit, design, p["body"])
    kit.cylinder(r * 0.96, h - z0, (0, 0, (h + z0) / 2), body)
    kit.surface(
        pleats([(r * 0.98, 0.0), (r * 0.98, h - z0)], 36, 0.024, (0, 0, z0)), body, thickness=0.006, smooth=False
    )
    kit.cylinder(r * 1.04, 0.026, (0, 0, h + 0.013), finish(kit, design, p["top"]))
    kit.cylinder(r * 1.01, 0.03, (0, 0, z0 + 0.01), kit.mat.metal(design.metal) if design.style == "art_deco" else body)
    if p["base"] == "legs":
        BASES["legs"](kit, design, Case(r * 1.5, r * 1.5, z0, h))
    else:
        kit.cylinder(r * 0.85, z0 + 0.01, (0, 0, z0 / 2), body)


def box(kit: Kit, design: Design) -> None:
    """Make a blanket box: panelled front, a lid with an overhang."""
    p = design.params
    c = case_of(design)
    body = finish(kit, design, p["body"])
    walls(kit, c, body)
    from_front = [[i / p["panels"], (i + 1) / p["panels"], 0.0, 1.0, "door"] for i in range(p["panels"])]
    plain = Design(**{**design.to_dict(), "params": {**p, "cells": from_front, "handle": "none"}})
    fronts(kit, plain, c)
    kit.box((c.w + 0.04, c.d + 0.04, 0.03), (0, 0, c.z1 + 0.018), finish(kit, design, p["top"]), bevel=0.008)
    BASES[p["base"]](kit, design, c)


def trunk(kit: Kit, design: Design) -> None:
    """Make a travelling trunk: hide or lacquer, slats or straps, metal corners, a lock, sometimes a round lid."""
    p, metal = design.params, kit.mat.metal(design.metal)
    w, d, h = p["width"], p["depth"], p["height"]
    hide, strap = (
        kit.mat.leather(p["hide"]),
        finish(kit, design, "wood") if p["panels"] % 2 else kit.mat.leather("brown"),
    )
    body = h * 0.62
    kit.box((w, d, body), (0, 0, body / 2 + 0.02), hide, bevel=0.012)
    if p["round_lid"]:
        bow = [(d / 2 * math.cos(t), (h - body) * math.sin(t)) for t in [math.pi * i / 14 for i in range(15)]]
        kit.panel(bow, w, (0, 0, body + 0.026), hide, plane="yz", bevel=0.01)
    else:
        kit.box((w, d, h - body), (0, 0, body + 0.026 + (h - body) / 2), hide, bevel=0.012)
    for x in (-0.3 * w, 0.3 * w):
        kit.box((0.045, d + 0.016, body), (x, 0, body / 2 + 0.02), strap, bevel=0.004)
        kit.box((0.045, 0.012, 0.09), (x, -d / 2 - 0.012, body), metal, bevel=0.003)
    for x in (-w / 2, w / 2):
        for z in (0.05, body - 0.01):
            kit.box((0.06, d + 0.012, 0.06), (x * 0.97, 0, z), metal, bevel=0.01)
    kit.box((0.09, 0.014, 0.12), (0, -d / 2 - 0.004, body + 0.01), metal, bevel=0.004)


def basket(kit: Kit, design: Design) -> None:
    """Make a woven chest with a lid and rope handles."""
    p, weave = design.params, kit.mat.wicker()
    w, d, h = p["width"] * 0.85, p["depth"], p["height"] * 1.1
    kit.cushion((w, d, h * 0.84), (0, 0, h * 0.42), weave, plump=0.12)
    kit.cushion((w + 0.03, d + 0.03, h * 0.2), (0, 0, h * 0.92), weave, plump=0.2)
    for z in (0.04, h * 0.8):
        kit.box((w + 0.012, d + 0.012, 0.03), (0, 0, z), kit.mat.rattan(), bevel=0.014)
    for x in (-w / 2, w / 2):
        loop = [
            (x, -0.07, h * 0.62),
            (x * 1.07, -0.05, h * 0.55),
            (x * 1.09, 0, h * 0.53),
            (x * 1.07, 0.05, h * 0.55),
            (x, 0.07, h * 0.62),
        ]
        kit.tube(loop, 0.012, kit.mat.rattan())


FORMS: dict[str, Callable[[Kit, Design], None]] = {
    "cells": cells,
    "open": cells,
    "doors": cells,
    "offset": cells,
    "vitrine": cells,
    "hutch": cells,
    "etagere": etagere,
    "string": string,
    "pill": pill,
    "drum": drum,
    "lean": lean,
    "a_frame": a_frame,
    "rack": rack,
    "box": box,
    "trunk": trunk,
    "basket": basket,
}


def arch(kit: Kit, design: Design) -> None:
    """Make an arched piece: shelves for books, doors otherwise."""
    (arch_shelf if design.kind == "bookcase" else arch_cabinet)(kit, design)


FORMS["arch"] = arch
