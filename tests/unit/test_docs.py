"""The docs name what there is: every setting with its default and meaning, every room, every command."""

from pathlib import Path

import pytest

from penat.cli.main import cli
from penat.settings import Settings

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_has_its_line(name):
    default = Settings.model_fields[name].default
    shown = "–" if default in (None, "") else f"`{default}`"
    line = f"| `PENAT_{name.upper()}` | {shown} | {Settings.model_fields[name].description} |"
    assert line in (ROOT / "docs/settings.md").read_text().splitlines()


def test_every_room_is_in_the_architecture_page_and_states_its_law():
    page = (ROOT / "docs/architecture.md").read_text()
    for room in sorted(path.parent for path in (ROOT / "penat").glob("*/__init__.py")):
        assert f"  {room.name}/ " in page
        assert "forbidden" in (room / "README.md").read_text()


def test_every_command_is_in_the_commands_page():
    page = (ROOT / "docs/commands.md").read_text()
    for verb in cli.list_commands(None):
        assert f"penat {verb}" in page
