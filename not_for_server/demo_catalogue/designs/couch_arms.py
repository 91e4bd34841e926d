"""The arms of couches: rolled, track, sloped, pillow, tuxedo, flared, round, of wood, of tube, of rattan."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from not_for_server.demo_catalogue.designs.couch_frame import Seat

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

Params = dict[str, Any]


def rolled(kit: Kit, seat: Seat, side: int, params: Params) -> None:
    """Build a padded wall whose top rolls outward, its front a keyhole."""
    width, roll = params["arm_width"], params["roll"]
    turns = [math.pi * (-0.35 + 1.5 * step / 12) for step in range(13)]
    centre = (width - 0.4 * roll, seat.arm - roll)
    curl = [(centre[0] + roll * math.cos(turn), centre[1] + roll * math.sin(turn)) for turn in turns]
    wall = [(0.02, seat.lift), (width - 0.02, seat.lift)]
    outline = [(side * (seat.half + u) + seat.x, v) for u, v in wall + curl]
    depth = seat.depth - params["set_back"]
    y = seat.rear - depth / 2
    kit.panel(outline, depth, (0, y, 0), seat.cloth, plane="xz", bevel=0.02)
    if params["nails"]:
        kit.torus(
            0.75 * roll,
            0.006,
            (side * (seat.half + centre[0]) + seat.x, seat.rear - depth - 0.001, centre[1]),
            seat.metal,
            (math.pi / 2, 0, 0),
        )


def track(kit: Kit, seat: Seat, side: int, params: Params) -> None:
    """Build a straight padded box."""
    width, tall = params["arm_width"], seat.arm - seat.lift
    x = side * (seat.half + width / 2) + seat.x
    kit.cushion(
        (width, seat.depth, tall), (x, (seat.front + seat.rear) / 2, seat.lift + tall / 2), seat.cloth, plump=0.12
    )


def sloped(kit: Kit, seat: Seat, side: int, params: Params) -> None:
    """Build a wall that falls from the back towards the front."""
    width, low = params["arm_width"], seat.deck + 0.4 * (seat.arm - seat.deck)
    ys = [seat.rear, seat.rear - 0.3 * seat.depth, seat.rear - 0.65 * seat.depth, seat.front]
    top = list(zip(ys, (seat.back - 0.05, seat.arm + 0.02, 0.5 * (seat.arm + low), low), strict=True))
    outline = [(seat.front, seat.lift), (seat.rear, seat.lift), *top]
    kit.panel(outline, width, (side * (seat.half + width / 2) + seat.x, 0, 0), seat.cloth, plane="yz", bevel=0.025)


def scooped(kit: Kit, seat: Seat, side: int, params: Params) -> None:
    """Build the English arm: set back from the seat's front and rounded forward."""
    width = params["arm_width"]
    front = seat.front + 0.16
    steps = [step / 10 for step in range(11)]
    top = [
        (
            seat.rear + (front - seat.rear) * t,
            seat.arm - 0.12 * t * t - (seat.arm - seat.deck) * max(0.0, (t - 0.8) / 0.2) ** 2 * 0.7,
        )
        for t in steps
    ]
    outline = [(front, seat.lift), (seat.rear, seat.lift), *top]
    kit.panel(outline, width, (side * (seat.half + width / 2) + seat.x, 0, 0), seat.cloth, plane="yz", bevel=0.04)


def pillowed(kit: Kit, seat: Seat, side: int, params: Params) -> None:
    """Build a low wall with a fat cushion on it."""
    width, low = params["arm_width"], seat.arm - 0.15
    x, y = side * (seat.half + width / 2) + seat.x, (seat.front + seat.rear) / 2
    kit.cushion((width, seat.depth, low - seat.lift), (x, y, (seat.lift + low) / 2), seat.cloth, plump=0.2)
    kit.cushion((width + 0.05, seat.depth + 0.02, 0.19), (x, y, seat.arm - 0.08), seat.cloth, plump=0.8)


def tuxedo(kit: Kit, seat: Seat, side: int, params: Params) -> None:
    """Build a slim wall as high as the back."""
    width, tall = params["arm_width"], seat.back - seat.lift
    x, y = side * (seat.half + width / 2) + seat.x, (seat.front + seat.rear) / 2
    tufts = (max(2, round(seat.depth / 0.28)), 2) if params["tufted_arms"] else (0, 0)
    kit.cushion((width, seat.depth, tall), (x, y, seat.lift + tall / 2), seat.cloth, plump=0.15, tufts=tufts)


