"""The quality page: what a block must hold, and how one chapter is written anew among the others."""

import pytest

from penat.lab.quality import Chapter, Figure, Plot, Run
from penat.lab.quality_page import chapter_text, chapters_in, missing_text, page_text

RUN = Run("styles", ("evaluate", "styles", "--json"))
CHAPTER = Chapter("styles", "Style & form", "Does it?", lambda _: [RUN], lambda _: [])


def figure(**changed):
    told = {
        "title": "Shares", "runs": ["styles"], "head": ["a", "b"], "rows": [["x | y", "0.5"]],
        "interval": "95 %, n = 4", "says": "It does.", "caution": "It is drawn.", "short": "a half | more",
    }  # fmt: skip
    return Figure(**{**told, **changed})


@pytest.mark.parametrize("wrong", [{"runs": []}, {"interval": " "}, {"says": ""}, {"caution": ""}, {"rows": []},
                                   {"rows": [["x"]]}])  # fmt: skip
def test_a_figure_without_command_interval_or_sentence_cannot_be_made(wrong):
    with pytest.raises(ValueError, match="Shares"):
        figure(**wrong)


def test_a_block_holds_its_table_command_interval_and_sentences():
    text = chapter_text(CHAPTER, [figure(plot=Plot("styles", "<svg/>", "Dots"))], [RUN], "quality", "r-1", "tiny")
    for part in ("## Style & form", "### Shares", "![Dots](quality/styles.svg)", "| x \\| y | 0.5 |",
                 ".venv/bin/penat evaluate styles --json", "- **Interval**: 95 %, n = 4.", "- **It says**: It does.",
                 "- **It does not say**: It is drawn.", "release `r-1`, model `tiny`"):  # fmt: skip
        assert part in text


def test_a_run_that_does_not_repeat_says_so():
    text = chapter_text(CHAPTER, [figure()], [Run("styles", RUN.words, repeats=False)], "quality", "r-1", "tiny")
    assert "Times in it differ from run to run" in text


def test_the_page_begins_with_every_chapter_in_brief_and_can_be_taken_apart_again():
    chapters = {
        "styles": chapter_text(CHAPTER, [figure()], [RUN], "quality", "r-1", "tiny"),
        "rooms": missing_text(Chapter("rooms", "Rooms", "Well?", lambda _: [], lambda _: []), "no rooms"),
    }
    page = page_text(chapters, ["rooms", "styles"])
    assert "| [Style & form](#style--form) | a half \\| more |" in page
    assert "| [Rooms](#rooms) | not measured |" in page
    assert chapters_in(page) == chapters
    assert page.index("<!-- chapter: rooms -->") < page.index("<!-- chapter: styles -->")


def test_another_text_has_no_chapters():
    assert chapters_in("# A page of somebody's own\n") == {}
