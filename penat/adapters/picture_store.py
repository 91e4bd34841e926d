"""The releases' display pictures on disk, and other widths of them, each made once and kept."""

import os
import tempfile
import threading
from pathlib import Path

from PIL import Image

from penat.domain.errors import InvalidInput, NotFound
from penat.ports.picture_store import WIDTHS, PictureStore

_SUFFIX = {"jpeg": "jpg", "webp": "webp"}
_QUALITY = {"jpeg": 85, "webp": 80}
_AT_ONCE = 2


class ReleasePictures(PictureStore):
    """Pictures of every kept release under *releases*; resized ones are kept under *cache*, written whole.

    At most two are resized at the same time in one process, so that a cold cache does not starve the sessions.
    """

    def __init__(self, releases: Path, cache: Path) -> None:
        self._releases = releases
        self._cache = cache
        self._turns = threading.BoundedSemaphore(_AT_ONCE)

    def display(self, digest: str) -> Path:
        """Return the JPEG of at most 1024 px. Raises NotFound."""
        return self._find("pictures", f"{digest}.jpg")

    def thumbnail(self, digest: str) -> Path:
        """Return the WebP of at most 320 px. Raises NotFound."""
        return self._find("thumbnails", f"{digest}.webp")

    def sized(self, digest: str, width: int | None, form: str) -> Path:
        """Return the picture at most *width* px wide as *form*, from the cache where it was made before."""
        if width is not None and width not in WIDTHS:
            known = ", ".join(map(str, WIDTHS))
            raise InvalidInput(f"width is {width}; it must be one of {known}", field="width")
        original = self.display(digest)
        if width is None and form == "jpeg":
            return original
        made = self._cache / digest[:2] / f"{digest}-{width or 'full'}.{_SUFFIX[form]}"
        if not made.is_file():
            with self._turns:
                if not made.is_file():
                    _resize(original, made, width, form)
        return made

    def _find(self, kind: str, name: str) -> Path:
        """Return the file in whichever release holds it, newest first: a hash means the same picture in all."""
        try:
            releases = sorted(self._releases.iterdir(), reverse=True)
        except FileNotFoundError:
            releases = []
        for release in releases:
            path = release / kind / name
            if path.is_file():
                return path.absolute()
        raise NotFound(f"there is no picture {name} in the releases that are kept", field="digest")


def _resize(original: Path, made: Path, width: int | None, form: str) -> None:
    """Write *original* scaled down to *width* as *made*, by way of a temporary file and a rename."""
    made.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(original) as opened:
        picture = opened.convert("RGB")
    if width is not None and width < picture.width:
        height = max(1, round(picture.height * width / picture.width))
        picture = picture.resize((width, height), Image.Resampling.LANCZOS)
    handle, name = tempfile.mkstemp(dir=made.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            picture.save(file, form, quality=_QUALITY[form])
        Path(name).replace(made)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
