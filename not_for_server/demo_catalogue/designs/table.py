"""Tables: what is eaten at, written at, put beside a couch or along a wall; drawn here, built from tops and bases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from not_for_server.demo_catalogue.design import Design, Sampled
from not_for_server.demo_catalogue.designs.chance import maybe, one_of, span
from not_for_server.demo_catalogue.designs.finishes import finish_of, said
from not_for_server.demo_catalogue.designs.table_frame import Frame
from not_for_server.demo_catalogue.designs.table_legs import LEG_BASES
from not_for_server.demo_catalogue.designs.table_pedestals import PEDESTAL_BASES
from not_for_server.demo_catalogue.designs.table_props import add_prop
from not_for_server.demo_catalogue.designs.table_taste import KIND_BASES, KIND_SHAPES, ROUND_BASES, TASTES, Taste
from not_for_server.demo_catalogue.designs.table_tops import TOPS
from not_for_server.demo_catalogue.designs.table_trestles import TRESTLE_BASES
from not_for_server.demo_catalogue.styles import Style, choose

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

KINDS: dict[str, float] = {
    "dining_rect": 2.2,
    "dining_round": 1.6,
    "dining_oval": 1.2,
    "coffee": 4,
    "side": 3,
    "console": 2,
    "desk": 2,
    "pedestal": 2,
    "trestle": 1.2,
    "nesting": 1,
}
BASES = {**LEG_BASES, **PEDESTAL_BASES, **TRESTLE_BASES}
ROUND_SHAPES = ("round", "oval", "organic", "hexagon", "octagon")

# kind -> (length low, high), (width low, high), (height of the top's underside low, high), metres
SIZES: dict[str, tuple[tuple[float, float], tuple[float, float], tuple[float, float]]] = {
    "dining_rect": ((1.5, 2.3), (0.85, 1.02), (0.69, 0.73)),
    "dining_round": ((1.0, 1.4), (1.0, 1.4), (0.69, 0.73)),
    "dining_oval": ((1.6, 2.2), (0.95, 1.1), (0.69, 0.73)),
    "coffee": ((0.9, 1.35), (0.5, 0.72), (0.29, 0.42)),
    "side": ((0.42, 0.58), (0.4, 0.5), (0.44, 0.62)),
    "console": ((1.0, 1.6), (0.3, 0.42), (0.74, 0.84)),
    "desk": ((1.1, 1.6), (0.56, 0.72), (0.69, 0.73)),
    "pedestal": ((0.9, 1.4), (0.9, 1.1), (0.69, 0.73)),
    "trestle": ((1.6, 2.3), (0.82, 0.98), (0.68, 0.72)),
    "nesting": ((0.5, 0.7), (0.4, 0.55), (0.46, 0.54)),
}


def sample(rng: np.random.Generator, style: Style, kind: str | None = None) -> Sampled:
    """Draw one table of the style; pure, so it runs where there is no Blender."""
    kind = kind or choose(rng, KINDS)
    taste = TASTES[style.name]
    base = draw_base(rng, taste, kind)
    shape = draw_shape(rng, taste, kind, base)
    wood, metal = choose(rng, style.woods), choose(rng, style.metals)
    params = {
        "base": base,
        "shape": shape,
        **measures(rng, kind, shape, base),
        **draw_base_numbers(rng, style, taste, kind, base),
    }
    params |= draw_finishes(rng, style, taste, base, (wood, metal))
    params |= draw_top(rng, taste, params)
    params["prop"] = choose(rng, {"none": 8, "vase": 1, "books": 1}) if kind != "nesting" else "none"
    material, colour = said(params["top_finish"])
    return Sampled(kind, material, colour, wood, metal, params)


def draw_base(rng: np.random.Generator, taste: Taste, kind: str) -> str:
    """Draw a base that both the style likes and the kind allows; the kind alone decides when they share none."""
    allowed = KIND_BASES[kind]
    liked = {base: weight for base, weight in taste.bases.items() if base in allowed}
    return choose(rng, liked or dict.fromkeys(allowed, 1.0))


def draw_shape(rng: np.random.Generator, taste: Taste, kind: str, base: str) -> str:
    """Draw the outline of the top: what the kind and the base can carry."""
    if base == "waterfall":
        return "rect"
    if base == "lattice":
        return choose(rng, {"hexagon": 1, "octagon": 1})
    fitting = ROUND_BASES.get(base, KIND_SHAPES[kind])
    fitting = tuple(shape for shape in fitting if shape in KIND_SHAPES[kind]) or KIND_SHAPES[kind]
    liked = {shape: weight for shape, weight in taste.shapes.items() if shape in fitting}
    return choose(rng, liked or dict.fromkeys(fitting, 1.0))


def measures(rng: np.random.Generator, kind: str, shape: str, base: str) -> dict[str, Any]:
    """Draw length, width and height; round things get one diameter."""
    lengths, widths, heights = SIZES[kind]
    length, width, height = span(rng, *lengths), span(rng, *widths), span(rng, *heights)
    if shape in ("round", "hexagon", "octagon"):
        length = width = {"coffee": 1.3, "pedestal": 1.05}.get(kind, 1.0) * max(width, 0.55 * length)
    if kind == "pedestal" and shape in ("oval", "stadium", "organic"):
        length = 1.5 * width
    return {"length": round(length, 3), "width": round(width, 3), "height": height}


def draw_base_numbers(rng: np.random.Generator, style: Style, taste: Taste, kind: str, base: str) -> dict[str, Any]:
    """Draw every number that some base reads; each base takes what it needs."""
    tall = kind not in ("coffee", "side", "nesting")
    apron_chance = 0.85 if style.name in ("farmhouse", "classic") else 0.35
    with_drawers = kind in ("console", "desk") or (kind in ("coffee", "side") and maybe(rng, 0.3))
    apron = (
        span(rng, 0.08, 0.13)
        if with_drawers
        or (
            kind in ("console", "desk", "dining_rect", "dining_round", "dining_oval", "trestle")
            and maybe(rng, apron_chance)
        )
        else 0.0
    )
    leg_kind = choose(rng, {name: weight for name, weight in style.leg_kinds.items() if name not in ("hairpin", "bun")})
    leg_kind = "tapered" if leg_kind == "block" and not tall else leg_kind
    thin = {"block": 1.5, "turned": 1.35, "cabriole": 1.2, "square": 1.1}.get(leg_kind, 1.0)
    return {
        "leg_kind": leg_kind,
        "leg_thickness": round(thin * (span(rng, 0.045, 0.062) if tall else span(rng, 0.028, 0.036)), 3),
        "splay": span(rng, 0.05, 0.11)
        if leg_kind == "splayed" or (leg_kind in ("tapered", "round") and maybe(rng, 0.3))
        else 0.0,
        "apron": apron,
        "drawers": one_of(rng, (1, 2, 3) if kind in ("desk", "console") else (1, 2)) if with_drawers else 0,
        "pull": choose(rng, {"knob": 1, "bar": 1}),
        "shelf": choose(rng, taste.shelves) if kind in ("coffee", "side", "console") else "",
        "stretcher": tall and style.name in ("farmhouse", "industrial", "classic") and maybe(rng, 0.3),
        "tripod_top": choose_share(rng, (0.25, 0.85)),
        "sled_lean": choose_share(rng, (0.0, 0.0, 0.09)),
        "column": choose(rng, taste.columns),
        "column_radius": span(rng, 0.065, 0.1) if tall else span(rng, 0.05, 0.075),
        "foot": choose(rng, taste.feet),
        "feet": one_of(rng, (3, 4)),
        "tulip_foot": span(rng, 0.24, 0.32),
        "body": choose(rng, taste.bodies),
        "drum_share": span(rng, 0.4, 0.6) if tall else span(rng, 0.55, 0.95),
        "flutes": one_of(rng, (24, 32, 40)) if maybe(rng, taste.fluted) else 0,
        "bands": maybe(rng, style.ornament * 0.7),
        "plate": choose(rng, {"straight": 1, "waist": 1, "wedge": 1}),
        "cage_rods": one_of(rng, (14, 18, 22)),
        "cage_twist": choose_share(rng, taste.twists),
        "cage_bow": choose_share(rng, (-0.3, 0.15)) if style.name == "boho" else -0.05,
        "cage_radius": 0.011 if style.name == "boho" else 0.006,
        "end": choose(rng, taste.ends),
        "cross_ends": maybe(rng, 0.7) or kind != "console",
        "side": choose(rng, {"straight": 2, "wedge": 1, "arch": 1}),
        "side_inset": span(rng, 0.03, 0.22) if kind != "side" else 0.05,
        "bend": choose_share(rng, (0.02, 0.1, 0.16)) if kind != "side" else 0.06,
        "lift": span(rng, 0.08, 0.2),
        "boxes": one_of(rng, (1, 2)),
        "tiers": one_of(rng, (3, 4)),
        "foot_kind": "bun" if style.name == "classic" else leg_kind if leg_kind != "cabriole" else "turned",
        "metal_feet": style.name in ("art_deco", "industrial"),
        "phase": span(rng, 0.0, 6.28),
    }


def choose_share(rng: np.random.Generator, values: tuple[float, ...]) -> float:
    """Draw one of the numbers, all equally likely."""
    return float(values[int(rng.integers(len(values)))])


def draw_finishes(
    rng: np.random.Generator, style: Style, taste: Taste, base: str, names: tuple[str, str]
) -> dict[str, Any]:
    """Draw what top and base are made of, and the accent (pulls, bands, ferrules)."""
    wood, metal = names
    written = {"wood": f"wood {wood}", "metal": f"metal {metal}"}

    def spec(drawn: str) -> str:
        return written.get(drawn, drawn)

    base_finish = spec(choose(rng, taste.metal_bases if base in METAL_BASES else taste.base_finishes))
    top = spec(choose(rng, taste.top_finishes))
    if base == "lattice" or (base == "waterfall" and top == "glass"):
        top = base_finish if base == "lattice" else written["wood"]
    if base == "cage" and style.name == "boho":
        base_finish = "rattan"
    if base == "drawer_boxes" and top == "glass":
        top = base_finish
    if base_finish == written["wood"] and top.startswith("wood"):
        top = base_finish
    return {"top_finish": top, "base_finish": base_finish, "accent_finish": f"metal {metal}"}


METAL_BASES = ("hairpin", "sled", "pipe", "crank", "cart", "hoops", "cage", "splayed_cross", "tulip")


def draw_top(rng: np.random.Generator, taste: Taste, params: dict[str, Any]) -> dict[str, Any]:
    """Draw how the top is made: a slab, planks, a rimmed plate, a tray, a moulded edge."""
    finish, shape = params["top_finish"], params["shape"]
    tops = {name: weight for name, weight in taste.tops.items() if name != "plank" or shape == "rect"}
    if not finish.startswith(("wood", "paint")):
        tops = {name: weight for name, weight in tops.items() if name not in ("plank", "moulded")}
    if finish == "glass" or params["base"] in ("pipe", "cart", "crank") or params["apron"] > 0:
        tops = {name: weight for name, weight in tops.items() if name not in ("tray", "rimmed")}
    thickness = span(rng, *taste.thickness)
    if finish == "glass":
        thickness = 0.012
    return {
        "top": choose(rng, tops or {"slab": 1.0}),
        "thickness": thickness if params["length"] > 0.7 else round(max(0.7 * thickness, 0.012), 3),
        "boards": max(3, round(params["width"] / 0.15)),
        "breadboard": params["length"] > 1.4 and maybe(rng, 0.5),
    }


def build(design: Design, kit: Kit) -> None:
    """Build the table, or the two or three tables of a nest, standing on z = 0."""
    params = design.params
    frame = Frame(
        length=params["length"],
        width=params["width"],
        height=params["height"],
        x=0.0,
        y=0.0,
        round=params["shape"] in ROUND_SHAPES,
        top=finish_of(kit, params["top_finish"]),
        base=finish_of(kit, params["base_finish"]),
        accent=finish_of(kit, params["accent_finish"]),
    )
    build_one(kit, frame, params)
    if design.kind == "nesting":
        build_one(kit, frame.shifted(0.42 * frame.length, -0.4 * frame.width, 0.8, 0.09), params)
    add_prop(kit, frame, design)


def build_one(kit: Kit, frame: Frame, params: dict[str, Any]) -> None:
    """Build base first, then the top, unless base and top are one bend."""
    BASES[params["base"]](kit, frame, params)
    if params["base"] != "waterfall":
        TOPS[params["top"]](kit, frame, params)
