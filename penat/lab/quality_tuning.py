"""The chapter on tuning: whether a few labels make the space better."""

from collections.abc import Mapping, Sequence
from typing import Any

from penat.lab.dot_plot import Dot, Group, dot_plot
from penat.lab.quality import Answers, Chapter, Figure, Plot, Run, Size
from penat.lab.quality_words import change, ends_of, listed, percent

WAYS = {"tuned": "tuned", "tuned, keeping": "keeping"}
Row = Mapping[str, Any]


def _runs(size: Size) -> list[Run]:
    return [
        Run("tuning", ("tune", "report", "--labels", "style", "--splits", size(8, 2), "--episodes", size(300, 10),
                       "--seed", "0", "--json"))
    ]  # fmt: skip


def _told(answers: Answers) -> list[Figure]:
    reports: Sequence[Row] = answers["tuning"]["reports"]
    lines = [line for report in reports for line in report["lines"]]
    by = {(line["aim"], line["task"], line["way"]): line for line in lines}
    tasks = list(dict.fromkeys((line["aim"], line["task"]) for line in lines))
    sure = [f"{aim} {task}" for aim, task in tasks if by[aim, task, "tuned, keeping"]["by_split"]["low"] > 0]
    groups = [
        Group(f"{aim}, {task.removeprefix('5-way ')}", [
            Dot(at, 100 * by[aim, task, way]["by_split"]["mean"],
                *(100 * end for end in ends_of(by[aim, task, way]["by_split"])))
            for at, way in enumerate(WAYS)
        ])
        for aim, task in tasks
    ]  # fmt: skip
    gains = {way: reports[0]["gains"][way] for way in WAYS}
    splits = lines[0]["splits"]
    spans = [end for group in groups for dot in group.dots for end in (dot.low, dot.high)]
    describes = "; ".join(
        f"{group.label}: " + ", ".join(f"{name} {dot.value:+.1f}" for name, dot in
                                       zip(WAYS.values(), group.dots, strict=True)) for group in groups
    )  # fmt: skip
    words = {way: f"{_points(gains[way]['mean'])} ({_points(gains[way]['low'])} to {_points(gains[way]['high'])})"
             for way in WAYS}  # fmt: skip
    kept = _category(reports[0])
    return [
        Figure(
            title="What a head fitted to style labels gains on what it never saw",
            runs=["tuning"],
            head=["held out", "task", "untouched", "tuned", "gain", "keeping", "gain"],
            rows=[
                [aim, task, percent(by[aim, task, "tuned"]["untouched"]["mean"]),
                 *(cell for way in WAYS for cell in (percent(by[aim, task, way]["tuned"]["mean"]),
                                                     _gain(by[aim, task, way]["by_split"])))]
                for aim, task in tasks
            ],
            interval=f"95 %, corrected resampled t over {splits} splits; seed 0",
            says=(
                f"On {reports[0]['aim']} a head gains {words['tuned']} points over all shots where it may cost "
                f"anything else, and {words['tuned, keeping']} where nothing else may get worse; the latter is above "
                f"zero for certain in {len(sure)} of {len(tasks)} tasks{': ' + listed(sure) if sure else ''}."
            ),
            caution=(
                f"It is little, for the model was trained on these very families.{kept} The methods tried were listed "
                "while looking at this catalogue; which of them is taken was chosen within each split."
            ),
            plot=Plot("tuning",
                      dot_plot("Gain by tuning, in points", describes, list(WAYS.values()), groups,
                               reach=(min(-1.0, *spans), max(1.0, *spans)),
                               axis="points of accuracy, with 95 % intervals over splits", mark=(0.0, "no gain"),
                               digits=1),
                      f"Dots with intervals: gain by task: {describes}"),
            short=f"style families never met: {words['tuned']} points of few-shot accuracy, {words['tuned, keeping']} "
            "where nothing else may get worse",
        )
    ]  # fmt: skip


def _category(report: Row) -> str:
    for row in (report.get("kept") or {}).get("tuned", ()):
        if row["name"].startswith("category told by the nearest"):
            return (
                f" The freely tuned head pays with categories: told by the nearest items {row['before']:.2f} of the "
                f"time before, {row['after']:.2f} after."
            )
    return ""


def _gain(told: Row) -> str:
    return f"{_points(told['mean'])} ({_points(told['low'])} to {_points(told['high'])})"


def _points(value: float) -> str:
    return change(100 * value, digits=2)


TUNING = Chapter("tuning", "A few labels", "Do a few labels make the model better?", _runs, _told)
