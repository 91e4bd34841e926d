"""The chapters on the catalogue: what is ever shown, what can be carved out by example, and what is there twice."""

from collections.abc import Callable, Mapping, Sequence
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
    words = ("evaluate", "carve", "--starts", size(4, 1), "--least", size(5, 25), "--seed", "0")
    own = Run("carve", (*words, "--json"))
    return [own, Run("carve-together", (*words, "--all-models", "--json"))] if size.further else [own]


def _carve_told(answers: Answers) -> list[Figure]:
    own = _Carved(answers["carve"])
    told = own.each_column(own.end)
    alone = _carve_figure(
        "carve", own, "Classes carved out by example",
        f"From one picture, the class's name and 15 judgements the default way ends at {told}",
        "the pictures are renders of the kind the model was trained on.",
        f"precision = recall after 15 judgements: {told}",
    )  # fmt: skip
    return [alone, _carve_together(own, answers["carve-together"])] if "carve-together" in answers else [alone]


def _carve_together(own: "_Carved", answer: Mapping[str, Any]) -> Figure:
    both = _Carved(answer)
    names = " and ".join(f"`{name}`" for name in answer["models"])
    told = both.each_column(both.end)
    gained = both.each_column(lambda column: _gain(both.gain(own, column)))
    return _carve_figure(
        "carve-together", both, "Classes carved out by example, by all models together",
        f"Asked of {names} together, joined by `{answer['fusion']}`, the default way ends at {told}; "
        f"beside the release's own model alone, class by class, that is {gained}",
        "what the further models were trained on is told in their cards, and each costs a search one product more.",
        "",
    )  # fmt: skip


def _gain(one: Interval) -> str:
    return f"{one.mean:+.2f} ({one.low:+.2f} to {one.high:+.2f})".replace("-", "−")


class _Carved:
    """What one run of carving answered: its columns, its ways of asking, and the best of these."""

    def __init__(self, answer: Mapping[str, Any]) -> None:
        self.classes: Sequence[Row] = answer["classes"]
        self.scores = {(row["column"], row["way"]): row for row in answer["scores"]}
        self.columns = list(dict.fromkeys(row["column"] for row in self.classes))
        self.ways = list(dict.fromkeys(row["way"] for row in self.classes))
        self.best = "mean + words" if "mean + words" in self.ways else self.ways[-1]

    def each_column(self, told: Callable[[str], str]) -> str:
        """Return what is told of each column, one after another."""
        return ", ".join(f"{column} {told(column)}" for column in self.columns)

    def end(self, column: str) -> str:
        """Return where the default way ends, with its interval."""
        return _said(self.over(column, self.best))

    def over(self, column: str, way: str, name: str = "share") -> Interval:
        """Return a figure's mean over the classes of a column."""
        return mean_interval(np.array([row[name] for row in self.rows(column, way)]))

    def rows(self, column: str, way: str) -> list[Row]:
        return [row for row in self.classes if row["column"] == column and row["way"] == way]

    def gain(self, other: "_Carved", column: str) -> Interval:
        """Return how much further than *other* the default way ends, over the same classes of a column."""
        before = {(row["category"], row["label"]): row["share"] for row in other.rows(column, self.best)}
        gains = [row["share"] - before[row["category"], row["label"]] for row in self.rows(column, self.best)]
        return mean_interval(np.array(gains))


def _carve_figure(name: str, run: _Carved, title: str, result: str, caution: str, short: str) -> Figure:
    """Return the figure of one run; *result* begins what it says, *caution* ends what it does not say."""
    columns, ways, best = run.columns, run.ways, run.best
    found = {(column, way): run.over(column, way) for column in columns for way in ways}
    text = {column: run.over(column, ways[0], "text") for column in columns}
    worse = {key: score["worse"] for key, score in run.scores.items()}
    groups = [Group("words alone", [_dot(at, text[one]) for at, one in enumerate(columns)])]
    groups += [Group(way, [_dot(at, found[one, way]) for at, one in enumerate(columns)]) for way in ways]
    describes = "; ".join(f"{way} " + ", ".join(f"{one} {found[one, way].mean:.2f}" for one in columns) for way in ways)
    return Figure(
        title=title,
        runs=[name],
        head=["way", *(f"{one}: precision = recall" for one in columns),
              *(f"{one}: worse than without" for one in columns)],
        rows=[["words alone", *(_said(text[one]) for one in columns), *("–" for _ in columns)]]
        + [[f"`{way}`", *(_said(found[one, way]) for one in columns), *(f"{worse[one, way]:.3f}" for one in columns)]
           for way in ways],
        interval="95 %, Student, over classes ("
        + ", ".join(f"{len(run.rows(one, best))} of {one} with {run.scores[one, best]['sessions']} sessions"
                    for one in columns)
        + "); seed 0",
        says=f"{result}; from the name alone at " + run.each_column(lambda one: share(text[one].mean))
        + ". Judging made " + ", ".join(f"{percent(worse[one, best])} of the {one} sessions" for one in columns)
        + " worse than the same question without any judgement.",
        caution=(
            "The curator is simulated, never errs, and judges the best result each time. What is typed, and the "
            "weight of words, were chosen on these same sessions. Classes of one column share their pictures, so "
            f"the intervals are somewhat too narrow; {caution}"
        ),
        plot=Plot(name,
                  dot_plot(title.replace("Classes carved out", "Carving out a class"), describes, columns, groups,
                           reach=(0.3, 1.0), axis="precision = recall, with 95 % intervals over classes"),
                  f"Dots with intervals: precision by way of asking: {describes}"),
        short=short,
    )  # fmt: skip


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
