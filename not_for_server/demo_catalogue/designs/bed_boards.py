"""Head and foot boards of wood: panels, slats, spindles, planks, crosses, cane, arches, fans and steps."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from not_for_server.demo_catalogue.designs.bed_frame import Board

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

Params = dict[str, Any]
Outline = list[tuple[float, float]]


def posts(kit: Kit, board: Board, params: Params, above: float = 0.02) -> float:
    """Stand a post at either end, with a finial where drawn; give half the clear width between them."""
    size = params["post"]
    for x in (-board.half + size / 2, board.half - size / 2):
        tall = board.high + above
        if params["post_kind"] == "round":
            kit.rod((x, board.y, 0), (x, board.y, tall), size / 2, board.frame)
        else:
            kit.box((size, size, tall), (x, board.y, tall / 2), board.frame)
        if params["finial"]:
            kit.sphere(0.55 * size, (x, board.y, tall + 0.4 * size), board.frame)
    return board.half - size


def rails(kit: Kit, board: Board, inner: float, depth: float = 0.07) -> tuple[float, float]:
    """Put the upper and the lower rail between the posts; give the heights of the opening."""
    size = (2 * inner + 0.01, 0.035, depth)
    lower, upper = (0, board.y, board.low + depth / 2), (0, board.y, board.high - depth / 2)
    kit.slats(2, size, lower, upper, board.frame)
    return board.low + depth, board.high - depth


def panelled(kit: Kit, board: Board, params: Params) -> None:
    """Build posts and rails with one to four fielded panels between."""
    inner = posts(kit, board, params)
    low, high = rails(kit, board, inner)
    count = params["panels"]
    step = 2 * inner / count
    z, rise = (low + high) / 2, high - low
    kit.box((2 * inner, 0.015, rise + 0.01), (0, board.y, z), board.fill)
    first, last = -inner + step / 2, inner - step / 2
    field = (step - 0.1, 0.03, rise - 0.08)
    if min(field) > 0:
        kit.slats(count, field, (first, board.y - 0.002, z), (last, board.y - 0.002, z), board.fill)
    if count > 1:
        kit.slats(
            count - 1, (0.06, 0.032, rise), (first + step / 2, board.y, z), (last - step / 2, board.y, z), board.frame
        )
    if params["cap"]:
        kit.box((2 * board.half + 0.05, 0.09, 0.035), (0, board.y, board.high + 0.036), board.frame)


def slatted(kit: Kit, board: Board, params: Params) -> None:
    """Upright slats between two rails."""
    inner = posts(kit, board, params)
    low, high = rails(kit, board, inner)
    count = params["slats"]
    x = inner * (1 - 1 / count)
    size = (params["slat_width"], 0.016, high - low + 0.01)
    kit.slats(count, size, (-x, board.y, (low + high) / 2), (x, board.y, (low + high) / 2), board.fill)


def laddered(kit: Kit, board: Board, params: Params) -> None:
    """Level boards one above the other with gaps, between posts."""
    inner = posts(kit, board, params, above=0.0)
    count = max(2, round(board.rise / 0.17))
    depth = board.rise / count - 0.03
    low, high = board.low + depth / 2, board.high - depth / 2 - 0.015
    kit.slats(count, (2 * inner + 0.01, 0.025, depth), (0, board.y, low), (0, board.y, high), board.fill)


def spindled(kit: Kit, board: Board, params: Params) -> None:
    """Build turned or plain round spindles between two rails."""
    inner = posts(kit, board, params)
    low, high = rails(kit, board, inner, depth=0.05)
    count = max(7, round(2 * inner / params["spindle_gap"]))
    for index in range(count):
        x = inner * (2 * (index + 0.5) / count - 1)
        if params["bobbins"]:
            kit.lathe(bobbin(high - low), (x, board.y, low), board.frame)
        else:
            kit.rod((x, board.y, low), (x, board.y, high), 0.011, board.frame)


def bobbin(height: float) -> Outline:
    """Give a spindle with a bead in the middle and half beads at its ends: (radius, height) pairs."""
    shares = [
        (0.012, 0.0),
        (0.012, 0.3),
        (0.02, 0.36),
        (0.013, 0.42),
        (0.024, 0.5),
        (0.013, 0.58),
        (0.02, 0.64),
        (0.012, 0.7),
        (0.012, 1.0),
    ]
    return [(radius, level * height) for radius, level in shares]


def planked(kit: Kit, board: Board, params: Params) -> None:
    """Rough boards, upright or level, under a cap."""
    rise, z = board.rise, board.middle
    if params["planks_level"]:
        count = max(2, round(rise / 0.16))
        step = rise / count
        size = (2 * board.half, 0.035, step - 0.006)
        kit.slats(count, size, (0, board.y, board.low + step / 2), (0, board.y, board.high - step / 2), board.fill)
    else:
        count = max(5, round(2 * board.half / 0.16))
        step = 2 * board.half / count
        x = board.half - step / 2
        kit.slats(count, (step - 0.006, 0.03, rise), (-x, board.y, z), (x, board.y, z), board.fill)
        kit.box((2 * board.half + 0.06, 0.09, 0.045), (0, board.y, board.high + 0.02), board.frame)
        kit.box((2 * board.half, 0.05, 0.09), (0, board.y - 0.01, board.high - 0.1), board.frame)
    for x in (-board.half + 0.05, board.half - 0.05):
        kit.box((0.09, 0.055, board.high), (x, board.y, board.high / 2), board.frame)


def crossed(kit: Kit, board: Board, params: Params) -> None:
    """Barn-door crosses between posts and rails."""
    inner = posts(kit, board, params)
    low, high = rails(kit, board, inner, depth=0.09)
    count = 1 if inner < 0.5 else 2
    step = 2 * inner / count
    kit.box((2 * inner, 0.012, high - low + 0.01), (0, board.y + 0.012, (low + high) / 2), board.fill)
    for index in range(count):
        left, right = -inner + index * step, -inner + (index + 1) * step
        kit.bar((left, board.y - 0.004, low), (right, board.y - 0.004, high), (0.02, 0.06), board.frame)
        kit.bar((left, board.y - 0.006, high), (right, board.y - 0.006, low), (0.02, 0.06), board.frame)
        if index:
            kit.box((0.06, 0.032, high - low), (left, board.y, (low + high) / 2), board.frame)


def caned(kit: Kit, board: Board, params: Params) -> None:
    """One to three fields of cane webbing in a slim round-cornered frame."""
    inner = posts(kit, board, params)
    low, high = rails(kit, board, inner, depth=0.05)
    count = min(params["panels"], 3)
    step = 2 * inner / count
    kit.box((2 * inner, 0.012, high - low), (0, board.y, (low + high) / 2), kit.mat.cane(), bevel=0.002)
    for index in range(1, count):
        kit.box((0.04, 0.035, high - low), (-inner + index * step, board.y, (low + high) / 2), board.frame)


def crest(form: str, half: float, low: float, high: float) -> Outline:
    """Give the outline of a board with a shaped top edge: arch, serpentine, bonnet, scallop or stepped."""
    rise = high - low
    steps = [step / 24 for step in range(25)]
    shoulders = {
        "arch": lambda t: 0.62 + 0.38 * math.sin(math.pi * t),
        "halfmoon": lambda t: 0.2 + 0.8 * math.sqrt(max(0.0, 1 - (2 * t - 1) ** 2)),
        "serpentine": lambda t: 0.8 + 0.2 * math.sin(math.pi * (3 * t - 1)) * (1 if 1 / 3 < t < 2 / 3 else -0.35),
        "bonnet": lambda t: (
            0.78 + 0.22 * math.cos(math.pi * (2 * t - 1)) ** 2 * math.copysign(1, math.cos(math.pi * (2 * t - 1)))
        ),
        "scallop": lambda t: 0.72 + 0.2 * math.sin(math.pi * t) + 0.08 * abs(math.sin(5 * math.pi * t)),
        "notched": lambda t: 1.0 if 0.16 < t < 0.84 else 0.86,
        "stepped": lambda t: 1.0 if 0.3 < t < 0.7 else 0.86 if 0.15 < t < 0.85 else 0.7,
    }
    top = [(half * (1 - 2 * t), low + rise * shoulders[form](t)) for t in steps]
    return [(-half, low), (half, low), *top]


def shaped(kit: Kit, board: Board, params: Params) -> None:
    """Build a solid board with a shaped top, a raised field following it, and posts under it."""
    outline = crest(params["crest"], board.half, board.low, board.high)
    kit.panel(outline, 0.04, (0, board.y, 0), board.frame, plane="xz", bevel=0.01)
    field = crest(params["crest"], board.half - 0.1, board.low + 0.06, board.high - 0.09)
    if board.rise > 0.35:
        kit.panel(field, 0.03, (0, board.y - 0.013, 0), board.fill, plane="xz", bevel=0.01)
    for x in (-board.half + 0.04, board.half - 0.04):
        kit.box(
            (0.08, 0.07, board.low + 0.6 * board.rise), (x, board.y, (board.low + 0.6 * board.rise) / 2), board.frame
        )
        if params["finial"]:
            kit.sphere(0.045, (x, board.y, board.low + 0.6 * board.rise + 0.03), board.frame)


def slab(kit: Kit, board: Board, params: Params) -> None:
    """One plain board, with rounded upper corners where drawn."""
    r = params["corner"] * board.rise
    half, high = board.half, board.high
    turns = [math.pi / 2 * step / 6 for step in range(7)]
    right = [(half - r + r * math.cos(t), high - r + r * math.sin(t)) for t in turns]
    left = [(-u, v) for u, v in reversed(right)]
    kit.panel(
        [(-half, board.low), (half, board.low), *right, *left],
        0.045,
        (0, board.y, 0),
        board.fill,
        plane="xz",
        bevel=0.008,
    )
    for x in (-0.7 * half, 0.7 * half):
        kit.box((0.08, 0.04, board.low + 0.1), (x, board.y, (board.low + 0.1) / 2), board.frame)


def sunburst(kit: Kit, board: Board, params: Params) -> None:
    """Rattan: a half circle of cane poles, rays from the middle, the outline of a peacock chair."""
    centre, high = (0.0, board.y, board.low), board.high
    for share in (1.0, 0.8, 0.42):
        kit.tube(half_ring(board, share), 0.018 if share == 1.0 else 0.012, board.fill)
    count = 15
    for index in range(count + 1):
        turn = math.pi * index / count
        x, z = board.half * math.cos(turn), (high - board.low) * math.sin(turn)
        kit.rod((0.42 * x, board.y, centre[2] + 0.42 * z), (x, board.y, centre[2] + z), 0.008, board.fill)
    kit.rod((-board.half, board.y, board.low), (board.half, board.y, board.low), 0.018, board.fill)
    for x in (-board.half, board.half):
        kit.rod((x, board.y, 0), (x, board.y, board.low), 0.02, board.fill)


def half_ring(board: Board, share: float) -> list[tuple[float, float, float]]:
    """Points on a half ellipse over the board's foot, `share` of the way out."""
    turns = [math.pi * step / 14 for step in range(15)]
    return [(share * board.half * math.cos(t), board.y, board.low + share * board.rise * math.sin(t)) for t in turns]


WOODEN: dict[str, Callable[[Kit, Board, Params], None]] = {
    "panelled": panelled,
    "slatted": slatted,
    "laddered": laddered,
    "spindled": spindled,
    "planked": planked,
    "crossed": crossed,
    "caned": caned,
    "shaped": shaped,
    "slab": slab,
    "sunburst": sunburst,
}
