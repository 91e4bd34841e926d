"""Open storage: étagères, string shelves, ladders and clothes racks; frames and boards without a case."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from not_for_server.demo_catalogue.design import Design
from not_for_server.demo_catalogue.designs.storage_body import finish
from not_for_server.demo_catalogue.designs.storage_things import Bay, fill

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit


def shelf_things(kit: Kit, design: Design, shelves: list[tuple[float, float, float, float]], depth: float) -> None:
    """Set things on shelves given as (half width, y, z of the upper face, room above)."""
    rng = np.random.default_rng(design.seed + 5)
    for half, y, z, room in shelves:
        fill(kit, Bay(-half + 0.03, half - 0.03, y, depth, z, room), rng)


def posts_of(kit: Kit, design: Design) -> Any:
    """Make what uprights are made of: the family's metal when its legs are, else its wood."""
    return finish(kit, design, design.params["leg_material"])


def board_of(design: Design) -> str:
    """Give the finish of a ladder's boards: its wood when the body is metal."""
    return "wood" if design.params["body"] == "metal" else str(design.params["body"])


def etagere(kit: Kit, design: Design) -> None:
    """Shelves in an open frame of four slim posts; an X ties the back of an industrial one."""
    p, frame = design.params, posts_of(kit, design)
    w, d, h, count = p["width"], p["depth"], p["height"], p["shelves"]
    for x in (-w / 2, w / 2):
        for y in (-d / 2, d / 2):
            kit.box((0.025, 0.025, h), (x, y, h / 2), frame, bevel=0.003)
        for z in (0.06, h - 0.013):
            kit.box((0.02, d, 0.02), (x, 0, z), frame, bevel=0.003)
    board, step = finish(kit, design, p["shelf"]), (h - 0.1) / (count - 1)
    levels = [0.08 + step * i for i in range(count)]
    for z in levels:
        kit.box((w + 0.01, d + 0.01, 0.026), (0, 0, z), board, bevel=0.004)
    if p["braced"]:
        for a, b in ((-1, 1), (1, -1)):
            kit.bar((a * w / 2, d / 2, 0.1), (b * w / 2, d / 2, h - 0.1), (0.016, 0.006), frame)
    shelf_things(kit, design, [(w / 2, 0.0, z + 0.013, step - 0.05) for z in levels[:-1]], d)


def string(kit: Kit, design: Design) -> None:
    """Shelves of two widths hung between three ladder-like side frames of thin rod."""
    p, metal = design.params, kit.mat.metal(design.metal)
    w, d, h, count = p["width"], p["depth"], p["height"], p["shelves"]
    for x in (-w / 2, 0.0, w / 2):
        for y in (-d / 2, d / 2):
            kit.rod((x, y, 0), (x, y, h), 0.007, metal)
        for i in range(7):
            kit.rod((x, -d / 2, 0.05 + (h - 0.06) * i / 6), (x, d / 2, 0.05 + (h - 0.06) * i / 6), 0.004, metal)
    board, shelves = kit.mat.wood(design.wood), []
    for i in range(count):
        for side in (-1, 1):
            z = 0.1 + (h - 0.16) * (i + (0.42 if side > 0 and i < count - 1 else 0.0)) / (count - 1)
            kit.box((w / 2 - 0.012, d, 0.02), (side * w / 4, 0, z), board, bevel=0.004)
            shelves.append((side, z))
    rng, room = np.random.default_rng(design.seed + 5), (h - 0.16) / (count - 1) * 0.75
    for side, z in shelves:
        fill(kit, Bay(side * w / 4 - w / 4 + 0.04, side * w / 4 + w / 4 - 0.04, 0.0, d, z + 0.01, room), rng)


