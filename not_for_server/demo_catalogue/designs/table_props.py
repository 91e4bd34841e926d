"""The little that stands on a table in its picture now and then: a vase, a few books."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from not_for_server.demo_catalogue.design import Design
from not_for_server.demo_catalogue.designs.table_frame import Frame
from not_for_server.demo_catalogue.styles import STYLES, choose

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit


def add_prop(kit: Kit, frame: Frame, design: Design) -> None:
    """Put the drawn prop on the top, off the middle."""
    PROPS[design.params["prop"]](kit, frame, design)


def nothing(kit: Kit, frame: Frame, design: Design) -> None:
    """Leave the top bare, as most pictures do."""


def vase(kit: Kit, frame: Frame, design: Design) -> None:
    """Build a small glazed vase in one of the style's colours."""
    rng = np.random.default_rng(design.seed)
    colour = choose(rng, STYLES[design.style].colours)
    z = frame.height + design.params["thickness"] + 0.006
    tall = float(rng.uniform(0.14, 0.24))
    shape = [(0.0, 0.0), (0.035, 0.0), (0.06, 0.35), (0.055, 0.6), (0.022, 0.85), (0.03, 1.0), (0.02, 0.99), (0.0, 0.6)]
    profile = [(radius * tall / 0.2, level * tall) for radius, level in shape]
    kit.lathe(profile, frame.at(0.2 * frame.length, 0.1 * frame.width, z), kit.mat.ceramic(colour))


def books(kit: Kit, frame: Frame, design: Design) -> None:
    """Two or three books lying on each other."""
    rng = np.random.default_rng(design.seed)
    z = frame.height + design.params["thickness"] + 0.006
    for _ in range(int(rng.integers(2, 4))):
        thick = float(rng.uniform(0.018, 0.032))
        size = (float(rng.uniform(0.17, 0.22)), float(rng.uniform(0.12, 0.16)), thick)
        paper = kit.mat.paper(choose(rng, STYLES[design.style].colours))
        kit.box(
            size,
            frame.at(-0.2 * frame.length, 0.05 * frame.width, z + thick / 2),
            paper,
            bevel=0.002,
            rotate=(0, 0, float(rng.uniform(-0.3, 0.3))),
        )
        z += thick


PROPS = {"none": nothing, "vase": vase, "books": books}
