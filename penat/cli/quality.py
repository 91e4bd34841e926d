"""`penat evaluate all`: every figure of the quality page, measured anew, and the page written."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click
from tqdm import tqdm

from penat.cli.cache_option import cache_option, settings_with
from penat.cli.failures import EXIT_REFUSED, Refused, told_plainly
from penat.domain.errors import InvalidInput, PenatError
from penat.lab.quality import Chapter, Figure, Run, Size
from penat.lab.quality_chapters import CHAPTERS
from penat.lab.quality_page import HEADING, chapter_text, chapters_in, command_line, missing_text, page_text
from penat.settings import Settings

PAGE = Path("docs/quality.md")


@dataclass(frozen=True)
class Measured:
    """A chapter as it was measured; *reason* says why where it was not."""

    chapter: Chapter
    runs: Sequence[Run]
    answers: Mapping[str, Any]
    figures: Sequence[Figure]
    reason: str = ""


@dataclass(frozen=True)
class Asking:
    """Which release is asked, where answers are kept, and whether kept ones are taken over."""

    settings: Settings
    cache: Path | None
    release: str
    folder: Path
    resume: bool

    def answer(self, chapter: Chapter, run: Run, waiting: Callable[[], object]) -> Any:
        """Return what a run answers. Raises Unavailable where it fails, Refused where the release is another now."""
        from penat.wiring import quality_runs

        kept, name = quality_runs.KeptAnswers(self.folder), f"{chapter.name}.{run.name}"
        answer = kept.find(name, run.words, self.release) if self.resume else None
        if answer is None:
            answer = quality_runs.run_command(run.words, self.cache, waiting)
            if _served(self.settings)[0] != self.release:
                raise Refused(f"another release than {self.release} was published meanwhile; measure again")
            kept.keep(name, run.words, self.release, answer)
        return answer


@click.command("all")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False),
    help="The page; its pictures go into a folder of its name. [default: docs/quality.md, with --quick in --work]",
)  # fmt: skip
@click.option("--quick", is_flag=True, help="Small sizes, to see that all of it runs.")
@click.option(
    "--only", "names", multiple=True, type=click.Choice([one.name for one in CHAPTERS]),
    help="Measure this chapter alone and leave the page's others as they are; again for more.",
)  # fmt: skip
@click.option("--resume", is_flag=True, help="Take over what an earlier run measured on this release.")
@click.option(
    "--work", type=click.Path(path_type=Path, file_okay=False), help="Where answers are kept. [default: VAR/quality]"
)
@cache_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object of all answers and figures.")
def everything(
    out: Path | None, names: tuple[str, ...], work: Path | None, cache: Path | None, *, quick: bool, resume: bool,
    as_json: bool,
) -> None:  # fmt: skip
    """Measure all that the quality page tells, by the very commands that stand in it, and write the page.

    Each command runs in a process of its own and its answer is kept, so --resume goes on after an interruption. A
    chapter that cannot be measured stays as it was in the page, and the exit status is 2.
    """
    with told_plainly():
        from penat.wiring.reading import further_models

        settings = settings_with(cache)
        folder = work if work is not None else settings.var / "quality"
        page = out if out is not None else (folder / "quality.md" if quick else PAGE)
        _present(page)
        release, model = _served(settings)
        chapters = [one for one in CHAPTERS if one.name in names or not names]
        asking = Asking(settings, cache, release, folder / "answers", resume)
        size = Size(quick, str(settings.data), bool(further_models(settings, release, model)))
        found = _measured(chapters, size, asking)
        written = _write(found, page, release, model, quick)
    _tell(found, page, written, as_json)
    if any(one.reason for one in found):
        raise SystemExit(EXIT_REFUSED)


def _served(settings: Settings) -> tuple[str, str]:
    from penat.wiring.catalogue import build_source

    catalogue = build_source(settings).current()
    return catalogue.release, catalogue.model


def _measured(chapters: Sequence[Chapter], size: Size, asking: Asking) -> list[Measured]:
    found = []
    planned = [(one, one.runs(size)) for one in chapters]
    with tqdm(total=sum(len(runs) for _, runs in planned), unit=" commands", disable=None) as bar:
        for chapter, runs in planned:
            bar.set_description(chapter.name)
            try:
                answers = {}
                for run in runs:
                    answers[run.name] = asking.answer(chapter, run, bar.refresh)
                    bar.update()
                found.append(Measured(chapter, runs, answers, chapter.told(answers)))
            except PenatError as error:
                found.append(Measured(chapter, runs, {}, (), error.detail))
            except (ValueError, LookupError) as error:  # an answer of a shop that has too little to be told
                found.append(Measured(chapter, runs, {}, (), f"its answers do not make a figure: {error!r}"))
    return found


def _write(found: Sequence[Measured], page: Path, release: str, model: str, quick: bool) -> list[Path]:
    """Write the page and its pictures, the chapters that were not measured as they were, and return the files."""
    from penat.wiring.quality_runs import write_whole

    present = _present(page)
    written = []
    for one in found:
        if one.reason:
            present.setdefault(one.chapter.name, missing_text(one.chapter, one.reason))
            continue
        for plot in (figure.plot for figure in one.figures if figure.plot is not None):
            written.append(page.parent / page.stem / f"{plot.name}.svg")
            write_whole(written[-1], plot.svg)
        present[one.chapter.name] = chapter_text(one.chapter, one.figures, one.runs, page.stem, release, model)
    write_whole(page, page_text(present, [one.name for one in CHAPTERS], quick=quick))
    return [page, *written]


def _present(page: Path) -> dict[str, str]:
    """Return the chapters of the page as it is. Raises InvalidInput for another text, which is not written over."""
    if not page.exists():
        return {}
    text = page.read_text(encoding="utf-8", errors="replace")
    if text.strip() and not text.startswith(HEADING):
        raise InvalidInput(f"{page} is not a page of measured quality; name another file", field="out")
    return chapters_in(text)


def _tell(found: Sequence[Measured], page: Path, written: Sequence[Path], as_json: bool) -> None:
    for one in found:
        if one.reason:
            click.echo(f"{one.chapter.name} was not measured: {one.reason}", err=True)
    if as_json:
        click.echo(json.dumps({one.chapter.name: _payload(one) for one in found}))
        return
    click.echo(f"Measured {sum(not one.reason for one in found)} of {len(found)} chapters")
    click.echo(f"Written to {page}, with {len(written) - 1} pictures")


def _payload(one: Measured) -> dict[str, Any]:
    figures = [
        {name: value for name, value in asdict(figure).items() if name != "plot"} for figure in one.figures
    ]  # fmt: skip
    runs = {run.name: {"command": command_line(run), "answer": one.answers.get(run.name)} for run in one.runs}
    return {"runs": runs, "figures": figures, "missing": one.reason or None}
