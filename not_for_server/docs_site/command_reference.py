"""Every command with its arguments and options, from click itself."""

import inspect
from collections.abc import Iterator

import click

from not_for_server.docs_site.prose import page, plain, table
from penat.cli.main import cli


def command_page() -> str:
    """Return the page of all commands, a section each, subcommands after their group."""
    intro = "Made of the commands themselves. [Commands](../commands.md) says what each is for."
    return page(["# Reference: commands", intro, *_sections(cli, click.Context(cli, info_name="penat"))])


def _sections(command: click.Command, context: click.Context) -> Iterator[str]:
    if context.parent is not None:
        yield _section(command, context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None and not below.hidden:
                yield from _sections(below, click.Context(below, parent=context, info_name=name))


def _section(command: click.Command, context: click.Context) -> str:
    usage = command.get_usage(context).removeprefix("Usage: ")
    options = [one.get_help_record(context) for one in command.get_params(context) if isinstance(one, click.Option)]
    rows = [(f"`{record[0].replace('|', '/')}`", plain(record[1])) for record in options if record]
    level = "#" * min(1 + context.command_path.count(" "), 4)
    heading = f"{level} {context.command_path}"
    told = plain(inspect.cleandoc(command.help or "").replace("\b", ""))
    return page([heading, told, f"```text\n{usage}\n```", table(("option", "does"), rows)])
