"""`penat evaluate rehearsal`: the report on other policies, from a log whose truth is known, beside that truth."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from penat.cli.cache_option import cache_option, settings_with
from penat.cli.failures import told_plainly
from penat.cli.plain_json import plain_json
from penat.lab.log_simulator import simulated_log, true_value
from penat.lab.policy_report import report
from penat.lab.target_policy import read_target

DRAWS = 200
JUDGED = ("kernel widths=0.2,0.2,0.08", "kernel widths=0.12,0.12,0.05", "uniform")


@click.command()
@click.option("--category", default="chair", show_default=True)
@click.option("--logged", default="kernel widths=0.25,0.25,0.1", show_default=True, help="The policy that logs.")
@click.option(
    "--policy", "judged", multiple=True, metavar="POLICY",
    help=f"One that is judged from the log; again for more. [default: {'; '.join(JUDGED)}]",
)  # fmt: skip
@click.option("--sessions", type=click.IntRange(2, 100_000), default=1000, show_default=True)
@click.option("--shown", type=click.IntRange(2, 24), default=4, show_default=True, help="Items a slate.")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True)
@cache_option
@click.option("--json", "as_json", is_flag=True, help="One JSON list instead of the table.")
def rehearsal(
    category: str, logged: str, judged: tuple[str, ...], sessions: int, shown: int, seed: int, cache: Path | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Print what `penat evaluate policy` says of other policies on one log of simulated shoppers, beside the truth.

    The shoppers are those of `penat evaluate coverage`; the truth is worked out at the very standings of the log.
    """
    with told_plainly():
        from penat.wiring.catalogue import build_source

        settings = settings_with(cache)
        catalogue = build_source(settings).current()
        logging = read_target(logged)
        targets = [read_target(words) for words in judged or JUDGED]
        slates, standings = simulated_log(catalogue, category, logging, sessions, shown, seed)
        shelf = catalogue.shelf(category)
        truth_logged = true_value(shelf, standings, logging, DRAWS, seed)
        rows = [
            {
                **asdict(report(catalogue, slates, target, "pick")),
                "logged": logging.words,
                "truth": true_value(shelf, standings, target, DRAWS, seed),
                "truth_logged": truth_logged,
            }
            for target in targets
        ]
    if as_json:
        click.echo(plain_json(rows))
        return
    for row in rows:
        _tell(row)


def _tell(row: dict[str, Any]) -> None:
    gain = row["difference"]
    click.echo(
        f"{row['policy']}: {gain['mean']:+.4f} a slate ({gain['low']:+.4f} to {gain['high']:+.4f}) beside "
        f"{row['logged']}; the truth is {row['truth'] - row['truth_logged']:+.4f}"
    )
    click.echo(f"  {row['verdict']}")
