"""`penat restore FROM`: a backup brought back to where PENAT_VAR, PENAT_CACHE and PENAT_DATABASE say."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from penat.cli.audited import note
from penat.cli.backup import bytes_bar, facts_of, megabytes, summary
from penat.cli.failures import told_plainly
from penat.settings import load_settings

if TYPE_CHECKING:
    from penat.domain.backup import Backup, Restoration


@click.command()
@click.argument("source", metavar="FROM", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option("--at", metavar="BACKUP", help="An id, or its beginning. [default: the newest]")
@click.option("--dry-run", is_flag=True, help="Check every byte and say what would be done; change nothing.")
@click.option("--force", is_flag=True, help="Put aside what is in the way.")
@click.option("--despite-server", is_flag=True, help="Also while servers use PENAT_VAR; start them anew afterwards.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def restore(source: Path, at: str | None, dry_run: bool, force: bool, despite_server: bool, as_json: bool) -> None:
    """Bring back what `penat backup FROM` kept. Stop the server first: beneath one that runs nothing is changed.

    Every byte is checked before anything is written. Where something else is already, nothing is changed; --force moves
    it into a folder .before-restoring-TIME beside it.
    """
    with told_plainly():
        from penat.domain.backup import chosen
        from penat.wiring.backing_up import backup_folder
        from penat.wiring.restoring import check_backup, plan_restoration, restore_backup, unused

        settings, folder = load_settings(), backup_folder(source)
        wanted = chosen(folder.all(), at)
        with unused(settings, despite_server=dry_run or despite_server), bytes_bar("checking") as seen:
            check_backup(folder, wanted, seen)
        if dry_run:
            _tell(wanted, plan_restoration(settings, wanted), (), as_json, done=False)
            return
        with bytes_bar("bringing back") as seen:
            restored = restore_backup(
                settings, folder, wanted, force=force, despite_server=despite_server, progress=seen
            )
        note("penat restore", "done")
    _tell(wanted, restored.plan, restored.aside, as_json, done=True)


def _tell(backup: "Backup", plan: "Restoration", aside: tuple[Path, ...], as_json: bool, *, done: bool) -> None:
    size = sum(each.size for each in plan.writes)
    if as_json:
        facts = {"written": len(plan.writes), "same": len(plan.same), "in_the_way": list(plan.in_the_way)}
        click.echo(json.dumps({**facts_of(backup), **facts, "aside": [str(each) for each in aside], "done": done}))
        return
    click.echo(f"{summary(backup)} is sound")
    click.echo(
        f"{len(plan.writes)} files, {megabytes(size)}, {'brought back' if done else 'would be brought back'}; "
        f"{len(plan.same)} are there already"
    )
    if plan.in_the_way and not done:
        click.echo(f"{len(plan.in_the_way)} are in the way, which takes --force: {', '.join(plan.in_the_way[:5])}")
    for each in aside:
        click.echo(f"What was in the way is in {each}")
    if done and backup.database:
        click.echo("Start the server; its tables are brought up to date at their first use.")
