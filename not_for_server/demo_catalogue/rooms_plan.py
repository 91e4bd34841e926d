"""Where the pieces of a room stand: walls first, then what belongs before, beside, around and upon. Pure.

The room's floor runs from x = -width / 2 to width / 2 and from y = -depth to y = 0, where the back wall is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from not_for_server.demo_catalogue.rooms_body import Body, Rect, Stand, collide

GAP = 0.04
TRIES = 14
FRONT_LAST = 0.7
Place = tuple[float, float, float]
"""x, y and turn of a piece's origin."""


@dataclass
class Plan:
    """A room being furnished: its measures in metres and what stands in it so far; `anchor` is its main piece."""

    width: float
    depth: float
    rng: np.random.Generator
    stands: list[Stand] = field(default_factory=list)
    anchor: Stand | None = None

    def fits(self, stand: Stand) -> bool:
        """Say whether the piece is inside the room and in nobody's way."""
        left, front, right, back = stand.box
        inside = left >= -self.width / 2 and right <= self.width / 2 and back <= 0.0 and front >= -self.depth
        return inside and not any(collide(stand, other) for other in self.stands)

    def spread(self, low: float, high: float) -> float:
        """Draw a number between two; the middle where they are the wrong way round."""
        return float(self.rng.uniform(low, high)) if high > low else (low + high) / 2


Placing = Callable[[Plan, Body], Iterator[Place]]


def _half(body: Body, turn: float) -> Rect:
    return Stand(body, 0.0, 0.0, 0.0, turn).box


def _at_back(plan: Plan, body: Body, x: float) -> Place:
    """Stand it with its back to the back wall, its middle at x."""
    left, _, right, back = _half(body, 0.0)
    return x - (left + right) / 2, -GAP - back, 0.0


def _at_side(plan: Plan, body: Body, side: int, y: float) -> Place:
    """Stand it with its back to the left (-1) or right (1) wall, its middle at y."""
    turn = -side * np.pi / 2
    left, front, right, back = _half(body, turn)
    x = plan.width / 2 - GAP - right if side > 0 else -plan.width / 2 + GAP - left
    return x, y - (front + back) / 2, turn


def _back(plan: Plan, body: Body) -> Iterator[Place]:
    """At the back wall, the main piece about its middle."""
    reach = (plan.width - (body.high[0] - body.low[0])) / 2
    share = 0.45 if plan.anchor is None else 1.0
    for _ in range(TRIES):
        yield _at_back(plan, body, plan.spread(-reach * share, reach * share))


def _wall(plan: Plan, body: Body) -> Iterator[Place]:
    """At a side wall rather to the back, or at what is free of the back wall."""
    half = (body.high[0] - body.low[0]) / 2
    reach = plan.width / 2 - half
    for _ in range(TRIES):
        if plan.rng.random() < 0.55:
            side = int(plan.rng.choice([-1, 1]))
            yield _at_side(plan, body, side, plan.spread(-0.75 * plan.depth + half, -half - 0.1))
        else:
            yield _at_back(plan, body, plan.spread(-reach, reach))


