"""docs/security.md names tests that exist, settings that exist, and one test at least for every threat."""

import ast
import re
from pathlib import Path

import pytest

from penat.settings import PREFIX, Settings

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/security.md").read_text()
THREATS = [line for line in PAGE.partition("## Limits")[0].splitlines() if line.startswith("| ")][2:]
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py(?:::\w+)?)`", PAGE)))


def functions_of(path):
    return {node.name for node in ast.parse(path.read_text()).body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("named", NAMED)
def test_a_test_that_is_named_exists(named):
    file, _, function = named.partition("::")
    found = functions_of(ROOT / file)
    assert function in found if function else any(name.startswith("test_") for name in found)


def test_every_threat_says_who_what_how_and_which_test():
    assert len(THREATS) > 12
    for threat in THREATS:
        cells = [cell.strip() for cell in threat.strip("| ").split(" | ")]
        assert len(cells) == 4, threat
        assert all(cells), threat
        assert "`tests/" in cells[3], threat


def test_every_setting_that_is_named_exists():
    named = set(re.findall(r"`(PENAT_[A-Z_]+)", PAGE))
    assert {name.removeprefix(PREFIX).lower() for name in named} <= set(Settings.model_fields)
    assert len(named) > 8
