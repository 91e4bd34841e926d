"""The Flask app, put together from services and a configuration."""

from flask import Flask, Response, g, request
from flask_cors import CORS
from flask_openapi3.openapi import OpenAPI
from werkzeug.middleware.proxy_fix import ProxyFix

from penat.domain.errors import PenatError
from penat.web.access import Access
from penat.web.annotation_routes import annotation_blueprint
from penat.web.call_limits import LIMIT_HEADER, POLICY_HEADER, CallLimits
from penat.web.catalogue_routes import catalogue_blueprint
from penat.web.classifier_routes import classifier_blueprint
from penat.web.config import WebConfig
from penat.web.cursors import Cursors
from penat.web.docs_routes import docs_blueprint
from penat.web.error_pages import problem_pages, register_errors
from penat.web.event_routes import event_blueprint
from penat.web.furnish_routes import furnish_blueprint
from penat.web.health_routes import health_blueprint
from penat.web.job_routes import job_blueprint
from penat.web.label_routes import label_blueprint
from penat.web.match_routes import match_blueprint
from penat.web.metrics_routes import metrics_pages
from penat.web.openapi import make_openapi_app
from penat.web.outfit_routes import outfit_blueprint
from penat.web.page_routes import page_blueprint
from penat.web.photo_expiry import PhotoExpiry
from penat.web.photo_owner import HEADER as OWNER_HEADER
from penat.web.photo_routes import photo_blueprint
from penat.web.picture_routes import picture_blueprint
from penat.web.presenting import Presenters
from penat.web.query_routes import query_blueprint
from penat.web.room_routes import room_blueprint
from penat.web.safety_headers import ALWAYS, HTTPS_ONLY, POLICY, POLICY_NAME
from penat.web.search_routes import search_blueprint
from penat.web.seed_photo_routes import seed_photo_blueprint
from penat.web.seed_photo_search_routes import seed_photo_search_blueprint
from penat.web.seed_routes import seed_blueprint
from penat.web.seed_segment_routes import seed_segment_blueprint
from penat.web.segment_routes import segment_blueprint
from penat.web.services import Services
from penat.web.session_routes import session_blueprint
from penat.web.shopping_routes import shopping_blueprint
from penat.web.sign_in import sign_in_blueprint
from penat.web.tokens import Tokens
from penat.web.trouble_routes import trouble_blueprint
from penat.web.watching import REQUEST_HEADER, TIMING_HEADER, Watched
from penat.web.workbench_routes import workbench_blueprint

RELEASE_HEADER = "Penat-Release"
EXPOSED = [
    RELEASE_HEADER, "ETag", "Retry-After", "Allow", "Location", LIMIT_HEADER, POLICY_HEADER, REQUEST_HEADER,
    TIMING_HEADER,
]  # fmt: skip


def create_app(services: Services, config: WebConfig) -> Flask:
    """Return the app; nothing is opened or loaded by making it."""
    app = make_openapi_app("penat.web")
    app.config["MAX_CONTENT_LENGTH"] = config.max_body_bytes
    presenters, cursors = Presenters(config.base_url), Cursors(config.secret_key, config.older_secret_keys)
    limits = CallLimits(config, services.calls, services.now)
    access = Access(config, services.now, limits, services.key_ring)
    limits.register(app, access.caller)
    access.note_changes_of_shoppers(app)
    tokens = Tokens(config.secret_key, config.session_hours, services.now, config.older_secret_keys)
    for api in (
        catalogue_blueprint(services, presenters, cursors),
        session_blueprint(services, presenters, tokens),
        match_blueprint(services, presenters, tokens),
        event_blueprint(services, tokens),
        outfit_blueprint(services, presenters, tokens),
        search_blueprint(services, presenters, cursors, access),
        query_blueprint(services, presenters, access),
        seed_blueprint(services, presenters),
        trouble_blueprint(services, presenters, cursors, access),
        picture_blueprint(services),
        health_blueprint(services),
    ):
        app.register_api(api)
    if services.classifying is not None:
        app.register_api(classifier_blueprint(services, services.classifying, presenters, access))
    if services.annotator is not None:
        app.register_api(annotation_blueprint(services, services.annotator, presenters, access))
    if services.labeller is not None:
        app.register_api(label_blueprint(services, services.labeller, access))
    if services.rooms is not None:
        app.register_api(room_blueprint(services, services.rooms, presenters, access, config.base_url))
    if services.event_records is not None:
        app.register_api(shopping_blueprint(services, services.event_records, presenters, access))
    _add_photos(app, services, config, access, presenters)
    for pages in (
        docs_blueprint(app, config),
        problem_pages(),
        page_blueprint(photos=services.photo_search is not None),
        sign_in_blueprint(access),
        workbench_blueprint(access, photos=services.photo_search is not None),
    ):
        app.register_blueprint(pages)
    if services.meter is not None and config.metrics != "off":
        app.register_blueprint(metrics_pages(services, access, config))
    register_errors(app)
    _add_headers(app, services)
    _allow_origins(app, config)
    if config.trusted_proxies:
        hops = config.trusted_proxies
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops, x_port=hops, x_prefix=hops
        )
    watched = Watched(app.wsgi_app, services.meter, secret=config.secret_key, timing=config.server_timing)
    app.wsgi_app = watched  # type: ignore[method-assign]
    return app


def _add_photos(app: OpenAPI, services: Services, config: WebConfig, access: Access, presenters: Presenters) -> None:
    """Add the routes of photos, of what is in them and of searching with them, where there are services for them."""
    if services.photos is not None:
        expiry = PhotoExpiry(services.photos)
        app.register_api(photo_blueprint(services, services.photos, access, config.base_url, expiry))
        app.register_api(seed_photo_blueprint(services.photos, access, config.base_url, expiry))
    if services.segmenting is not None:
        app.register_api(segment_blueprint(services, services.segmenting, access, config.base_url))
        app.register_api(seed_segment_blueprint(services, services.segmenting, access, config.base_url))
    if services.jobs is not None:
        app.register_api(job_blueprint(services.jobs, config.base_url))
    if services.photo_search is not None:
        app.register_api(furnish_blueprint(services, services.photo_search, presenters))
        app.register_api(seed_photo_search_blueprint(services, services.photo_search, presenters, access))


def _add_headers(app: Flask, services: Services) -> None:
    """Say on every answer which release it is of, and how browsers should treat it."""

    @app.after_request
    def head(response: Response) -> Response:
        response.headers.extend(ALWAYS)  # first, so that they are there whatever else fails
        response.headers.setdefault(POLICY_NAME, POLICY)
        if request.is_secure:  # over plain http browsers must ignore it
            response.headers["Strict-Transport-Security"] = HTTPS_ONLY
        release = g.get("release") or _current_release(services)
        if release is not None:
            response.headers[RELEASE_HEADER] = release
        return response


def _current_release(services: Services) -> str | None:
    """Return the release being served; None for /healthz, which must not depend on it, and where there is none."""
    if request.endpoint == "health.healthz":
        return None
    try:
        return services.source.current().release
    except PenatError:
        return None


def _allow_origins(app: Flask, config: WebConfig) -> None:
    """Let pages of the listed origins call the API; "*" lets every page."""
    if not config.cors_origins:
        return
    origins = "*" if "*" in config.cors_origins else list(config.cors_origins)
    CORS(
        app, origins=origins, methods=["GET", "HEAD", "POST", "DELETE", "OPTIONS"],
        allow_headers=["Content-Type", OWNER_HEADER],
        expose_headers=EXPOSED, max_age=600,
    )  # fmt: skip
