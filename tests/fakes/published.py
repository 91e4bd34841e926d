"""Releases of a drawn shop on disk, embedded as thumbnails: what ingestion's own command makes, without a model."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from penat.adapters.links_csv import LinksCsv
from penat.adapters.picture_files import PictureFiles
from penat.adapters.release_writer import FolderReleases, Gate
from penat.domain.ingestion import IngestReport
from penat.use_cases.cataloguer import Cataloguer, Model
from penat.use_cases.shelving import Plan
from tests.fakes.thumbnail_embedder import ThumbnailEmbedder


def ticking() -> Callable[[], datetime]:
    """Return a clock that is a second later each time it is asked."""
    seconds = count()
    return lambda: datetime(2024, 5, 1, 12, tzinfo=UTC) + timedelta(seconds=next(seconds))


class Publisher:
    """Ingests DATA into CACHE as often as a test likes; each release has a second of its own."""

    def __init__(self, data: Path, cache: Path) -> None:
        self.data = data
        self.cache = cache
        self.embedder = ThumbnailEmbedder()
        self.now = ticking()
        self.gate: Gate = lambda _: None

    @staticmethod
    def wall_clock() -> datetime:
        """Return the true time, for ingestions in several processes."""
        return datetime.now(UTC)

    def ingest(self, *, keep_head: bool = True) -> IngestReport:
        model = Model(self.embedder.facts(), self.embedder, self.embedder.fitted)
        releases = FolderReleases(self.cache, self.now, self.gate)
        links = LinksCsv(self.data / "links.csv")
        cataloguer = Cataloguer(PictureFiles(self.data), links, model, releases, Plan(), batch=8, keep_head=keep_head)
        return cataloguer.ingest(lambda *told: None)

    def folder(self, release: str) -> Path:
        return self.cache / "releases" / release
