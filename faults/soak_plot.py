"""The picture of a soak: memory of each process above, the time of answers below."""

from collections.abc import Sequence
from math import isfinite
from typing import Any

from penat.lab.plots import WIDTH, Axis, Drawing, told

Points = Sequence[tuple[float, float]]
LEFT, RIGHT, TOP, TALL, GAP = 64, WIDTH - 24, 84, 170, 84
RANKS = ("p50_ms", "p95_ms", "p99_ms")


def soak_svg(rows: Sequence[dict[str, Any]]) -> str:
    """Return the picture of a soak's rows."""
    minutes = max(row["seconds"] for row in rows) / 60
    drawing = Drawing(
        "A soak of mixed traffic", f"Memory of each process, and how long answers took, over {minutes:.0f} minutes"
    )
    drawing.text(24, 32, drawing.title, "title")
    across = Axis(0, minutes, LEFT, RIGHT)
    names = list(dict.fromkeys(row["process"] for row in rows))
    memory = [
        (name, [(row["seconds"] / 60, row["rss_mib"]) for row in rows if row["process"] == name]) for name in names
    ]
    _panel(drawing, across, TOP, "MiB resident", memory)
    first = [row for row in rows if row["process"] == names[0]]
    took = [(rank.removesuffix("_ms"), [(row["seconds"] / 60, row[rank]) for row in first]) for rank in RANKS]
    bottom = TOP + TALL + GAP
    _panel(drawing, across, bottom, "ms an answer", took)
    for tick in across.ticks():
        drawing.text(across(tick), bottom + TALL + 22, told(tick), "small middle")
    drawing.text(RIGHT, bottom + TALL + 44, "minutes", "small end")
    return drawing.svg(bottom + TALL + 60)


def _panel(drawing: Drawing, across: Axis, top: float, unit: str, series: Sequence[tuple[str, Points]]) -> None:
    """Draw lines over time with their legend, from nought on."""
    good = [(name, [point for point in points if isfinite(point[1])]) for name, points in series]
    highest = max((value for _, points in good for _, value in points), default=1.0)
    up = Axis(0, max(1.1 * highest, 1e-6), top + TALL, top)
    drawing.text(24, top - 34, unit, "small")
    drawing.legend([name for name, _ in good], LEFT, top - 12)
    for tick in up.ticks(5):
        drawing.line((LEFT, up(tick)), (RIGHT, up(tick)), "grid")
        drawing.text(LEFT - 8, up(tick) + 5, told(tick), "small end")
    for number, (_, points) in enumerate(good):
        drawing.path([(across(at), up(value)) for at, value in points], f"line s{number % 5}")
        for at, value in points[:: max(len(points) // 6, 1)]:
            drawing.marker(across(at), up(value), number)
