"""The eight style families: what each is made of, stands on and is shown in front of.

A family shares these across all categories, so that "a bed that goes with this chair" means something
one can see.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

Weights = Mapping[str, float]


@dataclass(frozen=True)
class Room:
    """The room a style is photographed in: wall colours (palette names), floors (wood finishes, or stone kinds)."""

    walls: Weights
    floors: Weights
    skirting: str = "white"


@dataclass(frozen=True)
class Style:
    """One family: weighted materials, colours and legs; `softness` (rounded edges) and `ornament` lie in 0..1."""

    name: str
    woods: Weights
    metals: Weights
    fabrics: Weights
    colours: Weights
    leg_kinds: Weights
    softness: float
    ornament: float
    room: Room

    def __post_init__(self) -> None:
        """Refuse numbers outside 0..1."""
        for number in (self.softness, self.ornament):
            if not 0.0 <= number <= 1.0:
                raise ValueError(f"softness and ornament lie in 0..1, got {number}")


def choose(rng: np.random.Generator, weights: Weights) -> str:
    """Draw one name, in proportion to its weight."""
    names = list(weights)
    shares = np.array([weights[name] for name in names], dtype=float)
    return names[int(rng.choice(len(names), p=shares / shares.sum()))]


STYLES: dict[str, Style] = {
    style.name: style
    for style in (
        Style(
            name="scandinavian",
            woods={"light_oak": 3, "birch": 2, "ash": 2, "beech": 1},
            metals={"black_steel": 2, "white_metal": 2, "steel": 1},
            fabrics={"wool": 4, "linen": 3, "cotton": 2, "boucle": 2},
            colours={
                "light_grey": 3,
                "white": 2,
                "light_blue": 2,
                "grey": 2,
                "sage": 1,
                "mustard": 1,
                "blush": 1,
                "teal": 0.5,
            },
            leg_kinds={"tapered": 5, "round": 3},
            softness=0.6,
            ornament=0.1,
            room=Room({"white": 4, "light_grey": 2, "light_blue": 0.7}, {"light_oak": 3, "birch": 2, "whitewashed": 1}),
        ),
        Style(
            name="mid_century",
            woods={"walnut": 4, "teak": 4, "rosewood": 1},
            metals={"brass": 3, "black_steel": 1, "chrome": 0.7},
            fabrics={"wool": 4, "leather": 2, "velvet": 1, "cotton": 1},
            colours={
                "mustard": 3,
                "orange": 2,
                "teal": 3,
                "olive": 2,
                "rust": 1.5,
                "cognac": 2,
                "turquoise": 1,
                "charcoal": 1,
                "red": 0.7,
            },
            leg_kinds={"splayed": 5, "tapered": 3, "hairpin": 1},
            softness=0.45,
            ornament=0.2,
            room=Room(
                {"cream": 2, "white": 2, "teal": 0.6, "mustard": 0.5, "olive": 0.5}, {"teak": 3, "oak": 2, "walnut": 1}
            ),
        ),
        Style(
            name="industrial",
            woods={"reclaimed": 5, "smoked_oak": 2, "weathered": 1},
            metals={"black_steel": 4, "iron": 3, "gunmetal": 2, "rusted": 0.7, "steel": 1},
            fabrics={"leather": 6, "cotton": 1, "linen": 0.7},
            colours={"cognac": 3, "brown": 3, "black": 3, "charcoal": 2, "tan": 1, "grey": 1},
            leg_kinds={"square": 4, "hairpin": 3, "block": 1},
            softness=0.1,
            ornament=0.15,
            room=Room(
                {"grey": 3, "light_grey": 2, "charcoal": 1.5, "terracotta": 0.6},
                {"concrete": 4, "reclaimed": 2, "smoked_oak": 1},
                "charcoal",
            ),
        ),
        Style(
            name="farmhouse",
            woods={"pine": 4, "whitewashed": 3, "weathered": 2, "oak": 2},
            metals={"iron": 4, "white_metal": 1, "black_steel": 1},
            fabrics={"cotton": 4, "linen": 4, "wool": 1},
            colours={
                "cream": 3,
                "white": 3,
                "light_blue": 1.5,
                "sage": 1.5,
                "beige": 2,
                "red": 0.8,
                "navy": 0.7,
                "light_grey": 1,
            },
            leg_kinds={"turned": 5, "square": 3, "block": 1},
            softness=0.35,
            ornament=0.45,
            room=Room({"white": 3, "cream": 3, "sage": 0.8, "light_blue": 0.6}, {"pine": 3, "weathered": 2, "oak": 2}),
        ),
        Style(
            name="art_deco",
            woods={"ebony": 3, "rosewood": 3, "black_ash": 1, "mahogany": 1},
            metals={"gold": 5, "brass": 3, "chrome": 1},
            fabrics={"velvet": 8, "leather": 1},
            colours={
                "emerald": 4,
                "navy": 3,
                "burgundy": 2,
                "black": 2,
                "teal": 1.5,
                "blush": 1.5,
                "purple": 1.5,
                "cream": 1,
                "mustard": 0.7,
            },
            leg_kinds={"tapered": 3, "sabre": 2, "block": 2, "round": 2},
            softness=0.7,
            ornament=0.75,
            room=Room(
                {"cream": 2, "navy": 1.2, "emerald": 1, "blush": 1, "charcoal": 0.8},
                {"smoked_oak": 2, "marble_white": 2, "marble_black": 1, "rosewood": 1},
            ),
        ),
        Style(
            name="japandi",
            woods={"ash": 2, "oak": 2, "smoked_oak": 2, "bamboo": 2, "black_ash": 1.5},
            metals={"black_steel": 3, "bronze": 1},
            fabrics={"linen": 5, "boucle": 2, "cotton": 2},
            colours={
                "beige": 3,
                "sand": 2.5,
                "cream": 2.5,
                "grey": 1.5,
                "charcoal": 2,
                "olive": 0.8,
                "terracotta": 0.6,
            },
            leg_kinds={"round": 3, "block": 3, "square": 3},
            softness=0.4,
            ornament=0.0,
            room=Room(
                {"beige": 3, "cream": 3, "sand": 1, "light_grey": 1}, {"ash": 3, "light_oak": 2, "concrete": 1}, "beige"
            ),
        ),
        Style(
            name="boho",
            woods={"bamboo": 3, "teak": 2, "weathered": 1, "oak": 1},
            metals={"brass": 2, "copper": 2, "iron": 1},
            fabrics={"cotton": 3, "wool": 2, "velvet": 2, "linen": 2, "boucle": 0.7},
            colours={
                "terracotta": 3,
                "rust": 2.5,
                "mustard": 2,
                "turquoise": 1.5,
                "pink": 1.5,
                "olive": 1,
                "cream": 2,
                "purple": 0.8,
                "orange": 1,
            },
            leg_kinds={"round": 4, "splayed": 2, "turned": 1},
            softness=0.75,
            ornament=0.65,
            room=Room(
                {"white": 3, "cream": 2, "terracotta": 1, "blush": 1, "sand": 1},
                {"oak": 2, "weathered": 1, "terracotta_tile": 2, "pine": 1},
            ),
        ),
        Style(
            name="classic",
            woods={"mahogany": 4, "cherry": 3, "walnut": 2},
            metals={"brass": 3, "bronze": 2, "gold": 1},
            fabrics={"velvet": 3, "leather": 3, "linen": 2, "cotton": 1},
            colours={"burgundy": 3, "navy": 2, "green": 2.5, "cream": 2.5, "brown": 2, "beige": 2, "blue": 1, "red": 1},
            leg_kinds={"cabriole": 5, "turned": 4, "bun": 1.5, "sabre": 1},
            softness=0.55,
            ornament=0.9,
            room=Room(
                {"cream": 3, "beige": 2, "sage": 1, "burgundy": 0.5, "green": 0.5},
                {"cherry": 2, "mahogany": 1, "oak": 2, "walnut": 1},
            ),
        ),
    )
}
