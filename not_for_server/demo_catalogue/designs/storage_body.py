"""The case of a piece: its walls and shelves, the fronts in its cells, its top and what it stands on."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from not_for_server.demo_catalogue.design import Design
from not_for_server.demo_catalogue.designs.finishes import finish_of
from not_for_server.demo_catalogue.designs.storage_fronts import FRONTS, Front
from not_for_server.demo_catalogue.designs.storage_handles import put_handles
from not_for_server.demo_catalogue.designs.storage_things import Bay, fill

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

WALL = 0.022
GAP = 0.0035
SHOWING = ("open", "glass")


def finish(kit: Kit, design: Design, spec: str) -> Any:
    """Give the material for a spec of the tables: "wood" and "metal" are the piece's own, "same" its body's."""
    own = {"wood": f"wood {design.wood}", "metal": f"metal {design.metal}", "same": design.params["body"]}
    spec = own.get(spec, spec)
    return finish_of(kit, own.get(spec, spec))


@dataclass(frozen=True)
class Case:
    """The case's outside in metres: width, depth, and its underside and upper side above the floor."""

    w: float
    d: float
    z0: float
    z1: float

    def x(self, share: float) -> float:
        """Where this share of the inside's width lies."""
        return -self.w / 2 + WALL + (self.w - 2 * WALL) * share

    def z(self, share: float) -> float:
        """Where this share of the inside's height lies."""
        return self.z0 + WALL + (self.z1 - self.z0 - 2 * WALL) * share


def case_of(design: Design) -> Case:
    """Give the case of a design: what is left between its base and its top."""
    p = design.params
    return Case(p["width"], p["depth"], p["base_height"], p["height"])


def walls(kit: Kit, c: Case, material: Any, open_back: bool = False) -> None:
    """Two sides, bottom, top and a thin back."""
    tall, z = c.z1 - c.z0, (c.z0 + c.z1) / 2
    for side in (-1, 1):
        kit.box((WALL, c.d, tall), (side * (c.w - WALL) / 2, 0, z), material, bevel=0.004)
    for at in (c.z0 + WALL / 2, c.z1 - WALL / 2):
        kit.box((c.w - 2 * WALL, c.d - 0.002, WALL), (0, 0, at), material, bevel=0.002)
    if not open_back:
        kit.box((c.w - WALL, 0.008, tall - WALL), (0, c.d / 2 - 0.012, z), material, bevel=0.001)


def shelf_spans(cells: list[list[Any]]) -> dict[float, list[tuple[float, float]]]:
    """Give, for each height between cells, the spans (shares) along which an open cell shows a shelf; none overlap."""
    levels: dict[float, list[tuple[float, float]]] = {}
    for x0, x1, z0, z1, front in cells:
        for z in {z0, z1} - {0.0, 1.0}:
            if front in SHOWING:
                levels.setdefault(z, []).append((x0, x1))
    merged: dict[float, list[tuple[float, float]]] = {}
    for z, spans in levels.items():
        joined: list[tuple[float, float]] = []
        for x0, x1 in sorted(spans):
            if joined and x0 <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(joined[-1][1], x1))
            else:
                joined.append((x0, x1))
        merged[z] = joined
    return merged


def dividers(kit: Kit, c: Case, cells: list[list[Any]], material: Any) -> None:
    """Shelves and uprights between cells, where an open cell lets them be seen."""
    for z, spans in shelf_spans(cells).items():
        for x0, x1 in spans:
            kit.box(
                (c.x(x1) - c.x(x0) + 0.016, c.d - 0.02, 0.018),
                ((c.x(x0) + c.x(x1)) / 2, 0.004, c.z(z)),
                material,
                bevel=0.003,
            )
    uprights = {(x, z0, z1) for x0, x1, z0, z1, front in cells if front in SHOWING for x in {x0, x1} - {0.0, 1.0}}
    for x, z0, z1 in sorted(uprights):
        kit.box(
            (0.018, c.d - 0.022, c.z(z1) - c.z(z0) - 0.016),
            (c.x(x), 0.004, (c.z(z0) + c.z(z1)) / 2),
            material,
            bevel=0.003,
        )


