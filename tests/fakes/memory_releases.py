"""A store of releases in memory, for stories about ingestion without a disk."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from penat.adapters.picture_rendering import content_name
from penat.domain.catalogue import Catalogue
from penat.domain.ingestion import Draft, IngestReport, Rendering, check_draft
from penat.ports.release_store import Published, ReleaseDesk, ReleaseStore


class MemoryReleases(ReleaseStore, ReleaseDesk):
    """Numbers its releases; `drafts` and `reports` keep what was published, `pictures` what is shown."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.reports: list[IngestReport] = []
        self.pictures: dict[str, Rendering] = {}

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
        return Published(catalogue, last.model, last.plan, last.fingerprint, sources, set(self.pictures))

    def keep_pictures(self, rendering: Rendering) -> str:
        name = content_name(rendering)
        self.pictures[name] = rendering
        return name

    def publish(self, draft: Draft, report: IngestReport) -> str:
        check_draft(draft)
        self.drafts.append(draft)
        release = f"release-{len(self.drafts)}"
        self.reports.append(replace(report, release=release))
        return release
