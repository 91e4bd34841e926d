"""`penat classify …`: a classifier out of a label set."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from penat.cli.cache_option import cache_option, settings_with
from penat.cli.failures import told_plainly

if TYPE_CHECKING:
    from penat.domain.catalogue import Catalogue
    from penat.domain.classifier_report import Cut, Wrong
    from penat.domain.kept_classifier import KeptClassifier
    from penat.use_cases.classifying import Classifying

SHOWN = 5
_set = click.argument("name", metavar="SET")
_json = click.option("--json", "as_json", is_flag=True, help="One JSON object.")
_threshold = click.option("--threshold", type=float, help="An item belongs from this confidence on.")
_precision = click.option("--precision", type=float, help="From the confidence on that gives this precision.")


@click.group()
def classify() -> None:
    """Make a classifier of a label set and lay it over the catalogue. SET is a set's name or id."""


@classify.command()
@_set
@click.option(
    "--category", "categories", multiple=True, help="Score this one; may be given again. [default: the positives']"
)
@click.option("--background", default=0, show_default=True, help="How many unlabelled items to take as weak negatives.")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Of the folds and the drawn items.")
@_json
@cache_option
def fit(name: str, categories: tuple[str, ...], background: int, seed: int, as_json: bool, cache: Path | None) -> None:
    """Make it from the labels there are, and say how good it is."""
    with told_plainly():
        classifying, catalogue = _opened(cache)
        made = classifying.fit(catalogue, _id(name), categories=categories, background=background, seed=seed)
        _tell(made, as_json)


@classify.command()
@_set
@click.option(
    "--html", type=click.Path(path_type=Path, dir_okay=False), help="Write a page with pictures to this file."
)
@_json
@cache_option
def report(name: str, html: Path | None, as_json: bool, cache: Path | None) -> None:
    """Say how good it is on examples it had not seen."""
    with told_plainly():
        classifying, catalogue = _opened(cache)
        made = classifying.get(_id(name))
        _tell(made, as_json)
        if html is not None:
            from penat.wiring.classifying import page_of

            html.write_text(page_of(settings_with(cache), classifying, catalogue, made), encoding="utf-8")
    if html is not None:
        click.echo(f"Written to {html}", err=True)


@classify.command()
@_set
@_threshold
@_precision
@cache_option
def apply(name: str, threshold: float | None, precision: float | None, cache: Path | None) -> None:
    """Write what it says of every item as a column; servers have it within a second."""
    with told_plainly():
        from penat.use_cases.classifying import Chosen

        classifying, catalogue = _opened(cache)
        done = classifying.apply(catalogue, _id(name), Chosen(threshold, precision))
        expected = classifying.get(_id(name)).evaluation.cut(done.threshold)
    click.echo(
        f"Column {done.column}: {done.members:,} of {done.items:,} items belong, from confidence {done.threshold:.3f} "
        f"on; among labelled ones it had not seen: precision {expected.precision:.2f}, recall {expected.recall:.2f}"
    )


@classify.command()
@_set
@cache_option
def remove(name: str, cache: Path | None) -> None:
    """Take the column away; the classifier stays."""
    with told_plainly():
        _classifying(cache).remove(_id(name))
    click.echo(f"The column {_id(name)} is taken away")


@classify.command()
@_set
@click.option("--csv", "as_csv", is_flag=True, help="What it says of every item, as a table on standard output.")
@click.option("--to", type=click.Path(path_type=Path, file_okay=False), help="Copy card.json and arrays.npz here.")
@_threshold
@_precision
@cache_option
def download(
    name: str, as_csv: bool, to: Path | None, threshold: float | None, precision: float | None, cache: Path | None
) -> None:
    """Give out what it says of every item (--csv), or the classifier itself (--to)."""
    if as_csv == (to is not None):
        raise click.UsageError("give --csv or --to FOLDER")
    with told_plainly():
        if to is not None:
            from penat.wiring.classifying import copy_classifier

            copy_classifier(settings_with(cache), _id(name), to)
            click.echo(f"Written to {to}")
            return
        from penat.use_cases.classifying import Chosen
        from penat.web.classifier_table import classifier_table

        classifying, catalogue = _opened(cache)
        chosen = None if threshold is None and precision is None else Chosen(threshold, precision)
        verdicts, _ = classifying.verdicts(catalogue, _id(name), chosen)
    click.echo(classifier_table(catalogue, _id(name), verdicts), nl=False)


