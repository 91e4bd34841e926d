"""Writes a release beside the served one, checks it, and publishes it by one atomic rename and swap."""

import csv
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from penat.adapters import release_layout as layout
from penat.adapters.chroma_items import collection_counts, write_collections
from penat.adapters.item_columns import ItemColumns
from penat.adapters.picture_rendering import content_name
from penat.adapters.release_lock import release_lock
from penat.adapters.release_reader import read_release, read_sources
from penat.domain.catalogue import Shelf
from penat.domain.errors import Unavailable
from penat.domain.ingestion import Draft, IngestReport, Rendering, Source, check_draft
from penat.ports.release_store import Published, ReleaseDesk, ReleaseStore

Clock = Callable[[], datetime]


class FolderReleases(ReleaseStore):
    """The releases in *cache*; *now* gives the time that names a release."""

    def __init__(self, cache: Path, now: Clock = lambda: datetime.now(UTC)) -> None:
        self.cache = cache
        self.now = now

    @contextmanager
    def writing(self) -> Iterator[ReleaseDesk]:
        """Hold the lock, clear away what an interrupted run left, and leave nothing behind but a published release."""
        with release_lock(self.cache):
            releases = self.cache / layout.RELEASES
            releases.mkdir(exist_ok=True)
            for left in releases.glob(f"{layout.PARTIAL}*"):
                shutil.rmtree(left, ignore_errors=True)
            folder = releases / f"{layout.PARTIAL}{os.getpid()}"
            try:
                yield FolderDesk(self.cache, folder, self.now)
            finally:
                shutil.rmtree(folder, ignore_errors=True)


