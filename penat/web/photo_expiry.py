"""Photos whose time is over, deleted by the server itself: now and then, after an answer has gone out."""

import logging
import time
from collections.abc import Callable
from threading import Lock

from flask import Response

from penat.domain.errors import Unavailable
from penat.use_cases.photo_keeper import PhotoKeeper

EVERY_SECONDS = 3600.0
_log = logging.getLogger(__name__)


class PhotoExpiry:
    """Expires photos at most once in *every* seconds of this process, behind whichever answer comes then."""

    def __init__(
        self, keeper: PhotoKeeper, every: float = EVERY_SECONDS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._keeper = keeper
        self._every = every
        self._clock = clock
        self._lock = Lock()
        self._last: float | None = None

    def after(self, response: Response) -> Response:
        """Return the response; where it is time, expired photos are deleted once it is closed."""
        if self._due():
            response.call_on_close(self._expire)
        return response

    def _due(self) -> bool:
        with self._lock:
            now = self._clock()
            if self._last is not None and now - self._last < self._every:
                return False
            self._last = now
            return True

    def _expire(self) -> None:
        """Expire; what goes wrong is logged, for the answer it stands behind is not to blame."""
        try:
            gone = self._keeper.expire()
        except Unavailable as error:  # the database or the disk is away, which passes
            _log.warning("expired photos were not deleted, it is tried again in an hour: %s", error.detail)
            return
        except Exception:
            _log.exception("expired photos were not deleted; it is tried again in an hour")
            return
        if gone:
            _log.info("%d expired photos deleted", gone)
