"""`penat events …`: the log of what shoppers were shown and did."""

import csv
import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import IO, Any

import click

from penat.cli.failures import told_plainly
from penat.lab.joined_log import OBP_COLUMNS, joined, obp_rows
from penat.ports.event_log import EventRecords
from penat.settings import Settings, load_settings

FORMATS = ("jsonl", "obp")
_DAYS = click.option("--days", type=click.FloatRange(0, min_open=True), help="Only the last so many. [default: all]")


@click.group()
def events() -> None:
    """Count, export and forget what shoppers were shown and did."""


@events.command()
@_DAYS
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of the lines.")
def show(days: float | None, as_json: bool) -> None:
    """Print how many slates and events the log holds, and from when to when."""
    with told_plainly():
        records, since = _records(load_settings()), _since(days)
        slates: Counter[str] = Counter()
        sessions: set[str] = set()
        moments: list[datetime] = []
        for slate in records.slates(since):
            slates[slate.policy] += 1
            sessions.add(slate.session)
            moments = [min([*moments[:1], slate.at]), max([*moments[-1:], slate.at])]
        kinds = Counter(event.kind for event in records.events(since))
    told: dict[str, Any] = {
        "sessions": len(sessions), "slates": dict(slates), "events": dict(kinds),
        "from": moments[0].isoformat() if moments else None, "to": moments[-1].isoformat() if moments else None,
    }  # fmt: skip
    if as_json:
        click.echo(json.dumps(told))
        return
    click.echo(f"{len(sessions)} sessions, {sum(slates.values())} slates" + _span(moments))
    for name, count in [*sorted(slates.items()), *sorted(kinds.items())]:
        click.echo(f"  {name:12} {count}")


@events.command()
@click.option("--out", type=click.File("w", encoding="utf-8", atomic=True), default="-", help="[default: - (shown)]")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="jsonl", show_default=True,
    help="A slate a line, as penat evaluate policy reads it, or CSV with Open Bandit Pipeline's column names.",
)  # fmt: skip
@_DAYS
def export(out: IO[str], form: str, days: float | None) -> None:
    """Write the slates, each with its pick and what its items earned."""
    with told_plainly():
        records, since = _records(load_settings()), _since(days)
        slates = list(records.slates(since))
        log = joined(slates, records.events(since))
        if form == "jsonl":
            for slate in log:
                out.write(slate.model_dump_json() + "\n")
            return
        moments = {(one.session, one.step, one.shown): one for one in slates}
        writer = csv.writer(out)
        writer.writerow(OBP_COLUMNS)
        writer.writerows(obp_rows((moments[one.session, one.step, one.shown], one) for one in log))


@events.command()
@click.option("--days", type=click.FloatRange(0), help="What is older than so many. [default: PENAT_LOG_DAYS]")
def forget(days: float | None) -> None:
    """Delete what is older than the deployment keeps."""
    with told_plainly():
        settings = load_settings()
        kept = settings.log_days if days is None else days
        gone = _records(settings).forget(datetime.now(UTC) - timedelta(days=kept))
    click.echo(f"{gone} slates and events older than {kept:g} days are deleted.")


def _records(settings: Settings) -> EventRecords:
    from penat.wiring.events import build_event_records

    return build_event_records(settings)


def _since(days: float | None) -> datetime | None:
    return None if days is None else datetime.now(UTC) - timedelta(days=days)


def _span(moments: list[datetime]) -> str:
    return f", {moments[0]:%Y-%m-%d %H:%M} to {moments[-1]:%Y-%m-%d %H:%M} UTC" if moments else ""
