"""Small SVG pictures for a page: drawn by hand, with a title and a description, for light and dark, without any font.

A picture brings its own ground, since the page around an image may be light where the reader's system is dark. Series
differ by shape as well as by colour.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from math import log10

WIDTH = 640
SERIES = 5
TEXT = 15
_STYLE = """
  text { font: 15px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #24292f; }
  .title { font-weight: 600; font-size: 17px; } .small { font-size: 13px; fill: #57606a; } .end { text-anchor: end; }
  .middle { text-anchor: middle; } .ground { fill: #ffffff; stroke: #d0d7de; } .grid { stroke: #d8dee4; }
  .axis { stroke: #8c959f; } .mark { stroke: #57606a; stroke-dasharray: 5 4; } .line { fill: none; stroke-width: 2.5; }
  .reach { stroke-width: 2.5; stroke-linecap: round; } .band { stroke: none; opacity: 0.16; }
  .s0 { stroke: #0b62b8; fill: #0b62b8; } .s1 { stroke: #b34700; fill: #b34700; }
  .s2 { stroke: #187a52; fill: #187a52; } .s3 { stroke: #8250df; fill: #8250df; }
  .s4 { stroke: #57606a; fill: #57606a; } .line { fill: none; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; } .small { fill: #9da7b3; } .ground { fill: #0d1117; stroke: #30363d; }
    .grid { stroke: #262c36; } .axis { stroke: #6e7681; } .mark { stroke: #9da7b3; } .band { opacity: 0.22; }
    .s0 { stroke: #6cb6ff; fill: #6cb6ff; } .s1 { stroke: #f0a35e; fill: #f0a35e; }
    .s2 { stroke: #57c99a; fill: #57c99a; } .s3 { stroke: #c8a1ff; fill: #c8a1ff; }
    .s4 { stroke: #9da7b3; fill: #9da7b3; } .line { fill: none; }
  }
"""


@dataclass
class Drawing:
    """What has been drawn so far, in pixels from the upper left corner of a picture of `WIDTH`."""

    title: str
    describes: str
    _parts: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, words: str, kind: str = "") -> None:
        """Write *words* on the line *y*; *kind* is of the style's classes."""
        self._parts.append(f'<text x="{x:.1f}" y="{y:.1f}"{_class(kind)}>{escape(words)}</text>')

    def line(self, start: tuple[float, float], end: tuple[float, float], kind: str) -> None:
        """Draw a straight line."""
        self._parts.append(
            f'<line x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}"{_class(kind)}/>'
        )

    def path(self, points: Sequence[tuple[float, float]], kind: str, *, closed: bool = False) -> None:
        """Draw a line through *points*, or the face inside it."""
        told = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self._parts.append(f'<{"polygon" if closed else "polyline"} points="{told}"{_class(kind)}/>')

    def marker(self, x: float, y: float, number: int) -> None:
        """Draw the mark of series *number*: a circle, a square, a diamond, a triangle, a bar."""
        kind, shape = f"s{number % SERIES}", number % SERIES
        if shape == 0:
            self._parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5"{_class(kind)}/>')
            return
        corners = (
            (), ((-4.5, -4.5), (4.5, -4.5), (4.5, 4.5), (-4.5, 4.5)), ((0, -6.5), (6.5, 0), (0, 6.5), (-6.5, 0)),
            ((0, -6), (6, 5), (-6, 5)), ((-2, -6), (2, -6), (2, 6), (-2, 6)),
        )[shape]  # fmt: skip
        self.path([(x + right, y + down) for right, down in corners], kind, closed=True)

    def legend(self, names: Sequence[str], x: float, y: float) -> float:
        """Write each series' name beside its mark, breaking lines, and return the last line's *y*."""
        at = x
        for number, name in enumerate(names):
            wide = 26 + 7.8 * len(name)
            if at > x and at + wide > WIDTH - 20:
                at, y = x, y + 24
            self.marker(at + 6, y - 5, number)
            self.text(at + 18, y, name)
            at += wide + 12
        return y

    def svg(self, height: float) -> str:
        """Return the picture."""
        return "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height:.0f}" '
                f'viewBox="0 0 {WIDTH} {height:.0f}" role="img" aria-labelledby="title description">',
                f'<title id="title">{escape(self.title)}</title>',
                f'<desc id="description">{escape(self.describes)}</desc>',
                f"<style>{_STYLE}</style>",
                f'<rect class="ground" x="0.5" y="0.5" width="{WIDTH - 1}" height="{height - 1:.0f}" rx="8"/>',
                *self._parts,
                "</svg>",
                "",
            ]
        )


@dataclass(frozen=True)
class Axis:
    """Values from *low* to *high* laid onto pixels from *start* to *end*, evenly or by their logarithm."""

    low: float
    high: float
    start: float
    end: float
    logarithmic: bool = False

    def __post_init__(self) -> None:
        if not self.low < self.high or (self.logarithmic and self.low <= 0):
            raise ValueError(f"an axis cannot reach from {self.low} to {self.high}")

    def __call__(self, value: float) -> float:
        """Return where *value* lies; what is outside lies on the edge."""
        low, high, at = (_log(one) if self.logarithmic else one for one in (self.low, self.high, value))
        return self.start + (self.end - self.start) * min(1.0, max(0.0, (at - low) / (high - low)))

    def ticks(self, most: int = 6) -> list[float]:
        """Return round values inside the axis."""
        if self.logarithmic:
            sizes = (1.0,) if self.high >= 1000 * self.low else (1.0, 2.0, 5.0)
            every = (size * 10.0**power for power in range(-6, 9) for size in sizes)
            return [one for one in every if self.low <= one <= self.high]
        step = next(
            size * 10.0**power
            for power in range(-6, 9)
            for size in (1.0, 2.0, 2.5, 5.0)
            if (self.high - self.low) / (size * 10.0**power) <= most - 1 + 1e-9
        )
        first = int(-(-(self.low - 1e-9) // step))
        return [number * step for number in range(first, int((self.high + 1e-9) // step) + 1)]


def told(value: float) -> str:
    """Return a tick's value as it is read: 0.25, 3, 10,000."""
    rounded = round(value, 6)
    return (f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:g}").replace("-", "−")


def _log(value: float) -> float:
    return log10(max(value, 1e-12))


def _class(kind: str) -> str:
    return f' class="{kind}"' if kind else ""
