"""Figures that change with a quantity, as lines, each with the band of its intervals and its name at its end."""

from collections.abc import Sequence
from dataclasses import dataclass

from penat.lab.plots import WIDTH, Axis, Drawing, told

_LEFT, _TOP, _TALL, _APART = 66, 64, 270, 19


@dataclass(frozen=True)
class Line:
    """A name and its points: x, y and the ends of y's interval, by rising x."""

    name: str
    points: Sequence[tuple[float, float, float, float]]


def line_plot(
    title: str, describes: str, lines: Sequence[Line], *, across: str, up: str,
    reach: tuple[float, float] | None = None, logarithmic: bool = False,
) -> str:  # fmt: skip
    """Return the picture, *across* and *up* naming the axes; y runs over *reach*, else over the intervals and 0.

    Raises ValueError where there is nothing to draw.
    """
    points = [point for line in lines for point in line.points]
    if not points:
        raise ValueError(f"{title}: there is nothing to draw")
    drawing = Drawing(title, describes)
    drawing.text(20, 32, title, "title")
    right = WIDTH - 50 - 7.8 * max(len(line.name) for line in lines)
    low, high = reach or (min(0.0, *(one[2] for one in points)), 1.04 * max(one[3] for one in points))
    x = Axis(min(one[0] for one in points), max(one[0] for one in points), _LEFT, right, logarithmic)
    y = Axis(low, high, _TOP + _TALL, _TOP)
    _frame(drawing, x, y, across, up)
    for number, line in enumerate(lines):
        edge = [(x(one[0]), y(one[3])) for one in line.points] + [(x(one[0]), y(one[2])) for one in line.points[::-1]]
        drawing.path(edge, f"band s{number}", closed=True)
    for number, line in enumerate(lines):
        drawing.path([(x(one[0]), y(one[1])) for one in line.points], f"s{number} line")
        for one in line.points:
            drawing.marker(x(one[0]), y(one[1]), number)
    _names(drawing, lines, y, right + 22)
    return drawing.svg(_TOP + _TALL + 62)


def _frame(drawing: Drawing, x: Axis, y: Axis, across: str, up: str) -> None:
    drawing.text(20, 52, up, "small")
    for tick in y.ticks():
        drawing.line((x.start, y(tick)), (x.end, y(tick)), "grid")
        drawing.text(x.start - 8, y(tick) + 5, told(tick), "small end")
    drawing.line((x.start, y.start), (x.end, y.start), "axis")
    for tick in x.ticks():
        drawing.line((x(tick), y.start), (x(tick), y.start + 5), "axis")
        drawing.text(x(tick), y.start + 22, told(tick), "small middle")
    drawing.text((x.start + x.end) / 2, y.start + 46, across, "small middle")


def _names(drawing: Drawing, lines: Sequence[Line], y: Axis, left: float) -> None:
    """Write the names at the lines' ends, moved apart where they would lie on one another."""
    ends = sorted((y(line.points[-1][1]), number) for number, line in enumerate(lines))
    placed = [ends[0][0]]
    for at, _ in ends[1:]:
        placed.append(max(at, placed[-1] + _APART))
    over = max(0.0, placed[-1] - (y.start + 4))
    for (_, number), at in zip(ends, placed, strict=True):
        drawing.marker(left, at - over, number)
        drawing.text(left + 12, at - over + 5, lines[number].name)
