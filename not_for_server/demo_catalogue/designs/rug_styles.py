"""Which patterns, colours, yarns and edges each style family gives its rugs; pure tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Weights = Mapping[str, float]


@dataclass(frozen=True)
class RugStyle:
    """One family's rugs, as weighted names; `contrast` colours the motifs, `wear` is the span of fading (0..1)."""

    patterns: Weights
    grounds: Weights
    contrast: Weights
    yarns: Weights
    edges: Weights
    kinds: Weights
    wear: tuple[float, float] = (0.0, 0.0)


RUG_STYLES: dict[str, RugStyle] = {
    "scandinavian": RugStyle(
        patterns={
            "grid": 2,
            "stripes": 2,
            "berber": 1.5,
            "plain": 0.7,
            "border": 1,
            "checker": 0.6,
            "herringbone": 1,
            "zigzag": 0.6,
            "plaid": 0.5,
        },
        grounds={"white": 3, "light_grey": 3, "cream": 2, "grey": 1, "light_blue": 1.2, "blush": 0.6},
        contrast={"charcoal": 2, "grey": 2, "light_blue": 1.5, "sage": 1, "mustard": 1, "white": 1},
        yarns={"wool": 4, "cotton": 2},
        edges={"fringe": 2, "bound": 2},
        kinds={"rectangular": 4, "round": 1.5, "runner": 1.3, "shag": 1.5, "shaped": 0.4, "hide": 0.3},
    ),
    "mid_century": RugStyle(
        patterns={"arcs": 4, "shapes": 3, "bands": 1, "stripes": 0.5, "checker": 0.5},
        grounds={"cream": 3, "mustard": 2, "orange": 1.2, "olive": 1.5, "rust": 1, "teal": 1.2},
        contrast={
            "teal": 2,
            "orange": 2,
            "mustard": 2,
            "rust": 1.5,
            "charcoal": 1.5,
            "olive": 1,
            "cream": 1.5,
            "turquoise": 0.7,
        },
        yarns={"wool": 5},
        edges={"bound": 3},
        kinds={"rectangular": 4, "round": 2, "runner": 0.8, "shag": 1, "shaped": 1.2},
    ),
    "industrial": RugStyle(
        patterns={"tiles": 2, "brush": 2, "medallion": 1.5, "heriz": 1, "plain": 1, "border": 0.6},
        grounds={"charcoal": 3, "grey": 3, "black": 1.2, "brown": 1.5, "light_grey": 0.7},
        contrast={"grey": 2, "light_grey": 2, "black": 2, "brown": 1, "rust": 0.7, "tan": 1},
        yarns={"wool": 3, "cotton": 1},
        edges={"bound": 3, "fringe": 0.5},
        kinds={"rectangular": 4, "round": 0.6, "runner": 1, "hide": 2.2},
        wear=(0.4, 0.75),
    ),
    "farmhouse": RugStyle(
        patterns={"plaid": 3, "stripes": 2, "border": 1.5, "checker": 1, "bands": 1, "plain": 0.6},
        grounds={"cream": 3, "beige": 2, "white": 2, "light_blue": 1, "sage": 0.7},
        contrast={"navy": 2, "red": 1.5, "sage": 1.3, "light_blue": 1.5, "charcoal": 1, "beige": 1, "white": 1},
        yarns={"cotton": 3, "jute": 3, "wool": 1},
        edges={"bound": 2, "fringe": 1.5},
        kinds={"rectangular": 3, "round": 1.5, "runner": 1.5, "oval": 2.2},
    ),
    "art_deco": RugStyle(
        patterns={"fans": 3, "sunburst": 2.5, "deco_steps": 3, "zigzag": 0.8},
        grounds={"black": 2, "navy": 2, "emerald": 2, "cream": 1.5, "burgundy": 1.2, "teal": 1, "blush": 0.8},
        contrast={"mustard": 4, "cream": 2, "black": 2, "teal": 0.7, "blush": 0.7, "sand": 1},
        yarns={"silk": 3, "wool": 3},
        edges={"bound": 3},
        kinds={"rectangular": 4, "round": 2, "runner": 0.8, "shaped": 0.5},
    ),
    "japandi": RugStyle(
        patterns={"plain": 1.5, "lines": 3, "border": 1.2, "brush": 1, "herringbone": 1.2, "grid": 0.6},
        grounds={"beige": 3, "sand": 2.5, "cream": 3, "grey": 1, "charcoal": 1.2, "olive": 0.5},
        contrast={"sand": 1.5, "charcoal": 2.5, "brown": 1, "beige": 1, "black": 1},
        yarns={"wool": 3, "jute": 3},
        edges={"bound": 3},
        kinds={"rectangular": 4, "round": 2, "runner": 1, "shaped": 1.5, "oval": 0.5},
    ),
    "boho": RugStyle(
        patterns={"kilim": 3, "kilim_bands": 3, "berber": 1, "trellis": 1, "tribal": 1, "zigzag": 0.7},
        grounds={"terracotta": 2, "rust": 2, "cream": 2, "mustard": 1, "pink": 1.2, "turquoise": 0.6, "orange": 0.7},
        contrast={
            "turquoise": 1.5,
            "mustard": 2,
            "cream": 2,
            "purple": 1,
            "rust": 1.5,
            "charcoal": 1,
            "pink": 1.3,
            "teal": 0.7,
        },
        yarns={"wool": 3, "cotton": 2, "jute": 1},
        edges={"tassels": 3, "fringe": 2, "pompoms": 1},
        kinds={"rectangular": 3, "round": 2.2, "runner": 1.2, "shag": 0.6},
    ),
    "classic": RugStyle(
        patterns={"medallion": 4, "garden": 2, "heriz": 2, "boteh": 1.5, "tribal": 0.8},
        grounds={"burgundy": 3, "red": 2, "navy": 2.5, "green": 1.2, "cream": 1.5, "beige": 1},
        contrast={
            "navy": 2,
            "cream": 3,
            "mustard": 1.5,
            "beige": 2,
            "green": 1,
            "burgundy": 1.5,
            "light_blue": 0.8,
            "tan": 1,
        },
        yarns={"wool": 5, "silk": 1},
        edges={"fringe": 5, "bound": 0.7},
        kinds={"rectangular": 5, "round": 1, "runner": 1.6, "oval": 0.8},
        wear=(0.0, 0.15),
    ),
}

