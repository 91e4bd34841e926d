"""What Penat is built on is held still, and comes under licences somebody has looked at."""

import re
from importlib.metadata import distribution
from pathlib import Path

import pytest

from not_for_server.dependencies.bill import cut
from not_for_server.dependencies.licences import (
    EXCUSED,
    Used,
    all_used,
    is_taken,
    licence_faults,
    licence_of,
    licences_page,
    page_faults,
)
from not_for_server.dependencies.pins import APART, CONSTRAINTS, HELD, pin_faults, pins_of, unlisted

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def used():
    return all_used(ROOT)


def test_everything_is_pinned_to_one_version_and_what_it_pulls_in_too():
    assert pin_faults(ROOT) == []
    assert unlisted(ROOT) == []


def test_every_dependency_comes_under_a_licence_that_is_taken_or_was_looked_at(used):
    assert licence_faults(used) == []
    assert len(used) > 150
    assert all(len(reason) > 20 for reason in EXCUSED.values())


def test_the_page_of_licences_names_every_dependency(used):
    assert page_faults((ROOT / "docs/licences.md").read_text(), used) == []
    assert page_faults(licences_page(used), used) == []


@pytest.mark.parametrize(
    "licence", ["AGPL-3.0-or-later", "GPL-3.0-only", "LGPL-3.0-only", "MPL-2.0", "SSPL-1.0", "MIT AND GPL-2.0-only", ""]
)
def test_a_new_copyleft_dependency_is_noticed(used, licence):
    before = licence_faults(used)
    faults = licence_faults([*used, Used("newcomer", "1.0", licence, "requirements.txt")])
    assert [fault.split()[0].strip(":") for fault in faults if fault not in before] == ["newcomer"]


def test_an_excuse_for_what_is_gone_is_noticed(used):
    left = [one for one in used if one.name != "orjson"]
    assert "orjson: excused, but not used any more" in licence_faults(left)


@pytest.mark.parametrize(
    ("expression", "taken"),
    [
        ("MIT", True), ("MIT OR GPL-2.0-only", True), ("MIT AND GPL-2.0-only", False),
        ("MPL-2.0 AND (Apache-2.0 OR MIT)", False), ("(MIT OR GPL-2.0-only) AND BSD-3-Clause", True),
        ("Apache-2.0 WITH LLVM-exception", True), ("", False), ("Proprietary", False),
    ],
)  # fmt: skip
def test_an_expression_is_taken_where_one_may_choose_what_is_taken(expression, taken):
    assert is_taken(expression) == taken


def test_a_licence_is_read_from_a_package_s_own_metadata():
    found = {name: licence_of(name, distribution(name)) for name in ("flask", "orjson", "certifi", "bandit", "pillow")}
    assert found == {
        "flask": "BSD-3-Clause", "orjson": "MPL-2.0 AND (Apache-2.0 OR MIT)", "certifi": "MPL-2.0",
        "bandit": "Apache-2.0", "pillow": "MIT-CMU",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("flask>=3", "not pinned"), ("flask", "not pinned"), ("flask==3.*", "not pinned"),
        ("flask==3,<4", "not pinned"),
        ("git+https://example.org/flask", "no plain requirement"), ("flask @ https://example.org/f.whl", "not pinned"),
        ("--index-url https://example.org", "no plain requirement"),
    ],
)  # fmt: skip
def test_a_line_that_holds_nothing_still_is_noticed(tmp_path, line, words):
    (tmp_path / "requirements.txt").write_text(f"# why\nclick==8.5.1\n{line}\n")
    pins, faults = pins_of(tmp_path, "requirements.txt")
    assert [pin.name for pin in pins] == ["click"]
    assert len(faults) == 1
    assert faults[0].startswith("requirements.txt:3")
    assert words in faults[0]


def test_a_pin_that_another_file_contradicts_and_one_nobody_holds_are_noticed(tmp_path):
    for file in (*HELD, *APART, CONSTRAINTS):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text((ROOT / file).read_text())
    path = tmp_path / CONSTRAINTS
    path.write_text(re.sub(r"(?mi)^flask==.*$", "Flask==0.1", re.sub(r"(?mi)^werkzeug==.*\n", "", path.read_text())))
    text = "\n".join(pin_faults(tmp_path))
    assert re.search(r"requirements\.txt: flask==\S+, but constraints\.txt has 0\.1", text)
    assert re.search(r"werkzeug is installed as \S+ and held as nothing", text)


def test_the_bill_holds_what_the_server_needs_and_nothing_more():
    told = {
        "metadata": {"component": {"bom-ref": "penat"}},
        "components": [{"bom-ref": "a", "name": "Flask"}, {"bom-ref": "b", "name": "pytest"}],
        "dependencies": [{"ref": "penat", "dependsOn": ["a", "b"]}, {"ref": "b", "dependsOn": ["a"]}, {"ref": "a"}],
    }
    bill = cut(told, {"flask"})
    assert [one["name"] for one in bill["components"]] == ["Flask"]
    assert bill["dependencies"] == [{"ref": "penat", "dependsOn": ["a"]}, {"ref": "a", "dependsOn": []}]
