"""What a page of measured quality is made of: chapters of figures, each with its command, interval and sentence."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Answers = Mapping[str, Any]
"""What each run of a chapter answered, by the run's name."""


@dataclass(frozen=True)
class Run:
    """One command, named within its chapter: the words after `penat`, asking for JSON."""

    name: str
    words: tuple[str, ...]
    repeats: bool = True
    """Whether the same seed and release give the same answer, to the last digit."""


@dataclass(frozen=True)
class Size:
    """How much is measured: whole for the page, quick to see that all of it runs; and where the shop's pictures are.

    *further* says whether the release can be searched by further models beside its own.
    """

    quick: bool = False
    data: str = "data"
    further: bool = False

    def __call__(self, whole: int, quick: int) -> str:
        """Return one of two numbers as a command takes it."""
        return str(quick if self.quick else whole)


@dataclass(frozen=True)
class Plot:
    """A picture to be written as NAME.svg, and what it shows, in words."""

    name: str
    svg: str
    alt: str


@dataclass(frozen=True)
class Figure:
    """Figures that belong together.

    runs: the names of the runs they come from; rows: a table under its head; interval: of what kind, over how many,
    with which seed; says: what the figures mean; caution: what they do not mean; short: the chapter's answer in brief.
    """

    title: str
    runs: Sequence[str]
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    interval: str
    says: str
    caution: str
    plot: Plot | None = None
    short: str = ""

    def __post_init__(self) -> None:
        if not self.runs or not all(text.strip() for text in (self.title, self.interval, self.says, self.caution)):
            raise ValueError(f"{self.title or 'a figure'} lacks its command, interval or sentence")
        wrong = [row for row in self.rows if len(row) != len(self.head)]
        if wrong or not self.rows:
            raise ValueError(f"{self.title}: a row of {len(wrong[0]) if wrong else 0} under {len(self.head)} headings")


@dataclass(frozen=True)
class Chapter:
    """A question about the shop, the runs that answer it, and the figures made of their answers."""

    name: str
    title: str
    asks: str
    runs: Callable[[Size], Sequence[Run]]
    told: Callable[[Answers], Sequence[Figure]]
