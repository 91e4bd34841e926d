"""`penat ingest DATA`: pictures in, a published release out, and a report of what was left out and why."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from tqdm import tqdm

from penat.cli.failures import told_plainly
from penat.domain.ingestion import IngestReport, ProblemKind
from penat.settings import load_settings
from penat.use_cases.cataloguer import Progress

SHOWN = 20
HEADINGS: dict[ProblemKind, str] = {
    "skipped": "left out, they cannot be used",
    "picture without row": "pictures without a row in the table (items without a price)",
    "row without picture": "rows of the table without a picture (no item)",
    "note": "notes",
}
_path = click.Path(path_type=Path)


@click.command()
@click.argument("data", type=_path, required=False)
@click.option("--model", metavar="NAME", help="A model in CACHE/models, or a bundle's path. [default: the release's]")
@click.option("--links", type=_path, help="The table. [default: DATA/links.csv]")
@click.option("--cache", type=_path, help="Where releases are kept. [default: chroma_cache]")
@click.option("--batch", type=click.IntRange(1, 4096), default=32, show_default=True, help="Pictures a model run.")
def ingest(data: Path | None, model: str | None, links: Path | None, cache: Path | None, batch: int) -> None:
    """Read DATA/CATEGORY/*.jpg and DATA/links.csv, and publish them as a release.

    DATA is "data" by default. Only new and changed pictures meet the model. Folders that begin with "_" are no
    categories. What cannot be read is reported and left out.
    """
    with told_plainly("; nothing was published"):
        from penat.wiring.ingestion import build_cataloguer

        settings = load_settings(**({"cache": cache} if cache is not None else {}))
        started = time.monotonic()
        cataloguer = build_cataloguer(settings, data, model=model, links=links, batch=batch)
        with _progress_bar() as progress:
            report = cataloguer.ingest(progress)
        _tell(report, settings.cache / "releases" / report.release, time.monotonic() - started)


@contextmanager
def _progress_bar() -> Iterator[Progress]:
    """Show pictures done and pictures a second on a terminal's error stream."""
    with tqdm(unit=" pictures", desc="reading and embedding", dynamic_ncols=True, disable=None) as bar:

        def progress(done: int, total: int, embedded: int) -> None:
            bar.total = total
            bar.set_postfix(embedded=embedded, refresh=False)
            bar.update(done - bar.n)

        yield progress


def _tell(report: IngestReport, folder: Path, seconds: float) -> None:
    """Print the report."""
    for category, count in report.items.items():
        click.echo(f"{count:7,}  {category}")
    total = sum(report.items.values())
    click.echo(f"{total:7,}  items: {report.embedded:,} embedded, {report.reused:,} taken over unchanged")
    for kind, heading in HEADINGS.items():
        _tell_problems(report, kind, heading)
    if report.published:
        speed = f", {report.embedded / seconds:.0f} pictures/s in all" if report.embedded else ""
        click.echo(f"Published release {report.release} in {seconds:.1f} s{speed}; report: {folder / 'report.csv'}")
    else:
        click.echo(f"Nothing has changed: release {report.release} keeps being served ({seconds:.1f} s).")


def _tell_problems(report: IngestReport, kind: ProblemKind, heading: str) -> None:
    found = report.of_kind(kind)
    if found:
        click.echo(f"{len(found):7,}  {heading}")
    for problem in found[:SHOWN]:
        line = f", line {problem.line}" if problem.line else ""
        click.echo(f"         - {problem.path}{line}: {problem.reason}")
    if len(found) > SHOWN:
        click.echo(f"         … and {len(found) - SHOWN:,} more, see report.csv")
