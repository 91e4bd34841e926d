"""Directories of look-alikes that people judge by deleting pictures: made, gone on with, and read again."""

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from penat.adapters.annotated_file import bounded_bytes
from penat.adapters.picture_decoding import Unreadable, decoded
from penat.adapters.whole_files import write_whole
from penat.domain.annotated_files import read_samples, samples_json
from penat.domain.errors import InvalidInput, NotFound, Unavailable
from penat.domain.judged_directories import (
    SAMPLES,
    Note,
    Reading,
    directory_name,
    is_junk,
    picture_name,
    read_directories,
)

UNFINISHED, PARTIAL = ".unfinished.jsonl", ".partial-"
LONGEST_NAME = 255
Wish = Mapping[str, str | int | None]
Sheets = Sequence[Sequence[str]]


@dataclass
class Made:
    """What a run made: main item -> what is shown in its directory, and what could not be, with the reason."""

    samples: dict[str, tuple[str, ...]] = field(default_factory=dict)
    left_out: list[Note] = field(default_factory=list)


def make_directories(
    out: Path,
    wish: Wish,
    sheets: Callable[[], Sheets],
    picture_of: Callable[[str], Path],
    told: Callable[[int, int], None] = lambda *_: None,
) -> Made:
    """Copy each sheet's pictures into OUT/INDEX_MAIN/INDEX_ID.ext, and write samples.json at last.

    A sheet is a main item and what is to be shown beside it; *picture_of* gives an item's picture, or raises NotFound.
    What cannot be loaded is left out, with its whole sheet where it is the main one. A run that ended early goes on
    where the *wish* is the same, with the sheets chosen then; *told* is given how many are done, of how many.

    Raises InvalidInput where OUT holds anything else, Unavailable where another process is at it.
    """
    with _begun(out, wish, sheets) as (log, planned, made):
        done = len(made.samples) + sum(1 for note in made.left_out if "/" not in note.path)
        told(done, len(planned))
        for sheet in planned[done:]:
            _make_one(out, log, sheet, picture_of, made)
            done += 1
            told(done, len(planned))
        write_whole(out / SAMPLES, samples_json(made.samples))
        (out / UNFINISHED).unlink()
    return made


def read_judged(folder: Path) -> Reading:
    """Return what the directories in *folder* say. Raises InvalidInput without a samples.json that can be read."""
    if not folder.is_dir():
        raise InvalidInput(f"{folder} is not a directory; name one made by `penat annotate dirs`", field="dir")
    if not (folder / SAMPLES).is_file():
        cure = "run `penat annotate dirs` again with the same settings, it goes on where it ended"
        if not (folder / UNFINISHED).exists():
            cure = "bring it back; without it nobody knows what was shown"
        raise InvalidInput(f"{folder} has no {SAMPLES}; {cure}", field="samples")
    samples = read_samples(bounded_bytes(folder / SAMPLES), str(folder / SAMPLES))
    found: dict[str, Sequence[str]] = {}
    loose = []
    for entry in sorted(folder.iterdir()):
        name = _shown_name(entry.name)
        if entry.is_dir() and not entry.is_symlink():
            found[name] = [] if is_junk(name) else _files_below(entry)
        elif entry.name != SAMPLES:
            loose.append(name)
    return read_directories(samples, found, loose)


@contextmanager
def one_load_at_once(folder: Path) -> Iterator[None]:
    """Wait until no other process loads *folder*, and hold it; the system lets go of it when this one ends."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def check_name(name: str) -> None:
    """Raise InvalidInput for a name too long for a file."""
    if len(name.encode()) > LONGEST_NAME:
        raise InvalidInput(f"{name[:40]}… is longer than a file's name can be", field="id")


def _files_below(folder: Path) -> list[str]:
    """Return the paths of all files below *folder*; links to directories are named, not followed."""
    found = []
    for parent, directories, files in os.walk(folder):
        links = [name for name in directories if Path(parent, name).is_symlink()]
        below = Path(parent).relative_to(folder)
        found += [_shown_name((below / name).as_posix()) for name in [*files, *links]]
    return found


def _shown_name(name: str) -> str:
    """Return a file's name as text that can be printed, whatever bytes it is made of."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


