"""What heads are fitted to: the release being served, or vectors of another model in a file."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from penat.adapters.head_files import head_folder, write_head
from penat.adapters.release_layout import read_manifest, release_folder
from penat.adapters.release_reader import bare_vectors
from penat.adapters.vector_table import VectorTable, read_scenes, read_vector_table
from penat.domain.catalogue import Catalogue
from penat.domain.episodes import Labels, as_labels
from penat.domain.errors import InvalidInput, Unavailable
from penat.domain.geometry import Floats, Vectors
from penat.domain.head import Head
from penat.domain.head_guard import Keeps
from penat.domain.head_training import Training, in_span, lifted
from penat.domain.split_groups import Groups, close_pairs, split_groups
from penat.domain.whole_release import WholeRelease
from penat.lab.tuning_labels import Found, columns_beside, from_column, from_judgements, from_sets, set_names
from penat.lab.tuning_words import ClassWords, kind_words
from penat.settings import Settings
from penat.wiring.annotation import build_annotation
from penat.wiring.catalogue import build_source
from penat.wiring.models import build_new_embedder

CATEGORY, NONE, JUDGEMENTS = "category", "none", "judgements"
COPIES = 0.05


@dataclass(frozen=True)
class Asked:
    """What to learn from: a column, "set:NAME,…" or JUDGEMENTS; what to see past; which columns tie items together.

    *vectors* and *table*: files in the place of the release; *scenes*: rooms whose items are not parted.
    """

    labels: str = "style"
    nuisance: str = CATEGORY
    ties: tuple[str, ...] = ()
    vectors: Path | None = None
    table: Path | None = None
    scenes: Path | None = None


@dataclass(frozen=True)
class Material:
    """Everything a head is fitted to and measured on; *facts* tell where the vectors came from."""

    training: Training
    keeps: Keeps | None
    words: ClassWords | None
    facts: Mapping[str, Any]
    notes: Sequence[str] = ()
    basis: Floats | None = field(default=None, repr=False)

    def whole(self, head: Head) -> Head:
        """Return *head* for vectors as they are stored, where it was fitted in what they span."""
        return head if self.basis is None else lifted(head, self.basis)


@dataclass(frozen=True)
class _Table:
    """Items as columns: ids, vectors (n, dim), each column's texts, and what ties rows together besides columns."""

    ids: Sequence[str]
    vectors: Vectors = field(repr=False)
    columns: Mapping[str, Sequence[str]] = field(repr=False)
    ties: Sequence[Sequence[Any]] = field(default=(), repr=False)

    def column(self, name: str, option: str) -> Sequence[str]:
        """Return a column. Raises InvalidInput naming those there are."""
        if name not in self.columns:
            known = ", ".join(self.columns) or "none"
            raise InvalidInput(f"there is no column {name!r}; there are: {known}", field=option)
        return self.columns[name]


def gather(settings: Settings, asked: Asked) -> Material:
    """Return what *asked* names. Raises InvalidInput, NotFound and Unavailable, saying what is missing."""
    if (asked.vectors is None) != (asked.table is None):
        raise InvalidInput("--vectors and --table belong together: give both, or neither", field="vectors")
    if asked.vectors is not None and asked.table is not None:
        return _of_files(settings, asked, asked.vectors, asked.table)
    return _of_release(settings, asked)


def keep_head(settings: Settings, name: str, head: Head, facts: Mapping[str, Any]) -> Path:
    """Write a head into VAR/heads/NAME and return that folder. Raises InvalidInput for a name that cannot be one's."""
    folder = head_folder(settings.var, name)
    write_head(folder, head, {**facts, "made_at": datetime.now(UTC).isoformat(timespec="seconds")})
    return folder


def check_name(settings: Settings, name: str) -> None:
    """Raise InvalidInput for a name no head can have, before anything long is begun."""
    head_folder(settings.var, name)


