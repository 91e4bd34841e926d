"""`penat labels …`: classes that curators name, filled, looked at, and taken out and in as files."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from penat.cli.cache_option import cache_option, settings_with
from penat.cli.failures import told_plainly

if TYPE_CHECKING:
    from penat.domain.judged_directories import Note
    from penat.domain.label_set import LabelSet
    from penat.use_cases.labeller import Labeller

FORMATS = ("csv", "json", "folders")
CURATOR = "curator"
_by = click.option("--annotator", default=CURATOR, show_default=True, help="Who says so.")
_set = click.argument("name", metavar="SET")


@click.group()
def labels() -> None:
    """Name classes and collect what belongs to them. SET is a set's name or id."""


@labels.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON list.")
@cache_option
def list_all(as_json: bool, cache: Path | None) -> None:
    """List the sets and how much they hold."""
    with told_plainly():
        found = _labeller(cache).sets()
    if as_json:
        click.echo(json.dumps([_facts(one) for one in found], ensure_ascii=False))
        return
    for one in found:
        click.echo(f"{one.id:24} {one.positives:6} belong {one.negatives:6} do not  {one.name}  {one.note}".rstrip())
    if not found:
        click.echo("There is no label set yet: penat labels make NAME.")


@labels.command()
@_set
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@cache_option
def show(name: str, as_json: bool, cache: Path | None) -> None:
    """Print a set's labels: + belongs, - does not."""
    with told_plainly():
        labeller = _labeller(cache)
        one, held = labeller.get(_id(name)), labeller.labels(_id(name))
    if as_json:
        told = [{"item": label.item, "belongs": label.belongs, "annotator": label.annotator,
                 "at": label.at.isoformat()} for label in held]  # fmt: skip
        click.echo(json.dumps(_facts(one) | {"labels": told}, ensure_ascii=False))
        return
    click.echo(f"{one.name}: {one.positives} belong, {one.negatives} do not  {one.note}".rstrip())
    for label in held:
        click.echo(f"{'+' if label.belongs else '-'} {label.item:40} {label.at:%Y-%m-%d}  {label.annotator}")


@labels.command()
@click.argument("name")
@click.option("--note", default="", help="What belongs to it.")
@click.option("--author", default="", help="Who made it.")
@cache_option
def make(name: str, note: str, author: str, cache: Path | None) -> None:
    """Make an empty set called NAME."""
    with told_plainly():
        made = _labeller(cache).make(name, note, author)
    click.echo(f"Made {made.id}")


@labels.command()
@_set
@click.option("--pos", multiple=True, metavar="ID", help="An item that belongs; may be given again.")
@click.option("--neg", multiple=True, metavar="ID", help="An item that does not; may be given again.")
@click.option("--clear", multiple=True, metavar="ID", help="An item whose label is taken away; may be given again.")
@_by
@cache_option
def mark(
    name: str, pos: tuple[str, ...], neg: tuple[str, ...], clear: tuple[str, ...], annotator: str, cache: Path | None
) -> None:  # fmt: skip
    """Say which items belong to a set and which do not; what is printed undoes it."""
    with told_plainly():
        from penat.domain.annotated_files import annotator_name
        from penat.wiring.labelling import labelling, mark_in_parts

        marks = _marks(pos, neg, clear)
        labeller, catalogue = labelling(settings_with(cache))
        undone = mark_in_parts(labeller, catalogue, _id(name), marks, annotator_name(annotator))
    click.echo(
        f"{len(marks)} marked; undo with: " + "; ".join(f"penat labels undo {_id(name)} {one}" for one in undone)
    )


@labels.command()
@_set
@click.argument("undo")
@cache_option
def undo(name: str, undo: str, cache: Path | None) -> None:
    """Undo one `mark`, where nobody has marked the items anew since."""
    with told_plainly():
        _labeller(cache).unmark(_id(name), undo)
    click.echo("Undone")


