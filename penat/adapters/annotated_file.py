"""A JSON file of annotations that several loads may add to at once: whole or not at all, and nothing lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from penat.adapters.whole_files import lone_change, write_whole
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
    target.parent.mkdir(parents=True, exist_ok=True)
    with lone_change(target.with_name(f".{target.name[:200]}.lock")):
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
