"""`penat photos …`: what was uploaded here, looked at and taken away by the operator."""

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from penat.cli.failures import told_plainly
from penat.settings import load_settings

if TYPE_CHECKING:
    from penat.domain.photo import Photo
    from penat.domain.piece import SegmentRun
    from penat.use_cases.photo_keeper import PhotoKeeper

_json = click.option("--json", "as_json", is_flag=True, help="JSON instead of words.")
_PAGE = 500


@click.group()
def photos() -> None:
    """Look after the photos that were uploaded here (PENAT_VAR/photos, and the database)."""


@photos.command("list")
@click.option("--owner", help='Only this owner\'s: "key:NAME", "local", "owner:DIGEST" as the list shows them.')
@click.option("--limit", type=click.IntRange(1, 1_000_000), default=100, show_default=True, help="At most so many.")
@_json
def list_all(owner: str | None, limit: int, as_json: bool) -> None:
    """List photos, the newest first, and how much is kept in all."""
    with told_plainly():
        keeper = _keeper()
        found, used = _listed(keeper, owner, limit), keeper.use(owner)
    if as_json:
        click.echo(json.dumps({"photos": [_facts(one) for one in found], "kept": used.photos, "bytes": used.bytes}))
        return
    for one in found:
        size = f"{one.width} × {one.height}"
        click.echo(
            f"{one.id}  {_day(one.made_at)}  {_day(one.expires_at)}  {size:>11} {one.size:>9,}  {one.owner[:24]}"
        )
    click.echo(f"{used.photos:,} photos, {used.bytes:,} bytes on disk" if used.photos else "There is no photo.")


@photos.command()
@click.argument("photo", metavar="ID")
@_json
def show(photo: str, as_json: bool) -> None:
    """Tell of one photo, and how far it has come: uploaded, segmented, embedded."""
    with told_plainly():
        from penat.wiring.photos import build_photo_keeper, build_photo_stores

        store, segments = build_photo_stores(load_settings())
        one = build_photo_keeper(load_settings(), store).get(photo)
        runs = [_run(run) for run in segments.runs(one.id)]
    if as_json:
        click.echo(json.dumps(_facts(one) | {"runs": runs}, ensure_ascii=False))
        return
    for name, value in _facts(one).items():
        click.echo(f"{name:10} {'–' if value is None else value}")
    for run in runs:
        asked = f"{run['mode']} {run['prompt'] or ''}".rstrip()
        took = f"{run['segment_ms']:.0f} ms to find, {run['embed_ms']:.0f} ms to embed"
        click.echo(
            f"segmented  {run['at']} ({asked}) by {run['segmenter']}: {', '.join(run['segments']) or 'nothing'}; {took}"
        )


@photos.command()
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.option("--yes", is_flag=True, help="Do not ask first.")
def delete(ids: tuple[str, ...], yes: bool) -> None:
    """Take photos away for good, with what was found in them."""
    if not yes:
        click.confirm(f"{len(ids)} photo(s) cannot be brought back. Go on?", abort=True)
    keeper = _keeper()
    for one in ids:
        with told_plainly():
            keeper.remove(one)
        click.echo(f"Deleted {one}")


@photos.command()
@_json
def expire(as_json: bool) -> None:
    """Delete the photos whose time is over (PENAT_PHOTO_DAYS after they came)."""
    with told_plainly():
        _tell(_keeper().expire(), "expired photos deleted", as_json)


@photos.command()
@_json
def sweep(as_json: bool) -> None:
    """Delete files that no photo has, as a crash may leave them."""
    with told_plainly():
        _tell(_keeper().sweep(), "files of no photo deleted", as_json)


def _listed(keeper: "PhotoKeeper", owner: str | None, limit: int) -> "list[Photo]":
    found: list[Photo] = []
    while len(found) < limit:
        page = keeper.listed(owner, min(_PAGE, limit - len(found)), found[-1].id if found else None)
        found.extend(page)
        if not page:
            break
    return found


def _facts(one: "Photo") -> dict[str, Any]:
    return {
        "id": one.id, "owner": one.owner, "width": one.width, "height": one.height, "size": one.size,
        "sha256": one.sha256, "made_at": one.made_at.isoformat(),
        "expires_at": None if one.expires_at is None else one.expires_at.isoformat(),
    }  # fmt: skip


def _run(run: "SegmentRun") -> dict[str, Any]:
    return {
        "mode": run.wish.mode, "prompt": run.wish.prompt, "segmenter": run.segmenter, "model": run.model,
        "at": run.made_at.isoformat(), "segments": [each.label for each in run.segments],
        "decode_ms": run.timings.decode_ms, "segment_ms": run.timings.segment_ms, "embed_ms": run.timings.embed_ms,
    }  # fmt: skip


def _tell(count: int, what: str, as_json: bool) -> None:
    click.echo(json.dumps({"deleted": count}) if as_json else f"{count} {what}")


def _day(at: datetime | None) -> str:
    return "for ever  " if at is None else f"{at:%Y-%m-%d}"


def _keeper() -> "PhotoKeeper":
    from penat.wiring.photos import build_photo_keeper, build_photo_stores

    settings = load_settings()
    return build_photo_keeper(settings, build_photo_stores(settings)[0])
