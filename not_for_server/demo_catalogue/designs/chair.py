"""Chairs: from dining chairs and stools to wing chairs, office chairs and peacock chairs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from not_for_server.demo_catalogue.design import Design, Sampled
from not_for_server.demo_catalogue.designs import (
    chair_armchair,
    chair_bench,
    chair_frame,
    chair_lounge,
    chair_metal,
    chair_office,
    chair_shell,
    chair_stool,
    chair_woven,
)
from not_for_server.demo_catalogue.designs.chair_taste import STYLE_KINDS, Taste, taste_of
from not_for_server.demo_catalogue.designs.finishes import said
from not_for_server.demo_catalogue.styles import Style, choose

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

Draw = Callable[[np.random.Generator, Taste], dict[str, Any]]
Make = Callable[["Kit", dict[str, Any]], None]

# kind -> (draws its numbers, builds it, the number whose finish one would name first)
MAKERS: dict[str, tuple[Draw, Make, str]] = {
    "dining": (chair_frame.draw_dining, chair_frame.build_dining, "main"),
    "rocking": (chair_frame.draw_rocking, chair_frame.build_rocking, "main"),
    "folding": (chair_metal.draw_folding, chair_metal.build_folding, "main"),
    "armchair": (chair_armchair.draw_armchair, chair_armchair.build_armchair, "cloth"),
    "wingback": (chair_armchair.draw_wingback, chair_armchair.build_wingback, "cloth"),
    "tub": (chair_armchair.draw_tub, chair_armchair.build_tub, "cloth"),
    "slipper": (chair_armchair.draw_slipper, chair_armchair.build_slipper, "cloth"),
    "lounge": (chair_lounge.draw_lounge, chair_lounge.build_lounge, "cloth"),
    "shell": (chair_shell.draw_shell, chair_shell.build_shell, "cloth"),
    "office": (chair_office.draw_office, chair_office.build_office, "cloth"),
    "cantilever": (chair_metal.draw_cantilever, chair_metal.build_cantilever, "cloth"),
    "cafe": (chair_metal.draw_cafe, chair_metal.build_cafe, "frame"),
    "wire": (chair_metal.draw_wire, chair_metal.build_wire, "frame"),
    "bar_stool": (chair_stool.draw_bar_stool, chair_stool.build_bar_stool, "main"),
    "stool": (chair_stool.draw_stool, chair_stool.build_stool, "main"),
    "bench": (chair_bench.draw_bench, chair_bench.build_bench, "main"),
    "pouf": (chair_bench.draw_pouf, chair_bench.build_pouf, "cloth"),
    "peacock": (chair_woven.draw_peacock, chair_woven.build_peacock, "cloth"),
    "papasan": (chair_woven.draw_papasan, chair_woven.build_papasan, "cloth"),
    "rattan": (chair_woven.draw_rattan, chair_woven.build_rattan, "frame"),
}
KINDS: dict[str, float] = {kind: sum(kinds.get(kind, 0.0) for kinds in STYLE_KINDS.values()) for kind in MAKERS}


def sample(rng: np.random.Generator, style: Style, kind: str | None = None) -> Sampled:
    """Draw a chair of this style; without a kind, one of those the style knows."""
    kind = kind or choose(rng, STYLE_KINDS[style.name])
    taste = taste_of(rng, style)
    params = MAKERS[kind][0](rng, taste)
    params = {"frame": taste.frame, "cloth": taste.cloth, "metal": f"metal {taste.metal}", **params}
    main = params.pop("main", None)
    material, colour = said(main or params[MAKERS[kind][2]])
    return Sampled(kind, material, colour, taste.wood, taste.metal, params)


def build(design: Design, kit: Kit) -> None:
    """Build the chair, its front towards -y."""
    MAKERS[design.kind][1](kit, design.params)
