"""Releases kept in memory, published by assignment."""

from penat.domain.catalogue import Catalogue
from penat.domain.errors import SessionRefused, Unavailable
from penat.ports.catalogue_source import CatalogueSource


class InMemorySource(CatalogueSource):
    """Serves the release published last and keeps the earlier ones until they are pruned."""

    def __init__(self, *catalogues: Catalogue) -> None:
        self.kept = {catalogue.release: catalogue for catalogue in catalogues}
        self.asked = 0

    def current(self) -> Catalogue:
        self.asked += 1
        if not self.kept:
            raise Unavailable("no release is published yet; run penat ingest")
        return list(self.kept.values())[-1]

    def release(self, release_id: str) -> Catalogue:
        if release_id not in self.kept:
            raise SessionRefused(f"release {release_id} is no longer kept", field="session")
        return self.kept[release_id]

    def publish(self, catalogue: Catalogue) -> None:
        self.kept[catalogue.release] = catalogue

    def prune(self, release_id: str) -> None:
        del self.kept[release_id]
