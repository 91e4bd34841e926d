"""Requests into checked models: strict JSON bodies, queries without guesses, and words for what is wrong.

The OpenAPI generator reads a view's annotations `path`, `query` and `body` for its document; `parsed` fills the same
arguments here instead, because the generator takes a malformed body for an empty one and true for 1. So it is with
`header`, and with `form` (multipart; a field of bytes is a file).
"""

import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, TypeVar, get_type_hints

from flask import Response, request
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.exceptions import RequestEntityTooLarge

from penat.domain.errors import InvalidInput
from penat.web.problems import INVALID_INPUT, MALFORMED_JSON, TOO_LARGE, WRONG_TYPE, FieldError, Refused

Model = TypeVar("Model", bound=BaseModel)
View = Callable[..., Response]
ECHO_CHARACTERS = 60


def parsed(view: View) -> View:
    """Return the view with its `path`, `query`, `header`, `form` and `body` models read from the request."""
    hints = get_type_hints(view)
    path_model, query_model, body_model = (hints.get(name) for name in ("path", "query", "body"))
    header_model, form_model = hints.get("header"), hints.get("form")

    @wraps(view)
    def read(**places: Any) -> Response:
        given: dict[str, Any] = {}
        if path_model is not None:
            given["path"] = path_model.model_construct(**places)
        if query_model is not None:
            given["query"] = read_query(query_model, request.args)
        if header_model is not None:
            given["header"] = read_header(header_model)
        if form_model is not None:
            given["form"] = read_form(form_model)
        if body_model is not None:
            given["body"] = read_body(body_model)
        return view(**given)

    read.__delay_validate_request__ = True  # type: ignore[attr-defined] # flask-openapi3: this view reads for itself
    return read


def read_body(model: type[Model]) -> Model:
    """Return the request's JSON body as *model*. Raises Refused with status 400, 413, 415 or 422."""
    body = request.get_data(cache=False)
    if not request.is_json:
        raise _wrong_type("Content-Type: application/json")
    if not body.strip():
        raise Refused(MALFORMED_JSON, "the body is empty; send a JSON object, {} at least")
    try:
        return model.model_validate_json(body)
    except ValidationError as problem:
        raise _refused(problem, model) from None


def read_query(model: type[Model], arguments: MultiDict[str, str]) -> Model:
    """Return the query string as *model*. Raises Refused for unknown, repeated or unusable parameters."""
    repeated = [name for name, values in arguments.lists() if len(values) > 1]
    if repeated:
        cure = "is given more than once; give it once"
        errors = [FieldError(name, cure) for name in repeated]
        raise Refused(INVALID_INPUT, f"{repeated[0]} {cure}", errors=errors)
    try:
        return model.model_validate(arguments.to_dict())
    except ValidationError as problem:
        raise _refused(problem, model) from None


def read_header(model: type[Model]) -> Model:
    """Return those of the request's headers that *model* knows by their aliases. Raises Refused with status 422."""
    names = [info.alias or name for name, info in model.model_fields.items()]
    told = {name: request.headers[name] for name in names if name in request.headers}
    try:
        return model.model_validate(told)
    except ValidationError as problem:
        raise _refused(problem, model) from None


def read_form(model: type[Model]) -> Model:
    """Return the request's multipart form as *model*, its files as bytes. Raises Refused with status 413, 415 or 422.

    `request.max_content_length` bounds what is read.
    """
    if request.mimetype != "multipart/form-data":
        raise _wrong_type("multipart/form-data, as curl -F file=@photo.jpg does")
    try:
        sent_parts: list[tuple[str, list[FileStorage] | list[str]]] = [*request.files.lists(), *request.form.lists()]
    except RequestEntityTooLarge:
        limit = f"{request.max_content_length or 0:,}"
        words = f"the body is above {limit} bytes, the most that is read, or holds too much beside its file; send less"
        raise Refused(TOO_LARGE, words) from None
    names = [name for name, _ in sent_parts]
    twice = [name for name, values in sent_parts if len(values) > 1 or names.count(name) > 1]
    if twice:
        cure = "is given more than once; send one"
        raise Refused(INVALID_INPUT, f"{twice[0][:60]} {cure}", errors=[FieldError(twice[0][:60], cure)])
    told = {name: _part(values[0]) for name, values in sent_parts}
    try:
        return model.model_validate(told)
    except ValidationError as problem:
        raise _refused(problem, model) from None


def _wrong_type(wanted: str) -> Refused:
    sent = f"Content-Type {request.mimetype}" if request.mimetype else "no Content-Type"
    return Refused(WRONG_TYPE, f"the body came with {sent}; send {wanted}")


def _part(sent: FileStorage | str) -> bytes | str:
    return sent if isinstance(sent, str) else sent.stream.read()


