"""Figures with their intervals as dots on lines, in groups, one line for each series."""

from collections.abc import Sequence
from dataclasses import dataclass

from penat.lab.plots import WIDTH, Axis, Drawing, told

_ROW, _GAP, _RIGHT = 22, 16, 74


@dataclass(frozen=True)
class Dot:
    """A figure of series *series* (its number among the names) and the ends of its interval."""

    series: int
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Group:
    """Dots under one label."""

    label: str
    dots: Sequence[Dot]


def dot_plot(
    title: str, describes: str, names: Sequence[str], groups: Sequence[Group], *, reach: tuple[float, float],
    axis: str, mark: tuple[float, str] | None = None, digits: int = 2,
) -> str:  # fmt: skip
    """Return the picture: x from *reach[0]* to *reach[1]* under the words *axis*; *mark* is a value drawn across.

    Raises ValueError where there is nothing to draw.
    """
    if not any(group.dots for group in groups):
        raise ValueError(f"{title}: there is nothing to draw")
    drawing = Drawing(title, describes)
    drawing.text(20, 32, title, "title")
    under = drawing.legend(names, 20, 60) if len(names) > 1 else 38
    top = under + (42 if mark else 22)
    left = 40 + 7.4 * max(len(group.label) for group in groups)
    across = Axis(*reach, left, WIDTH - _RIGHT - 20)
    bottom = top + sum(_ROW * len(group.dots) + _GAP for group in groups)
    for tick in across.ticks():
        drawing.line((across(tick), top - 8), (across(tick), bottom - _GAP), "grid")
        drawing.text(across(tick), bottom + 6, told(tick), "small middle")
    if mark is not None:
        drawing.line((across(mark[0]), top - 12), (across(mark[0]), bottom - _GAP), "mark")
        drawing.text(across(mark[0]), top - 18, mark[1], "small middle")
    y = float(top)
    for group in groups:
        drawing.text(20, y + _ROW * len(group.dots) / 2 + 5, group.label)
        for dot in group.dots:
            _dot(drawing, dot, across, y + _ROW / 2, digits)
            y += _ROW
        y += _GAP
    drawing.text((left + WIDTH - _RIGHT - 20) / 2, bottom + 28, axis, "small middle")
    return drawing.svg(bottom + 44)


def _dot(drawing: Drawing, dot: Dot, across: Axis, y: float, digits: int) -> None:
    drawing.line((across(dot.low), y), (across(dot.high), y), f"reach s{dot.series}")
    drawing.marker(across(dot.value), y, dot.series)
    drawing.text(WIDTH - 20, y + 5, f"{dot.value:.{digits}f}", "small end")
