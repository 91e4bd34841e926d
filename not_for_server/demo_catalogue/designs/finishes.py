"""Materials written as words ("wood walnut", "marble white", "velvet emerald"), so that a design can be a file.

The first word says which maker of the kit is meant, the others are what that maker is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from not_for_server.demo_catalogue.palette import METALS, WOODS

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

FABRICS = ("velvet", "linen", "leather", "boucle", "cotton", "wool")
COLOURLESS = {
    "glass": "clear",
    "stone": "beige",
    "concrete": "grey",
    "rattan": "natural",
    "cane": "natural",
    "wicker": "natural",
}


def finish_of(kit: Kit, spec: str) -> Any:
    """Give the kit's material for a spec such as "wood oak", "velvet navy", "glass" or "pattern stripes cream rust"."""
    maker, *words = spec.split()
    if maker == "pattern":
        return kit.mat.pattern(words[0], words[1:], scale=1.0, aspect=0.4, pile=0.3)
    return getattr(kit.mat, maker)(*words)


def said(spec: str) -> tuple[str, str]:
    """Say the material and colour words that people use for a spec: ("walnut", "brown"), ("marble", "white")."""
    maker, *words = spec.split()
    if maker == "wood":
        return words[0], WOODS[words[0]].colour
    if maker == "metal":
        return words[0], METALS[words[0]].colour
    if maker == "paint":
        return "painted wood", words[0]
    return maker, words[0] if words else COLOURLESS[maker]