def _beside(plan: Plan, body: Body) -> Iterator[Place]:
    """Next to the main piece, left or right, its back in line with it."""
    if plan.anchor is None:
        return
    left, _, right, back = plan.anchor.box
    own_left, _, own_right, own_back = _half(body, 0.0)
    sides = plan.rng.permutation([-1, 1])
    for gap in np.linspace(0.05, 0.4, TRIES // 2):
        for side in sides:
            x = right + gap - own_left if side > 0 else left - gap - own_right
            yield x, min(back, -GAP) - own_back, 0.0


def _before(plan: Plan, body: Body) -> Iterator[Place]:
    """In front of the main piece."""
    if plan.anchor is None:
        return
    x, _, ahead = _front_of(plan.anchor)
    _, _, _, back = _half(body, 0.0)
    for gap in np.linspace(plan.spread(0.25, 0.4), 0.9, TRIES):
        yield x + plan.spread(-0.15, 0.15), ahead - gap - back, 0.0


def _front_of(stand: Stand) -> tuple[float, float, float]:
    """Give the middle x, the back y and the front y of the piece; of an L only its deepest reach counts for x."""
    left, front, right, back = stand.box
    rects = stand.rects
    shallow = [rect for rect in rects if rect[1] > front + 0.3]
    if len(shallow) * 3 >= len(rects):
        middle = (min(rect[0] for rect in shallow) + max(rect[2] for rect in shallow)) / 2
        return middle, back, min(rect[1] for rect in shallow)
    return (left + right) / 2, back, front


def _facing(plan: Plan, body: Body) -> Iterator[Place]:
    """To the side of what stands before the main piece, turned towards it."""
    if plan.anchor is None:
        return
    x, _, ahead = _front_of(plan.anchor)
    left, _, right, _ = plan.anchor.box
    for _ in range(2 * TRIES):
        side = int(plan.rng.choice([-1, 1]))
        far = (right - left) / 2 + plan.spread(-0.35, 0.5)
        away = plan.spread(0.35, 1.3)
        turn = -side * plan.spread(0.6, 1.75)
        yield (left + right) / 2 + side * far, ahead - away, turn
    yield x, ahead - 1.9, np.pi + plan.spread(-0.4, 0.4)


def _corner(plan: Plan, body: Body) -> Iterator[Place]:
    """In a corner or at a side wall, looking into the room."""
    reach = max(body.high[0] - body.low[0], body.high[1] - body.low[1]) / 2 * 1.25
    for i in range(2 * TRIES):
        side = int(plan.rng.choice([-1, 1]))
        lamp = body.design.category == "lamp"
        deep = plan.spread(0.05, 0.3) if i < TRIES else plan.spread(0.05, 0.3 if lamp else 0.6) * plan.depth
        turn = 0.0 if lamp else -side * plan.spread(0.4, 1.2)
        yield side * (plan.width / 2 - reach - plan.spread(0.05, 0.3)), -reach - deep, turn


def _nook(plan: Plan, body: Body) -> Iterator[Place]:
    """Off the middle and before the back wall, a little turned: the chair one reads in."""
    for _ in range(TRIES):
        side = int(plan.rng.choice([-1, 1]))
        place = side * plan.spread(0.0, 0.22) * plan.width
        yield place, -0.75 - plan.spread(0.05, 0.5), -side * plan.spread(0.1, 0.7)


def _middle(plan: Plan, body: Body) -> Iterator[Place]:
    """In the middle of the floor, along the back wall."""
    for _ in range(TRIES):
        yield plan.spread(-0.3, 0.3), -plan.depth * plan.spread(0.45, 0.56), plan.spread(-0.04, 0.04)


def _around(plan: Plan, body: Body) -> Iterator[Place]:
    """At the sides of the main piece, facing it; mostly those last whose back would hide the table."""
    if plan.anchor is None:
        return
    left, front, right, back = plan.anchor.box
    x, y = (left + right) / 2, (front + back) / 2
    long = right - left > 1.25
    seats = [(s * (right - left) / 4 if long else 0.0, side) for side in (1, -1) for s in ((-1, 1) if long else (0,))]
    gap = plan.spread(0.0, 0.12)
    places = [(x + u, back + gap - body.low[1], 0.0) for u, side in seats if side > 0]
    places += [(x + u, front - gap + body.low[1], np.pi) for u, side in seats if side < 0]
    places += [(right + gap - body.low[1], y, -np.pi / 2), (left - gap + body.low[1], y, np.pi / 2)]
    order = plan.rng.permutation(len(places))
    if plan.rng.random() < FRONT_LAST:
        order = np.array(sorted(order, key=lambda at: places[int(at)][2] == np.pi))
    for at in order:
        u, v, turn = places[int(at)]
        for pull in (0.0, 0.1, 0.2):
            yield u + pull * np.sin(-turn), v + pull * np.cos(turn), turn + plan.spread(-0.12, 0.12)


def _at(plan: Plan, body: Body) -> Iterator[Place]:
    """Drawn up to the main piece from the front, or pulled back and turned a little."""
    if plan.anchor is None:
        return
    left, front, right, _ = plan.anchor.box
    for pull in np.linspace(0.02, 0.5, TRIES):
        turn = np.pi + plan.spread(-0.5, 0.5)
        yield (left + right) / 2 + plan.spread(-0.2, 0.2), front - pull - _half(body, turn)[3], turn


def _loose(plan: Plan, body: Body) -> Iterator[Place]:
    """Anywhere on the floor, turned anyhow."""
    for _ in range(2 * TRIES):
        yield plan.spread(-0.4, 0.4) * plan.width, -plan.spread(0.3, 0.8) * plan.depth, plan.spread(-np.pi, np.pi)


def _under(plan: Plan, body: Body) -> Iterator[Place]:
    """Before the main piece and a little under it, or under all of what stands in the middle; long side across."""
    deep, wide = body.high[1] - body.low[1], body.high[0] - body.low[0]
    across = np.pi / 2 if deep > wide * 1.1 else 0.0
    for i in range(TRIES):
        turn = across if i < TRIES - 3 else 0.0
        x, _, ahead = _front_of(plan.anchor) if plan.anchor else (0.0, 0.0, -plan.depth / 2)
        _, front, _, back = _half(body, turn)
        middle = plan.anchor is not None and plan.anchor.box[3] < -0.6
        if middle and plan.anchor is not None:
            _, near, _, far = plan.anchor.box
            yield x + plan.spread(-0.1, 0.1), (near + far) / 2 + plan.spread(-0.2, 0.1), turn + plan.spread(-0.02, 0.02)
        else:
            tuck = plan.spread(0.0, min(0.6, 0.3 * (back - front)))
            yield x + plan.spread(-0.15, 0.15), ahead + tuck - back, turn + plan.spread(-0.02, 0.02)


PLACINGS: Mapping[str, Placing] = {
    "back": _back,
    "wall": _wall,
    "beside": _beside,
    "before": _before,
    "facing": _facing,
    "corner": _corner,
    "nook": _nook,
    "middle": _middle,
    "around": _around,
    "at": _at,
    "loose": _loose,
    "under": _under,
}
ANCHORS = ("nook", "middle", "back")


def _hung(plan: Plan, body: Body) -> Stand | None:
    """Hang a lamp over the main piece, high enough to sit under."""
    if plan.anchor is None or not body.hangs:
        return None
    left, front, right, back = plan.anchor.box
    over = (front + back) / 2 if plan.anchor.body.design.category == "table" and back < -0.6 else -0.45 * plan.depth
    least = plan.anchor.body.high[2] + 0.62 if back < -0.6 else 1.75
    return Stand(body, (left + right) / 2, over, max(least, 1.35) - body.low[2], 0.0, on=True)


def _upon(plan: Plan, body: Body) -> Stand | None:
    """Put a lamp upon a piece that has room for it and no other upon it."""
    hosts = [stand for stand in plan.stands if stand.body.spots and not stand.on]
    reach = max(body.high[0], -body.low[0], body.high[1], -body.low[1])
    for at in plan.rng.permutation(len(hosts)):
        host = hosts[int(at)]
        for pick in plan.rng.permutation(len(host.body.spots)):
            x, y, z = host.body.spots[int(pick)]
            cos, sin = np.cos(host.turn), np.sin(host.turn)
            own = Stand(
                body, host.x + x * cos - y * sin, host.y + x * sin + y * cos, host.z + z - body.low[2], host.turn, True
            )
            left, _, right, back = own.box
            taken = any(np.hypot(one.x - own.x, one.y - own.y) < reach + 0.25 for one in plan.stands if one.on)
            if not taken and back < -0.01 and abs(left + right) / 2 + reach < plan.width / 2:
                return own
    return None


def place(plan: Plan, role: str, body: Body) -> bool:
    """Find the piece a place for its role and put it there; say whether there was one."""
    found = _found(plan, role, body)
    if found is None:
        return False
    plan.stands.append(found)
    if plan.anchor is None and role in ANCHORS:
        plan.anchor = found
    return True


def _found(plan: Plan, role: str, body: Body) -> Stand | None:
    if role == "above" or body.hangs:
        return _hung(plan, body)
    if role == "upon":
        return _upon(plan, body)
    for x, y, turn in PLACINGS[role](plan, body):
        stand = Stand(body, float(x), float(y), max(0.0, -body.low[2]) if not body.flat else 0.0, float(turn))
        if plan.fits(stand):
            return stand
    return None


def furnish(width: float, depth: float, pieces: Sequence[tuple[str, Body]], rng: np.random.Generator) -> list[Stand]:
    """Place the pieces (role, body) in turn and give those that found a place."""
    plan = Plan(width, depth, rng)
    for role, body in pieces:
        place(plan, role, body)
    return plan.stands
