"""Every error as application/problem+json, and a small readable page for each kind of problem."""

import logging
import re
from html import escape
from typing import Any

from flask import Blueprint, Flask, Response, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound

from penat.domain.errors import PenatError
from penat.web.presenting import answer
from penat.web.problems import (
    BAD_REQUEST,
    INTERNAL,
    INVALID_INPUT,
    KINDS,
    NO_KEY,
    OF_ERROR,
    OF_STATUS,
    UNAVAILABLE,
    FieldError,
    Kind,
    Refused,
)

MIMETYPE = "application/problem+json"
RETRY_SECONDS = "5"
_FOLDERS = re.compile(r"(?<![^\s'\"(])(?:/[^\s/:;,'\"]+)+/")
_ADDRESSES = re.compile(r"[a-z][a-z+]*://[^\s;,'\"]*[^\s;,:.'\"]")
_log = logging.getLogger("penat.web")


def register_errors(app: Flask) -> None:
    """Make every failure of *app* answer as a problem."""
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(PenatError, _expected)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def problem(refused: Refused, status: int | None = None) -> Response:
    """Return the problem as a response."""
    kind = refused.kind
    body: dict[str, Any] = {
        "type": kind.type, "title": kind.title, "status": status or kind.status, "detail": refused.detail,
    }  # fmt: skip
    if refused.errors:
        body["errors"] = [{"field": error.field, "detail": error.detail} for error in refused.errors]
    response = answer(body | refused.extra, status or kind.status, MIMETYPE)
    if kind is UNAVAILABLE:
        response.headers["Retry-After"] = RETRY_SECONDS
    if kind is NO_KEY:
        response.headers["WWW-Authenticate"] = "Bearer"
    response.headers.update(refused.headers)
    return response


def _refused(error: Refused) -> Response:
    return problem(error)


def _expected(error: PenatError) -> Response:
    """Answer a failure the core expects, by the table of its kinds; where things lie on the server is for its log."""
    kind = next((OF_ERROR[known] for known in type(error).__mro__ if known in OF_ERROR), INVALID_INPUT)
    detail = error.detail
    if kind is UNAVAILABLE:
        _log.warning("%s %s: %s", request.method, request.path, detail)
        detail = _FOLDERS.sub("", _ADDRESSES.sub("(its address)", detail))
    errors = [FieldError(error.field, detail)] if error.field else []
    return problem(Refused(kind, detail, errors=errors))


def _http(error: HTTPException) -> Response:
    """Answer what Flask itself turns down: no such route, wrong method, body too large and the like."""
    status = error.code or INTERNAL.status
    kind = OF_STATUS.get(status, BAD_REQUEST if status < INTERNAL.status else INTERNAL)
    response = problem(Refused(kind, _http_detail(error)), status)
    for name, value in error.get_headers(request.environ):
        if name.lower() in ("allow", "retry-after", "content-range"):
            response.headers[name] = value
    return response


def _http_detail(error: HTTPException) -> str:
    if isinstance(error, NotFound):
        return f"there is nothing at {request.path[:200]}; GET /openapi.json lists what there is"
    if isinstance(error, MethodNotAllowed):
        allowed = ", ".join(sorted({"GET", "POST", "PUT", "PATCH", "DELETE"} & set(error.valid_methods or ())))
        return f"{request.path[:200]} does not take {request.method}; use {allowed}"
    if error.code == 413:
        limit = request.max_content_length or 0
        return f"the body is above {limit} bytes, the most this server reads; send less"
    return error.description or KINDS["bad-request"].cure


def _unexpected(error: Exception) -> Response:
    """Answer what nobody expected, telling the log everything and the client nothing."""
    _log.error("%s %s failed", request.method, request.path, exc_info=error)
    return problem(Refused(INTERNAL, "this is the server's fault; it was logged. Try again, or tell the operator"))


def problem_pages() -> Blueprint:
    """Return the readable pages behind the `type` URLs."""
    pages = Blueprint("problems", __name__)

    @pages.get("/problems/<slug>")
    def read(slug: str) -> Response:
        if slug not in KINDS:
            raise NotFound
        return Response(_page(KINDS[slug]), mimetype="text/html")

    return pages


def _page(kind: Kind) -> str:
    title, cure = escape(kind.title), escape(kind.cure)
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<link rel="icon" href="../static/favicon.svg" type="image/svg+xml">'
        f"<title>{title}</title><main><h1>{title}</h1><p>HTTP status {kind.status}, type <code>{kind.type}</code>.</p>"
        f"<p>{cure}</p></main></html>\n"
    )
