"""`penat evaluate …`: how good the served release is, as figures with intervals."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from penat.cli.failures import told_plainly
from penat.lab.styles import StyleAgreement, style_agreement
from penat.settings import load_settings


@click.group()
def evaluate() -> None:
    """Measure the release being served."""


@evaluate.command()
@click.option("--chosen", default="chair", show_default=True, help="The category that is chosen from.")
@click.option("--category", "categories", multiple=True, help="What is matched with it. [default: bed, couch, table]")
@click.option("--column", default="style", show_default=True, help="The column of the table that holds the truth.")
@click.option("--cache", type=click.Path(path_type=Path), help="Where releases are kept. [default: chroma_cache]")
@click.option("--json", "as_json", is_flag=True, help="One JSON list instead of the table.")
def styles(chosen: str, categories: tuple[str, ...], column: str, cache: Path | None, as_json: bool) -> None:
    """Print how often the closest match shares the chosen item's style family, against chance.

    Every labelled item of the chosen category is taken in turn. The recommender never reads the column. The interval
    is a 95 % bootstrap over the chosen items.
    """
    with told_plainly():
        from penat.wiring.catalogue import build_source

        settings = load_settings(**({"cache": cache} if cache is not None else {}))
        catalogue = build_source(settings).current()
        found = style_agreement(catalogue, categories or ("bed", "couch", "table"), chosen=chosen, column=column)
    if as_json:
        click.echo(json.dumps([{**asdict(row), "lift": row.lift} for row in found]))
        return
    click.echo(f"Release {catalogue.release}, model {catalogue.model}: does the closest match share the {column}?")
    click.echo(f"{'category':12} {chosen + 's':>8} {'share':>7} {'95 % interval':>16} {'chance':>7} {'× chance':>9}")
    for row in found:
        click.echo(_line(row))


def _line(row: StyleAgreement) -> str:
    interval = f"{row.low:.2f} to {row.high:.2f}"
    return f"{row.category:12} {row.chosen:8} {row.share:7.3f} {interval:>16} {row.chance:7.3f} {row.lift:9.1f}"