def bay_of(c: Case, cell: list[Any]) -> Bay:
    """Give the room inside an open cell."""
    x0, x1, z0, z1, _ = cell
    return Bay(c.x(x0) + 0.012, c.x(x1) - 0.012, 0.0, c.d, c.z(z0) + 0.009, c.z(z1) - c.z(z0) - 0.02)


def glazed_bay(kit: Kit, c: Case, cell: list[Any], material: Any, rng: np.random.Generator) -> None:
    """Shelves with things on them behind a glazed door."""
    bay = bay_of(c, cell)
    count = max(1, round(bay.height / 0.34))
    for i in range(count):
        z = bay.z + bay.height * i / count
        if i:
            kit.box(
                (bay.x1 - bay.x0 + 0.02, c.d - 0.06, 0.014), ((bay.x0 + bay.x1) / 2, 0.01, z), material, bevel=0.002
            )
        fill(kit, Bay(bay.x0, bay.x1, 0.02, bay.depth, z + 0.007, bay.height / count - 0.02), rng)


def fronts(kit: Kit, design: Design, c: Case) -> None:
    """Fill every cell: a door, a drawer, or open room with things in it."""
    p, rng = design.params, np.random.default_rng(design.seed + 5)
    body, face = finish(kit, design, p["body"]), finish(kit, design, p["front"])
    trim, metal = finish(kit, design, p["trim"]), kit.mat.metal(design.metal)
    doors = [cell for cell in p["cells"] if cell[4] in ("door", "glass")]
    for cell in p["cells"]:
        x0, x1, z0, z1, kind = cell
        if kind == "open":
            fill(kit, bay_of(c, cell), rng)
            continue
        level = [other for other in doors if other[2] == z0]
        left = (level.index(cell) % 2 == 0 and len(level) > 1) if cell in level else x1 < 0.6
        f = Front(
            c.x(x0) + GAP,
            c.x(x1) - GAP,
            c.z(z0) + GAP,
            c.z(z1) - GAP,
            -c.d / 2 - 0.004,
            face,
            trim,
            metal,
            left,
            design.seed,
        )
        name = {"glass": "glass", "drawer": p["drawer_front"]}.get(kind, p["door_front"])
        if kind == "glass":
            glazed_bay(kit, c, cell, body, rng)
        FRONTS[name](kit, f)
        put_handles(kit, f, kind == "drawer", p["handle"])


def top(kit: Kit, design: Design, c: Case) -> None:
    """Make a slab over the case, wider by the overhang; crowned pieces get a cornice of three steps."""
    p = design.params
    if p["top"] != "same" or p["overhang"] > 0:
        thick, over = 0.026, max(p["overhang"], 0.004)
        material = finish(kit, design, p["top"])
        kit.box((c.w + 2 * over, c.d + over, thick), (0, -over / 2, c.z1 + thick / 2), material, bevel=0.006)
    if p["crown"]:
        material = finish(kit, design, p["body"])
        for i in range(3):
            wide = 0.018 * (i + 1)
            kit.box(
                (c.w + 2 * wide, c.d + wide, 0.024), (0, -wide / 2, c.z1 + 0.012 + 0.022 * i), material, bevel=0.008
            )


def corners(c: Case, inset: float) -> list[tuple[float, float]]:
    """Where four legs stand."""
    x, y = c.w / 2 - inset, c.d / 2 - inset
    return [(-x, -y), (x, -y), (x, y), (-x, y)]


def legs(kit: Kit, design: Design, c: Case) -> None:
    """Four legs of the design's kind."""
    p = design.params
    wooden = p["leg"] != "hairpin" and p["leg_material"] == "wood"
    material = (
        kit.mat.wood(design.wood)
        if wooden
        else finish(kit, design, "metal" if p["leg"] == "hairpin" else p["leg_material"])
    )
    for x, y in corners(c, 0.06):
        kit.leg(p["leg"], (x, y, c.z0), (x, y, 0.0), p["leg_thick"], material)


