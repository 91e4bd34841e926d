"""Where releases are written and published."""

from abc import abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Protocol

from penat.domain.catalogue import Catalogue
from penat.domain.geometry import Vectors
from penat.domain.head import KeptHead
from penat.domain.ingestion import Draft, Embedded, IngestReport, ModelFacts, Rendering, Source


@dataclass(frozen=True)
class Published:
    """The release being served, as far as the next one can build on it.

    `shown` are the images whose display picture and thumbnail are still there. Under a `head`, `bare` are the vectors
    as the model made them, by category.
    """

    catalogue: Catalogue
    model: ModelFacts
    plan: Mapping[str, Any]
    fingerprint: str
    sources: Mapping[str, tuple[Source, ...]]
    shown: Collection[str]
    slugs: Mapping[str, str] = field(default_factory=dict)
    currency: str | None = None
    links_sha256: str | None = None
    profile: Mapping[str, Any] = field(default_factory=dict)
    head: KeptHead | None = None
    bare: Mapping[str, Vectors] = field(default_factory=dict)

    def model_vectors(self, category: str) -> Vectors | None:
        """Return the category's vectors as the model made them; None where only what a head made of them is kept."""
        return self.catalogue.shelves[category].vectors if self.head is None else self.bare.get(category)

    def known(self) -> dict[str, Embedded]:
        """Return what is known already, by the SHA-256 of the picture's file."""
        return {picture.source.file_sha256: picture for picture in self.pictures()}

    def pictures(self) -> Iterable[Embedded]:
        """Return every picture that is still there, once each, in the category of its first item."""
        found: dict[str, Embedded] = {}
        for category, shelf in self.catalogue.shelves.items():
            vectors = self.model_vectors(category)
            if vectors is None:
                continue
            for source, item, vector in zip(self.sources[category], shelf.items, vectors, strict=True):
                if item.image in self.shown:
                    found.setdefault(source.path, Embedded(source, category, item.image, vector))
        return found.values()


class ReleaseDesk(Protocol):
    """One writer's place of work; nothing it does is seen by servers before `publish` has returned."""

    @abstractmethod
    def published(self) -> Published | None:
        """Return the release being served, as far as it is complete, or None; `fingerprint` fits only a served one."""

    @abstractmethod
    def keep_pictures(self, rendering: Rendering) -> str:
        """Keep what shoppers are shown of a picture; return the content hash it is named by."""

    @abstractmethod
    def commit(self, model: ModelFacts, pictures: Sequence[Embedded]) -> None:
        """Remember embedded pictures for good, so that a run that is killed goes on behind them."""

    @abstractmethod
    def committed(self, model: ModelFacts) -> Mapping[str, Embedded]:
        """Return what was committed with *model* and is in no release yet, by the SHA-256 of the picture's file."""

    @abstractmethod
    def publish(self, draft: Draft, report: IngestReport) -> str:
        """Write, check and publish a release; return its id. *report* is kept with it, its release id filled in.

        Raises PublishRefused where the finished release should not be served; it is kept, the served one stays.
        """

    @abstractmethod
    def finish(self) -> None:
        """Forget what was committed: all of it is in a release."""


class ReleaseStore(Protocol):
    """All releases of one cache folder."""

    @abstractmethod
    def writing(self) -> AbstractContextManager[ReleaseDesk]:
        """Return the place to write at, held by one writer at a time. Raises Unavailable naming the holder."""
