"""Lamps: on the floor, on a table, on the ceiling, on an arm. The shade and what carries it are drawn separately."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from not_for_server.demo_catalogue.design import Design, Sampled
from not_for_server.demo_catalogue.designs.chance import maybe, one_of, span
from not_for_server.demo_catalogue.designs.lamp_bases import BASES, SLIM, Stand
from not_for_server.demo_catalogue.designs.lamp_hanging import chandelier, pendant, shade_of
from not_for_server.demo_catalogue.designs.lamp_lantern import arc, desk, lantern
from not_for_server.demo_catalogue.designs.lamp_parts import finish
from not_for_server.demo_catalogue.designs.lamp_shades import SHADES, TALL
from not_for_server.demo_catalogue.designs.lamp_styles import CANE, CLOTH, GLAZES, LAMP_STYLES, OPAL, PAPER, SPUN
from not_for_server.demo_catalogue.palette import metal_colour, wood_colour
from not_for_server.demo_catalogue.styles import Style, choose

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

KINDS: dict[str, float] = {
    "table": 3.0, "floor": 2.5, "pendant": 3.0, "chandelier": 1.6, "tripod": 1.2, "arc": 1.0, "desk": 1.2,
    "lantern": 1.2, "mushroom": 1.0,
}  # fmt: skip

SELDOM: dict[str, dict[str, float]] = {
    "farmhouse": {"arc": 0.2, "mushroom": 0.3, "lantern": 1.5},
    "classic": {"arc": 0.1, "tripod": 0.3, "mushroom": 0.3, "chandelier": 2.0},
    "art_deco": {"tripod": 0.3, "lantern": 0.3, "mushroom": 1.5},
    "industrial": {"mushroom": 0.2},
    "japandi": {"chandelier": 0.5, "lantern": 2.0, "desk": 0.6},
    "boho": {"desk": 0.4, "pendant": 1.5},
    "mid_century": {"lantern": 0.2, "arc": 1.5},
}

RADII: dict[str, tuple[float, float]] = {
    "table": (0.13, 0.21), "floor": (0.18, 0.26), "pendant": (0.19, 0.32), "tripod": (0.2, 0.28), "arc": (0.18, 0.25),
    "desk": (0.07, 0.095), "lantern": (0.13, 0.2), "mushroom": (0.14, 0.22), "chandelier": (0.2, 0.2),
}  # fmt: skip


def shade_word(rng: np.random.Generator, shade: str, cloth: str) -> str:
    """Say what a shade of this form is made of in a family that works with `cloth`."""
    if shade in CLOTH:
        return cloth if shade != "coolie" else "linen" if cloth == "velvet" else cloth
    if shade in SPUN:
        return "metal" if shade == "cage" or maybe(rng, 0.45) else "lacquer"
    for forms, word in ((PAPER, "paper"), (CANE, "rattan"), (OPAL, "opal"), (("ribs",), "wood")):
        if shade in forms:
            return word
    return "glass"


def draw_shade(rng: np.random.Generator, style: Style, kind: str) -> dict[str, Any]:
    """Draw a shade: its form, size (metres), material word and colour."""
    family = LAMP_STYLES[style.name]
    shade = choose(rng, family.hung if kind == "pendant" else family.shades)
    if kind == "mushroom":
        shade = "mushroom"
    if kind in ("arc", "tripod") and shade in ("paper_column", "paper_tiers", "stepped", "fluted"):
        shade = "drum" if style.name == "japandi" else "globe"
    radius = span(rng, *RADII[kind])
    tall = TALL[shade]
    if shade in ("globe", "drop", "cage", "paper_column", "ribs", "paper_tiers") and kind != "pendant":
        radius = round(radius * 0.72, 3)
    word = shade_word(rng, shade, family.cloth)
    stretch = 1.0 if shade == "globe" else float(rng.uniform(0.88, 1.15))
    return {
        "shade": shade,
        "shade_radius": radius,
        "shade_height": round(radius * tall * stretch, 3),
        "shade_material": word,
        "shade_colour": choose(rng, GLAZES[style.name] if word in ("lacquer", "glass") else family.shade_colours),
    }


def draw_base(rng: np.random.Generator, style: Style, kind: str, _shade: dict[str, Any]) -> dict[str, Any]:
    """Draw what carries the shade: its form, height to the shade and radius in metres, material word and colour."""
    family = LAMP_STYLES[style.name]
    floor = kind in ("floor", "tripod", "arc")
    base = choose(rng, family.stands if floor else family.bases)
    if kind == "tripod":
        base = "braced_tripod" if style.name == "industrial" or maybe(rng, 0.2) else "tripod"
    word = choose(rng, family.base_materials)
    if base in ("tripod", "braced_tripod", "thick_stem", "spindle", "candlestick", "baluster"):
        word = "metal" if style.name in ("art_deco", "industrial") else "wood"
    if base in ("basket", "pipes"):
        word = {"basket": "wicker", "pipes": "wood"}[base]
    height = span(rng, 1.2, 1.45) if floor else span(rng, 0.24, 0.42)
    radius = span(rng, 0.07, 0.13) if not floor else span(rng, 0.12, 0.16)
    if base in SLIM:
        radius = round(radius * (0.75 if not floor else 0.85), 3)
    if base in ("tripod", "braced_tripod"):
        radius = span(rng, 0.24, 0.34) if floor else span(rng, 0.12, 0.16)
    if kind == "mushroom":
        base, height, radius = (
            ("cylinder", "cone", "teardrop", "spindle")[one_of(rng, (0, 1, 2, 3))],
            span(rng, 0.16, 0.3),
            span(rng, 0.05, 0.08),
        )
    return {
        "base": base,
        "height": height,
        "base_radius": radius,
        "base_material": word,
        "base_colour": choose(rng, GLAZES[style.name]),
    }


def draw_extras(rng: np.random.Generator, style: Style, kind: str) -> dict[str, Any]:
    """Draw what only this kind has, such as a chandelier's arms."""
    family = LAMP_STYLES[style.name]
    wooden = maybe(rng, family.wooden)
    if kind == "chandelier":
        form, tiers = choose(rng, family.chandeliers), one_of(rng, (1, 2, 2, 3))
        drops = style.name == "classic" and maybe(rng, 0.7)
        return {
            "form": form,
            "arms": one_of(rng, (5, 6, 8)),
            "reach": span(rng, 0.32, 0.46),
            "tiers": tiers,
            "drops": drops,
            "wooden": wooden,
        }
    if kind == "lantern":
        mullions, rows = maybe(rng, 0.5), one_of(rng, (2, 3, 4, 5))
        sizes = {"width": span(rng, 0.18, 0.28), "height": span(rng, 0.36, 0.62)}
        return {"form": choose(rng, family.lanterns), **sizes, "mullions": mullions, "rows": rows, "wooden": wooden}
    if kind == "desk":
        form, cap = choose(rng, family.desks), ("dome", "cone", "pot")[one_of(rng, (0, 1, 2))]
        height = span(rng, 0.34, 0.4) if form == "banker" else span(rng, 0.42, 0.58)
        return {"form": form, "head": cap, "height": height, "bend": span(rng, 0.5, 1.0), "wooden": wooden}
    if kind == "arc":
        sizes = {"height": span(rng, 1.75, 2.05), "reach": span(rng, 0.85, 1.2), "thick": span(rng, 0.011, 0.017)}
        return {
            **sizes,
            "wooden": wooden and style.name in ("japandi", "scandinavian", "boho"),
            "base": "block" if maybe(rng, 0.4) else "disc",
        }
    return {"count": one_of(rng, (1, 1, 1, 2, 3)), "wooden": wooden} if kind == "pendant" else {"wooden": wooden}


