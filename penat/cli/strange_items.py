"""What rooms name and a release does not have, said beside the answer."""

from collections.abc import Sequence

import click

TOLD = 10


def tell_strange(strange: Sequence[tuple[str, str]]) -> None:
    """Print notes on items, each with the room that names it, that were left out; the answer is not disturbed."""
    for name, item in strange[:TOLD]:
        click.echo(f"Note: {name}: the release has no {item}; it is left out", err=True)
    if len(strange) > TOLD:
        click.echo(f"Note: and {len(strange) - TOLD} more", err=True)
