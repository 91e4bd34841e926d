"""A release folder that came without its arrays and its Chroma, made whole again."""

import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from penat.adapters import release_layout as layout
from penat.adapters.chroma_items import write_collections
from penat.adapters.item_columns import ItemColumns
from penat.adapters.release_arrays import write_arrays
from penat.adapters.release_lock import release_lock
from penat.adapters.release_reader import read_release, read_sources
from penat.domain.catalogue import Shelf
from penat.domain.errors import Unavailable
from penat.domain.ingestion import Source

MADE_ANEW = (layout.ARRAYS, layout.CHROMA)
AS_PUBLISHED = ("vectors", "groups", "representative")


@dataclass(frozen=True)
class LightRelease:
    """A release without its vectors: the manifest, and each category's items and their sources."""

    folder: Path
    manifest: layout.Manifest
    items: Mapping[str, ItemColumns]
    sources: Mapping[str, Sequence[Source]]


def is_whole(cache: Path, release_id: str) -> bool:
    """Return whether a release is complete already."""
    try:
        layout.complete_manifest(layout.release_folder(cache, release_id))
    except layout.Incomplete:
        return False
    return True


def light_release(cache: Path, release_id: str) -> LightRelease:
    """Return what lies here of a release. Raises Unavailable where more than arrays and Chroma is missing."""
    folder = layout.release_folder(cache, release_id)
    try:
        manifest = layout.read_manifest(folder)
        for name, fact in manifest.files.items():
            if name.partition("/")[0] not in MADE_ANEW and layout.file_sha256(folder / name) != fact.sha256:
                raise Unavailable(f"{folder}/{name} is not the file that was published; copy it here again")
        items = {
            category: ItemColumns.from_payload(json.loads((folder / layout.FACTS / f"{slug}.json").read_bytes()))
            for category, slug in manifest.slugs.items()
        }
        sources = {category: read_sources(folder, slug) for category, slug in manifest.slugs.items()}
    except (layout.Incomplete, OSError) as error:
        raise Unavailable(
            f"release {release_id} is not here but for its vectors ({error}); first copy its folder from where it was "
            f"made to {folder}, without {layout.ARRAYS}/ and {layout.CHROMA}/",
            field="release",
        ) from error
    return LightRelease(folder, manifest, items, sources)


def refill(cache: Path, light: LightRelease, shelves: Mapping[str, Shelf]) -> None:
    """Write *shelves*' arrays and Chroma, check them, and put the whole release in the place of the light one.

    Raises Unavailable where vectors or groups are not, bit for bit, those that were published.
    """
    slugs = light.manifest.slugs
    with release_lock(cache):
        fresh = light.folder.with_name(f"{layout.PARTIAL}{os.getpid()}")
        old = light.folder.with_name(f"{layout.PARTIAL}old-{os.getpid()}")
        try:
            left_out = shutil.ignore_patterns(*MADE_ANEW, layout.MANIFEST)
            shutil.copytree(light.folder, fresh, copy_function=layout.link_or_copy, ignore=left_out)
            (fresh / layout.ARRAYS).mkdir()
            for shelf in shelves.values():
                write_arrays(fresh, shelf, slugs)
            _see_that_it_is_the_same(fresh, light.manifest)
            write_collections(fresh / layout.CHROMA, shelves, slugs, light.sources)
            _write_manifest(fresh, light.manifest)
            os.sync()
            light.folder.rename(old)
            fresh.rename(light.folder)
            layout.sync_to_disk(light.folder.parent)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
            shutil.rmtree(old, ignore_errors=True)


def _see_that_it_is_the_same(folder: Path, manifest: layout.Manifest) -> None:
    for slug in manifest.slugs.values():
        for name in AS_PUBLISHED:
            path = f"{layout.ARRAYS}/{slug}.{name}.npy"
            if layout.file_sha256(folder / path) != manifest.files[path].sha256:
                raise Unavailable(
                    f"the engine's {name} of {slug} are not those of release {manifest.release}; push it anew where it "
                    f"is whole: penat releases push {manifest.release} --replace",
                    field="engine",
                )


def _write_manifest(folder: Path, manifest: layout.Manifest) -> None:
    """Write the manifest with the checksums of what was made anew: derived lists may differ in their last bits."""
    made = {
        path.relative_to(folder).as_posix(): layout.FileFact(sha256=layout.file_sha256(path), bytes=path.stat().st_size)
        for name in MADE_ANEW
        for path in sorted((folder / name).rglob("*"))
        if path.is_file()
    }
    kept = {name: fact for name, fact in manifest.files.items() if name.partition("/")[0] not in MADE_ANEW}
    whole = manifest.model_copy(update={"files": {**made, **kept}})
    (folder / layout.MANIFEST).write_text(whole.model_dump_json(indent=1), encoding="utf-8")
    read_release(folder)
