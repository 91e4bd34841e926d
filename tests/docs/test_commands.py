"""What the docs tell people to type is there: every command, subcommand, option, task of the Makefile and module."""

import re
from pathlib import Path

import click
import pytest

from penat.cli.main import cli
from tests.docs.doc_commands import PAGES, ROOT, commands, quoted

TASKS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
OURS = ("benchmarks", "faults", "not_for_server", "tests")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
TABLE = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
ROWS = [line.strip("| ").split(" | ") for line in TABLE.splitlines() if line.startswith("| `penat")]


def inside(command: click.Command) -> dict[str, click.Command]:
    """Return what is in a group by name, nothing for what is none."""
    if not isinstance(command, click.Group):
        return {}
    context = click.Context(command)
    return {name: command.get_command(context, name) for name in command.list_commands(context)}


VERBS = inside(cli)


def alternatives(line: str) -> list[list[str]]:
    """Return the words of a command after `penat`; of `list | show ID` each, with what stands before both."""
    first, *others = (part.split() for part in line.split(" | "))
    given = first[1:]
    group = inside(VERBS[given[0]]) if given and given[0] in VERBS else {}
    return [given, *(given[:1] + other for other in others if other and other[0] in group)]


def meant(words: list[str]) -> click.Command:
    """Return the command that some words after `penat` name."""
    command: click.Command = cli
    for word in words:
        within = inside(command)
        if not within or not re.fullmatch(r"[a-z][a-z-]*", word):
            break
        assert word in within, f"there is no penat {' '.join(words)}"
        command = within[word]
    return command


def options_of(command: click.Command) -> set[str]:
    """Return the options of a command; a group alone may be named with those of what is in it."""
    within = [options_of(one) for one in inside(command).values()]
    named = {word for one in command.params for word in (*one.opts, *one.secondary_opts)}
    return named.union({"--help"}, *within)


def module_file(name: str) -> Path:
    place = ROOT / name.replace(".", "/")
    return place / "__main__.py" if place.is_dir() else place.with_suffix(".py")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_of_a_page_is_one_and_takes_the_options_it_is_given(page):
    for line in (*commands(page), *quoted(page)):
        program, _, rest = line.partition(" ")
        if Path(program).name == "penat":
            for words in alternatives(line):
                unknown = set(OPTION.findall(" ".join(words))) - options_of(meant(words))
                assert not unknown, (line, unknown)
        elif program == "make" and re.match(r"[a-z]+\b", rest):
            assert rest.split()[0] in TASKS, line
        elif (module := re.match(r"-m ([\w.]+)", rest)) and module[1].split(".")[0] in OURS:
            told = module_file(module[1])
            assert told.exists(), line
            sources = "".join(path.read_text(encoding="utf-8") for path in told.parent.glob("*.py"))
            assert not [option for option in OPTION.findall(line) if f'"{option}"' not in sources], line


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_an_option_in_the_table_of_commands_is_one_of_the_commands_of_its_row(row):
    named = re.findall(r"`([^`]+)`", row[0])
    first = named[0].split()[1:]
    group = first[:1] if inside(VERBS[first[0]]) else []
    told = [meant(first), *(meant(group + one.split()) for one in named[1:])]
    known = set().union(*map(options_of, told))
    assert set(OPTION.findall(" ".join(row))) <= known


def test_every_subcommand_has_its_place_in_the_table():
    cells = " ".join(row[0] for row in ROWS)
    for name, command in VERBS.items():
        for inner in inside(command):
            assert re.search(rf"`penat {name} {inner}\b|`penat {name} [^|]*`{inner}\b", cells), f"penat {name} {inner}"
