"""Where a category's items came from, as columns of JSON: SLUG.sources.json, and back, whatever fields a Source has."""

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields
from typing import Any

from penat.domain.ingestion import Source

_COLUMN_OF = {"path": "paths"}  # the first format's name for it


def sources_payload(sources: Sequence[Source]) -> dict[str, list[Any]]:
    """Return one list a field, row by row."""
    return {_column(name): [getattr(source, name) for source in sources] for name in _names()}


def sources_of(payload: Mapping[str, Sequence[Any]]) -> tuple[Source, ...]:
    """Return the sources of a release; a field that an older release does not know has its default.

    Raises KeyError for a column that no source can do without, ValueError for columns of different lengths.
    """
    count = len(payload[_column("path")])
    columns = [payload.get(_column(field.name), _defaults(field, count)) for field in fields(Source)]
    return tuple(Source(*row) for row in zip(*columns, strict=True))


def _names() -> list[str]:
    return [field.name for field in fields(Source)]


def _column(name: str) -> str:
    return _COLUMN_OF.get(name, name)


def _defaults(field: Any, count: int) -> list[Any]:
    """Return *count* times the field's default; for a field without one nothing, which `strict` notices."""
    return [] if field.default is MISSING else [field.default] * count
