"""The chapter on sessions: how near a shopper ends to what they want."""

from collections.abc import Mapping, Sequence
from typing import Any

from penat.lab.dot_plot import Dot, Group, dot_plot
from penat.lab.quality import Answers, Chapter, Figure, Plot, Run, Size
from penat.lab.quality_words import apart, share

CELLS = ((9, "none"), (9, "10"), (4, "none"), (4, "10"))
POLICIES = ("kernel", "taste", "rank_gamma")
Row = Mapping[str, Any]


def _runs(size: Size) -> list[Run]:
    return [
        Run(
            _name(shown, noise, drift),
            ("evaluate", "picks", "--shown", str(shown), "--noise", noise, *(("--drift",) if drift else ()),
             "--shoppers", size(300, 20), "--seed", "0", "--json"),
        )
        for drift in (False, True)
        for shown, noise in CELLS
    ]  # fmt: skip


def _name(shown: int, noise: str, drift: bool) -> str:
    return f"{shown}-{noise}{'-drift' if drift else ''}"


def _told(answers: Answers) -> list[Figure]:
    return [_figure(answers, drift=False), _figure(answers, drift=True)]


def _figure(answers: Answers, *, drift: bool) -> Figure:
    cells = [
        (_label(shown, noise), {row["policy"]: row for row in answers[_name(shown, noise, drift)]})
        for shown, noise in CELLS
    ]
    items = cells[0][1]["kernel"]["n_items"]
    better = [label for label, by in cells if apart(_ends(by["taste"]), _ends(by["kernel"]))]
    worse = [label for label, by in cells if apart(_ends(by["kernel"]), _ends(by["taste"]))]
    mean = {name: sum(by[name]["top10"] for _, by in cells) / len(cells) for name in POLICIES}
    title = "Sessions whose last pick is among the ten nearest to the wish"
    title = f"{title}, with a mind that moves half-way" if drift else title
    name = "picks-drift" if drift else "picks"
    return Figure(
        title=title,
        runs=[_name(shown, noise, drift) for shown, noise in CELLS],
        head=["slate, shopper", *POLICIES, f"median rank: {' / '.join(POLICIES)}"],
        rows=[
            [label, *(share(by[one]["top10"], _ends(by[one]), 3) for one in POLICIES),
             " / ".join(f"{by[one]['median_rank']:g}" for one in POLICIES)]
            for label, by in cells
        ],
        interval=f"95 %, Wilson, over simulated shoppers; all policies meet the same ones; seed 0; {items} designs",
        says=(
            f"`taste`, which learns from what was not picked, ends nearer than the `kernel` with intervals apart in "
            f"{len(better)} of {len(cells)} kinds of shopper, and farther in {len(worse) or 'none'}; over all it is "
            f"{mean['taste']:.2f} against {mean['kernel']:.2f} (`rank_gamma` {mean['rank_gamma']:.2f}). A design at "
            f"random would be among the ten nearest {10 / items:.2f} of the time."
        ),
        caution=(
            f"The shoppers are simulated and judge by the model's own distances, so this says that the policies find "
            f"what a shopper wants who sees as the model sees, not that people do. With {items} designs ten are much: "
            "the figures are higher than in a large catalogue ([taste.md](taste.md) has others). Constants of `taste` "
            "were chosen on other vectors; the kernel's widths are those of the release."
        ),
        plot=Plot(name, _plot(title, cells), f"Dots with intervals: {title.lower()}, by policy and kind of shopper"),
        short=f"the last pick is among the ten nearest to the wish for {mean['taste']:.2f} of simulated shoppers with "
        f"`taste`, {mean['kernel']:.2f} with the `kernel`, over four kinds of shopper",
    )  # fmt: skip


def _label(shown: int, noise: str) -> str:
    return f"{shown} shown, {'never errs' if noise == 'none' else 'inconsistent'}"


def _ends(row: Row) -> Sequence[float]:
    ends: Sequence[float] = row["interval"]["top10"]
    return ends


def _plot(title: str, cells: Sequence[tuple[str, Mapping[str, Row]]]) -> str:
    groups = [
        Group(label, [Dot(at, by[name]["top10"], *_ends(by[name])) for at, name in enumerate(POLICIES)])
        for label, by in cells
    ]
    describes = "; ".join(
        f"{label}: " + ", ".join(f"{name} {by[name]['top10']:.2f}" for name in POLICIES) for label, by in cells
    )
    heading = "Success by policy" + (", the mind moves half-way" if "half-way" in title else "")
    return dot_plot(
        heading, describes, POLICIES, groups, reach=(0.0, 1.0), axis="share of shoppers, with 95 % intervals"
    )


PICKS = Chapter(
    "picks", "Sessions", "Four slates, and the shopper takes what comes nearest to a wish: how near do they end?",
    _runs, _told,
)  # fmt: skip
