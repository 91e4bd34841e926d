# ruff: noqa: E501 - weights read best as one row to a liking
"""Which bases, outlines, tops and materials each style likes in a table, and which of them a kind of table allows."""

from __future__ import annotations

from dataclasses import dataclass, field

from not_for_server.demo_catalogue.styles import Weights

SHELF_NONE: Weights = {"": 3, "board": 1}

KIND_BASES: dict[str, tuple[str, ...]] = {
    "dining_rect": ("legs", "sled", "slab_sides", "columns", "pipe", "hairpin", "crossed"),
    "dining_round": ("legs", "cross_plates", "columns", "drum", "turned_pedestal", "splayed_cross", "arcs", "hairpin", "tripod", "tulip", "cage"),
    "dining_oval": ("legs", "cross_plates", "columns", "slab_sides", "drum", "arcs", "tulip", "sled", "hairpin"),
    "coffee": (
        "legs", "tripod", "sled", "slab_sides", "cross_plates", "columns", "pipe", "hairpin", "drum", "cage", "waterfall",
        "lattice", "cart", "crossed", "splayed_cross", "hoops", "arcs", "folding",
    ),
    "side": (
        "legs", "tripod", "sled", "tulip", "cross_plates", "pipe", "hairpin", "drum", "cage", "waterfall", "lattice",
        "crank", "splayed_cross", "hoops", "turned_pedestal", "folding", "slab_sides",
    ),
    "console": ("legs", "sled", "slab_sides", "pipe", "hairpin", "waterfall", "crossed", "drawer_boxes", "trestle"),
    "desk": ("legs", "sled", "slab_sides", "pipe", "hairpin", "drawer_boxes", "trestle"),
    "pedestal": ("turned_pedestal", "tulip", "drum", "cross_plates", "columns", "crank", "cage", "arcs"),
    "trestle": ("trestle",),
    "nesting": ("legs", "tripod", "sled", "hairpin", "waterfall", "hoops", "splayed_cross", "drum", "pipe", "cage"),
}  # fmt: skip

KIND_SHAPES: dict[str, tuple[str, ...]] = {
    "dining_rect": ("rect", "rounded", "boat", "live_edge"),
    "dining_round": ("round",),
    "dining_oval": ("oval", "stadium", "organic"),
    "coffee": ("rect", "rounded", "round", "oval", "stadium", "boat", "organic", "live_edge", "octagon", "hexagon"),
    "side": ("rect", "rounded", "round", "organic", "hexagon", "octagon"),
    "console": ("rect", "rounded", "stadium", "live_edge"),
    "desk": ("rect", "rounded", "live_edge", "boat"),
    "pedestal": ("round", "oval", "stadium", "organic", "octagon"),
    "trestle": ("rect", "boat", "live_edge", "stadium", "rounded"),
    "nesting": ("rect", "rounded", "round", "organic"),
}

# Bases whose own form wants a certain outline.
ROUND_BASES: dict[str, tuple[str, ...]] = {
    "tripod": ("round", "organic", "octagon"),
    "tulip": ("round", "oval"),
    "turned_pedestal": ("round", "octagon", "hexagon"),
    "drum": ("round", "organic", "octagon"),
    "cage": ("round",),
    "hoops": ("round",),
    "arcs": ("round", "organic"),
    "crank": ("round",),
    "splayed_cross": ("round", "organic"),
    "cross_plates": ("round", "organic", "oval", "rounded"),
    "columns": ("round", "organic", "oval", "stadium", "rounded"),
    "cart": ("rect",),
    "crossed": ("rect",),
    "drawer_boxes": ("rect", "rounded"),
    "folding": ("rect", "rounded"),
    "sled": ("rect", "rounded", "live_edge", "stadium"),
    "pipe": ("rect", "live_edge"),
    "trestle": ("rect", "boat", "live_edge", "rounded"),
    "slab_sides": ("rect", "rounded", "live_edge"),
    "hairpin": ("rect", "rounded", "live_edge", "round", "organic"),
}


