"""A release on disk as the Catalogue it was written from, its arrays mapped, not read; Chroma is not needed."""

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penat.adapters.head_files import read_head
from penat.adapters.item_columns import ItemColumns
from penat.adapters.release_arrays import TASTE
from penat.adapters.release_layout import ARRAYS, BARE, FACTS, HEAD, Incomplete, Manifest, complete_manifest
from penat.adapters.source_columns import sources_of
from penat.domain.catalogue import Catalogue, Shelf
from penat.domain.errors import PenatError
from penat.domain.geometry import Vectors
from penat.domain.head import KeptHead
from penat.domain.ingestion import Source
from penat.domain.taste_space import TasteCells


def read_release(folder: Path) -> tuple[Manifest, Catalogue]:
    """Return a complete release. Raises Incomplete saying what is missing or does not fit together."""
    manifest = complete_manifest(folder)
    try:
        shelves = {category: _read_shelf(folder, category, manifest) for category in manifest.slugs}
    except Exception as error:  # damaged bytes make numpy and json raise whatever comes first, SyntaxError too
        raise Incomplete(f"{folder.name} cannot be read: {error}") from error
    model = manifest.model
    return manifest, Catalogue(manifest.release, model.name, shelves, model.effective_choices, model.sha256)


def read_sources(folder: Path, slug: str) -> tuple[Source, ...]:
    """Return where each item of a category came from, row by row."""
    return sources_of(json.loads((folder / FACTS / f"{slug}.sources.json").read_bytes()))


def release_head(folder: Path, manifest: Manifest) -> KeptHead | None:
    """Return the head that a release's vectors went through, if any. Raises Incomplete where it is damaged."""
    if manifest.model.head is None:
        return None
    try:
        kept = read_head(folder / HEAD, manifest.model.head.name)
    except PenatError as error:
        raise Incomplete(f"{folder.name}: {error.detail}") from error
    if kept.sha256 != manifest.model.head.sha256:
        raise Incomplete(f"{folder.name}/{HEAD} is not the head that the manifest names")
    return kept


def bare_vectors(folder: Path, manifest: Manifest) -> dict[str, Vectors]:
    """Return a headed release's vectors as the model made them, by category; none where they were not kept."""
    return {
        category: _mapped(folder, f"{slug}.{BARE}")
        for category, slug in manifest.slugs.items()
        if f"{ARRAYS}/{slug}.{BARE}.npy" in manifest.files
    }


def _read_shelf(folder: Path, category: str, manifest: Manifest) -> Shelf:
    slug = manifest.slugs[category]
    items = ItemColumns.from_payload(json.loads((folder / FACTS / f"{slug}.json").read_bytes()))
    arrays = {
        name: _mapped(folder, f"{slug}.{name}")
        for name in ("vectors", "groups", "representative", "neighbours", "neighbour_distances", "landmarks")
    }
    cross = {
        other: (_mapped(folder, f"{slug}.to.{target}.rows"), _mapped(folder, f"{slug}.to.{target}.distances"))
        for other, target in manifest.slugs.items()
        if f"{ARRAYS}/{slug}.to.{target}.rows.npy" in manifest.files
    }
    return Shelf(
        category, items, price_cents=items.price_cents, in_stock=items.in_stock, cross=cross, finder=None,
        taste_cells=_taste_cells(folder, slug, manifest), **arrays,
    )  # fmt: skip


def _taste_cells(folder: Path, slug: str, manifest: Manifest) -> TasteCells | None:
    names = {name: f"{slug}.taste_{name}" for name in TASTE}
    if any(f"{ARRAYS}/{name}.npy" not in manifest.files for name in names.values()):
        return None  # a small category, or a release made before cells were kept
    return TasteCells(**{name: _mapped(folder, file) for name, file in names.items()})


def _mapped(folder: Path, name: str) -> NDArray[Any]:
    """Return an array mapped read-only; processes that serve the same release share its pages."""
    path = folder / ARRAYS / f"{name}.npy"
    found = np.load(path, mmap_mode="r")
    return found.view(np.ndarray)  # type: ignore[no-any-return]