@contextmanager
def _begun(out: Path, wish: Wish, sheets: Callable[[], Sheets]) -> Iterator[tuple[BinaryIO, Sheets, Made]]:
    """Open OUT's log, which says what is planned and line by line what is done, for this process alone."""
    if out.exists() and not out.is_dir():
        raise InvalidInput(f"{out} is a file; name a directory that is empty or not there yet", field="out")
    there = [entry.name for entry in out.iterdir() if not is_junk(entry.name)] if out.is_dir() else []
    if there and not (out / UNFINISHED).exists():
        raise InvalidInput(f"{out} is not empty; name a directory that is, or is not there yet", field="out")
    out.mkdir(parents=True, exist_ok=True)
    with (out / UNFINISHED).open("a+b") as log:
        try:
            fcntl.flock(log, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Unavailable(f"another process is making directories in {out}; wait until it has ended") from None
        if (out / SAMPLES).exists():  # another run finished while this one was about to begin
            raise InvalidInput(f"{out} is not empty; name a directory that is, or is not there yet", field="out")
        log.seek(0)
        lines = log.read().split(b"\n")
        log.truncate(sum(len(line) + 1 for line in lines[:-1]))  # what a killed run left of its last line
        if len(lines) > 1:
            yield (log, *_gone_on(out, wish, lines[:-1]))
            return
        planned = [list(sheet) for sheet in _or_undone(out, sheets)]
        _write_line(log, {"wish": dict(wish), "sheets": planned})
        yield log, planned, Made()


def _or_undone(out: Path, sheets: Callable[[], Sheets]) -> Sheets:
    """Return the sheets; where there are none to be had, OUT is left as empty as it was."""
    try:
        return sheets()
    except BaseException:
        (out / UNFINISHED).unlink()
        raise


def _gone_on(out: Path, wish: Wish, lines: Sequence[bytes]) -> tuple[Sheets, Made]:
    """Return what an earlier run planned, and what it made. Raises InvalidInput for another wish."""
    try:
        head, *done = [json.loads(line) for line in lines]
        before, planned = head["wish"], head["sheets"]
        made = Made()
        for line in done:
            made.samples |= {shown[0]: tuple(shown) for shown in line["shown"]}
            made.left_out += [Note(path, reason) for path, reason in line["left_out"]]
    except (ValueError, KeyError, TypeError, IndexError):
        raise InvalidInput(f"{out / UNFINISHED} is damaged; delete {out} and begin again", field="out") from None
    if before != dict(wish):
        differ = ", ".join(f"{key} {before.get(key)}" for key in wish if before.get(key) != wish[key])
        raise InvalidInput(
            f"{out} holds an unfinished run with {differ or 'other settings'}; ask for the same, or name another "
            "directory",
            field="out",
        )
    for name in (directory_name(index, main) for index, main in enumerate(made.samples)):
        if (out / f"{PARTIAL}{name}").is_dir() and not (out / name).exists():
            (out / f"{PARTIAL}{name}").rename(out / name)
    return planned, made


def _make_one(
    out: Path, log: BinaryIO, sheet: Sequence[str], picture_of: Callable[[str], Path], made: Made
) -> None:  # fmt: skip
    """Make one directory under another name, note it, and give it its name: so it is there whole or not at all."""
    main, name = sheet[0], directory_name(len(made.samples), sheet[0])
    draft = out / f"{PARTIAL}{name}"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    shown, left = _copied(draft, sheet, picture_of)
    if shown[:1] != [main] or len(shown) < 2:
        why = left[0].reason if shown[:1] != [main] else "none of its nearest could be loaded"
        left, shown = [*(note for note in left if note.path != main), Note(main, why)], []
        shutil.rmtree(draft)
    noted = [Note(note.path if note.path == main else f"{main}/{note.path}", note.reason) for note in left]
    _write_line(log, {"shown": [shown] if shown else [], "left_out": [[note.path, note.reason] for note in noted]})
    if shown:
        draft.rename(out / name)
        made.samples[main] = tuple(shown)
    made.left_out += noted


def _copied(
    folder: Path, sheet: Sequence[str], picture_of: Callable[[str], Path]
) -> tuple[list[str], list[Note]]:  # fmt: skip
    """Copy the pictures of *sheet*, numbered one after another; return the ids that are there, and what is not."""
    shown: list[str] = []
    left: list[Note] = []
    for item in sheet:
        try:
            path = picture_of(item)
            name = picture_name(len(shown), item, path.suffix)
            check_name(name)
            decoded(bounded_bytes(path))
            shutil.copyfile(path, folder / name)  # no link: a person may edit it
        except (NotFound, InvalidInput) as error:
            left.append(Note(item, error.detail))
        except Unreadable as error:
            left.append(Note(item, str(error)))
        else:
            shown.append(item)
            continue
        if item == sheet[0]:
            break
    return shown, left


def _write_line(log: BinaryIO, told: Mapping[str, Any]) -> None:
    log.write(json.dumps(told).encode() + b"\n")
    log.flush()
    os.fsync(log.fileno())
