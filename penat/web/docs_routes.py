"""The OpenAPI document at /openapi.json, Swagger UI at /docs and ReDoc at /redoc, every asset served from here."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from flask import Blueprint, Response, redirect, request
from flask_openapi3.openapi import OpenAPI
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as BaseResponse

from penat.web.config import WebConfig
from penat.web.openapi import document
from penat.web.presenting import answer, public_root

# The viewers draw with inline styles; no script stands in a page, and nothing may come from, or go to, elsewhere.
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
_ASSETS: Mapping[str, tuple[str, str, str]] = {
    "swagger-ui.css": ("flask_openapi3_swagger", "templates/swagger/css/swagger-ui.css", "text/css"),
    "swagger-ui-bundle.js": ("flask_openapi3_swagger", "templates/swagger/js/swagger-ui-bundle.js", "text/javascript"),
    "redoc.standalone.js": ("flask_openapi3_redoc", "templates/redoc/js/redoc.standalone.js", "text/javascript"),
    "logo.svg": ("flask_openapi3_redoc", "templates/redoc/images/redoc.svg", "image/svg+xml"),
    "swagger-start.js": ("penat.web", "static/api_docs/swagger-start.js", "text/javascript"),
    "redoc-start.js": ("penat.web", "static/api_docs/redoc-start.js", "text/javascript"),
    "readable.css": ("penat.web", "static/api_docs/readable.css", "text/css"),
}
_FOREIGN_LOGO = b"https://cdn.redoc.ly/redoc/logo-mini.svg"
_HEAD = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Penat API</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="docs/logo.svg">'
)
_SWAGGER = (
    _HEAD + '<link rel="stylesheet" href="docs/swagger-ui.css">'
    '<link rel="stylesheet" href="docs/readable.css"></head><body><main id="ui"></main>'
    '<script src="docs/swagger-ui-bundle.js"></script><script src="docs/swagger-start.js"></script></body></html>\n'
)
_REDOC = (
    _HEAD + '<link rel="stylesheet" href="docs/readable.css"></head><body><main id="ui"></main>'
    '<script src="docs/redoc.standalone.js"></script><script src="docs/redoc-start.js"></script></body></html>\n'
)


def docs_blueprint(app: OpenAPI, config: WebConfig) -> Blueprint:
    """Return the document of *app* and its two readers; their links are relative, so any prefix in front is fine."""
    docs = Blueprint("docs", __name__)

    @cache
    def written() -> dict[str, Any]:
        return document(app)

    @docs.get("/openapi.json")
    def openapi() -> Response:
        return answer({**written(), "servers": [{"url": public_root(request, config.base_url)}]})

    @docs.get("/docs")
    def swagger() -> Response:
        return _page(_SWAGGER)

    @docs.get("/redoc")
    def redoc() -> Response:
        return _page(_REDOC)

    @docs.get("/docs/")
    def swagger_without_slash() -> BaseResponse:
        return redirect("../docs", 308)

    @docs.get("/redoc/")
    def redoc_without_slash() -> BaseResponse:
        return redirect("../redoc", 308)

    @docs.get("/docs/<name>")
    def asset(name: str) -> Response:
        if name not in _ASSETS:
            raise NotFound
        body, mimetype = _asset(name)
        response = Response(body, mimetype=mimetype)
        response.cache_control.public = True
        response.cache_control.max_age = 86400
        return response

    return docs


def _page(html: str) -> Response:
    response = Response(html, mimetype="text/html")
    response.headers["Content-Security-Policy"] = POLICY
    return response


@cache
def _asset(name: str) -> tuple[bytes, str]:
    """Return an asset's bytes and type; ReDoc's one picture from elsewhere is replaced by its own logo from here."""
    package, path, mimetype = _ASSETS[name]
    body = files(package).joinpath(path).read_bytes()
    return body.replace(_FOREIGN_LOGO, b"docs/logo.svg"), mimetype
