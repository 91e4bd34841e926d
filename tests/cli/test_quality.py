"""`penat evaluate all`: the page is written by its own commands, goes on after an end, and keeps what fails."""

import json
import shlex
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from penat.cli.main import cli
from penat.domain.errors import Unavailable
from penat.lab.quality import Size
from penat.lab.quality_chapters import CHAPTERS
from penat.lab.quality_page import chapters_in
from penat.wiring import quality_runs
from tests.fakes import circle
from tests.fakes.command_line import parsed

PAGE = Path(__file__).parents[2] / "docs" / "quality.md"


@pytest.fixture
def shop(serve):
    """Serve chairs, beds and tables that stand side by side on an arc, their styles in four stretches of it."""
    return serve(circle.styled("chair", "bed", "couch", "table"))


@pytest.fixture
def asked(monkeypatch):
    """Run the page's commands in this process, and note them."""
    noted = []

    def run(words, cache, waiting):
        noted.append(tuple(words))
        told = CliRunner().invoke(cli, list(words))
        if told.exit_code != 0:
            raise Unavailable(told.stderr.strip())
        return json.loads(told.stdout)

    monkeypatch.setattr(quality_runs, "run_command", run)
    return noted


def run(tmp_path, *more):
    words = ["evaluate", "all", "--out", str(tmp_path / "q.md"), "--work", str(tmp_path / "work"), *more]
    return CliRunner().invoke(cli, words)


def chapters(page):
    return chapters_in(page.read_text(encoding="utf-8"))


def frame(text):
    """Return the lines of a chapter that do not change with the figures."""
    kept = ("## ", "### ", "**Command**", "```", ".venv/bin/penat", "| category")
    return [line for line in text.splitlines() if line.startswith(kept)]


def test_one_chapter_anew_has_the_structure_of_the_page_that_ships(shop, asked, tmp_path):
    told = run(tmp_path, "--only", "styles")
    assert told.exit_code == 0, told.output
    assert frame(chapters(tmp_path / "q.md")["styles"]) == frame(chapters(PAGE)["styles"])
    assert (tmp_path / "q" / "styles.svg").read_text(encoding="utf-8").startswith("<svg")


def test_the_other_chapters_stay_as_they_are(shop, asked, tmp_path):
    (tmp_path / "q.md").write_text(PAGE.read_text(encoding="utf-8"), encoding="utf-8")
    assert run(tmp_path, "--only", "styles").exit_code == 0
    before, after = chapters(PAGE), chapters(tmp_path / "q.md")
    assert after.keys() == before.keys()
    assert [name for name in before if after[name] != before[name]] == ["styles"]


def test_the_command_that_is_printed_is_the_one_that_was_run(shop, asked, tmp_path):
    run(tmp_path, "--only", "styles")
    assert shlex.join([".venv/bin/penat", *asked[0]]) in chapters(tmp_path / "q.md")["styles"]


def test_resume_runs_nothing_again(shop, asked, tmp_path):
    run(tmp_path, "--only", "styles")
    first = (tmp_path / "q.md").read_text(encoding="utf-8")
    assert run(tmp_path, "--only", "styles", "--resume").exit_code == 0
    assert len(asked) == 1
    assert (tmp_path / "q.md").read_text(encoding="utf-8") == first


def test_without_resume_it_is_measured_anew(shop, asked, tmp_path):
    run(tmp_path, "--only", "styles")
    run(tmp_path, "--only", "styles")
    assert len(asked) == 2


def test_what_was_kept_of_another_release_is_not_taken_over(shop, asked, tmp_path):
    run(tmp_path, "--only", "styles")
    shop.publish(replace(shop.current(), release="release-2"))
    run(tmp_path, "--only", "styles", "--resume")
    assert len(asked) == 2
    assert "release `release-2`" in chapters(tmp_path / "q.md")["styles"]


@pytest.mark.parametrize("damaged", ["{", "[]", ""])
def test_a_damaged_answer_is_measured_anew(shop, asked, tmp_path, damaged):
    run(tmp_path, "--only", "styles")
    (tmp_path / "work" / "answers" / "styles.styles.json").write_text(damaged, encoding="utf-8")
    assert run(tmp_path, "--only", "styles", "--resume").exit_code == 0
    assert len(asked) == 2


def test_a_chapter_that_fails_says_why_and_takes_nothing_from_the_page(shop, asked, tmp_path):
    """The drawn shop has no rooms among its items, so rooms cannot be judged."""
    (tmp_path / "q.md").write_text(PAGE.read_text(encoding="utf-8"), encoding="utf-8")
    told = run(tmp_path, "--only", "matches", "--only", "styles")
    assert told.exit_code == 2
    assert "matches was not measured" in told.stderr
    assert "Traceback" not in told.output
    assert chapters(tmp_path / "q.md")["matches"] == chapters(PAGE)["matches"]
    assert chapters(tmp_path / "q.md")["styles"] != chapters(PAGE)["styles"]


