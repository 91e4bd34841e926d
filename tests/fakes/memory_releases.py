"""A store of releases in memory, for stories about ingestion without a disk."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from penat.adapters.picture_rendering import content_name
from penat.domain.catalogue import Catalogue
from penat.domain.ingestion import Draft, Embedded, IngestReport, ModelFacts, Rendering, check_draft
from penat.ports.release_store import Published, ReleaseDesk, ReleaseStore


class MemoryReleases(ReleaseStore, ReleaseDesk):
    """Numbers its releases; `drafts` and `reports` keep what was published, `pictures` what is shown."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.reports: list[IngestReport] = []
        self.pictures: dict[str, Rendering] = {}
        self.journal: dict[tuple[str, str], Embedded] = {}

    @contextmanager
    def writing(self) -> Iterator[ReleaseDesk]:
        yield self

    def published(self) -> Published | None:
        if not self.drafts:
            return None
        last = self.drafts[-1]
        catalogue = Catalogue(
            f"release-{len(self.drafts)}", last.model.name, last.shelves, last.model.effective_choices
        )
        sources = {category: tuple(found) for category, found in last.sources.items()}
        return Published(
            catalogue, last.model, last.plan, last.fingerprint, sources, set(self.pictures), last.slugs, last.currency,
            last.links_sha256, last.profile, last.head, last.bare,
        )  # fmt: skip

    def keep_pictures(self, rendering: Rendering) -> str:
        name = content_name(rendering)
        self.pictures[name] = rendering
        return name

    def commit(self, model: ModelFacts, pictures: Sequence[Embedded]) -> None:
        self.journal |= {(model.sha256, one.source.file_sha256): one for one in pictures}

    def committed(self, model: ModelFacts) -> dict[str, Embedded]:
        return {file: one for (made_with, file), one in self.journal.items() if made_with == model.sha256}

    def finish(self) -> None:
        self.journal.clear()

    def publish(self, draft: Draft, report: IngestReport) -> str:
        check_draft(draft)
        self.drafts.append(draft)
        release = f"release-{len(self.drafts)}"
        self.reports.append(replace(report, release=release))
        return release
