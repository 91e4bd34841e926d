"""Lamps, storage and rugs of the demonstration catalogue, as drawn before any picture is made; needs no Blender."""

from __future__ import annotations

import json
from collections import Counter

import numpy as np
import pytest

from not_for_server.demo_catalogue.design import Design, make_design
from not_for_server.demo_catalogue.designs import lamp, rug, storage
from not_for_server.demo_catalogue.designs.storage_layout import LAYOUTS
from not_for_server.demo_catalogue.palette import COLOURS, METALS, WOODS
from not_for_server.demo_catalogue.rug_cloth import ALL_PATTERNS, rug_numbers, rug_pixels
from not_for_server.demo_catalogue.rug_field import cloth
from not_for_server.demo_catalogue.styles import STYLES

MODULES = {"lamp": lamp, "storage": storage, "rug": rug}
EVERY_KIND = [(category, kind) for category, module in MODULES.items() for kind in module.KINDS]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("category", "kind"), EVERY_KIND)
def test_every_kind_is_drawn_in_every_style(category: str, kind: str, style: str) -> None:
    """A design keeps the kind asked for, names a known wood and metal, and survives a file."""
    for seed in range(4):
        design = make_design(category, style, seed, kind)
        assert design.kind == kind
        assert design.wood in WOODS
        assert design.metal in METALS
        assert design.material
        assert design.colour
        assert Design.from_dict(json.loads(json.dumps(design.to_dict()))) == design


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("category", MODULES)
def test_the_same_seed_draws_the_same_design(category: str, style: str) -> None:
    """Sampling twice from equal generators gives equal pieces, and another seed gives another one."""
    first, again = (MODULES[category].sample(np.random.default_rng(5), STYLES[style]) for _ in range(2))
    assert first == again
    assert any(MODULES[category].sample(np.random.default_rng(seed), STYLES[style]) != first for seed in range(6, 10))


@pytest.mark.parametrize("category", MODULES)
def test_a_hundred_designs_of_a_style_show_many_kinds(category: str) -> None:
    """No kind swallows the others."""
    for style in STYLES:
        kinds = Counter(make_design(category, style, seed).kind for seed in range(100))
        assert len(kinds) >= 3
        assert kinds.most_common(1)[0][1] < 75


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_cells_of_a_front_cover_it_once(name: str) -> None:
    """The shares of a layout add up to the whole front, and every cell has room."""
    for seed in range(12):
        cells = LAYOUTS[name](np.random.default_rng(seed))
        assert all(x1 > x0 and z1 > z0 for x0, x1, z0, z1, _ in cells)
        assert sum((x1 - x0) * (z1 - z0) for x0, x1, z0, z1, _ in cells) == pytest.approx(1.0, abs=0.01)


@pytest.mark.parametrize("name", ALL_PATTERNS)
def test_a_pattern_numbers_every_point(name: str) -> None:
    """A pattern answers for every point with a small whole number, on straight rugs and on round ones."""
    for oval in (False, True):
        points = cloth(1.6, 2.4, 0.35, 60, oval)
        numbers = ALL_PATTERNS[name](points, np.random.default_rng(3))
        assert numbers.shape == points.x.shape == (60, 40)
        assert numbers.min() >= 0


def test_a_rug_is_the_same_at_any_resolution() -> None:
    """The coarse map that names the colour shows the rug that is rendered: they agree at nearly all common points."""
    params = make_design("rug", "mid_century", 3, "rectangular").params | {"pattern": "arcs"}
    coarse, fine = rug_numbers(params, 50), rug_numbers(params, 150)
    width = min(coarse.shape[1], fine[1::3, 1::3].shape[1])
    assert np.mean(coarse[:, :width] == fine[1::3, 1::3][:, :width]) > 0.9


def test_rug_pixels_are_opaque_colours() -> None:
    """Pixels are RGBA in 0..1 with full opacity."""
    for style in STYLES:
        pixels = rug_pixels(make_design("rug", style, 8).params, 40)
        assert pixels.shape[2] == 4
        assert pixels.min() >= 0.0
        assert pixels.max() <= 1.0
        assert np.all(pixels[..., 3] == 1.0)


def test_a_rug_is_named_by_one_of_its_colours() -> None:
    """The colour word is a palette name among the rug's own colours."""
    for seed in range(40):
        design = make_design("rug", "boho", seed)
        assert design.colour in design.params["colours"]
        assert design.colour in COLOURS
