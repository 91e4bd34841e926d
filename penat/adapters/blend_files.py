"""What was learned from rooms, as two small files beside the releases: CACHE/rooms/blend/card.json and arrays.npz."""

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from penat.adapters.array_card import CARD, read_card, write_card
from penat.domain.errors import InvalidInput, NotFound, Unavailable
from penat.domain.room_blend import KeptBlend, RoomBlend
from penat.ports.blend_source import BlendSource

KIND, PLACE = "blend", "rooms"
LOOK_SECONDS = 1.0
_OWN = (
    "format", "kind", "arrays_sha256", "model", "model_sha256", "difference", "interval", "categories", "width",
)  # fmt: skip
_ARRAYS = ("seen", "seen_category", "pairs", "means", "axes", "form", "weights")


def blend_folder(cache: Path) -> Path:
    """Return where the blend of a cache lies."""
    return cache / PLACE / KIND


def write_blend(cache: Path, kept: KeptBlend) -> Path:
    """Keep *kept* in the place of an earlier one, whole or not at all; return its folder."""
    blend, folder = kept.blend, blend_folder(cache)
    told = {
        **kept.card, "model": kept.model, "model_sha256": kept.model_sha256, "difference": kept.difference,
        "interval": list(kept.interval), "categories": list(blend.categories), "width": blend.width,
    }  # fmt: skip
    write_card(folder, KIND, told, {name: getattr(blend, name) for name in _ARRAYS})
    return folder


def read_blend(cache: Path) -> KeptBlend:
    """Return the blend that is kept. Raises NotFound, and Unavailable for damage."""
    try:
        card, arrays = read_card(blend_folder(cache), KIND)
    except NotFound:
        raise NotFound("nothing was learned from rooms yet: penat rooms learn", field="method") from None
    try:
        blend = RoomBlend(
            tuple(str(name) for name in card["categories"]),
            np.asarray(arrays["seen"], np.float32),
            np.asarray(arrays["seen_category"], np.intp),
            np.asarray(arrays["pairs"], np.intp),
            np.asarray(arrays["means"], np.float64),
            np.asarray(arrays["axes"], np.float64),
            np.asarray(arrays["form"], np.float64),
            float(card["width"]),
            np.asarray(arrays["weights"], np.float64),
        )
        low, high = (float(end) for end in card["interval"])
        return KeptBlend(
            blend, str(card["model"]), str(card["model_sha256"]), float(card["difference"]), (low, high), _facts(card)
        )
    except (KeyError, ValueError, TypeError, InvalidInput) as error:
        raise Unavailable(
            f"what was learned from rooms cannot be used: {error}; run penat rooms learn again", field="method"
        ) from None


class BlendFiles(BlendSource):
    """The blend of one cache folder; whether there is another is looked at every *every* seconds at most."""

    def __init__(
        self, cache: Path, *, every: float = LOOK_SECONDS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._cache = cache
        self._every = every
        self._clock = clock
        self._lock = Lock()
        self._next_look = float("-inf")
        self._seen: tuple[int, ...] | None = None
        self._found: KeptBlend | Unavailable | None = None

    def current(self) -> KeptBlend | None:
        """Return it, None where none was learned. Raises Unavailable where it cannot be read."""
        if self._clock() >= self._next_look:
            with self._lock:
                self._look()
        if isinstance(self._found, Unavailable):
            raise Unavailable(self._found.detail, field=self._found.field)
        return self._found

    def _look(self) -> None:
        if self._clock() < self._next_look:
            return
        state = _state(blend_folder(self._cache) / CARD)
        if state != self._seen:
            self._found = self._read() if state else None
            self._seen = state
        self._next_look = self._clock() + self._every

    def _read(self) -> KeptBlend | Unavailable | None:
        try:
            return read_blend(self._cache)
        except NotFound:
            return None
        except Unavailable as error:
            return error


def _state(path: Path) -> tuple[int, ...] | None:
    """Return what tells a file from one put in its place; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _facts(card: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the card says beside what stands in the blend and its files."""
    return {name: value for name, value in card.items() if name not in _OWN}
