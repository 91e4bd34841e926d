"""`penat releases …`: what is kept in the cache folder, whether it is sound, and which release is served."""

from collections.abc import Callable
from pathlib import Path

import click
from tqdm import tqdm

from penat.cli.cache_option import cache_option, settings_with
from penat.cli.counting import counting
from penat.cli.engine_commands import pull, push
from penat.cli.failures import Refused, told_plainly
from penat.cli.release_words import facts_json, facts_lines, list_json, list_line, megabytes
from penat.settings import Settings

_json = click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")


def _one(required: bool) -> Callable[..., Callable[..., None]]:
    return click.argument("release_id", metavar="RELEASE" if required else "[RELEASE]", required=required)


@click.group()
def releases() -> None:
    """List, check, serve and take away releases. RELEASE is an id or the beginning of one."""


for _command in (push, pull):
    releases.add_command(_command)


@releases.command("list")
@_json
@cache_option
def list_all(as_json: bool, cache: Path | None) -> None:
    """Print the complete releases, oldest first, and what changed since the one before; * marks the served one."""
    with told_plainly():
        from penat.wiring.releases import overview, unread

        settings = settings_with(cache)
        found, others = overview(settings), unread(settings)
    if as_json:
        click.echo(list_json(found))
        return
    for reason in others:
        click.echo(f"! {reason}")
    if not found and not others:
        click.echo("There is no release yet; make one with: penat ingest DATA")
    for one in found:
        click.echo(list_line(one))


@releases.command()
@_one(required=False)
@click.option("--model", required=True, metavar="NAME", help="A model in CACHE/models, or a bundle's path.")
@cache_option
def embed(release_id: str | None, model: str, cache: Path | None) -> None:
    """Embed RELEASE with one model more, for searches that ask several; the served one by default.

    The release itself stays as it is; the vectors lie in CACHE/spaces. A run that was stopped goes on.
    """
    with told_plainly():
        from penat.wiring.releases import list_releases, release_named
        from penat.wiring.spaces import embed_release

        settings = settings_with(cache)
        wanted = release_named(settings, release_id or list_releases(settings)[1] or "")
        with tqdm(unit=" items", desc="embedding", disable=None) as bar:
            name = embed_release(settings, wanted, model, counting(bar))
    click.echo(f"Release {wanted} can now be searched with {name} too")


@releases.command()
@_one(required=False)
@click.option("--against", metavar="OTHER", help="Compare with this release. [default: the one being served]")
@_json
@cache_option
def show(release_id: str | None, against: str | None, as_json: bool, cache: Path | None) -> None:
    """Tell what RELEASE is, what its ingestion found odd, and how it differs from another one, item by item."""
    with told_plainly():
        from penat.wiring.releases import release_named, show_release

        settings = settings_with(cache)
        other = None if against is None else release_named(settings, against)
        facts = show_release(settings, _wanted(settings, release_id), other)
    click.echo(facts_json(facts) if as_json else "\n".join(facts_lines(facts)))


@releases.command()
@_one(required=False)
@cache_option
def verify(release_id: str | None, cache: Path | None) -> None:
    """Check every checksum, vector and count of RELEASE, by default of the one being served."""
    with told_plainly():
        from penat.wiring.releases import verify_release

        settings = settings_with(cache)
        wanted = release_id if release_id is not None and _is_folder(settings, release_id) else None
        wanted = wanted or _wanted(settings, release_id)
        problems = verify_release(settings, wanted)
    for problem in problems:
        click.echo(f"- {problem}")
    if problems:
        raise Refused(f"release {wanted} is not sound: {len(problems)} problem(s)")
    click.echo(f"Release {wanted} is sound.")


@releases.command()
@_one(required=True)
@click.option("--force", is_flag=True, help="However much it differs from the one being served.")
@cache_option
def publish(release_id: str, force: bool, cache: Path | None) -> None:
    """Serve RELEASE, if it is sound and not too different from the one being served."""
    with told_plainly("; nothing was published"):
        from penat.wiring.releases import publish_release

        settings = settings_with(cache)
        wanted = _wanted(settings, release_id)
        publish_release(settings, wanted, force=force)
    click.echo(f"Release {wanted} is being served.")


@releases.command()
@_one(required=False)
@cache_option
def rollback(release_id: str | None, cache: Path | None) -> None:
    """Serve the release that was served before, or RELEASE."""
    with told_plainly("; nothing was published"):
        from penat.wiring.releases import rollback_release

        settings = settings_with(cache)
        wanted = rollback_release(settings, _wanted(settings, release_id) if release_id else None)
    click.echo(f"Release {wanted} is being served again.")


@releases.command()
@click.option("--keep", type=click.IntRange(1), default=3, show_default=True, help="How many of the newest stay.")
@click.option(
    "--older-than", "days", type=click.IntRange(0, 36_500), metavar="DAYS", help="Only those made before that."
)
@click.option("--dry-run", is_flag=True, help="Only say what would go.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@cache_option
def prune(keep: int, days: int | None, dry_run: bool, yes: bool, cache: Path | None) -> None:
    """Take old releases off the disk; the one being served always stays. Sessions begun on them cannot go on."""
    with told_plainly():
        from penat.wiring.releases import prune_releases

        settings = settings_with(cache)
        going = prune_releases(settings, keep=keep, older_than_days=days, dry_run=True)
        for manifest in going.releases:
            click.echo(f"  {manifest.release}  {manifest.created[:16]}  {manifest.items:,} items")
        if not going.releases:
            click.echo("There is nothing to take away.")
        told = f"{len(going.releases)} release(s), {megabytes(going.bytes)}"
        if dry_run or not going.releases:
            click.echo(f"Would go: {told}.")
            return
        if not yes:
            click.confirm(f"Take away {told}?", abort=True)
        prune_releases(settings, keep=keep, older_than_days=days, dry_run=False)
    click.echo(f"Gone: {told}.")


def _wanted(settings: Settings, text: str | None) -> str:
    """Return the release meant, by default the one being served."""
    from penat.wiring.releases import list_releases, release_named

    current = list_releases(settings)[1]
    if text is not None:
        return release_named(settings, text)
    if current is None:
        raise Refused(f"there is no release in {settings.cache} yet; make one with: penat ingest DATA")
    return current


def _is_folder(settings: Settings, text: str) -> bool:
    """Return whether a release of that very name lies there, complete or not."""
    return text not in ("", ".", "..") and "/" not in text and (settings.cache / "releases" / text).is_dir()
