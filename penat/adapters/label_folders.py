"""Label sets as folders of pictures, CLASS/ID.jpg for what belongs and not_CLASS/ID.jpg for what does not."""

import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from penat.adapters.annotation_dirs import check_name
from penat.adapters.answer_folders import made_whole
from penat.domain.errors import InvalidInput, NotFound
from penat.domain.judged_directories import Note, is_junk
from penat.domain.label_set import Label

NOT = "not_"


@dataclass(frozen=True)
class FolderLabels:
    """What folders say: class -> item -> whether it belongs; and what was odd in them."""

    classes: Mapping[str, Mapping[str, bool]]
    notes: tuple[Note, ...]


def write_label_folders(
    out: Path, classes: Mapping[str, Sequence[Label]], picture_of: Callable[[str], Path]
) -> list[Note]:  # fmt: skip
    """Copy each class's pictures into *out*, which is there whole at the end or not at all.

    Returns what has no picture, with the reason. Raises InvalidInput where *out* holds anything, or a class cannot be
    told from another's negatives.
    """
    for name in classes:
        if name.startswith(NOT):
            raise InvalidInput(
                f"a class called {name} would be read as the negatives of another; rename it", field="set"
            )

    def fill(draft: Path) -> list[Note]:
        left: list[Note] = []
        for name, labels in classes.items():
            for folder in (name, f"{NOT}{name}"):
                (draft / folder).mkdir()
            for label in labels:
                _copy_one(draft / (name if label.belongs else f"{NOT}{name}"), label.item, picture_of, left)
        return left

    return made_whole(out, fill)


def read_label_folders(folder: Path) -> FolderLabels:
    """Return what the folders in *folder* say. Raises InvalidInput where one item both belongs and does not."""
    if not folder.is_dir():
        raise InvalidInput(f"{folder} is not a directory with one folder a class", field="file")
    classes: dict[str, dict[str, bool]] = {}
    notes: list[Note] = []
    for entry in sorted(folder.iterdir()):
        if is_junk(entry.name):
            continue
        if entry.is_symlink() or not entry.is_dir():
            notes.append(Note(_printable(entry.name), "is no folder of a class; it is left alone"))
            continue
        belongs = not entry.name.startswith(NOT)
        labels = classes.setdefault(_printable(entry.name.removeprefix(NOT)), {})
        for item in _items_in(entry, notes):
            if labels.setdefault(item, belongs) != belongs:
                raise InvalidInput(
                    f"{item} is both in {entry.name.removeprefix(NOT)} and in {entry.name}", field="item"
                )
    return FolderLabels(classes, tuple(notes))


def _items_in(folder: Path, notes: list[Note]) -> list[str]:
    found = []
    for path in sorted(folder.iterdir()):
        if is_junk(path.name):
            continue
        if path.is_symlink() or not path.is_file():
            notes.append(Note(_printable(f"{folder.name}/{path.name}"), "is no picture; it is left alone"))
            continue
        found.append(_printable(path.stem).casefold())
    return found


def _copy_one(folder: Path, item: str, picture_of: Callable[[str], Path], left: list[Note]) -> None:
    try:
        path = picture_of(item)
        check_name(f"{item}{path.suffix}")
        shutil.copyfile(path, folder / f"{item}{path.suffix}")
    except (NotFound, InvalidInput) as error:
        left.append(Note(item, error.detail))


def _printable(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "backslashreplace")
