"""Annotation for the command line: directories to judge, files out and in."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from dataclasses import replace as changed
from pathlib import Path

from penat.adapters.annotated_file import append_answers, bounded_bytes, held_already
from penat.adapters.annotation_dirs import Made, make_directories, one_load_at_once, read_judged
from penat.adapters.answer_folders import read_answer_folders, write_answer_folders
from penat.adapters.picture_store import ReleasePictures
from penat.adapters.release_layout import RELEASES
from penat.adapters.whole_files import write_new
from penat.domain.annotated_files import (
    Answer,
    annotated_csv,
    annotated_json,
    annotator_name,
    answer_of,
    answers_of,
    not_said,
    read_annotated_csv,
    read_annotated_json,
)
from penat.domain.annotation import Origin, annotated
from penat.domain.annotation_sampling import chosen
from penat.domain.catalogue import Catalogue
from penat.domain.errors import InvalidInput, Unavailable
from penat.domain.judged_directories import SAMPLES, Note, Reading
from penat.settings import Settings
from penat.use_cases.annotator import Annotator, shown_beside
from penat.wiring.annotation import build_annotation
from penat.wiring.catalogue import build_source

_LONGEST_FOLDER = 60
Told = Callable[[int, int], None]


@dataclass(frozen=True)
class Loaded:
    """What a load found and did: `fresh` are the answers its annotator had not given yet, `known` those they had.

    `recorded` of them went into the database; `added` into the file, which held `in_file` already.
    """

    reading: Reading
    fresh: Sequence[Answer]
    known: Sequence[Answer]
    in_file: Sequence[str] = ()
    recorded: int = 0
    added: int = 0


def served(settings: Settings) -> Catalogue | None:
    """Return the release being served, None where there is none."""
    try:
        return build_source(settings).current()
    except Unavailable:
        return None


def picture_finder(settings: Settings, catalogue: Catalogue) -> Callable[[str], Path]:
    """Return what finds an item's display picture, or raises NotFound."""
    pictures = ReleasePictures(settings.cache / RELEASES, settings.var / "pictures")
    return lambda item: pictures.display(catalogue.item(item).image)


def make_dirs(
    settings: Settings, out: Path, *, n: int, nearest: int, sampler: str, category: str | None, seed: int, told: Told
) -> Made:
    """Make directories to judge from the release being served."""
    catalogue = build_source(settings).current()
    annotator, _ = build_annotation(settings)
    wish: dict[str, str | int | None] = {"release": catalogue.release, "category": category, "sampler": sampler}
    wish |= {"n": n, "nearest": nearest, "seed": seed}

    def sheets() -> list[tuple[str, ...]]:
        judged = annotator.annotated(None)
        mains = chosen(catalogue, category, n, sampler, annotator.known(), seed, judged=judged, nearest=nearest)
        return [shown_beside(catalogue, main, nearest) for main in mains]

    return make_directories(out, wish, sheets, picture_finder(settings, catalogue), told)


def load_dirs(
    settings: Settings, folder: Path, *, out: Path | None, annotator: str, strict: bool, dry_run: bool
) -> Loaded:  # fmt: skip
    """Record what a person said in *folder*, and add it to the file *out*, if one is named."""
    by = annotator_name(annotator)
    reading = read_judged(folder)
    if strict and reading.notes:
        first = reading.notes[0]
        raise InvalidInput(
            f"{len(reading.notes)} odd in {folder}, nothing was saved; the first: {first.path} {first.reason}",
            field="dir",
        )
    answers = [changed(answer, annotator=by) for answer in reading.answers]
    in_file = held_already(out, answers) if out is not None else ()
    keeper, _ = build_annotation(settings)
    with one_load_at_once(folder):
        fresh, known = not_said(answers, keeper.judgements(), once_a_main=True)
        loaded = Loaded(reading, fresh, known, in_file)
        if dry_run:
            return loaded
        recorded = _take_in(keeper, served(settings), round_name(folder), fresh, "dirs")
    if out is None:
        return changed(loaded, recorded=recorded)
    appended = append_answers(out, answers)
    return changed(loaded, recorded=recorded, added=appended.added, in_file=appended.already)


def round_name(folder: Path) -> str:
    """Return the name of the round that *folder* is: its own name, and a hash of what was shown in it."""
    digest = hashlib.sha256(bounded_bytes(folder / SAMPLES)).hexdigest()[:8]
    name = "".join(letter for letter in folder.resolve().name if letter.isprintable())[:_LONGEST_FOLDER]
    return f"{name} {digest}"


def take_in(settings: Settings, name: str, answers: Sequence[Answer], annotator: str) -> int:
    """Record answers from files as the round *name*, those without an annotator as *annotator*'s; return how many."""
    by = annotator_name(annotator)
    keeper, _ = build_annotation(settings)
    named = [changed(answer, annotator=answer.annotator or by) for answer in answers]
    fresh, _ = not_said(named, keeper.judgements(), once_a_main=False)
    return _take_in(keeper, served(settings), name, fresh, "import")


def read_answers(path: Path, form: str) -> tuple[list[Answer], list[Note]]:
    """Return the answers of a file or folder in one of the export's forms, and what is odd in it."""
    if form == "folders":
        return read_answer_folders(path)
    content = bounded_bytes(path)
    if form == "csv":
        return read_annotated_csv(content, str(path)), []
    told = read_annotated_json(content, str(path))
    notes = [
        Note(f"entry {place}", "names nothing alike; left out") for place, one in enumerate(told, 1) if not one.pos
    ]
    return answers_of([one for one in told if one.pos]), notes


def write_file(settings: Settings, out: Path, form: str, round_id: str | None, *, replace: bool) -> int:
    """Write what was judged as JSON or CSV; return how many questions."""
    annotator, _ = build_annotation(settings)
    judged = [(task, one) for task, one in annotator.judgements(round_id) if not one.skipped]
    text = annotated_csv(judged) if form == "csv" else annotated_json(annotated(one for _, one in judged))
    write_new(out, text, replace=replace)
    return len(judged)


def write_folders(settings: Settings, out: Path, round_id: str | None) -> tuple[int, list[Note]]:
    """Write what was judged as directories; return how many there are, and what could not be written."""
    annotator, _ = build_annotation(settings)
    answers = [answer_of(task, one) for task, one in annotator.judgements(round_id) if not one.skipped]
    return write_answer_folders(out, answers, picture_finder(settings, build_source(settings).current()))


def _take_in(
    keeper: Annotator, catalogue: Catalogue | None, name: str, answers: Sequence[Answer], origin: Origin
) -> int:
    taken = 0
    for by in dict.fromkeys(answer.annotator for answer in answers):
        told = [(answer.shown, answer.dropped) for answer in answers if answer.annotator == by]
        taken += keeper.take_in(catalogue, name, told, by, origin)
    return taken
