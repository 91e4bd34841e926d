"""What annotated look-alikes look like in files: JSON of what is alike and what is not, CSV, and samples.json."""

import csv
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from penat.domain.annotation import LONGEST_ANNOTATOR, Annotated, Judgement, Task
from penat.domain.catalogue import ID_PATTERN
from penat.domain.errors import InvalidInput
from penat.domain.safe_cells import safe_cell
from penat.domain.strict_json import strict_json

COLUMNS = ("question", "main", "item", "label", "annotator", "at", "round")
ALIKE, UNLIKE = "pos", "neg"
MAX_BYTES = 256 * 2**20
_SHOWN = 60


class _Written(list[str]):
    """A text in parts that `csv` can write to."""

    write = list.append


@dataclass(frozen=True, slots=True)
class Answer:
    """One question as a file tells it: what was shown, the main item first, and which of it is not alike."""

    shown: tuple[str, ...]
    dropped: tuple[str, ...]
    annotator: str = ""

    @property
    def annotated(self) -> Annotated:
        """What is alike and what is not, in the order it was shown."""
        gone = set(self.dropped)
        return Annotated(
            tuple(item for item in self.shown if item not in gone), tuple(item for item in self.shown if item in gone)
        )


def answer_of(task: Task, judgement: Judgement) -> Answer:
    """Return an answered question as a file tells it."""
    return Answer(task.shown, judgement.neg, judgement.annotator)


def annotated_json(told: Iterable[Annotated]) -> str:
    """Return `[{"pos": […], "neg": […]}, …]`, one question a line; `read_annotated_json` gives it back."""
    return payload_json([one.to_payload() for one in told])


def payload_json(entries: Sequence[Mapping[str, Any]]) -> str:
    """Return a list of JSON objects, one a line."""
    lines = ",\n".join(f"  {json.dumps(one, ensure_ascii=False)}" for one in entries)
    return f"[\n{lines}\n]\n" if entries else "[]\n"


def read_annotated_json(content: bytes, name: str) -> list[Annotated]:
    """Return what a JSON file of annotations tells. Raises InvalidInput naming the file, the entry and the fault."""
    return [_annotated(entry, f"{name}: entry {place}") for place, entry in enumerate(json_list(content, name), 1)]


def json_list(content: bytes, name: str) -> list[dict[str, Any]]:
    """Return a file's JSON list of objects as it is. Raises InvalidInput."""
    found = _json(content, name)
    if not isinstance(found, list):
        raise InvalidInput(f'{name} is not a list; it must be [{{"pos": […], "neg": […]}}, …]', field="file")
    for place, entry in enumerate(found, 1):
        if not isinstance(entry, dict):
            raise InvalidInput(f"{name}: entry {place} is not an object with pos and neg", field="file")
    return found


def samples_json(samples: Mapping[str, Sequence[str]]) -> str:
    """Return `{MAIN: [MAIN, NEAREST, …], …}`, one question a line; `read_samples` gives it back."""
    lines = ",\n".join(f"  {json.dumps(main)}: {json.dumps(list(shown))}" for main, shown in samples.items())
    return f"{{\n{lines}\n}}\n" if samples else "{}\n"


def read_samples(content: bytes, name: str) -> dict[str, tuple[str, ...]]:
    """Return main item -> what was shown, itself first. Raises InvalidInput saying what is wrong and where."""
    found = _json(content, name)
    if not isinstance(found, dict):
        raise InvalidInput(f"{name} is not an object of main item to items shown", field="samples")
    samples = {}
    for main, shown in found.items():
        where = f"{name}: {main[:_SHOWN]!r}"
        ids = _ids(shown, where)
        if not ids or ids[0] != main:
            raise InvalidInput(f"{where} must list the main item itself first", field="samples")
        if len(set(ids)) < len(ids):
            raise InvalidInput(f"{where} lists an item twice; list each once", field="samples")
        samples[main] = ids
    return samples


def annotated_csv(answers: Iterable[tuple[Task, Judgement]]) -> str:
    """Return a line for each item of each answered question, in the order shown; skipped questions have none."""
    lines: list[Sequence[str]] = []
    for task, judgement in answers:
        dropped = set(judgement.neg)
        at = judgement.at.astimezone(UTC).isoformat(timespec="seconds")
        for item in () if judgement.skipped else task.shown:
            label = UNLIKE if item in dropped else ALIKE
            lines.append((task.id, task.main, item, label, judgement.annotator, at, task.round_id))
    return csv_text(COLUMNS, lines)