def fitted(rng: np.random.Generator, style: Style, kind: str, params: dict[str, Any]) -> dict[str, Any]:
    """Mend what the separate draws left at odds: a lantern of cane needs a cane shade, an arc a firm foot."""
    if params.get("form") == "woven":
        radius = params["shade_radius"]
        params |= {"shade": "basket_ball", "shade_material": "rattan", "shade_height": round(radius * 1.7, 3)}
    if kind == "lantern" and params["form"] == "paper":
        form = ("paper_column", "paper_ball", "paper_tiers")[one_of(rng, (0, 1, 2))]
        tall = {"paper_column": 3.2, "paper_ball": 1.85, "paper_tiers": 2.2}[form]
        params |= {"shade": form, "shade_material": "paper", "shade_height": round(params["shade_radius"] * tall, 3)}
    if kind == "arc" and params["base_material"] in ("wicker", "ceramic"):
        params["base_material"] = "marble" if style.name != "boho" else "wood"
    if kind == "desk":
        params["shade_material"] = "lacquer" if maybe(rng, 0.6) else "metal"
        params["shade_colour"] = choose(rng, GLAZES[style.name])
        params["shade_height"] = round(params["shade_radius"] * 1.5, 3)
        if params["form"] == "banker":
            params |= {
                "shade_material": "glass",
                "shade_colour": choose(rng, {"green": 3, "emerald": 2, "cream": 0.7, "navy": 0.7}),
            }
    return params


