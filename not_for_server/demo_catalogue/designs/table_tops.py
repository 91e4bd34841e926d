"""The tops of tables: their outlines seen from above, and the slab, planks, rim or tray made of them."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from not_for_server.demo_catalogue.designs.table_frame import Frame

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

Outline = list[tuple[float, float]]


def rectangle(length: float, width: float, phase: float = 0.0) -> Outline:
    """Four corners, anticlockwise."""
    x, y = length / 2, width / 2
    return [(-x, -y), (x, -y), (x, y), (-x, y)]


def rounded(length: float, width: float, phase: float = 0.0, radius: float | None = None) -> Outline:
    """Give a rectangle whose corners are quarter circles; the radius defaults to a quarter of the shorter side."""
    corner = min(radius if radius is not None else 0.25 * min(length, width), length / 2, width / 2)
    x, y = length / 2 - corner, width / 2 - corner
    points: Outline = []
    for quarter, (cx, cy) in enumerate(((x, y), (-x, y), (-x, -y), (x, -y))):
        for step in range(7):
            angle = (quarter + step / 6) * math.pi / 2
            points.append((cx + corner * math.cos(angle), cy + corner * math.sin(angle)))
    return points


def oval(length: float, width: float, phase: float = 0.0) -> Outline:
    """Give an ellipse; a circle when length and width agree."""
    turns = [2 * math.pi * step / 48 for step in range(48)]
    return [(length / 2 * math.cos(turn), width / 2 * math.sin(turn)) for turn in turns]


def stadium(length: float, width: float, phase: float = 0.0) -> Outline:
    """Give a rectangle with half circles for its short ends."""
    return rounded(length, width, radius=width / 2)


def boat(length: float, width: float, phase: float = 0.0) -> Outline:
    """Straight short ends, long sides bowed outward as on the conference tables of the fifties."""
    steps = [step / 12 for step in range(13)]
    front = [(length * (t - 0.5), -width / 2 * (0.72 + 0.28 * math.sin(math.pi * t))) for t in steps]
    return front + [(-x, -y) for x, y in front]


def organic(length: float, width: float, phase: float = 0.0) -> Outline:
    """Give a pebble: an ellipse that a second and a third harmonic push out of shape."""
    points: Outline = []
    for step in range(48):
        turn = 2 * math.pi * step / 48
        reach = 1.0 + 0.09 * math.cos(2 * turn + phase) + 0.07 * math.cos(3 * turn + 2 * phase)
        points.append((length / 2 * reach * math.cos(turn), width / 2 * reach * math.sin(turn)))
    return points


def live_edge(length: float, width: float, phase: float = 0.0) -> Outline:
    """Give a board with sawn ends and the tree's own wavering long sides."""
    steps = [step / 20 for step in range(21)]

    def waver(t: float, shift: float) -> float:
        return 0.045 * math.sin(5.1 * t + shift) + 0.02 * math.sin(14 * t + 2.3 * shift)

    front = [(length * (t - 0.5), -width * (0.48 + waver(t, phase))) for t in steps]
    back = [(length * (0.5 - t), width * (0.48 + waver(t, phase + 1.9))) for t in steps]
    return front + back


def polygon(sides: int) -> Callable[..., Outline]:
    """Make the outline function of a regular polygon with a flat side to the front."""

    def outline(length: float, width: float, phase: float = 0.0) -> Outline:
        turns = [2 * math.pi * (step + 0.5) / sides - math.pi / 2 for step in range(sides)]
        return [(length / 2 * math.cos(turn), width / 2 * math.sin(turn)) for turn in turns]

    return outline


OUTLINES: dict[str, Callable[..., Outline]] = {
    "rect": rectangle,
    "rounded": rounded,
    "round": oval,
    "oval": oval,
    "stadium": stadium,
    "boat": boat,
    "organic": organic,
    "live_edge": live_edge,
    "hexagon": polygon(6),
    "octagon": polygon(8),
}


def slab_top(kit: Kit, frame: Frame, params: dict[str, Any]) -> None:
    """One thick board, plate of stone or pane of glass in the table's outline."""
    outline = OUTLINES[params["shape"]](frame.length, frame.width, params["phase"])
    thickness = params["thickness"]
    bevel = min(0.3 * thickness, 0.012)
    kit.panel(outline, thickness, frame.at(0, 0, frame.height + thickness / 2), frame.top, plane="xy", bevel=bevel)


def plank_top(kit: Kit, frame: Frame, params: dict[str, Any]) -> None:
    """Boards side by side with a hair of shadow between them, and breadboard ends where the draw says so."""
    thickness, boards = params["thickness"], params["boards"]
    end = 0.11 if params["breadboard"] else 0.0
    step = frame.width / boards
    z = frame.height + thickness / 2
    size = (frame.length - 2 * end, step - 0.004, thickness)
    half = frame.width / 2 - step / 2
    kit.slats(boards, size, frame.at(0, -half, z), frame.at(0, half, z), frame.top)
    if end:
        x = frame.length / 2 - end / 2 + 0.001
        kit.slats(2, (end - 0.006, frame.width, thickness), frame.at(-x, 0, z), frame.at(x, 0, z), frame.top)


def rimmed_top(kit: Kit, frame: Frame, params: dict[str, Any]) -> None:
    """Build a plate let into a rim of the base's material, as brass holds marble."""
    shape, thickness = OUTLINES[params["shape"]], params["thickness"]
    z = frame.height + thickness / 2
    rim = shape(frame.length, frame.width, params["phase"])
    inlay = shape(frame.length - 0.03, frame.width - 0.03, params["phase"])
    kit.panel(rim, thickness, frame.at(0, 0, z), frame.base, plane="xy", bevel=0.002)
    kit.panel(inlay, thickness, frame.at(0, 0, z + 0.004), frame.top, plane="xy", bevel=0.002)


def tray_top(kit: Kit, frame: Frame, params: dict[str, Any]) -> None:
    """Build a thin floor with a raised lip all round."""
    shape = OUTLINES[params["shape"]]
    outline = shape(frame.length, frame.width, params["phase"])
    lip = [frame.at(x, y, frame.height + 0.025) for x, y in outline]
    kit.panel(outline, 0.014, frame.at(0, 0, frame.height + 0.007), frame.top, plane="xy", bevel=0.003)
    kit.tube(lip, 0.014, frame.base, closed=True, smooth=False)


def moulded_top(kit: Kit, frame: Frame, params: dict[str, Any]) -> None:
    """Build a thin board over a smaller one: the stepped edge that joiners mould."""
    shape, thickness = OUTLINES[params["shape"]], params["thickness"]
    upper = shape(frame.length, frame.width, params["phase"])
    lower = shape(frame.length - 0.04, frame.width - 0.04, params["phase"])
    kit.panel(
        lower, 0.5 * thickness, frame.at(0, 0, frame.height + 0.25 * thickness), frame.top, plane="xy", bevel=0.006
    )
    kit.panel(
        upper, 0.5 * thickness, frame.at(0, 0, frame.height + 0.75 * thickness), frame.top, plane="xy", bevel=0.006
    )


TOPS: dict[str, Callable[[Kit, Frame, dict[str, Any]], None]] = {
    "slab": slab_top,
    "plank": plank_top,
    "rimmed": rimmed_top,
    "tray": tray_top,
    "moulded": moulded_top,
}
