"""`penat annotate …`: look-alikes judged by deleting pictures, and judgements out and in as files."""

import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from tqdm import tqdm

from penat.cli.cache_option import cache_option, settings_with
from penat.cli.counting import counting
from penat.cli.failures import told_plainly
from penat.domain.annotation_sampling import SAMPLERS

if TYPE_CHECKING:
    from penat.domain.annotation import RoundProgress
    from penat.domain.judged_directories import Note
    from penat.use_cases.annotator import Annotator
    from penat.wiring.annotating import Loaded

FORMATS = ("json", "csv", "folders")
MOST, MOST_NEAREST, NAME = 5000, 100, 80
CURATOR = "curator"
_by = click.option("--annotator", default=CURATOR, show_default=True, help="Who judged it.")


@click.group()
def annotate() -> None:
    """Judge look-alikes, and take the judgements out and in."""


@annotate.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--n", type=click.IntRange(1, MOST), default=50, show_default=True, help="How many directories.")
@click.option(
    "--nearest", type=click.IntRange(1, MOST_NEAREST), default=20, show_default=True, help="Pictures beside each."
)
@click.option(
    "--sampler", type=click.Choice(SAMPLERS), default="random", show_default=True, help="How main items are chosen."
)
@click.option("--category", help="Only this category. [default: all]")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Another seed draws other items.")
@cache_option
def dirs(
    out: Path, n: int, nearest: int, sampler: str, category: str | None, seed: int, cache: Path | None
) -> None:  # fmt: skip
    """Make directories of look-alikes in OUT, to be judged by deleting what is not like picture 0.

    A run that was interrupted goes on where it ended. Delete a whole directory to leave it unjudged, then
    `penat annotate load OUT`.
    """
    with told_plainly("; free some space or take another directory, then run it again: it goes on where it ended"):
        from penat.wiring.annotating import make_dirs

        with tqdm(total=n, unit=" directories", desc="copying", disable=None) as bar:
            made = make_dirs(
                settings_with(cache), out, n=n, nearest=nearest, sampler=sampler, category=category, seed=seed,
                told=counting(bar),
            )  # fmt: skip
    _warn(made.left_out, "left out")
    pictures = sum(map(len, made.samples.values()))
    click.echo(f"{len(made.samples)} directories with {pictures} pictures in {out}; {len(made.left_out)} left out")
    if len(made.samples) < n:
        click.echo(f"No more than {len(made.samples)} of the {n} could be made: the rest is judged, or left out above.")
    click.echo(f"Delete what is not like picture 0 in each, then: penat annotate load {out}")


@annotate.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Add what is new to this JSON file too.")
@_by
@click.option("--strict", is_flag=True, help="Save nothing where anything odd lies in DIR.")
@click.option("--dry-run", is_flag=True, help="Only say what would be saved.")
@cache_option
def load(folder: Path, out: Path | None, annotator: str, strict: bool, dry_run: bool, cache: Path | None) -> None:
    """Save what was judged in DIR: pictures still there are like the main one, deleted ones are not.

    Run again, it adds nothing. A deleted directory is not saved.
    """
    with told_plainly():
        from penat.wiring.annotating import load_dirs

        loaded = load_dirs(settings_with(cache), folder, out=out, annotator=annotator, strict=strict, dry_run=dry_run)
    _warn(loaded.reading.notes, "odd")
    for answer in loaded.known:
        click.echo(f"{answer.shown[0]}: already annotated by {answer.annotator}", err=True)
    known = {answer.shown[0] for answer in loaded.known}
    for main in loaded.in_file:
        if main not in known:
            click.echo(f"{main}: already annotated in {out}", err=True)
    for line in _told(loaded, folder, out, dry_run):
        click.echo(line)


@annotate.command()
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The file, or the directory for folders.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="json", show_default=True)
@click.option("--round", "round_id", help="Only this round, by its id. [default: all]")
@click.option("--replace", is_flag=True, help="Write over a file that is there.")
@cache_option
def export(out: Path, form: str, round_id: str | None, replace: bool, cache: Path | None) -> None:
    """Write all judgements: as [{"pos", "neg"}], as a table, or as directories of pictures, a folder an annotator."""
    with told_plainly():
        from penat.wiring.annotating import write_file, write_folders

        settings = settings_with(cache)
        if form == "folders":
            written, left = write_folders(settings, out, round_id)
        else:
            written, left = write_file(settings, out, form, round_id, replace=replace), []
    _warn(left, "left out")
    click.echo(f"{written} judged questions in {out}")


