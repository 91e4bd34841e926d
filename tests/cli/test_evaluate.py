"""`penat evaluate styles` on a small drawn shop."""

import json

import pytest
from click.testing import CliRunner

from penat.cli.main import cli
from tests.fakes import circle


@pytest.fixture
def labelled(serve):
    """Serve chairs, beds and tables that stand side by side on an arc, their styles in four stretches of it."""
    serve(circle.styled("chair", "bed", "couch", "table"))


def test_it_prints_a_line_for_each_category_and_their_mean(labelled):
    told = CliRunner().invoke(cli, ["evaluate", "styles"])
    assert told.exit_code == 0
    assert [line.split()[0] for line in told.output.splitlines()[2:]] == ["bed", "couch", "table", "all"]
    assert "4.0" in told.output.splitlines()[-1]


def test_json_holds_the_same_figures(labelled):
    told = CliRunner().invoke(cli, ["evaluate", "styles", "--category", "bed", "--json"])
    bed, together = json.loads(told.output)
    assert bed["category"] == "bed"
    assert bed["share"] == together["share"] == 1.0
    assert bed["lift"] == pytest.approx(4.0)


def test_a_column_that_is_not_there_is_named(labelled):
    told = CliRunner().invoke(cli, ["evaluate", "styles", "--column", "mood"])
    assert told.exit_code == 2
    assert "no chair has a 'mood'" in told.output
    assert "Traceback" not in told.output


def test_without_a_release_it_says_how_to_make_one(tmp_path):
    told = CliRunner().invoke(cli, ["evaluate", "styles", "--cache", str(tmp_path)])
    assert told.exit_code == 2
    assert "penat ingest" in told.output
