"""The pieces of the OpenAPI document: tags, answers, problems, and the finished document."""

from collections.abc import Mapping
from typing import Any

from flask_openapi3.models.info import Info
from flask_openapi3.models.tag import Tag
from flask_openapi3.openapi import OpenAPI
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from penat import __version__
from penat.web import (
    annotation_schemas,
    classifier_answers,
    label_schemas,
    outfit_schemas,
    photo_answers,
    photo_schemas,
    photo_search_answers,
    photo_search_schemas,
    query_answers,
    query_schemas,
    room_schemas,
    schemas,
    seed_answers,
    segment_answers,
    segment_schemas,
    shopping_answers,
    trouble_answers,
)
from penat.web import answers as models
from penat.web.operation_names import named_routes
from penat.web.problems import OF_STATUS, Kind

CATALOGUE = Tag(name="catalogue", description="Look around: categories, items, what is similar")
SESSIONS = Tag(name="sessions", description="Choose a chair in a few steps, then see what goes with it")
SEARCH = Tag(name="search", description="Ask by example: likes, dislikes, words, a photo and filters")
QUERIES = Tag(name="queries", description="Questions kept under a name, run again, and held against new releases")
CLASSIFIERS = Tag(name="classifiers", description="A classifier out of a label set, and the column it makes")
LABELS = Tag(name="labels", description="Classes that curators name, and the items that belong to them")
ANNOTATION = Tag(name="annotation", description="Look-alikes judged by several annotators")
ROOMS = Tag(name="rooms", description="Which items stand in photographed rooms, confirmed by curators")
TROUBLE = Tag(name="trouble", description="What is wrong in a release, and a map of it")
SHOPPERS = Tag(name="shoppers", description="What shoppers were shown and did")
PHOTOS = Tag(name="photos", description="Photos that people upload, and the furniture found in them")
PICTURES = Tag(name="pictures", description="Pictures by content hash, cached for ever")
HEALTH = Tag(name="health", description="For operators")

INFO = Info(
    title="Penat",
    version=__version__,
    summary="A furniture stylist",
    description="Begin a session, pick a few times, and ask what goes with the chosen item. Money is in hundredths of "
    "the catalogue's currency. Every error is application/problem+json (RFC 9457).",
)
_SIDES = ("pos", "neg")
_UNCOUNTED = ("/healthz", "/readyz", "/metrics")
_DATA = ("examples", "example", "default", "enum", "const")
_REF = "#/components/schemas/{model}"
_REQUESTS = (
    schemas.SessionRequest,
    schemas.PickRequest,
    schemas.MatchesRequest,
    schemas.EventRequest,
    schemas.SearchRequest,
    query_schemas.SaveQueryRequest,
    query_schemas.ChangeQueryRequest,
    query_schemas.RestoreRequest,
    query_schemas.RunRequest,
    *classifier_answers.REQUESTS,
    *annotation_schemas.REQUESTS,
    *label_schemas.REQUESTS,
    outfit_schemas.OutfitRequest,
    *photo_schemas.REQUESTS,
    *segment_schemas.REQUESTS,
    *photo_search_schemas.REQUESTS,
    *room_schemas.REQUESTS,
)
_ANSWERS = (
    models.CatalogueAnswer, models.ItemsAnswer, models.FacetsAnswer, models.ColumnsAnswer, models.SimilarAnswer,
    models.Step, models.MatchesAnswer, models.SearchAnswer, models.HealthAnswer, models.ReadyAnswer, models.Problem,
    query_answers.SavedQueryFacts, query_answers.QueriesAnswer, query_answers.RerunAnswer, query_answers.DeletedAnswer,
    query_answers.ChecksAnswer, query_answers.TablesAnswer, seed_answers.SimilarSamples,
    *trouble_answers.ANSWERS, *classifier_answers.ANSWERS,
    *annotation_schemas.ANSWERS,
    *label_schemas.ANSWERS,
    outfit_schemas.OutfitsAnswer,
    *photo_answers.ANSWERS,
    *segment_answers.ANSWERS,
    *photo_search_answers.ANSWERS,
    *shopping_answers.ANSWERS,
    *room_schemas.ANSWERS,
)  # fmt: skip
_RELEASE = {"Penat-Release": {"description": "The release this answer is of", "schema": {"type": "string"}}}
_KEY = {
    "type": "http",
    "scheme": "bearer",
    "description": "A key of PENAT_API_KEYS; none on the server's own machine without",
}
KEY_OR_NONE: list[dict[str, list[Any]]] = [{}, {"key": []}]
"""The security of a route that serves everybody, and who has a key as its name."""
_GONE = (
    "The session is too old, or its release is no longer kept: `restart` is a body ready for POST /api/v1/sessions "
    "that goes on from the last pick, `begin_again` holds what the session was about"
)


def answers(model: type[BaseModel], *problems: int, status: int = 200) -> dict[str | int, Any]:
    """Return the responses of an operation: *model* on success, and a problem for each status besides."""
    return {str(status): plain(model), **{str(code): _problem(code) for code in (*problems, 500)}}


def plain(model: type[BaseModel]) -> dict[str, Any]:
    """Return a JSON response that holds *model*."""
    schema = {"$ref": _REF.format(model=model.__name__)}
    described = (model.__doc__ or "").strip().splitlines()[0]
    return {"description": described, "headers": _RELEASE, "content": {"application/json": {"schema": schema}}}


