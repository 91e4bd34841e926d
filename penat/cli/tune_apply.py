"""`penat tune list`, `apply NAME` and `remove`: heads on the release being served."""

import json
from pathlib import Path

import click

from penat.cli.cache_option import cache_option, settings_with
from penat.cli.failures import told_plainly
from penat.cli.further_models import tell_taken_over
from penat.domain.head import KeptHead
from penat.domain.ingestion import IngestReport
from penat.settings import Settings

_path = click.Path(path_type=Path)
_var = click.option("--var", type=_path, help="Where heads are kept. [default: var]")
_force = click.option("--force", is_flag=True, help="Serve the release whatever the gate finds.")


@click.command("list")
@_var
@click.option("--json", "as_json", is_flag=True, help="One JSON list instead of lines.")
def list_heads(var: Path | None, as_json: bool) -> None:
    """List the heads that were fitted, with what each gained on what it never saw."""
    with told_plainly():
        from penat.wiring.tuning_apply import kept_heads

        found = kept_heads(settings_with(None, var))
    if as_json:
        click.echo(json.dumps([{**one.facts, "name": one.name} for one in found]))
        return
    for one in found:
        click.echo(_line(one))
    if not found:
        click.echo("No head was fitted yet; see penat tune fit --help")


@click.command("apply")
@click.argument("name")
@cache_option
@_var
@_force
def apply_head(name: str, cache: Path | None, var: Path | None, force: bool) -> None:
    """Publish a release of the served items under the head NAME, from the stored vectors: no picture is read.

    It is refused where the head shows no sure gain, a frozen query fails that passed, or any figure is worse by more
    than noise: nearest items of the same category and column, categories told by words. Words and photos go through
    the head too. The release stays kept and can be looked at: penat releases show.
    """
    _put(name, settings_with(cache, var), force=force)


@click.command("remove")
@cache_option
@_var
@_force
def remove_head(cache: Path | None, var: Path | None, force: bool) -> None:
    """Publish a release of the served items with the model's own vectors again."""
    _put(None, settings_with(cache, var), force=force)


def _put(name: str | None, settings: Settings, *, force: bool) -> None:
    with told_plainly():
        from penat.wiring.spaces import FurtherModels
        from penat.wiring.tuning_apply import apply_head as apply

        further = FurtherModels(settings)
        report = apply(settings, name, force=force)
        click.echo(_told(report, name))
        if report.published:
            tell_taken_over(further.take_over(report.release), report.release)


def _told(report: IngestReport, name: str | None) -> str:
    under = "with the model's own vectors" if name is None else f"under head {name}"
    items = sum(report.items.values())
    if not report.published:
        return f"Release {report.release} is served {under} already; nothing was made"
    return f"Release {report.release} with {items:,} items {under} is being served; penat releases rollback undoes it"


def _line(one: KeptHead) -> str:
    gain = "gain not told" if one.gain is None else "gain {:+.3f} ({:+.3f} to {:+.3f})".format(*one.gain)
    told = [one.name, str(one.facts.get("method", "")), f"of {one.facts.get('labels', '')}", gain]
    return "  ".join([*told, f"model {one.facts.get('model', 'unknown')}"])
