"""Tables that stand on legs or bars: four legs, three, hairpins, sleds, pipes, folding crosses, the crank."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from not_for_server.demo_catalogue.designs.table_frame import Frame

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

Params = dict[str, Any]


def four_legs(kit: Kit, frame: Frame, params: Params) -> None:
    """Four legs at the corners with apron, shelf and stretchers as drawn."""
    thickness, splay = params["leg_thickness"], params["splay"]
    inset = 0.05 + thickness / 2 + splay
    tops, feet = frame.corners(inset), frame.corners(inset, splay)
    for (tx, ty), (fx, fy) in zip(tops, feet, strict=True):
        kit.leg(params["leg_kind"], frame.at(tx, ty, frame.height), frame.at(fx, fy, 0), thickness, frame.base)
    if params["apron"] > 0:
        apron(kit, frame, tops, params)
    if params["shelf"]:
        low_shelf(kit, frame, inset, params)
    elif params["stretcher"]:
        stretchers(kit, frame, inset, thickness)


def apron(kit: Kit, frame: Frame, tops: list[tuple[float, float]], params: Params) -> None:
    """Build the rails under the top, and fronts of drawers let into the front one."""
    depth, z = params["apron"], frame.height - params["apron"] / 2
    if frame.round:
        kit.panel(ellipse(0.41 * frame.length, 0.41 * frame.width), depth, frame.at(0, 0, z), frame.base, plane="xy")
        return
    (x0, y0), (x1, y1) = tops[0], tops[2]
    size = (x1 - x0, 0.022, depth)
    kit.slats(2, size, frame.at(0, y0, z), frame.at(0, y1, z), frame.base)
    kit.slats(2, (0.022, y1 - y0, depth), frame.at(x0, 0, z), frame.at(x1, 0, z), frame.base)
    drawer_fronts(kit, frame, (x0 + 0.05, x1 - 0.05), y0 - 0.014, (z, depth - 0.024), params)


def ellipse(a: float, b: float) -> list[tuple[float, float]]:
    """Give an ellipse with the half axes a and b."""
    turns = [2 * math.pi * step / 36 for step in range(36)]
    return [(a * math.cos(turn), b * math.sin(turn)) for turn in turns]


def drawer_fronts(
    kit: Kit, frame: Frame, across: tuple[float, float], y: float, upright: tuple[float, float], params: Params
) -> None:
    """Fronts side by side from `across[0]` to `across[1]`; `upright` is their middle height and their height."""
    count = params["drawers"]
    if count < 1:
        return
    z, height = upright
    step = (across[1] - across[0]) / count
    first, last = across[0] + step / 2, across[1] - step / 2
    kit.slats(count, (step - 0.012, 0.02, height), frame.at(first, y, z), frame.at(last, y, z), frame.base)
    for index in range(count):
        x = first + index * step
        if params["pull"] == "bar":
            kit.rod(frame.at(x - 0.06, y - 0.025, z), frame.at(x + 0.06, y - 0.025, z), 0.006, frame.accent)
        else:
            kit.sphere(0.016, frame.at(x, y - 0.024, z), frame.accent)


def low_shelf(kit: Kit, frame: Frame, inset: float, params: Params) -> None:
    """Build a shelf near the floor: a round plate, slats, or one board."""
    z = max(0.12, 0.28 * frame.height)
    x, y = frame.length / 2 - inset, frame.width / 2 - inset
    if frame.round:
        kit.panel(ellipse(0.33 * frame.length, 0.33 * frame.width), 0.02, frame.at(0, 0, z), frame.base, plane="xy")
    elif params["shelf"] == "slats":
        n = max(4, int(2 * y / 0.06))
        kit.slats(n, (2 * x, 0.04, 0.02), frame.at(0, -y, z), frame.at(0, y, z), frame.base)
    else:
        kit.box((2 * x + 0.03, 2 * y + 0.03, 0.025), frame.at(0, 0, z), frame.top)


def stretchers(kit: Kit, frame: Frame, inset: float, thickness: float) -> None:
    """Build an H between the legs, a hand above the floor."""
    z = 0.2 * frame.height
    x, y = frame.length / 2 - inset, frame.width / 2 - inset
    size = (0.6 * thickness, 0.7 * thickness)
    if frame.round:
        x, y = frame.corners(inset)[2]
        kit.bar(frame.at(-x, -y, z), frame.at(x, y, z), size, frame.base)
        kit.bar(frame.at(-x, y, z), frame.at(x, -y, z), size, frame.base)
        return
    for side in (-x, x):
        kit.bar(frame.at(side, -y, z), frame.at(side, y, z), size, frame.base)
    kit.bar(frame.at(-x, 0, z), frame.at(x, 0, z), size, frame.base)


def tripod(kit: Kit, frame: Frame, params: Params) -> None:
    """Three legs leaning out from under the top, a small plate holding them together."""
    reach = 0.42 * min(frame.length, frame.width)
    turn = params["phase"] / 6
    feet, tops = frame.ring(3, reach, turn), frame.ring(3, params["tripod_top"] * reach, turn)
    for (tx, ty), (fx, fy) in zip(tops, feet, strict=True):
        kit.leg(
            params["leg_kind"], frame.at(tx, ty, frame.height), frame.at(fx, fy, 0), params["leg_thickness"], frame.base
        )
    kit.cylinder(0.5 * reach, 0.02, frame.at(0, 0, frame.height - 0.01), frame.base)
    if params["shelf"]:
        kit.cylinder(0.75 * reach, 0.018, frame.at(0, 0, 0.38 * frame.height), frame.top)


def hairpins(kit: Kit, frame: Frame, params: Params) -> None:
    """Bent steel rods at the corners (three under a small round top)."""
    tops = frame.ring(3, 0.36 * frame.length) if frame.round and frame.length < 0.7 else frame.corners(0.12)
    for x, y in tops:
        foot = frame.at(1.06 * x, 1.06 * y, 0)
        kit.leg("hairpin", frame.at(x, y, frame.height), foot, 0.05 if frame.height > 0.5 else 0.04, frame.base)


def sled(kit: Kit, frame: Frame, params: Params) -> None:
    """Two frames of flat bar, square or leaning in towards the top."""
    size = (params["leg_thickness"], 0.5 * params["leg_thickness"] + 0.01)
    x, lean = frame.length / 2 - 0.14, params["sled_lean"]
    half = frame.width / 2 - 0.06
    for side in (-1, 1):
        low, high = (
            [(side * x, y, 0.012) for y in (-half, half)],
            [(side * (x - lean), y * (1 - 0.5 * lean), frame.height - 0.012) for y in (-half, half)],
        )
        loop = [low[0], low[1], high[1], high[0], low[0]]
        for start, stop in pairwise(loop):
            kit.bar(frame.at(*start), frame.at(*stop), size, frame.base, bevel=0.002)
    if params["shelf"]:
        low_shelf(kit, frame, 0.14, params)


def pipe(kit: Kit, frame: Frame, params: Params) -> None:
    """Plumber's pipe: four uprights with flanges, cross pipes low down and a long one between them."""
    radius, z = 0.017 if frame.height > 0.5 else 0.015, 0.22 * frame.height
    corners = frame.corners(0.12)
    for x, y in corners:
        kit.rod(frame.at(x, y, 0), frame.at(x, y, frame.height), radius, frame.base)
        kit.cylinder(0.045, 0.012, frame.at(x, y, frame.height - 0.006), frame.base)
        kit.cylinder(0.04, 0.012, frame.at(x, y, 0.006), frame.base)
        kit.sphere(1.6 * radius, frame.at(x, y, z), frame.base)
    (x0, y0), (x1, y1) = corners[0], corners[2]
    for x in (x0, x1):
        kit.rod(frame.at(x, y0, z), frame.at(x, y1, z), radius, frame.base)
    kit.rod(frame.at(x0, 0, z), frame.at(x1, 0, z), radius, frame.base)


