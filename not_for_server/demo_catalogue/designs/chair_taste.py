"""What each style likes in a chair: its kinds, and the finishes of frame and cloth. Pure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from not_for_server.demo_catalogue.styles import Style, choose

STYLE_KINDS: dict[str, dict[str, float]] = {
    "scandinavian": {
        "dining": 5, "armchair": 2.5, "lounge": 2.5, "shell": 3, "rocking": 1.5, "bar_stool": 1.5, "stool": 1.5,
        "bench": 1, "office": 1.2, "tub": 1, "wingback": 0.8, "pouf": 1, "folding": 0.7,
    },
    "mid_century": {
        "dining": 4, "armchair": 2.5, "lounge": 4, "shell": 3, "rocking": 1, "bar_stool": 1.5, "cantilever": 1,
        "tub": 1.5, "office": 1.5, "slipper": 1.2, "wire": 1, "bench": 1, "pouf": 0.8, "wingback": 0.7,
    },
    "industrial": {
        "cafe": 3, "dining": 2.5, "bar_stool": 3, "stool": 2, "lounge": 2, "armchair": 1.5, "office": 2,
        "bench": 1.5, "folding": 1.5, "wire": 1.5, "cantilever": 1.5, "tub": 0.8,
    },
    "farmhouse": {
        "dining": 7, "rocking": 2.5, "bench": 2.5, "stool": 1.5, "bar_stool": 2, "armchair": 1.5, "wingback": 1.2,
        "slipper": 1, "folding": 1, "cafe": 1, "pouf": 0.7,
    },
    "art_deco": {
        "tub": 5, "dining": 3, "armchair": 2.5, "slipper": 2, "wingback": 1, "lounge": 1.5, "bar_stool": 2,
        "stool": 1.2, "bench": 1.5, "pouf": 1.5, "cantilever": 1, "office": 0.8,
    },
    "japandi": {
        "dining": 5, "lounge": 3, "armchair": 2, "stool": 2, "bench": 2, "bar_stool": 1.5, "tub": 1.5, "pouf": 1,
        "rocking": 1, "slipper": 1.2, "folding": 0.6,
    },
    "boho": {
        "peacock": 3, "papasan": 2.5, "rattan": 4, "pouf": 2.5, "dining": 2, "rocking": 1.5, "bar_stool": 1.2,
        "stool": 1.2, "lounge": 1.5, "slipper": 1.2, "bench": 1, "armchair": 1.2,
    },
    "classic": {
        "wingback": 3, "dining": 5, "armchair": 3.5, "slipper": 1.5, "stool": 1.2, "bench": 1.5, "rocking": 1,
        "office": 1.5, "tub": 1.5, "bar_stool": 1, "pouf": 0.8,
    },
}  # fmt: skip

# The share of wooden frames that are painted, and in which colours.
PAINTED: dict[str, tuple[float, dict[str, float]]] = {
    "scandinavian": (0.3, {"white": 3, "black": 2, "light_grey": 1, "sage": 1, "yellow": 0.7, "light_blue": 1}),
    "farmhouse": (0.4, {"white": 4, "cream": 2, "sage": 1.5, "light_blue": 1, "black": 1, "red": 0.6}),
    "art_deco": (0.2, {"black": 3, "cream": 1}),
    "boho": (0.2, {"turquoise": 1, "white": 1, "mustard": 0.7, "pink": 0.7}),
    "classic": (0.12, {"cream": 2, "white": 1}),
}


@dataclass(frozen=True)
class Taste:
    """One drawn set of finishes (as specs for `finishes.finish_of`), with the style they belong to."""

    style: Style
    wood: str
    metal: str
    frame: str
    cloth: str
    leg: str

    @property
    def name(self) -> str:
        """The style's name."""
        return self.style.name


def taste_of(rng: np.random.Generator, style: Style) -> Taste:
    """Draw wood, metal, cloth and leg for one chair."""
    wood, metal = choose(rng, style.woods), choose(rng, style.metals)
    share, colours = PAINTED.get(style.name, (0.0, {"white": 1}))
    painted, colour = rng.random() < share, choose(rng, colours)
    fabric, dye = choose(rng, style.fabrics), choose(rng, style.colours)
    if fabric == "leather":
        dye = choose(rng, {"cognac": 3, "brown": 3, "black": 3, "tan": 2, "burgundy": 1, "green": 0.5})
    if fabric == "boucle":
        dye = choose(rng, {"cream": 3, "white": 3, "beige": 2, "sand": 1, "light_grey": 1, "terracotta": 0.5})
    frame = f"paint {colour}" if painted else f"wood {wood}"
    return Taste(style, wood, metal, frame, f"{fabric} {dye}", choose(rng, style.leg_kinds))
