"""Upholstered and metal head boards: channels, buttons, wings, shells, hung cushions; bars, hoops, pipes."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from not_for_server.demo_catalogue.designs.bed_boards import crest, half_ring
from not_for_server.demo_catalogue.designs.bed_frame import Board

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

Params = dict[str, Any]


def channelled(kit: Kit, board: Board, params: Params) -> None:
    """Upright padded channels whose tops follow a straight line, an arch or a fan."""
    count = params["channels"]
    step = 2 * board.half / count
    for index in range(count):
        t = (index + 0.5) / count
        share = {"flat": 1.0, "arch": 0.72 + 0.28 * math.sin(math.pi * t), "dip": 1.0 - 0.22 * math.sin(math.pi * t)}[
            params["channel_top"]
        ]
        rise = board.rise * share
        at = (-board.half + step * (index + 0.5), board.y, board.low + rise / 2)
        kit.cushion((step * 1.02, 0.11, rise), at, board.fill, plump=0.45)


def rowed(kit: Kit, board: Board, params: Params) -> None:
    """Level padded channels, two to five of them."""
    count = max(2, min(params["channels"] // 3, 5))
    step = board.rise / count
    for index in range(count):
        at = (0, board.y, board.low + step * (index + 0.5))
        kit.cushion((2 * board.half, 0.11, step * 1.02), at, board.fill, plump=0.3)


def buttoned(kit: Kit, board: Board, params: Params) -> None:
    """Deep buttons, within a wooden or padded frame where drawn."""
    rim = 0.06 if params["rim"] else 0.0
    size = (2 * (board.half - rim), 0.11, board.rise - rim)
    tufts = (max(4, round(2 * board.half / 0.22)), max(2, round(board.rise / 0.2)))
    kit.cushion(size, (0, board.y, board.low + size[2] / 2), board.fill, plump=0.25, tufts=tufts)
    if rim:
        kit.box((2 * board.half, 0.09, rim), (0, board.y + 0.01, board.high - rim / 2), board.frame, bevel=0.015)
        for x in (-board.half + rim / 2, board.half - rim / 2):
            kit.box((rim, 0.09, board.high), (x, board.y + 0.01, board.high / 2), board.frame, bevel=0.015)


def winged(kit: Kit, board: Board, params: Params) -> None:
    """Build a padded board between two padded wings that reach forward."""
    tufts = (max(4, round(2 * board.half / 0.3)), 2) if params["rim"] else (0, 0)
    kit.cushion(
        (2 * board.half, 0.1, board.rise), (0, board.y + 0.02, board.middle), board.fill, plump=0.2, tufts=tufts
    )
    for x in (-board.half, board.half):
        tall = board.high + 0.04
        kit.cushion((0.09, 0.3, tall - 0.08), (x, board.y - 0.08, 0.08 + (tall - 0.08) / 2), board.fill, plump=0.25)


def padded(kit: Kit, board: Board, params: Params) -> None:
    """Build a smooth padded board with a shaped outline and a welt following it."""
    kit.panel(
        crest(params["crest"], board.half, board.low, board.high),
        0.1,
        (0, board.y, 0),
        board.fill,
        plane="xz",
        bevel=0.035,
    )
    inner = crest(params["crest"], board.half - 0.08, board.low + 0.02, board.high - 0.07)
    if params["rim"]:
        kit.panel(inner, 0.05, (0, board.y - 0.04, 0), board.fill, plane="xz", bevel=0.02)


def shell(kit: Kit, board: Board, params: Params) -> None:
    """Build a scallop shell: padded ribs that fan out from the middle of the foot."""
    count = 9
    for index in range(count):
        turn = math.pi * (index + 0.5) / count
        reach = 1.0 / math.hypot(math.cos(turn) / board.half, math.sin(turn) / board.rise)
        points = [
            (share * reach * math.cos(turn), board.y, board.low + share * reach * math.sin(turn))
            for share in (0.1, 0.4, 0.7, 0.92)
        ]
        wide = 0.5 * math.pi * reach / count
        kit.tube(points, [0.1 * wide + 0.02, 0.4 * wide + 0.01, 0.75 * wide, 1.0 * wide], board.fill)
        kit.sphere(wide * 0.99, points[-1], board.fill)
    kit.panel(
        crest("halfmoon", board.half, board.low - 0.05, board.high),
        0.06,
        (0, board.y + 0.05, 0),
        board.fill,
        plane="xz",
    )


def hung(kit: Kit, board: Board, params: Params) -> None:
    """Two cushions hung by straps from a rail on two slim posts."""
    for x in (-0.92 * board.half, 0.92 * board.half):
        kit.box((0.04, 0.035, board.high), (x, board.y + 0.05, board.high / 2), board.frame)
    kit.rod(
        (-board.half, board.y + 0.05, board.high - 0.03),
        (board.half, board.y + 0.05, board.high - 0.03),
        0.016,
        board.frame,
    )
    rise = 0.8 * board.rise
    for side in (-1, 1):
        x = side * board.half / 2
        kit.cushion((board.half - 0.03, 0.1, rise), (x, board.y, board.high - 0.1 - rise / 2), board.fill, plump=0.35)
        for strap in (-0.28, 0.28):
            kit.box(
                (0.035, 0.13, 0.13),
                (x + strap * board.half, board.y + 0.02, board.high - 0.06),
                board.accent,
                bevel=0.003,
            )


def barred(kit: Kit, board: Board, params: Params) -> None:
    """Metal: an arched or straight top rail, upright rods, balls where drawn."""
    rod, arch = params["rod"], params["arch"] * board.rise
    side = board.high - arch
    for x in (-board.half, board.half):
        kit.rod((x, board.y, 0), (x, board.y, side), 1.5 * rod, board.accent)
        if params["finial"]:
            kit.sphere(2.6 * rod, (x, board.y, side + 1.5 * rod), board.accent)
    turns = [step / 10 for step in range(11)]
    top = [(board.half * (2 * t - 1), board.y, side + arch * math.sin(math.pi * t)) for t in turns]
    kit.tube(top, 1.3 * rod, board.accent)
    kit.rod((-board.half, board.y, board.low), (board.half, board.y, board.low), rod, board.accent)
    count = params["bars"]
    for index in range(1, count):
        t = index / count
        x = board.half * (2 * t - 1)
        kit.rod((x, board.y, board.low), (x, board.y, side + arch * math.sin(math.pi * t)), 0.7 * rod, board.accent)
    if params["scrolls"]:
        scrolls(kit, board, side)


def scrolls(kit: Kit, board: Board, side: float) -> None:
    """Two mirrored spirals of iron in the middle of the board."""
    for mirror in (-1, 1):
        points = []
        for step in range(15):
            turn, out = step / 14 * 2.6 * math.pi, 0.35 * board.rise * (1 - 0.8 * step / 14)
            x = mirror * (0.36 * board.rise - out * math.cos(turn))
            points.append((x, board.y - 0.012, board.low + 0.42 * (side - board.low) + out * math.sin(turn)))
        kit.tube(points, 0.009, board.accent)


def hooped(kit: Kit, board: Board, params: Params) -> None:
    """Concentric half rings of bright tube."""
    for index in range(params["hoops"]):
        share = 1.0 - index * 0.8 / params["hoops"]
        kit.tube(half_ring(board, share), params["rod"], board.accent)
    kit.rod((-board.half, board.y, board.low), (board.half, board.y, board.low), params["rod"], board.accent)
    for x in (-board.half, board.half):
        kit.rod((x, board.y, 0), (x, board.y, board.low), params["rod"], board.accent)


def piped(kit: Kit, board: Board, params: Params) -> None:
    """Plumber's pipe: a frame with elbows, two or three cross pipes, or boards behind it."""
    rod = 0.018
    kit.polyline(
        [
            (-board.half, board.y, 0),
            (-board.half, board.y, board.high),
            (board.half, board.y, board.high),
            (board.half, board.y, 0),
        ],
        rod,
        board.accent,
    )
    levels = [board.low + board.rise * share for share in (0.0, 0.35, 0.7)]
    for z in levels:
        kit.rod((-board.half, board.y, z), (board.half, board.y, z), 0.7 * rod, board.accent)
        for x in (-board.half, board.half):
            kit.sphere(1.5 * rod, (x, board.y, z), board.accent)
    if params["rim"]:
        size = (2 * board.half - 0.1, 0.03, 0.26 * board.rise)
        kit.slats(
            2,
            size,
            (0, board.y, board.low + 0.3 * board.rise),
            (0, board.y, board.low + 0.68 * board.rise),
            board.frame,
        )


SOFT: dict[str, Callable[[Kit, Board, Params], None]] = {
    "channelled": channelled,
    "rowed": rowed,
    "buttoned": buttoned,
    "winged": winged,
    "padded": padded,
    "shell": shell,
    "hung": hung,
}
METALLIC: dict[str, Callable[[Kit, Board, Params], None]] = {
    "barred": barred,
    "hooped": hooped,
    "piped": piped,
}