def lean(kit: Kit, design: Design) -> None:
    """Make a ladder leant to the wall, its shelves deeper towards the floor."""
    p, wood = design.params, finish(kit, design, board_of(design))
    w, h, count = p["width"], p["height"], p["shelves"]
    front, back = -0.28, 0.2
    rails = posts_of(kit, design) if design.style == "industrial" else wood
    for x in (-w / 2, w / 2):
        kit.bar((x, front, 0.0), (x, back, h), (0.024, 0.045), rails)
    shelves = []
    for i in range(count):
        share = 0.12 + 0.76 * i / (count - 1)
        y = front + (back - front) * share
        depth = back + 0.03 - y + 0.02
        z = h * share
        kit.box((w - 0.024, depth, 0.02), (0, y + depth / 2 - 0.02, z), wood, bevel=0.003)
        kit.box((w - 0.024, 0.012, 0.045), (0, back + 0.03, z + 0.03), wood, bevel=0.002)
        shelves.append((w / 2, y + depth / 2, z + 0.01, h * 0.76 / (count - 1) * 0.7))
    shelf_things(kit, design, shelves, 0.22)


def a_frame(kit: Kit, design: Design) -> None:
    """Two ladders hinged at the top, boards laid on their rungs."""
    p = design.params
    w, h, count, foot = p["width"], p["height"], p["shelves"], 0.3
    posts, board = posts_of(kit, design), finish(kit, design, board_of(design))
    for x in (-w / 2, w / 2):
        for side in (-1, 1):
            kit.rod((x, side * foot, 0.0), (x, side * 0.03, h), 0.016, posts)
    shelves = []
    for i in range(count):
        z = h * (0.1 + 0.78 * i / (count - 1))
        reach = foot + (0.03 - foot) * z / h
        kit.box((w + 0.06, 2 * reach + 0.03, 0.022), (0, 0, z), board, bevel=0.004)
        shelves.append((w / 2, 0.0, z + 0.011, h * 0.78 / (count - 1) * 0.7))
    kit.rod((-w / 2 - 0.02, 0, h - 0.01), (w / 2 + 0.02, 0, h - 0.01), 0.018, posts)
    shelf_things(kit, design, shelves, 0.25)


def rack(kit: Kit, design: Design) -> None:
    """Make an open wardrobe: a rail between two frames over a low shelf, with a few garments."""
    p, posts = design.params, posts_of(kit, design)
    w, d, h = p["width"], 0.45, p["height"] - 0.25
    for x in (-w / 2, w / 2):
        for y in (-d / 2, d / 2):
            kit.rod((x, y, 0), (x, 0, h), 0.015, posts)
        kit.rod((x, -d / 2 * 0.8, 0.2 * h), (x, d / 2 * 0.8, 0.2 * h), 0.012, posts)
    kit.rod((-w / 2 - 0.06, 0, h - 0.02), (w / 2 + 0.06, 0, h - 0.02), 0.014, posts)
    for z in (0.2 * h + 0.012,):
        kit.box((w + 0.02, d * 0.8, 0.022), (0, 0, z), finish(kit, design, "wood"), bevel=0.004)
    rng = np.random.default_rng(design.seed + 7)
    for i in range(5):
        x, long = w * (0.1 * i - 0.32) + 0.02, rng.uniform(0.62, 0.95)
        colour = list(kit.style.colours)[int(rng.integers(len(kit.style.colours)))]
        kit.torus(0.02, 0.003, (x, 0, h), kit.mat.metal(design.metal), (math.pi / 2, 0, math.pi / 2))
        outline = [
            (-0.04, -0.03),
            (-0.21, -0.1),
            (-0.2, -0.3),
            (-0.18, -long),
            (0.18, -long),
            (0.2, -0.3),
            (0.21, -0.1),
            (0.04, -0.03),
        ]
        kit.panel(outline, 0.035, (x, 0, h - 0.02), kit.mat.cotton(colour), plane="yz", bevel=0.012)
    shelf_things(kit, design, [(w / 2, 0.0, 0.2 * h + 0.023, 0.3)], 0.3)
