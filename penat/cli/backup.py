"""`penat backup OUT`: keep everything a deployment needs, while it serves."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from tqdm import tqdm

from penat.cli.failures import told_plainly
from penat.settings import load_settings

if TYPE_CHECKING:
    from penat.domain.backup import Backup, KeptFile


@click.command()
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--releases", type=click.Choice(["all", "served", "none"]), default="all", show_default=True, help="Which to keep."
)
@click.option("--models/--no-models", default=True, show_default=True, help="The models of CACHE/models too.")
@click.option("--keep", type=click.IntRange(1, 10_000), metavar="N", help="Forget all but the N newest afterwards.")
@click.option(
    "--wait", type=click.FloatRange(0, 86_400), default=0.0, metavar="SECONDS",
    help="How long to wait for an ingestion to end. [default: not at all]",
)  # fmt: skip
@click.option("--list", "listed", is_flag=True, help="Only say which backups are in OUT.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def backup(  # one parameter an option
    out: Path, releases: str, models: bool, keep: int | None, wait: float, listed: bool, as_json: bool
) -> None:
    """Keep releases, models, database, photos, saved queries, keys and the price table in the folder OUT.

    The server may go on serving. OUT may hold many backups: a content they share is kept once, and only what is new is
    copied. It holds secrets, so only its owner may read it. `penat restore OUT` brings one back.
    """
    with told_plainly("; no backup was made"):
        from penat.wiring.backing_up import Wish, backup_folder, make_backup

        folder = backup_folder(out)
        if listed:
            _tell_list(list(folder.all()), as_json)
            return
        with bytes_bar("keeping") as seen:
            made = make_backup(load_settings(), folder, Wish(releases, models, wait), seen)
        forgotten, freed = folder.forget(keep) if keep is not None else (0, 0)
    facts = {**facts_of(made.backup), "new_bytes": made.new_bytes, "lacking_photos": made.lacking_photos,
             "forgotten": forgotten, "freed_bytes": freed}  # fmt: skip
    if as_json:
        click.echo(json.dumps(facts))
        return
    click.echo(f"{summary(made.backup)}; {megabytes(made.new_bytes)} of it new in {out}")
    if made.lacking_photos:
        click.echo(f"{made.lacking_photos} photo(s) have lost their bytes; they are kept without, and answer 503")
    if forgotten:
        click.echo(f"{forgotten} older backup(s) forgotten, {megabytes(freed)} freed")


def bytes_bar(what: str) -> "_Bar":
    """Return a bar of megabytes on a terminal, to be called with each file."""
    return _Bar(what)


class _Bar:
    def __init__(self, what: str) -> None:
        self._bar: tqdm[Any] = tqdm(desc=what, unit="B", unit_scale=True, disable=None)

    def __enter__(self) -> "_Bar":
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.close()

    def __call__(self, file: "KeptFile") -> None:
        self._bar.update(file.size)


def megabytes(size: int) -> str:
    """Return a number of bytes in words."""
    return f"{size / 1e6:,.1f} MB"


def summary(backup: "Backup") -> str:
    """Return a backup in a few words."""
    parts = [f"release {backup.release}" if backup.release else "no release", backup.database or "no database yet"]
    return f"Backup {backup.id}: {len(backup.files)} files, {megabytes(backup.bytes)} ({', '.join(parts)})"


def facts_of(backup: "Backup") -> dict[str, Any]:
    """Return a backup for a program."""
    return {
        "id": backup.id, "made_at": backup.made_at, "penat": backup.penat, "release": backup.release,
        "database": backup.database, "revision": backup.revision, "files": len(backup.files), "bytes": backup.bytes,
    }  # fmt: skip


def _tell_list(backups: "list[Backup]", as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps([facts_of(each) for each in backups]))
        return
    for each in backups:
        click.echo(f"{each.made_at[:16]}  {summary(each)}, Penat {each.penat}")
    if not backups:
        click.echo("There is no backup in that folder.")
