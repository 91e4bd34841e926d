"""From a shop's pictures and table to a published release."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from penat.domain.duplicates import blindness, remarks, variants_told
from penat.domain.errors import InvalidInput
from penat.domain.geometry import Vectors
from penat.domain.head import KeptHead
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
from penat.ports.neighbour_maker import NeighbourMaker
from penat.ports.picture_source import Fit, PictureSource
from penat.ports.release_store import Published, ReleaseDesk, ReleaseStore
from penat.use_cases.one_ahead import one_ahead
from penat.use_cases.shelving import Plan, shelves_of

Progress = Callable[[int, int, int], None]
_SMALL_START = 4  # the first batch is this part of the others


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

    def together_with(self, kept: Sequence[Embedded]) -> "_Gathered":
        """Return these pictures and *kept* ones, in the order of their paths."""
        return replace(self, pictures=tuple(sorted((*self.pictures, *kept), key=lambda one: one.source.path)))


class Cataloguer:
    """Ingests one data folder. `batch` pictures meet the model at once.

    The served release's head goes on to be used, unless `keep_head` is False. `only` are the categories' folders to
    read; the served release's pictures of all others are taken over as they are.
    """

    def __init__(
        self,
        pictures: PictureSource,
        links: LinkSource,
        model: Model,
        releases: ReleaseStore,
        plan: Plan,
        *,
        batch: int = 32,
        only: Sequence[str] = (),
        graph: NeighbourMaker | None = None,
        keep_head: bool = True,
    ) -> None:
        self.pictures = pictures
        self.links = links
        self.model = model
        self.releases = releases
        self.plan = plan
        self.batch = batch
        self.only = frozenset(only)
        self.graph = graph
        self.keep_head = keep_head

    def ingest(self, progress: Progress) -> IngestReport:
        """Publish what changed and report it; *progress* hears (pictures done, pictures in all, embedded so far).

        Raises InvalidInput where nothing can be read or the table is wrong; the served release is then untouched.
        """
        with self.releases.writing() as desk:
            files, passed_over = self._found()
            published = desk.published()
            kept = self._kept(published, files)
            paths = [*(file.path for file in files), *(picture.source.path for picture in kept)]
            self.links.read(paths)  # a table that is refused is refused before the long work
            known = {**self._known(published), **desk.committed(self.model.facts)}
            gathered = self._gather(files, desk, known, progress).together_with(kept)
            links = self.links.read([picture.source.path for picture in gathered.pictures])
            draft = self._draft(gathered, links, published)
            problems = (*passed_over, *gathered.problems, *links.problems, *self._looked_over(draft))
            report = _report(draft, gathered, problems)
            if published is not None and published.fingerprint == draft.fingerprint and not gathered.fresh:
                self._end(desk)
                return replace(report, release=published.catalogue.release)
            report = replace(report, release=desk.publish(draft, report), published=True)
            self._end(desk)
            return report

    def _end(self, desk: ReleaseDesk) -> None:
        """Forget what was committed, unless it may be of categories that this run does not read."""
        if not self.only:
            desk.finish()

    def _found(self) -> tuple[Sequence[PictureFile], Sequence[Problem]]:
        """Return the files to read and what was passed over. Raises InvalidInput where there are none."""
        files, passed_over = self.pictures.find()
        if not files:
            raise InvalidInput("there are no pictures: put them into one folder a category, DATA/chair/oak.jpg")
        if not self.only:
            return files, passed_over
        known = sorted({file.category for file in files})
        missing = sorted(self.only - set(known))
        if missing:
            raise InvalidInput(
                f"there are no pictures of {', '.join(missing)}; there are: {', '.join(known)}", field="only"
            )
        return [file for file in files if file.category in self.only], passed_over

    def _kept(self, published: Published | None, files: Sequence[PictureFile]) -> tuple[Embedded, ...]:
        """Return the served release's pictures of the categories that are not read.

        Raises InvalidInput without one, and for one of another model, whose vectors cannot stand beside new ones.
        """
        if not self.only:
            return ()
        if published is None or published.model.bare.sha256 != self.model.facts.sha256:
            raise InvalidInput(
                "no release of this model is served that could be added to; ingest all of it", field="only"
            )
        read = {file.path for file in files}
        return tuple(
            picture
            for picture in published.pictures()
            if picture.source.path not in read and picture.source.path.partition("/")[0] not in self.only
        )

    def _known(self, published: Published | None) -> Mapping[str, Embedded]:
        """Return what needs no embedding again: the pictures of a release that was made with the same model."""
        if published is None or published.model.bare.sha256 != self.model.facts.sha256:
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
        with closing(one_ahead(_batches(reading, self.batch), self._vectors)) as batches:
            for batch, vectors in batches:
                read = [entry for entry in batch if isinstance(entry, ReadPicture)]
                problems += [entry for entry in batch if isinstance(entry, Problem)]
                embedded = list(_embedded(read, vectors, desk))
                desk.commit(self.model.facts, embedded)
                pictures += embedded
                pictures += [_seen_before(one, known[one.file_sha256]) for one in read if one.rendering is None]
                fresh += len(embedded)
                done += len(batch)
                progress(done, len(files), fresh)
        if not pictures:
            reasons = "; ".join(f"{problem.path}: {problem.reason}" for problem in problems[:3])
            raise InvalidInput(f"none of {len(files)} files is a picture that can be read ({reasons})")
        return _Gathered(tuple(sorted(pictures, key=lambda one: one.source.path)), fresh, tuple(problems))

    def _vectors(self, batch: Sequence[ReadPicture | Problem]) -> Vectors | None:
        """Return the vectors of a batch's new pictures, (n, dim), or None where the model has nothing to do."""
        read = [entry for entry in batch if isinstance(entry, ReadPicture)]
        pixels = [entry.rendering.pixels for entry in read if entry.rendering is not None]
        return self.model.embedder.embed_pictures(pixels) if pixels else None

    def _looked_over(self, draft: Draft) -> Iterator[Problem]:
        """Yield what the finished draft shows: odd pictures, and items of one design."""
        yield from blindness(draft, self.plan.likeness)
        for category, shelf in draft.shelves.items():
            sources = draft.sources[category]
            yield from (Problem("note", path, remark) for path, remark in sorted(remarks(sources)))
            vectors = draft.model_vectors(category)
            yield from variants_told(shelf.items, sources, vectors, shelf.groups, self.plan.likeness)

    def _draft(self, gathered: _Gathered, links: Links, published: Published | None) -> Draft:
        plan = self.plan.to_payload()
        before = published.catalogue if published is not None and published.plan == plan else None
        kept = self._head(published)
        shelved = shelves_of(gathered.pictures, links, self.plan, before, self.graph, kept.head if kept else None)
        draft = Draft(
            shelved.shelves, shelved.slugs, shelved.sources, self.model.facts.under(kept), links.currency,
            links.sha256, plan, profile=links.profile.to_payload(), recall=shelved.recall, head=kept, bare=shelved.bare,
        )  # fmt: skip
        return replace(draft, fingerprint=fingerprint(draft))

    def _head(self, published: Published | None) -> KeptHead | None:
        """Return the head of the served release where it goes on to be used."""
        if not self.keep_head or published is None or published.model.bare.sha256 != self.model.facts.sha256:
            return None
        return published.head


