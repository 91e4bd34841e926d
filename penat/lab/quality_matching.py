"""The chapters on what goes together: by style, by rooms, and under one budget."""

from collections.abc import Mapping, Sequence
from typing import Any

from penat.lab.dot_plot import Dot, Group, dot_plot
from penat.lab.line_plot import Line, line_plot
from penat.lab.quality import Answers, Chapter, Figure, Plot, Run, Size
from penat.lab.quality_words import change, ends_of, listed, percent, share

METHODS = ("nearest", "rooms", "learned", "blend")
WAYS = ("optimum", "by value", "in turn", "even split")
Row = Mapping[str, Any]


def _style_runs(_size: Size) -> list[Run]:
    return [Run("styles", ("evaluate", "styles", "--json"))]


def _style_told(answers: Answers) -> list[Figure]:
    rows: Sequence[Row] = answers["styles"]
    together = rows[-1]
    names = [_whole(row["category"]) for row in rows]
    groups = [
        Group(name, [Dot(0, row["share"], row["low"], row["high"])]) for name, row in zip(names, rows, strict=True)
    ]
    describes = "; ".join(f"{name} {row['share']:.2f}" for name, row in zip(names, rows, strict=True))
    chance = together["chance"]
    above = [row["category"] for row in rows[:-1] if row["low"] > row["chance"]]
    return [
        Figure(
            title="The closest match has the chosen chair's style",
            runs=["styles"],
            head=["category", "chosen chairs", "share", "chance", "times chance"],
            rows=[
                [name, str(row["chosen"]), share(row["share"], (row["low"], row["high"])),
                 share(row["chance"], digits=3), f"{row['share'] / row['chance']:.1f}"]
                for name, row in zip(names, rows, strict=True)
            ],
            interval=f"95 %, bootstrap over {together['chosen']} chosen chairs; seed 0",
            says=(
                f"The closest item shares the chair's style family {together['share']:.2f} of the time, "
                f"{together['share'] / chance:.1f} times as often as by chance; above chance for certain: "
                f"{listed(above)}."
            ),
            caution=(
                "Where the share is below a half, more often than not it is another style. The style is the shop's "
                "own column, which the recommender never reads; but the furniture is rendered, and the model was "
                "trained to draw pieces of one family together across categories, on other designs of the same eight "
                "families. A real shop's figure has to be measured there."
            ),
            plot=Plot(
                "styles",
                dot_plot("The closest match shares the style", describes, ["closest match"], groups, reach=(0.0, 1.0),
                         axis="share of chosen chairs, with 95 % intervals", mark=(chance, "chance")),
                f"Dots with intervals by category beside chance: {describes}",
            ),
            short=f"{share(together['share'], (together['low'], together['high']))} of the closest matches share the "
            f"chair's style, {together['share'] / chance:.1f} × chance",
        )
    ]  # fmt: skip


def _room_runs(_size: Size) -> list[Run]:
    return [Run("matches", ("evaluate", "matches", "--seed", "0", "--json"))]


def _room_told(answers: Answers) -> list[Figure]:
    found = answers["matches"]
    overall: Mapping[str, Row] = found["overall"]
    gain, ends = found["blend_minus_nearest"]["auc"], found["blend_minus_nearest"]["interval"]
    groups = [Group(name, [Dot(0, overall[name]["auc"], *overall[name]["interval"])]) for name in METHODS]
    describes = "; ".join(f"{name} {overall[name]['auc']:.3f}" for name in METHODS)
    sure = ends[0] > 0
    verdict = "better for certain" if sure else "not better for certain"
    return [
        Figure(
            title="Room-mates told from other items",
            runs=["matches"],
            head=["method", "AUC", "hit@5", "hit@10", "right one of four"],
            rows=[
                [f"`{name}`", share(one["auc"], one["interval"], 3), share(one["hit5"]), share(one["hit10"]),
                 share(one["fill_in_the_blank"])]
                for name, one in ((name, overall[name]) for name in METHODS)
            ],
            interval=f"95 %, bootstrap over {overall['nearest']['scenes']} scenes, each judged from the others; "
            f"{overall['nearest']['questions']} questions; seed 0",
            says=(
                f"The blend of distance with what rooms tell is {verdict} than distance alone: "
                f"{change(gain, ends)} AUC; by this rule `{found['default']}` would be the default here."
            ),
            caution=(
                "These rooms were furnished by a program that puts items of one style family together, so what is "
                "learned is that rule, and the gain is no evidence for homes that people furnished; on photographed "
                "rooms the interval touched zero ([rooms.md](rooms.md)). Candidates are items seen in rooms only."
            ),
            plot=Plot(
                "matches",
                dot_plot("Telling room-mates from other items", describes, ["AUC"], groups, reach=(0.4, 1.0),
                         axis="AUC, with 95 % intervals over scenes", mark=(0.5, "chance"), digits=3),
                f"Dots with intervals: AUC by method: {describes}",
            ),
            short=f"AUC {share(overall['nearest']['auc'], overall['nearest']['interval'])} by distance, blended with "
            f"what rooms tell {change(gain, ends)}",
        )
    ]  # fmt: skip


