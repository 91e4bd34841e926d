"""`penat evaluate exposure`: what shoppers would ever see."""

import csv
import io
import json
from dataclasses import asdict
from pathlib import Path

import click
from tqdm import tqdm

from penat.cli.cache_option import cache_option, settings_with
from penat.cli.counting import counting
from penat.cli.failures import told_plainly
from penat.domain.safe_cells import safe_cell
from penat.domain.session import Schedule
from penat.lab.exposure import Exposure
from penat.lab.exposure import exposure as simulated
from penat.settings import Settings

SHOPPERS = ("nearest", "uniform")
LISTED = 20


@click.command()
@click.option("--category", default="chair", show_default=True, help="The category that is chosen from.")
@click.option("--sessions", type=click.IntRange(1, 1_000_000), default=10_000, show_default=True)
@click.option(
    "--shopper", "shoppers", type=click.Choice(SHOPPERS), multiple=True,
    help="Picks the shown item nearest to a random target, or any. [default: both]",
)  # fmt: skip
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True)
@cache_option
@click.option("--json", "as_json", is_flag=True, help="One JSON list instead of the table.")
@click.option("--csv", "as_csv", is_flag=True, help="How often each design was shown, by CSV.")
def exposure(
    category: str, sessions: int, shoppers: tuple[str, ...], seed: int, cache: Path | None, as_json: bool,
    as_csv: bool,
) -> None:  # fmt: skip
    """Print what simulated sessions ever show of a category: the share of its designs, Gini, and what is never shown.

    Sessions run through the server's own flow, with its schedule and its share of exploring. `even` is the share that
    as many places would show, were they filled evenly at random.
    """
    with told_plainly():
        from penat.wiring.catalogue import build_source

        settings = settings_with(cache)
        catalogue = build_source(settings).current()
        found = []
        for shopper in shoppers or SHOPPERS:
            with tqdm(total=sessions, unit=" sessions", desc=shopper, disable=None) as bar:
                found.append(simulated(
                    catalogue, category, sessions=sessions, shopper="uniform" if shopper == "uniform" else "nearest",
                    seed=seed, schedule=_schedule(settings), explore=settings.explore, progress=counting(bar),
                ))  # fmt: skip
        ids = [item.id for item in catalogue.shelf(category).items]
    if as_json:
        click.echo(json.dumps([{name: value for name, value in asdict(one).items() if name != "times"}
                               for one in found]))  # fmt: skip
    elif as_csv:
        click.echo(_table(found, ids), nl=False)
    else:
        _tell(found, catalogue.release)


def _schedule(settings: Settings) -> Schedule | None:
    """Return the deployment's schedule; None leaves it to the release."""
    widths, choices = settings.width_schedule, settings.effective_choice_schedule
    return Schedule(widths, choices) if widths is not None or choices is not None else None


def _tell(found: list[Exposure], release: str) -> None:
    click.echo(f"Release {release}, {found[0].category}: {found[0].sessions:,} sessions of each shopper")
    click.echo(f"{'shopper':8} {'designs':>8} {'places':>9} {'shown':>7} {'even':>7} {'Gini':>6} {'never':>7}")
    for one in found:
        click.echo(
            f"{one.shopper:8} {one.designs:8,} {one.places:9,} {one.shown:7.4f} {one.expected:7.4f} {one.gini:6.3f} "
            f"{len(one.never):7,}"
        )
    for one in found:
        more = f" … and {len(one.never) - LISTED:,} more, see --json" if len(one.never) > LISTED else ""
        if one.never:
            click.echo(f"never shown to {one.shopper}: {' '.join(one.never[:LISTED])}{more}")


def _table(found: list[Exposure], ids: list[str]) -> str:
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(["id", *(one.shopper for one in found)])
    for row, item_id in enumerate(ids):
        lines.writerow([safe_cell(item_id), *(int(one.times[row]) for one in found)])
    return text.getvalue()
