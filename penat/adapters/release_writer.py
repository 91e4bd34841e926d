"""Writes a release beside the served one, checks it, and publishes it by one atomic rename and swap."""

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from penat.adapters import release_layout as layout
from penat.adapters.array_card import CARD
from penat.adapters.chroma_items import collection_counts, write_collections
from penat.adapters.head_files import write_head
from penat.adapters.ingest_journal import IngestJournal
from penat.adapters.item_columns import ItemColumns
from penat.adapters.missing_hashes import with_hashes
from penat.adapters.release_arrays import write_array, write_arrays
from penat.adapters.release_checks import problems_of
from penat.adapters.release_lock import release_lock
from penat.adapters.release_reader import bare_vectors, read_release, read_sources, release_head
from penat.adapters.release_report import write_report
from penat.adapters.source_columns import sources_payload
from penat.domain.catalogue import Shelf
from penat.domain.errors import Unavailable
from penat.domain.ingestion import Draft, Embedded, IngestReport, ModelFacts, Rendering, Source, check_draft
from penat.ports.release_store import Published, ReleaseDesk, ReleaseStore

Clock = Callable[[], datetime]
Gate = Callable[[str], None]
_TAKEN_OVER = (".vectors.npy", ".sources.json", f".{layout.BARE}.npy", f"{layout.HEAD}/{CARD}")


class FolderReleases(ReleaseStore):
    """The releases in *cache*; *now* gives the time that names a release.

    *gate* is shown a finished release before it is served, and raises PublishRefused where it should not be.
    """

    def __init__(self, cache: Path, now: Clock = lambda: datetime.now(UTC), gate: Gate = lambda _: None) -> None:
        self.cache = cache
        self.now = now
        self.gate = gate

    @contextmanager
    def writing(self) -> Iterator[ReleaseDesk]:
        """Hold the lock, clear away what an interrupted run left, and leave nothing behind but a published release."""
        with release_lock(self.cache):
            releases = self.cache / layout.RELEASES
            releases.mkdir(exist_ok=True)
            layout.finish_publication(self.cache)
            for left in releases.glob(f"{layout.PARTIAL}*"):
                shutil.rmtree(left, ignore_errors=True)
            folder = releases / f"{layout.PARTIAL}{os.getpid()}"
            try:
                yield FolderDesk(self.cache, folder, self.now, self.gate)
            finally:
                shutil.rmtree(folder, ignore_errors=True)