@labels.command()
@_set
@click.argument("new_name")
@cache_option
def rename(name: str, new_name: str, cache: Path | None) -> None:
    """Give a set another name, and so another id."""
    with told_plainly():
        click.echo(f"Now {_labeller(cache).rename(_id(name), new_name).id}")


@labels.command()
@click.argument("names", metavar="[SET]...", nargs=-1)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The file, or the directory for folders.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="csv", show_default=True)
@click.option("--replace", is_flag=True, help="Write over a file that is there.")
@cache_option
def export(names: tuple[str, ...], out: Path, form: str, replace: bool, cache: Path | None) -> None:
    """Write one set as a table or JSON, or several, all for none named, as a folder of pictures each."""
    with told_plainly():
        from penat.domain.errors import InvalidInput
        from penat.wiring.labelling import write_set, write_set_folders

        ids = [_id(name) for name in names]
        left: Sequence[Note] = ()
        if form == "folders":
            written, left = write_set_folders(settings_with(cache), ids, out)
        elif len(ids) == 1:
            written = write_set(settings_with(cache), ids[0], out, form, replace=replace)
        else:
            raise InvalidInput(f"{form} holds one set; name one, or take --format folders", field="set")
    _warn(left, "left out")
    click.echo(f"{written} labels in {out}")


@labels.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--set", "name", help="The set they go into; folders say so by their names.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="csv", show_default=True)
@click.option("--strict", is_flag=True, help="Save nothing where an item is unknown or anything is odd.")
@_by
@cache_option
def import_file(file: Path, name: str | None, form: str, strict: bool, annotator: str, cache: Path | None) -> None:
    """Take labels in that `export` wrote, or that have its form; sets are made where there are none."""
    with told_plainly():
        from penat.domain.errors import InvalidInput
        from penat.wiring.labelling import read_sets, take_sets

        sets, notes = read_sets(file, form, name)
        if strict and notes:
            raise InvalidInput(f"nothing was saved, for {notes[0].path} {notes[0].reason}", field="file")
        taken = take_sets(settings_with(cache), sets, annotator, strict=strict)
    _warn([*notes, *taken.notes], "odd")
    for found, count in taken.changed.items():
        click.echo(f"{found}: {count} labels are new or changed")


@labels.command()
@_set
@cache_option
def delete(name: str, cache: Path | None) -> None:
    """Take a set away with its labels; what is printed brings it back."""
    with told_plainly():
        word = _labeller(cache).delete(_id(name))
    click.echo(f"Deleted; undo with: penat labels restore {word}")


@labels.command()
@click.argument("undo")
@cache_option
def restore(undo: str, cache: Path | None) -> None:
    """Bring a deleted set back."""
    with told_plainly():
        click.echo(f"Back: {_labeller(cache).restore(undo).id}")


def _marks(pos: Sequence[str], neg: Sequence[str], clear: Sequence[str]) -> dict[str, bool | None]:
    """Return what is said of each item. Raises InvalidInput for one of which two things are said, and for nothing."""
    from penat.domain.errors import InvalidInput

    marks: dict[str, bool | None] = {}
    for items, said in ((pos, True), (neg, False), (clear, None)):
        for item in items:
            if item in marks and marks[item] is not said:
                raise InvalidInput(f"{item[:80]} is given twice, with different labels; give it once", field="marks")
            marks[item] = said
    if not marks:
        raise InvalidInput("name items with --pos, --neg or --clear", field="marks")
    return marks


def _facts(one: "LabelSet") -> dict[str, Any]:
    return {"id": one.id, "name": one.name, "note": one.note, "author": one.author, "made_at": one.made_at.isoformat(),
            "positives": one.positives, "negatives": one.negatives}  # fmt: skip


def _warn(notes: "Sequence[Note]", what: str) -> None:
    for note in notes:
        click.echo(f"{what}: {note.path}: {note.reason}", err=True)


def _id(name: str) -> str:
    from penat.domain.label_set import set_id

    return set_id(name)


def _labeller(cache: Path | None) -> "Labeller":
    from penat.wiring.annotation import build_annotation

    return build_annotation(settings_with(cache))[1]
