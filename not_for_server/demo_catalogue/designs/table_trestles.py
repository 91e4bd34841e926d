"""Tables that stand on two ends or on sides: trestles, slabs, waterfalls, crossed ends, lattices, drawer boxes."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from not_for_server.demo_catalogue.designs.table_frame import Frame
from not_for_server.demo_catalogue.designs.table_legs import drawer_fronts, low_shelf
from not_for_server.demo_catalogue.designs.table_pedestals import COLUMNS, scaled

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

Params = dict[str, Any]


def trestle(kit: Kit, frame: Frame, params: Params) -> None:
    """Two ends (A, X, H or turned posts) and a beam between them."""
    x = 0.34 * frame.length
    thickness = params["leg_thickness"] + 0.015
    for side in (-x, x):
        TRESTLE_ENDS[params["end"]](kit, frame, side, thickness)
    z = (0.5 if params["end"] in ("x", "a") else 0.25) * frame.height
    kit.bar(frame.at(-x, 0, z), frame.at(x, 0, z), (0.6 * thickness, 1.1 * thickness), frame.base)


def a_end(kit: Kit, frame: Frame, x: float, thickness: float) -> None:
    """Two bars that meet near the top, a rung between them."""
    half, out = 0.4 * frame.width, math.copysign(0.06, x)
    for side in (-1, 1):
        start, stop = frame.at(x + out, side * half, 0), frame.at(x, side * 0.16 * frame.width, frame.height)
        kit.bar(start, stop, (thickness, 0.6 * thickness), frame.base)
    rung = frame.height / 2
    kit.bar(
        frame.at(x + out / 2, -0.28 * frame.width, rung),
        frame.at(x + out / 2, 0.28 * frame.width, rung),
        (0.5 * thickness, thickness),
        frame.base,
    )
    z = frame.height - 0.02
    kit.box((thickness, 0.72 * frame.width, 0.04), frame.at(x, 0, z), frame.base)


def x_end(kit: Kit, frame: Frame, x: float, thickness: float) -> None:
    """Two crossing beams, on the floor and under the top."""
    half = 0.38 * frame.width
    for lean, shift in ((1, 0.0), (-1, 0.002)):
        kit.bar(
            frame.at(x + shift, -lean * half, 0.02),
            frame.at(x + shift, lean * half, frame.height),
            (thickness, thickness),
            frame.base,
        )
    kit.box((thickness, 0.86 * frame.width, 0.045), frame.at(x, 0, frame.height - 0.0225), frame.base)


def h_end(kit: Kit, frame: Frame, x: float, thickness: float) -> None:
    """Build a broad post on a long foot, a bearer on its head."""
    kit.box((thickness, 2.4 * thickness, frame.height - 0.1), frame.at(x, 0, frame.height / 2), frame.base)
    kit.box((1.3 * thickness, 0.8 * frame.width, 0.07), frame.at(x, 0, 0.035), frame.base, bevel=0.02)
    kit.box((1.3 * thickness, 0.74 * frame.width, 0.06), frame.at(x, 0, frame.height - 0.03), frame.base)


def turned_end(kit: Kit, frame: Frame, x: float, thickness: float) -> None:
    """Build a turned post on a bowed foot."""
    kit.lathe(scaled(COLUMNS["baluster"], 1.25 * thickness, frame.height - 0.13, 0.08), frame.at(x, 0, 0), frame.base)
    half = 0.4 * frame.width
    arc = [(x, -half, 0.035), (x, -0.5 * half, 0.07), (x, 0, 0.09), (x, 0.5 * half, 0.07), (x, half, 0.035)]
    kit.tube([frame.at(*point) for point in arc], 0.035, frame.base)
    kit.box((1.2 * thickness, 0.7 * frame.width, 0.05), frame.at(x, 0, frame.height - 0.025), frame.base)


TRESTLE_ENDS: dict[str, Callable[[Kit, Frame, float, float], None]] = {
    "a": a_end,
    "x": x_end,
    "h": h_end,
    "turned": turned_end,
}


def crossed_sides(kit: Kit, frame: Frame, params: Params) -> None:
    """Square posts with an X in each end (or in the back of a console), a slatted shelf below."""
    inset, thickness = 0.06, params["leg_thickness"]
    corners = frame.corners(inset)
    z0, z1 = 0.2 * frame.height, frame.height - 0.03
    for x, y in corners:
        kit.leg("square", frame.at(x, y, frame.height), frame.at(x, y, 0), thickness, frame.base)
    (x0, y0), (x1, y1) = corners[0], corners[2]
    size = (0.55 * thickness, 0.6 * thickness)
    ends = (
        [((x, y0), (x, y1)) for x in (x0, x1)]
        if params["cross_ends"]
        else [((x0, y1), (0.0, y1)), ((0.0, y1), (x1, y1))]
    )
    for (ax, ay), (bx, by) in ends:
        kit.bar(frame.at(ax, ay, z0), frame.at(bx, by, z1), size, frame.base)
        kit.bar(frame.at(ax, ay, z1), frame.at(bx, by, z0), size, frame.base)
    kit.slats(2, (x1 - x0, 0.025, 0.06), frame.at(0, y0, z1), frame.at(0, y1, z1), frame.base)
    low_shelf(kit, frame, inset, params)


def slab_sides(kit: Kit, frame: Frame, params: Params) -> None:
    """Two upright boards, straight, waisted or wedge shaped, a beam between them when the top is long."""
    x = frame.length / 2 - params["side_inset"]
    half, h = frame.width / 2 - 0.03, frame.height
    outline = side_outline(params["side"], half, h)
    for side in (-x, x):
        kit.panel(outline, params["thickness"] + 0.005, frame.at(side, 0, 0), frame.base, plane="yz")
    if frame.length > 1.3:
        kit.box((2 * x, 0.03, 0.1), frame.at(0, 0.1 * frame.width, h - 0.06), frame.base)


def side_outline(form: str, half: float, h: float) -> list[tuple[float, float]]:
    """Give the outline of an end board seen from the side."""
    if form == "wedge":
        return [(-0.6 * half, 0), (0.6 * half, 0), (half, h), (-half, h)]
    if form == "arch":
        arch = [(0.62 * half * math.cos(t), 0.7 * h * math.sin(t)) for t in (math.pi * k / 10 for k in range(11))]
        return [(half, 0), (half, h), (-half, h), (-half, 0), *reversed(arch)]
    return [(-half, 0), (half, 0), (half, h), (-half, h)]


def waterfall(kit: Kit, frame: Frame, params: Params) -> None:
    """Run the top over rounded corners down to the floor, base and top one bend."""
    thickness = max(params["thickness"], 0.03)
    x, top, r = frame.length / 2, frame.height + params["thickness"], params["bend"]
    outer, inner = bend(x, top, r), bend(x - thickness, top - thickness, max(r - thickness, 0.004))
    kit.panel(outer + list(reversed(inner)), frame.width, frame.at(0, 0, 0), frame.top, plane="xz", bevel=0.004)
    if params["shelf"]:
        kit.box((2 * (x - thickness), 0.9 * frame.width, 0.022), frame.at(0, 0, 0.32 * frame.height), frame.top)


def bend(x: float, top: float, radius: float) -> list[tuple[float, float]]:
    """From the right foot over two rounded corners to the left foot."""
    steps = [math.pi / 2 * step / 6 for step in range(7)]
    right = [(x - radius + radius * math.cos(t), top - radius + radius * math.sin(t)) for t in steps]
    left = [(-u, v) for u, v in reversed(right)]
    return [(x, 0.0), *right, *left, (-x, 0.0)]


def lattice(kit: Kit, frame: Frame, params: Params) -> None:
    """Six or eight sides, each cut into a pointed arch: the tea table of a bazaar."""
    n = 8 if params["shape"] == "octagon" else 6
    radius = 0.44 * frame.length
    apothem, half, h = radius * math.cos(math.pi / n), radius * math.sin(math.pi / n), frame.height
    opening = [(0.62 * half, 0.0), (0.62 * half, 0.42 * h), (0.45 * half, 0.58 * h), (0.0, 0.74 * h)]
    arch = opening + [(-u, v) for u, v in reversed(opening[:-1])]
    outline = [(half, 0.0), (half, h), (-half, h), (-half, 0.0), *reversed(arch)]
    for index in range(n):
        turn = 2 * math.pi * index / n
        spot = frame.at(apothem * math.sin(turn), -apothem * math.cos(turn), 0)
        kit.panel(outline, 0.016, spot, frame.base, plane="xz", bevel=0.002, rotate=(0, 0, turn))


def drawer_boxes(kit: Kit, frame: Frame, params: Params) -> None:
    """Build a desk on one or two boxes of drawers, the other end on legs or a side."""
    width, depth, lift = min(0.4, 0.3 * frame.length), frame.width - 0.06, params["lift"]
    x = frame.length / 2 - width / 2 - 0.03
    body = frame.height - lift
    boxes = (-x, x) if params["boxes"] == 2 else (math.copysign(x, params["phase"] - 3.0),)
    for bx in boxes:
        kit.box((width, depth, body), frame.at(bx, 0, lift + body / 2), frame.base)
        stack_of_drawers(kit, frame, bx, (width, depth, body), params)
        for fx, fy in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
            foot = frame.at(bx + fx * (width / 2 - 0.04), fy * (depth / 2 - 0.04), 0)
            kit.leg(
                params["foot_kind"],
                (foot[0], foot[1], lift),
                foot,
                0.04,
                frame.accent if params["metal_feet"] else frame.base,
            )
    if len(boxes) == 1:
        for fy in (-1, 1):
            spot = frame.at(-math.copysign(x + width / 2 - 0.05, boxes[0]), fy * (depth / 2 - 0.05), 0)
            kit.leg(params["leg_kind"], (spot[0], spot[1], frame.height), spot, params["leg_thickness"], frame.base)
    inner = 2 * x - width if len(boxes) == 2 else 2 * x + width - 0.1
    middle = 0.0 if len(boxes) == 2 else -math.copysign(width / 2, boxes[0])
    if len(boxes) == 2:
        kit.box((inner, 0.02, 0.11), frame.at(middle, -depth / 2 + 0.03, frame.height - 0.055), frame.base)
    kit.box((2 * x, 0.02, 0.35), frame.at(0, depth / 2 - 0.02, frame.height - 0.175), frame.base)


def stack_of_drawers(kit: Kit, frame: Frame, x: float, box: tuple[float, float, float], params: Params) -> None:
    """Three or four fronts one above the other."""
    width, depth, body = box
    count = params["tiers"]
    step = (body - 0.02) / count
    for tier in range(count):
        z = frame.height - 0.01 - (tier + 0.5) * step
        one = {**params, "drawers": 1}
        across = (x - width / 2 + 0.012, x + width / 2 - 0.012)
        drawer_fronts(kit, frame, across, -depth / 2 - 0.008, (z, step - 0.012), one)


TRESTLE_BASES: dict[str, Callable[[Kit, Frame, Params], None]] = {
    "trestle": trestle,
    "crossed": crossed_sides,
    "slab_sides": slab_sides,
    "waterfall": waterfall,
    "lattice": lattice,
    "drawer_boxes": drawer_boxes,
}
