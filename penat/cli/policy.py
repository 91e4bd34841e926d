"""`penat evaluate policy`: what another schedule or policy would have earned, from the log of what was shown."""

from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import click
from tqdm import tqdm

from penat.cli.cache_option import cache_option, settings_with
from penat.cli.counting import counting
from penat.cli.failures import told_plainly
from penat.cli.plain_json import plain_json
from penat.domain.errors import InvalidInput
from penat.domain.shopping_log import TOLD_KINDS
from penat.lab.joined_log import joined
from penat.lab.log_simulator import Coverage
from penat.lab.log_simulator import coverage as covered
from penat.lab.lone_slates import lone_coverage
from penat.lab.policy_report import Report
from penat.lab.policy_report import report as judged
from penat.lab.slate_log import Reading, drawn, read_log
from penat.lab.target_policy import read_target
from penat.settings import load_settings

_SESSION_NAMES = {
    "logged": "as it was", "trajectory": "IPS, trajectory", "per_decision": "IPS, per decision",
    "weighted": "weighted", "dr": "doubly robust",
}  # fmt: skip
_NAMES = {
    "logged": "as it was", "ips_slate": "IPS, whole slate", "ips": "IPS, cascade", "snips": "SNIPS, cascade",
    "dr": "doubly robust",
}  # fmt: skip


@click.command()
@click.option(
    "--log", "path", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.jsonl",
    help="One slate a line; - reads standard input. [default: the server's own log]",
)  # fmt: skip
@click.option("--policy", "words", required=True, help="For instance 'kernel widths=0.2,0.2,0.05' or uniform.")
@click.option("--reward", default="pick", show_default=True, help="pick, or the name of an event: like, buy.")
@click.option("--explored", is_flag=True, help="Only sessions that explored: they support any policy.")
@cache_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of the table.")
def policy(path: Path | None, words: str, reward: str, explored: bool, cache: Path | None, as_json: bool) -> None:
    """Print what another policy would have earned on the slates of a log, with intervals, and whether it can be known.

    The same follows for sessions, as far as the log holds them whole. Only slates of the release being served are read,
    and only those whose propensities it gives.
    """
    with told_plainly():
        target = read_target(words)
        log = _own() if path is None else _read(path)
        _refuse_unknown(reward, log)
        log = _explored(log) if explored else log
        found = judged(_catalogue(cache), log.slates, target, reward, log.others)
    if as_json:
        click.echo(plain_json({**asdict(found), "without_propensities": log.without}))
        return
    _tell(found, log.without)


