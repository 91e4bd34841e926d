"""Labels from where curators keep them, as rows of a table of items."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from penat.domain.annotation import Annotated
from penat.domain.episodes import UNLABELLED, Labels, as_labels
from penat.domain.errors import InvalidInput
from penat.domain.head_training import JudgedRows

SETS, MOST_VALUES = "set:", 100
Gathered = Callable[[str], tuple[Sequence[str], Sequence[str]]]


@dataclass(frozen=True)
class Found:
    """A label a row, or judged questions as rows, and what had to be left out, in words."""

    labels: Labels = field(repr=False)
    judged: Sequence[JudgedRows] = field(default=(), repr=False)
    notes: tuple[str, ...] = ()


def set_names(spec: str) -> list[str]:
    """Return the sets that "set:rattan,set:velvet" names; none where it names a column. Raises InvalidInput."""
    parts = [part.strip() for part in spec.split(",")]
    named = [part.removeprefix(SETS).strip() for part in parts if part.startswith(SETS)]
    if named and (len(named) < len(parts) or not all(named) or len(set(named)) < len(named)):
        raise InvalidInput(
            f"labels {spec!r}: write set:NAME,set:OTHER, each once, or one column's name", field="labels"
        )
    return named


def from_sets(names: Sequence[str], ids: Sequence[str], gathered: Gathered) -> Found:
    """Return each item's set. One set alone makes two classes: what belongs to it, and what was said not to.

    Items of several sets are left out. *gathered* returns a set's positives and negatives.
    """
    told: dict[str, list[str]] = {}
    for name in names:
        positives, negatives = gathered(name)
        for item in positives:
            told.setdefault(item, []).append(name)
        for item in negatives if len(names) == 1 else ():
            told.setdefault(item, []).append(f"not {name}")
    both = [item for item, said in told.items() if len(said) > 1]
    gone = len(set(told) - set(ids))
    labels = as_labels([said[0] if len(said := told.get(one, [UNLABELLED])) == 1 else UNLABELLED for one in ids])
    notes = [f"{len(both)} items belong to several of the sets and are left out"] if both else []
    return Found(labels, (), (*notes, *_gone(gone, "labelled items")))


def from_judgements(annotated: Sequence[Annotated], ids: Sequence[str]) -> Found:
    """Return the judged questions as rows: the main item first. What is not in the table any more is left out."""
    at = {one: row for row, one in enumerate(ids)}
    judged, gone = [], 0
    for one in annotated:
        pos = tuple(at[item] for item in one.pos if item in at)
        neg = tuple(at[item] for item in one.neg if item in at)
        gone += len(one.pos) + len(one.neg) - len(pos) - len(neg)
        if one.pos and one.pos[0] in at and len(pos) > 1 and neg:
            judged.append(JudgedRows(pos, neg))
    idle = len(annotated) - len(judged)
    notes = [f"{idle} of {len(annotated)} questions lack something alike or something not, and teach nothing"]
    return Found(as_labels([""] * len(ids)), judged, (*(notes if idle else []), *_gone(gone, "judged items")))


def from_column(values: Sequence[str], name: str) -> Found:
    """Return a column's values as labels. Raises InvalidInput where it is empty."""
    labels = as_labels(values)
    if not (labels != UNLABELLED).any():
        raise InvalidInput(f"no item has a value in the column {name!r}; name another with --labels", field="labels")
    return Found(labels)


def _gone(count: int, what: str) -> tuple[str, ...]:
    return (f"{count} {what} are not in the table and are left out",) if count else ()


def columns_beside(columns: Mapping[str, Sequence[str]], labels: str, most: int = MOST_VALUES) -> dict[str, Labels]:
    """Return the columns but *labels* that sort half of the items or more into 2 to *most* values, of 4 on average."""
    found = {}
    for name, values in columns.items():
        filled = [value for value in values if value.strip()]
        if name != labels and 2 * len(filled) >= len(values) and 2 <= len(set(filled)) <= min(most, len(filled) // 4):
            found[name] = as_labels(values)
    return found