def _of_release(settings: Settings, asked: Asked) -> Material:
    catalogue = build_source(settings).current()
    manifest = read_manifest(release_folder(settings.cache, catalogue.release))
    bare = manifest.model.facts().bare
    table = _release_table(settings, catalogue)
    facts = {"model": bare.name, "model_sha256": bare.sha256, "release": catalogue.release, "labels": asked.labels}
    training, found = _training(settings, asked, table)
    kinds, words, notes = {}, None, list(found.notes)
    try:
        embed = build_new_embedder(settings, bare.name).embed_texts
        kinds, words = kind_words(training.kinds, embed), ClassWords.of(training, embed)
    except Unavailable as error:
        notes.append(f"what a head does to words is not measured: {error.detail}")
    columns = columns_beside({name: table.columns[name] for name in table.columns if name != CATEGORY}, asked.labels)
    keeps = Keeps(training.vectors, as_labels(table.columns[CATEGORY]), training.groups, columns, kinds)
    asked_words = words if training.classes else None
    return Material(training, keeps if keeps.anything else None, asked_words, facts, notes)


def _release_table(settings: Settings, catalogue: Catalogue) -> _Table:
    """Return the served items with the vectors that their model made, whatever head they are served under."""
    folder = release_folder(settings.cache, catalogue.release)
    manifest = read_manifest(folder)
    whole = WholeRelease.of(catalogue)
    vectors = whole.vectors
    if manifest.model.head is not None:
        made = bare_vectors(folder, manifest)
        if set(made) < {shelf.category for shelf in whole.shelves}:
            raise Unavailable(
                f"release {catalogue.release} does not hold its vectors without head {manifest.model.head.name}; "
                "penat tune remove makes one that does", field="release",
            )  # fmt: skip
        vectors = np.concatenate([made[shelf.category] for shelf in whole.shelves]).astype(np.float32, copy=False)
    items = [item for shelf in whole.shelves for item in shelf.items]
    names = sorted({name for item in items for name in item.extra} - {CATEGORY})
    columns = {name: [item.extra.get(name, "") for item in items] for name in names}
    columns[CATEGORY] = [item.category for item in items]
    ties = [whole.group.tolist(), [item.image for item in items]]
    return _Table([item.id for item in items], vectors, columns, ties)


def _of_files(settings: Settings, asked: Asked, vectors: Path, table: Path) -> Material:
    read: VectorTable = read_vector_table(vectors, table)
    scenes = [] if asked.scenes is None else read_scenes(asked.scenes)
    coordinates, basis = read.vectors, None
    if read.vectors.shape[1] > len(read.ids):
        coordinates, basis = in_span(read.vectors)
    held = _Table(read.ids, coordinates, read.columns, [])
    training, found = _training(settings, asked, held, scenes)
    sha256 = hashlib.sha256(vectors.read_bytes()).hexdigest()
    facts = {"model": vectors.name, "model_sha256": sha256, "release": "", "labels": asked.labels}
    keeps = Keeps(training.vectors, training.kinds, training.groups)
    return Material(training, keeps if keeps.anything else None, None, facts, found.notes, basis)


def _training(
    settings: Settings, asked: Asked, table: _Table, scenes: Sequence[Sequence[str]] = ()
) -> tuple[Training, Found]:
    found = _labels(settings, asked, table)
    kinds: Labels = as_labels([""] * len(table.ids))
    if asked.nuisance != NONE and (asked.nuisance in table.columns or asked.nuisance != CATEGORY):
        kinds = as_labels(table.column(asked.nuisance, "nuisance"))
    return Training(table.vectors, found.labels, kinds, _groups(asked, table, scenes), found.judged), found


def _labels(settings: Settings, asked: Asked, table: _Table) -> Found:
    if asked.labels == JUDGEMENTS and JUDGEMENTS not in table.columns:
        return from_judgements(build_annotation(settings)[0].annotated(None), table.ids)
    names = set_names(asked.labels)
    if names:
        labeller = build_annotation(settings)[1]
        return from_sets(names, table.ids, lambda name: labeller.gathered(_set_id(name)))
    return from_column(table.column(asked.labels, "labels"), asked.labels)


def _set_id(name: str) -> str:
    from penat.domain.label_set import set_id

    return set_id(name)


def _groups(asked: Asked, table: _Table, scenes: Sequence[Sequence[str]]) -> Groups:
    """Return what no split may part: variants, one picture, near copies, one scene, one value of a tying column."""
    at = {one: row for row, one in enumerate(table.ids)}
    rooms = [[at[one] for one in scene if one in at] for scene in scenes]
    pairs = [(room[0], other) for room in rooms for other in room[1:]]
    if not table.ties:
        pairs += close_pairs(table.vectors, COPIES)
    tying = [list(table.column(name, "tie")) for name in asked.ties]
    return split_groups(len(table.ids), [*table.ties, *tying], pairs)
