"""The chapter on the log: whether what it says of other policies can be believed."""

from collections.abc import Mapping, Sequence
from typing import Any

from penat.lab.dot_plot import Dot, Group, dot_plot
from penat.lab.policy_report import FEWEST, FEWEST_OF_UNEQUAL, too_few
from penat.lab.quality import Answers, Chapter, Figure, Plot, Run, Size
from penat.lab.quality_words import change, ends_of, percent, share, wilson

NAMES = {
    "ips_slate": "IPS, whole slate", "ips": "IPS, cascade", "snips": "SNIPS, cascade", "dr": "doubly robust",
    "trajectory": "IPS, trajectory", "per_decision": "IPS, per decision", "weighted": "weighted",
}  # fmt: skip
OF = {"slate": "picks a slate", "session": "picks a session", "any": "sessions with a pick"}
MEANT = 0.95
PLAIN, EXPLORING = "kernel widths=0.25,0.25,0.1", "kernel widths=0.25,0.25,0.1 explore=0.1"
NEAR, WIDER, EVEN = "kernel widths=0.2,0.2,0.08", "kernel widths=0.5,0.5,0.2 candidates=262", "uniform"
LOGS = {
    "coverage": (PLAIN, NEAR, 300, 0), "coverage-exploring": (EXPLORING, WIDER, 200, 3_000),
    "coverage-exploring-more": (EXPLORING, WIDER, 100, 10_000),
}  # fmt: skip
"""Who logs, who is judged, how many logs, and of how many slates alone; 0 for whole sessions."""
Row = Mapping[str, Any]


def _runs(size: Size) -> list[Run]:
    judged = [word for policy in (NEAR, WIDER, EVEN) for word in ("--policy", policy)]
    return [
        *(Run(name, ("evaluate", "coverage", "--logged", logged, "--policy", policy, "--runs", size(runs, 4),
                     "--sessions", size(200, 20), *(("--slates", size(slates, 100)) if slates else ()), "--seed", "0",
                     "--json"))
          for name, (logged, policy, runs, slates) in LOGS.items()),
        *(Run(name, ("evaluate", "rehearsal", "--logged", logged, *judged, "--sessions", size(1000, 60), "--seed", "0",
                     "--json"))
          for name, logged in (("verdicts", PLAIN), ("verdicts-exploring", EXPLORING))),
    ]  # fmt: skip


def _told(answers: Answers) -> list[Figure]:
    return [
        _coverage("coverage", "Intervals that hold the truth", answers["coverage"], _short(answers)),
        *(_coverage(name, "Intervals that hold the truth beyond the candidates, where a tenth explores: "
                    f"{LOGS[name][3]:,} slates", answers[name])
          for name in LOGS if LOGS[name][3]),
        _verdicts([*answers["verdicts"], *answers["verdicts-exploring"]]),
    ]  # fmt: skip


def _coverage(name: str, title: str, rows: Sequence[Row], short: str = "") -> Figure:
    runs, (logged, policy, *_) = rows[0]["runs"], LOGS[name]
    ends = [wilson(row["covered"], runs) for row in rows]
    groups = [
        Group(f"{row['of']}: {_name(row)}", [Dot(0, row["covered"], *end)]) for row, end in zip(rows, ends, strict=True)
    ]
    describes = "; ".join(f"{group.label} {group.dots[0].value:.3f}" for group in groups)
    judged, few = _parted(rows)
    return Figure(
        title=title,
        runs=[name],
        head=["of", "estimator", "intervals that hold the truth", "the truth", "mean error", "± of an interval",
              "effective number"],
        rows=[
            [OF[row["of"]], _name(row), share(row["covered"], end, 3), f"{row['truth']:.3f}",
             change(row["bias"], digits=4), f"{row['half_width']:.3f}",
             f"{row['effective']:.0f} of {row['counted']:.0f}"]
            for row, end in zip(rows, ends, strict=True)
        ],
        interval=f"95 %, Wilson, over {runs} independent logs; seed 0; `{logged}` logs and `{policy}` is judged",
        says=" ".join([*_of_judged(judged), *_of_few(few)]),
        caution=(
            "The shoppers look from the first place on, as the estimators assume; real ones look around a grid. The "
            "figures are of this size of log and this pair of policies: with fewer sessions, or policies farther "
            "apart, intervals become too short." + _warned(judged)
        ),
        plot=Plot(
            name,
            dot_plot("Do 95 % intervals hold the truth?", describes, ["share of logs"], groups,
                     reach=(min(0.85, *(low for low, _ in ends)), 1.0),
                     axis="share of logs whose interval holds the truth, with 95 % intervals", mark=(MEANT, "meant"),
                     digits=3),
            f"Dots with intervals beside 0.95: {describes}",
        ),
        short=short,
    )  # fmt: skip


