"""How each kind of couch is put together from seat, back, arms and footing."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from not_for_server.demo_catalogue.designs.couch_arms import ARMS, OPEN_ARMS
from not_for_server.demo_catalogue.designs.couch_backs import BACKS
from not_for_server.demo_catalogue.designs.couch_blocks import curved, modular
from not_for_server.demo_catalogue.designs.couch_frame import Seat
from not_for_server.demo_catalogue.designs.couch_seats import (
    base,
    footing,
    legs,
    seat_cushions,
    throw_blanket,
    throw_pillows,
)
from not_for_server.demo_catalogue.designs.finishes import finish_of

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

Params = dict[str, Any]


def outer_half(seat: Seat, params: Params) -> float:
    """Half the width over the arms."""
    return seat.half + (0.03 if params["arm"] in (*OPEN_ARMS, "none") else params["arm_width"])


def sofa(kit: Kit, seat: Seat, params: Params) -> None:
    """Build the usual couch: frame, footing, back, two arms, cushions, pillows."""
    shell(kit, seat, params)
    seat_cushions(kit, seat, params)
    throw_blanket(kit, seat, params)
    throw_pillows(kit, seat, params)


def shell(kit: Kit, seat: Seat, params: Params, sides: tuple[int, ...] = (-1, 1)) -> None:
    """Everything but the cushions of the seat."""
    base(kit, seat, params)
    if not params["open_frame"] or params["arm"] == "none":
        footing(kit, seat, outer_half(seat, params), params)
    BACKS[params["back_form"]](kit, seat, params)
    for side in sides:
        ARMS[params["arm"]](kit, seat, side, params)
    if not params["open_frame"] and params["arm"] not in OPEN_ARMS:
        rear_corners(kit, seat, params)


def rear_corners(kit: Kit, seat: Seat, params: Params) -> None:
    """Fill the gap between a low arm's rear and the wall with the wall's own thickness."""
    wide = params["arm_width"]
    if params["arm"] in ("none", "tuxedo", "rolled", "camel") or params["back_form"] in ("camel", "roll"):
        return
    rise = seat.back - 0.08 - seat.lift
    for side in (-1, 1):
        x = seat.x + side * (seat.half + wide / 2)
        kit.cushion((wide, 0.15, rise), (x, seat.rear - 0.075, seat.lift + rise / 2), seat.cloth, plump=0.15)


def corner(kit: Kit, seat: Seat, params: Params) -> None:
    """Build a long seat with a chaise at one end, or with a second seat round the corner."""
    side = params["hand"]
    long = {**params, "bench": False}
    shell(kit, seat, long, sides=(-1, 1) if params["return_back"] == 0 else (-side,))
    seat_cushions(kit, seat, long)
    wide, reach = 2 * seat.half / params["seats"], params["return"]
    x = side * (seat.half - wide / 2)
    if params["return_back"]:
        wide += params["arm_width"]
        x = side * (seat.half + params["arm_width"] - wide / 2)
    y = seat.front - reach / 2
    kit.box(
        (wide, reach + 0.02, seat.deck - seat.lift), (x, y + 0.01, (seat.lift + seat.deck) / 2), seat.cloth, bevel=0.02
    )
    return_cushions(kit, seat, (side, x, wide, reach), params)
    for lx in (x - wide / 2 + 0.07, x + wide / 2 - 0.07):
        spot = (lx, seat.front - reach + 0.07)
        kit.leg(
            params["leg_kind"],
            (*spot, seat.lift + 0.02),
            (*spot, 0),
            params["leg_thickness"],
            seat.metal if params["metal_legs"] else seat.wood,
        )
    throw_pillows(kit, seat, params)


def return_cushions(kit: Kit, seat: Seat, part: tuple[int, float, float, float], params: Params) -> None:
    """Cushion of the chaise; round the corner also a wall and back cushions along its outer side."""
    side, x, wide, reach = part
    thick = seat.sit - seat.deck + 0.02
    y, edge = seat.front - reach / 2 + 0.02, 0.17 if params["return_back"] else 0.0
    kit.cushion(
        (wide - edge - 0.01, reach + 0.05, thick),
        (x - side * edge / 2, y, seat.deck - 0.01 + thick / 2),
        seat.cloth,
        plump=params["seat_plump"],
    )
    if not params["return_back"]:
        return
    outer, deep = x + side * wide / 2, reach + seat.depth
    rise = seat.back - 0.06 - seat.lift
    kit.cushion(
        (0.15, deep, rise), (outer - side * 0.075, seat.rear - deep / 2, seat.lift + rise / 2), seat.cloth, plump=0.15
    )
    count, tall = max(1, round(reach / 0.7)), seat.back - seat.sit + 0.03
    for index in range(count):
        step = (reach + 0.25) / count
        at = (outer - side * 0.22, seat.front - reach + step * (index + 0.5), seat.sit + 0.48 * tall)
        kit.cushion((0.18, step - 0.01, tall), at, seat.cloth, plump=params["plump"], rotate=(0, side * 0.14, 0))


def chaise(kit: Kit, seat: Seat, params: Params) -> None:
    """Build the chaise longue: one raised end, a back that falls away from it, a long mattress."""
    side, half = params["hand"], seat.half
    plain = {**params, "open_frame": False}
    base(kit, seat, plain)
    footing(kit, seat, half + 0.02, plain)
    deep, thick = seat.depth - 0.02, seat.sit - seat.deck + 0.02
    tufts = (7, 3) if params["seat_tufts"] else (0, 0)
    kit.cushion(
        (2 * half, deep, thick),
        (0, (seat.front + seat.rear) / 2, seat.deck - 0.01 + thick / 2),
        seat.cloth,
        plump=0.3,
        tufts=tufts,
    )
    chaise_end(kit, seat, side, params)
    if params["chaise_back"] != "none":
        outline = chaise_back(seat, side, params["chaise_back"])
        kit.panel(outline, 0.13, (0, seat.rear - 0.06, 0), seat.cloth, plane="xz", bevel=0.035)
    off = 0.66 if params["chaise_end"] == "slope" else 0.3
    at = (side * (half - off), seat.front + 0.35 * deep, seat.sit + 0.1)
    kit.cushion((0.2, 0.5, 0.2), at, finish_of(kit, params["pillow_specs"][0]), plump=0.9)


def chaise_end(kit: Kit, seat: Seat, side: int, params: Params) -> None:
    """Build the raised end: a padded wedge, or a curled sheet with a roll."""
    low, rise = seat.deck - 0.05, seat.back - seat.deck + 0.05
    if params["chaise_end"] == "slope":
        wedge = [(-0.42, seat.sit - 0.03), (0.1, seat.sit - 0.03), (0.16, seat.back), (0.08, seat.back)]
        outline = [(side * (seat.half - 0.11 + out), up) for out, up in wedge]
        kit.panel(outline, seat.depth - 0.04, (0, (seat.front + seat.rear) / 2, 0), seat.cloth, plane="xz", bevel=0.03)
        return
    line = [(-0.02, 0.0), (0.0, 0.3), (0.06, 0.62), (0.16, 0.86), (0.27, 0.97), (0.36, 0.93)]
    rows = [
        [
            (side * (seat.half - 0.1 + out), seat.front + 0.02 + seat.depth * share, low + rise * up)
            for share in (0.0, 0.33, 0.66, 0.97)
        ]
        for out, up in line
    ]
    kit.surface(rows, seat.cloth, thickness=0.13)
    x, z = side * (seat.half - 0.1 + line[-1][0]), low + rise * line[-1][1] - 0.02
    kit.rod((x, seat.front + 0.01, z), (x, seat.rear - 0.01, z), 0.075, seat.cloth)


def chaise_back(seat: Seat, side: int, form: str) -> list[tuple[float, float]]:
    """Give the outline of the back: a wave or a straight fall from the raised end, or half a wall."""
    half, low, rise = seat.half - 0.02, seat.lift + 0.02, seat.back - seat.sit
    steps = [step / 16 for step in range(17)]
    falls = {
        "wave": lambda t: 0.5 + 0.5 * math.cos(math.pi * min(1.0, 1.35 * t)),
        "fall": lambda t: 1.0 - t,
        "half": lambda t: 1.0 if t < 0.5 else max(0.0, 1.0 - (t - 0.5) / 0.12) ** 0.5,
    }
    top = [(side * half * (1 - 2 * t), seat.sit - 0.03 + rise * falls[form](t)) for t in steps]
    return [(-side * half, low), (side * half, low), *top]


def sofa_bed(kit: Kit, seat: Seat, params: Params) -> None:
    """Folded out: the mattress before the couch with a sheet and pillows; or a futon with its back let down."""
    if params["folded_out"]:
        flat = {**params, "bench": True, "pillows": 0, "seat_tufts": False}
        shell(kit, seat, flat)
        deep, thick = 1.15, 0.14
        y, z, steel = seat.front - deep / 2 + 0.35, seat.deck + 0.02, kit.mat.metal("gunmetal")
        kit.cushion(
            (2 * seat.half - 0.02, deep + 0.5, thick),
            (seat.x, y, z + thick / 2 - 0.03),
            finish_of(kit, params["bedding"]),
            plump=0.15,
        )
        kit.box((2 * seat.half - 0.04, deep, 0.05), (seat.x, seat.front - deep / 2, z - 0.04), steel)
        for x in (-seat.half + 0.1, seat.half - 0.1):
            kit.rod((x, seat.front - deep + 0.12, 0), (x, seat.front - deep + 0.12, z - 0.04), 0.016, steel)
        for x in (-0.45 * seat.half, 0.45 * seat.half):
            kit.cushion(
                (0.6, 0.4, 0.15),
                (x, seat.rear - 0.4, z + thick + 0.05),
                finish_of(kit, params["bedding"]),
                plump=0.85,
                rotate=(0.3, 0, 0),
            )
        cover = finish_of(kit, params["pillow_specs"][0])
        kit.cushion(
            (2 * seat.half + 0.02, 0.62, 0.1), (seat.x, seat.front - deep + 0.31, z + thick - 0.025), cover, plump=0.3
        )
        return
    futon(kit, seat, params)


def futon(kit: Kit, seat: Seat, params: Params) -> None:
    """Seat and back are two tufted mattresses on one frame, the back leaning far."""
    legs(kit, seat, seat.half, seat.deck - 0.02, {**params, "leg_kind": params["futon_leg"]})
    columns = max(5, round(2 * seat.half / 0.26))
    mid = (seat.front + seat.rear) / 2
    kit.box(
        (2 * seat.half - 0.06, seat.depth - 0.1, 0.05),
        (0, mid, seat.deck - 0.02),
        seat.metal if params["metal_legs"] else seat.wood,
    )
    kit.cushion(
        (2 * seat.half, seat.depth - 0.04, 0.17),
        (0, seat.front + seat.depth / 2 - 0.04, seat.deck + 0.085),
        seat.cloth,
        plump=0.2,
        tufts=(columns, 3),
    )
    rise = seat.back - seat.deck - 0.04
    kit.cushion(
        (2 * seat.half, 0.15, rise),
        (0, seat.rear + 0.04, seat.deck + 0.1 + rise / 2),
        seat.cloth,
        plump=0.2,
        rotate=(-0.34, 0, 0),
        tufts=(columns, 2),
    )
    if params["arm"] in OPEN_ARMS:
        for side in (-1, 1):
            ARMS[params["arm"]](kit, replace(seat, half=seat.half + 0.02), side, params)
    throw_pillows(kit, replace(seat, sit=seat.deck + 0.17, rear=seat.rear + 0.1), params)


KIND_BUILDERS: dict[str, Callable[[Kit, Seat, Params], None]] = {
    "corner": corner,
    "chaise": chaise,
    "sofa_bed": sofa_bed,
    "modular": modular,
    "curved": curved,
}
