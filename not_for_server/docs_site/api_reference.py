"""Every route and schema of the JSON API, from its OpenAPI document."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from not_for_server.docs_site.prose import one_line, page, plain, table

METHODS = ("get", "post", "put", "patch", "delete")
_Json = Mapping[str, Any]


def load_document(path: Path) -> _Json:
    """Return the OpenAPI document in *path*, which a test holds against the server's."""
    return json.loads(path.read_text(encoding="utf-8"))


def api_page(document: _Json) -> str:
    """Return the page: operations by tag in the document's order, then the schemas by name."""
    version = document["info"]["version"]
    intro = f"Made of the OpenAPI document, version {version}. A server shows the same, to be tried, at `/docs`."
    told = plain(document["info"]["description"])
    schemas = [_schema(name, schema) for name, schema in sorted(document["components"]["schemas"].items())]
    tags = [part for tag in document["tags"] for part in _tagged(tag, document)]
    return page(["# Reference: the JSON API", intro, told, *tags, "## Schemas", *schemas])


def operations(document: _Json) -> Iterator[tuple[str, str, _Json]]:
    """Yield (method, path, operation) of the whole document."""
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield method.upper(), path, item[method]


def _tagged(tag: _Json, document: _Json) -> Iterator[str]:
    yield f"## {tag['name'].capitalize()}"
    yield plain(tag["description"]) + "."
    for method, path, operation in operations(document):
        if tag["name"] in operation.get("tags", ()):
            yield _operation(method, path, operation)


def _operation(method: str, path: str, operation: _Json) -> str:
    parameters = [(f"`{one['name']}`", one["in"], _type(one["schema"]), plain(one.get("description", "")))
                  for one in operation.get("parameters", ())]  # fmt: skip
    answers = [(status, _content(answer), plain(answer.get("description", "")))
               for status, answer in sorted(operation["responses"].items())]  # fmt: skip
    body = operation.get("requestBody")
    return page([
        f"### {operation['summary']} {{ #{operation['operationId'].replace('_', '-')} }}",
        f"`{method} {path}` · `{operation['operationId']}`",
        *(plain(part) for part in operation.get("description", "").split("<br/><br/>")),
        f"**Body**: {_content(body)}" if body else "",
        table(("parameter", "in", "type", "means"), parameters),
        table(("status", "answer", "when"), answers),
    ])  # fmt: skip


def _content(answer: _Json) -> str:
    offered = answer.get("content", {}).items()
    return ", ".join(f"{_type(content.get('schema', {}))} as `{kind}`" for kind, content in offered)


def _schema(name: str, schema: _Json) -> str:
    needed = set(schema.get("required", ()))
    rows = [(f"`{field}`{' (required)' if field in needed else ''}", _type(facts), _told(facts))
            for field, facts in schema.get("properties", {}).items()]  # fmt: skip
    values = f"One of: {', '.join(f'`{value}`' for value in schema['enum'])}." if "enum" in schema else ""
    heading = f"### {name} {{ #schema-{name.lower()} }}"
    told = plain(one_line(schema.get("description", "")))
    return page([heading, told, values, table(("field", "type", "means"), rows)])


def _told(facts: _Json) -> str:
    parts = [plain(facts.get("description") or _inner_description(facts))]
    if facts.get("default") is not None and not isinstance(facts["default"], dict):
        parts.append(f"By default `{json.dumps(facts['default'])}`")
    return ". ".join(part for part in parts if part)


def _inner_description(facts: _Json) -> str:
    return next((one["description"] for one in facts.get("anyOf", ()) if "description" in one), "")


def _type(schema: _Json) -> str:
    """Return a schema in a few words, with links to the schemas it names."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#schema-{name.lower()})"
    for key in ("anyOf", "oneOf", "allOf"):
        if key in schema:
            return " or ".join(_type(one) for one in schema[key])
    if "enum" in schema:
        return " or ".join(f"`{json.dumps(value)}`" for value in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    if isinstance(more := schema.get("additionalProperties"), dict):
        return f"object of {_type(more)}"
    return _bounded(schema)


def _bounded(schema: _Json) -> str:
    bounds = [f"{said} {schema[key]}" for key, said in
              (("minimum", "from"), ("maximum", "to"), ("maxLength", "at most")) if key in schema]  # fmt: skip
    return " ".join([str(schema.get("format") or schema.get("type", "any")), *bounds])
