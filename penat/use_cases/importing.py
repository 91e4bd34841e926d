"""From an earlier vector store to a published release, without its pictures being embedded again."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace

import numpy as np

from penat.domain.duplicates import variants_told
from penat.domain.errors import InvalidInput
from penat.domain.ingestion import Draft, Embedded, IngestReport, LinkRow, Links, ModelFacts, Problem, Source
from penat.domain.old_items import (
    PARITY,
    UNKNOWN_MODEL,
    Keys,
    OldItem,
    agreement,
    category_of,
    further_facts,
    keys_of,
    name_of,
    spread,
    usable,
)
from penat.ports.embedder import Embedder
from penat.ports.item_pictures import ItemPictures
from penat.ports.old_cache import OldCache
from penat.ports.release_store import ReleaseDesk, ReleaseStore
from penat.use_cases.shelving import Plan, shelves_of

LOOKED_AT = 8
Progress = Callable[[int, int], None]
CategoryNames = Callable[[str], str]


@dataclass(frozen=True)
class StatedModel:
    """The model that is said to have made the vectors: its name, None where it is not known, and what it is.

    `facts` and `embedder` are None where its bundle is not there.
    """

    name: str | None = None
    facts: ModelFacts | None = None
    embedder: Embedder | None = None


@dataclass(frozen=True)
class Wishes:
    """What the operator says: which facts hold category and path; *force* overrules the check of the model."""

    category_key: str | None = None
    path_key: str | None = None
    force: bool = False


class Importer:
    """Makes a release of an earlier store. *named* gives a category its name in the release."""

    def __init__(
        self,
        cache: OldCache,
        pictures: ItemPictures,
        model: StatedModel,
        releases: ReleaseStore,
        plan: Plan,
        *,
        named: CategoryNames = str.strip,
    ) -> None:
        self.cache = cache
        self.pictures = pictures
        self.model = model
        self.releases = releases
        self.plan = plan
        self.named = named

    def run(self, wishes: Wishes, progress: Progress) -> IngestReport:
        """Publish the release and report it; *progress* hears (items done, items in all).

        Raises InvalidInput where nothing can be used, or the stated model did not make the vectors.
        """
        with self.releases.writing() as desk:
            keys, items, left_out = self._usable(wishes)
            facts = self._facts(items[0].vector.shape[-1])
            notes = tuple(self._parity(items, keys, facts, wishes))
            entries = list(self._embedded(items, keys, desk, progress))
            draft = self._draft(entries, items, keys, facts)
            report = _report(draft, (*left_out, *notes, *_without_picture(entries), *self._variants(draft)))
            return _published(desk, draft, report)

    def _usable(self, wishes: Wishes) -> tuple[Keys, list[OldItem], list[Problem]]:
        """Return the items that can be sold, and what is to be said about the store."""
        name, old = self.cache.read()
        if not old:
            raise InvalidInput(f"collection {name!r} is empty; there is nothing to import", field="cache")
        keys = keys_of(old, wishes.category_key, wishes.path_key)
        items, left_out = usable(old, keys)
        if not items:
            raise InvalidInput(f"none of {len(old)} items can be used; the first: {left_out[0].reason}", field="cache")
        return keys, items, [*left_out, *_about_lengths(old)]

    def _facts(self, dim: int) -> ModelFacts:
        """Return what the release remembers of its model. Raises InvalidInput where the vectors cannot be its own."""
        if self.model.facts is None:
            name = self.model.name or UNKNOWN_MODEL
            return ModelFacts(name, dim, hashlib.sha256(f"imported {name} {dim}".encode()).hexdigest())
        if self.model.facts.dim != dim:
            raise InvalidInput(
                f"the vectors have {dim} numbers, but model {self.model.facts.name} makes {self.model.facts.dim}; "
                "name the model that made them",
                field="model",
            )
        return self.model.facts

    def _parity(self, items: Sequence[OldItem], keys: Keys, facts: ModelFacts, wishes: Wishes) -> Iterator[Problem]:
        """Yield what is to be said about the model. Raises InvalidInput where it makes other vectors."""
        embedder = self.model.embedder
        if embedder is None:
            yield Problem("note", facts.name, "without the model's bundle the release cannot be asked in words")
            return
        looked_at = [items[row] for row in spread(len(items)) if self.pictures.found(items[row], keys)][:LOOKED_AT]
        shown = [(item, self.pictures.picture_of(item, keys)) for item in looked_at]
        pairs = [(item.vector, picture.rendering.pixels) for item, picture in shown if picture.file_sha256]
        if not pairs:
            yield Problem("note", facts.name, "there was no picture to check with that this model made the vectors")
            return
        made = embedder.embed_pictures([pixels for _, pixels in pairs])
        cosine = agreement(np.stack([vector for vector, _ in pairs]), made)
        told = f"the vectors agree with the model's own for {len(pairs)} pictures: median cosine {cosine:.4f}"
        if cosine < PARITY and not wishes.force:
            raise InvalidInput(
                f"model {facts.name} did not make these vectors: the median cosine over {len(pairs)} pictures is "
                f"{cosine:.4f}, below {PARITY}; name another --model, or say --force",
                field="model",
            )
        yield Problem("note", facts.name, told if cosine >= PARITY else told.replace("agree", "disagree"))

    def _embedded(
        self, items: Sequence[OldItem], keys: Keys, desk: ReleaseDesk, progress: Progress
    ) -> Iterator[Embedded]:
        """Yield the items with what shoppers are shown of them; each path belongs to one item."""
        taken: set[str] = set()
        progress(0, len(items))
        for done, item in enumerate(items, start=1):
            picture = self.pictures.picture_of(item, keys)
            rendering, path, digest = picture.rendering, picture.path, picture.file_sha256
            if path in taken:  # its vector may be another, so a later ingestion must not find it by the file
                path, digest = f"{path}#{item.key}", None
            taken.add(path)
            digest = digest or hashlib.sha256(f"imported {path}".encode()).hexdigest()
            source = Source(path, digest, rendering.pixels_sha256, phash=rendering.phash, remark=rendering.remark)
            yield Embedded(source, self.named(category_of(item, keys)), desk.keep_pictures(rendering), item.vector)
            progress(done, len(items))

    def _draft(self, entries: Sequence[Embedded], items: Sequence[OldItem], keys: Keys, facts: ModelFacts) -> Draft:
        rows = {
            entry.source.path: (_row(line, item, keys),)
            for line, (entry, item) in enumerate(zip(entries, items, strict=True), start=1)
        }
        ordered = sorted(entries, key=lambda entry: entry.source.path)
        shelved = shelves_of(ordered, Links(rows), self.plan, None)
        draft = Draft(shelved.shelves, shelved.slugs, shelved.sources, facts, None, None, self.plan.to_payload())
        return replace(draft, fingerprint=_fingerprint(draft))

    def _variants(self, draft: Draft) -> Iterator[Problem]:
        for category, shelf in draft.shelves.items():
            sources = draft.sources[category]
            yield from variants_told(shelf.items, sources, shelf.vectors, shelf.groups, self.plan.likeness)


def _published(desk: ReleaseDesk, draft: Draft, report: IngestReport) -> IngestReport:
    """Publish the draft unless it is what is being served already."""
    served = desk.published()
    if served is not None and served.fingerprint == draft.fingerprint:
        report = replace(report, release=served.catalogue.release)
    else:
        report = replace(report, release=desk.publish(draft, report), published=True)
    desk.finish()
    return report


def _without_picture(entries: Sequence[Embedded]) -> Iterator[Problem]:
    for entry in entries:
        if entry.source.remark:
            yield Problem("note", entry.source.path, entry.source.remark)


def _row(line: int, item: OldItem, keys: Keys) -> LinkRow:
    return LinkRow(line, name_of(item, keys), extra=further_facts(item, keys), shop_id=item.key)


def _about_lengths(old: Sequence[OldItem]) -> Iterator[Problem]:
    """Yield that vectors were not unit vectors, as far as that changes distances."""
    lengths = np.array([np.linalg.norm(item.vector) for item in old])
    odd = int(np.sum(np.isfinite(lengths) & (lengths > 0) & (np.abs(lengths - 1) > 1e-3)))
    if odd:
        reason = f"{odd} of {len(old)} were not of length 1 and are now; distances differ from the old store's"
        yield Problem("note", "vectors", reason)


def _report(draft: Draft, problems: Sequence[Problem]) -> IngestReport:
    counts = {category: len(shelf) for category, shelf in draft.shelves.items()}
    return IngestReport("", False, counts, 0, sum(counts.values()), tuple(problems))


def _fingerprint(draft: Draft) -> str:
    """Return a SHA-256 that is the same for two imports exactly when their releases would say the same."""
    digest = hashlib.sha256(json.dumps([asdict(draft.model), dict(draft.plan), dict(draft.slugs)]).encode())
    for category, shelf in draft.shelves.items():
        digest.update(np.ascontiguousarray(shelf.vectors).tobytes())
        for item, source in zip(shelf.items, draft.sources[category], strict=True):
            shown = [item.id, category, item.name, item.image, dict(item.extra)]
            digest.update(json.dumps([shown, asdict(source)], sort_keys=True).encode())
    return digest.hexdigest()