class FolderDesk(ReleaseDesk):
    """Writes into *folder*, which becomes the release when everything in it has been checked."""

    def __init__(self, cache: Path, folder: Path, now: Clock) -> None:
        self.cache = cache
        self.folder = folder
        self.now = now
        self._before: Path | None = None
        for name in (layout.PICTURES, layout.THUMBNAILS, layout.ARRAYS, layout.FACTS):
            (folder / name).mkdir(parents=True)

    def published(self) -> Published | None:
        """Return the release CURRENT names, or the newest complete one where that is incomplete, or None."""
        served = layout.current_id(self.cache)
        usable = [manifest.release for manifest in layout.complete_releases(self.cache)]
        if not usable:
            return None
        release_id = served if served in usable else usable[-1]
        self._before = layout.release_folder(self.cache, release_id)
        manifest, catalogue = read_release(self._before)
        sources = {category: read_sources(self._before, slug) for category, slug in manifest.slugs.items()}
        fingerprint = manifest.fingerprint if release_id == served else "not served"
        return Published(catalogue, manifest.model.facts(), manifest.plan, fingerprint, sources, _shown(self._before))

    def keep_pictures(self, rendering: Rendering) -> str:
        """Write the two pictures under their content hash and return it."""
        name = content_name(rendering)
        (self.folder / layout.PICTURES / f"{name}.jpg").write_bytes(rendering.display_jpeg)
        (self.folder / layout.THUMBNAILS / f"{name}.webp").write_bytes(rendering.thumbnail_webp)
        return name

    def publish(self, draft: Draft, report: IngestReport) -> str:
        """Write everything, check it, put it on disk for good, and let CURRENT name it."""
        now = self.now()
        release_id = f"{now:%Y%m%d-%H%M%S}-{draft.fingerprint[:8]}"
        _checked(draft)
        self._take_over_pictures(draft)
        for category, shelf in draft.shelves.items():
            self._write_shelf(shelf, draft.slugs, draft.sources[category], draft.currency)
        self._write_report(report, release_id)
        write_collections(self.folder / layout.CHROMA, draft.shelves, draft.slugs, draft.sources)
        self._check_counts(draft)
        self._write_manifest(draft, release_id, now)
        self._settle(release_id)
        return release_id

    def _take_over_pictures(self, draft: Draft) -> None:
        """Link the pictures that were rendered for an earlier release into this one."""
        here = _shown(self.folder)
        for image in {item.image for shelf in draft.shelves.values() for item in shelf.items} - here:
            if self._before is None:
                raise Unavailable(f"picture {image} was not rendered; nothing was published")
            for name in (f"{layout.PICTURES}/{image}.jpg", f"{layout.THUMBNAILS}/{image}.webp"):
                _link_or_copy(self._before / name, self.folder / name)

    def _write_shelf(
        self, shelf: Shelf, slugs: Mapping[str, str], sources: Sequence[Source], currency: str | None
    ) -> None:
        slug = slugs[shelf.category]
        facts = ItemColumns.of(shelf.category, shelf.items, currency)
        _write_json(self.folder / layout.FACTS / f"{slug}.json", facts.to_payload())
        _write_json(
            self.folder / layout.FACTS / f"{slug}.sources.json",
            {
                "paths": [source.path for source in sources],
                "file_sha256": [source.file_sha256 for source in sources],
                "pixels_sha256": [source.pixels_sha256 for source in sources],
            },
        )
        for name in ("vectors", "groups", "representative", "neighbours", "neighbour_distances", "landmarks"):
            self._write_array(f"{slug}.{name}", getattr(shelf, name))
        for other, (rows, distances) in shelf.cross.items():
            self._write_array(f"{slug}.to.{slugs[other]}.rows", rows)
            self._write_array(f"{slug}.to.{slugs[other]}.distances", distances)

    def _write_array(self, name: str, array: Any) -> None:
        np.save(self.folder / layout.ARRAYS / f"{name}.npy", np.ascontiguousarray(array))

    def _write_report(self, report: IngestReport, release_id: str) -> None:
        _write_json(self.folder / "report.json", report.to_payload() | {"release": release_id})
        with (self.folder / "report.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["kind", "path", "line", "reason"])
            writer.writerows([p.kind, p.path, p.line or "", p.reason] for p in report.problems)

    def _check_counts(self, draft: Draft) -> None:
        wanted = {draft.slugs[category]: len(shelf) for category, shelf in draft.shelves.items()}
        found = collection_counts(self.folder / layout.CHROMA)
        if found != wanted:
            raise Unavailable(f"Chroma holds {found} but the release has {wanted}; nothing was published")

    def _write_manifest(self, draft: Draft, release_id: str, now: datetime) -> None:
        model = draft.model
        manifest = layout.Manifest(
            release=release_id,
            created=now.isoformat(timespec="seconds"),
            model=layout.ModelFact(
                name=model.name, dim=model.dim, sha256=model.sha256, effective_choices=model.effective_choices
            ),
            currency=draft.currency,
            links_sha256=draft.links_sha256,
            fingerprint=draft.fingerprint,
            plan=dict(draft.plan),
            categories=[
                layout.CategoryFact(name=category, slug=draft.slugs[category], count=len(shelf))
                for category, shelf in draft.shelves.items()
            ],
            files=_file_facts(self.folder),
        )
        (self.folder / layout.MANIFEST).write_text(manifest.model_dump_json(indent=1), encoding="utf-8")
        read_release(self.folder)

    def _settle(self, release_id: str) -> None:
        """Put the release on disk for good, give it its name, and swap CURRENT."""
        os.sync()  # one call for thousands of small pictures
        target = self.cache / layout.RELEASES / release_id
        self.folder.rename(target)
        layout.sync_to_disk(target.parent)
        layout.publish_pointer(self.cache, release_id)


def _checked(draft: Draft) -> None:
    try:
        check_draft(draft)
    except ValueError as error:
        raise Unavailable(f"the release would be wrong, so nothing was published: {error}") from error


def _file_facts(folder: Path) -> dict[str, layout.FileFact]:
    """Return checksum and size of every file but the pictures, whose names are their checksums."""
    return {
        path.relative_to(folder).as_posix(): layout.FileFact(sha256=layout.file_sha256(path), bytes=path.stat().st_size)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).parts[0] not in (layout.PICTURES, layout.THUMBNAILS)
    }


def _shown(folder: Path) -> set[str]:
    """Return the images of a release whose picture and thumbnail are both there."""
    pictures = {path.stem for path in (folder / layout.PICTURES).glob("*.jpg")}
    return pictures & {path.stem for path in (folder / layout.THUMBNAILS).glob("*.webp")}


def _write_json(path: Path, value: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # another file system, or one without hard links
        shutil.copyfile(source, target)
