"""Storage: a case cut into cells with doors, drawers and bays, or a form of its own such as a ladder or a trunk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from not_for_server.demo_catalogue.design import Design, Sampled
from not_for_server.demo_catalogue.designs.chance import maybe, one_of, span
from not_for_server.demo_catalogue.designs.finishes import said
from not_for_server.demo_catalogue.designs.storage_forms import FORMS
from not_for_server.demo_catalogue.designs.storage_layout import LAYOUTS
from not_for_server.demo_catalogue.designs.storage_styles import PLAIN_FORMS, STORAGE_STYLES
from not_for_server.demo_catalogue.styles import Style, choose

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

KINDS: dict[str, float] = {
    "bookcase": 2.2, "dresser": 2.0, "sideboard": 2.4, "wardrobe": 1.6, "cabinet": 2.2, "ladder": 1.0,
    "nightstand": 2.0, "tv_stand": 1.4, "chest": 1.1,
}  # fmt: skip

# Spans of width, depth and height in metres.
SIZES: dict[str, tuple[tuple[float, float], tuple[float, float], tuple[float, float]]] = {
    "bookcase": ((0.7, 1.15), (0.28, 0.36), (1.55, 2.0)),
    "dresser": ((0.8, 1.45), (0.42, 0.5), (0.78, 1.15)),
    "sideboard": ((1.3, 1.9), (0.4, 0.47), (0.7, 0.88)),
    "wardrobe": ((0.95, 1.5), (0.52, 0.6), (1.8, 2.1)),
    "cabinet": ((0.7, 1.05), (0.38, 0.46), (1.15, 1.75)),
    "ladder": ((0.5, 0.8), (0.35, 0.4), (1.5, 1.9)),
    "nightstand": ((0.4, 0.55), (0.36, 0.44), (0.48, 0.66)),
    "tv_stand": ((1.3, 2.0), (0.38, 0.46), (0.42, 0.56)),
    "chest": ((0.85, 1.2), (0.42, 0.5), (0.42, 0.5)),
}
LAYOUT_OF = {"offset": "offset", "vitrine": "vitrine", "hutch": "hutch"}
LIFTS = {
    "legs": (0.1, 0.2),
    "plinth": (0.05, 0.08),
    "bracket": (0.09, 0.13),
    "frame": (0.12, 0.3),
    "sled": (0.1, 0.18),
    "castors": (0.08, 0.11),
}


def draw_base(rng: np.random.Generator, style: Style, kind: str, height: float) -> dict[str, Any]:
    """Draw what the piece stands on and how high that is."""
    base = choose(rng, STORAGE_STYLES[style.name].bases)
    leg = choose(rng, style.leg_kinds)
    if kind in ("wardrobe",) and leg in ("hairpin", "cabriole", "splayed"):
        leg = "bun" if leg == "cabriole" else "block"
    lift = span(rng, *LIFTS[base])
    if (base == "legs" and leg == "bun") or kind in ("wardrobe", "chest"):
        lift = min(lift, 0.11)
    if base == "legs" and kind in ("nightstand", "sideboard") and leg != "bun":
        lift = round(min(lift * 1.45, height * 0.45), 3)
    metal_legs = style.name in ("industrial", "art_deco")
    return {
        "base": base,
        "base_height": lift,
        "leg": leg,
        "leg_thick": span(rng, 0.035, 0.05) * (1.25 if leg in ("cabriole", "bun", "turned") else 1.0),
        "leg_material": "metal"
        if metal_legs or (base == "sled" and maybe(rng, 0.5))
        else "wood"
        if style.name != "farmhouse"
        else "same",
    }


def draw_finishes(rng: np.random.Generator, style: Style, wood: str, metal: str) -> dict[str, Any]:
    """Draw the finishes of body, fronts and top, and the kinds of front and handle."""
    family = STORAGE_STYLES[style.name]
    body = choose(rng, family.bodies)
    own = {"wood": f"wood {wood}", "metal": f"metal {metal}"}
    body = own.get(body, body)
    front = choose(rng, family.fronts_of)
    top = choose(rng, family.tops)
    return {
        "body": body,
        "front": {**own, "same": body}.get(front, front),
        "top": {**own, "same": body}.get(top, top),
        "trim": own["metal"] if style.name in ("art_deco", "classic", "industrial") else own["wood"],
        "door_front": choose(rng, family.doors),
        "drawer_front": choose(rng, family.drawers),
        "handle": choose(rng, family.handles),
        "overhang": span(rng, 0.01, 0.03) if top != "same" or maybe(rng, 0.4) else 0.0,
    }


def draw_extras(rng: np.random.Generator, style: Style, kind: str, form: str, height: float) -> dict[str, Any]:
    """Draw the numbers of the forms that are no case."""
    return {
        "form": form,
        "shelves": max(3, round(height / 0.38)) + one_of(rng, (-1, 0, 0, 1))
        if kind != "ladder"
        else one_of(rng, (3, 4, 5)),
        "braced": style.name == "industrial" and maybe(rng, 0.6),
        "cane_back": style.name == "boho" and maybe(rng, 0.6),
        "panels": one_of(rng, (1, 2, 3)),
        "round_lid": maybe(rng, 0.35),
        "hide": choose(
            rng, {"brown": 2.0, "cognac": 2.0, "black": 1.0, "emerald": 1.5 if style.name == "art_deco" else 0.0}
        ),
        "crown": form in ("doors", "cells", "open", "vitrine", "hutch")
        and height > 1.3
        and maybe(rng, STORAGE_STYLES[style.name].crown),
    }


def leading(kind: str, form: str, params: dict[str, Any], wood: str) -> tuple[str, str]:
    """Say the material and colour words one would name the piece by."""
    if form == "basket":
        return "wicker", "natural"
    if form == "trunk":
        return "leather", str(params["hide"])
    if form == "etagere":
        return said(str(params["shelf"]))
    if form in ("rack", "string"):
        return said(f"wood {wood}")
    closed = any(cell[4] in ("door", "drawer") for cell in params["cells"])
    if closed and params["door_front"] == "cane" and kind in ("cabinet", "sideboard", "wardrobe", "nightstand"):
        used = any(cell[4] == "door" for cell in params["cells"])
        return ("rattan", "natural") if used else said(params["body"])
    return said(params["front"] if closed and form in ("cells", "doors") else params["body"])


def sample(rng: np.random.Generator, style: Style, kind: str | None = None) -> Sampled:
    """Draw a piece of storage of this style; `kind` is drawn too unless it is given."""
    family = STORAGE_STYLES[style.name]
    kind = kind or choose(rng, KINDS)
    wood, metal = choose(rng, style.woods), choose(rng, style.metals)
    form = choose(rng, family.forms.get(kind, PLAIN_FORMS[kind]))
    width, depth, height = (span(rng, *limits) for limits in SIZES[kind])
    if form in ("hutch", "vitrine"):
        height = max(height, 1.7)
    if form == "drum":
        depth = width
    params: dict[str, Any] = {"width": width, "depth": depth, "height": height}
    params |= (
        draw_finishes(rng, style, wood, metal)
        | draw_base(rng, style, kind, height)
        | draw_extras(rng, style, kind, form, height)
    )
    params["cells"] = LAYOUTS[LAYOUT_OF.get(form, kind if kind in LAYOUTS else "cabinet")](rng)
    if form in ("lean", "a_frame", "etagere"):
        params["shelf"] = params["top"] if not params["top"].startswith("metal") else f"wood {wood}"
    if kind == "bookcase" and form == "open" and style.name in ("scandinavian", "japandi"):
        params["crown"] = False
    material, colour = leading(kind, form, params, wood)
    return Sampled(kind=kind, material=material, colour=colour, wood=wood, metal=metal, params=params)


def build(design: Design, kit: Kit) -> None:
    """Make the piece in its form."""
    FORMS[design.params["form"]](kit, design)
