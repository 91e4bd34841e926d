"""Tables that stand on one thing in the middle: turned columns, tulips, drums, discs, stumps, cages and hoops."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from not_for_server.demo_catalogue.designs.table_frame import Frame

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

Params = dict[str, Any]

# Turned columns as (share of the radius, share of the height), from the foot to the top.
COLUMNS: dict[str, list[tuple[float, float]]] = {
    "baluster": [
        (0.7, 0.0), (0.8, 0.06), (0.55, 0.1), (0.9, 0.2), (1.0, 0.3), (0.8, 0.42),
        (0.45, 0.55), (0.4, 0.7), (0.6, 0.74), (0.42, 0.78), (0.5, 0.92), (0.8, 1.0),
    ],
    "urn": [
        (0.9, 0.0), (0.9, 0.05), (0.5, 0.1), (0.4, 0.2), (0.7, 0.24), (0.4, 0.28),
        (0.85, 0.5), (1.0, 0.68), (0.9, 0.78), (0.5, 0.84), (0.6, 0.9), (0.9, 1.0),
    ],
    "column": [(1.0, 0.0), (1.0, 0.05), (0.75, 0.08), (0.62, 0.12), (0.55, 0.85), (0.75, 0.9), (1.0, 0.94), (1.0, 1.0)],
    "plain": [(0.55, 0.0), (0.5, 0.3), (0.5, 0.7), (0.6, 1.0)],
    "cone": [(1.0, 0.0), (0.75, 0.35), (0.55, 0.7), (0.5, 1.0)],
}  # fmt: skip

# Solid bodies that carry the whole top.
BODIES: dict[str, list[tuple[float, float]]] = {
    "cylinder": [(0.98, 0.0), (1.0, 0.03), (1.0, 0.97), (0.98, 1.0)],
    "hourglass": [(1.0, 0.0), (0.95, 0.12), (0.68, 0.36), (0.58, 0.5), (0.68, 0.64), (0.95, 0.88), (1.0, 1.0)],
    "cone": [(0.6, 0.0), (0.66, 0.2), (0.85, 0.7), (1.0, 1.0)],
    "stacked": [
        (0.8, 0.0), (1.0, 0.08), (1.0, 0.22), (0.7, 0.33), (0.95, 0.42), (0.95, 0.58),
        (0.65, 0.67), (0.85, 0.78), (0.85, 0.94), (0.7, 1.0),
    ],
    "barrel": [(0.8, 0.0), (0.93, 0.25), (1.0, 0.5), (0.93, 0.75), (0.8, 1.0)],
}  # fmt: skip


def scaled(
    shape: list[tuple[float, float]], radius: float, height: float, bottom: float = 0.0
) -> list[tuple[float, float]]:
    """Turn shares of radius and height into a profile for the lathe, closed on the axis at both ends."""
    outer = [(radius * share, bottom + height * level) for share, level in shape]
    return [(0.0, outer[0][1]), *outer, (0.0, outer[-1][1])]


def turned_pedestal(kit: Kit, frame: Frame, params: Params) -> None:
    """Build a turned column on three or four curved feet, or on a round or a square foot."""
    reach = 0.34 * min(frame.length, frame.width)
    foot = params["foot"]
    bottom = 0.13 if foot == "sabre" else 0.05
    radius = min(params["column_radius"], 0.14 * min(frame.length, frame.width))
    tube = min(0.03, 0.35 * radius)
    kit.lathe(scaled(COLUMNS[params["column"]], radius, frame.height - bottom, bottom), frame.at(0, 0, 0), frame.base)
    kit.cylinder(0.6 * reach, 0.025, frame.at(0, 0, frame.height - 0.0125), frame.base)
    if foot == "sabre":
        for x, y in frame.ring(params["feet"], reach, math.pi / params["feet"]):
            arc = [(0.1 * x, 0.1 * y, 0.24), (0.45 * x, 0.45 * y, 0.2), (0.75 * x, 0.75 * y, 0.1), (x, y, tube)]
            kit.tube([frame.at(*point) for point in arc], tube, frame.base)
            kit.sphere(1.25 * tube, frame.at(x, y, 1.15 * tube), frame.accent, squash=(1, 1, 0.9))
    elif foot == "cross":
        size = (0.09, 0.06)
        kit.bar(frame.at(-reach, 0, 0.03), frame.at(reach, 0, 0.03), size, frame.base)
        kit.bar(frame.at(0, -reach, 0.03), frame.at(0, reach, 0.03), size, frame.base)
    else:
        kit.lathe(scaled([(1.0, 0.0), (1.0, 0.5), (0.9, 1.0)], reach, 0.05), frame.at(0, 0, 0), frame.base)


def tulip(kit: Kit, frame: Frame, params: Params) -> None:
    """One stem that flares into its foot and again under the top."""
    reach = params["tulip_foot"] * min(frame.length, frame.width)
    stem = 0.045 if frame.height > 0.5 else 0.035
    h = frame.height
    profile = [
        (0.0, 0.0),
        (reach, 0.0),
        (reach, 0.008),
        (0.6 * reach, 0.028),
        (2.2 * stem, 0.1 * h),
        (1.2 * stem, 0.25 * h),
    ]
    profile += [(stem, 0.5 * h), (1.2 * stem, 0.75 * h), (2.4 * stem, 0.93 * h), (0.5 * reach, h), (0.0, h)]
    kit.lathe(profile, frame.at(0, 0, 0), frame.base)


def drum(kit: Kit, frame: Frame, params: Params) -> None:
    """Build a solid turned body under the top, smooth or fluted like a column."""
    radius = params["drum_share"] * min(frame.length, frame.width) / 2
    body = BODIES[params["body"]]
    if params["flutes"]:
        fluted_body(kit, frame, body, radius, params["flutes"])
    else:
        kit.lathe(scaled(body, radius, frame.height), frame.at(0, 0, 0), frame.base)
    if params["bands"]:
        for level in (0.03, 0.97):
            band = radius * max(share for share, at in body if abs(at - level) < 0.2)
            kit.torus(band, 0.011, frame.at(0, 0, level * frame.height), frame.accent, (0, 0, 0))


def fluted_body(kit: Kit, frame: Frame, body: list[tuple[float, float]], radius: float, flutes: int) -> None:
    """Build the body's profile with round ribs all about it, as one closed skin."""
    rows, cuts = [], flutes * (6 if kit.fine else 4)
    for share, level in body:
        row = []
        for step in range(cuts):
            turn = 2 * math.pi * step / cuts
            rib = 1.0 - 0.07 * (1.0 - abs(math.sin(flutes * turn / 2)))
            reach = radius * share * rib
            row.append(frame.at(reach * math.cos(turn), reach * math.sin(turn), level * frame.height))
        rows.append([*row, row[0]])
    kit.surface(rows, frame.base, thickness=0.006, smooth=False)


