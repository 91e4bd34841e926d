"""A piece as the plan of a room sees it: what it covers on the floor, and where it stands. Pure; metres and radians."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from not_for_server.demo_catalogue.design import Design

Rect = tuple[float, float, float, float]
"""Left, front, right and back edge on the floor: x to the right, y towards the back wall."""

TOUCH = 0.005


@dataclass(frozen=True)
class Body:
    """A built piece: its corners `low` and `high`, the rectangles it covers, and spots (x, y, z) a lamp can stand on.

    All in the piece's own frame, its front towards -y and its feet at z = 0.
    """

    design: Design
    low: tuple[float, float, float]
    high: tuple[float, float, float]
    covers: tuple[Rect, ...] = ()
    spots: tuple[tuple[float, float, float], ...] = ()
    hangs: bool = False

    @property
    def flat(self) -> bool:
        """Whether other pieces stand on it."""
        return self.design.category == "rug"

    def rects(self) -> tuple[Rect, ...]:
        """Give what it covers: its parts, or its bounding box where no parts are told."""
        return self.covers or ((self.low[0], self.low[1], self.high[0], self.high[1]),)


@dataclass(frozen=True)
class Stand:
    """Where a piece stands: its origin, and its turn about the upright (0: front towards -y, left about is positive).

    `on` says that it stands on another piece or hangs, so that it covers no floor.
    """

    body: Body
    x: float
    y: float
    z: float = 0.0
    turn: float = 0.0
    on: bool = False

    @cached_property
    def rects(self) -> list[Rect]:
        """The rectangles it covers in the room, each around its turned self."""
        return [moved(rect, self.x, self.y, self.turn) for rect in self.body.rects()]

    @cached_property
    def box(self) -> Rect:
        """The rectangle around all of it in the room."""
        return around(self.rects)

    @cached_property
    def corners(self) -> np.ndarray:
        """The eight corners of its bounding box in the room, (8, 3)."""
        low, high = self.body.low, self.body.high
        own = np.array([(x, y, z) for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])])
        cos, sin = np.cos(self.turn), np.sin(self.turn)
        turned = own @ np.array([[cos, sin, 0], [-sin, cos, 0], [0, 0, 1]])
        return np.asarray(turned + np.array([self.x, self.y, self.z]))


def moved(rect: Rect, x: float, y: float, turn: float) -> Rect:
    """Turn a rectangle about the origin, move it, and give the upright rectangle around it."""
    corners = np.array([(u, v) for u in (rect[0], rect[2]) for v in (rect[1], rect[3])])
    cos, sin = np.cos(turn), np.sin(turn)
    turned = corners @ np.array([[cos, sin], [-sin, cos]]) + (x, y)
    (left, front), (right, back) = turned.min(0), turned.max(0)
    return float(left), float(front), float(right), float(back)


def around(rects: Iterable[Rect]) -> Rect:
    """Give the rectangle around them all."""
    table = np.array(list(rects))
    return (*map(float, table[:, :2].min(0)), *map(float, table[:, 2:].max(0)))  # type: ignore[return-value]


def meet(one: Rect, other: Rect, margin: float = -TOUCH) -> bool:
    """Say whether two rectangles come nearer to each other than `margin`; those that just touch do not meet."""
    return (
        one[0] < other[2] + margin
        and other[0] < one[2] + margin
        and one[1] < other[3] + margin
        and other[1] < one[3] + margin
    )


def collide(one: Stand, other: Stand, margin: float = -TOUCH) -> bool:
    """Say whether two pieces would stand in each other: rugs only meet rugs, what hangs or stands on others nothing."""
    if one.on or other.on or one.body.flat != other.body.flat:
        return False
    return any(meet(a, b, margin) for a in one.rects for b in other.rects)
