"""Where the display pictures of the releases are, ready to send."""

from abc import abstractmethod
from pathlib import Path
from typing import Protocol

WIDTHS = (64, 96, 160, 240, 320, 480, 640, 800, 1024)


class PictureStore(Protocol):
    """Pictures by content hash, the same in every release; a hash always means the same picture."""

    @abstractmethod
    def display(self, digest: str) -> Path:
        """Return the JPEG of at most 1024 px. Raises NotFound."""

    @abstractmethod
    def thumbnail(self, digest: str) -> Path:
        """Return the WebP of at most 320 px. Raises NotFound."""

    @abstractmethod
    def sized(self, digest: str, width: int | None, form: str) -> Path:
        """Return the picture at most *width* px wide (None: as displayed), never enlarged, as "jpeg" or "webp".

        Raises NotFound, and InvalidInput for a width that is not one of WIDTHS.
        """
