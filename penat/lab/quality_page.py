"""The page of measured quality, as Markdown: chapters between marks, so that one can be written anew."""

import re
import shlex
from collections.abc import Mapping, Sequence

from penat.lab.quality import Chapter, Figure, Run

COMMAND, INTERVAL, SAYS, CAUTION, SHORT = (
    "**Command**", "**Interval**", "**It says**", "**It does not say**", "**In short**",
)  # fmt: skip
HEADING = "# Measured quality"
_MARKED = re.compile(r"<!-- chapter: (?P<name>[a-z-]+) -->\n(?P<text>.*?)\n<!-- end: (?P=name) -->", re.DOTALL)
_SHORT = re.compile(rf"^{re.escape(SHORT)}: (?P<words>.+)\.$", re.MULTILINE)
_TITLE = re.compile(r"^## (?P<title>.+)$", re.MULTILINE)


def chapter_text(
    chapter: Chapter, figures: Sequence[Figure], runs: Sequence[Run], folder: str, release: str, model: str
) -> str:
    """Return a chapter measured on *release*; its pictures lie in *folder* beside the page."""
    lines = [f"## {chapter.title}", "", chapter.asks, ""]
    short = next((one.short for one in figures if one.short), "")
    if short:
        lines += [f"{SHORT}: {short}.", ""]
    by_name = {run.name: run for run in runs}
    for one in figures:
        lines += _figure(one, [by_name[name] for name in one.runs], folder)
    lines.append(f"Measured on release `{release}`, model `{model}`.")
    return "\n".join(lines)


def missing_text(chapter: Chapter, reason: str) -> str:
    """Return a chapter that could not be measured, and why."""
    return "\n".join([f"## {chapter.title}", "", chapter.asks, "", f"Not measured: {' '.join(reason.split())}"])


def chapters_in(page: str) -> dict[str, str]:
    """Return the chapters of a page by name, none for a text that is no such page."""
    return {found["name"]: found["text"] for found in _MARKED.finditer(page)}


def page_text(chapters: Mapping[str, str], order: Sequence[str], *, quick: bool = False) -> str:
    """Return the whole page: how it was made, all answers in brief, then the chapters in *order*."""
    kept = [name for name in order if name in chapters]
    marked = [f"<!-- chapter: {name} -->\n{chapters[name]}\n<!-- end: {name} -->" for name in kept]
    brief = [
        _row([f"[{title}](#{_anchor(title)})", short]) for title, short in (_brief(chapters[name]) for name in kept)
    ]
    told = _QUICK if quick else _WHOLE
    table = ["| chapter | in short |", "| --- | --- |", *brief]
    return "\n\n".join([_HEAD, told, "\n".join(table), *marked]) + "\n"


def _figure(one: Figure, runs: Sequence[Run], folder: str) -> list[str]:
    lines = [f"### {one.title}", ""]
    if one.plot is not None:
        lines += [f"![{one.plot.alt}]({folder}/{one.plot.name}.svg)", ""]
    lines += [_row(one.head), _row(["---"] * len(one.head)), *(_row(row) for row in one.rows), ""]
    repeats = "" if all(run.repeats for run in runs) else " Times in it differ from run to run."
    said = [f"- {INTERVAL}: {one.interval}.{repeats}", f"- {SAYS}: {one.says}", f"- {CAUTION}: {one.caution}"]
    return [*lines, f"{COMMAND}:", "", "```sh", *(command_line(run) for run in runs), "```", "", *said, ""]


def command_line(run: Run) -> str:
    """Return a run as it is typed."""
    return shlex.join([".venv/bin/penat", *run.words])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|")


def _brief(text: str) -> tuple[str, str]:
    title, short = _TITLE.search(text), _SHORT.search(text)
    return title["title"] if title else "?", short["words"] if short else "not measured"


def _anchor(title: str) -> str:
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


_HEAD = f"""{HEADING}

What the shipped catalogue and the shipped model do: each figure with the command that gave it, its interval, and what
it does not say. `.venv/bin/penat evaluate all` writes the page; what lies between two marks is not edited by hand."""

_WHOLE = """**Read this first.** The catalogue is rendered by this project, the model is tiny and was trained on such
renders (of other designs), and shoppers and curators are simulated. The figures say that the machinery does what it is
meant to, and compare ways of doing it; they promise nothing for a real shop with a real model, where the same commands
have to be run again, and where what is said here of renders does not hold. Intervals are of 95 % and each stands alone:
among so many some miss. The same release, seeds and versions of the libraries give the same figures, times excepted.

`.venv/bin/penat evaluate all --only NAME` writes one chapter anew, `--resume` goes on after an interruption, and
`--quick` tries everything in small ([commands.md](commands.md))."""

_QUICK = """**Small sizes, made with `--quick`: these figures show that everything runs, and nothing else.**"""