def table_answers(*problems: int) -> dict[str | int, Any]:
    """Return the responses of a route that gives a table."""
    found = {"description": "A table, one row a result", "content": {"text/csv": {"schema": {"type": "string"}}}}
    return {"200": found, **{str(code): _problem(code) for code in (*problems, 500)}}


def list_or_table(*problems: int) -> dict[str | int, Any]:
    """Return the responses of a route that gives what was judged, as JSON or as a table."""
    pairs = {"type": "object", "properties": {side: {"type": "array", "items": {"type": "string"}} for side in _SIDES}}
    content = {
        "application/json": {"schema": {"type": "array", "items": pairs}},
        "text/csv": {"schema": {"type": "string"}},
    }
    found = {"description": "The judgements", "content": content}
    return {"200": found, **{str(code): _problem(code) for code in (*problems, 500)}}


def pictures(*mimetypes: str) -> dict[str | int, Any]:
    """Return the responses of a picture route."""
    content = {name: {"schema": {"type": "string", "contentMediaType": name}} for name in mimetypes}
    found = {"description": "The picture, with an ETag; good for ever", "content": content}
    kept = {"description": "If-None-Match named what you have"}
    return {"200": found, "304": kept, **{str(code): _problem(code) for code in (404, 422, 500)}}


def photo_picture(mimetype: str = "image/jpeg") -> dict[str | int, Any]:
    """Return the responses of a picture of a photo or of what is in it."""
    responses = pictures(mimetype)
    found = responses["200"] | {"description": "The picture, with an ETag; not for caches that others share"}
    return {**responses, "200": found, "503": _problem(503)}


def nothing(*problems: int) -> dict[str | int, Any]:
    """Return the responses of an operation that answers without a body."""
    return {
        "204": {"description": "Done", "headers": _RELEASE},
        **{str(code): _problem(code) for code in (*problems, 500)},
    }


def _problem(code: int) -> dict[str, Any]:
    kind = OF_STATUS.get(code)
    schema = {"$ref": _REF.format(model="Problem")}
    media: dict[str, Any] = {"schema": schema}
    if kind is not None:
        media["example"] = _example(kind)
    return {"description": kind.title if kind else _GONE, "content": {"application/problem+json": media}}


def _example(kind: Kind) -> dict[str, Any]:
    return {"type": kind.type, "title": kind.title, "status": kind.status, "detail": kind.cure}


_AT_ANY_TIME: Mapping[str, Any] = {
    "429": _problem(429) | {"headers": {
        "Retry-After": {"description": "In how many seconds to come back", "schema": {"type": "integer"}},
        "RateLimit": {"description": "Calls left, and for how many seconds", "schema": {"type": "string"}},
    }},
    "503": _problem(503),
}  # fmt: skip
"""What every operation may answer, whatever it does: too many calls of one caller, or too many of all."""


def make_openapi_app(import_name: str, **options: Any) -> OpenAPI:
    """Return the Flask app whose routes document themselves; the document and its pages are served by docs_routes."""
    return OpenAPI(import_name, info=INFO, doc_ui=False, validation_error_model=models.Problem, **options)


def document(app: OpenAPI) -> dict[str, Any]:
    """Return the OpenAPI 3.1 document of every route.

    The generator's own schemas lose keywords such as `examples`, so components come straight from pydantic; its own
    idea of a 422, which no route here answers with, is left out.
    """
    spec = dict(app.api_doc)
    _, definitions = models_json_schema(
        [*((model, "validation") for model in _REQUESTS), *((model, "serialization") for model in _ANSWERS)],
        ref_template=_REF,
    )
    spec["components"] = {"schemas": _untitled(definitions["$defs"]), "securitySchemes": {"key": _KEY}}
    names = {(path, method): name for path, method, name in named_routes(app)}
    for path, methods in spec["paths"].items():
        for method, operation in methods.items():
            operation["operationId"] = names[path, method]
            operation["responses"] = _ours(operation["responses"])
            if path not in _UNCOUNTED:
                operation["responses"] = {**_AT_ANY_TIME, **operation["responses"]}
            if "parameters" in operation:
                operation["parameters"] = _untitled(operation["parameters"])
            if "401" in operation["responses"]:
                operation.setdefault("security", [{"key": []}])
    cleaned = _whole(spec)
    return dict(cleaned)


def _ours(responses: Mapping[str, Any]) -> dict[str, Any]:
    """Return the responses without the generator's own 422."""
    return {
        code: response for code, response in responses.items()
        if not (code == "422" and "application/json" in response.get("content", {}))
    }  # fmt: skip


def _untitled(value: Any) -> Any:
    """Return schemas without the titles that only say their names again, as every generated client's comments would."""
    if isinstance(value, list):
        return [_untitled(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    return {
        key: inner if key in _DATA else _untitled(inner)
        for key, inner in value.items()
        if not (key == "title" and isinstance(inner, str))
    }


def _whole(value: Any) -> Any:
    """Return the document with 24.0 written 24: the generator turns every bound into a float."""
    if isinstance(value, dict):
        return {key: _whole(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_whole(inner) for inner in value]
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**53 else value
