"""The reference pages name everything there is."""

import json
import re

import pytest

from not_for_server.docs_site.__main__ import ROOT, pages
from not_for_server.docs_site.api_reference import operations
from penat.cli.main import cli
from penat.settings import Settings


@pytest.fixture(scope="module")
def made():
    return pages()


def test_every_setting_has_a_section_with_its_default(made):
    for name, field in Settings.model_fields.items():
        section = made["settings.md"].split(f"\n## PENAT_{name.upper()}\n")[1].split("\n## ")[0]
        assert (f"`{field.default}`" if field.default not in (None, "") else "none") in section


def test_every_command_and_subcommand_has_a_section(made):
    headings = re.findall(r"^#+ (penat .*)$", made["commands.md"], re.MULTILINE)
    assert len(headings) == len(set(headings))
    assert {f"penat {name}" for name in cli.list_commands(None)} < set(headings)
    assert {"penat evaluate picks", "penat releases rollback"} < set(headings)


def test_every_operation_and_schema_has_a_section_and_links_lead_to_them(made):
    document = json.loads((ROOT / "clients/openapi.json").read_text())
    page = made["api.md"]
    for method, path, operation in operations(document):
        assert page.count(f"\n`{method} {path}` · `{operation['operationId']}`\n") == 1
    anchors = re.findall(r"\{ #(\S+) \}", page)
    assert len(anchors) == len(set(anchors))
    assert {f"schema-{name.lower()}" for name in document["components"]["schemas"]} <= set(anchors)
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= set(anchors)


def test_public_functions_stand_with_signature_and_docstring_private_ones_do_not(made):
    section = made["domain.md"].split("\n## sampling\n")[1].split("\n## ")[0]
    assert re.search(r"```python\ndef \w+\(", section)
    assert not re.search(r"^###+ _", made["domain.md"], re.MULTILINE)


def test_what_was_written_for_a_terminal_is_no_markup(made):
    assert "`--where TEXT`" in made["commands.md"]
    assert "1\\<=x\\<=100" in made["commands.md"]
