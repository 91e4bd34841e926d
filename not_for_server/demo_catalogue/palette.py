"""Names of colours, wood finishes and metals, and the linear RGB that a material is given for each.

Colours are written as sRGB hex, because that is how one picks them, and handed out linear, because
that is what the renderer wants.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

Rgb = tuple[float, float, float]

COLOURS: dict[str, str] = {
    "white": "#ECEAE5",
    "cream": "#E6DCC6",
    "beige": "#CDBBA0",
    "sand": "#C4A982",
    "grey": "#93928F",
    "light_grey": "#C3C2BF",
    "charcoal": "#45464A",
    "black": "#1E1E20",
    "brown": "#6A4630",
    "tan": "#A9794E",
    "cognac": "#95552B",
    "red": "#A62B27",
    "burgundy": "#6B1F2D",
    "rust": "#A8502B",
    "terracotta": "#BC6E4E",
    "orange": "#D0762F",
    "mustard": "#C8982F",
    "yellow": "#E2C04B",
    "green": "#4C7350",
    "sage": "#97A688",
    "olive": "#74724A",
    "emerald": "#1C5E48",
    "teal": "#2C6B70",
    "turquoise": "#59A8A3",
    "light_blue": "#A3BCCB",
    "blue": "#3F6691",
    "navy": "#26344F",
    "pink": "#D69AA0",
    "blush": "#DFBFB3",
    "purple": "#64466F",
    "lilac": "#AD9DBC",
}


@dataclass(frozen=True)
class Wood:
    """A wood finish: the pale and the dark tone of its grain, and the colour word people use for it."""

    light: str
    dark: str
    colour: str
    roughness: float = 0.45
    grain: float = 1.0


WOODS: dict[str, Wood] = {
    "oak": Wood("#C59A68", "#A2764A", "light brown"),
    "light_oak": Wood("#DDC09A", "#C4A077", "natural"),
    "ash": Wood("#DCC7A8", "#BFA585", "natural"),
    "birch": Wood("#E3CCA8", "#D2B58C", "natural", grain=0.6),
    "beech": Wood("#D6AE82", "#C2936A", "light brown", grain=0.6),
    "pine": Wood("#DDB47C", "#BF8B50", "light brown"),
    "teak": Wood("#A86F3F", "#7C4B27", "brown"),
    "walnut": Wood("#76503A", "#4B3022", "brown"),
    "cherry": Wood("#9A5634", "#743A22", "reddish brown", roughness=0.32),
    "mahogany": Wood("#6B2F20", "#431A13", "reddish brown", roughness=0.28),
    "rosewood": Wood("#5A2A20", "#2C1310", "dark brown", roughness=0.22),
    "smoked_oak": Wood("#5B4636", "#3A2B21", "dark brown"),
    "black_ash": Wood("#2B2928", "#191817", "black", roughness=0.5, grain=0.8),
    "reclaimed": Wood("#8E6A48", "#523826", "brown", roughness=0.7, grain=1.6),
    "weathered": Wood("#A79A89", "#7D7061", "grey", roughness=0.75, grain=1.4),
    "whitewashed": Wood("#E0D9CC", "#C6BBA8", "white", roughness=0.6, grain=0.8),
    "bamboo": Wood("#D3B173", "#B48F55", "natural", grain=0.5),
    "ebony": Wood("#2A211D", "#15100E", "black", roughness=0.18, grain=0.6),
}


@dataclass(frozen=True)
class Metal:
    """A metal finish: its tint, how rough it is, and the colour word people use for it."""

    tint: str
    roughness: float
    colour: str
    metallic: float = 1.0


METALS: dict[str, Metal] = {
    "brass": Metal("#C9A35B", 0.24, "gold"),
    "gold": Metal("#DDB765", 0.14, "gold"),
    "copper": Metal("#C07A55", 0.22, "copper"),
    "chrome": Metal("#D9DADC", 0.06, "silver"),
    "steel": Metal("#A7A9AB", 0.32, "silver"),
    "gunmetal": Metal("#4B4D50", 0.38, "charcoal"),
    "black_steel": Metal("#1C1C1D", 0.42, "black", metallic=0.35),
    "iron": Metal("#34302D", 0.62, "black", metallic=0.6),
    "white_metal": Metal("#E8E6E1", 0.4, "white", metallic=0.0),
    "bronze": Metal("#6B4E34", 0.36, "brown"),
    "rusted": Metal("#7A4B30", 0.75, "brown", metallic=0.5),
}


def linear(hex_colour: str) -> Rgb:
    """Turn an sRGB hex string into linear RGB, each channel in 0..1."""
    channels = np.array([int(hex_colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255.0
    low, high = channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4
    red, green, blue = np.where(channels <= 0.04045, low, high).tolist()
    return red, green, blue


def jittered(rgb: Rgb, rng: np.random.Generator, amount: float = 0.06) -> Rgb:
    """Move a linear colour a little in brightness and in each channel, so that no two dye lots agree."""
    scale = (1.0 + rng.normal(0.0, amount)) * (1.0 + rng.normal(0.0, amount / 3.0, size=3))
    red, green, blue = np.clip(np.array(rgb) * scale, 0.0, 1.0).tolist()
    return red, green, blue


def colour_rgb(name: str, rng: np.random.Generator | None = None) -> Rgb:
    """Give the linear RGB of a named colour, jittered when a generator is given."""
    if name not in COLOURS:
        raise KeyError(f"colour {name!r} is not in the palette; choose one of {', '.join(COLOURS)}")
    rgb = linear(COLOURS[name])
    return rgb if rng is None else jittered(rgb, rng)


def wood_colour(finish: str) -> str:
    """Say the colour word of a wood finish, for a design whose dominant material is wood."""
    return WOODS[finish].colour


def metal_colour(name: str) -> str:
    """Say the colour word of a metal, for a design whose dominant material is metal."""
    return METALS[name].colour