def plinth(kit: Kit, design: Design, c: Case) -> None:
    """Make a set-back block."""
    kit.box(
        (c.w - 0.06, c.d - 0.06, c.z0 + 0.004),
        (0, 0.01, c.z0 / 2),
        finish(kit, design, design.params["body"]),
        bevel=0.003,
    )


def bracket(kit: Kit, design: Design, c: Case) -> None:
    """Make a skirt with a cut-out arch between bracket feet, in front and at the sides."""
    material, z = finish(kit, design, design.params["body"]), c.z0 + 0.002
    for w, at, plane in (
        (c.w, (0.0, -c.d / 2 + 0.011, 0.0), "xz"),
        (c.d, (-c.w / 2 + 0.011, 0.0, 0.0), "yz"),
        (c.d, (c.w / 2 - 0.011, 0.0, 0.0), "yz"),
    ):
        foot = min(0.13, w * 0.24)
        half = [
            (-w / 2, z),
            (-w / 2, 0.0),
            (-w / 2 + foot * 0.7, 0.0),
            (-w / 2 + foot * 0.85, z * 0.35),
            (-w / 2 + foot * 1.25, z * 0.62),
        ]
        outline = half + [(-x, y) for x, y in reversed(half)]
        kit.panel(outline, 0.022, at, material, plane=plane, bevel=0.003)
    kit.box((0.08, 0.03, c.z0), (0, c.d / 2 - 0.03, c.z0 / 2), material, bevel=0.002)


def frame(kit: Kit, design: Design, c: Case) -> None:
    """Square metal tube: four legs and a rail round, under the case."""
    metal = kit.mat.metal(design.metal)
    for x, y in corners(c, 0.015):
        kit.box((0.028, 0.028, c.z0), (x, y, c.z0 / 2), metal, bevel=0.003)
    for y in (-c.d / 2 + 0.015, c.d / 2 - 0.015):
        kit.box((c.w, 0.028, 0.028), (0, y, c.z0 - 0.014), metal, bevel=0.003)
    for x in (-c.w / 2 + 0.015, c.w / 2 - 0.015):
        kit.box((0.028, c.d, 0.028), (x, 0, c.z0 - 0.014), metal, bevel=0.003)


def sled(kit: Kit, design: Design, c: Case) -> None:
    """Two flat loops, one near each end."""
    p = design.params
    material = kit.mat.metal(design.metal) if p["leg_material"] != "wood" else kit.mat.wood(design.wood)
    for x in (-c.w / 2 + 0.1, c.w / 2 - 0.1):
        for y in (-c.d / 2 + 0.04, c.d / 2 - 0.04):
            kit.box((0.03, 0.03, c.z0), (x, y, c.z0 / 2), material, bevel=0.003)
        kit.box((0.03, c.d - 0.08, 0.025), (x, 0, 0.0125), material, bevel=0.003)


def castors(kit: Kit, design: Design, c: Case) -> None:
    """Four small iron wheels in forks."""
    metal = kit.mat.metal(design.metal)
    r = c.z0 * 0.42
    for x, y in corners(c, 0.07):
        kit.cylinder(r, 0.028, (x, y, r), metal, rotate=(0, math.pi / 2, 0))
        kit.box((0.05, 0.04, c.z0 - r), (x, y, (c.z0 + r) / 2 + 0.002), metal, bevel=0.003)


BASES: dict[str, Callable[[Kit, Design, Case], None]] = {
    "legs": legs, "plinth": plinth, "bracket": bracket, "frame": frame, "sled": sled, "castors": castors,
}  # fmt: skip


def cells(kit: Kit, design: Design) -> None:
    """Make a whole piece made of cells: dresser, sideboard, wardrobe, bookcase and most others."""
    c, p = case_of(design), design.params
    walls(kit, c, finish(kit, design, p["body"]))
    dividers(kit, c, p["cells"], finish(kit, design, p["body"]))
    fronts(kit, design, c)
    top(kit, design, c)
    BASES[p["base"]](kit, design, c)