def _short(answers: Answers) -> str:
    """Return the chapter's answer: the worst of what is judged near the logged policy, and beyond the candidates."""
    near, *beyond = ([row["covered"] for row in _parted(answers[name])[0]] for name in LOGS)
    far = [covered for rows in beyond for covered in rows]
    told = "the logs are too small for a verdict near the logged policy"
    if near:
        told = f"near the logged policy 95 % intervals hold the truth {share(min(near), digits=3)} of the time or more"
    if not far:
        return told
    least, most = (share(pick(far), digits=3) for pick in (min, max))
    return f"{told}; beyond its candidates, through exploring, {least} to {most}"


def _warned(judged: Sequence[Row]) -> str:
    if any(_too_rarely(row) for row in judged):
        return (
            " The report's bound on the effective number does not warn of it here: a few heavy slates carry the sum. "
            "What it says of policies that only exploring shows is to be taken as a hint until far more is logged."
        )
    return " The report's bound on the effective number warns of it."


def _too_rarely(row: Row) -> bool:
    return wilson(row["covered"], row["runs"])[1] < MEANT


def _parted(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Return what the report would judge, and what it would call too little."""
    few = [too_few(row["effective"], row["counted"]) for row in rows]
    judged = [row for row, one in zip(rows, few, strict=True) if not one]
    return judged, [row for row, one in zip(rows, few, strict=True) if one]


def _of_judged(rows: Sequence[Row]) -> list[str]:
    if not rows:
        return []
    least = min(rows, key=lambda row: row["covered"])
    short = [f"{OF[row['of']]} by {_name(row)}" for row in rows if _too_rarely(row)]
    return [
        f"Intervals of what the report would judge, meant to hold the truth {percent(MEANT, digits=0)} of the time, "
        f"hold it at least {percent(least['covered'])} of the time, least often for {OF[least['of']]} by "
        f"{_name(least)}; " + (f"for certain too rarely: {'; '.join(short)}." if short else
                              "none does so too rarely for certain.")
    ]  # fmt: skip


def _of_few(rows: Sequence[Row]) -> list[str]:
    if not rows:
        return []
    least, most = (pick(row["covered"] for row in rows) for pick in (min, max))
    return [
        f"What the report calls too little, fewer than {FEWEST:g} effective slates or sessions, or "
        f"{FEWEST_OF_UNEQUAL:g} where less than half of them speak, has intervals that "
        f"hold the truth {percent(least)} to {percent(most)} of the time: "
        + ("it is right to give no verdict on it." if least < MEANT - 0.02 else "no worse than the others here.")
    ]


def _verdicts(rows: Sequence[Row]) -> Figure:
    judged = [row for row in rows if _answered(row)]
    held = [row for row in judged if _holds(row)]
    return Figure(
        title="Verdicts on other policies from one log, beside the truth",
        runs=["verdicts", "verdicts-exploring"],
        head=["logged by", "judged", "picks a slate beside the logged", "the truth", "effective slates", "verdict"],
        rows=[
            [f"`{row['logged']}`", f"`{row['policy']}`", _difference(row), change(_truth(row)),
             f"{row['effective']:.0f} of {row['slates']}", row["verdict"].split(":")[0]]
            for row in rows
        ],
        interval=f"95 %, over {rows[0]['sessions']} simulated sessions a log; seed 0",
        says=(
            f"Of {len(rows)} questions {len(judged)} are answered, and the interval holds the truth in {len(held)} of "
            "these; of the others the report itself says that the log cannot tell. What the log could never have shown "
            "is called unsupported until a share of the places explores."
        ),
        caution=(
            "Two logs are examples: how often intervals are right is told above. The differences are small because "
            "these shoppers take nearly as much from any slate around their pick; shoppers of flesh may not."
        ),
    )  # fmt: skip


def _name(row: Row) -> str:
    estimator = str(row["estimator"])
    return NAMES.get(estimator, estimator)


def _difference(row: Row) -> str:
    if not _answered(row):  # whatever the estimators compute, the report says that it means nothing
        return "–"
    return change(row["difference"]["mean"], ends_of(row["difference"]))


def _answered(row: Row) -> bool:
    return not row["verdict"].startswith(("unsupported", "too little"))


def _truth(row: Row) -> float:
    return float(row["truth"] - row["truth_logged"])


def _holds(row: Row) -> bool:
    low, high = ends_of(row["difference"])
    return low <= _truth(row) <= high


LOG = Chapter(
    "policies", "The log", "Can the log of what was shown tell what another policy would have earned?", _runs, _told
)