class FolderDesk(ReleaseDesk):
    """Writes into *folder*, which becomes the release when everything in it has been checked."""

    def __init__(self, cache: Path, folder: Path, now: Clock, gate: Gate) -> None:
        self.cache = cache
        self.folder = folder
        self.now = now
        self.gate = gate
        self.journal = IngestJournal(cache)
        self._before: Path | None = None
        for name in (layout.PICTURES, layout.THUMBNAILS, layout.ARRAYS, layout.FACTS):
            (folder / name).mkdir(parents=True)

    def published(self) -> Published | None:
        """Return the release CURRENT names, or the newest undamaged one where that cannot be built on, or None."""
        served = layout.current_id(self.cache)
        newest_first = reversed(layout.complete_releases(self.cache))
        wanted = sorted(newest_first, key=lambda one: one.release != served)  # the served one before all others
        release_id = next((one.release for one in wanted if self._can_be_built_on(one)), None)
        if release_id is None:
            return None
        self._before = layout.release_folder(self.cache, release_id)
        manifest, catalogue = read_release(self._before)
        thumbnails = self._before / layout.THUMBNAILS
        sources = {
            category: with_hashes(thumbnails, catalogue.shelves[category].items, read_sources(self._before, slug))
            for category, slug in manifest.slugs.items()
        }
        fingerprint = manifest.fingerprint if release_id == served else "not served"
        return Published(
            catalogue, manifest.model.facts(), manifest.plan, fingerprint, sources, _shown(self._before),
            manifest.slugs, manifest.currency, manifest.links_sha256, manifest.profile,
            release_head(self._before, manifest), bare_vectors(self._before, manifest),
        )  # fmt: skip

    def _can_be_built_on(self, manifest: layout.Manifest) -> bool:
        """Return whether a release's vectors, and where they came from, are still what was published."""
        folder = layout.release_folder(self.cache, manifest.release)
        taken_over = [name for name in manifest.files if name.endswith(_TAKEN_OVER)]
        return all(layout.file_sha256(folder / name) == manifest.files[name].sha256 for name in taken_over)

    def keep_pictures(self, rendering: Rendering) -> str:
        """Keep the two pictures in the journal under their content hash and return it."""
        return self.journal.keep_pictures(rendering)

    def commit(self, model: ModelFacts, pictures: Sequence[Embedded]) -> None:
        """Write embedded pictures into the journal."""
        self.journal.commit(model, pictures)

    def committed(self, model: ModelFacts) -> Mapping[str, Embedded]:
        """Return what the journal holds."""
        return self.journal.committed(model)

    def finish(self) -> None:
        """Empty the journal."""
        self.journal.clear()

    def publish(self, draft: Draft, report: IngestReport) -> str:
        """Write everything, check it, put it on disk for good, and let CURRENT name it.

        A release that says the same and is there already, left by a run that ended before it was served, is served.
        """
        release_id = self._finished(draft) or self._written(draft, report)
        self.gate(release_id)
        layout.publish_pointer(self.cache, release_id)
        return release_id

    def _finished(self, draft: Draft) -> str | None:
        """Return the newest sound release that says just what *draft* does, if there is one."""
        for manifest in reversed(layout.complete_releases(self.cache)):
            if manifest.fingerprint == draft.fingerprint and not problems_of(self.cache, manifest.release):
                return manifest.release
        return None

    def _written(self, draft: Draft, report: IngestReport) -> str:
        now = self.now()
        release_id = f"{now:%Y%m%d-%H%M%S}-{draft.fingerprint[:8]}"
        _checked(draft)
        self._take_over_pictures(draft)
        for category, shelf in draft.shelves.items():
            self._write_shelf(shelf, draft.slugs, draft.sources[category], draft.currency)
        self._write_head(draft)
        write_report(self.folder, report, draft, release_id)
        write_collections(self.folder / layout.CHROMA, draft.shelves, draft.slugs, draft.sources)
        self._check_counts(draft)
        self._write_manifest(draft, release_id, now)
        self._settle(release_id)
        return release_id

    def _take_over_pictures(self, draft: Draft) -> None:
        """Link the pictures of the journal and of the earlier release into this one."""
        for image in {item.image for shelf in draft.shelves.values() for item in shelf.items}:
            names = (f"{layout.PICTURES}/{image}.jpg", f"{layout.THUMBNAILS}/{image}.webp")
            place = self.journal.folder
            if not all((place / name).is_file() for name in names):
                place = self._before or place
            for name in names:
                try:
                    layout.link_or_copy(place / name, self.folder / name)
                except FileNotFoundError:
                    raise Unavailable(f"picture {image} was not rendered; nothing was published") from None

    def _write_shelf(
        self, shelf: Shelf, slugs: Mapping[str, str], sources: Sequence[Source], currency: str | None
    ) -> None:
        slug = slugs[shelf.category]
        facts = ItemColumns.of(shelf.category, shelf.items, currency)
        _write_json(self.folder / layout.FACTS / f"{slug}.json", facts.to_payload())
        _write_json(self.folder / layout.FACTS / f"{slug}.sources.json", sources_payload(sources))
        write_arrays(self.folder, shelf, slugs)

    def _write_head(self, draft: Draft) -> None:
        """Write the head that the vectors went through, and the vectors without it."""
        if draft.head is None:
            return
        write_head(self.folder / layout.HEAD, draft.head.head, {**draft.head.facts, "name": draft.head.name})
        for category, vectors in draft.bare.items():
            write_array(self.folder, f"{draft.slugs[category]}.{layout.BARE}", vectors)

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
            model=layout.ModelFact(**asdict(model)),
            currency=draft.currency,
            links_sha256=draft.links_sha256,
            fingerprint=draft.fingerprint,
            plan=dict(draft.plan),
            profile=dict(draft.profile),
            recall=dict(draft.recall),
            categories=[
                layout.CategoryFact(name=category, slug=draft.slugs[category], count=len(shelf))
                for category, shelf in draft.shelves.items()
            ],
            files=_file_facts(self.folder),
        )
        (self.folder / layout.MANIFEST).write_text(manifest.model_dump_json(indent=1), encoding="utf-8")
        read_release(self.folder)

    def _settle(self, release_id: str) -> None:
        """Put the release on disk for good and give it its name."""
        os.sync()  # one call for thousands of small pictures
        target = self.cache / layout.RELEASES / release_id
        self.folder.rename(target)
        layout.sync_to_disk(target.parent)


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
