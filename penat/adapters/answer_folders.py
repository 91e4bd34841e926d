"""Answers as directories without the pictures that are not alike, a folder an annotator: written whole, and read."""

import re
import secrets
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from penat.adapters.annotation_dirs import make_directories, read_judged
from penat.adapters.release_layout import sync_to_disk
from penat.domain.annotated_files import Answer, annotator_name
from penat.domain.errors import InvalidInput
from penat.domain.judged_directories import SAMPLES, Note, directory_name

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]|^\.')
_AGAIN = re.compile(r" \(\d+\)$")
T = TypeVar("T")


def write_answer_folders(
    out: Path, answers: Sequence[Answer], picture_of: Callable[[str], Path]
) -> tuple[int, list[Note]]:  # fmt: skip
    """Write answers into *out*, which is there whole at the end or not at all.

    Returns how many were written, and what has no picture. Raises InvalidInput where *out* holds anything.
    """

    def fill(draft: Path) -> tuple[int, list[Note]]:
        written, left = 0, []
        for name, given in _by_folder(answers).items():
            made = make_directories(draft / name, {"folder": name}, partial(_sheets, given), picture_of)
            dropped = {answer.shown[0]: answer.dropped for answer in given}
            for place, (main, shown) in enumerate(made.samples.items()):
                for item in set(dropped[main]) & set(shown):
                    (picture,) = (draft / name / directory_name(place, main)).glob(f"{shown.index(item)}_*")
                    picture.unlink()
            written += len(made.samples)
            left += [Note(f"{name}/{note.path}", note.reason) for note in made.left_out]
        return written, left

    return made_whole(out, fill)


def read_answer_folders(folder: Path) -> tuple[list[Answer], list[Note]]:
    """Return the answers of the directories in *folder*, or in each folder in it, then named as its annotator."""
    if not folder.is_dir() or (folder / SAMPLES).is_file():
        reading = read_judged(folder)
        return list(reading.answers), list(reading.notes)
    answers: list[Answer] = []
    notes: list[Note] = []
    found = [path for path in sorted(folder.iterdir()) if (path / SAMPLES).is_file()]
    if not found:
        raise InvalidInput(f"{folder} holds no directories with a {SAMPLES}", field="file")
    for path in found:
        reading, by = read_judged(path), annotator_name(_AGAIN.sub("", path.name), path.name[:80])
        answers += [replace(answer, annotator=by) for answer in reading.answers]
        notes += [Note(f"{path.name}/{note.path}", note.reason) for note in reading.notes]
    return answers, notes


def made_whole(out: Path, fill: Callable[[Path], T]) -> T:
    """Let *fill* make a folder under another name, then give it the name *out*. Raises InvalidInput where taken."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise InvalidInput(f"{out} is there already and not empty; name a new directory", field="out")
    draft = out.with_name(f".{out.name[:200]}-{secrets.token_hex(4)}")
    draft.mkdir(parents=True)
    try:
        got = fill(draft)
        draft.replace(out)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    sync_to_disk(out.parent)
    return got


def _sheets(answers: Sequence[Answer]) -> list[tuple[str, ...]]:
    return [answer.shown for answer in answers]


def _by_folder(answers: Sequence[Answer]) -> Mapping[str, list[Answer]]:
    """Return the answers by folder: one an annotator, and a further one where they judged a main item again."""
    folders: dict[str, list[Answer]] = {}
    mains: dict[str, set[str]] = {}
    for answer in answers:
        plain = _FORBIDDEN.sub("_", answer.annotator)
        name, number = plain, 1
        while answer.shown[0] in mains.get(name, ()):
            number += 1
            name = f"{plain} ({number})"
        folders.setdefault(name, []).append(answer)
        mains.setdefault(name, set()).add(answer.shown[0])
    return folders