def _outfit_runs(size: Size) -> list[Run]:
    words = ("evaluate", "outfits", "--count", size(100, 5), "--seed", "0", "--json")
    return [Run("outfits", words, repeats=False)]


def _outfit_told(answers: Answers) -> list[Figure]:
    rows: Sequence[Row] = answers["outfits"]
    budgets = sorted({row["budget"] for row in rows})
    at = {(row["way"], row["budget"]): row for row in rows}
    worst = {way: max((at[way, one] for one in budgets if at[way, one]["excess"]), key=_excess) for way in WAYS[1:3]}
    unanswered = [one for one in budgets if at["even split", one]["answered"] < 0.5]
    pairs = [(at["optimum", one]["ms"], at["by value", one]["ms"]) for one in budgets]
    ratios = [first / second for first, second in pairs if first and second]
    value, turn = worst["by value"], worst["in turn"]
    refused = (
        f" `even split` mostly finds no outfit up to {max(unanswered):g} times the cheapest." if unanswered else ""
    )
    return [
        Figure(
            title="Outfits under one budget: the proven optimum beside plain rules",
            runs=["outfits"],
            head=["budget", "mean distance of the optimum", *(f"`{way}`: farther by" for way in WAYS[1:]),
                  "spent: optimum / by value"],
            rows=[
                [f"{one:g} ×", _distance(at["optimum", one]),
                 *(_farther(at[way, one]) for way in WAYS[1:]),
                 " / ".join(percent(at[way, one]["used"], digits=0) for way in WAYS[:2])]
                for one in budgets
            ],
            interval=f"95 %, Student, over {rows[0]['chosen']} chairs drawn at random; budgets are multiples "
            "of the cheapest outfit; seed 0",
            says=(
                f"The optimum is proven for each of these chairs. The best of the plain rules, swapping by nearness a "
                f"cent, comes within {percent(_excess(value), ends_of(value['excess']))} of it at worst (at "
                f"{value['budget']:g} times the cheapest outfit); choosing category after category is up to "
                f"{percent(_excess(turn), digits=0)} farther.{refused} The optimum takes {min(ratios):.1f} to "
                f"{max(ratios):.1f} times the time of `by value`."
            ),
            caution=(
                "Nearer is by the model's distance, which is not taste. A good rule is nearly as good here, so the "
                "optimum's worth is its proof more than its gain, and with ample budgets all ways agree. Times are of "
                "one busy machine, change from run to run, and are given as a ratio within one run."
            ),
            plot=_outfit_plot(at, budgets),
            short=f"the optimum is proven; a good rule of thumb is at most "
            f"{percent(_excess(value), ends_of(value['excess']))} farther, category by category "
            f"{percent(_excess(turn), digits=0)}",
        )
    ]  # fmt: skip


def _outfit_plot(at: Mapping[tuple[str, float], Row], budgets: Sequence[float]) -> Plot:
    lines = [
        Line(way, [
            (one, at[way, one]["distance"]["mean"], *ends_of(at[way, one]["distance"]))
            for one in budgets if at[way, one]["distance"] and at[way, one]["answered"] > 0.5
        ])
        for way in WAYS
    ]  # fmt: skip
    lines = [line for line in lines if line.points]
    describes = "; ".join(
        f"{line.name} from {line.points[0][1]:.2f} at {line.points[0][0]:g} times to {line.points[-1][1]:.2f} at "
        f"{line.points[-1][0]:g} times" for line in lines
    )  # fmt: skip
    drawn = line_plot(
        "What a budget buys", describes, lines, across="budget, as a multiple of the cheapest outfit",
        up="mean distance of an outfit's items to the chair (lower is better)", logarithmic=True,
    )  # fmt: skip
    return Plot("outfits", drawn, f"Lines: mean distance by budget for four ways: {describes}")


def _distance(row: Row) -> str:
    return share(row["distance"]["mean"], ends_of(row["distance"]), 3)


def _excess(row: Row) -> float:
    return float(row["excess"]["mean"])


def _farther(row: Row) -> str:
    if not row["excess"] or row["answered"] == 0:
        return "no outfit"
    said = percent(row["excess"]["mean"], ends_of(row["excess"]))
    return said if row["answered"] == 1 else f"{said}; answers {percent(row['answered'], digits=0)}"


def _whole(category: str) -> str:
    return "all together" if category == "all" else category


STYLES = Chapter("styles", "Style", "Does what is shown with a chair share its style?", _style_runs, _style_told)
ROOMS = Chapter("matches", "Rooms", "Do furnished rooms tell what goes together better than distance does?",
                _room_runs, _room_told)  # fmt: skip
OUTFITS = Chapter("outfits", "Budgets", "One item of each category under one budget: is the exact answer worth it?",
                  _outfit_runs, _outfit_told)  # fmt: skip