def _embedded(read: Sequence[ReadPicture], vectors: Vectors | None, desk: ReleaseDesk) -> Iterator[Embedded]:
    """Yield the freshly read pictures with their vectors; what shoppers are shown of them is kept."""
    new = [(entry, entry.rendering) for entry in read if entry.rendering is not None]
    for (entry, rendering), vector in zip(new, () if vectors is None else vectors, strict=True):
        source = Source(entry.file.path, entry.file_sha256, rendering.pixels_sha256, rendering.phash, rendering.remark)
        yield Embedded(source, entry.file.category, desk.keep_pictures(rendering), vector)


def _seen_before(entry: ReadPicture, known: Embedded) -> Embedded:
    source = replace(known.source, path=entry.file.path, row="")
    return replace(known, source=source, category=entry.file.category)


def _batches(entries: Iterator[ReadPicture | Problem], size: int) -> Iterator[list[ReadPicture | Problem]]:
    """Yield *size* entries at a time; fewer at first, since nothing else is there for the model to do meanwhile."""
    wanted = max(1, size // _SMALL_START)
    while batch := list(islice(entries, wanted)):
        yield batch
        wanted = size


def _report(draft: Draft, gathered: _Gathered, problems: Sequence[Problem]) -> IngestReport:
    items = {category: len(shelf) for category, shelf in draft.shelves.items()}
    reused = len(gathered.pictures) - gathered.fresh
    return IngestReport("", False, items, gathered.fresh, reused, tuple(problems))


def fingerprint(draft: Draft) -> str:
    """Return a SHA-256 that is the same for two drafts exactly when their releases would say the same."""
    digest = hashlib.sha256()
    model = draft.model
    _add(digest, [dict(draft.plan), model.name, model.sha256, model.effective_choices])
    if model.head is not None:
        _add(digest, model.head.name)  # the same numbers under another name are told apart
    _add(digest, [draft.currency, dict(draft.slugs), dict(draft.profile)])
    for category, shelf in draft.shelves.items():
        for item, source in zip(shelf.items, draft.sources[category], strict=True):
            shown = [item.id, category, item.name, item.image, item.link, dict(item.extra)]
            sold = [item.price_cents, item.currency, item.in_stock]
            _add(digest, [shown, sold, source.path, source.row, source.file_sha256, source.pixels_sha256])
    return digest.hexdigest()


def _add(digest: Any, value: Any) -> None:
    digest.update(json.dumps(value, sort_keys=True).encode())
