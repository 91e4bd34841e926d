"""Which shades, bases and materials each style family gives its lamps; pure tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Weights = Mapping[str, float]


@dataclass(frozen=True)
class LampStyle:
    """One family's lamps, as weighted names: `shades` stand, `hung` hang; `cloth` is the shades' stuff."""

    shades: Weights
    hung: Weights
    bases: Weights
    stands: Weights
    chandeliers: Weights
    lanterns: Weights
    desks: Weights
    base_materials: Weights
    cloth: str
    shade_colours: Weights
    wooden: float = 0.2


CLOTH = ("drum", "empire", "coolie", "bell", "pleated", "fringed")
SPUN = ("dome", "factory", "tiers", "mushroom", "cage")
PAPER = ("paper_ball", "paper_column", "paper_tiers", "saucer")
CANE = ("basket", "basket_bell", "basket_ball", "basket_cone")
OPAL = ("globe", "drop", "fluted", "stepped")

LAMP_STYLES: dict[str, LampStyle] = {
    "scandinavian": LampStyle(
        shades={"drum": 2, "dome": 2, "globe": 2, "coolie": 2, "pleated": 1.5, "empire": 1},
        hung={"dome": 3, "tiers": 3, "saucer": 1, "coolie": 1.5, "drop": 1.5, "pleated": 1.5},
        bases={"cylinder": 2, "cone": 2, "spindle": 1, "stem": 2, "bottle": 1, "thick_stem": 2},
        stands={"thick_stem": 3, "stem": 2, "tripod": 2},
        chandeliers={"ring": 2, "globes": 2},
        lanterns={"paper": 1, "storm": 2},
        desks={"jointed": 2, "crooked": 1},
        base_materials={"wood": 4, "ceramic": 2, "lacquer": 1.5},
        cloth="linen",
        shade_colours={"white": 4, "light_grey": 2, "light_blue": 1, "blush": 0.7, "sage": 0.7},
        wooden=0.7,
    ),
    "mid_century": LampStyle(
        shades={"drum": 3, "dome": 2, "saucer": 1, "coolie": 1.5, "globe": 1.5, "mushroom": 1},
        hung={"saucer": 3, "tiers": 2, "dome": 2, "drop": 1, "globe": 1, "coolie": 1},
        bases={"bottle": 2, "teardrop": 2, "hourglass": 2, "gourd": 1, "cone": 1, "spindle": 1},
        stands={"tripod": 3, "stem": 2, "twin": 2, "spindle": 1},
        chandeliers={"sputnik": 3, "globes": 1.5},
        lanterns={"paper": 1, "storm": 0.5},
        desks={"crooked": 2, "jointed": 1},
        base_materials={"wood": 4, "ceramic": 4, "metal": 1},
        cloth="cotton",
        shade_colours={"cream": 4, "mustard": 2, "orange": 1.5, "teal": 1.5, "olive": 1, "white": 1},
        wooden=0.5,
    ),
    "industrial": LampStyle(
        shades={"factory": 3, "cage": 3, "dome": 2, "drum": 0.4},
        hung={"factory": 3, "cage": 3, "dome": 2},
        bases={"pipes": 4, "stem": 1, "block": 2},
        stands={"braced_tripod": 3, "pipes": 2, "stem": 1},
        chandeliers={"rail": 3, "wheel": 0.6},
        lanterns={"railway": 3, "storm": 1},
        desks={"jointed": 4},
        base_materials={"wood": 4, "metal": 2, "concrete": 2},
        cloth="linen",
        shade_colours={"charcoal": 2, "black": 3, "grey": 1},
        wooden=0.25,
    ),
    "farmhouse": LampStyle(
        shades={"empire": 3, "drum": 2, "bell": 2, "pleated": 1},
        hung={"factory": 2, "bell": 1, "dome": 1, "basket_bell": 1, "cage": 0.7},
        bases={"baluster": 3, "candlestick": 2, "ginger_jar": 2, "gourd": 1, "totem": 1},
        stands={"candlestick": 3, "spindle": 1, "tripod": 1},
        chandeliers={"wheel": 3, "candles": 1, "beads": 1.5},
        lanterns={"storm": 3, "railway": 1},
        desks={"crooked": 2, "jointed": 1},
        base_materials={"wood": 4, "lacquer": 2, "ceramic": 3},
        cloth="linen",
        shade_colours={"cream": 3, "white": 3, "beige": 1, "light_blue": 1},
        wooden=0.8,
    ),
    "art_deco": LampStyle(
        shades={"fluted": 2, "stepped": 2, "fringed": 1.5, "globe": 2, "mushroom": 1, "pleated": 1},
        hung={"stepped": 3, "fluted": 1, "globe": 2, "drop": 1, "fringed": 1},
        bases={"column": 4, "stacked": 2, "urn": 1, "hourglass": 1, "stem": 1},
        stands={"column": 2, "stem": 2, "stacked": 1, "spindle": 1},
        chandeliers={"waterfall": 3, "globes": 1},
        lanterns={"storm": 1},
        desks={"banker": 3},
        base_materials={"marble": 3, "lacquer": 2, "metal": 3, "ceramic": 1},
        cloth="velvet",
        shade_colours={"emerald": 2, "black": 1, "navy": 2, "burgundy": 1.5, "blush": 1, "cream": 2},
        wooden=0.0,
    ),
    "japandi": LampStyle(
        shades={"paper_column": 2, "paper_ball": 2, "drum": 2, "ribs": 2, "paper_tiers": 1.5, "mushroom": 1},
        hung={"paper_ball": 3, "paper_tiers": 2, "ribs": 2, "basket_ball": 0.7, "saucer": 1, "paper_column": 1},
        bases={"pebble": 3, "arch": 2, "cylinder": 2, "block": 1, "totem": 0.7},
        stands={"thick_stem": 2, "tripod": 2, "block": 0.2},
        chandeliers={"ring": 2, "beads": 0.4},
        lanterns={"shoji": 3, "paper": 2},
        desks={"crooked": 1, "jointed": 0.7},
        base_materials={"wood": 3, "stone": 2, "ceramic": 2, "concrete": 1},
        cloth="linen",
        shade_colours={"cream": 4, "beige": 2, "white": 1, "charcoal": 0.5},
        wooden=0.8,
    ),
    "boho": LampStyle(
        shades={"basket": 2, "fringed": 2, "basket_bell": 2, "pleated": 1, "drum": 1, "basket_cone": 0.7},
        hung={"basket": 2, "basket_bell": 2, "basket_ball": 2, "basket_cone": 1, "fringed": 1, "tiffany": 0.6},
        bases={"basket": 2, "gourd": 2, "stacked": 1, "totem": 1.5, "ginger_jar": 1, "teardrop": 1},
        stands={"tripod": 2, "thick_stem": 2, "totem": 1},
        chandeliers={"beads": 3},
        lanterns={"woven": 3, "storm": 1},
        desks={"crooked": 2},
        base_materials={"ceramic": 3, "wicker": 2, "wood": 2},
        cloth="cotton",
        shade_colours={"terracotta": 2, "mustard": 1.5, "cream": 2, "pink": 1.5, "rust": 1, "turquoise": 1},
        wooden=0.7,
    ),
    "classic": LampStyle(
        shades={"bell": 3, "empire": 2, "pleated": 2, "tiffany": 2, "fringed": 0.6},
        hung={"tiffany": 2, "bell": 1, "fluted": 1.5, "globe": 1, "fringed": 0.7},
        bases={"urn": 3, "ginger_jar": 2, "candlestick": 2, "baluster": 2, "column": 1},
        stands={"candlestick": 4, "spindle": 2},
        chandeliers={"candles": 4},
        lanterns={"storm": 2},
        desks={"banker": 4},
        base_materials={"metal": 3, "wood": 2, "ceramic": 3, "marble": 1},
        cloth="linen",
        shade_colours={"cream": 3, "beige": 2, "burgundy": 1.5, "green": 1.5, "navy": 1},
        wooden=0.4,
    ),
}

GLAZES: dict[str, Weights] = {
    "scandinavian": {"white": 3, "light_grey": 2, "light_blue": 1, "sage": 1},
    "mid_century": {"teal": 2, "mustard": 2, "olive": 2, "orange": 1, "turquoise": 1, "cream": 1},
    "industrial": {"charcoal": 2, "black": 2, "grey": 1},
    "farmhouse": {"white": 3, "cream": 2, "light_blue": 2, "sage": 1},
    "art_deco": {"black": 3, "emerald": 2, "navy": 1, "cream": 1, "burgundy": 1},
    "japandi": {"beige": 2, "charcoal": 2, "cream": 2, "sand": 2, "terracotta": 0.6},
    "boho": {"turquoise": 2, "terracotta": 3, "mustard": 2, "pink": 1, "cream": 1},
    "classic": {"blue": 2, "cream": 2, "green": 1, "burgundy": 1, "navy": 1},
}
