"""`penat rooms learn` and `learned`: the blend that servers rank matches with, where it is better than distance."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from penat.cli.cache_option import cache_option, settings_with
from penat.cli.failures import told_plainly
from penat.cli.strange_items import tell_strange
from penat.settings import Settings

if TYPE_CHECKING:
    from penat.domain.room import RoomTold
    from penat.domain.room_blend import KeptBlend
    from penat.lab.room_files import Gathered
    from penat.lab.room_learning import Learned

_json = click.option("--json", "as_json", is_flag=True, help="One JSON object.")


@click.command()
@click.option(
    "--rooms", "files", type=click.Path(path_type=Path, dir_okay=False), multiple=True, metavar="rooms.json",
    help="Rooms to learn from, beside the confirmed ones; may be given again. [default: DATA/_rooms/rooms.json]",
)  # fmt: skip
@click.option("--confirmed/--no-confirmed", default=True, show_default=True, help="Learn from the confirmed rooms.")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Of the bootstrap.")
@click.option("--dry-run", is_flag=True, help="Judge, and keep nothing.")
@_json
@cache_option
def learn(
    files: tuple[Path, ...], confirmed: bool, seed: int, dry_run: bool, as_json: bool, cache: Path | None
) -> None:  # fmt: skip
    """Learn from rooms what goes together, judge it scene by scene, and keep it beside the releases.

    Servers rank matches by it from the next second on, where it beat distance with the interval clear of zero;
    otherwise only where a request asks for `"method": "blend"`.
    """
    with told_plainly():
        from penat.lab.picks_vectors import space_of_release
        from penat.lab.room_files import gathered
        from penat.lab.room_learning import learned as run
        from penat.wiring.catalogue import build_source
        from penat.wiring.rooms import keep_blend

        settings = settings_with(cache)
        told = _told(settings, files, confirmed=confirmed)
        catalogue = build_source(settings).current()
        ids, space, names = space_of_release(catalogue)
        found = gathered(told, ids)
        result = run(space, found.rooms, names, seed)
        kept = _kept(result, found, (catalogue.model, catalogue.model_sha256, catalogue.release))
        where = None if dry_run else keep_blend(settings, kept)
    if as_json:
        click.echo(json.dumps(_facts(kept) | {"kept": None if where is None else str(where)}, ensure_ascii=False))
        return
    tell_strange(found.strange)
    _tell(kept)
    click.echo("Nothing was kept." if where is None else f"Kept in {where}.")


@click.command()
@_json
@cache_option
def learned(as_json: bool, cache: Path | None) -> None:
    """Say what was learned last, and whether it ranks the matches of the release being served."""
    with told_plainly():
        from penat.wiring.catalogue import build_source
        from penat.wiring.rooms import kept_blend

        settings = settings_with(cache)
        kept, catalogue = kept_blend(settings), build_source(settings).current()
        fits = kept.fits(catalogue.model, catalogue.model_sha256)
    if as_json:
        click.echo(json.dumps(_facts(kept) | {"fits_release": fits}, ensure_ascii=False))
        return
    _tell(kept)
    if not fits:
        click.echo(
            f"Release {catalogue.release} was made with another state of the model ({catalogue.model}): it is not "
            "used there. Run penat rooms learn again."
        )


def _told(settings: Settings, files: Sequence[Path], *, confirmed: bool) -> "list[RoomTold]":
    """Return the rooms to learn from, a later one of the same name in the place of an earlier. Raises InvalidInput."""
    from penat.domain.errors import InvalidInput
    from penat.wiring.rooms import SHIPPED, build_room_labeller, rooms_file

    shipped = settings.data / SHIPPED
    read = files or ([shipped] if shipped.is_file() else [])
    found = {name: one.told for path in read for name, one in rooms_file(path).items()}
    if confirmed:
        found |= {one.told.name: one.told for one in build_room_labeller(settings).rooms()}
    if not found:
        raise InvalidInput(
            f"there is no room to learn from: {shipped} is not there, and none was confirmed; give --rooms, or "
            "confirm some at /workbench/rooms", field="rooms",
        )  # fmt: skip
    return [found[name] for name in sorted(found)]


def _kept(result: "Learned", found: "Gathered", served: tuple[str, str, str]) -> "KeptBlend":
    from penat.domain.room_blend import KeptBlend

    verdict, (model, sha256, release) = result.verdict, served
    difference, interval = verdict.blend_minus_nearest
    card = {
        "release": release, "made_at": datetime.now(UTC).isoformat(timespec="seconds"), "settings": result.settings,
        "rooms": len(found.rooms.items), "scenes": len(set(found.rooms.scenes)), "left_out": len(found.strange),
        "rooms_sha256": hashlib.sha256(repr((found.rooms.items, found.rooms.scenes)).encode()).hexdigest(),
        "overall": {name: asdict(figures) for name, figures in verdict.overall.items()},
    }  # fmt: skip
    return KeptBlend(result.blend, model, sha256, difference, interval, card)


def _facts(kept: "KeptBlend") -> dict[str, Any]:
    return {
        **kept.card, "model": kept.model, "model_sha256": kept.model_sha256,
        "blend_minus_nearest": {"auc": kept.difference, "interval": list(kept.interval)},
        "default": "blend" if kept.proven else "nearest",
    }  # fmt: skip


def _tell(kept: "KeptBlend") -> None:
    card, (low, high) = kept.card, kept.interval
    click.echo(
        f"Learned from {card.get('rooms')} rooms of {card.get('scenes')} scenes on {kept.model}, release "
        f"{card.get('release')}, {card.get('made_at')}."
    )
    overall = dict(card.get("overall", {}))
    for name in [name for name in ("nearest", "rooms", "learned", "blend") if name in overall]:
        one = overall[name]
        click.echo(f"{name:8} AUC {one['auc']:.3f} ({one['interval'][0]:.3f} to {one['interval'][1]:.3f})")
    click.echo(f"blend minus nearest: {kept.difference:+.3f} AUC ({low:+.3f} to {high:+.3f})")
    if kept.proven:
        click.echo("It beats distance, the interval clear of zero: matches are ranked by the blend.")
    else:
        click.echo('It does not beat distance for certain: nearest stays; "method": "blend" asks for it.')