def _id(name: str) -> str:
    from penat.domain.label_set import set_id

    return set_id(name)


def _classifying(cache: Path | None) -> "Classifying":
    from penat.wiring.classifying import classifying_of

    return classifying_of(settings_with(cache))


def _opened(cache: Path | None) -> "tuple[Classifying, Catalogue]":
    from penat.wiring.catalogue import build_source

    return _classifying(cache), build_source(settings_with(cache)).current()


def _tell(made: "KeptClassifier", as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(_facts(made)))
        return
    seen, best = made.evaluation, made.evaluation.best_f1
    drawn = f", and {seen.unjudged} drawn ones that nobody labelled" if seen.unjudged else ""
    click.echo(f"{made.name}, made of {seen.positives} that belong, {made.labels - seen.positives} that do not{drawn}")
    click.echo(f"scores {', '.join(made.categories)}; release {made.release}, vectors of {made.model}")
    if made.gone or made.outside:
        click.echo(f"left out: {len(made.gone)} labels of items that are gone, {made.outside} of other categories")
    low, high = seen.interval
    click.echo(
        f"average precision {seen.average_precision:.3f}, {low:.3f} to {high:.3f} (a blind guess {seen.chance:.3f})"
    )
    click.echo(f"calibration error {seen.calibration_error:.3f}")
    click.echo(
        f"best F1 {best.f1:.3f} from confidence {best.threshold:.3f} on: precision {best.precision:.3f}, recall "
        f"{best.recall:.3f}; {best.true_positives} right, {best.false_positives} wrongly called so, "
        f"{best.false_negatives} missed"
    )
    for belongs, what in ((False, "wrongly called so"), (True, "missed")):
        for one in seen.worst(best.threshold, belongs=belongs)[:SHOWN]:
            click.echo(f"{what:18} {one.confidence:.3f}  {one.item}{'' if one.judged else '  (nobody labelled it)'}")


def _facts(made: "KeptClassifier") -> dict[str, Any]:
    seen, best = made.evaluation, made.evaluation.best_f1
    return {
        "set": made.set_id, "release": made.release, "model": made.model, "categories": made.categories,
        "strength": made.strength, "positives": seen.positives, "negatives": made.labels - seen.positives,
        "background": seen.unjudged, "gone": made.gone, "outside": made.outside,
        "average_precision": seen.average_precision, "interval": seen.interval, "chance": seen.chance,
        "calibration_error": seen.calibration_error, "best": _cut(best), "curve": [_cut(one) for one in seen.curve],
        "bins": [{"confidence": one.confidence, "share": one.share, "count": one.count} for one in seen.bins],
        "false_positives": [_wrong(one) for one in seen.worst(best.threshold, belongs=False)],
        "false_negatives": [_wrong(one) for one in seen.worst(best.threshold, belongs=True)],
    }  # fmt: skip


def _cut(one: "Cut") -> dict[str, float]:
    return {
        "threshold": one.threshold, "precision": one.precision, "recall": one.recall, "f1": one.f1,
        "true_positives": one.true_positives, "false_positives": one.false_positives,
        "false_negatives": one.false_negatives, "true_negatives": one.true_negatives,
    }  # fmt: skip


def _wrong(one: "Wrong") -> dict[str, Any]:
    return {"item": one.item, "confidence": one.confidence, "judged": one.judged}