def csv_text(columns: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Return a CSV file's text, no cell of which a spreadsheet takes for a formula."""
    written = _Written()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(columns)
    rows.writerows([safe_cell(cell) for cell in line] for line in lines)
    return "".join(written)


def read_annotated_csv(content: bytes, name: str) -> list[Answer]:
    """Return the answers of a CSV file; of its columns question, item and label are needed. Raises InvalidInput.

    Lines of one question and annotator are one answer, its main item first, the others in the order of the lines.
    """
    found: dict[tuple[str, str], dict[str, bool]] = {}
    mains: dict[tuple[str, str], str] = {}
    for line, row in csv_rows(content, name, ("question", "item", "label")):
        where = f"{name} line {line}"
        item = _id(row["item"], where)
        if row["label"] not in (ALIKE, UNLIKE):
            raise InvalidInput(f"{where}: label is {row['label'][:_SHOWN]!r}; write pos or neg", field="label")
        key = (row["question"], annotator_name(row["annotator"], where) if row.get("annotator") else "")
        if item in found.setdefault(key, {}):
            raise InvalidInput(f"{where}: {item} is there twice in one question; keep one line", field="item")
        found[key][item] = row["label"] == ALIKE
        mains.setdefault(key, _id(row["main"], where) if row.get("main") else item)
    return [_answer(mains[key], labels, key[1], name) for key, labels in found.items()]


def csv_rows(content: bytes, name: str, needed: Sequence[str]) -> list[tuple[int, dict[str, str]]]:
    """Return the lines of a CSV file as (number, column -> cell), guards of cells taken off. Raises InvalidInput."""
    text = _text(content, name)
    try:
        lines = list(csv.reader((f"{line}\n" for line in text.split("\n")), strict=True))
    except csv.Error as error:
        raise InvalidInput(f"{name} is no CSV file: {error}", field="file") from None
    header = [cell.strip().casefold() for cell in lines[0]] if lines else []
    missing = [column for column in needed if column not in header]
    if missing:
        raise InvalidInput(
            f"{name} has no column {missing[0]!r}; its first line must name {', '.join(needed)}", field="file"
        )
    rows = []
    for number, cells in enumerate(lines[1:], 2):
        if not any(cells):
            continue
        if len(cells) != len(header):
            raise InvalidInput(f"{name} line {number} has {len(cells)} cells for {len(header)} columns", field="file")
        rows.append((number, {column: _unguarded(cell.strip()) for column, cell in zip(header, cells, strict=True)}))
    return rows


def annotator_name(name: str, where: str = "") -> str:
    """Return an annotator's name. Raises InvalidInput for one that cannot be."""
    found = name.strip()
    if not 0 < len(found) <= LONGEST_ANNOTATOR or not found.isprintable():
        said = f"{where}: " if where else ""
        raise InvalidInput(f"{said}an annotator is named with 1 to {LONGEST_ANNOTATOR} characters", field="annotator")
    return found


def answers_of(told: Sequence[Annotated], annotator: str = "") -> list[Answer]:
    """Return what a JSON file told as answers; the first item alike is taken for the main one."""
    return [Answer((*one.pos, *one.neg), one.neg, annotator) for one in told]


def not_said(
    answers: Iterable[Answer], before: Iterable[tuple[Task, Judgement]], *, once_a_main: bool
) -> tuple[list[Answer], list[Answer]]:
    """Return the answers that are new, and those that their annotator gave before, in *before* or in *answers*.

    The same is the same items about the same main one; with *once_a_main* the same main one is enough.
    """

    def key(shown: Sequence[str], annotator: str) -> tuple[str, str, frozenset[str]]:
        return annotator, shown[0], frozenset() if once_a_main else frozenset(shown)

    said = {key(task.shown, one.annotator) for task, one in before if not one.skipped}
    fresh: list[Answer] = []
    known: list[Answer] = []
    for answer in answers:
        asked = key(answer.shown, answer.annotator)
        (known if asked in said else fresh).append(answer)
        said.add(asked)
    return fresh, known


def _answer(main: str, labels: Mapping[str, bool], annotator: str, name: str) -> Answer:
    if main not in labels:
        raise InvalidInput(f"{name}: the main item {main} has no line of its own in its question", field="main")
    shown = (main, *(item for item in labels if item != main))
    return Answer(shown, tuple(item for item in shown if not labels[item]), annotator)


def _annotated(entry: Mapping[str, Any], where: str) -> Annotated:
    for key in (ALIKE, UNLIKE):
        if key not in entry:
            raise InvalidInput(f"{where} has no {key!r}; give a list of ids, empty for none", field="file")
    pos, neg = (_ids(entry[key], f"{where}, {key}") for key in (ALIKE, UNLIKE))
    twice = len(pos) + len(neg) - len({*pos, *neg})
    if twice:
        raise InvalidInput(f"{where} names an item twice; each is alike or not, once", field="file")
    return Annotated(pos, neg)


def _ids(found: Any, where: str) -> tuple[str, ...]:
    if not isinstance(found, list):
        raise InvalidInput(f"{where} is not a list of ids", field="file")
    return tuple(_id(one, where) for one in found)


def _id(found: Any, where: str) -> str:
    if not isinstance(found, str) or not re.fullmatch(ID_PATTERN, found):
        raise InvalidInput(
            f"{where}: {str(found)[:_SHOWN]!r} is no item id (a–z, 0–9, dot, dash, underscore)", field="item"
        )
    return found


def _json(content: bytes, name: str) -> Any:
    if not content.strip():
        raise InvalidInput(f"{name} is empty; delete it, or bring its content back", field="file")
    text = _text(content, name)
    try:
        return strict_json(text)
    except ValueError as error:
        raise InvalidInput(f"{name} is damaged, it is not JSON: {error}", field="file") from None


def _text(content: bytes, name: str) -> str:
    if len(content) > MAX_BYTES:
        raise InvalidInput(f"{name} is larger than {MAX_BYTES // 2**20} MiB; split it", field="file")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidInput(f"{name} is not UTF-8; save it as UTF-8", field="file") from None


def _unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that `safe_cell` put before it."""
    return cell[1:] if cell.startswith("'") and safe_cell(cell[1:]) == cell else cell
