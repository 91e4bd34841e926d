"""`penat evaluate outfits`: how much nearer the best outfit under a budget is than what plain rules put together."""

import json
from dataclasses import asdict
from pathlib import Path

import click
from tqdm import tqdm

from penat.cli.cache_option import cache_option, settings_with
from penat.cli.counting import counting
from penat.cli.failures import told_plainly
from penat.domain.errors import InvalidInput
from penat.lab.intervals import Interval
from penat.lab.outfit_quality import BUDGETS, OutfitScore, outfit_scores


@click.command()
@click.option("--chosen", default="chair", show_default=True, help="The category that is chosen from.")
@click.option("--count", type=click.IntRange(2), default=100, show_default=True, help="Designs, drawn at random.")
@click.option(
    "--budgets", default=",".join(f"{one:g}" for one in BUDGETS), show_default=True,
    help="Multiples of the cheapest outfit, commas between.",
)  # fmt: skip
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Which designs.")
@cache_option
@click.option("--json", "as_json", is_flag=True, help="One JSON list instead of the table.")
def outfits(chosen: str, count: int, budgets: str, seed: int, cache: Path | None, as_json: bool) -> None:
    """Print how near the best outfits under a budget are, beside three plain rules, and how much they spend.

    An outfit has one item of every other category. Intervals are 95 % (Student) over the chosen designs.
    """
    with told_plainly():
        from penat.wiring.catalogue import build_source

        settings = settings_with(cache)
        catalogue = build_source(settings).current()
        with tqdm(unit=" designs", desc="dressing", disable=None) as bar:
            found = outfit_scores(
                catalogue, chosen=chosen, count=count, budgets=_numbers(budgets), seed=seed, progress=counting(bar)
            )
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found]))
        return
    click.echo(f"Release {catalogue.release}: outfits around {found[0].chosen} designs of {chosen}")
    click.echo(
        f"{'budget':>7} {'way':12} {'answered':>8} {'distance':>8} {'farther than the optimum':>30} {'as near':>8} "
        f"{'spent':>6} {'ms':>6}"
    )
    for one in found:
        click.echo(_line(one))


def _numbers(words: str) -> list[float]:
    try:
        return [float(word) for word in words.split(",")]
    except ValueError:
        raise InvalidInput(f"budgets is {words!r}; give numbers such as 1.5,3", field="budgets") from None


def _line(one: OutfitScore) -> str:
    distance = "–" if one.distance is None else f"{one.distance.mean:.3f}"
    spent, ms = _figure(one.used, 2), _figure(one.ms, 1)
    return (
        f"{one.budget:6g}x {one.way:12} {one.answered:8.2f} {distance:>8} {_excess(one.excess):>30} {one.best:8.2f} "
        f"{spent:>6} {ms:>6}"
    )


def _excess(found: Interval | None) -> str:
    return "–" if found is None else f"{found.mean:+.1%} ({found.low:+.1%} to {found.high:+.1%})"


def _figure(value: float | None, digits: int) -> str:
    return "–" if value is None else f"{value:.{digits}f}"
