"""The backs of couches: tight, loose cushions, camel, channels, rolls, buttons, slats, cane, scatter cushions."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from not_for_server.demo_catalogue.designs.couch_frame import Seat

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

Params = dict[str, Any]
THICK = 0.16


def wall(kit: Kit, seat: Seat, high: float, thick: float = THICK, plump: float = 0.15) -> None:
    """Build the padded wall behind everything."""
    rise = high - seat.lift
    kit.cushion(
        (2 * seat.half + 0.02, thick, rise),
        (seat.x, seat.rear - thick / 2, seat.lift + rise / 2),
        seat.cloth,
        plump=plump,
    )


def tight(kit: Kit, seat: Seat, params: Params) -> None:
    """One smooth padded back."""
    wall(kit, seat, seat.back)
    rise = seat.back - seat.deck
    at = (seat.x, seat.rear - THICK - 0.03, seat.deck + 0.5 * rise)
    kit.cushion((2 * seat.half, 0.14, 0.98 * rise), at, seat.cloth, plump=0.3, rotate=(-0.1, 0, 0))


def loose(kit: Kit, seat: Seat, params: Params) -> None:
    """Build a row of box cushions leaning on the wall and standing on the seat."""
    wall(kit, seat, seat.back - 0.06)
    leaning_row(kit, seat, params, params["seats"], plump=params["plump"])


def leaning_row(kit: Kit, seat: Seat, params: Params, count: int, plump: float) -> None:
    """Cushions side by side, leaning back a little."""
    step, rise = 2 * seat.half / count, seat.back - seat.sit + 0.05
    piping = seat.second if params["piping"] else None
    for index in range(count):
        x = seat.x - seat.half + step * (index + 0.5)
        at = (x, seat.rear - THICK - 0.06, seat.sit + 0.48 * rise)
        tufts = (2, 2) if params["back_tufts"] else (0, 0)
        kit.cushion(
            (step - 0.01, 0.19, rise), at, seat.cloth, plump=plump, rotate=(-0.16, 0, 0), tufts=tufts, piping=piping
        )


def scatter(kit: Kit, seat: Seat, params: Params) -> None:
    """Build a low wall with many big soft pillows against it."""
    wall(kit, seat, seat.back - 0.14)
    count = max(3, round(2 * seat.half / 0.5))
    step = 2 * seat.half / count
    for index in range(count):
        x = seat.x - seat.half + step * (index + 0.5)
        at = (x, seat.rear - THICK - 0.05, seat.sit + 0.2)
        cloth = seat.second if index % 2 else seat.cloth
        kit.cushion((0.56, 0.19, 0.48), at, cloth, plump=0.9, rotate=(-0.2, 0, 0.05 * (-1) ** index))


def camel(kit: Kit, seat: Seat, params: Params) -> None:
    """Build a back whose top runs up to one hump or two and down to the arms."""
    half, low, rise = seat.half + 0.06, seat.arm, seat.back - seat.arm
    steps = [step / 24 for step in range(25)]
    humps = params["humps"]
    waves = [
        0.5 - 0.5 * math.cos(2 * math.pi * humps * t)
        if humps == 1
        else math.sin(math.pi * t) ** 0.5 * (0.72 - 0.28 * math.cos(2 * humps * math.pi * t))
        for t in steps
    ]
    top = [(seat.x + half * (1 - 2 * t), low + rise * wave) for t, wave in zip(steps, waves, strict=True)]
    outline = [(seat.x - half, seat.lift), (seat.x + half, seat.lift), *top]
    kit.panel(outline, 0.17, (0, seat.rear - 0.085, 0), seat.cloth, plane="xz", bevel=0.04)
    if params["wood_crest"]:
        kit.tube([(u, seat.rear - 0.085, v + 0.012) for u, v in top], 0.024, seat.wood, smooth=False)


def channel(kit: Kit, seat: Seat, params: Params) -> None:
    """Upright padded channels, level on top or rising to the middle."""
    wall(kit, seat, seat.back - 0.1, thick=0.1)
    count = max(5, round(2 * seat.half / params["channel_width"]))
    step = 2 * (seat.half + 0.02) / count
    for index in range(count):
        t = (index + 0.5) / count
        high = seat.back - (0.16 * (1 - math.sin(math.pi * t)) if params["arched"] else 0.0)
        x = seat.x - seat.half - 0.02 + step * (index + 0.5)
        rise = high - seat.deck
        kit.cushion((step * 1.03, 0.17, rise), (x, seat.rear - 0.15, seat.deck + rise / 2), seat.cloth, plump=0.5)


def roll(kit: Kit, seat: Seat, params: Params) -> None:
    """Build the chesterfield's back: deep buttons under a long roll that meets the rolled arms."""
    radius = params["roll"]
    wall(kit, seat, seat.back - radius, thick=0.15)
    rise = seat.back - seat.deck - radius
    tufts = (max(4, round(2 * seat.half / 0.2)), 3)
    kit.cushion(
        (2 * seat.half, 0.16, rise + 0.06),
        (seat.x, seat.rear - 0.2, seat.deck + rise / 2),
        seat.cloth,
        plump=0.25,
        tufts=tufts,
    )
    level = abs(seat.back - seat.arm) < 0.03
    reach = seat.half + (0.75 * params["arm_width"] if level else 0.03)
    y, z = seat.rear - 0.06, seat.back - radius
    kit.rod((seat.x - reach, y, z), (seat.x + reach, y, z), radius, seat.cloth)
    for side in (-1, 1):
        kit.sphere(radius, (seat.x + side * reach, y, z), seat.cloth)


