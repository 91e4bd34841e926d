"""What a label set looks like in files: CSV with a line for each label, and JSON of what belongs and what does not."""

from collections.abc import Iterable
from datetime import UTC

from penat.domain.annotated_files import (
    ALIKE,
    UNLIKE,
    annotated_json,
    annotator_name,
    csv_rows,
    csv_text,
    read_annotated_json,
)
from penat.domain.annotation import Annotated
from penat.domain.errors import InvalidInput
from penat.domain.label_set import Label

COLUMNS = ("item", "label", "annotator", "at")
Told = dict[str, dict[str, bool]]
"""Annotator, "" where none is told -> item -> whether it belongs to the class."""


def labels_csv(labels: Iterable[Label]) -> str:
    """Return a line for each label: the item, pos or neg, who said so and when; `read_labels_csv` gives it back."""
    lines = []
    for one in labels:
        at = one.at.astimezone(UTC).isoformat(timespec="seconds")
        lines.append((one.item, ALIKE if one.belongs else UNLIKE, one.annotator, at))
    return csv_text(COLUMNS, lines)


def labels_json(labels: Iterable[Label]) -> str:
    """Return `[{"pos": […], "neg": […]}]` of one set; an empty set is an empty list."""
    said = list(labels)
    pos = tuple(one.item for one in said if one.belongs)
    neg = tuple(one.item for one in said if not one.belongs)
    return annotated_json([Annotated(pos, neg)] if said else [])


def read_labels_csv(content: bytes, name: str) -> Told:
    """Return what a CSV file says of items; it needs the columns item and label. Raises InvalidInput."""
    told: Told = {}
    seen: dict[str, int] = {}
    for line, row in csv_rows(content, name, ("item", "label")):
        where = f"{name} line {line}"
        item = row["item"]
        if row["label"] not in (ALIKE, UNLIKE):
            raise InvalidInput(f"{where}: label is {row['label'][:60]!r}; write pos or neg", field="label")
        if item in seen:
            raise InvalidInput(f"{where}: {item[:60]!r} has its label on line {seen[item]} already", field="item")
        seen[item] = line
        annotator = annotator_name(row["annotator"], where) if row.get("annotator") else ""
        told.setdefault(annotator, {})[item] = row["label"] == ALIKE
    return told


def read_labels_json(content: bytes, name: str) -> Told:
    """Return what a JSON file says of items. Raises InvalidInput, also where two entries contradict each other."""
    said: dict[str, bool] = {}
    for one in read_annotated_json(content, name):
        for ids, belongs in ((one.pos, True), (one.neg, False)):
            for item in ids:
                if said.setdefault(item, belongs) != belongs:
                    raise InvalidInput(f"{name} names {item} both as pos and as neg; keep one", field="file")
    return {"": said}
