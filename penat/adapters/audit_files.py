"""The audit log as files: one a day, a JSON object a line, for its owner's eyes only.

A day's file is named by the day, so several processes turn over at the same moment without a word between them; each
line is one write to the end of the file, which the system keeps whole.
"""

import json
import logging
import os
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

LOGGER = "penat.audit"
_log = logging.getLogger(__name__)


class AuditFiles(logging.Handler):
    """Writes what is logged with a `change` into FOLDER/YYYY-MM-DD.jsonl; files older than *days* are deleted."""

    def __init__(self, folder: Path, days: float) -> None:
        super().__init__(logging.INFO)
        self._folder = folder
        self._days = days
        self._turn = threading.Lock()
        self._tidied = ""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one change; where that fails, the log of the server says so and has the change as well."""
        change = getattr(record, "change", None)
        if not isinstance(change, dict):
            return
        moment = datetime.fromtimestamp(record.created, UTC)
        told = {"at": moment.isoformat(timespec="milliseconds"), **change}
        try:
            self._write(f"{moment:%Y-%m-%d}", json.dumps(told, ensure_ascii=True) + "\n")
            self._tidy(moment)
        except OSError as error:
            _log.error("%s: %s; the audit log misses a line", self._folder, error.strerror)

    def _write(self, day: str, line: str) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self._folder / f"{day}.jsonl"
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(descriptor, line.encode("ascii"))
        finally:
            os.close(descriptor)

    def _tidy(self, moment: datetime) -> None:
        """Delete what is too old, once a day and process."""
        today = f"{moment:%Y-%m-%d}"
        with self._turn:
            if self._tidied == today:
                return
            self._tidied = today
        oldest = f"{moment - timedelta(days=self._days):%Y-%m-%d}"
        for path in self._folder.glob("????-??-??.jsonl"):
            if path.stem < oldest:
                path.unlink(missing_ok=True)


def keep_audit(folder: Path, days: float) -> None:
    """From now on let this process write its changes into *folder*, in place of any other; 0 days write nothing."""
    logger = logging.getLogger(LOGGER)
    logger.setLevel(logging.INFO)
    for handler in [one for one in logger.handlers if isinstance(one, AuditFiles)]:
        logger.removeHandler(handler)
    if days > 0:
        logger.addHandler(AuditFiles(folder, days))
