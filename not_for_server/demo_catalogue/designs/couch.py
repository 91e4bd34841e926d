"""Couches: drawn here, put together in `couch_kinds` from arms, backs, seats and footings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from not_for_server.demo_catalogue.design import Design, Sampled
from not_for_server.demo_catalogue.designs.chance import maybe, one_of, span
from not_for_server.demo_catalogue.designs.couch_arms import OPEN_ARMS
from not_for_server.demo_catalogue.designs.couch_backs import OPEN_BACKS
from not_for_server.demo_catalogue.designs.couch_frame import Seat
from not_for_server.demo_catalogue.designs.couch_kinds import KIND_BUILDERS, sofa
from not_for_server.demo_catalogue.designs.couch_taste import KIND_ARMS, KIND_BACKS, TASTES, Taste
from not_for_server.demo_catalogue.designs.finishes import finish_of
from not_for_server.demo_catalogue.styles import Style, choose

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

KINDS: dict[str, float] = {
    "three_seater": 3,
    "two_seater": 2.5,
    "loveseat": 2,
    "chesterfield": 1.2,
    "corner": 2.5,
    "chaise": 1.5,
    "sofa_bed": 1.3,
    "camelback": 1,
    "modular": 1.5,
    "tuxedo": 1.2,
    "curved": 1.2,
}
SEATS: dict[str, tuple[int, ...]] = {
    "three_seater": (3,),
    "two_seater": (2,),
    "loveseat": (1, 2),
    "chesterfield": (2, 3),
    "corner": (3, 4),
    "sofa_bed": (2, 3),
    "camelback": (2, 3),
    "tuxedo": (2, 3),
}


def sample(rng: np.random.Generator, style: Style, kind: str | None = None) -> Sampled:
    """Draw one couch of the style; pure, so it runs where there is no Blender."""
    kind = kind or choose(rng, KINDS)
    taste = TASTES[style.name]
    wood, metal = choose(rng, style.woods), choose(rng, style.metals)
    fabric, colour = draw_cloth(rng, style, kind)
    params = draw_forms(rng, style, taste, kind)
    params |= draw_measures(rng, style, taste, kind, params)
    params |= draw_details(rng, style, taste, params)
    params |= draw_special(rng, style, taste, kind)
    params |= draw_pillows(rng, taste, (fabric, colour))
    params |= {
        "cloth_finish": f"{fabric} {colour}",
        "second_finish": f"{fabric} {choose(rng, style.colours)}",
        "wood_finish": "rattan" if params["arm"] == "rattan" else f"wood {wood}",
        "metal_finish": f"metal {metal}",
    }
    return Sampled(kind, fabric, colour, wood, metal, params)


def draw_cloth(rng: np.random.Generator, style: Style, kind: str) -> tuple[str, str]:
    """Draw material and colour; a chesterfield is leather or velvet, a crescent has a pile."""
    wanted = {"chesterfield": {"leather": 2.0, "velvet": 1.2}, "curved": {"boucle": 1.5, "velvet": 1.0}}.get(kind, {})
    fabrics = {**style.fabrics, **{name: 4.0 * weight for name, weight in wanted.items()}}
    fabric = choose(rng, fabrics)
    hides = {
        name: weight
        for name, weight in style.colours.items()
        if name in ("cognac", "brown", "black", "tan", "burgundy", "green", "cream", "navy", "rust")
    }
    pale = {
        name: weight
        for name, weight in style.colours.items()
        if name in ("white", "cream", "beige", "sand", "light_grey", "grey", "blush", "sage", "mustard", "terracotta")
    }
    return fabric, choose(rng, {"leather": hides, "boucle": pale}.get(fabric) or style.colours)


def draw_forms(rng: np.random.Generator, style: Style, taste: Taste, kind: str) -> dict[str, Any]:
    """Draw arm, back and footing so that an open arm goes with an open or a loose back."""
    arm = choose(rng, KIND_ARMS.get(kind, taste.arms))
    if kind == "corner" and arm in OPEN_ARMS:
        arm = "track"
    backs = KIND_BACKS.get(kind, taste.backs)
    if arm in OPEN_ARMS:
        fitting = {
            name: weight
            for name, weight in backs.items()
            if name in (*OPEN_BACKS, "loose", "tight", "scatter", "buttoned")
        }
    else:
        fitting = {name: weight for name, weight in backs.items() if name not in OPEN_BACKS}
    if arm != "rolled":
        fitting = {name: weight for name, weight in fitting.items() if name != "roll"}
    back = choose(rng, fitting or {"loose": 1.0})
    if arm == "tubular" and "belted" in taste.backs and maybe(rng, 0.7):
        back = "belted"
    return {"arm": arm, "back_form": back, "footing": choose(rng, taste.footings), "open_frame": arm in OPEN_ARMS}


def draw_measures(
    rng: np.random.Generator, style: Style, taste: Taste, kind: str, params: dict[str, Any]
) -> dict[str, Any]:
    """Draw the sizes (metres)."""
    seats = one_of(rng, SEATS.get(kind, (2,)))
    lift = span(rng, *taste.lift) if params["footing"] != "plinth" else span(rng, 0.04, 0.07)
    sit = span(rng, 0.4, 0.47) if style.name != "japandi" else span(rng, 0.35, 0.41)
    thick = span(rng, 0.13, 0.19)
    back = span(rng, 0.74, 0.9) if style.name not in ("japandi", "mid_century") else span(rng, 0.68, 0.8)
    if kind == "camelback":
        back = span(rng, 0.88, 0.98)
    arm = span(rng, 0.56, 0.66)
    if kind == "chesterfield":
        back = arm = span(rng, 0.68, 0.76)
    wide = seats * (span(rng, 0.56, 0.7) if seats > 1 else span(rng, 0.95, 1.1))
    if kind == "chaise":
        wide = span(rng, 1.5, 1.75)
    widths = {"track": (0.1, 0.22), "tuxedo": (0.08, 0.13), "rolled": (0.15, 0.2), "pillowed": (0.18, 0.25)}
    return {
        "seats": seats,
        "half": round(wide / 2, 3),
        "depth": span(rng, 0.82, 0.96) if kind != "chaise" else span(rng, 0.66, 0.76),
        "lift": lift,
        "deck": round(max(sit - thick, lift + 0.08), 3),
        "sit": sit,
        "arm_high": arm,
        "back_high": back,
        "arm_width": span(rng, *widths.get(params["arm"], (0.11, 0.18))),
        "roll": span(rng, 0.085, 0.115),
    }


def draw_details(rng: np.random.Generator, style: Style, taste: Taste, params: dict[str, Any]) -> dict[str, Any]:
    """Draw cushions, tufts, piping and legs."""
    kinds = {name: weight for name, weight in style.leg_kinds.items() if name != "hairpin" or params["lift"] > 0.12}
    leg = choose(rng, kinds)
    if leg == "cabriole" and params["lift"] < 0.12:
        leg = "bun"
    return {
        "leg_kind": leg,
        "leg_thickness": span(rng, 0.04, 0.055) + (0.02 if leg in ("block", "bun", "turned") else 0.0),
        "metal_legs": leg == "hairpin" or style.name == "industrial" or (style.name == "art_deco" and maybe(rng, 0.7)),
        "bench": maybe(rng, taste.bench),
        "plump": span(rng, *taste.plump),
        "seat_plump": round(0.7 * span(rng, *taste.plump), 3),
        "piping": maybe(rng, taste.piping),
        "seat_tufts": maybe(rng, 0.5 * taste.tufting),
        "back_tufts": maybe(rng, taste.tufting),
        "tufted_arms": maybe(rng, taste.tufting),
        "nails": style.ornament > 0.4 and maybe(rng, 0.5),
        "set_back": 0.0 if maybe(rng, 0.6) else 0.06,
        "wood_crest": style.name == "classic" and maybe(rng, 0.6),
        "humps": one_of(rng, (1, 1, 2, 3)),
        "arched": maybe(rng, 0.5),
        "channel_width": span(rng, 0.1, 0.2),
        "wood_thick": span(rng, 0.038, 0.052),
        "frame_leg": choose(
            rng,
            {
                name: weight
                for name, weight in style.leg_kinds.items()
                if name in ("tapered", "round", "square", "turned")
            }
            or {"round": 1.0},
        ),
        "paddle": span(rng, 0.045, 0.085),
        "round_tube": maybe(rng, 0.5),
        "rod": span(rng, 0.007, 0.011),
    }


def draw_special(rng: np.random.Generator, style: Style, taste: Taste, kind: str) -> dict[str, Any]:
    """Draw what only some kinds read: corners, chaises, sofa beds, modules, crescents."""
    return {
        "hand": one_of(rng, (-1, 1)),
        "return": span(rng, 0.6, 0.85),
        "return_back": int(maybe(rng, 0.5)),
        "chaise_end": choose(rng, taste.chaise_ends),
        "chaise_back": choose(rng, taste.chaise_backs),
        "folded_out": maybe(rng, 0.5),
        "futon_leg": "round" if style.name in ("classic", "farmhouse") else "tapered",
        "bedding": choose(rng, {"cotton white": 2, "cotton light_grey": 1, "cotton cream": 1}),
        "modules": one_of(rng, (2, 3, 3)),
        "module": span(rng, 0.78, 0.95),
        "module_plump": span(rng, 0.2, 0.35) if style.softness < 0.5 else span(rng, 0.35, 0.65),
        "one_piece": maybe(rng, 0.4),
        "both_arms": maybe(rng, 0.5),
        "pouf": maybe(rng, 0.6),
        "bow_radius": span(rng, 1.7, 2.4),
        "bow_sweep": span(rng, 0.45, 0.6),
    }


def draw_pillows(rng: np.random.Generator, taste: Taste, cloth: tuple[str, str]) -> dict[str, Any]:
    """Draw the thrown pillows, none in the cloth of the couch itself, and now and then a blanket."""
    others = {spec: weight for spec, weight in taste.pillows.items() if not spec.endswith(f" {cloth[1]}")}
    return {
        "pillows": one_of(rng, (0, 0, 1, 2, 2, 3, 4)),
        "pillow_turn": one_of(rng, (0, 1)),
        "pillow_specs": [choose(rng, others) for _ in range(2)],
        "blanket": choose(rng, others) if maybe(rng, 0.12) else "",
        "blanket_at": span(rng, -1.0, 1.0),
    }


def build(design: Design, kit: Kit) -> None:
    """Build the couch with its front towards -y."""
    params = design.params
    seat = Seat(
        half=params["half"],
        front=-params["depth"] / 2,
        rear=params["depth"] / 2,
        lift=params["lift"],
        deck=params["deck"],
        sit=params["sit"],
        arm=params["arm_high"],
        back=params["back_high"],
        cloth=finish_of(kit, params["cloth_finish"]),
        second=finish_of(kit, params["second_finish"]),
        wood=finish_of(kit, params["wood_finish"]),
        metal=finish_of(kit, params["metal_finish"]),
    )
    KIND_BUILDERS.get(design.kind, sofa)(kit, seat, params)