def folding_cross(kit: Kit, frame: Frame, params: Params) -> None:
    """Two crossing frames under a tray or a board, as on camp tables."""
    half, y = 0.36 * frame.length, 0.3 * frame.width
    for side in (-1, 1):
        for lean, shift in ((1, 0.0), (-1, 0.022)):
            start, stop = (
                frame.at(-lean * half, side * (y + shift), 0),
                frame.at(lean * half, side * (y + shift), frame.height),
            )
            kit.bar(start, stop, (0.035, 0.02), frame.base)
    for x, z in ((-half, 0.06), (half, 0.06), (0, frame.height / 2)):
        scale = 0.88 if z == 0.06 else 0.0
        kit.rod(frame.at(scale * x, -y, z), frame.at(scale * x, y, z), 0.011, frame.base)


def splayed_cross(kit: Kit, frame: Frame, params: Params) -> None:
    """Four slender legs that cross under the middle of a round top, each from its edge to the far foot."""
    reach = 0.4 * frame.length
    for (tx, ty), (fx, fy) in zip(frame.ring(4, reach, 0.6), frame.ring(4, -0.9 * reach, 1.0), strict=True):
        kit.rod(frame.at(tx, ty, frame.height), frame.at(fx, fy, 0.012), params["leg_thickness"] / 2, frame.base)