def columns(kit: Kit, frame: Frame, params: Params) -> None:
    """Three to five fat round posts in a cluster, or two pairs under a long top."""
    radius = params["column_radius"]
    if frame.length > 1.4 * frame.width:
        spots = [(side * 0.27 * frame.length, y) for side in (-1, 1) for y in (-0.9 * radius, 0.9 * radius)]
    else:
        spots = frame.ring(params["feet"], 0.22 * frame.length + radius / 2, 0.4)
    for x, y in spots:
        kit.cylinder(radius, frame.height, frame.at(x, y, frame.height / 2), frame.base, bevel=0.006)


def cross_plates(kit: Kit, frame: Frame, params: Params) -> None:
    """Two upright boards that cross under the top."""
    turn = params["phase"] / 4
    for angle, reach in ((turn, 0.37 * frame.length), (turn + math.pi / 2, 0.37 * frame.width)):
        outline = plate_outline(params["plate"], reach, frame.height)
        kit.panel(outline, 0.035, frame.at(0, 0, 0), frame.base, plane="xz", rotate=(0, 0, angle))


def plate_outline(form: str, reach: float, height: float) -> list[tuple[float, float]]:
    """Give the outline of an upright board: straight, waisted, or wide at the top."""
    if form == "waist":
        steps = [step / 10 for step in range(11)]
        right = [(reach * (1 - 0.45 * math.sin(math.pi * t)), height * t) for t in steps]
        return right + [(-u, v) for u, v in reversed(right)]
    foot = {"straight": 0.9, "wedge": 0.55}[form] * reach
    return [(-foot, 0.0), (foot, 0.0), (reach, height), (-reach, height)]


def cage(kit: Kit, frame: Frame, params: Params) -> None:
    """Bent rods between two rings: a bowed rattan drum, or a twisted wire hourglass."""
    n, twist, bow = params["cage_rods"], params["cage_twist"], params["cage_bow"]
    reach = 0.42 * min(frame.length, frame.width)
    rod = params["cage_radius"]
    for step in range(n):
        start = 2 * math.pi * step / n
        points = []
        for level in (0.0, 0.25, 0.5, 0.75, 1.0):
            turn, out = start + twist * (level - 0.5), reach * (1 + bow * math.sin(math.pi * level))
            points.append(frame.at(out * math.cos(turn), out * math.sin(turn), rod + level * (frame.height - 2 * rod)))
        kit.tube(points, rod, frame.base)
    for level in (0.0, 1.0):
        kit.torus(
            reach, 1.4 * rod, frame.at(0, 0, 1.4 * rod + level * (frame.height - 2.8 * rod)), frame.base, (0, 0, 0)
        )


def hoops(kit: Kit, frame: Frame, params: Params) -> None:
    """Two metal rings and four slim posts, a second plate on the lower ring."""
    reach = 0.45 * min(frame.length, frame.width)
    for x, y in frame.ring(params["feet"], reach, math.pi / 4):
        kit.rod(frame.at(x, y, 0), frame.at(x, y, frame.height), 0.01, frame.base)
    low = 0.25 * frame.height
    for z in (low, frame.height - 0.012):
        kit.torus(reach, 0.011, frame.at(0, 0, z), frame.base, (0, 0, 0))
    kit.cylinder(reach, 0.012, frame.at(0, 0, low), frame.top)


def arcs(kit: Kit, frame: Frame, params: Params) -> None:
    """Two or three curved screens standing round the middle."""
    reach, count = 0.36 * min(frame.length, frame.width), params["feet"] - 1
    for index in range(count):
        start = 2 * math.pi * index / count + 0.5
        rows = []
        for z in (0.0, frame.height):
            turns = [start + step / 10 * 1.5 * math.pi / count for step in range(11)]
            rows.append([frame.at(reach * math.cos(turn), reach * math.sin(turn), z) for turn in turns])
        kit.surface(rows, frame.base, thickness=0.03, smooth=True)


PEDESTAL_BASES: dict[str, Callable[[Kit, Frame, Params], None]] = {
    "turned_pedestal": turned_pedestal,
    "tulip": tulip,
    "drum": drum,
    "columns": columns,
    "cross_plates": cross_plates,
    "cage": cage,
    "hoops": hoops,
    "arcs": arcs,
}
