"""`penat rooms label` and `confirm`: photographs of rooms into rooms whose items a person confirmed."""

from pathlib import Path
from typing import TYPE_CHECKING

import click
from tqdm import tqdm

from penat.cli.cache_option import cache_option, settings_with
from penat.cli.failures import EXIT_REFUSED, told_plainly

if TYPE_CHECKING:
    from penat.domain.catalogue import Catalogue
    from penat.domain.room_draft import DraftPiece, DraftRoom


@click.command()
@click.argument("photos", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PHOTO...|DIR")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=Path("rooms-draft"), show_default=True,
    help="The folder that draft.json and the pieces' cut-outs are written into.",
)  # fmt: skip
@click.option("--limit", type=click.IntRange(1, 50), default=6, show_default=True, help="Items proposed for a piece.")
@click.option("--full", is_flag=True, help="Look for all pieces, with care, instead of the main ones.")
@click.option("--scene", help="What the photos show, if all are of one room. [default: each its own]")
@click.option("--keep", is_flag=True, help="Keep the photos on this server, so that /workbench/rooms can show them.")
@cache_option
def label(
    photos: tuple[Path, ...], out: Path, limit: int, full: bool, scene: str | None, keep: bool, cache: Path | None
) -> None:
    """Find the pieces in photographs of rooms and propose the nearest items for each; a person confirms them.

    A photo that the draft has already is left as it is, so a run that was stopped goes on. One that cannot be read is
    named and left out; the exit status is 2 then.
    """
    with told_plainly():
        from penat.wiring.room_drafting import Wanted, build_drafting, drafted, photos_named

        named = photos_named(photos)
        drafting = build_drafting(settings_with(cache))
        made = pieces = known = 0
        bad: list[str] = []
        bar = tqdm(named, unit=" photos", desc="looking", disable=None)
        for path, found in drafted(drafting, out, bar, Wanted(limit, full, scene, keep)):
            if found is None:
                known += 1
            elif isinstance(found, Exception):
                bad.append(f"{path}: {found}")
            else:
                made, pieces = made + 1, pieces + len(found.pieces)
    for one in bad:
        click.echo(f"Left out: {one}", err=True)
    click.echo(f"{made} rooms drafted with {pieces} pieces, {known} known already, in {out / 'draft.json'}")
    click.echo(f"Confirm them with: penat rooms confirm {out}" + (" or at /workbench/rooms" if keep else ""))
    if bad:
        raise SystemExit(EXIT_REFUSED)


@click.command()
@click.argument("draft", type=click.Path(path_type=Path, file_okay=False))
@click.option("--annotator", default="curator", show_default=True, help="Who says so.")
@click.option("--ask/--no-ask", default=True, show_default=True, help="Ask here for what the draft leaves open.")
@cache_option
def confirm(draft: Path, annotator: str, ask: bool, cache: Path | None) -> None:
    """Go through the open pieces of a DRAFT folder, and keep each room in which something was confirmed.

    A number takes the item proposed under it, an item's id takes that one, Enter drops the piece, q stops. Every answer
    is written into draft.json at once; what was filled in there by hand counts as an answer.
    """
    with told_plainly():
        from penat.domain.errors import InvalidInput
        from penat.wiring.catalogue import build_source
        from penat.wiring.room_drafting import read_drafts, write_drafts
        from penat.wiring.rooms import keep_confirmed

        settings = settings_with(cache)
        catalogue, rooms = build_source(settings).current(), read_drafts(draft)
        for name in list(rooms) if ask else []:
            for place in rooms[name].open:
                said = _asked(catalogue, rooms[name], place, draft)
                if said is None:
                    break
                rooms[name] = rooms[name].saying(place, said)
                write_drafts(draft, rooms)
            if rooms[name].open:
                break
        strange = [
            one.item for room in rooms.values() for one in room.pieces if one.item and one.item not in catalogue.places
        ]
        if strange:
            raise InvalidInput(f"the draft names {strange[0]}, which release {catalogue.release} has not", field="item")
        done = keep_confirmed(settings, [room for room in rooms.values() if not room.open], annotator)
    still = sum(bool(room.open) for room in rooms.values())
    click.echo(f"{done.added} rooms kept, {done.changed} changed, {done.same} known already; {still} still open")


def _asked(catalogue: "Catalogue", room: "DraftRoom", place: int, folder: Path) -> str | None:
    """Return what a person says one piece is, "" for none; None to stop."""
    piece = room.pieces[place]
    click.echo(f"\n{room.name}, piece {place + 1} of {len(room.pieces)}: {piece.label} ({piece.score:.2f})")
    if piece.cutout:
        click.echo(f"  {folder / piece.cutout}")
    for number, (item, score) in enumerate(piece.proposals, start=1):
        name = catalogue.item(item).name if item in catalogue.places else "not in this release"
        click.echo(f"  {number}  {item}  {name}  {score:.2f}")
    while True:
        said = click.prompt("Which is it", default="", show_default=False).strip()
        if said == "q":
            return None
        item = _meant(piece, said)
        if not item or item in catalogue.places:
            return item
        click.echo(f"There is no item {said}: a number from above, an item's id, Enter for none, or q.")


def _meant(piece: "DraftPiece", said: str) -> str:
    """Return the item that a number stands for, else what was said."""
    if said.isascii() and said.isdigit() and 1 <= int(said) <= len(piece.proposals):
        return piece.proposals[int(said) - 1][0]
    return said
