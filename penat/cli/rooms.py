"""`penat rooms …`: rooms that curators confirmed, learned from, listed, taken out and in as files."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from penat.cli.cache_option import cache_option, settings_with
from penat.cli.failures import told_plainly
from penat.cli.rooms_labelling import confirm, label
from penat.cli.rooms_learning import learn, learned
from penat.settings import load_settings

if TYPE_CHECKING:
    from penat.domain.room import Room
    from penat.use_cases.room_labeller import RoomLabeller


@click.group()
def rooms() -> None:
    """Confirm which items stand in photographed rooms, and learn from them what goes together."""


for _command in (label, confirm, learn, learned):
    rooms.add_command(_command)


@rooms.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON list.")
def list_all(as_json: bool) -> None:
    """List the confirmed rooms by name."""
    with told_plainly():
        found = _labeller().rooms()
    if as_json:
        click.echo(json.dumps([_facts(one) for one in found], ensure_ascii=False))
        return
    for one in found:
        told = one.told
        click.echo(
            f"{one.id}  {told.name:32} {told.scene:24} {len(told.pieces):3} items  {one.at:%Y-%m-%d}  {one.author}"
        )
    if not found:
        click.echo("No room was confirmed yet: penat rooms label, or /workbench/rooms.")


@rooms.command()
@click.argument("room", metavar="ID")
def show(room: str) -> None:
    """Print one room as JSON."""
    with told_plainly():
        found = _labeller().get(room)
    click.echo(json.dumps(_facts(found), ensure_ascii=False, indent=1))


@rooms.command()
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file. [default: standard output]")
@click.option("--replace", is_flag=True, help="Write over a file that is there.")
def export(out: Path | None, replace: bool) -> None:
    """Write the confirmed rooms as rooms.json, which `penat evaluate matches --rooms` and `import` read."""
    with told_plainly():
        from penat.domain.room_files import rooms_text
        from penat.wiring.rooms import write_rooms

        found = _labeller().rooms()
        if out is not None:
            write_rooms(out, rooms_text(found), replace=replace)
    click.echo(f"{len(found)} rooms written to {out}" if out is not None else rooms_text(found), nl=out is not None)


@rooms.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--annotator", default="curator", show_default=True, help="Who says so, where the file does not.")
@click.option("--strict", is_flag=True, help="Keep nothing where the file names an item that the release has not.")
@cache_option
def take_in(file: Path, annotator: str, strict: bool, cache: Path | None) -> None:
    """Keep the rooms of a rooms.json; a room of the same name is changed where the file says something else."""
    with told_plainly():
        from penat.wiring.rooms import take_rooms

        done = take_rooms(settings_with(cache), file, annotator, strict=strict)
    for note in done.notes:
        click.echo(f"Note: {note}", err=True)
    click.echo(f"{done.added} rooms added, {done.changed} changed, {done.same} known already")


@rooms.command()
@click.argument("room", metavar="ID")
def delete(room: str) -> None:
    """Take a room away; what is printed brings it back."""
    with told_plainly():
        step = _labeller().delete(room)
    click.echo(f"Deleted; bring it back with: penat rooms undo {step}")


@rooms.command()
@click.argument("step")
def undo(step: str) -> None:
    """Undo the last step of a room: a deletion, a change, or that it was made."""
    with told_plainly():
        found = _labeller().undo(step)
    click.echo("Undone: the room is gone" if found is None else f"Undone: {found.told.name} is as it was")


def _facts(one: "Room") -> dict[str, Any]:
    pieces = [{"item": each.item, "box": each.box, "segment": each.segment} for each in one.told.pieces]
    return {
        "id": one.id, "name": one.told.name, "scene": one.told.scene, "photo": one.told.photo, "pieces": pieces,
        "facts": dict(one.told.facts), "author": one.author, "at": one.at.isoformat(), "step": one.step,
    }  # fmt: skip


def _labeller() -> "RoomLabeller":
    from penat.wiring.rooms import build_room_labeller

    return build_room_labeller(load_settings())
