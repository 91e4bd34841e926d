"""The backs of joined chairs, by name: each hangs between two posts that stand on the rear of the seat."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

Place = tuple[float, float, float]


@dataclass(frozen=True)
class Back:
    """The sheet a back lies in: it rises from the seat's rear, leans back by `rake`, is hollowed by `bow`; metres."""

    width: float
    rear: float
    seat: float
    rise: float
    rake: float
    bow: float
    flare: float
    thick: float
    bars: int
    round: bool

    def at(self, u: float, t: float) -> Place:
        """Give the point at u (-1 left post, 1 right post) and t (0 seat, 1 top)."""
        x = u * self.width / 2 * (1 + self.flare * t)
        y = self.rear + self.rake * max(t, 0.0) ** 1.3 + self.bow * (1 - u * u) * min(1.0, 0.4 + t)
        return x, y, self.seat + self.rise * t

    def row(self, t: float, reach: float = 1.0, n: int = 5) -> list[Place]:
        """Give points across the back at height t."""
        return [self.at(u, t) for u in np.linspace(-reach, reach, n)]

    @property
    def lean(self) -> float:
        """The angle of the back from the upright, radians."""
        return float(np.arctan2(self.rake, self.rise))


def _posts(kit: Kit, back: Back, frame: Any, top: float = 1.0) -> None:
    for side in (-1, 1):
        line = [back.at(side, t) for t in (-0.05, 0.33, 0.66, top)]
        if back.round:
            kit.tube(line, [back.thick * 0.5, back.thick * 0.48, back.thick * 0.42, back.thick * 0.36], frame)
        else:
            for a, b in pairwise(line):
                kit.bar(a, b, (back.thick * 0.9, back.thick * 0.9), frame)


def _rail(
    kit: Kit, back: Back, frame: Any, low: float, high: float, reach: float = 1.0, thickness: float = 0.02
) -> None:
    """A bent board across the back from height `low` to `high`."""
    kit.surface([back.row(low, reach), back.row((low + high) / 2, reach), back.row(high, reach)], frame, thickness)


def _slat(kit: Kit, back: Back, frame: Any, cloth: Any) -> None:
    _posts(kit, back, frame)
    _rail(kit, back, frame, 0.84, 1.02)
    _rail(kit, back, frame, 0.2, 0.28)
    for u in np.linspace(-0.72, 0.72, max(back.bars, 3)):
        kit.bar(back.at(u, 0.24), back.at(u, 0.9), (0.03, 0.01), frame)


