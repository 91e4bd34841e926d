"""Whether a release is still what was published: every checksum, the vectors, Chroma's counts."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from penat.adapters.chroma_items import copied_counts
from penat.adapters.release_layout import (
    CHROMA,
    PICTURES,
    THUMBNAILS,
    Incomplete,
    Manifest,
    file_sha256,
    release_folder,
)
from penat.adapters.release_reader import read_release
from penat.domain.catalogue import Catalogue
from penat.domain.ingestion import checked_vectors


def problems_of(cache: Path, release_id: str) -> list[str]:
    """Return everything that is wrong with a release, in words; nothing when it is sound. Looking changes nothing."""
    try:
        folder = release_folder(cache, release_id)
        manifest, catalogue = read_release(folder)
    except Incomplete as error:
        return [error.detail]
    files = list(_wrong_files(folder, manifest))
    chroma_is_whole = not any(problem.startswith(CHROMA) for problem in files)  # Chroma is never given damaged files
    counts = _wrong_counts(folder, manifest) if chroma_is_whole else ()
    return [*files, *_wrong_pictures(folder, catalogue), *_wrong_vectors(manifest, catalogue), *counts]


def _wrong_files(folder: Path, manifest: Manifest) -> Iterator[str]:
    for name, fact in manifest.files.items():
        if file_sha256(folder / name) != fact.sha256:
            yield f"{name} is not the file that was published (its checksum differs)"


def _wrong_pictures(folder: Path, catalogue: Catalogue) -> Iterator[str]:
    images = {item.image for shelf in catalogue.shelves.values() for item in shelf.items}
    for image in sorted(images):
        try:
            shown = (folder / PICTURES / f"{image}.jpg").read_bytes()
            small = (folder / THUMBNAILS / f"{image}.webp").read_bytes()
        except OSError as error:
            yield f"{error.filename}: {error.strerror}"
            continue
        if not hashlib.sha256(shown + small).hexdigest().startswith(image):
            yield f"picture {image} or its thumbnail is not the one that was published"


def _wrong_vectors(manifest: Manifest, catalogue: Catalogue) -> Iterator[str]:
    for category, shelf in catalogue.shelves.items():
        try:
            checked_vectors(shelf.vectors, len(shelf), manifest.model.dim)
        except ValueError as error:
            yield f"{category}: {error}"


def _wrong_counts(folder: Path, manifest: Manifest) -> Iterator[str]:
    wanted = {category.slug: category.count for category in manifest.categories}
    found = copied_counts(folder / CHROMA)
    if found != wanted:
        yield f"Chroma holds {found}, the manifest says {wanted}"
