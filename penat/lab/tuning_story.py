"""What tuning gained, told: to people in lines, to programs as JSON, and in the card of a head."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from penat.domain.errors import InvalidInput
from penat.domain.head import Head
from penat.domain.head_guard import Keeps, Kept
from penat.domain.head_methods import METHODS, UNTOUCHED, Candidate
from penat.domain.head_training import Training
from penat.lab.intervals import Interval
from penat.lab.tuning import FREE, KEEPING, Line, Plan, Progress, Report, fit, report
from penat.lab.tuning_choice import Choice, Fitter
from penat.lab.tuning_splits import Aim, UnseenClasses, UnseenItems, UnseenQuestions
from penat.lab.tuning_words import ClassWords


@dataclass(frozen=True)
class Story:
    """The reports, the most telling first, why others are missing, and what fits heads."""

    reports: Sequence[Report]
    aims: Sequence[Aim]
    missing: Sequence[str]
    fitter: Fitter = field(repr=False)

    def payload(self) -> dict[str, Any]:
        """Return it as JSON-able values."""
        return {"reports": [_payload(one) for one in self.reports], "missing": list(self.missing)}

    def lines(self) -> list[str]:
        """Return it in lines for people."""
        found = [line for one in self.reports for line in _report_lines(one)]
        return found + [f"not measured: {reason}" for reason in self.missing]


def tell(
    training: Training, keeps: Keeps | None, plan: Plan, unseen: str | None, progress: Progress = lambda *_: None
) -> Story:
    """Return the reports of all aims that the labels are enough for, or of the one that *unseen* names.

    Raises InvalidInput, saying what is missing, where there is none.
    """
    named: dict[str, Aim] = {"classes": UnseenClasses(), "items": UnseenItems()}
    if training.judged or not training.classes:
        named = {"questions": UnseenQuestions()}
    elif unseen is not None:
        named = {unseen: named[unseen]}
    fitter, reports, aims, missing = Fitter(plan.seed), [], [], []
    for number, aim in enumerate(named.values()):
        try:
            reports.append(report(training, aim, plan, keeps, fitter, _part(progress, number, len(named))))
            aims.append(aim)
        except InvalidInput as error:
            missing.append(f"{aim.name}: {error.detail}")
    if not reports:
        raise InvalidInput(
            "too few labels to measure a head on what it never saw. " + " ".join(missing), field="labels"
        )
    return Story(reports, aims, missing, fitter)


def _part(progress: Progress, number: int, of: int) -> Progress:
    return lambda done, total: progress(number * total + done, of * total)


@dataclass(frozen=True)
class Fitted:
    """A head fitted to all labels, how it was picked, what it does to what is to be kept, and its kind's gain."""

    head: Head
    candidate: Candidate
    choice: Choice
    kept: Sequence[Kept]
    story: Story
    gain: Interval
    words: tuple[float, float] | None

    def facts(self) -> dict[str, Any]:
        """Return what the head's card says of it."""
        words = None if self.words is None else {"untouched": self.words[0], "tuned": self.words[1]}
        return {
            "method": self.candidate.method, "strength": self.candidate.strength, "gain": asdict(self.gain),
            "report": {
                **self.story.payload(), "kept": [asdict(one) for one in self.kept], "class_told_by_words": words,
                "tried": [_tried_payload(one) for one in self.choice.tried],
            },
        }  # fmt: skip

    def lines(self, name: str) -> list[str]:
        """Return in words what was made, and whether it is of any use."""
        told = [f"Head {name}: {self.candidate}, {_says(self.candidate)}"]
        told += [f"  {one}" for one in self.kept]
        if self.words is not None:
            told.append(f"  class told by words, the category known: {self.words[0]:.3f} -> {self.words[1]:.3f}")
        told.append(f"  gain of heads made like this on {self.story.reports[0].aim}: {self.gain}")
        if self.gain.low <= 0:
            told.append(
                "  This is no sure gain: on what they never saw, heads made like this do no better than no head. "
                "penat tune apply will refuse it."
            )
        return told


def fitted(
    training: Training, keeps: Keeps | None, words: ClassWords | None, plan: Plan, story: Story, *, free: bool
) -> Fitted:
    """Return the head fitted to all labels for the first of the story's aims; *free* whatever it costs."""
    choice, loose, held = fit(training, story.aims[0], plan, keeps, story.fitter)
    head, candidate = (loose, choice.free) if free else (held, choice.kept)
    told = None
    if words is not None:
        told = words.accuracy(training, None), words.accuracy(training, head)
    gain = story.reports[0].gains[FREE if free or keeps is None else KEEPING]
    return Fitted(head, candidate, choice, keeps.measured(head) if keeps else [], story, gain, told)


def _says(candidate: Candidate) -> str:
    return "changes nothing" if candidate == UNTOUCHED else METHODS[candidate.method].says


def _tried_payload(one: Any) -> dict[str, Any]:
    return {
        "candidate": str(one.candidate), "gain": one.gain, "error": one.error, "problem": one.problem,
        "costs": [asdict(cost) for cost in one.costs],
    }  # fmt: skip


def _payload(told: Report) -> dict[str, Any]:
    return {
        "aim": told.aim, "lines": [line.to_payload() for line in told.lines],
        "gains": {way: asdict(gain) for way, gain in told.gains.items()},
        "kept": {way: [asdict(one) for one in kept] for way, kept in told.keeps.items()},
    }  # fmt: skip


def _report_lines(told: Report) -> list[str]:
    splits, units = told.lines[0].splits, told.lines[0].units
    heading = f"{told.aim}, {splits} splits, {units:,} measurements a line; intervals are of 95 %"
    columns = f"  {'task':15} {'way':15} {'untouched':>15} {'tuned':>15} {'gain over all':>27} {'gain over splits':>27}"
    lines = ["", heading, columns, *(_line(line) for line in told.lines)]
    for way, gain in told.gains.items():
        chosen = next(line.chosen for line in told.lines if line.way == way)
        lines.append(f"  {way}: {gain} in all; picked {_counted(chosen)}")
        lines += [f"    {one}" for one in told.keeps.get(way, ())]
    return lines


def _line(line: Line) -> str:
    accuracies = " ".join(f"{one.mean:7.2%} ±{one.high - one.mean:5.2%}" for one in (line.untouched, line.tuned))
    return f"  {line.task:15} {line.way:15} {accuracies} {_points(line.by_unit)} {_points(line.by_split)}"


def _points(gain: Interval) -> str:
    told = f"{gain.mean:+.2%} ({gain.low:+.2%} to {gain.high:+.2%})"
    return f"{told:>27}"


def _counted(chosen: Sequence[str]) -> str:
    names, counts = np.unique(chosen, return_counts=True)
    order = np.argsort(-counts, kind="stable")
    return ", ".join(f"{names[place]} ({counts[place]}×)" for place in order.tolist())