def read_mapping(model: type[Model], told: Mapping[str, Any], where: str) -> Model:
    """Return *told*, read from a file, as *model*, as strictly as a body. Raises InvalidInput naming *where*."""
    try:
        return model.model_validate_json(json.dumps(told))
    except (TypeError, ValueError) as problem:
        words = _refused(problem, model).detail if isinstance(problem, ValidationError) else str(problem)
        raise InvalidInput(f"{where} cannot be used: {words}", field=where) from None


def _refused(problem: ValidationError, model: type[BaseModel]) -> Refused:
    """Return the refusal that says every field of a failed validation in words."""
    found = problem.errors(include_url=False, include_context=True)
    if found[0]["type"] == "json_invalid":
        return Refused(MALFORMED_JSON, f"the body is not JSON: {found[0]['ctx']['error']}")
    errors = [FieldError(_path(error), _words(error, model)) for error in _distinct(found)]
    return Refused(INVALID_INPUT, "; ".join(f"{error.field} {error.detail}".strip() for error in errors), errors=errors)


def _distinct(found: list[ErrorDetails]) -> list[ErrorDetails]:
    """Return the first ten errors, one for each field, without those that only follow from one further inside."""
    by_field = {_path(error): error for error in reversed(found)}
    inner = [name for name in by_field if not any(other.startswith(f"{name}.") for other in by_field)]
    return [by_field[name] for name in reversed(inner)][:10]


def _path(error: ErrorDetails) -> str:
    """Return the field as the client wrote it: price.bed.max_cents, widths.2; body for the whole."""
    return ".".join(str(part)[:ECHO_CHARACTERS] for part in error["loc"]) or "body"


_WORDS: Mapping[str, Callable[[dict[str, Any]], str]] = {
    "missing": lambda _: "is required",
    "int_type": lambda _: "must be a whole number such as 9",
    "int_parsing": lambda _: "must be a whole number such as 9",
    "int_from_float": lambda _: "must be a whole number such as 9",
    "int_parsing_size": lambda _: "must be a smaller whole number",
    "float_type": lambda _: "must be a number such as 0.25",
    "finite_number": lambda _: "must be a finite number such as 0.25",
    "bool_type": lambda _: "must be true or false",
    "string_type": lambda _: "must be a string",
    "string_too_short": lambda limit: f"must have at least {limit['min_length']} character(s)",
    "string_too_long": lambda limit: f"must have at most {limit['max_length']} characters",
    "string_pattern_mismatch": lambda limit: f"must match {limit['pattern']}",
    "bytes_type": lambda _: "must be a file, sent as a part with a filename",
    "tuple_type": lambda _: "must be a list",
    "list_type": lambda _: "must be a list",
    "dict_type": lambda _: "must be an object",
    "model_type": lambda _: "must be a JSON object",
    "model_attributes_type": lambda _: "must be a JSON object",
    "too_long": lambda limit: f"must have at most {limit['max_length']} entries, not {limit['actual_length']}",
    "too_short": lambda limit: f"must have at least {limit['min_length']} entries",
    "greater_than_equal": lambda limit: f"must be {limit['ge']:g} or more",
    "less_than_equal": lambda limit: f"must be {limit['le']} or less",
    "literal_error": lambda limit: f"must be {limit['expected']}",
    "value_error": lambda limit: str(limit["error"]),
}


def _words(error: ErrorDetails, model: type[BaseModel]) -> str:
    """Return what is wrong with one field and how to cure it, naming what was sent where that helps."""
    kind, limits = error["type"], error.get("ctx", {})
    if kind == "extra_forbidden":
        return f"is not known here; known are: {', '.join(_known(model, error['loc'][:-1]))}"
    words = _WORDS[kind](limits) if kind in _WORDS else error["msg"].lower()
    if kind in ("missing", "value_error", "too_long", "too_short", "string_too_long"):
        return words
    return f"{words}, not {_echo(error['input'])}"


def _known(model: type[BaseModel], within: tuple[int | str, ...]) -> list[str]:
    """Return the field names known at a place inside *model*."""
    if not within:
        return list(model.model_fields)
    nested = {name: info for name, info in model.model_fields.items() if name == within[0]}
    names = [sub for info in nested.values() for sub in _fields_of(info.annotation)]
    return names or list(model.model_fields)


def _fields_of(annotation: Any) -> list[str]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return list(annotation.model_fields)
    return [name for part in getattr(annotation, "__args__", ()) for name in _fields_of(part)]


def _echo(value: Any) -> str:
    """Return a sent value as short JSON."""
    try:
        text = json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError):
        text = "that"
    return text if len(text) <= ECHO_CHARACTERS else f"{text[:ECHO_CHARACTERS]}…"
