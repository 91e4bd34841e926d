"""`penat releases …`: what is kept in the cache folder, and whether it is sound."""

from pathlib import Path

import click

from penat.cli.failures import Refused, told_plainly
from penat.settings import Settings, load_settings

_cache = click.option(
    "--cache", type=click.Path(path_type=Path), help="Where releases are kept. [default: chroma_cache]"
)


@click.group()
def releases() -> None:
    """List and verify releases."""


@releases.command("list")
@_cache
def list_all(cache: Path | None) -> None:
    """Print the complete releases, oldest first; an asterisk marks the one being served."""
    with told_plainly():
        from penat.wiring.ingestion import list_releases

        found, current = list_releases(_settings(cache))
    if not found:
        click.echo("There is no release yet; make one with: penat ingest DATA")
    for manifest in found:
        mark = "*" if manifest.release == current else " "
        size = f"{manifest.items:,} items in {len(manifest.categories)} categories"
        click.echo(f"{mark} {manifest.release}  {size}  {manifest.model.name}")


@releases.command()
@click.argument("release_id", metavar="[RELEASE]", required=False)
@_cache
def verify(release_id: str | None, cache: Path | None) -> None:
    """Check every checksum, vector and count of RELEASE, by default of the one being served."""
    with told_plainly():
        from penat.wiring.ingestion import list_releases, verify_release

        settings = _settings(cache)
        wanted = release_id or list_releases(settings)[1]
        if wanted is None:
            raise Refused(f"there is no release in {settings.cache} yet; make one with: penat ingest DATA")
        problems = verify_release(settings, wanted)
    for problem in problems:
        click.echo(f"- {problem}")
    if problems:
        raise Refused(f"release {wanted} is not sound: {len(problems)} problem(s)")
    click.echo(f"Release {wanted} is sound.")


def _settings(cache: Path | None) -> Settings:
    return load_settings(**({"cache": cache} if cache is not None else {}))
