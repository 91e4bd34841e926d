"""Photos in memory: the store's rules in the plainest way they can be written."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from threading import RLock

from penat.domain.errors import InvalidInput, NotFound, StorageFull
from penat.domain.photo import Photo
from penat.ports.photo_store import PhotoStore, PhotoUse


class MemoryPhotos(PhotoStore):
    """Keeps everything in dicts, behind one lock that the fake of segments shares.

    `deleted` are called with the id of each photo that goes, while the lock is held.
    """

    def __init__(self) -> None:
        self.lock = RLock()
        self.deleted: list[Callable[[str], None]] = []
        self._photos: dict[str, Photo] = {}
        self._contents: dict[str, bytes] = {}

    def add(self, photo: Photo, content: bytes, most: PhotoUse, most_of_owner: PhotoUse) -> None:
        if hashlib.sha256(content).hexdigest() != photo.sha256 or len(content) != photo.size:
            raise InvalidInput(f"the bytes of photo {photo.id} are not those its size and hash tell of", field="file")
        with self.lock:
            if photo.id in self._photos:
                raise InvalidInput(f"there is a photo {photo.id!r} already; give it another id", field="id")
            for owner, limit in ((None, most), (photo.owner, most_of_owner)):
                used = self._use([*self._owned(owner), photo])
                if used.photos > limit.photos or used.bytes > limit.bytes:
                    raise StorageFull("no more photos may be kept; delete some first", field="file")
            self._photos[photo.id] = photo
            self._contents[photo.sha256] = content

    def get(self, photo_id: str, now: datetime) -> Photo:
        with self.lock:
            found = self._photos.get(photo_id)
        if found is None or _is_late(found, now):
            raise NotFound(f"there is no photo {photo_id[:80]!r}", field="photo")
        return found

    def content(self, photo: Photo) -> bytes:
        with self.lock:
            if photo.id not in self._photos:
                raise NotFound(f"there is no photo {photo.id[:80]!r}", field="photo")
            return self._contents[photo.sha256]

    def of_owner(self, owner: str | None, now: datetime, limit: int, before: str | None = None) -> list[Photo]:
        with self.lock:
            own = [one for one in self._owned(owner) if not _is_late(one, now)]
            last = None if before is None else self._photos.get(before)
        if before is not None:
            own = [one for one in own if last is not None and _place(one) < _place(last)]
        return sorted(own, key=_place, reverse=True)[:limit]

    def use(self, owner: str | None = None) -> PhotoUse:
        with self.lock:
            return self._use(self._owned(owner))

    def delete(self, photo_id: str) -> None:
        with self.lock:
            gone = self._photos.pop(photo_id, None)
            if gone is None:
                raise NotFound(f"there is no photo {photo_id[:80]!r}", field="photo")
            if all(one.sha256 != gone.sha256 for one in self._photos.values()):
                del self._contents[gone.sha256]
            for tell in self.deleted:
                tell(photo_id)

    def expire(self, now: datetime) -> int:
        with self.lock:
            late = [one.id for one in self._photos.values() if _is_late(one, now)]
            for photo_id in late:
                self.delete(photo_id)
        return len(late)

    def sweep(self) -> int:
        return 0

    def there(self, photo_id: str) -> Photo | None:
        """Return a photo, expired or not, None where there is none."""
        return self._photos.get(photo_id)

    def _owned(self, owner: str | None) -> list[Photo]:
        return [one for one in self._photos.values() if owner in (None, one.owner)]

    def _use(self, photos: list[Photo]) -> PhotoUse:
        return PhotoUse(len(photos), sum({one.sha256: one.size for one in photos}.values()))


def _is_late(photo: Photo, now: datetime) -> bool:
    return photo.expires_at is not None and photo.expires_at <= now


def _place(photo: Photo) -> tuple[datetime, str]:
    return photo.made_at, photo.id
