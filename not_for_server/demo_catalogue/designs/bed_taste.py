# ruff: noqa: E501 - weights read best as one row to a liking
"""What each style likes in a bed: its boards by kind of bed, its posts, its base and its bedding."""

from __future__ import annotations

from dataclasses import dataclass

from not_for_server.demo_catalogue.styles import Weights


@dataclass(frozen=True)
class Taste:
    """One style's liking in beds; every field holds weighted names, materials are written as in `finishes`."""

    platform: Weights
    panel: Weights
    soft: Weights
    metal: Weights
    crests: Weights
    posts: Weights
    tall_posts: Weights
    bases: Weights
    sheets: Weights
    duvets: Weights
    throws: Weights
    accents: Weights
    paints: Weights
    wrinkle: float


TASTES: dict[str, Taste] = {
    "scandinavian": Taste(
        platform={"slatted": 2, "slab": 1.5, "laddered": 1.5, "caned": 0.7, "padded": 1},
        panel={"spindled": 2, "slatted": 2, "panelled": 1.5, "laddered": 1},
        soft={"padded": 2, "rowed": 1.5, "winged": 1, "channelled": 0.7},
        metal={"barred": 1, "hooped": 0.4},
        crests={"arch": 1, "notched": 1},
        posts={"square": 1, "round": 2},
        tall_posts={"round": 2, "square": 1},
        bases={"rails": 3, "platform": 1, "drawers": 0.6},
        sheets={"cotton white": 3, "cotton light_grey": 1},
        duvets={"cotton white": 3, "cotton light_grey": 2, "linen light_blue": 1, "linen sage": 1, "cotton grey": 0.8, "cotton blush": 0.7},
        throws={"wool mustard": 1.5, "wool grey": 2, "wool teal": 1, "wool light_blue": 1, "boucle white": 1, "wool blush": 0.7},
        accents={"wool mustard": 1, "wool grey": 1.5, "wool teal": 1, "wool blush": 1, "boucle white": 1, "cotton sage": 1},
        paints={"": 4, "paint white": 1.5},
        wrinkle=0.008,
    ),
    "mid_century": Taste(
        platform={"slab": 2, "slatted": 1.5, "caned": 1.5, "hung": 1, "laddered": 0.7},
        panel={"panelled": 1.5, "caned": 2, "slatted": 1.5, "slab": 1},
        soft={"hung": 1.5, "rowed": 1.5, "buttoned": 1, "channelled": 1, "padded": 0.5},
        metal={"hooped": 1, "barred": 1},
        crests={"notched": 1, "arch": 1},
        posts={"square": 1, "round": 1},
        tall_posts={"round": 1, "square": 1},
        bases={"rails": 3, "platform": 1.5, "drawers": 0.5},
        sheets={"cotton white": 1, "cotton cream": 2},
        duvets={"cotton white": 1.5, "cotton cream": 1.5, "cotton mustard": 1, "linen olive": 1, "cotton teal": 0.8, "cotton orange": 0.6},
        throws={"wool rust": 1, "wool teal": 1.5, "wool mustard": 1.5, "wool olive": 1, "wool orange": 1, "pattern geometric cream teal orange": 0.4},
        accents={"wool mustard": 1.5, "wool teal": 1, "wool orange": 1, "wool rust": 1, "leather cognac": 0.5},
        paints={"": 1},
        wrinkle=0.006,
    ),
    "industrial": Taste(
        platform={"planked": 2, "slab": 1, "piped": 1.2, "laddered": 1},
        panel={"planked": 2, "crossed": 1, "laddered": 1, "slab": 1},
        soft={"rowed": 1.5, "buttoned": 1.2, "channelled": 1},
        metal={"piped": 2, "barred": 1.5},
        crests={"notched": 1},
        posts={"square": 1},
        tall_posts={"square": 1},
        bases={"tube": 2, "rails": 1, "platform": 0.7},
        sheets={"cotton light_grey": 1, "cotton white": 1, "cotton grey": 1},
        duvets={"cotton charcoal": 2, "linen grey": 2, "cotton white": 1, "linen beige": 0.6, "cotton black": 0.6},
        throws={"wool charcoal": 1.5, "wool brown": 1.5, "leather cognac": 0.6, "wool black": 1, "wool tan": 1},
        accents={"leather cognac": 1.5, "wool charcoal": 1, "leather brown": 1, "cotton black": 1},
        paints={"": 1},
        wrinkle=0.007,
    ),
    "farmhouse": Taste(
        platform={"planked": 2, "slatted": 1.5, "crossed": 1, "panelled": 1},
        panel={"panelled": 2, "crossed": 2, "planked": 1.5, "spindled": 1.5, "slatted": 1, "shaped": 0.7},
        soft={"padded": 1.5, "buttoned": 1.2, "winged": 1},
        metal={"barred": 1},
        crests={"arch": 2, "notched": 1, "serpentine": 1},
        posts={"square": 2, "round": 0.6},
        tall_posts={"turned": 2, "square": 1},
        bases={"rails": 3, "drawers": 0.5},
        sheets={"cotton white": 2, "linen cream": 1},
        duvets={"linen white": 2, "linen cream": 2, "cotton light_blue": 1, "cotton sage": 1, "linen beige": 1, "pattern plaid white light_blue navy": 0.3, "pattern plaid cream red beige": 0.3},
        throws={"wool beige": 1.5, "cotton light_blue": 1, "wool red": 0.8, "wool navy": 0.8, "wool sage": 1, "pattern plaid cream red beige": 0.5},
        accents={"cotton light_blue": 1, "linen beige": 1, "cotton red": 0.8, "cotton navy": 0.8, "linen sage": 1},
        paints={"": 1.2, "paint white": 2, "paint cream": 0.8, "paint sage": 0.5, "paint light_blue": 0.4},
        wrinkle=0.01,
    ),
    "art_deco": Taste(
        platform={"channelled": 2, "shaped": 1.5, "shell": 0.8, "rowed": 1},
        panel={"shaped": 3, "panelled": 1, "slab": 0.6},
        soft={"channelled": 3, "shell": 2, "padded": 1.2, "buttoned": 0.8, "winged": 0.8},
        metal={"hooped": 2, "barred": 1},
        crests={"stepped": 1.5, "scallop": 1.5, "halfmoon": 2, "arch": 1},
        posts={"square": 1},
        tall_posts={"round": 1, "square": 1},
        bases={"box": 2, "rails": 1.5, "platform": 0.6},
        sheets={"cotton white": 1, "cotton cream": 2, "cotton blush": 0.6},
        duvets={"cotton cream": 2, "cotton white": 1.5, "velvet emerald": 0.7, "velvet navy": 0.7, "cotton blush": 0.8, "cotton black": 0.6},
        throws={"velvet emerald": 1, "velvet navy": 1, "velvet mustard": 1, "velvet burgundy": 1, "velvet blush": 1, "velvet black": 0.7},
        accents={"velvet emerald": 1, "velvet navy": 1, "velvet mustard": 1.2, "velvet burgundy": 1, "velvet blush": 1, "velvet black": 0.7},
        paints={"": 4, "paint black": 1},
        wrinkle=0.004,
    ),
    "japandi": Taste(
        platform={"slab": 2.5, "slatted": 1.2, "laddered": 1.2, "hung": 1, "rowed": 0.6},
        panel={"slatted": 1.5, "laddered": 2, "slab": 1, "panelled": 0.5},
        soft={"rowed": 1.5, "padded": 1.2, "hung": 1.5, "channelled": 0.6},
        metal={"barred": 1},
        crests={"notched": 1, "arch": 1},
        posts={"square": 2, "round": 1},
        tall_posts={"square": 2, "round": 1},
        bases={"platform": 4, "rails": 0.6},
        sheets={"linen white": 1, "linen cream": 2, "linen beige": 1},
        duvets={"linen beige": 2, "linen sand": 1.5, "linen white": 1, "linen charcoal": 1, "linen olive": 0.8, "linen grey": 1},
        throws={"linen charcoal": 1, "boucle cream": 1, "wool sand": 1, "linen olive": 0.7, "linen terracotta": 0.6},
        accents={"linen charcoal": 1, "linen sand": 1, "linen olive": 0.7, "linen terracotta": 0.6, "boucle cream": 1},
        paints={"": 1},
        wrinkle=0.011,
    ),
    "boho": Taste(
        platform={"caned": 1.5, "sunburst": 1.5, "slatted": 0.8, "slab": 0.7},
        panel={"caned": 2, "sunburst": 2, "spindled": 1, "shaped": 1},
        soft={"padded": 2, "channelled": 1.2, "shell": 0.6},
        metal={"barred": 1, "hooped": 1},
        crests={"arch": 1.5, "halfmoon": 1.5, "scallop": 0.7},
        posts={"round": 1},
        tall_posts={"round": 1},
        bases={"rails": 2, "platform": 1},
        sheets={"cotton white": 1, "cotton cream": 2},
        duvets={"cotton cream": 2, "cotton white": 1.5, "linen terracotta": 1, "linen mustard": 0.8, "linen rust": 0.8, "cotton pink": 0.6, "cotton turquoise": 0.4},
        throws={
            "pattern kilim terracotta mustard cream turquoise": 1.5, "pattern zigzag cream rust mustard": 1,
            "pattern irregular_stripe cream terracotta pink mustard": 1.5, "pattern berber cream brown": 1,
            "wool mustard": 0.8, "wool rust": 0.8,
        },
        accents={"cotton terracotta": 1, "velvet mustard": 1, "velvet rust": 1, "cotton turquoise": 1, "velvet pink": 1, "velvet purple": 0.7},
        paints={"": 1},
        wrinkle=0.012,
    ),
    "classic": Taste(
        platform={"panelled": 1.5, "shaped": 2, "buttoned": 1},
        panel={"shaped": 2.5, "panelled": 2, "spindled": 0.8},
        soft={"buttoned": 3, "winged": 1.5, "padded": 1.2},
        metal={"barred": 1},
        crests={"serpentine": 1.5, "bonnet": 1.5, "arch": 1},
        posts={"square": 2, "round": 1},
        tall_posts={"turned": 1},
        bases={"rails": 3, "box": 0.5},
        sheets={"cotton white": 2, "cotton cream": 2},
        duvets={"cotton white": 1.5, "cotton cream": 2, "velvet burgundy": 0.7, "velvet navy": 0.7, "cotton beige": 1, "velvet green": 0.6},
        throws={"velvet burgundy": 1, "wool navy": 1, "velvet green": 1, "wool beige": 1, "wool red": 0.6, "velvet brown": 0.7},
        accents={"velvet burgundy": 1, "velvet navy": 1, "velvet green": 1, "velvet cream": 0.8, "velvet red": 0.6},
        paints={"": 6, "paint cream": 0.6},
        wrinkle=0.005,
    ),
}  # fmt: skip
