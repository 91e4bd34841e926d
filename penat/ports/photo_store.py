"""Where uploaded photos are kept: what is known of them in a database, their bytes once by content."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from penat.domain.photo import Photo


@dataclass(frozen=True, slots=True)
class PhotoUse:
    """How much is kept: photos, and the bytes on disk, which photos of the same content share."""

    photos: int
    bytes: int


class PhotoStore(Protocol):
    """All photos, safe for many processes at once; a crash at any point leaves a photo whole or not there."""

    @abstractmethod
    def add(self, photo: Photo, content: bytes, most: PhotoUse, most_of_owner: PhotoUse) -> None:
        """Keep a photo. Raises StorageFull, keeping nothing, where all or the owner's would be more than allowed."""

    @abstractmethod
    def get(self, photo_id: str, now: datetime) -> Photo:
        """Return one photo. Raises NotFound, also for one that has expired."""

    @abstractmethod
    def content(self, photo: Photo) -> bytes:
        """Return its bytes, checked against their hash. Raises NotFound, Unavailable for what is damaged on disk."""

    @abstractmethod
    def of_owner(self, owner: str | None, now: datetime, limit: int, before: str | None = None) -> Sequence[Photo]:
        """Return an owner's photos (None: everybody's), the newest first, those older than photo *before* if given."""

    @abstractmethod
    def use(self, owner: str | None = None) -> PhotoUse:
        """Return how much is kept, of all or of one owner."""

    @abstractmethod
    def delete(self, photo_id: str) -> None:
        """Take a photo, its segments and, where no other shares them, its bytes away. Raises NotFound."""

    @abstractmethod
    def expire(self, now: datetime) -> int:
        """Delete what has expired; return how many."""

    @abstractmethod
    def sweep(self) -> int:
        """Delete bytes on disk that no photo has, as a crash may leave; return how many files."""
