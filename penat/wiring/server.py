"""Settings into a running web app."""

import logging
import secrets
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from penat.adapters.engine_watch import EngineWatch
from penat.adapters.file_names import ReleaseFileNames
from penat.adapters.map_files import MapFiles
from penat.adapters.picture_store import ReleasePictures
from penat.adapters.place_lock import use_place
from penat.adapters.release_layout import RELEASES
from penat.adapters.release_source import ServedNews
from penat.domain.access import FORM, Key, read_keys
from penat.domain.errors import InvalidInput, PenatError, Unavailable
from penat.domain.session import MAX_SEED
from penat.ports.catalogue_source import CatalogueSource
from penat.ports.embedder import Embedder
from penat.settings import Settings
from penat.use_cases.stylist import FlowDefaults, Stylist
from penat.use_cases.troubleshooter import Troubleshooter
from penat.web.app import create_app
from penat.web.config import WebConfig
from penat.web.services import Dependency, Services
from penat.wiring.annotation import build_annotation
from penat.wiring.catalogue import build_source, chosen_engine, engine_watch
from penat.wiring.classifying import build_classifying
from penat.wiring.events import build_event_log, build_event_records
from penat.wiring.guarding import build_calls, build_key_ring, signing_keys, start_audit
from penat.wiring.logs import start_logging
from penat.wiring.photos import build_photo_keeper, build_photo_search, build_photo_stores
from penat.wiring.queries import build_queries
from penat.wiring.readiness import beside_the_release
from penat.wiring.reading import ReleaseEmbedder, build_searcher
from penat.wiring.reasons import build_reasoner
from penat.wiring.rooms import build_room_labeller, build_room_matching
from penat.wiring.segmenting import build_jobs, build_segmenting, segment_pictures
from penat.wiring.timed import EMBEDDING, Timed
from penat.wiring.watching import EXTENSION, build_meter, build_readings

if TYPE_CHECKING:
    from flask import Flask

RESIZED = "pictures"


def build_app(settings: Settings) -> "Flask":
    """Return the web app. The release is mapped now, so that forked workers share it; no model is opened yet."""
    start_logging(settings)
    start_audit(settings)
    services = build_services(settings)
    _warm(services.source)
    app = create_app(services, web_config(settings))
    app.extensions[EXTENSION] = services.meter
    return app


def served_app(settings: Settings) -> "Flask":
    """Return the web app for a process that serves it, in whose PENAT_VAR no backup is brought back until it ends.

    Raises Unavailable while one is.
    """
    use_place(settings.var)
    return build_app(settings)


def has_release(settings: Settings) -> bool:
    """Return whether there is a release to serve."""
    try:
        build_source(settings).current()
    except Unavailable:
        return False
    return True


def web_config(settings: Settings) -> WebConfig:
    """Return what the web is told."""
    secret_key, *older = signing_keys(settings)
    return WebConfig(
        secret_key=secret_key,
        older_secret_keys=tuple(older),
        session_hours=settings.session_hours,
        cors_origins=settings.origins,
        base_url=settings.base_url,
        trusted_proxies=settings.trusted_proxies,
        keys=api_keys(settings),
        guarded_limit=settings.guarded_limit,
        sign_in_limit=settings.sign_in_limit,
        upload_limit=settings.upload_limit,
        session_limit=settings.session_limit,
        search_limit=settings.search_limit,
        read_limit=settings.read_limit,
        metrics=settings.metrics,
        server_timing=settings.server_timing,
    )


def api_keys(settings: Settings) -> tuple[Key, ...]:
    """Return the keys of PENAT_API_KEYS, or of the file it names after an @. Raises InvalidInput."""
    said = settings.api_keys or ""
    if said.startswith("@"):
        path = Path(said[1:])
        try:
            said = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "it is not text"
            shown = "what follows the @" if ":" in said else path  # keys after an @ are no path, and not shown
            raise InvalidInput(f"PENAT_API_KEYS: {shown}: {reason}", field="api_keys") from None
    keys = read_keys(said)
    if settings.api_keys and not keys:
        raise InvalidInput(f"PENAT_API_KEYS holds no key; write {FORM}, or unset it", field="api_keys")
    return keys