@annotate.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), default="json", show_default=True)
@click.option("--name", help="The round they become. [default: the file's name]")
@_by
@cache_option
def import_file(file: Path, form: str, name: str | None, annotator: str, cache: Path | None) -> None:
    """Take judgements in that `export` wrote, or that have its form. What is there already is left as it is."""
    with told_plainly():
        from penat.wiring.annotating import read_answers, take_in

        answers, notes = read_answers(file, form)
        taken = take_in(settings_with(cache), name or file.resolve().stem[:NAME], answers, annotator)
    _warn(notes, "odd")
    click.echo(f"{len(answers)} judged questions in {file}: {taken} recorded, {len(answers) - taken} known already")


@annotate.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON list.")
@cache_option
def rounds(as_json: bool, cache: Path | None) -> None:
    """List the rounds of questions, the newest first."""
    with told_plainly():
        found = _annotator(cache).rounds()
    if as_json:
        click.echo(json.dumps([_facts(one) for one in found], ensure_ascii=False))
        return
    for one in found:
        by = ", ".join(f"{name} {count}" for name, count in sorted(one.answers.items()))
        made = one.round
        where = made.category or "all"
        click.echo(
            f"{made.id}  {made.made_at:%Y-%m-%d}  {made.origin:6} {one.finished:5} of {one.tasks:5} answered  "
            f"{made.sampler:9} {where:12} {made.name}  {by}".rstrip()
        )
    if not found:
        click.echo("There is no round yet: penat annotate dirs OUT makes directories to judge.")


@annotate.command()
@click.option("--round", "round_id", help="Only this round, by its id. [default: all]")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@cache_option
def agreement(round_id: str | None, as_json: bool, cache: Path | None) -> None:
    """Say how far the annotators agree on what two or more of them judged."""
    with told_plainly():
        found = _annotator(cache).agreement(round_id)
    if as_json:
        click.echo(json.dumps(dataclasses.asdict(found), ensure_ascii=False))
        return
    if found.share is None:
        who = ", ".join(found.annotators) or "nobody"
        click.echo(f"Nothing was judged by two annotators or more, so there is nothing to agree on (judged: {who}).")
        return
    alpha = _figure(found.alpha)
    click.echo(f"{found.units} pairs judged by two or more; agreed {found.share:.1%}; Krippendorff's alpha {alpha}")
    for pair in found.pairings:
        kappa = _figure(pair.kappa)
        click.echo(f"{pair.one} and {pair.other}: {pair.units} pairs, agreed {pair.share:.1%}, Cohen's kappa {kappa}")
    for one in found.disputes:
        click.echo(f"disputed: {one.item} beside {one.main}: alike {one.alike}, not {one.unlike}")


@annotate.command()
@click.argument("round_id", metavar="ROUND")
@cache_option
def delete(round_id: str, cache: Path | None) -> None:
    """Take a round away with its judgements; what is printed brings it back."""
    with told_plainly():
        undo = _annotator(cache).delete(round_id)
    click.echo(f"Deleted; undo with: penat annotate restore {undo}")


@annotate.command()
@click.argument("undo")
@cache_option
def restore(undo: str, cache: Path | None) -> None:
    """Bring a deleted round back."""
    with told_plainly():
        back = _annotator(cache).restore(undo)
    click.echo(f"Back: {back.name}")


def _annotator(cache: Path | None) -> "Annotator":
    from penat.wiring.annotation import build_annotation

    return build_annotation(settings_with(cache))[0]


def _facts(one: "RoundProgress") -> dict[str, Any]:
    made = dataclasses.asdict(one.round) | {"made_at": one.round.made_at.isoformat()}
    return made | {"tasks": one.tasks, "finished": one.finished, "answers": dict(one.answers)}


def _figure(number: float | None) -> str:
    return "not defined" if number is None else f"{number:.3f}"


def _told(loaded: "Loaded", folder: Path, out: Path | None, dry_run: bool) -> list[str]:
    """Return what a load did, for people."""
    reading, new = loaded.reading, len(loaded.fresh)
    counts = f"{len(reading.answers)} of the directories in {folder} are judged: {new} new, {len(loaded.known)} known"
    lines = [f"{counts}; {len(reading.held)} held back, {len(reading.gone)} deleted and so not saved"]
    if dry_run:
        file = "" if out is None else f", {len(reading.answers) - len(loaded.in_file)} would go into {out}"
        return [*lines, f"Nothing was saved: {new} would be recorded{file}"]
    lines.append(f"{loaded.recorded} recorded" + ("" if out is None else f", {loaded.added} added to {out}"))
    if reading.held:
        lines.append("Mend what is held back as said above, and load again: what is saved is not saved twice.")
    return lines


def _warn(notes: "Sequence[Note]", what: str) -> None:
    for note in notes:
        click.echo(f"{what}: {note.path}: {note.reason}", err=True)
