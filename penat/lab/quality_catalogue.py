"""The chapters on the catalogue: what is ever shown, what can be carved out by example, and what is there twice."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from penat.lab.dot_plot import Dot, Group, dot_plot
from penat.lab.intervals import Interval, mean_interval
from penat.lab.line_plot import Line, line_plot
from penat.lab.quality import Answers, Chapter, Figure, Plot, Run, Size
from penat.lab.quality_words import both, percent, share, wilson

SESSIONS, FEW_SESSIONS, SEEDS = (3, 10, 30, 300), (3, 10), 5
SHOPPERS = {"nearest": "picks the nearest", "uniform": "picks anything"}
Row = Mapping[str, Any]


def _exposure_runs(size: Size) -> list[Run]:
    return [
        Run(f"{count}-{seed}",
            ("evaluate", "exposure", "--sessions", str(count), "--seed", str(seed), "--json"))
        for count in (FEW_SESSIONS if size.quick else SESSIONS)
        for seed in range(2 if size.quick else SEEDS)
    ]  # fmt: skip


def _exposure_told(answers: Answers) -> list[Figure]:
    counts = sorted({int(name.split("-")[0]) for name in answers})
    rows = {
        (count, who): [row for name, told in answers.items() if name.startswith(f"{count}-") for row in told
                       if row["shopper"] == who]
        for count in counts for who in SHOPPERS
    }  # fmt: skip
    shown = {key: _over_seeds(found, "shown") for key, found in rows.items()}
    gini = {key: _over_seeds(found, "gini") for key, found in rows.items()}
    even = {count: float(rows[count, "nearest"][0]["expected"]) for count in counts}
    seeds, designs, most = len(rows[counts[0], "nearest"]), rows[counts[0], "nearest"][0]["designs"], counts[-1]
    never = min(designs * (1 - shown[most, who].mean) for who in SHOPPERS)
    return [
        Figure(
            title="How much of the catalogue is ever shown",
            runs=list(answers),
            head=["sessions", *(f"shown, shopper {words}" for words in SHOPPERS.values()), "evenly at random",
                  *(f"Gini, {words}" for words in SHOPPERS.values())],
            rows=[
                [f"{count:,}", *(_said(shown[count, who], 3) for who in SHOPPERS), f"{even[count]:.3f}",
                 *(_said(gini[count, who]) for who in SHOPPERS)]
                for count in counts
            ],
            interval=f"95 %, Student, over {seeds} seeds (0 to {seeds - 1}); {designs} designs of chair",
            says=(
                f"After {most:,} sessions {percent(shown[most, 'nearest'].mean)} of the designs have been shown to "
                f"shoppers who pick the nearest and {percent(shown[most, 'uniform'].mean)} to those who pick anything; "
                + ("nothing stays hidden." if never < 0.5 else f"about {never:.0f} stay hidden.")
                + f" Showings are spread with a Gini of {gini[most, 'nearest'].mean:.2f} (0 is even)."
            ),
            caution=(
                "It is the default policy with nine shown on a small category; a category of thousands is covered far "
                "more slowly, and real shoppers all want the same few things. Shown is not noticed."
            ),
            plot=_exposure_plot(shown, even, counts),
            short=f"{percent(shown[most, 'nearest'].mean)} of chair designs are shown within {most:,} sessions, "
            f"Gini of showings {_said(gini[most, 'nearest'])}",
        )
    ]  # fmt: skip


def _over_seeds(rows: Sequence[Row], name: str) -> Interval:
    return mean_interval(np.array([row[name] for row in rows]))


def _said(one: Interval, digits: int = 2) -> str:
    return share(one.mean, both(_kept(one)), digits)


def _dot(series: int, one: Interval) -> Dot:
    return Dot(series, one.mean, *both(_kept(one)))


def _kept(one: Interval) -> Interval:
    """Return an interval of a share inside [0, 1], where shares lie."""
    return Interval(one.mean, max(0.0, one.low), min(1.0, one.high))


def _exposure_plot(shown: Mapping[tuple[int, str], Interval], even: Mapping[int, float], counts: Sequence[int]) -> Plot:
    lines = [Line(words, [(count, shown[count, who].mean, *both(_kept(shown[count, who]))) for count in counts])
             for who, words in SHOPPERS.items()]  # fmt: skip
    lines.append(Line("evenly at random", [(count, even[count], even[count], even[count]) for count in counts]))
    describes = "; ".join(
        f"{line.name} {line.points[0][1]:.2f} after {line.points[0][0]:g} sessions, {line.points[-1][1]:.2f} after "
        f"{line.points[-1][0]:g}" for line in lines
    )  # fmt: skip
    drawn = line_plot("What is ever shown", describes, lines, across="sessions", up="share of the designs shown so far",
                      reach=(0.0, 1.0), logarithmic=True)  # fmt: skip
    return Plot("exposure", drawn, f"Lines: share of designs shown by number of sessions: {describes}")


def _carve_runs(size: Size) -> list[Run]:
    words = ("evaluate", "carve", "--starts", size(4, 1), "--least", size(5, 25), "--seed", "0", "--json")
    return [Run("carve", words)]


def _carve_told(answers: Answers) -> list[Figure]:
    each: Sequence[Row] = answers["carve"]["classes"]
    scores = {(row["column"], row["way"]): row for row in answers["carve"]["scores"]}
    columns = list(dict.fromkeys(row["column"] for row in each))
    ways = list(dict.fromkeys(row["way"] for row in each))
    found = {
        (column, way): _over_classes(each, column, way, "share") for column in columns for way in ways
    }  # fmt: skip
    text = {column: _over_classes(each, column, ways[0], "text") for column in columns}
    best = "mean + words" if "mean + words" in ways else ways[-1]
    sessions = {column: scores[column, best]["sessions"] for column in columns}
    groups = [Group("words alone", [_dot(at, text[one]) for at, one in enumerate(columns)])]
    groups += [Group(way, [_dot(at, found[one, way]) for at, one in enumerate(columns)]) for way in ways]
    describes = "; ".join(f"{way} " + ", ".join(f"{one} {found[one, way].mean:.2f}" for one in columns) for way in ways)
    told = ", ".join(f"{one} {_said(found[one, best])}" for one in columns)
    return [
        Figure(
            title="Classes carved out by example",
            runs=["carve"],
            head=["way", *(f"{one}: precision = recall" for one in columns),
                  *(f"{one}: worse than without" for one in columns)],
            rows=[["words alone", *(_said(text[one]) for one in columns),
                   *("–" for _ in columns)]]
            + [[f"`{way}`", *(_said(found[one, way]) for one in columns),
                *(f"{scores[one, way]['worse']:.3f}" for one in columns)] for way in ways],
            interval="95 %, Student, over classes ("
            + ", ".join(f"{_count(each, one, best)} of {one} with {sessions[one]} sessions" for one in columns)
            + "); seed 0",
            says=(
                f"From one picture, the class's name and 15 judgements the default way ends at {told}; from the name "
                "alone at " + ", ".join(f"{one} {share(text[one].mean)}" for one in columns) + ". Judging made "
                + ", ".join(f"{percent(scores[one, best]['worse'])} of the {one} sessions" for one in columns)
                + " worse than the same question without any judgement."
            ),
            caution=(
                "The curator is simulated, never errs, and judges the best result each time. What is typed, and the "
                "weight of words, were chosen on these same sessions. Classes of one column share their pictures, so "
                "the intervals are somewhat too narrow; the pictures are renders of the kind the model was trained on."
            ),
            plot=Plot("carve",
                      dot_plot("Carving out a class by example", describes, columns, groups, reach=(0.3, 1.0),
                               axis="precision = recall, with 95 % intervals over classes"),
                      f"Dots with intervals: precision by way of asking: {describes}"),
            short=f"precision = recall after 15 judgements: {told}",
        )
    ]  # fmt: skip


def _over_classes(each: Sequence[Row], column: str, way: str, name: str) -> Interval:
    return mean_interval(np.array([row[name] for row in each if row["column"] == column and row["way"] == way]))


def _count(each: Sequence[Row], column: str, way: str) -> int:
    return sum(row["column"] == column and row["way"] == way for row in each)


def _duplicate_runs(size: Size) -> list[Run]:
    return [Run("duplicates", ("evaluate", "duplicates", size.data, "--copied", size(250, 20), "--json"))]


def _duplicates_told(answers: Answers) -> list[Figure]:
    found = answers["duplicates"]
    copies: Sequence[Row] = found["copies"]
    joined, pictures = len(found["joined"]), found["pictures"]
    ends = {row["alteration"]: wilson(row["found"], row["count"]) for row in copies}
    groups = [Group(row["alteration"], [Dot(0, row["found"], *ends[row["alteration"]])]) for row in copies]
    describes = "; ".join(f"{row['alteration']} {row['found']:.3f}" for row in copies)
    least = min(copies, key=lambda row: row["found"])
    return [
        Figure(
            title="Altered copies found, different pictures wrongly joined",
            runs=["duplicates"],
            head=["the copy is", "copies", "found"],
            rows=[[row["alteration"], str(row["count"]), share(row["found"], ends[row["alteration"]], 3)]
                  for row in copies]
            + [["a different picture of the shop (pairs wrongly joined)", str(pictures), str(joined)]],
            interval=f"95 %, Wilson, over the copies of one kind; {pictures} pictures",
            says=(
                f"Within the distance {found['distance']:g} {percent(found['found'])} of all copies are found, the "
                f"fewest, {share(least['found'], ends[least['alteration']], 3)}, of those {least['alteration']}; "
                f"{joined} {'pair' if joined == 1 else 'pairs'} of different pictures would be shown as one design."
            ),
            caution=(
                "The distance was set on these pictures and this kind of copies, so the share is what was aimed at, "
                "not a test; other alterations, a watermark or another crop, are not measured. Whether a joined pair "
                "really differs is for an eye to say."
            ),
            plot=Plot("duplicates",
                      dot_plot("Altered copies found", describes, ["copies found"], groups,
                               reach=(min(0.9, *(low for low, _ in ends.values())), 1.0),
                               axis="share of copies found, with 95 % intervals", digits=3),
                      f"Dots with intervals: copies found by alteration: {describes}"),
            short=f"{percent(found['found'])} of altered copies are found; of {pictures} pictures {joined} "
            f"{'pair is' if joined == 1 else 'pairs are'} joined wrongly",
        )
    ]  # fmt: skip


EXPOSURE = Chapter("exposure", "What is shown", "Does every item get its chance?", _exposure_runs, _exposure_told)
CARVE = Chapter("carve", "Search by example", "Can a curator carve out a class by example?", _carve_runs, _carve_told)
DUPLICATES = Chapter("duplicates", "Copies", "Are copies of a picture told from different ones?",
                     _duplicate_runs, _duplicates_told)  # fmt: skip