def _bars(kit: Kit, back: Back, frame: Any, cloth: Any) -> None:
    """Two bent steel bars."""
    _posts(kit, back, frame)
    for t in np.linspace(0.45, 0.98, 2 + back.bars // 3):
        kit.tube(back.row(t), 0.012, frame)


def _ladder(kit: Kit, back: Back, frame: Any, cloth: Any) -> None:
    _posts(kit, back, frame, 1.06)
    n = 3 + back.bars // 3
    step = 0.8 / n
    for t in np.linspace(0.28, 0.94, n):
        _rail(kit, back, frame, t - step * 0.28, t + step * 0.3, thickness=0.014)


def _spindle(kit: Kit, back: Back, frame: Any, cloth: Any) -> None:
    for side in (-1, 1):
        kit.rod(back.at(side, -0.02), back.at(side, 0.94), back.thick * 0.42, frame, back.thick * 0.32)
    _rail(kit, back, frame, 0.88, 1.06, 1.12, 0.024)
    for u in np.linspace(-0.75, 0.75, back.bars + 1):
        kit.rod(back.at(u, 0.0), back.at(u, 0.93), 0.0075, frame)


def _hoop(kit: Kit, back: Back, frame: Any, cloth: Any) -> None:
    """A Windsor bow with sticks fanning out under it."""

    def bow(u: float) -> float:
        return float(1.08 * (1 - abs(u) ** 3.2) ** 0.45)

    turn = np.linspace(-1, 1, 15)
    line = [back.at(u * 1.04, bow(u)) for u in np.sign(turn) * np.abs(turn) ** 0.6]
    kit.tube(line, 0.0125, frame)
    for u in np.linspace(-0.8, 0.8, back.bars + 2):
        kit.rod(back.at(u * 0.86, 0.0), back.at(u, bow(u)), 0.0068, frame)


def _cross(kit: Kit, back: Back, frame: Any, cloth: Any) -> None:
    """A bentwood arch with a cross of bent slats."""
    half = ((-1, 0), (-1.02, 0.45), (-0.95, 0.8), (-0.6, 0.98), (0, 1.03))
    arch = [back.at(u, t) for u, t in (*half, *((-u, t) for u, t in reversed(half[:-1])))]
    kit.tube(arch, back.thick * 0.42, frame)
    for side in (-1, 1):
        line = [
            back.at(-side * 0.85, 0.1),
            back.at(-side * 0.3, 0.42),
            back.at(side * 0.3, 0.7),
            back.at(side * 0.78, 0.93),
        ]
        kit.tube(line, 0.0095, frame)
    kit.tube(back.row(0.12, 0.96), 0.01, frame)


def _wishbone(kit: Kit, back: Back, frame: Any, cloth: Any) -> None:
    """One bent hoop for back and arms, carried by a Y in the middle."""
    t, w = 0.72, back.width / 2 + 0.05
    top = back.seat + back.rise * t
    line = [
        (-w, back.rear - 0.26, top - 0.03),
        (-w - 0.01, back.rear - 0.1, top),
        (-w * 0.72, back.rear + 0.07, top + 0.02),
    ]
    line += [(0, back.rear + 0.11, top + 0.03)] + [(-x, y, z) for x, y, z in reversed(line)]
    kit.tube(line, [0.011, 0.015, 0.017, 0.019, 0.017, 0.015, 0.011], frame)
    for side in (-1, 1):
        kit.tube(
            [
                back.at(side, -0.03),
                (side * w, back.rear + 0.01, back.seat + 0.16),
                (side * w * 0.98, back.rear - 0.08, top),
            ],
            0.013,
            frame,
        )
        kit.tube(
            [
                (0, back.rear + 0.01, back.seat + 0.12),
                (side * 0.03, back.rear + 0.05, back.seat + 0.2),
                (side * 0.1, back.rear + 0.085, top + 0.01),
            ],
            0.009,
            frame,
        )
    kit.bar((0, back.rear - 0.01, back.seat), (0, back.rear + 0.015, back.seat + 0.14), (0.05, 0.014), frame)


def _ply(kit: Kit, back: Back, frame: Any, cloth: Any) -> None:
    """One bent sheet between two short posts."""
    _posts(kit, back, frame, 0.75)
    corners = [(0.42, 0.9), (0.5, 1.02), (0.7, 1.08), (0.92, 1.04), (1.04, 0.86)]
    kit.surface(
        [back.row(t, reach, 7) for t, reach in corners],
        kit.mat.wood("walnut") if frame.name.startswith("metal") else frame,
        0.016,
    )


def _top_rail(kit: Kit, back: Back, frame: Any, cloth: Any) -> None:
    """A single deep rail that curves round the sitter."""
    _posts(kit, back, frame, 0.8)
    deep = 0.13 + 0.015 * (back.bars % 4)
    low = 0.98 - deep / back.rise
    rows = []
    for t in (low, (low + 0.98) / 2, 0.98):
        rows.append(
            [
                (x * 1.14, y + 0.035 - 0.085 * abs(u) ** 2.2, z)
                for u in np.linspace(-1, 1, 7)
                for x, y, z in [back.at(u, t)]
            ]
        )
    kit.surface(rows, frame, 0.024)


def _framed(kit: Kit, back: Back, frame: Any, inside: Any, thickness: float) -> None:
    _posts(kit, back, frame, 1.02)
    _rail(kit, back, frame, 0.94, 1.04)
    _rail(kit, back, frame, 0.2, 0.28)
    rows = [back.row(t, 0.94) for t in (0.27, 0.5, 0.75, 0.95)]
    kit.surface(rows, inside, thickness)


def _cane(kit: Kit, back: Back, frame: Any, cloth: Any) -> None:
    _framed(kit, back, frame, kit.mat.cane(), 0.006)


def _splat(kit: Kit, back: Back, frame: Any, cloth: Any) -> None:
    """A vase-shaped board in the middle and a crest rail with ears."""
    _posts(kit, back, frame, 0.95)
    crest = [
        [back.at(u, 0.86 + 0.05 * np.cos(u * 4)) for u in np.linspace(-1.1, 1.1, 9)],
        [back.at(u, 1.0 + 0.035 * np.cos(u * 5)) for u in np.linspace(-1.16, 1.16, 9)],
    ]
    kit.surface(crest, frame, 0.026)
    widths = [(0.0, 0.34), (0.1, 0.3), (0.25, 0.2), (0.4, 0.28), (0.58, 0.46), (0.72, 0.42), (0.82, 0.24), (0.9, 0.3)]
    kit.surface([back.row(t, reach, 4) for t, reach in widths], frame, 0.012)


def _pad(kit: Kit, back: Back, cloth: Any, low: float, tufts: tuple[int, int]) -> None:
    height = back.rise * (1.03 - low)
    _, y, z = back.at(0, (1.03 + low) / 2)
    size = (back.width * (1 + back.flare * 0.6) + 0.03, 0.075, height)
    kit.cushion(size, (0, y - back.bow * 0.6 - 0.01, z), cloth, plump=0.4, rotate=(-back.lean, 0, 0), tufts=tufts)


def _padded(kit: Kit, back: Back, frame: Any, cloth: Any) -> None:
    _posts(kit, back, frame, 0.9)
    _pad(kit, back, cloth, 0.08 if back.bars % 2 else 0.35, (0, 0))


def _buttoned(kit: Kit, back: Back, frame: Any, cloth: Any) -> None:
    _posts(kit, back, frame, 0.9)
    _pad(kit, back, cloth, 0.12, (3, 4))


def _channel(kit: Kit, back: Back, frame: Any, cloth: Any) -> None:
    """Upright rolls side by side, the middle ones highest."""
    n = back.bars + 2
    radius = back.width * 1.1 / n / 2
    for u in np.linspace(-1, 1, n):
        a, b = back.at(u * 1.05, 0.0), back.at(u * 1.05, 1.04 - 0.16 * u * u)
        kit.tube([a, tuple((np.array(a) + b) / 2), b], radius * 1.08, cloth)
        kit.sphere(radius * 1.08, b, cloth)


def _fan(kit: Kit, back: Back, frame: Any, cloth: Any) -> None:
    """A shell whose ribs spread from the seat."""
    n = 7 + back.bars // 3 * 2
    foot = back.at(0, 0.02)
    reach = back.rise * 1.05
    for angle in np.linspace(-1.0, 1.0, n):
        length = reach * (1 - 0.12 * abs(angle) ** 2)
        tip = (
            np.sin(angle) * length * 0.62,
            foot[1] + back.rake * np.cos(angle),
            foot[2] + np.cos(angle * 0.85) * length,
        )
        start = (np.sin(angle) * 0.16, foot[1], foot[2])
        middle = tuple((np.array(start) + tip) / 2)
        kit.tube([start, middle, tip], [0.024, 0.04, 0.052], cloth)
        kit.sphere(0.052, tip, cloth)


def _oval(kit: Kit, back: Back, frame: Any, cloth: Any) -> None:
    """A padded medallion in a wooden ring on two short posts."""
    height, wide = back.rise * 0.8, back.width * 0.98
    middle = back.at(0, 0.62)
    turn = np.linspace(0, 2 * np.pi, 28, endpoint=False)
    lean = back.lean

    def ring(scale: float) -> list[Place]:
        ups = np.sin(turn) * height / 2 * scale
        return [
            (float(np.cos(a)) * wide / 2 * scale, middle[1] + float(up * np.tan(lean)), middle[2] + float(up))
            for a, up in zip(turn, ups, strict=True)
        ]

    kit.tube(ring(1.0), 0.016, frame, closed=True)
    kit.sphere(1.0, middle, cloth, (wide * 0.475, 0.035, height * 0.475)).rotation_euler = (-lean, 0, 0)
    for side in (-1, 1):
        kit.rod(
            back.at(side * 0.8, -0.05),
            (side * wide * 0.32, middle[1] - height * 0.38 * np.tan(lean), middle[2] - height * 0.38),
            0.016,
            frame,
        )


BACKS: dict[str, Callable[..., None]] = {
    "slat": _slat,
    "bars": _bars,
    "ladder": _ladder,
    "spindle": _spindle,
    "hoop": _hoop,
    "cross": _cross,
    "wishbone": _wishbone,
    "ply": _ply,
    "rail": _top_rail,
    "cane": _cane,
    "splat": _splat,
    "padded": _padded,
    "buttoned": _buttoned,
    "channel": _channel,
    "fan": _fan,
    "oval": _oval,
}
