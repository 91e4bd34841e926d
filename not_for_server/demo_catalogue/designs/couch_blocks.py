"""The couches that are not a frame with cushions on it: blocks set side by side, and the crescent."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from not_for_server.demo_catalogue.designs.couch_frame import Seat
from not_for_server.demo_catalogue.designs.couch_seats import throw_pillows
from not_for_server.demo_catalogue.designs.finishes import finish_of

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

Params = dict[str, Any]


def modular(kit: Kit, seat: Seat, params: Params) -> None:
    """Blocks set against each other: seats, backs on some sides, a pouf before one of them."""
    count, wide = params["modules"], params["module"]
    tall, plump, back = seat.sit - 0.02, params["module_plump"], seat.back
    for index in range(count):
        x = wide * (index - (count - 1) / 2)
        block(kit, seat, (x, 0.0), (wide, wide, tall), plump, params)
        kit.cushion((wide - 0.01, 0.24, back - 0.02), (x, wide / 2 - 0.12, back / 2 + 0.008), seat.cloth, plump=plump)
        end = -1 if index == 0 else 1 if index == count - 1 else 0
        if end and (end == params["hand"] or params["both_arms"]):
            kit.cushion(
                (0.24, wide - 0.24, back - 0.08),
                (x + end * (wide / 2 - 0.12), -0.12, (back - 0.06) / 2),
                seat.cloth,
                plump=plump,
            )
    if params["pouf"]:
        x = -params["hand"] * wide * (count - 1) / 2
        block(kit, seat, (x, -wide - 0.02), (wide, wide, tall), plump, params)
    shifted = replace(seat, half=wide * count / 2 - 0.2, rear=wide / 2)
    throw_pillows(kit, shifted, params)


def block(
    kit: Kit, seat: Seat, spot: tuple[float, float], size: tuple[float, float, float], plump: float, params: Params
) -> None:
    """One seat: a base and a cushion on it, or one big pillow of a thing."""
    wide, deep, tall = size
    x, y = spot
    if params["one_piece"]:
        kit.cushion((wide - 0.01, deep, tall - 0.02), (x, y, tall / 2 + 0.012), seat.cloth, plump=plump)
        return
    kit.cushion((wide - 0.01, deep, 0.55 * tall), (x, y, 0.275 * tall + 0.008), seat.cloth, plump=0.2)
    kit.cushion((wide - 0.01, deep, 0.45 * tall + 0.03), (x, y, 0.78 * tall), seat.cloth, plump=plump)


def curved(kit: Kit, seat: Seat, params: Params) -> None:
    """Build a crescent: seat and back follow one arc about a point in front of it."""
    radius, sweep = params["bow_radius"], params["bow_sweep"]
    middle = seat.rear - radius
    arc = [sweep * (2 * step / 12 - 1) for step in range(13)]

    def band(inner: float, outer: float, low: float, high: float, crown: float, material: Any) -> None:
        edge = 0.07
        ring = [
            (inner, low),
            (inner - 0.01, (low + high) / 2),
            (inner + edge, high + crown),
            (outer - edge, high + crown),
            (outer + 0.01, (low + high) / 2),
            (outer, low),
        ]
        rows = [[(r * math.sin(turn), middle + r * math.cos(turn), z) for turn in arc] for r, z in ring]
        kit.surface(rows, material, thickness=0.03)
        for turn in (arc[0], arc[-1]):
            out = (inner + outer) / 2
            spot = (out * math.sin(turn), middle + out * math.cos(turn))
            rim = (outer - inner) / 2
            kit.lathe(
                [
                    (0, low),
                    (rim, low),
                    (rim + 0.012, (low + high) / 2),
                    (rim - edge + 0.01, high + crown),
                    (0, high + crown + 0.01),
                ],
                (*spot, 0),
                material,
            )

    band(radius - seat.depth, radius - 0.1, seat.lift, seat.sit, 0.0, seat.cloth)
    band(radius - 0.24, radius, seat.lift, seat.back, 0.0, seat.cloth)
    for turn in (0.85 * arc[0], arc[0] / 3, arc[-1] / 3, 0.85 * arc[-1]):
        for r in (radius - 0.1, radius - seat.depth + 0.12):
            spot = (r * math.sin(turn), middle + r * math.cos(turn))
            kit.cylinder(
                0.03,
                seat.lift + 0.02,
                (*spot, (seat.lift + 0.02) / 2),
                seat.metal if params["metal_legs"] else seat.wood,
            )
    for index, share in enumerate((-0.7, 0.62)[: params["pillows"]]):
        turn, r = share * sweep, radius - 0.34
        cloth = finish_of(kit, params["pillow_specs"][index % len(params["pillow_specs"])])
        kit.sphere(
            0.19, (r * math.sin(turn), middle + r * math.cos(turn), seat.sit + 0.15), cloth, squash=(1, 0.75, 0.9)
        )
