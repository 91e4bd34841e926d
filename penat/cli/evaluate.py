"""`penat evaluate …`: how good the served release is, as figures with intervals."""

import json
from dataclasses import asdict
from pathlib import Path

import click
from tqdm import tqdm

from penat.cli.cache_option import cache_option, settings_with
from penat.cli.carve import carve
from penat.cli.counting import counting
from penat.cli.exposure import exposure
from penat.cli.failures import told_plainly
from penat.cli.matches import matches
from penat.cli.outfits import outfits
from penat.cli.photo_retrieval import photos
from penat.cli.picks import picks
from penat.cli.policy import coverage, policy
from penat.cli.quality import everything
from penat.cli.reasons import reasons
from penat.cli.rehearsal import rehearsal
from penat.cli.segments import segments
from penat.lab.duplicates import Calibration
from penat.lab.styles import StyleAgreement, style_agreement

SHOWN = 20


@click.group()
def evaluate() -> None:
    """Measure the release being served."""


evaluate.add_command(carve)
evaluate.add_command(exposure)
evaluate.add_command(picks)
evaluate.add_command(photos)
evaluate.add_command(matches)
evaluate.add_command(outfits)
evaluate.add_command(segments)
evaluate.add_command(reasons)
evaluate.add_command(policy)
evaluate.add_command(coverage)
evaluate.add_command(rehearsal)
evaluate.add_command(everything)


@evaluate.command()
@click.option("--chosen", default="chair", show_default=True, help="The category that is chosen from.")
@click.option("--category", "categories", multiple=True, help="What is matched with it. [default: bed, couch, table]")
@click.option("--column", default="style", show_default=True, help="The column of the table that holds the truth.")
@cache_option
@click.option("--json", "as_json", is_flag=True, help="One JSON list instead of the table.")
def styles(chosen: str, categories: tuple[str, ...], column: str, cache: Path | None, as_json: bool) -> None:
    """Print how often the closest match shares the chosen item's style family, against chance.

    Every labelled item of the chosen category is taken in turn. The recommender never reads the column. The interval
    is a 95 % bootstrap over the chosen items.
    """
    with told_plainly():
        from penat.wiring.catalogue import build_source

        settings = settings_with(cache)
        catalogue = build_source(settings).current()
        found = style_agreement(catalogue, categories or ("bed", "couch", "table"), chosen=chosen, column=column)
    if as_json:
        click.echo(json.dumps([{**asdict(row), "lift": row.lift} for row in found]))
        return
    click.echo(f"Release {catalogue.release}, model {catalogue.model}: does the closest match share the {column}?")
    click.echo(f"{'category':12} {chosen + 's':>8} {'share':>7} {'95 % interval':>16} {'chance':>7} {'× chance':>9}")
    for row in found:
        click.echo(_line(row))


@evaluate.command()
@click.argument("data", type=click.Path(path_type=Path), required=False)
@click.option("--model", metavar="NAME", help="A model in CACHE/models, or a bundle's path. [default: the release's]")
@click.option(
    "--copied", type=click.IntRange(2), default=250, show_default=True, help="Pictures that copies are made of."
)
@click.option("--write", is_flag=True, help="Put the distances into the model's model.json.")
@click.option("--cache", type=click.Path(path_type=Path), help="Where models are kept. [default: chroma_cache]")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of the table.")
def duplicates(
    data: Path | None, model: str | None, copied: int, write: bool, cache: Path | None, as_json: bool
) -> None:
    """Find the distance within which a model puts altered copies of a picture, and what it would wrongly join.

    The pictures of DATA/CATEGORY ("data" by default) are encoded again, made smaller, cut, made lighter and darker.
    """
    with told_plainly():
        from penat.wiring.calibration import calibrate, write_distances
        from penat.wiring.models import build_new_embedder

        settings = settings_with(cache)
        embedder = build_new_embedder(settings, model)
        with tqdm(unit=" pictures", desc="measuring", disable=None) as bar:
            found = calibrate(embedder, data or settings.data, counting(bar), copied=copied)
        written = write_distances(embedder.folder, found) if write else None
    if as_json:
        click.echo(json.dumps(asdict(found)))
        return
    _tell_calibration(found, embedder.name)
    if written:
        click.echo(f"Written into {written}")


def _tell_calibration(found: Calibration, model: str) -> None:
    click.echo(f"Model {model}: {found.pictures} pictures and copies altered in {len(found.copies)} ways")
    click.echo(f"{'copies':24} {'number':>7} {'found':>7} {'99 % within':>12} {'bits':>5}")
    for row in found.copies:
        click.echo(f"{row.alteration:24} {row.count:7} {row.found:7.3f} {row.distance:12.4f} {row.bits:5.0f}")
    click.echo(f"duplicate_distance {found.distance:g} finds {100 * found.found:.1f} % of the copies")
    click.echo(f"colour_distance {found.colour_distance:g}, the median between two pictures of a category")
    click.echo(f"Pictures it would show as one design with another: {len(found.joined)}, to be judged by eye")
    for pair in found.joined[:SHOWN]:
        click.echo(f"  {pair.path}  =  {pair.other}")
    if len(found.joined) > SHOWN:
        click.echo(f"  … and {len(found.joined) - SHOWN:,} more, see --json")


def _line(row: StyleAgreement) -> str:
    interval = f"{row.low:.2f} to {row.high:.2f}"
    return f"{row.category:12} {row.chosen:8} {row.share:7.3f} {interval:>16} {row.chance:7.3f} {row.lift:9.1f}"