def flared(kit: Kit, seat: Seat, side: int, params: Params) -> None:
    """Build a padded wall that leans outward."""
    width, tall = params["arm_width"], seat.arm - seat.lift
    x, y = side * (seat.half + width / 2 + 0.035) + seat.x, (seat.front + seat.rear) / 2
    kit.cushion(
        (width, seat.depth, tall), (x, y, seat.lift + tall / 2), seat.cloth, plump=0.35, rotate=(0, side * 0.16, 0)
    )


def bolster(kit: Kit, seat: Seat, side: int, params: Params) -> None:
    """Build a round, very soft arm."""
    width, tall = params["arm_width"] + 0.06, seat.arm - seat.lift
    x, y = side * (seat.half + width / 2) + seat.x, (seat.front + seat.rear) / 2
    kit.cushion((width, seat.depth, tall), (x, y, seat.lift + tall / 2), seat.cloth, plump=0.85)


def wooden(kit: Kit, seat: Seat, side: int, params: Params) -> None:
    """Open: a front post, a leaning rear post and a shaped arm rest of wood."""
    x, thick = side * (seat.half + 0.035) + seat.x, params["wood_thick"]
    front, rear = seat.front + 0.06, seat.rear - 0.05
    kit.leg(params["frame_leg"], (x, front, seat.arm), (x, front, 0), thick, seat.wood)
    kit.leg(params["frame_leg"], (x, rear, seat.arm + 0.02), (x, rear + 0.04, 0), thick, seat.wood)
    kit.bar(
        (x, front - 0.04, seat.arm), (x, rear + 0.06, seat.arm + 0.01), (params["paddle"], 0.03), seat.wood, bevel=0.012
    )
    kit.bar((x, front, seat.deck - 0.03), (x, rear, seat.deck - 0.05), (0.03, 0.06), seat.wood)


def tubular(kit: Kit, seat: Seat, side: int, params: Params) -> None:
    """Open: one loop of metal, round or flat, that is leg and arm at once."""
    x, front, rear = side * (seat.half + 0.03) + seat.x, seat.front + 0.03, seat.rear - 0.02
    loop = [(x, front, 0.015), (x, front, seat.arm), (x, rear, seat.arm), (x, rear, 0.015)]
    if params["round_tube"]:
        kit.polyline([*loop, loop[0]], 0.015, seat.metal)
    else:
        for start, stop in zip(loop, [*loop[1:], loop[0]], strict=True):
            kit.bar(start, stop, (0.045, 0.014), seat.metal)
    kit.box((0.05, 0.72 * seat.depth, 0.02), (x, (front + rear) / 2, seat.arm + 0.018), seat.wood)


def rattan(kit: Kit, seat: Seat, side: int, params: Params) -> None:
    """Bent poles with uprights between them."""
    x, front, rear = side * (seat.half + 0.03) + seat.x, seat.front + 0.02, seat.rear - 0.02
    arc = [
        (x, front, 0.0),
        (x, front - 0.02, 0.7 * seat.arm),
        (x, front + 0.1, seat.arm),
        (x, rear - 0.1, seat.arm + 0.04),
        (x, rear, seat.back),
    ]
    kit.tube(arc, 0.02, seat.wood)
    kit.rod((x, rear, 0), (x, rear, seat.back), 0.02, seat.wood)
    kit.rod((x, front, seat.deck - 0.04), (x, rear, seat.deck - 0.04), 0.016, seat.wood)
    for index in range(5):
        y = front + (rear - front) * (index + 1) / 6
        kit.rod((x, y, seat.deck - 0.04), (x, y, seat.arm), 0.009, seat.wood)


def bare(kit: Kit, seat: Seat, side: int, params: Params) -> None:
    """No arm."""


ARMS: dict[str, Callable[[Kit, Seat, int, Params], None]] = {
    "rolled": rolled,
    "track": track,
    "sloped": sloped,
    "scooped": scooped,
    "pillowed": pillowed,
    "tuxedo": tuxedo,
    "flared": flared,
    "bolster": bolster,
    "wooden": wooden,
    "tubular": tubular,
    "rattan": rattan,
    "none": bare,
}
OPEN_ARMS = ("wooden", "tubular", "rattan")
