"""Label sets for the command line: files out and in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from penat.adapters.annotated_file import bounded_bytes
from penat.adapters.label_folders import read_label_folders, write_label_folders
from penat.adapters.whole_files import write_new
from penat.domain.annotated_files import annotator_name
from penat.domain.catalogue import Catalogue
from penat.domain.errors import InvalidInput, NotFound
from penat.domain.judged_directories import Note
from penat.domain.label_files import Told, labels_csv, labels_json, read_labels_csv, read_labels_json
from penat.domain.label_set import LabelSet, Marks, set_id
from penat.settings import Settings
from penat.use_cases.labeller import MOST_MARKS, Labeller
from penat.wiring.annotating import picture_finder
from penat.wiring.annotation import build_annotation
from penat.wiring.catalogue import build_source

_FILES = {"csv": (labels_csv, read_labels_csv), "json": (labels_json, read_labels_json)}


@dataclass(frozen=True)
class TakenIn:
    """What an import did: set -> how many labels were new or other than before; and what was odd."""

    changed: Mapping[str, int]
    notes: Sequence[Note]


def labelling(settings: Settings) -> tuple[Labeller, Catalogue]:
    """Return what keeps label sets, and the release being served. Raises Unavailable without one."""
    return build_annotation(settings)[1], build_source(settings).current()


def write_set(settings: Settings, name: str, out: Path, form: str, *, replace: bool) -> int:
    """Write one set as CSV or JSON; return how many labels it has. Raises NotFound."""
    labels = build_annotation(settings)[1].labels(name)
    write_new(out, _FILES[form][0](labels), replace=replace)
    return len(labels)


def write_set_folders(settings: Settings, names: Sequence[str], out: Path) -> tuple[int, list[Note]]:
    """Write sets, all for none named, as folders of pictures; return how many labels, and what has no picture."""
    labeller, catalogue = labelling(settings)
    classes = {name: labeller.labels(name) for name in names or [one.id for one in labeller.sets()]}
    left = write_label_folders(out, classes, picture_finder(settings, catalogue))
    return sum(map(len, classes.values())) - len(left), left


def read_sets(path: Path, form: str, name: str | None) -> tuple[dict[str, Told], list[Note]]:
    """Return what a file or folder says: set name -> annotator -> item -> whether it belongs; and what is odd in it.

    *name* is the set's, needed for a file; of folders, only the class of that name is then read.
    """
    if form != "folders":
        if name is None:
            raise InvalidInput("a file does not say which set it is; name it with --set", field="set")
        return {name: _FILES[form][1](bounded_bytes(path), str(path))}, []
    found = read_label_folders(path)
    classes: dict[str, Told] = {one: {"": dict(labels)} for one, labels in found.classes.items()}
    if name is None:
        return classes, list(found.notes)
    matching = {one: told for one, told in classes.items() if set_id(one) == set_id(name)}
    if not matching:
        raise NotFound(f"{path} holds no folder of {name}; it has: {', '.join(classes) or 'none'}", field="set")
    return matching, list(found.notes)


def take_sets(settings: Settings, sets: Mapping[str, Told], annotator: str, *, strict: bool) -> TakenIn:
    """Put labels into sets, made where there are none; what they say already is left, with who said so.

    Items that the release does not hold are named and left out; with *strict* nothing is saved then.
    """
    by = annotator_name(annotator)
    labeller, catalogue = labelling(settings)
    ids = {name: set_id(name) for name in sets}
    strange = [
        Note(item, f"is no item of release {catalogue.release}; its label for {name} is left out")
        for name, told in sets.items() for labels in told.values() for item in labels if item not in catalogue.places
    ]  # fmt: skip
    if strict and strange:
        raise InvalidInput(f"nothing was saved, for {strange[0].path[:80]} {strange[0].reason}", field="item")
    there = {one.id for one in labeller.sets()}
    changed: dict[str, int] = {}
    for name, told in sets.items():
        found = ids[name] if ids[name] in there else _made(labeller, name, by).id
        there.add(found)
        known = {one.item: one.belongs for one in labeller.labels(found)}
        for who, labels in told.items():
            fresh: Marks = {
                item: belongs for item, belongs in labels.items()
                if item in catalogue.places and known.get(item) != belongs
            }  # fmt: skip
            mark_in_parts(labeller, catalogue, found, fresh, who or by)
            changed[found] = changed.get(found, 0) + len(fresh)
    return TakenIn(changed, strange)


def mark_in_parts(labeller: Labeller, catalogue: Catalogue, name: str, marks: Marks, annotator: str) -> list[str]:
    """Set labels, as many at once as may be; return what undoes each part, the last first."""
    items = list(marks)
    parts = [items[start : start + MOST_MARKS] for start in range(0, len(items), MOST_MARKS)]
    undone = [labeller.mark(catalogue, name, {item: marks[item] for item in part}, annotator) for part in parts]
    return undone[::-1]


def _made(labeller: Labeller, name: str, author: str) -> LabelSet:
    return labeller.make(name, author=author)
