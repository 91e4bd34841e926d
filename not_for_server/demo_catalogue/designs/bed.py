"""Beds: drawn here, put together in `bed_kinds` from boards, bases and bedding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from not_for_server.demo_catalogue.design import Design, Sampled
from not_for_server.demo_catalogue.designs.bed_bases import Finishes
from not_for_server.demo_catalogue.designs.bed_kinds import KIND_BUILDERS
from not_for_server.demo_catalogue.designs.bed_soft_boards import METALLIC, SOFT
from not_for_server.demo_catalogue.designs.bed_taste import TASTES, Taste
from not_for_server.demo_catalogue.designs.chance import maybe, one_of, span
from not_for_server.demo_catalogue.designs.finishes import finish_of, said
from not_for_server.demo_catalogue.styles import Style, choose

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

KINDS: dict[str, float] = {
    "platform": 3,
    "panel": 3,
    "upholstered": 3,
    "metal": 1.5,
    "four_poster": 1.5,
    "canopy": 1.5,
    "sleigh": 1.2,
    "daybed": 1.5,
    "bunk": 1.2,
    "storage": 1.2,
}
WIDTHS = {"0.9": 1.0, "1.4": 2.0, "1.6": 3.0, "1.8": 2.0}
LOW_STYLES = ("japandi", "mid_century")


def sample(rng: np.random.Generator, style: Style, kind: str | None = None) -> Sampled:
    """Draw one bed of the style; pure, so it runs where there is no Blender."""
    kind = kind or choose(rng, KINDS)
    taste = TASTES[style.name]
    wood, metal = choose(rng, style.woods), choose(rng, style.metals)
    headboard = draw_board(rng, taste, kind)
    params: dict[str, Any] = {"headboard": headboard, "base": draw_base(rng, taste, kind)}
    params |= draw_measures(rng, style, kind) | draw_board_numbers(rng, style, taste) | draw_base_numbers(rng, style)
    params |= draw_feet(rng, style, taste, kind, params)
    params |= draw_bedding(rng, taste, kind, params)
    params |= draw_finishes(rng, style, taste, (wood, metal), kind, params)
    params |= draw_narrow(rng, style, params)
    material, colour = said(params[dominant(kind, headboard)])
    return Sampled(kind, material, colour, wood, metal, params)


def draw_board(rng: np.random.Generator, taste: Taste, kind: str) -> str:
    """Draw the head board that the style likes on this kind of bed."""
    wooden = {name: weight for name, weight in taste.panel.items() if name not in SOFT}
    liked = {
        "platform": taste.platform,
        "panel": taste.panel,
        "upholstered": taste.soft,
        "metal": taste.metal,
        "storage": {**taste.panel, **{name: 0.5 * weight for name, weight in taste.soft.items()}},
        "daybed": {
            name: weight for name, weight in {**wooden, **taste.soft}.items() if name not in ("winged", "sunburst")
        },
        "bunk": {**{name: weight for name, weight in wooden.items() if name != "sunburst"}, "barred": 0.5},
    }
    return choose(rng, liked.get(kind, wooden))


def draw_base(rng: np.random.Generator, taste: Taste, kind: str) -> str:
    """Draw what carries the mattress."""
    fixed = {"metal": "tube", "storage": "drawers"}
    if kind in fixed:
        return fixed[kind]
    if kind == "platform":
        return choose(rng, {"platform": 3, **{name: 0.3 for name in taste.bases if name == "rails"}})
    if kind == "upholstered":
        return choose(rng, {"box": 3, "platform": taste.bases.get("platform", 0.0)})
    return choose(rng, {name: weight for name, weight in taste.bases.items() if name != "box"})


def draw_measures(rng: np.random.Generator, style: Style, kind: str) -> dict[str, Any]:
    """Draw the size of the lying place and the height of its head (metres)."""
    low = style.name in LOW_STYLES
    rail = span(rng, 0.24, 0.3) if kind == "platform" or style.name == "japandi" else span(rng, 0.3, 0.38)
    head = span(rng, 0.82, 1.02) if low else span(rng, 0.95, 1.3)
    return {
        "width": float(choose(rng, WIDTHS)),
        "length": 2.0,
        "rail": rail,
        "mattress": span(rng, 0.2, 0.26) if low else span(rng, 0.24, 0.31),
        "rail_depth": span(rng, 0.12, 0.2),
        "head_low": round(rail - (0.12 if kind == "upholstered" else 0.02), 3),
        "head_high": round(head + (0.08 if style.ornament > 0.6 else 0.0), 3),
        "wider": span(rng, 0.02, 0.06) if not (kind == "platform" and maybe(rng, 0.4)) else span(rng, 0.2, 0.4),
        "post_high": span(rng, 1.75, 2.1) if kind != "four_poster" or maybe(rng, 0.5) else span(rng, 1.3, 1.6),
    }


def draw_board_numbers(rng: np.random.Generator, style: Style, taste: Taste) -> dict[str, Any]:
    """Draw every number that some board reads."""
    ornate = style.ornament
    return {
        "post": span(rng, 0.05, 0.07) + (0.02 if ornate > 0.4 else 0.0),
        "post_kind": choose(rng, taste.posts),
        "tall_post": choose(rng, taste.tall_posts),
        "finial": maybe(rng, ornate * 0.6) if style.name != "art_deco" else False,
        "cap": ornate > 0.3 and maybe(rng, 0.5),
        "panels": one_of(rng, (1, 2, 3, 4)),
        "slats": one_of(rng, (7, 9, 12, 16)),
        "slat_width": span(rng, 0.035, 0.07),
        "spindle_gap": span(rng, 0.08, 0.12),
        "bobbins": ornate > 0.4 and maybe(rng, 0.7),
        "planks_level": maybe(rng, 0.6 if style.name == "industrial" else 0.3),
        "crest": choose(rng, taste.crests),
        "foot_crest": choose(rng, taste.crests),
        "corner": span(rng, 0.02, 0.1 + 0.35 * style.softness),
        "channels": one_of(rng, (6, 8, 10, 13)),
        "channel_top": choose(rng, {"flat": 2, "arch": 0.5 + 2 * ornate, "dip": ornate}),
        "rim": maybe(rng, 0.5),
        "rod": span(rng, 0.011, 0.016),
        "arch": span(rng, 0.2, 0.4) if style.softness > 0.3 and maybe(rng, 0.7) else 0.0,
        "bars": one_of(rng, (7, 9, 11)),
        "scrolls": ornate > 0.4 and maybe(rng, 0.6),
        "hoops": one_of(rng, (3, 4, 5)),
    }


def draw_base_numbers(rng: np.random.Generator, style: Style) -> dict[str, Any]:
    """Draw every number that some base reads."""
    leg = choose(rng, {name: weight for name, weight in style.leg_kinds.items() if name not in ("hairpin", "cabriole")})
    return {
        "leg_kind": leg,
        "leg_thickness": span(rng, 0.05, 0.065) + (0.02 if leg in ("turned", "bun") else 0.0),
        "ledge": span(rng, 0.06, 0.2) if style.name == "japandi" else span(rng, 0.01, 0.08),
        "deck": span(rng, 0.06, 0.1),
        "plinth": maybe(rng, 0.6 if style.name == "japandi" else 0.25),
        "box_lift": span(rng, 0.05, 0.13),
        "metal_feet": style.name in ("art_deco", "industrial"),
        "drawers": one_of(rng, (2, 3)),
    }


def draw_feet(
    rng: np.random.Generator, style: Style, taste: Taste, kind: str, params: dict[str, Any]
) -> dict[str, Any]:
    """Draw whether there is a foot board, how high, and what hangs from a canopy."""
    chances = {"panel": 0.65, "metal": 0.6, "four_poster": 0.5, "storage": 0.15}
    foot = maybe(rng, chances.get(kind, 0.0)) and params["headboard"] not in ("planked", "sunburst", *SOFT)
    top = params["rail"] + params["mattress"] - 0.06
    rising = span(rng, 0.22, 0.36) if kind == "sleigh" else span(rng, 0.06, 0.26)
    return {
        "footboard": foot,
        "foot_high": round(top + rising, 3),
        "curl": span(rng, 0.16, 0.26),
        "padded_ends": maybe(rng, 0.35) and style.name in ("classic", "art_deco", "scandinavian", "boho", "industrial"),
        "tester": kind == "canopy" or (kind == "four_poster" and params["post_high"] > 1.7 and maybe(rng, 0.2)),
        "drape": choose(rng, drapes(style)) if kind == "canopy" else "none",
        "curtain": choose(rng, {"white": 3, "cream": 2} if style.ornament < 0.7 else {"cream": 2, **style.colours}),
    }


def drapes(style: Style) -> dict[str, float]:
    """How a style hangs cloth from a canopy: the plain ones leave the frame bare."""
    return {"none": 2.5 - 2 * style.ornament, "curtains": 0.5 + 2 * style.ornament, "swag": 0.6, "both": style.ornament}


def draw_bedding(rng: np.random.Generator, taste: Taste, kind: str, params: dict[str, Any]) -> dict[str, Any]:
    """Draw sheet, duvet, fold, throw and pillows."""
    duvet, sheet = choose(rng, taste.duvets), choose(rng, taste.sheets)
    open_foot = not params["footboard"] and kind in ("platform", "upholstered", "storage", "panel")
    hang = params["mattress"] - 0.06
    return {
        "sheet": sheet,
        "duvet": duvet,
        "fold": choose(rng, {sheet: 2, choose(rng, taste.accents): 0.6, "": 1}),
        "pillow": choose(rng, {sheet: 1, duvet if not duvet.startswith("pattern") else sheet: 1.5}),
        "accent": choose(rng, taste.accents),
        "throw": choose(rng, taste.throws) if maybe(rng, 0.55) else "",
        "throw_at": span(rng, 0.45, 0.75),
        "throw_deep": span(rng, 0.35, 0.6),
        "turn_down": span(rng, 0.35, 0.6),
        "drop": round(hang + (span(rng, 0.0, 0.08) if kind in ("platform", "upholstered", "storage") else -0.02), 3),
        "foot_drop": open_foot,
        "wrinkle": round(1.5 * taste.wrinkle, 4),
        "phase": span(rng, 0.0, 6.28),
        "pillow_rows": one_of(rng, (1, 2, 2)),
        "pillow_lean": span(rng, 0.45, 0.85),
        "small_pillow": choose(rng, {"none": 1.5, "lumbar": 1, "square": 0.7, "pair": 0.8}),
    }


def draw_narrow(rng: np.random.Generator, style: Style, params: dict[str, Any]) -> dict[str, Any]:
    """Draw what daybeds and bunks need besides."""
    soft = params["headboard"] in SOFT
    return {
        "arms": one_of(rng, (1, 2, 2)),
        "arm": "padded" if soft else choose(rng, {"solid": 1, "rods": 1.5}),
        "arm_high": span(rng, 0.62, 0.74),
        "back_high": span(rng, 0.78, 0.95),
        "cover": params["fabric_finish"]
        if maybe(rng, 0.6)
        else params["duvet"]
        if not params["duvet"].startswith("pattern")
        else params["sheet"],
        "cushions": one_of(rng, (2, 3, 4, 5)),
        "bolsters": maybe(rng, 0.4),
        "bunk_low": span(rng, 0.3, 0.42),
        "bunk_high": span(rng, 1.28, 1.42),
        "bunk_ends": choose(rng, {"slats": 1, "bars": 1, "panel": 1}),
        "ladder_lean": choose_lean(rng),
    }


def choose_lean(rng: np.random.Generator) -> float:
    """Draw how far a ladder's foot stands out (metres)."""
    return span(rng, 0.12, 0.3) if maybe(rng, 0.6) else 0.0


