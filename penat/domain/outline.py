"""The lines around a mask, for drawing: walked along pixel edges, then straightened (Douglas and Peucker 1973)."""

import numpy as np

from penat.domain.geometry import Floats, Mask

Point = tuple[int, int]
MOST_POINTS = 200
_GRID = 384  # a line for drawing needs no more, and a photo's own pixels would take half a second a piece
_SPECK = 0.002
_STRAYS = (1.0, 1.5, 3.0, 6.0, 12.0, 24.0, 48.0)


def outlines(mask: Mask, most: int = MOST_POINTS) -> list[list[Point]]:
    """Return the closed lines around what *mask* (height, width) covers, holes too, the largest first.

    Each is a list of corners (x, y) in pixels of the mask, 0..width and 0..height, the last one joined to the first;
    all together have at most *most* corners (at least a triangle each). Parts and holes too small to be seen are left
    out. An empty mask has none.
    """
    down, right = (max(1, -(-side // _GRID)) for side in mask.shape)
    grid = mask[down // 2 :: down, right // 2 :: right]
    if not grid.any():  # it is so thin that the grid misses it
        grid, down, right = mask, 1, 1
    loops = sorted(_loops(grid), key=_area, reverse=True)
    if not loops:
        return []
    seen = [loop for loop in loops if _area(loop) >= _SPECK * _area(loops[0])][: max(1, most // 3)]
    height, width = mask.shape
    return [[(min(x * right, width), min(y * down, height)) for x, y in line] for line in _within(seen, most)]


def outline(mask: Mask, most: int = MOST_POINTS) -> list[Point]:
    """Return the longest of the lines around what *mask* covers, at most *most* corners; none for an empty mask."""
    found = outlines(mask, most)
    return found[0] if found else []


def _loops(grid: Mask) -> list[list[Point]]:
    """Return the closed ways along pixel edges with the inside at their right hand, corner after corner."""
    ways = _edges(grid)
    found: list[list[Point]] = []
    while ways:
        start = next(iter(ways))
        at, heading, loop = start, (0, 0), []
        while True:
            step = _next_step(ways[at], heading)
            if step != heading:
                loop.append(at)
            ways[at].remove(step)
            if not ways[at]:
                del ways[at]
            at, heading = (at[0] + step[0], at[1] + step[1]), step
            if at == start:
                break
        found.append(loop)
    return found


def _edges(grid: Mask) -> dict[Point, list[Point]]:
    """Return corner -> steps (dx, dy) along the edges that leave it."""
    wide = np.pad(grid.astype(bool), 1)
    inside = wide[1:-1, 1:-1]
    sides = (
        (inside & ~wide[:-2, 1:-1], (0, 0), (1, 0)),  # nothing above: along the top, to the right
        (inside & ~wide[1:-1, 2:], (1, 0), (0, 1)),
        (inside & ~wide[2:, 1:-1], (1, 1), (-1, 0)),
        (inside & ~wide[1:-1, :-2], (0, 1), (0, -1)),
    )
    ways: dict[Point, list[Point]] = {}
    for edge, (right, down), step in sides:
        for y, x in np.argwhere(edge).tolist():
            ways.setdefault((x + right, y + down), []).append(step)
    return ways


def _next_step(steps: list[Point], heading: Point) -> Point:
    """Return the way to go on; where two pixels meet at a corner only, turn right, so that the line stays simple."""
    right = (-heading[1], heading[0])
    return right if len(steps) > 1 and right in steps else steps[0]


def _area(loop: list[Point]) -> float:
    line = np.array(loop, dtype=np.float64)
    return float(abs(np.sum(line[:, 0] * np.roll(line[:, 1], -1) - line[:, 1] * np.roll(line[:, 0], -1))) / 2)


def _within(loops: list[list[Point]], most: int) -> list[list[Point]]:
    """Return the lines straightened as little as brings them to *most* corners together."""
    lines = [np.array(loop, dtype=np.float64) for loop in loops]
    for stray in _STRAYS:
        lines = [_straightened(line, stray) for line in lines]  # each time of what is left: a tenth of the work
        if sum(map(len, lines)) <= most:
            break
    else:
        lines = _fewest(lines, most)
    return [[(round(x), round(y)) for x, y in line.tolist()] for line in lines]


def _fewest(lines: list[Floats], most: int) -> list[Floats]:
    """Return the largest lines that have at most *most* corners together, the first one thinned if it must be."""
    kept: list[Floats] = []
    for line in lines:
        room = most - sum(map(len, kept))
        if len(line) <= room:
            kept.append(line)
        elif not kept:
            kept.append(line[:: -(-len(line) // most)])
    return kept


def _straightened(line: Floats, stray: float) -> Floats:
    """Return the corners of a closed line without those that lie within *stray* of a straight line between others."""
    if len(line) <= 4:
        return line
    closed = np.vstack([line, line[:1]])
    far = int(np.argmax(np.hypot(*(line - line[0]).T)))
    keep = np.zeros(len(closed), dtype=bool)
    keep[[0, far]] = True
    spans = [(0, far), (far, len(closed) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        away = _away(closed[first + 1 : last], closed[first], closed[last])
        place = int(np.argmax(away))
        if away[place] > stray:
            middle = first + 1 + place
            keep[middle] = True
            spans += [(first, middle), (middle, last)]
    return line[keep[:-1]] if np.count_nonzero(keep) > 2 else line[[0, far // 2, far]]


def _away(points: Floats, start: Floats, end: Floats) -> Floats:
    """Return how far each of *points* (n, 2) lies from the line through *start* and *end*."""
    along = end - start
    length = float(np.hypot(*along))
    offsets = points - start
    if not length:
        return np.asarray(np.hypot(offsets[:, 0], offsets[:, 1]))
    return np.asarray(np.abs(along[0] * offsets[:, 1] - along[1] * offsets[:, 0]) / length)
