"""What stands in a column of the database other than text and numbers, as the program has it."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import numpy as np
import orjson
import sqlalchemy as sql
from sqlalchemy.types import TypeDecorator

from penat.domain.geometry import Vectors


def _json_list(values: list[Any]) -> str:
    """Return a list as JSON, as quickly as can be: the shopping log has several in each row."""
    try:
        return orjson.dumps(values).decode()
    except TypeError:  # a number above 64 bits, or half a character: the database may take it all the same
        return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


class Moment(TypeDecorator[datetime]):
    """A time with its zone, kept in UTC; SQLite, which knows no zones, gives it back in UTC too."""

    impl = sql.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:  # noqa: ARG002  # SQLAlchemy's
        """Return the time in UTC."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:  # noqa: ARG002  # likewise
        """Return the time with its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Names(TypeDecorator[tuple[str, ...]]):
    """Ids in order, as a JSON list."""

    impl = sql.Text
    cache_ok = True

    def process_bind_param(self, value: Sequence[str] | None, dialect: Any) -> str | None:  # noqa: ARG002  # likewise
        """Return the list as text."""
        return None if value is None else _json_list(list(value))

    def process_result_value(self, value: str | None, dialect: Any) -> tuple[str, ...] | None:  # noqa: ARG002  # likewise
        """Return the ids."""
        return None if value is None else tuple(json.loads(value))


class Numbers(TypeDecorator[tuple[int, ...]]):
    """Whole numbers in order, as a JSON list."""

    impl = sql.Text
    cache_ok = True

    def process_bind_param(self, value: Sequence[int] | None, dialect: Any) -> str | None:  # noqa: ARG002  # likewise
        """Return the list as text."""
        return None if value is None else _json_list([int(one) for one in value])

    def process_result_value(self, value: str | None, dialect: Any) -> tuple[int, ...] | None:  # noqa: ARG002  # likewise
        """Return the numbers."""
        return None if value is None else tuple(json.loads(value))


class Figures(TypeDecorator[tuple[float | None, ...]]):
    """Numbers or nothing, in order, as a JSON list that loses no digit."""

    impl = sql.Text
    cache_ok = True

    def process_bind_param(self, value: Sequence[float | None] | None, dialect: Any) -> str | None:  # noqa: ARG002  # likewise
        """Return the list as text."""
        return None if value is None else _json_list(list(value))

    def process_result_value(self, value: str | None, dialect: Any) -> tuple[float | None, ...] | None:  # noqa: ARG002
        """Return the numbers."""
        return None if value is None else tuple(json.loads(value))


class Vector(TypeDecorator[Vectors]):
    """A vector (dim,), as float32 one after the other, the low byte first."""

    impl = sql.LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Vectors | None, dialect: Any) -> bytes | None:  # noqa: ARG002  # likewise
        """Return the vector as bytes."""
        return None if value is None else np.asarray(value, dtype="<f4").tobytes()

    def process_result_value(self, value: bytes | None, dialect: Any) -> Vectors | None:  # noqa: ARG002  # likewise
        """Return the vector."""
        return None if value is None else np.frombuffer(value, dtype="<f4").astype(np.float32)
