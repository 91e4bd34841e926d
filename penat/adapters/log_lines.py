"""A log's lines, as text for people or as JSON for programs; each knows the request it was written in."""

import json
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import orjson

TEXT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class TextLines(logging.Formatter):
    """One line of text a record; a trace follows on lines of its own. What breaks a line in a message is escaped."""

    def __init__(self, request: Callable[[], str]) -> None:
        super().__init__(TEXT)
        self._request = request

    def formatMessage(self, record: logging.LogRecord) -> str:  # logging's own name
        """Return the line, with the request's id at its end where there is one."""
        line = super().formatMessage(record).replace("\r", "\\r").replace("\n", "\\n")
        name = self._request()
        return f"{line} request={name}" if name else line


class JsonLines(logging.Formatter):
    """One JSON object a record: time, level, logger, message, and what else is known.

    That is `request` inside of one, the fields of a request's own line, and `trace` where something broke.
    """

    def __init__(self, request: Callable[[], str]) -> None:
        super().__init__()
        self._request = request

    def format(self, record: logging.LogRecord) -> str:
        """Return the object, on one line."""
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told: dict[str, Any] = {"time": moment, "level": record.levelname.lower(), "logger": record.name}
        fields = getattr(record, "fields", None)
        told |= {"message": record.getMessage()} if fields is None else fields
        if name := self._request():
            told["request"] = name
        if record.exc_info:
            told["trace"] = self.formatException(record.exc_info)
        if record.stack_info:
            told["stack"] = self.formatStack(record.stack_info)
        try:
            return orjson.dumps(told, default=str).decode()
        except TypeError:  # half a character, as a file's name may hold one
            return json.dumps(told, default=str)
