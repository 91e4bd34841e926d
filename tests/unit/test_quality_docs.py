"""The quality page that ships: each figure has its command, which is there, its interval, sentences and plot."""

import re
import shlex
from pathlib import Path
from xml.etree import ElementTree

import pytest

from penat.lab.quality_chapters import CHAPTERS
from penat.lab.quality_page import CAUTION, INTERVAL, SAYS, chapters_in
from tests.fakes.command_line import parsed

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "quality.md").read_text(encoding="utf-8")
BLOCKS = {block.splitlines()[0]: block for block in re.split(r"^### ", PAGE, flags=re.MULTILINE)[1:]}
PLOTS = re.findall(r"!\[(.*?)\]\((.*?)\)", PAGE)
FIGURE = re.compile(r"[\d.]+(?: %)? \([+−-]?[\d.]+ to [+−-]?[\d.]+\)")


def test_it_holds_every_chapter_in_order_and_all_were_measured():
    assert list(chapters_in(PAGE)) == [chapter.name for chapter in CHAPTERS]
    assert "Not measured: " not in PAGE
    assert "| not measured |" not in PAGE
    assert "--quick`: these figures" not in PAGE


@pytest.mark.parametrize("title", BLOCKS)
def test_a_figure_has_its_command_interval_and_sentences(title):
    block = BLOCKS[title]
    commands = re.search(r"```sh\n(.*?)\n```", block, flags=re.DOTALL)
    for line in commands[1].splitlines():
        binary, *words = shlex.split(line)
        assert binary == ".venv/bin/penat"
        parsed(words)
    for label in (INTERVAL, SAYS, CAUTION):
        told = re.search(rf"^- {re.escape(label)}: (.+)$", block, flags=re.MULTILINE)
        assert told[1].endswith(".")
    assert "%" in re.search(rf"{re.escape(INTERVAL)}: (.+)", block)[1]
    assert re.search(r"^\| --- ", block, flags=re.MULTILINE)


def test_every_figure_with_a_plot_shows_a_picture_that_says_what_it_shows():
    assert PLOTS
    for alt, path in PLOTS:
        root = ElementTree.parse(DOCS / path).getroot()
        assert len(alt) > 20
        assert root.find("{http://www.w3.org/2000/svg}desc").text


def test_no_picture_is_left_over():
    assert {path.name for path in (DOCS / "quality").iterdir()} == {Path(path).name for _, path in PLOTS}


def test_the_commands_are_those_that_would_be_run_today():
    from penat.lab.quality import Size
    from penat.lab.quality_page import command_line

    for chapter in CHAPTERS:
        for run in chapter.runs(Size()):
            assert command_line(run) in chapters_in(PAGE)[chapter.name].splitlines()


def test_what_the_readme_quotes_of_the_page_stands_there():
    lines = (DOCS.parent / "README.md").read_text(encoding="utf-8").splitlines()
    quoted = [figure for line in lines if "docs/quality.md#" in line for figure in FIGURE.findall(line)]
    assert quoted
    assert [figure for figure in quoted if figure not in PAGE] == []


def test_links_of_the_readme_lead_to_chapters():
    text = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    known = {re.sub(r"[^\w\- ]", "", chapter.title.lower()).replace(" ", "-") for chapter in CHAPTERS}
    assert set(re.findall(r"docs/quality\.md#([\w-]+)", text)) <= known