WOODEN_FORMS = ("wheel", "rail", "ring", "beads", "storm", "shoji")


def leading(kind: str, params: dict[str, Any], wood: str, metal: str) -> tuple[str, str]:
    """Say the material and colour words one would name the lamp by."""
    word, colour = params["shade_material"], params["shade_colour"]
    if kind == "table" and params["base_material"] in ("ceramic", "marble", "wood", "lacquer", "wicker"):
        word, colour = params["base_material"], params["base_colour"]
        word = "painted wood" if word == "lacquer" else word
    if kind == "tripod" and params["base_material"] == "wood":
        word = "wood"
    form = params.get("form", "")
    if kind == "chandelier" or form in ("storm", "railway", "shoji"):
        word = (
            "wood"
            if form in ("shoji", "beads") or (params["wooden"] and form in WOODEN_FORMS) or form == "wheel"
            else "metal"
        )
    if form == "shoji":
        word, colour = "paper", "cream"
    named = {"wood": (wood, wood_colour(wood)), "metal": (metal, metal_colour(metal)), "rattan": ("rattan", "natural")}
    named |= {"wicker": ("wicker", "natural"), "opal": ("glass", "white"), "lacquer": ("metal", colour)}
    named |= {"stone": ("stone", "beige"), "concrete": ("concrete", "grey")}
    return named.get(word, (word, colour))


def sample(rng: np.random.Generator, style: Style, kind: str | None = None) -> Sampled:
    """Draw a lamp of this style; `kind` is drawn too unless it is given."""
    seldom = SELDOM.get(style.name, {})
    kind = kind or choose(rng, {name: weight * seldom.get(name, 1.0) for name, weight in KINDS.items()})
    wood, metal = choose(rng, style.woods), choose(rng, style.metals)
    params = draw_shade(rng, style, kind)
    params = fitted(rng, style, kind, params | draw_base(rng, style, kind, params) | draw_extras(rng, style, kind))
    material, colour = leading(kind, params, wood, metal)
    return Sampled(kind=kind, material=material, colour=colour, wood=wood, metal=metal, params=params)


def standing(kit: Kit, design: Design) -> None:
    """Make a base with its shade: table, floor, tripod and mushroom lamps."""
    p = design.params
    metal = kit.mat.metal(design.metal)
    tall = p["height"] - (p["shade_height"] * 0.3 if design.kind in ("floor", "tripod") else 0.0)
    stand = Stand(p["base"], tall, p["base_radius"], finish(kit, design, p["base_material"], p["base_colour"]), metal)
    BASES[stand.kind](kit, stand)
    overlap = {"globe": 0.0, "fluted": 0.0, "drop": 0.0, "stepped": -0.02}.get(p["shade"], 0.012)
    SHADES[p["shade"]](kit, shade_of(kit, design, (0, 0, tall - overlap)))


def build(design: Design, kit: Kit) -> None:
    """Make the lamp; one that hangs says so."""
    if design.kind in ("pendant", "chandelier"):
        kit.hanging()
    makers = {"pendant": pendant, "chandelier": chandelier, "arc": arc, "desk": desk, "lantern": lantern}
    makers.get(design.kind, standing)(kit, design)