@click.command()
@click.option("--category", default="chair", show_default=True)
@click.option("--logged", default="kernel widths=0.25,0.25,0.1", show_default=True, help="The policy that logs.")
@click.option("--policy", "words", default="kernel widths=0.2,0.2,0.08", show_default=True, help="The one judged.")
@click.option("--runs", type=click.IntRange(2), default=500, show_default=True, help="Independent logs.")
@click.option("--sessions", type=click.IntRange(2), default=200, show_default=True, help="Sessions a log.")
@click.option(
    "--slates", type=click.IntRange(2), metavar="N",
    help="Slates alone, N a log, at the standings of --sessions sessions: quick, for large logs. [default: sessions]",
)  # fmt: skip
@click.option("--shown", type=click.IntRange(2, 24), default=4, show_default=True, help="Items a slate.")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True)
@cache_option
@click.option("--json", "as_json", is_flag=True, help="One JSON list instead of the table.")
def coverage(
    category: str, logged: str, words: str, runs: int, sessions: int, slates: int | None, shown: int, seed: int,
    cache: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Print how often the estimators' 95 % intervals hold the truth, on simulated shoppers whose tastes are known."""
    with told_plainly(), tqdm(total=runs, unit=" logs", desc="shopping", disable=None) as bar:
        over = covered if slates is None else partial(lone_coverage, slates=slates)
        found = over(
            _catalogue(cache), category, read_target(logged), read_target(words), runs=runs, sessions=sessions,
            shown=shown, seed=seed, progress=counting(bar),
        )  # fmt: skip
    if as_json:
        click.echo(plain_json([asdict(one) for one in found]))
        return
    _tell_coverage(found)


def _catalogue(cache: Path | None) -> Any:
    from penat.wiring.catalogue import build_source

    return build_source(settings_with(cache)).current()


def _own() -> Reading:
    """Return the server's own log."""
    from penat.wiring.events import build_event_records

    records = build_event_records(load_settings())
    return drawn(joined(records.slates(), records.events()))


def _refuse_unknown(reward: str, log: Reading) -> None:
    """Refuse a word that nothing in the log is called: it would be told to earn nothing, for certain."""
    known = dict.fromkeys(("pick", *TOLD_KINDS, *(kind for slate in log.slates for kind in slate.rewards)))
    if reward not in known:
        raise InvalidInput(f"{reward!r} is no event of the log; judge by one of {', '.join(known)}", field="reward")


def _explored(log: Reading) -> Reading:
    found = log.explored()
    if not found.slates:
        raise InvalidInput("no session of the log explored; set PENAT_EXPLORE=0.1 and log more", field="log")
    return found


def _read(path: Path) -> Reading:
    try:
        with click.open_file(str(path), encoding="utf-8") as lines:
            return read_log(lines)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not text"
        raise InvalidInput(f"{path}: {reason}", field="log") from None


def _tell(found: Report, without: int) -> None:
    click.echo(f"{found.policy}, judged by {found.reward}, over {found.slates} slates of {found.sessions} sessions")
    click.echo(f"{'':18} {'a slate':>8} {'95 % interval':>18}")
    for name, value in found.estimates.items():
        click.echo(f"{_NAMES[name]:18} {value.mean:8.4f} {value.low:8.4f} to {value.high:6.4f}")
    click.echo(
        f"effective slates {found.effective:.0f} as wholes, {found.effective_by_position:.0f} position by position; "
        f"never shown by the log: {found.unsupported:.2%} of first choices"
    )
    for count, what in (
        (without, "without propensities (openings, taste)"), (found.other_releases, "of other releases"),
        (found.disagreeing, "whose propensities this release does not give"),
    ):  # fmt: skip
        if count:
            click.echo(f"left out: {count} slates {what}")
    if found.too_long:
        click.echo(
            f"left out: {found.too_long} sessions with more steps than the policy has; name an entry for each step"
        )
    click.echo(found.verdict)
    _tell_sessions(found)


def _tell_sessions(found: Report) -> None:
    whole = found.whole_sessions
    if whole is not None:
        click.echo(f"whole sessions: {whole.sessions}, {whole.left_out} left out that are not whole")
        click.echo(f"{'':18} {'a session':>9} {'95 % interval':>18} {'earn anything':>14} {'95 % interval':>18}")
        for name, value in whole.total.items():
            share = whole.any[name]
            click.echo(
                f"{_SESSION_NAMES[name]:18} {value.mean:9.4f} {value.low:8.4f} to {value.high:6.4f} "
                f"{share.mean:14.4f} {share.low:8.4f} to {share.high:6.4f}"
            )
        click.echo(f"effective sessions {whole.effective:.0f}")
    click.echo(found.session_verdict)


def _tell_coverage(found: list[Coverage]) -> None:
    click.echo(f"{'':26} {'runs':>6} {'covered':>8} {'truth':>7} {'mean error':>11} {'±':>7} {'effective':>10}")
    for row in found:
        name = f"{row.of:7} {(_NAMES if row.of == 'slate' else _SESSION_NAMES)[row.estimator]}"
        click.echo(
            f"{name:26} {row.runs:6} {row.covered:8.3f} {row.truth:7.4f} {row.bias:+11.4f} {row.half_width:7.4f} "
            f"{row.effective:10.0f}"
        )
