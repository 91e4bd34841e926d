"""`penat evaluate picks`: how often a session ends near what the shopper wants, policy by policy."""

import json
from pathlib import Path
from typing import Any

import click
from tqdm import tqdm

from penat.cli.cache_option import cache_option, settings_with
from penat.cli.counting import counting
from penat.cli.failures import told_plainly
from penat.domain.catalogue import Shelf
from penat.domain.errors import InvalidInput
from penat.domain.session import Schedule
from penat.lab.picks import Picks, Shoppers
from penat.lab.picks import picks as simulated

NEAR_SHARE = 0.05


@click.command()
@click.option(
    "--vectors", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.npz",
    help="ids, vectors and, if it has them, categories. [default: the served release]",
)  # fmt: skip
@click.option("--category", help="The category chosen from. [default: the whole file; chair of the served release]")
@click.option(
    "--policies", default="kernel,taste,rank_gamma", show_default=True,
    help="Of kernel, rank_gamma, taste, taste_exact, taste_landmarks.",
)  # fmt: skip
@click.option("--shown", type=click.IntRange(2, 24), default=9, show_default=True, help="Items a slate.")
@click.option("--shoppers", type=click.IntRange(1, 1_000_000), default=300, show_default=True)
@click.option(
    "--noise", default="none", show_default=True,
    help="none: picks the nearest to the target; else the BETA of exp(-BETA·distance).",
)  # fmt: skip
@click.option("--drift", is_flag=True, help="Half-way the target becomes one of those near to it.")
@click.option(
    "--drift-share", type=click.FloatRange(0.0, 1.0, min_open=True), default=NEAR_SHARE, show_default=True,
    help="How much of the category counts as near; 1 is all of it.",
)  # fmt: skip
@click.option(
    "--epsilon", type=click.FloatRange(0.0, 1.0), default=0.0, show_default=True,
    help="The share of taste's slates that the kernel draws.",
)  # fmt: skip
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True)
@cache_option
@click.option("--json", "as_json", is_flag=True, help="One JSON list instead of the table.")
def picks(
    vectors: Path | None, category: str | None, policies: str, shown: int, shoppers: int, noise: str, drift: bool,
    drift_share: float, epsilon: float, seed: int, cache: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Print how often the last pick of a session is among the 10 nearest to the shopper's target.

    A session is an opening and three more slates, nothing shown twice; the shopper answers with one of the slate or
    keeps the present pick. No policy is told the noise. The interval is 95 % (Wilson).
    """
    with told_plainly():
        who = Shoppers(shoppers, shown, _beta(noise), drift_share if drift else None, seed)
        shelf, schedule = _served(cache, category) if vectors is None else _read(vectors, category)
        names = [name.strip() for name in policies.split(",") if name.strip()]
        with tqdm(unit=" sessions", desc="shopping", disable=None) as bar:
            found = simulated(shelf, names, who, schedule=schedule, epsilon=epsilon, progress=counting(bar))
    if as_json:
        click.echo(json.dumps([_row(one) for one in found]))
    else:
        _tell(found, shelf, who)


def _beta(noise: str) -> float | None:
    if noise.strip().lower() == "none":
        return None
    try:
        return float(noise)
    except ValueError:
        raise InvalidInput(f"noise is {noise!r}; give none or a number such as 10", field="noise") from None


def _read(vectors: Path, category: str | None) -> tuple[Shelf, None]:
    from penat.lab.picks_vectors import shelf_from_file

    return shelf_from_file(vectors, category), None


def _served(cache: Path | None, category: str | None) -> tuple[Shelf, Schedule]:
    from penat.lab.exposure import default_schedule
    from penat.wiring.catalogue import build_source

    settings = settings_with(cache)
    catalogue = build_source(settings).current()
    return catalogue.shelf(category or "chair"), default_schedule(catalogue)


def _row(one: Picks) -> dict[str, Any]:
    return {
        "policy": one.policy,
        "shown": one.shown,
        "noise": "none" if one.noise is None else one.noise,
        "n_items": one.n_items,
        "top10": one.top10,
        "top50": one.top50,
        "median_rank": one.median_rank,
        "mean_distance": one.mean_distance,
        "interval": {"top10": [one.low, one.high]},
    }


def _tell(found: list[Picks], shelf: Shelf, who: Shoppers) -> None:
    noise = "picks the nearest" if who.noise is None else f"softmax(-{who.noise:g}·distance)"
    click.echo(f"{found[0].n_items:,} designs of {shelf.category}; {who.count:,} shoppers, {who.shown} shown, {noise}")
    click.echo(f"{'policy':16} {'top 10':>7} {'95 % interval':>16} {'top 50':>7} {'median rank':>12} {'distance':>9}")
    for one in found:
        interval = f"{one.low:.3f} to {one.high:.3f}"
        click.echo(
            f"{one.policy:16} {one.top10:7.3f} {interval:>16} {one.top50:7.3f} {one.median_rank:12.1f} "
            f"{one.mean_distance:9.3f}"
        )
