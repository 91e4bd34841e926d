"""The chapter on reasons: whether what is said of why an item is shown is true of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from penat.lab.dot_plot import Dot, Group, dot_plot
from penat.lab.quality import Answers, Chapter, Figure, Plot, Run, Size
from penat.lab.quality_words import percent, share

TAKEN = {"trait": "the named trait", "column": "what the table calls so", "other": "another word's direction",
         "chance": "a random direction"}  # fmt: skip
WITH = {"slates": "with slates", "matches": "with matches"}
AIM = 0.95
Row = Mapping[str, Any]


def _runs(size: Size) -> list[Run]:
    return [Run("reasons", ("evaluate", "reasons", "--picks", size(200, 8), "--seed", "0", "--json"))]


def _told(answers: Answers) -> list[Figure]:
    rows: Sequence[Row] = answers["reasons"]
    return [_faithful(rows), _right(rows)]


def _faithful(rows: Sequence[Row]) -> Figure:
    known = [row for row in rows if row["worse"]["trait"]["share"] is not None]
    trait = [row["worse"]["trait"] for row in known]
    least = min((one["share"] for one in trait), default=0.0)
    sure = bool(trait) and all(one["low"] >= AIM for one in trait)
    groups = [
        Group(WITH[row["what"]], [Dot(at, one["share"], one["low"], one["high"]) for at, name in enumerate(TAKEN)
                                  if (one := row["worse"][name])["share"] is not None])
        for row in known
    ]  # fmt: skip
    describes = "; ".join(
        f"{WITH[row['what']]}: " + ", ".join(f"{words} {_share(row['worse'][name])}" for name, words in TAKEN.items())
        for row in known
    )
    return Figure(
        title="Taking the named trait away worsens the rank",
        runs=["reasons"],
        head=["", "a trait is named", "before any test", *TAKEN.values(), "ranks fallen, median"],
        rows=[
            [WITH[row["what"]], _share(row["named"]), _share(row["before"]),
             *(_share(row["worse"][name]) for name in TAKEN),
             "–" if row["fall"]["trait"] is None else f"{row['fall']['trait']:g}"]
            for row in rows
        ],
        interval=f"95 %, bootstrap over {' and '.join(str(row['picks']) for row in rows)} picks; seed 0",
        says=(
            f"Where a trait is named, taking it away worsens the item's rank in {_cases(least)} "
            f"(aim {percent(AIM, digits=0)}; {'reached for certain' if sure else 'not certain by the interval'}). "
            f"Another word's direction does so in {_both(known, 'other')} of them and a random one in "
            f"{_both(known, 'chance')}."
        ),
        caution=(
            "A trait is named only where this very test passed for the item, so a share of nearly one is by "
            "construction; what naming would be worth without it stands under \"before any test\". It says that the "
            "word moves the rank, not that the word is right: see below. What no trait passes for gets none. The "
            "constants of naming were chosen on other picks of the same catalogue ([reasons.md](reasons.md))."
        ),
        plot=None if not groups else Plot(
            "reasons",
            dot_plot("Taking it away worsens the rank", describes, list(TAKEN.values()), groups, reach=(0.0, 1.0),
                     axis="share of the named traits, with 95 % intervals over picks", mark=(AIM, "aim")),
            f"Dots with intervals: {describes}",
        ),
        short=f"taking a named trait away worsens the rank in {_cases(least)}, which the naming itself sees to",
    )  # fmt: skip


def _cases(least: float) -> str:
    return "every case" if least == 1.0 else f"at least {percent(least)} of the cases"


def _right(rows: Sequence[Row]) -> Figure:
    kinds = list(rows[0]["right"])
    told = [
        f"{kind} {row['right'][kind]['share']:.2f} {WITH[row['what']]} (chance {row['alike'][kind]['share']:.2f})"
        for kind in kinds for row in rows if row["right"][kind]["share"] is not None
    ]  # fmt: skip
    return Figure(
        title="The table says the named word of both items",
        runs=["reasons"],
        head=["", *(cell for kind in kinds for cell in (kind, f"{kind}: alike anyway"))],
        rows=[
            [WITH[row["what"]], *(cell for kind in kinds
                                  for cell in (_counted(row["right"][kind]), _share(row["alike"][kind])))]
            for row in rows
        ],
        interval=f"95 %, bootstrap over {' and '.join(str(row['picks']) for row in rows)} picks; seed 0",
        says=f"The named word is what the shop's table says of both items: {'; '.join(told) or 'nothing was named'}.",
        caution=(
            "The table is one designer's word: a colour named in other words counts as wrong. And the model is tiny: "
            "where a share is well below one, a front end should say \"looks\", not \"is\"."
        ),
    )  # fmt: skip


def _share(told: Row) -> str:
    if told["share"] is None:
        return "–"
    if told["low"] == told["high"] == 1.0:  # a bootstrap of nothing but ones has no width
        return f"{share(told['share'])} (all of {told['count']})"
    return share(told["share"], (told["low"], told["high"]))


def _both(rows: Sequence[Row], name: str) -> str:
    told = [row["worse"][name]["share"] for row in rows]
    return " and ".join(percent(one, digits=0) for one in told if one is not None) or "none"


def _counted(told: Row) -> str:
    return "–" if told["share"] is None else f"{_share(told)}, n = {told['count']}"


REASONS = Chapter("reasons", "Reasons", "Is what is said of why an item is shown true of it?", _runs, _told)