@dataclass(frozen=True)
class Taste:
    """One style's liking in tables; weights need not sum to one; thickness of the top in metres, fluted a chance in 0..1."""

    bases: Weights
    shapes: Weights
    tops: Weights
    top_finishes: Weights
    base_finishes: Weights
    metal_bases: Weights
    thickness: tuple[float, float]
    bodies: Weights = field(default_factory=lambda: {"cylinder": 1.0})
    columns: Weights = field(default_factory=lambda: {"plain": 1.0})
    feet: Weights = field(default_factory=lambda: {"plate": 1.0})
    ends: Weights = field(default_factory=lambda: {"a": 1.0})
    shelves: Weights = field(default_factory=lambda: SHELF_NONE)
    twists: tuple[float, ...] = (0.0,)
    fluted: float = 0.0


TASTES: dict[str, Taste] = {
    "scandinavian": Taste(
        bases={"legs": 4, "tripod": 2.5, "trestle": 1, "sled": 0.8, "splayed_cross": 1, "tulip": 0.8, "cross_plates": 0.7, "drawer_boxes": 0.8, "turned_pedestal": 0.8},
        shapes={"rect": 2, "rounded": 2, "round": 2.5, "oval": 1.5, "organic": 1.2, "stadium": 1},
        tops={"slab": 4, "tray": 0.7},
        top_finishes={"wood": 5, "paint white": 2, "marble white": 0.5},
        base_finishes={"wood": 5, "paint white": 1, "paint light_grey": 0.4},
        metal_bases={"paint white": 1, "metal": 1, "wood": 1.5},
        thickness=(0.018, 0.028),
        columns={"cone": 1, "plain": 1},
        feet={"cross": 1, "plate": 2},
    ),
    "mid_century": Taste(
        bases={"legs": 4, "tripod": 1.6, "tulip": 1.2, "hairpin": 1.1, "splayed_cross": 1, "cross_plates": 1, "drawer_boxes": 1.6, "trestle": 0.4, "cage": 0.5},
        shapes={"rect": 1.2, "rounded": 1.6, "round": 1.6, "oval": 1.6, "boat": 1.5, "organic": 1.6, "stadium": 1},
        tops={"slab": 4, "moulded": 0.4},
        top_finishes={"wood": 6, "glass": 1, "marble white": 0.4},
        base_finishes={"wood": 1},
        metal_bases={"metal": 2, "wood": 1.2, "paint white": 0.5},
        thickness=(0.02, 0.032),
        columns={"cone": 1, "plain": 1},
        feet={"cross": 2, "plate": 1},
        twists=(1.2, -1.2),
    ),
    "industrial": Taste(
        bases={"pipe": 2, "sled": 2, "hairpin": 1.6, "legs": 1, "trestle": 1.6, "cart": 1.6, "crank": 1.6, "drawer_boxes": 0.7, "cross_plates": 0.4},
        shapes={"rect": 5, "live_edge": 1.4, "round": 1.2},
        tops={"slab": 3, "plank": 3},
        top_finishes={"wood": 7, "metal": 0.8, "concrete": 1},
        base_finishes={"metal": 1},
        metal_bases={"metal": 1},
        thickness=(0.035, 0.06),
        columns={"plain": 1, "column": 1},
        feet={"plate": 1, "cross": 1.5},
        ends={"x": 1.5, "a": 1},
        shelves={"": 2, "board": 1.5},
    ),
    "farmhouse": Taste(
        bases={"legs": 4, "crossed": 2, "trestle": 1.5, "turned_pedestal": 2, "drawer_boxes": 0.7},
        shapes={"rect": 5, "round": 2, "rounded": 0.8, "oval": 0.8},
        tops={"plank": 4, "slab": 2, "moulded": 0.7},
        top_finishes={"wood": 5, "paint white": 0.7},
        base_finishes={"paint white": 2, "paint cream": 1.5, "paint sage": 0.8, "paint light_blue": 0.5, "wood": 2.5},
        metal_bases={"metal": 1},
        thickness=(0.03, 0.045),
        columns={"baluster": 2, "urn": 1},
        feet={"sabre": 1, "cross": 2},
        ends={"x": 2, "h": 1.5, "turned": 1},
        shelves={"": 1, "slats": 1.5, "board": 1},
    ),
    "art_deco": Taste(
        bases={"drum": 2.5, "turned_pedestal": 1, "columns": 1.5, "waterfall": 1.2, "hoops": 1.5, "arcs": 1.3, "legs": 1.1, "sled": 1, "drawer_boxes": 0.8, "tulip": 0.7, "trestle": 0.4, "cage": 0.6},
        shapes={"round": 3, "oval": 1.6, "stadium": 1.6, "rounded": 1.4, "octagon": 1, "rect": 0.7},
        tops={"slab": 2, "rimmed": 3, "moulded": 0.6},
        top_finishes={"marble white": 2, "marble black": 1.4, "marble emerald": 0.7, "wood": 2, "glass": 1, "paint black": 0.8},
        base_finishes={"wood": 3, "paint black": 1, "metal": 2, "paint emerald": 0.5, "paint navy": 0.5},
        metal_bases={"metal": 1},
        thickness=(0.022, 0.036),
        bodies={"cylinder": 2, "hourglass": 1, "stacked": 1, "cone": 1},
        columns={"column": 1, "plain": 1},
        feet={"plate": 1},
        ends={"h": 1},
        shelves={"": 2, "board": 1},
        twists=(0.0, 0.9),
        fluted=0.55,
    ),
    "japandi": Taste(
        bases={"slab_sides": 2, "legs": 2.5, "drum": 1.5, "columns": 1.6, "cross_plates": 1.2, "waterfall": 1.2, "trestle": 0.7, "arcs": 0.8, "tripod": 0.5},
        shapes={"rect": 2, "rounded": 2, "round": 2, "oval": 1.3, "organic": 1.8, "stadium": 1.5, "live_edge": 0.9},
        tops={"slab": 4, "tray": 0.4},
        top_finishes={"wood": 7, "stone": 0.9},
        base_finishes={"wood": 1},
        metal_bases={"wood": 1},
        thickness=(0.026, 0.045),
        bodies={"cylinder": 2, "cone": 1, "barrel": 1},
        ends={"h": 1},
        fluted=0.35,
    ),
    "boho": Taste(
        bases={"cage": 2.5, "drum": 2, "lattice": 1.8, "tripod": 1, "legs": 1.6, "hairpin": 0.8, "folding": 1.2, "trestle": 0.8, "turned_pedestal": 0.6, "slab_sides": 0.5},
        shapes={"round": 4, "organic": 1.4, "live_edge": 1.5, "rect": 1, "oval": 1, "octagon": 0.8, "hexagon": 0.8},
        tops={"slab": 3, "tray": 1.5},
        top_finishes={"wood": 5, "rattan": 0.8, "glass": 0.7, "wicker": 0.8},
        base_finishes={"wood": 4, "rattan": 1.5, "paint turquoise": 0.5, "paint white": 0.5, "wicker": 0.7},
        metal_bases={"metal": 1},
        thickness=(0.022, 0.036),
        bodies={"hourglass": 2, "stacked": 1.5, "barrel": 1.5, "cone": 0.7},
        columns={"baluster": 1, "urn": 1},
        feet={"plate": 1, "cross": 1},
        ends={"a": 1, "x": 1},
        shelves={"": 2, "slats": 1},
        twists=(0.0, 1.6),
        fluted=0.15,
    ),
    "classic": Taste(
        bases={"legs": 4, "turned_pedestal": 2.5, "trestle": 1, "drawer_boxes": 1.2, "tripod": 0.2},
        shapes={"rect": 2, "rounded": 1, "round": 2, "oval": 2, "octagon": 0.6},
        tops={"moulded": 4, "slab": 1},
        top_finishes={"wood": 8, "marble white": 0.7, "marble cream": 0.5},
        base_finishes={"wood": 9, "paint black": 0.4},
        metal_bases={"metal": 1},
        thickness=(0.026, 0.038),
        columns={"baluster": 1.5, "urn": 1.5, "column": 1},
        feet={"sabre": 4, "plate": 0.5},
        ends={"turned": 2, "h": 1},
        shelves={"": 4, "board": 0.5},
    ),
}  # fmt: skip
