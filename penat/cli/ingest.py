"""`penat ingest DATA`: pictures in, a published release out, and a report of what was left out and why."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from tqdm import tqdm

from penat.cli.cache_option import cache_option, settings_with
from penat.cli.failures import Stopped, told_plainly
from penat.cli.further_models import also_option, carry_on
from penat.domain.ingestion import IngestReport, ProblemKind
from penat.settings import Settings
from penat.use_cases.cataloguer import Progress

SHOWN = 20
HEADINGS: dict[ProblemKind, str] = {
    "skipped": "left out, they cannot be used",
    "picture without row": "pictures without a row in the table (items without a price)",
    "row without picture": "rows of the table without a picture (no item)",
    "same picture": "items shown as one with another: the same picture",
    "near copy": "items shown as one with another: an altered copy of its picture",
    "other colour": "items shown as one with another: the same thing in another colour",
    "note": "notes",
}
_path = click.Path(path_type=Path)


@click.command()
@click.argument("data", type=_path, required=False)
@click.option("--model", metavar="NAME", help="A model in CACHE/models, or a bundle's path. [default: the release's]")
@also_option
@click.option("--links", type=_path, help="The table. [default: DATA/links.csv]")
@click.option(
    "--map",
    "mapping",
    multiple=True,
    metavar="FIELD=COLUMN,…",
    help="What the table's columns hold, such as image=image_url,name=item_name,category=item_type,id=sku.",
)
@click.option("--profile", type=_path, help="How the table is read, as TOML. [default: DATA/profile.toml]")
@click.option("--save-profile", type=_path, help="Write what --profile and --map say to this file.")
@cache_option
@click.option(
    "--variants-distance", type=click.FloatRange(0, 4), metavar="X",
    help="Pictures at most this far apart may be one design; 0: only identical ones. [default: the model's]",
)  # fmt: skip
@click.option("--refetch", is_flag=True, help="Fetch every picture named by address anew.")
@click.option("--allow-private-addresses", is_flag=True, help="Fetch from private networks and this machine too.")
@click.option(
    "--only", multiple=True, metavar="CATEGORY",
    help="Read this folder only; the other categories stay as they are served.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Serve the release however much it differs from the one being served.")
@click.option("--without-head", is_flag=True, help="Serve the model's own vectors, not the served head's.")
@click.option("--tsne", is_flag=True, help="Work out the map of the items by t-SNE too, as `penat trouble map` does.")
@click.option("--batch", type=click.IntRange(1, 4096), default=32, show_default=True, help="Pictures a model run.")
def ingest(
    data: Path | None,
    model: str | None,
    also: tuple[str, ...],
    links: Path | None,
    mapping: tuple[str, ...],
    profile: Path | None,
    save_profile: Path | None,
    cache: Path | None,
    variants_distance: float | None,
    refetch: bool,
    allow_private_addresses: bool,
    only: tuple[str, ...],
    force: bool,
    without_head: bool,
    tsne: bool,
    batch: int,
) -> None:
    """Read DATA/CATEGORY/*.jpg and DATA/links.csv, or a JSON list DATA.json, and publish them as a release.

    DATA is "data" by default. Only new and changed pictures meet the model. Folders that begin with "_" are no
    categories. What cannot be read is reported and left out. The further models of the release that was served are
    carried on: only what is new to them meets them.
    """
    with _stopped_plainly(), told_plainly("; nothing was published"):
        from penat.wiring.ingestion import build_cataloguer
        from penat.wiring.profiles import chosen_profile, profile_file, write_profile
        from penat.wiring.sources import fetching_as
        from penat.wiring.spaces import FurtherModels

        settings = settings_with(cache)
        further = FurtherModels(settings, also)
        started = time.monotonic()
        reading = chosen_profile(data or settings.data, profile, mapping)
        if used := profile_file(data or settings.data, profile):
            click.echo(f"The table is read as {used} says.")
        if save_profile is not None:
            write_profile(save_profile, reading)
        with _fetch_bar() as fetched, _progress_bar() as progress:
            fetching = fetching_as(allow_private=allow_private_addresses, refetch=refetch, progress=fetched)
            cataloguer = build_cataloguer(
                settings, data, model=model, links=links, batch=batch, variants_distance=variants_distance,
                profile=reading, fetching=fetching, only=only, force=force,
                keep_head=not without_head,
            )  # fmt: skip
            report = cataloguer.ingest(progress)
        _tell(report, settings.cache / "releases" / report.release, time.monotonic() - started)
    carry_on(further, report.release)
    if tsne and report.published:
        with told_plainly():
            _map(settings)


def _map(settings: Settings) -> None:
    """Work out the map of the release that was just published."""
    from penat.wiring.trouble import make_map

    _, points = make_map(settings, "tsne")
    click.echo(f"A t-SNE map of {len(points):,} items is kept for the workbench.")


@contextmanager
def _stopped_plainly() -> Iterator[None]:
    """Say, when a person stops the run, that nothing is lost."""
    try:
        yield
    except KeyboardInterrupt:
        raise Stopped("stopped; nothing was published. What was embedded is kept: the next run goes on there") from None


@contextmanager
def _progress_bar() -> Iterator[Progress]:
    """Show pictures done and pictures a second on a terminal's error stream."""
    with tqdm(unit=" pictures", desc="reading and embedding", dynamic_ncols=True, disable=None) as bar:

        def progress(done: int, total: int, embedded: int) -> None:
            bar.total = total
            bar.set_postfix(embedded=embedded, refresh=False)
            bar.update(done - bar.n)

        yield progress


@contextmanager
def _fetch_bar() -> Iterator[Callable[[int, int], None]]:
    """Show pictures fetched, once there are any to fetch."""
    bars: list[tqdm[Any]] = []

    def progress(done: int, total: int) -> None:
        if not bars:
            bars.append(tqdm(unit=" pictures", desc="fetching", dynamic_ncols=True, disable=None, total=total))
        bars[0].update(done - bars[0].n)
        if done == total:
            bars[0].close()

    try:
        yield progress
    finally:
        for bar in bars:
            bar.close()


def _tell(report: IngestReport, folder: Path, seconds: float) -> None:
    """Print the report."""
    for category, count in report.items.items():
        click.echo(f"{count:7,}  {category}")
    total = sum(report.items.values())
    click.echo(f"{total:7,}  items: {report.embedded:,} embedded, {report.reused:,} taken over unchanged")
    for kind, heading in HEADINGS.items():
        tell_problems(report, kind, heading)
    if report.published:
        speed = f", {report.embedded / seconds:.0f} pictures/s in all" if report.embedded else ""
        click.echo(f"Published release {report.release} in {seconds:.1f} s{speed}; report: {folder / 'report.html'}")
    else:
        click.echo(f"Nothing has changed: release {report.release} keeps being served ({seconds:.1f} s).")


def tell_problems(report: IngestReport, kind: ProblemKind, heading: str) -> None:
    """Print the problems of one kind."""
    found = report.of_kind(kind)
    if found:
        click.echo(f"{len(found):7,}  {heading}")
    for problem in found[:SHOWN]:
        line = f", line {problem.line}" if problem.line else ""
        click.echo(f"         - {problem.path}{line}: {problem.reason}")
    if len(found) > SHOWN:
        click.echo(f"         … and {len(found) - SHOWN:,} more, see report.csv")
