"""`penat database …` over a database of the test's own."""

import sqlite3

import pytest
from click.testing import CliRunner

from penat.adapters.sql_database import Database
from penat.adapters.sql_migrations import newest_revision
from penat.cli.main import cli

NEWEST = newest_revision()


@pytest.fixture
def penat(tmp_path):
    """Return a function words -> what `penat database` does with them; its database is var/penat.db."""

    def run(*words, **more):
        return CliRunner().invoke(cli, ["database", *words], env={"PENAT_VAR": str(tmp_path / "var")}, **more)

    return run


def test_looking_at_what_is_not_there_makes_nothing(penat, tmp_path):
    said = penat("status")
    assert said.exit_code == 0
    assert f"empty, to be brought to {NEWEST}" in said.output
    assert not (tmp_path / "var").exists()


def test_the_tables_are_made_and_taken_away_after_a_question(penat):
    assert f"at revision {NEWEST}" in penat("upgrade").output
    assert "up to date" in penat("status").output
    assert "up to date" in (penat("upgrade") and penat("status")).output
    refused = penat("upgrade", "--to", "base", input="n\n")
    assert refused.exit_code == 1
    assert f"at revision {NEWEST}" in penat("status").output
    assert "it is empty" in penat("upgrade", "--to", "base", "--yes").output


def test_a_revision_that_is_none_is_refused(penat):
    said = penat("upgrade", "--to", "r9", "--yes")
    assert (said.exit_code, f"head, base, {NEWEST}, " in said.output) == (2, True)


def test_a_database_that_cannot_be_used_is_told_without_its_password(tmp_path):
    env = {"PENAT_DATABASE": "postgresql://penat:s3cret@127.0.0.1:1/shop", "PENAT_VAR": str(tmp_path)}
    for words in (["status"], ["upgrade"]):
        said = CliRunner().invoke(cli, ["database", *words], env=env)
        assert said.exit_code == 2
        assert "cannot be used" in said.output
        assert "s3cret" not in said.output


def test_a_database_of_a_newer_penat_is_left_as_it_is(penat, tmp_path):
    penat("upgrade")
    connection = sqlite3.connect(tmp_path / "var" / "penat.db")
    with connection:
        connection.execute("UPDATE alembic_version SET version_num = 'r9999'")
    connection.close()
    assert "newer Penat" in penat("upgrade").output
    assert Database(f"sqlite:///{tmp_path / 'var' / 'penat.db'}").revision() == "r9999"
