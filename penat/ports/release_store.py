"""Where releases are written and published."""

from abc import abstractmethod
from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from penat.domain.catalogue import Catalogue
from penat.domain.ingestion import Draft, Embedded, IngestReport, ModelFacts, Rendering, Source


@dataclass(frozen=True)
class Published:
    """The release being served, as far as the next ingestion can build on it.

    `shown` are the images whose display picture and thumbnail are still there.
    """

    catalogue: Catalogue
    model: ModelFacts
    plan: Mapping[str, Any]
    fingerprint: str
    sources: Mapping[str, tuple[Source, ...]]
    shown: Collection[str]

    def known(self) -> dict[str, Embedded]:
        """Return what is known already, by the SHA-256 of the picture's file."""
        return {
            source.file_sha256: Embedded(source, category, item.image, vector)
            for category, shelf in self.catalogue.shelves.items()
            for source, item, vector in zip(self.sources[category], shelf.items, shelf.vectors, strict=True)
            if item.image in self.shown
        }


class ReleaseDesk(Protocol):
    """One writer's place of work; nothing it does is seen by servers before `publish` has returned."""

    @abstractmethod
    def published(self) -> Published | None:
        """Return the release being served, as far as it is complete, or None; `fingerprint` fits only a served one."""

    @abstractmethod
    def keep_pictures(self, rendering: Rendering) -> str:
        """Keep what shoppers are shown of a picture; return the content hash it is named by."""

    @abstractmethod
    def publish(self, draft: Draft, report: IngestReport) -> str:
        """Write, check and publish a release; return its id. *report* is kept with it, its release id filled in."""


class ReleaseStore(Protocol):
    """All releases of one cache folder."""

    @abstractmethod
    def writing(self) -> AbstractContextManager[ReleaseDesk]:
        """Return the place to write at, held by one writer at a time. Raises Unavailable naming the holder."""
