"""`penat keys …`: who may see and change things, told to a running server at once."""

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from penat.cli.audited import audited
from penat.cli.failures import told_plainly
from penat.domain.access import SCOPES
from penat.settings import load_settings

if TYPE_CHECKING:
    from penat.domain.key_ring import KeptKey
    from penat.use_cases.key_keeper import KeyKeeper

DAY = 86_400


@click.group()
def keys() -> None:
    """Make keys, turn their secrets and take them away; servers notice at once."""


@keys.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON list.")
def list_all(as_json: bool) -> None:
    """List the keys that are good now; nobody can be told their secrets again."""
    with told_plainly():
        keeper = _keeper()
        found, asked = keeper.keys(), keeper.asked()
    if as_json:
        click.echo(json.dumps([_facts(one) for one in found]))
        return
    for one in found:
        click.echo(f"{one.key.name:16} {'+'.join(sorted(one.key.scopes)):20} made {_moment(one.made_at)}  {_end(one)}")
    if not found:
        told = "No key is good any more, and servers go on asking for one" if asked else "There is no key yet"
        click.echo(f"{told}: penat keys make NAME --scope read.")


@keys.command()
@click.argument("name")
@click.option("--scope", "scopes", type=click.Choice(SCOPES), multiple=True, required=True, help="May be given again.")
@click.option("--days", type=click.FloatRange(min=0, min_open=True), help="How long it is good. [default: for ever]")
def make(name: str, scopes: tuple[str, ...], days: float | None) -> None:
    """Make a key and print its secret, once."""
    with audited(f"penat keys make {name}"), told_plainly():
        _refuse_set(name)
        secret = _keeper().make(name, scopes, None if days is None else days * DAY)
    _tell(secret)


@keys.command()
@click.argument("name")
@click.option(
    "--grace-hours", type=click.FloatRange(min=0), default=24.0, show_default=True,
    help="How long the old secret is still good.",
)  # fmt: skip
def rotate(name: str, grace_hours: float) -> None:
    """Give a key a new secret and print it, once."""
    with audited(f"penat keys rotate {name}"), told_plainly():
        secret = _keeper().rotate(name, grace_hours * 3600)
    _tell(secret)


@keys.command()
@click.argument("name")
def revoke(name: str) -> None:
    """Take a key away at once, with every secret it has."""
    with audited(f"penat keys revoke {name}"), told_plainly():
        _keeper().revoke(name)
    click.echo(f"{name} is no key any more")


@keys.command("new-signing-key")
@click.option(
    "--keep", type=click.IntRange(0, 10), default=1, show_default=True,
    help="How many of the keys before it stay good; 0 ends every session and sign-in.",
)  # fmt: skip
def new_signing_key(keep: int) -> None:
    """Make a new key that signs sessions and sign-ins; servers take it when they start again."""
    with audited("penat keys new-signing-key"), told_plainly():
        from penat.wiring.guarding import turn_signing_key

        kept = turn_signing_key(load_settings(), keep)
    click.echo(f"New sessions are signed anew once the servers have started again; {kept} older kept for those begun")


def _keeper() -> "KeyKeeper":
    from penat.wiring.guarding import build_key_keeper

    return build_key_keeper(load_settings())


def _refuse_set(name: str) -> None:
    """Refuse the name of a key that the settings hold: one name must not be two keys."""
    from penat.domain.errors import InvalidInput
    from penat.wiring.server import api_keys

    if any(key.name == name for key in api_keys(load_settings())):
        raise InvalidInput(f"PENAT_API_KEYS has a key named {name!r} already; take another name", field="name")


def _tell(secret: str) -> None:
    click.echo("Keep this secret well; it is not shown again:", err=True)
    click.echo(secret)


def _facts(one: "KeptKey") -> dict[str, object]:
    ends = None if one.key.ends_at is None else _moment(one.key.ends_at)
    return {
        "name": one.key.name, "scopes": sorted(one.key.scopes), "made_at": _moment(one.made_at), "ends_at": ends,
    }  # fmt: skip


def _end(one: "KeptKey") -> str:
    return "for ever" if one.key.ends_at is None else f"until {_moment(one.key.ends_at)}"


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
