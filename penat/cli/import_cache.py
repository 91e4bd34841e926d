"""`penat import-cache OLD`: a Chroma folder of the old backend in, a published release out."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from tqdm import tqdm

from penat.cli.cache_option import cache_option, settings_with
from penat.cli.counting import counting
from penat.cli.failures import told_plainly
from penat.cli.ingest import HEADINGS, tell_problems
from penat.domain.ingestion import IngestReport

_path = click.Path(path_type=Path)


@click.command("import-cache")
@click.argument("old", type=_path)
@click.option("--data", type=_path, help="The folder of the pictures, DATA/CATEGORY/*.jpg. [default: none are shown]")
@click.option("--model", metavar="NAME", help="The model that made the vectors. [default: not known]")
@click.option("--category-key", metavar="KEY", help="The fact that is an item's category. [default: type or the like]")
@click.option("--path-key", metavar="KEY", help="The fact that names an item's picture. [default: path or the like]")
@click.option("--collection", metavar="NAME", help="The collection. [default: the only one]")
@click.option("--force", is_flag=True, help="Publish although the model makes other vectors, or much changes.")
@cache_option
def import_cache(
    old: Path,
    data: Path | None,
    model: str | None,
    category_key: str | None,
    path_key: str | None,
    collection: str | None,
    force: bool,
    cache: Path | None,
) -> None:
    """Make a release of OLD, a folder that chromadb 0.5 wrote, without embedding its pictures again.

    OLD is read through a copy and stays as it is. Ids, vectors and facts are kept. Without --model the release cannot
    be asked in words.
    """
    with told_plainly("; nothing was published"):
        from penat.use_cases.importing import Wishes
        from penat.wiring.importing import build_importer

        settings = settings_with(cache)
        started = time.monotonic()
        importer = build_importer(settings, old, data=data, model=model, collection=collection, force=force)
        with _progress_bar() as progress:
            report = importer.run(Wishes(category_key, path_key, force), progress)
        _tell(report, settings.cache / "releases" / report.release, time.monotonic() - started)


@contextmanager
def _progress_bar() -> Iterator[Callable[[int, int], None]]:
    with tqdm(unit=" items", desc="importing", dynamic_ncols=True, disable=None) as bar:
        yield counting(bar)


def _tell(report: IngestReport, folder: Path, seconds: float) -> None:
    for category, count in report.items.items():
        click.echo(f"{count:7,}  {category}")
    click.echo(f"{sum(report.items.values()):7,}  items imported, none embedded")
    for kind, heading in HEADINGS.items():
        tell_problems(report, kind, heading)
    if report.published:
        click.echo(f"Published release {report.release} in {seconds:.1f} s; report: {folder / 'report.html'}")
    else:
        click.echo(f"Nothing has changed: release {report.release} keeps being served ({seconds:.1f} s).")
