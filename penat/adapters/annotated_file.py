"""A JSON file of annotations that several loads may add to at once: whole or not at all, and nothing lost."""

import fcntl
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from penat.adapters.release_layout import sync_to_disk
from penat.domain.annotated_files import MAX_BYTES, Answer, json_list, payload_json, read_annotated_json
from penat.domain.annotation import Annotated, covers
from penat.domain.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Appended:
    """What one load added to a file, and the main items that it held already."""

    added: int
    already: tuple[str, ...]


def append_answers(path: Path, answers: Sequence[Answer]) -> Appended:
    """Add what was judged to the file at *path*, made where there is none; what it holds already is left out.

    What stands in it stays as it is, to the letter of its values. Raises InvalidInput for a file that is damaged, which
    is not touched.
    """
    target = path.resolve()
    with _locked(target):
        content = bounded_bytes(target) if target.exists() else None
        entries = [] if content is None else json_list(content, str(path))
        fresh, already = _split(answers, [] if content is None else read_annotated_json(content, str(path)))
        if fresh or content is None:
            entries += [dict(one.annotated.to_payload()) for one in fresh]
            write_whole(target, payload_json(entries))
    return Appended(len(fresh), tuple(already))


def held_already(path: Path, answers: Sequence[Answer]) -> tuple[str, ...]:
    """Return the main items of *answers* that the file at *path* holds. Raises InvalidInput where it is damaged."""
    if not path.exists():
        return ()
    return tuple(_split(answers, read_annotated_json(bounded_bytes(path), str(path)))[1])


def bounded_bytes(path: Path) -> bytes:
    """Return a file's content. Raises InvalidInput for what is no file, or too large to be one of annotations."""
    if not path.is_file():
        raise InvalidInput(f"{path} is not a file; name a file", field="file")
    if path.stat().st_size > MAX_BYTES:
        raise InvalidInput(f"{path} is larger than {MAX_BYTES // 2**20} MiB; split it", field="file")
    return path.read_bytes()


def write_new(path: Path, text: str, *, replace: bool) -> None:
    """Write a file whole, its folder too. Raises InvalidInput for one that is there already, unless *replace*."""
    if path.is_dir():
        raise InvalidInput(f"{path} is a directory; name a file", field="out")
    if path.exists() and not replace:
        raise InvalidInput(f"{path} is there already; name another file, or --replace it", field="out")
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path.resolve(), text)


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all: under another name, onto the disk, then renamed. Its mode is kept."""
    draft = path.with_name(f".{path.name[:200]}-{secrets.token_hex(4)}")
    try:
        with draft.open("x", encoding="utf-8", newline="") as file:
            if path.exists():
                os.fchmod(file.fileno(), path.stat().st_mode & 0o777)
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    sync_to_disk(path.parent)


def _split(answers: Sequence[Answer], known: Sequence[Annotated]) -> tuple[list[Answer], list[str]]:
    """Return what *known* does not cover, and the mains of what it does."""
    firsts = {one.pos[0]: one for one in known if one.pos}
    sets = {frozenset((*one.pos, *one.neg)): one for one in known}
    fresh, already = [], []
    for answer in answers:
        found = firsts.get(answer.shown[0]) or sets.get(frozenset(answer.shown))
        if found is not None and covers(found, answer.shown):
            already.append(answer.shown[0])
            continue
        fresh.append(answer)
        told = answer.annotated
        firsts |= {told.pos[0]: told} if told.pos else {}
        sets[frozenset(answer.shown)] = told
    return fresh, already


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the lock beside *path*, waiting for it; the system frees it when the process ends, however it ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path.with_name(f".{path.name[:200]}.lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
