"""From a shop's pictures and table to a published release."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from penat.domain.errors import InvalidInput
from penat.domain.ingestion import (
    Draft,
    Embedded,
    IngestReport,
    Links,
    ModelFacts,
    PictureFile,
    Problem,
    ReadPicture,
    Source,
)
from penat.ports.embedder import Embedder
from penat.ports.link_source import LinkSource
from penat.ports.picture_source import Fit, PictureSource
from penat.ports.release_store import Published, ReleaseDesk, ReleaseStore
from penat.use_cases.shelving import Plan, shelves_of

Progress = Callable[[int, int, int], None]


@dataclass(frozen=True)
class Model:
    """What embeds: the facts a release remembers, the embedder, and its fitting of a picture to the model's size."""

    facts: ModelFacts
    embedder: Embedder
    fit: Fit


@dataclass(frozen=True)
class _Gathered:
    """The pictures of one run: embedded or known, in the order of their paths, and those that could not be read."""

    pictures: tuple[Embedded, ...]
    fresh: int
    problems: tuple[Problem, ...]


class Cataloguer:
    """Ingests one data folder. `batch` pictures meet the model at once."""

    def __init__(
        self,
        pictures: PictureSource,
        links: LinkSource,
        model: Model,
        releases: ReleaseStore,
        plan: Plan,
        *,
        batch: int = 32,
    ) -> None:
        self.pictures = pictures
        self.links = links
        self.model = model
        self.releases = releases
        self.plan = plan
        self.batch = batch

    def ingest(self, progress: Progress) -> IngestReport:
        """Publish what changed and report it; *progress* hears (pictures done, pictures in all, embedded so far).

        Raises InvalidInput where nothing can be read or the table is wrong; the served release is then untouched.
        """
        with self.releases.writing() as desk:
            files, passed_over = self.pictures.find()
            if not files:
                raise InvalidInput("there are no pictures: put them into one folder a category, DATA/chair/oak.jpg")
            published = desk.published()
            self.links.read([file.path for file in files])  # a table that is refused is refused before the long work
            gathered = self._gather(files, desk, self._known(published), progress)
            links = self.links.read([picture.source.path for picture in gathered.pictures])
            draft = self._draft(gathered, links, published)
            report = _report(draft, gathered, (*passed_over, *gathered.problems, *links.problems))
            if published is not None and published.fingerprint == draft.fingerprint and not gathered.fresh:
                return replace(report, release=published.catalogue.release)
            return replace(report, release=desk.publish(draft, report), published=True)

    def _known(self, published: Published | None) -> Mapping[str, Embedded]:
        """Return what needs no embedding again: the pictures of a release that was made with the same model."""
        if published is None or published.model.sha256 != self.model.facts.sha256:
            return {}
        return published.known()

    def _gather(
        self, files: Sequence[PictureFile], desk: ReleaseDesk, known: Mapping[str, Embedded], progress: Progress
    ) -> _Gathered:
        pictures: list[Embedded] = []
        problems: list[Problem] = []
        fresh = done = 0
        reading = self.pictures.read(files, self.model.fit, known)
        progress(0, len(files), 0)
        for batch in _batches(reading, self.batch):
            read = [entry for entry in batch if isinstance(entry, ReadPicture)]
            problems += [entry for entry in batch if isinstance(entry, Problem)]
            new = [entry for entry in read if entry.rendering is not None]
            pictures += self._embedded(new, desk)
            pictures += [_seen_before(entry, known[entry.file_sha256]) for entry in read if entry.rendering is None]
            fresh += len(new)
            done += len(batch)
            progress(done, len(files), fresh)
        if not pictures:
            reasons = "; ".join(f"{problem.path}: {problem.reason}" for problem in problems[:3])
            raise InvalidInput(f"none of {len(files)} files is a picture that can be read ({reasons})")
        return _Gathered(tuple(sorted(pictures, key=lambda one: one.source.path)), fresh, tuple(problems))

    def _embedded(self, read: Sequence[ReadPicture], desk: ReleaseDesk) -> Iterator[Embedded]:
        """Yield the freshly read pictures with their vectors."""
        renderings = [entry.rendering for entry in read if entry.rendering is not None]
        if not renderings:
            return
        vectors = self.model.embedder.embed_pictures([rendering.pixels for rendering in renderings])
        for entry, rendering, vector in zip(read, renderings, vectors, strict=True):
            source = Source(entry.file.path, entry.file_sha256, rendering.pixels_sha256)
            yield Embedded(source, entry.file.category, desk.keep_pictures(rendering), vector)

    def _draft(self, gathered: _Gathered, links: Links, published: Published | None) -> Draft:
        plan = self.plan.to_payload()
        before = published.catalogue if published is not None and published.plan == plan else None
        shelved = shelves_of(gathered.pictures, links, self.plan, before)
        draft = Draft(
            shelved.shelves, shelved.slugs, shelved.sources, self.model.facts, links.currency, links.sha256, plan
        )
        return replace(draft, fingerprint=_fingerprint(draft))


def _seen_before(entry: ReadPicture, known: Embedded) -> Embedded:
    source = replace(known.source, path=entry.file.path)
    return replace(known, source=source, category=entry.file.category)


def _batches(entries: Iterator[ReadPicture | Problem], size: int) -> Iterator[list[ReadPicture | Problem]]:
    while batch := list(islice(entries, size)):
        yield batch


def _report(draft: Draft, gathered: _Gathered, problems: Sequence[Problem]) -> IngestReport:
    items = {category: len(shelf) for category, shelf in draft.shelves.items()}
    reused = len(gathered.pictures) - gathered.fresh
    return IngestReport("", False, items, gathered.fresh, reused, tuple(problems))


def _fingerprint(draft: Draft) -> str:
    """Return a SHA-256 that is the same for two drafts exactly when their releases would say the same."""
    digest = hashlib.sha256()
    model = draft.model
    _add(digest, [dict(draft.plan), model.name, model.sha256, model.effective_choices])
    _add(digest, [draft.currency, dict(draft.slugs)])
    for category, shelf in draft.shelves.items():
        for item, source in zip(shelf.items, draft.sources[category], strict=True):
            shown = [item.id, category, item.name, item.image, item.link, dict(item.extra)]
            sold = [item.price_cents, item.currency, item.in_stock]
            _add(digest, [shown, sold, source.path, source.file_sha256, source.pixels_sha256])
    return digest.hexdigest()


def _add(digest: Any, value: Any) -> None:
    digest.update(json.dumps(value, sort_keys=True).encode())