def draw_finishes(
    rng: np.random.Generator, style: Style, taste: Taste, names: tuple[str, str], kind: str, params: dict[str, Any]
) -> dict[str, Any]:
    """Draw what frame, upholstery and trim are made of."""
    wood, metal = names
    painted = choose(rng, taste.paints)
    frame = painted or f"wood {wood}"
    if params["headboard"] == "sunburst":
        frame = "rattan"
    if kind == "metal":
        frame = f"metal {metal}" if params["headboard"] != "piped" else f"wood {wood}"
    if kind in ("four_poster", "canopy") and style.name == "industrial" and maybe(rng, 0.6):
        frame = f"metal {metal}"
    fabric = f"{choose(rng, style.fabrics)} {choose(rng, style.colours)}"
    soft = params["headboard"] in SOFT or (kind == "sleigh" and params["padded_ends"])
    return {
        "frame_finish": frame,
        "fabric_finish": fabric,
        "fill_finish": fabric if soft else frame,
        "trim_finish": f"metal {metal}",
    }


def dominant(kind: str, headboard: str) -> str:
    """Say which of the finishes one would name the bed after."""
    if kind == "upholstered" or headboard in SOFT:
        return "fill_finish"
    if kind == "metal" or (kind == "bunk" and headboard in METALLIC):
        return "trim_finish"
    return "frame_finish"


def build(design: Design, kit: Kit) -> None:
    """Build the bed with its head towards +y (a daybed or bunk with its front along x)."""
    params = design.params
    fabric = "fabric_finish" if design.kind == "upholstered" else "fill_finish"
    looks = Finishes(
        finish_of(kit, params["frame_finish"]), finish_of(kit, params[fabric]), finish_of(kit, params["trim_finish"])
    )
    KIND_BUILDERS[design.kind](kit, looks, params)
