"""Commands read as the command line reads them, without being run."""

from collections.abc import Sequence

import click

from penat.cli.main import cli


def parsed(words: Sequence[str]) -> click.Context:
    """Return what the words after `penat` ask for. Raises click.UsageError where there is no such command or option."""
    command: click.Command = cli
    left = list(words)
    context = click.Context(cli)
    while isinstance(command, click.Group):
        found = command.get_command(context, left[0]) if left else None
        if found is None:
            raise click.UsageError(f"penat {' '.join(words)}: no such command")
        command, left = found, left[1:]
    return command.make_context(words[-1], left)
