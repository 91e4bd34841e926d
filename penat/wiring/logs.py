"""The log of every process: to standard error, as text or JSON, gunicorn's own lines too."""

import logging
from typing import Any

from penat.adapters.log_lines import JsonLines, TextLines
from penat.settings import Settings
from penat.web.watching import request_id


def start_logging(settings: Settings) -> None:
    """Write the log as the settings say, unless whoever runs this process writes one already."""
    logging.basicConfig(level=settings.log_level.upper(), handlers=[_to_stderr(settings)])
    logging.getLogger("alembic.runtime.plugins").setLevel(logging.WARNING)  # a dozen lines that tell nobody anything


def log_lines(settings: Settings) -> logging.Formatter:
    """Return what writes a line in the settings' format."""
    return JsonLines(request_id) if settings.log_format == "json" else TextLines(request_id)


def gunicorn_logger(settings: Settings) -> type[Any]:
    """Return gunicorn's logger class, writing as all other lines are written."""
    from gunicorn.glogging import Logger

    class PenatLogger(Logger):  # type: ignore[misc]  # gunicorn has no types
        """gunicorn's logger with our lines."""

        def setup(self, cfg: Any) -> None:
            """Set it up as gunicorn does, and then our way of writing."""
            super().setup(cfg)
            for handler in self.error_log.handlers:
                handler.setFormatter(log_lines(settings))

    return PenatLogger


def _to_stderr(settings: Settings) -> logging.Handler:
    handler = logging.StreamHandler()
    handler.setFormatter(log_lines(settings))
    return handler