ROUND_PATTERNS: dict[str, Weights] = {
    "scandinavian": {"rings": 2, "border": 1, "plain": 1, "grid": 0.6, "petals": 0.4},
    "mid_century": {"rings": 3, "arcs": 2, "shapes": 2},
    "industrial": {"brush": 2, "rings": 1, "plain": 1},
    "farmhouse": {"rings": 4, "border": 1, "plaid": 1},
    "art_deco": {"sunburst": 3, "fans": 2, "rings": 1.5},
    "japandi": {"plain": 1, "lines": 2, "rings": 1, "border": 1},
    "boho": {"petals": 5, "rings": 1, "trellis": 0.5},
    "classic": {"medallion": 4, "garden": 2, "petals": 0.5},
}

HIDES: dict[str, tuple[str, str]] = {
    "cow": ("white", "brown"),
    "black": ("white", "black"),
    "tan": ("tan", "cream"),
    "grey": ("light_grey", "charcoal"),
}

LIGHTNESS: dict[str, int] = {
    "white": 4,
    "cream": 4,
    "beige": 3,
    "light_grey": 3,
    "sand": 3,
    "blush": 3,
    "light_blue": 3,
    "mustard": 3,
    "tan": 2,
    "pink": 3,
    "orange": 2,
    "turquoise": 2,
    "sage": 2,
    "grey": 2,
    "terracotta": 2,
    "rust": 1,
    "olive": 1,
    "red": 1,
    "teal": 1,
    "green": 1,
    "purple": 1,
    "brown": 1,
    "emerald": 0,
    "burgundy": 0,
    "navy": 0,
    "charcoal": 0,
    "black": 0,
}
