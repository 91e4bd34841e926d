"""`penat releases push` and `pull`: a release's vectors into an engine, and out of one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from tqdm import tqdm

from penat.cli.cache_option import cache_option, settings_with
from penat.cli.counting import counting
from penat.cli.failures import Refused, told_plainly
from penat.settings import Settings

_release = click.argument("release_id", metavar="[RELEASE]", required=False)
_engine = click.option("--engine", metavar="URL", help="The engine. [default: PENAT_ENGINE]")


@click.command()
@_release
@_engine
@click.option("--replace", is_flag=True, help="Write it anew from the beginning.")
@cache_option
def push(release_id: str | None, engine: str | None, replace: bool, cache: Path | None) -> None:
    """Bring RELEASE, by default the one being served, into an engine, and check what it holds then.

    A push that was interrupted goes on where it ended; one that was complete writes nothing. URL is
    chroma:///FOLDER, chroma+http://HOST:8000, qdrant+http://HOST:6333 or qdrant:///FOLDER.
    """
    with told_plainly():
        from penat.wiring.engines import push_release

        settings = settings_with(cache)
        wanted = _wanted(settings, release_id)
        with _progress_bar("pushing") as progress:
            report = push_release(settings, wanted, engine, progress, replace=replace)
    click.echo(f"The engine holds release {wanted}: {report.written:,} items written, {report.there:,} were there.")


@click.command()
@_release
@_engine
@cache_option
def pull(release_id: str | None, engine: str | None, cache: Path | None) -> None:
    """Make RELEASE whole, by default the one that CURRENT names, whose arrays/ and chroma/ are not here.

    Copy the rest of its folder first: manifest, facts, pictures. Vectors come from the engine and are checked against
    the manifest; the lists derived from them are made anew.
    """
    with told_plainly():
        from penat.wiring.engines import pull_release

        settings = settings_with(cache)
        wanted = release_id or _current(settings)
        with _progress_bar("pulling") as progress:
            made = pull_release(settings, wanted, engine, progress)
    click.echo(f"Release {wanted} is whole." if made else f"Release {wanted} was whole already.")


def _wanted(settings: Settings, text: str | None) -> str:
    from penat.wiring.releases import release_named

    return release_named(settings, text) if text is not None else _current(settings)


def _current(settings: Settings) -> str:
    from penat.wiring.releases import list_releases

    current = list_releases(settings)[1]
    if current is None:
        raise Refused(f"{settings.cache} names no release being served; say which one")
    return current


@contextmanager
def _progress_bar(what: str) -> Iterator[Callable[[int, int], None]]:
    with tqdm(unit=" items", desc=what, dynamic_ncols=True, disable=None) as bar:
        yield counting(bar)
