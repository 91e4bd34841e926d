"""Settings into a running web app."""

import logging
import secrets
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from penat.adapters.picture_decoding import Unreadable, decoded, pixels_of
from penat.adapters.picture_store import ReleasePictures
from penat.adapters.release_layout import RELEASES
from penat.adapters.release_source import ServedNews
from penat.adapters.secret_file import kept_secret
from penat.domain.errors import InvalidInput, PenatError, Unavailable
from penat.domain.geometry import Vectors
from penat.domain.session import MAX_SEED
from penat.ports.catalogue_source import CatalogueSource
from penat.ports.embedder import Embedder
from penat.settings import Settings
from penat.use_cases.searcher import Searcher
from penat.use_cases.stylist import FlowDefaults, Stylist
from penat.web.app import create_app
from penat.web.config import WebConfig
from penat.web.services import Dependency, Services
from penat.wiring.catalogue import build_source
from penat.wiring.models import build_embedder

if TYPE_CHECKING:
    from flask import Flask
    from numpy.typing import NDArray

RESIZED = "pictures"


def build_app(settings: Settings) -> "Flask":
    """Return the web app. The release is mapped now, so that forked workers share it; no model is opened yet."""
    logging.basicConfig(level=settings.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    services = build_services(settings)
    _warm(services.source)
    return create_app(services, web_config(settings))


def has_release(settings: Settings) -> bool:
    """Return whether there is a release to serve."""
    try:
        build_source(settings).current()
    except Unavailable:
        return False
    return True


def web_config(settings: Settings) -> WebConfig:
    """Return what the web is told."""
    return WebConfig(
        secret_key=settings.secret_key or kept_secret(settings.var),
        session_hours=settings.session_hours,
        cors_origins=settings.origins,
        base_url=settings.base_url,
        trusted_proxies=settings.trusted_proxies,
    )


def build_services(settings: Settings) -> Services:
    """Return everything the web calls."""
    source = build_source(settings)
    embedder = ReleaseEmbedder(settings, source)
    defaults = FlowDefaults(settings.width_schedule, settings.effective_choice_schedule)
    return Services(
        stylist=Stylist(source, embedder, defaults),
        searcher=Searcher(embedder, read_photo),
        source=source,
        pictures=ReleasePictures(settings.cache / RELEASES, settings.var / RESIZED),
        now=time.time,
        fresh_seed=lambda: secrets.randbelow(MAX_SEED + 1),
        dependencies=lambda: _dependencies(source, embedder, settings.links_path, source.news()),
    )


def read_photo(content: bytes) -> "NDArray[Any]":
    """Return a photo's pixels (height, width, 3). Raises InvalidInput for what is no picture."""
    try:
        return pixels_of(decoded(content))
    except Unreadable as error:
        raise InvalidInput(f"photo cannot be read: {error}", field="photo") from None


class ReleaseEmbedder(Embedder):
    """The model of the release being served, found anew when a release of another model is published."""

    def __init__(self, settings: Settings, source: CatalogueSource) -> None:
        self._settings = settings
        self._source = source
        self._lock = Lock()
        self._found: dict[tuple[str, str], Embedder] = {}

    @property
    def name(self) -> str:  # type: ignore[override]  # it follows the release, nobody sets it
        """The model's name. Raises Unavailable where its bundle is missing."""
        return self._present().name

    @property
    def dim(self) -> int:  # type: ignore[override]  # likewise
        """The length of its vectors."""
        return self._present().dim

    @property
    def sha256(self) -> str:  # type: ignore[override]  # likewise
        """What tells it from another model of the same name."""
        return self._present().sha256

    def embed_texts(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors (n, dim) of texts."""
        return self._present().embed_texts(texts)

    def embed_pictures(self, pictures: "Sequence[NDArray[Any]]") -> Vectors:
        """Return unit vectors (n, dim) of pictures."""
        return self._present().embed_pictures(pictures)

    def _present(self) -> Embedder:
        catalogue = self._source.current()
        name = self._settings.model or catalogue.model
        wanted = (name, catalogue.model_sha256)  # a model trained anew may keep its name
        with self._lock:
            if wanted not in self._found:
                self._found = {wanted: build_embedder(self._settings, name)}
            return self._found[wanted]


def _warm(source: CatalogueSource) -> None:
    """Work out what the first request would otherwise wait for; without a release the server waits for one."""
    try:
        catalogue = source.current()
    except Unavailable as error:
        logging.getLogger(__name__).warning("%s", error.detail)
        return
    _ = catalogue.places
    for shelf in catalogue.shelves.values():
        _ = shelf.variant_rows


def _dependencies(
    source: CatalogueSource, embedder: Embedder, links: Path, news: ServedNews | None = None
) -> list[Dependency]:
    """Return how the release, the model and the price file are; only a release is needed to serve."""
    news = news or ServedNews(None, None)
    return [_release(source, news.made), _model(embedder), _price_file(links, news.table_refused)]


def _release(source: CatalogueSource, made: datetime | None) -> Dependency:
    try:
        catalogue = source.current()
    except PenatError:
        return Dependency("release", False, "no release is published yet; run penat ingest")
    items = sum(len(shelf) for shelf in catalogue.shelves.values())
    size = f"{items} items in {len(catalogue.shelves)} categories"
    return Dependency("release", True, f"{catalogue.release}: {size}{_age(made)}")


def _age(made: datetime | None) -> str:
    """Return how long ago that was, as the end of a sentence."""
    if made is None:
        return ""
    hours = (datetime.now(UTC) - made).total_seconds() / 3600
    return f", made {hours:.1f} hours ago" if hours < 48 else f", made {hours / 24:.0f} days ago"


def _model(embedder: Embedder) -> Dependency:
    try:
        return Dependency("model", True, f"{embedder.name} reads words", needed=False)
    except PenatError:
        return Dependency("model", False, "the release's model is not here; sessions cannot start from words", False)


def _price_file(links: Path, refused: str | None) -> Dependency:
    if refused is not None:
        told = refused.replace(str(links), links.name)[:500]
        return Dependency("price file", False, f"refused, the last good one serves: {told}", needed=False)
    if links.is_file():
        return Dependency(
            "price file", True, f"{links.name} is watched; a bad one is logged and not used", needed=False
        )
    return Dependency("price file", False, "there is none; prices are those the release was made with", needed=False)