def buttoned(kit: Kit, seat: Seat, params: Params) -> None:
    """Build a tight back with a grid of buttons."""
    wall(kit, seat, seat.back, thick=0.12)
    rise = seat.back - seat.deck
    tufts = (max(4, round(2 * seat.half / 0.24)), 2)
    kit.cushion(
        (2 * seat.half, 0.17, rise),
        (seat.x, seat.rear - 0.17, seat.deck + rise / 2),
        seat.cloth,
        plump=0.3,
        tufts=tufts,
    )
    if params["wood_crest"]:
        kit.rod(
            (seat.x - seat.half, seat.rear - 0.07, seat.back - 0.015),
            (seat.x + seat.half, seat.rear - 0.07, seat.back - 0.015),
            0.035,
            seat.wood,
        )


def frame_back(kit: Kit, seat: Seat, params: Params) -> tuple[float, float]:
    """Two posts and two rails of the open frame; give the heights between the rails."""
    y, low, high = seat.rear - 0.04, seat.deck + 0.02, seat.back
    for x in (seat.x - seat.half, seat.x + seat.half):
        kit.bar((x, y, seat.lift), (x, y + 0.03, high), (0.04, 0.035), seat.wood)
    kit.box((2 * seat.half, 0.03, 0.05), (seat.x, y + 0.03, high - 0.02), seat.wood, bevel=0.012)
    kit.box((2 * seat.half, 0.03, 0.04), (seat.x, y, low), seat.wood)
    return low, high - 0.02


def slatted(kit: Kit, seat: Seat, params: Params) -> None:
    """Build an open wooden back of slats or rods with loose cushions before it."""
    low, high = frame_back(kit, seat, params)
    count = max(8, round(2 * seat.half / 0.13))
    for index in range(1, count):
        x = seat.x + seat.half * (2 * index / count - 1)
        kit.rod((x, seat.rear - 0.04, low), (x, seat.rear - 0.01, high), params["rod"], seat.wood)
    leaning_row(kit, seat, params, params["seats"], plump=params["plump"])


def caned(kit: Kit, seat: Seat, params: Params) -> None:
    """Build an open wooden back filled with cane, low cushions before it."""
    low, high = frame_back(kit, seat, params)
    kit.box(
        (2 * seat.half, 0.01, high - low), (seat.x, seat.rear - 0.02, (low + high) / 2), kit.mat.cane(), bevel=0.002
    )
    lower = {**params, "back_tufts": False}
    leaning_row(kit, seat, lower, params["seats"], plump=params["plump"])


def belted(kit: Kit, seat: Seat, params: Params) -> None:
    """Build a metal bar across and leather cushions strapped to it."""
    y = seat.rear - 0.03
    for z in (seat.deck + 0.12, seat.back - 0.04):
        kit.rod((seat.x - seat.half - 0.03, y, z), (seat.x + seat.half + 0.03, y, z), 0.014, seat.metal)
    for x in (seat.x - seat.half - 0.03, seat.x + seat.half + 0.03):
        kit.rod((x, y, 0.02), (x, y, seat.back - 0.04), 0.014, seat.metal)
    leaning_row(kit, seat, params, params["seats"], plump=params["plump"])


BACKS: dict[str, Callable[[Kit, Seat, Params], None]] = {
    "tight": tight,
    "loose": loose,
    "scatter": scatter,
    "camel": camel,
    "channel": channel,
    "roll": roll,
    "buttoned": buttoned,
    "slatted": slatted,
    "caned": caned,
    "belted": belted,
}
OPEN_BACKS = ("slatted", "caned", "belted")