def test_a_chapter_that_fails_and_was_never_there_is_named_in_the_page(shop, asked, tmp_path):
    run(tmp_path, "--only", "matches")
    assert "Not measured: " in chapters(tmp_path / "q.md")["matches"]


@pytest.mark.parametrize("answer", [[], [{"category": "all"}]])
def test_answers_that_make_no_figure_end_one_chapter_and_not_the_others(shop, asked, tmp_path, monkeypatch, answer):
    run_rightly = quality_runs.run_command
    monkeypatch.setattr(
        quality_runs, "run_command",
        lambda words, cache, waiting: answer if "styles" in words else run_rightly(words, cache, waiting),
    )  # fmt: skip
    told = run(tmp_path, "--only", "styles", "--only", "outfits", "--quick")
    assert told.exit_code == 2
    assert "styles was not measured: its answers do not make a figure" in told.stderr
    assert "The optimum is proven" in chapters(tmp_path / "q.md")["outfits"]


def test_a_release_that_is_published_meanwhile_is_noticed(shop, asked, tmp_path, monkeypatch):
    ways = iter([shop.current(), replace(shop.current(), release="release-2")])
    monkeypatch.setattr("penat.cli.quality._served", lambda _: (next(ways).release, "fake"))
    told = run(tmp_path, "--only", "styles")
    assert told.exit_code == 2
    assert "published meanwhile" in told.output
    assert not (tmp_path / "q.md").exists()


def test_json_holds_commands_answers_and_figures(shop, asked, tmp_path):
    told = json.loads(run(tmp_path, "--only", "styles", "--json").stdout)["styles"]
    assert told["runs"]["styles"]["command"] == ".venv/bin/penat evaluate styles --json"
    assert told["runs"]["styles"]["answer"][-1]["category"] == "all"
    assert told["figures"][0]["title"] == "The closest match has the chosen chair's style"
    assert told["missing"] is None


def test_quick_never_writes_over_the_page_that_ships(shop, asked, tmp_path):
    words = ["evaluate", "all", "--quick", "--only", "styles", "--work", str(tmp_path / "work")]
    assert CliRunner().invoke(cli, words).exit_code == 0
    assert "made with `--quick`" in (tmp_path / "work" / "quality.md").read_text(encoding="utf-8")


def test_outfits_of_the_drawn_shop_are_measured_and_drawn(shop, asked, tmp_path):
    told = run(tmp_path, "--only", "outfits", "--quick")
    assert told.exit_code == 0, told.output
    assert "The optimum is proven for each" in chapters(tmp_path / "q.md")["outfits"]
    assert (tmp_path / "q" / "outfits.svg").exists()


@pytest.mark.parametrize("content", [b"# A page of somebody's own\n", b"\xff\xfe\x00"])
def test_another_page_is_not_written_over(shop, asked, tmp_path, content):
    (tmp_path / "q.md").write_bytes(content)
    told = run(tmp_path, "--only", "styles")
    assert told.exit_code == 2
    assert "not a page of measured quality" in told.output
    assert (tmp_path / "q.md").read_bytes() == content
    assert not asked


def test_a_place_that_cannot_be_written_is_named(shop, asked, tmp_path):
    (tmp_path / "file").write_text("")
    told = CliRunner().invoke(cli, ["evaluate", "all", "--only", "styles", "--out", str(tmp_path / "q.md"),
                                    "--work", str(tmp_path / "file" / "work")])  # fmt: skip
    assert told.exit_code == 2
    assert "Traceback" not in told.output


def test_an_unknown_chapter_is_refused_with_the_known_ones(tmp_path):
    told = run(tmp_path, "--only", "mood")
    assert told.exit_code == 2
    assert "styles" in told.output


def test_without_a_release_it_says_how_to_make_one(tmp_path):
    told = run(tmp_path, "--cache", str(tmp_path / "none"))
    assert told.exit_code == 2
    assert "penat ingest" in told.output


def test_a_command_of_its_own_process_that_fails_is_told_by_its_last_line(tmp_path):
    with pytest.raises(Unavailable, match=r"penat evaluate styles --json: Error: .*penat ingest"):
        quality_runs.run_command(("evaluate", "styles", "--json"), tmp_path, lambda: None)


@pytest.mark.parametrize("further", [True, False])
@pytest.mark.parametrize("quick", [True, False])
def test_every_command_of_every_chapter_exists_and_takes_its_options(quick, further):
    for chapter in CHAPTERS:
        for one in chapter.runs(Size(quick, further=further)):
            parsed(one.words)


def test_names_of_chapters_and_of_their_runs_are_their_own():
    assert len({one.name for one in CHAPTERS}) == len(CHAPTERS)
    for chapter in CHAPTERS:
        names = [one.name for one in chapter.runs(Size(further=True))]
        assert len(set(names)) == len(names)