def crank(kit: Kit, frame: Frame, params: Params) -> None:
    """Build the machinist's table: a screw on a cast foot, raised by a wheel."""
    reach = 0.4 * min(frame.length, frame.width)
    kit.rod(frame.at(0, 0, 0.1), frame.at(0, 0, frame.height), 0.028, frame.base)
    kit.cylinder(0.055, 0.5 * frame.height, frame.at(0, 0, 0.35 * frame.height), frame.base, radius_top=0.045)
    kit.cylinder(0.6 * reach, 0.02, frame.at(0, 0, frame.height - 0.01), frame.base)
    for x, y in frame.ring(4, reach, math.pi / 4):
        bow = [(0, 0, 0.36 * frame.height), (0.5 * x, 0.5 * y, 0.2 * frame.height), (x, y, 0.025)]
        kit.tube([frame.at(*point) for point in bow], 0.024, frame.base)
        kit.sphere(0.03, frame.at(x, y, 0.03), frame.base, squash=(1, 1, 0.9))
    hub = 0.58 * frame.height
    kit.torus(0.09, 0.012, frame.at(0, -0.1, hub), frame.accent, (math.pi / 2, 0, 0))
    kit.rod(frame.at(0, 0, hub), frame.at(0, -0.11, hub), 0.012, frame.accent)
    kit.rod(frame.at(-0.09, -0.1, hub), frame.at(0.09, -0.1, hub), 0.008, frame.accent)


def cart(kit: Kit, frame: Frame, params: Params) -> None:
    """Build a factory cart: thick boards on a steel bed and four iron wheels."""
    radius = 0.42 * frame.height
    x, y = frame.length / 2 - 1.6 * radius, frame.width / 2 - 0.06
    bed = frame.height - 0.04
    kit.slats(2, (frame.length - 0.04, 0.05, 0.08), frame.at(0, -y + 0.05, bed), frame.at(0, y - 0.05, bed), frame.base)
    kit.slats(3, (0.05, 2 * y, 0.06), frame.at(-x, 0, bed - 0.02), frame.at(x, 0, bed - 0.02), frame.base)
    for wx in (-x, x):
        kit.rod(frame.at(wx, -y, radius), frame.at(wx, y, radius), 0.014, frame.base)
        for wy in (-y, y):
            kit.torus(0.85 * radius, 0.17 * radius, frame.at(wx, wy, radius), frame.base, (math.pi / 2, 0, 0))
            kit.bar(frame.at(wx, wy, 0.15 * radius), frame.at(wx, wy, 1.85 * radius), (0.03, 0.02), frame.base)
            kit.bar(
                frame.at(wx - 0.85 * radius, wy, radius),
                frame.at(wx + 0.85 * radius, wy, radius),
                (0.03, 0.02),
                frame.base,
            )
            kit.box(
                (0.05, 0.03, bed - radius), frame.at(wx, wy - math.copysign(0.04, wy), (bed + radius) / 2), frame.base
            )


LEG_BASES: dict[str, Callable[[Kit, Frame, Params], None]] = {
    "legs": four_legs,
    "tripod": tripod,
    "hairpin": hairpins,
    "sled": sled,
    "pipe": pipe,
    "folding": folding_cross,
    "splayed_cross": splayed_cross,
    "crank": crank,
    "cart": cart,
}
