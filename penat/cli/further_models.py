"""`--also NAME`, and further models carried on to a release that was just made: what became of each in one line."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from tqdm import tqdm

from penat.cli.counting import counting
from penat.cli.failures import Refused, Stopped, told_plainly

if TYPE_CHECKING:
    from penat.wiring.spaces import Further, FurtherModels

also_option = click.option(
    "--also", multiple=True, metavar="NAME",
    help="Embed with this further model too, for searches that ask several; later ingestions go on with it.",
)  # fmt: skip


def carry_on(models: "FurtherModels", release: str) -> None:
    """Embed a release that is being served with the further models it lacks; nothing here is an ingestion's failure."""
    try:
        with _told_only(f"Release {release} has no further models yet"):
            for one in models.missing(release):
                _embed(models, one, release)
    except KeyboardInterrupt:
        raise Stopped(
            f"stopped; release {release} is being served. The next ingestion goes on with its further models"
        ) from None


def tell_taken_over(found: Sequence["Further"], release: str) -> None:
    """Print what became of the further models of the release that was served before."""
    taken = [one.name for one in found if not one.reason]
    if taken:
        click.echo(f"Further models taken over: {', '.join(taken)}")
    for one in found:
        if one.reason:
            click.echo(f"{_left_out(one.name, release)}: {one.reason}")


def _embed(models: "FurtherModels", one: "Further", release: str) -> None:
    if one.embedder is None:
        click.echo(f"{_left_out(one.name, release)}: {one.reason}")
        return
    with _told_only(_left_out(one.name, release)):
        with tqdm(unit=" items", desc=f"embedding with {one.name}", dynamic_ncols=True, disable=None) as bar:
            made = models.embed(one.embedder, release, counting(bar))
        click.echo(
            f"Release {release} can be searched with {one.name} too: {made.embedded:,} embedded, {made.reused:,} taken "
            "over unchanged"
        )


def _left_out(name: str, release: str) -> str:
    return f"Left out further model {name} (to embed with it: penat releases embed {release} --model {name})"


@contextmanager
def _told_only(what: str) -> Iterator[None]:
    """Print expected errors in one line that begins with *what*, and go on."""
    try:
        with told_plainly():
            yield
    except Refused as error:
        click.echo(f"{what}: {error.message}")