def build_services(settings: Settings) -> Services:
    """Return everything the web calls."""
    engine = chosen_engine(settings)
    source, watch = build_source(settings, engine), engine_watch(settings, engine)
    events = build_event_log(settings)
    meter = build_meter(settings, events)
    embedder = cast(Embedder, Timed(ReleaseEmbedder(settings, source), meter, EMBEDDING))
    defaults = FlowDefaults(settings.width_schedule, settings.effective_choice_schedule, settings.explore)
    searcher = build_searcher(settings, embedder)
    annotator, labeller = build_annotation(settings)
    photo_store, segments = build_photo_stores(settings)
    keeper = build_photo_keeper(settings, photo_store)
    segmenting = build_segmenting(settings, keeper, segments, embedder, meter)
    jobs = build_jobs(settings, segmenting)

    def dependencies() -> list[Dependency]:
        found = _dependencies(source, embedder, settings.links_path, source.news(), watch)
        return [*found, *beside_the_release(settings, jobs, events)]

    return Services(
        stylist=Stylist(source, embedder, defaults, build_room_matching(settings)),
        searcher=searcher,
        queries=build_queries(settings, searcher),
        source=source,
        pictures=ReleasePictures(settings.cache / RELEASES, settings.var / RESIZED),
        now=time.time,
        fresh_seed=lambda: secrets.randbelow(MAX_SEED + 1),
        calls=build_calls(settings),
        key_ring=build_key_ring(settings),
        dependencies=dependencies,
        meter=meter,
        readings=build_readings(settings, source, jobs, dependencies),
        troubleshooter=Troubleshooter(MapFiles(settings.cache)),
        reasoner=build_reasoner(settings, embedder),
        file_names=ReleaseFileNames(settings.cache),
        annotator=annotator,
        labeller=labeller,
        rooms=build_room_labeller(settings),
        classifying=build_classifying(settings, labeller),
        events=events,
        event_records=build_event_records(settings),
        photos=keeper,
        segmenting=segmenting,
        segment_pictures=segment_pictures(),
        jobs=jobs,
        photo_search=build_photo_search(settings, keeper, segments, embedder),
    )


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
    source: CatalogueSource,
    embedder: Embedder,
    links: Path,
    news: ServedNews | None = None,
    watch: EngineWatch | None = None,
) -> list[Dependency]:
    """Return how the release, the model, the price file and, where one is set, the engine are.

    Only a release is needed to serve: without the engine its neighbour lists go on answering, and taking every server
    out of service for an engine they share would end that too.
    """
    news = news or ServedNews(None, None)
    found = [_release(source, news.made), _model(embedder), _price_file(links, news.table_refused)]
    return found if watch is None else [*found, _engine(source, watch)]


def _release(source: CatalogueSource, made: datetime | None) -> Dependency:
    try:
        catalogue = source.current()
    except PenatError as error:
        return Dependency("release", False, error.detail)
    items = sum(len(shelf) for shelf in catalogue.shelves.values())
    size = f"{items} items in {len(catalogue.shelves)} categories"
    return Dependency("release", True, f"{catalogue.release}: {size}{_age(made)}")


def _age(made: datetime | None) -> str:
    """Return how long ago that was, as the end of a sentence."""
    if made is None:
        return ""
    hours = (datetime.now(UTC) - made).total_seconds() / 3600
    return f", made {hours:.1f} hours ago" if hours < 48 else f", made {hours / 24:.0f} days ago"


def _engine(source: CatalogueSource, watch: EngineWatch) -> Dependency:
    try:
        state = watch.look(source.current())
    except PenatError:
        return Dependency("engine", False, "there is no release to ask it about yet", needed=False)
    return Dependency("engine", state.ready, state.detail, needed=False)


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
