"""Photos that people upload: taken in, shown, listed for their owner, and taken away again."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from penat.domain.errors import InvalidInput, NotAllowed, NotFound
from penat.domain.photo import Photo, PreparedPhoto, is_owner
from penat.ports.photo_store import PhotoStore, PhotoUse

_ID = re.compile(r"[0-9A-Za-z-]{1,64}")


@dataclass(frozen=True, slots=True)
class PhotoLimits:
    """How much is taken and kept: bytes of one upload as it is sent, photos and bytes of one owner, and of all.

    *days* is how long a photo is kept, None for ever.
    """

    upload_bytes: int = 20_000_000
    owner_photos: int = 500
    owner_bytes: int = 1_000_000_000
    all_photos: int = 200_000
    all_bytes: int = 20_000_000_000
    days: float | None = 30.0


class PhotoKeeper:
    """Keeps photos in a store; *prepare* makes a plain JPEG of any picture file, *shrink* a smaller one of a JPEG."""

    def __init__(
        self,
        store: PhotoStore,
        prepare: Callable[[bytes], PreparedPhoto],
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        limits: PhotoLimits | None = None,
        shrink: Callable[[bytes, int], bytes] | None = None,
    ) -> None:
        self._store = store
        self._prepare = prepare
        self._shrink = shrink
        self._now = now
        self._new_id = new_id
        self.limits = limits or PhotoLimits()

    def add(self, content: bytes, owner: str = "") -> Photo:
        """Keep an uploaded picture file; where no owner is named, whoever learns the id is the owner.

        Raises InvalidInput for what is no picture or too large, StorageFull where no room is left.
        """
        limits = self.limits
        if len(content) > limits.upload_bytes:
            raise InvalidInput(
                f"the file has {len(content):,} bytes; a photo may have {limits.upload_bytes:,}", field="file"
            )
        prepared = self._prepare(content)
        photo = self._photo(prepared, owner)
        most = PhotoUse(limits.all_photos, limits.all_bytes)
        self._store.add(photo, prepared.content, most, PhotoUse(limits.owner_photos, limits.owner_bytes))
        return photo

    def get(self, photo_id: str) -> Photo:
        """Return one photo. Raises NotFound, also for one that has expired."""
        if not _ID.fullmatch(photo_id):  # before a database that cannot hold every character is asked
            raise NotFound(
                f"there is no photo {photo_id[:64]!r}; take the id that uploading it answered", field="photo"
            )
        return self._store.get(photo_id.lower(), self._now())

    def content(self, photo: Photo, side: int | None = None) -> bytes:
        """Return its JPEG, the longer side at most *side* where it is given. Raises NotFound, Unavailable."""
        content = self._store.content(photo)
        if side is None or self._shrink is None or max(photo.width, photo.height) <= side:
            return content
        return self._shrink(content, side)

    def listed(self, owner: str | None, limit: int, before: str | None = None) -> Sequence[Photo]:
        """Return photos of an owner (None: of everybody), the newest first, those older than *before* if given."""
        if before is not None and not _ID.fullmatch(before):
            return []
        return self._store.of_owner(owner, self._now(), limit, before)

    def use(self, owner: str | None = None) -> PhotoUse:
        """Return how much is kept, of all or of one owner."""
        return self._store.use(owner)

    def delete(self, photo_id: str, owner: str) -> None:
        """Take an owner's photo away for good, and what was found in it. Raises NotFound, NotAllowed."""
        photo = self.get(photo_id)
        if not is_owner(photo, owner):
            raise NotAllowed(f"photo {photo.id} is another's; only who uploaded it may delete it", field="photo")
        self._store.delete(photo.id)

    def remove(self, photo_id: str) -> None:
        """Take anybody's photo away for good: the operator's way. Raises NotFound."""
        self._store.delete(self.get(photo_id).id)

    def expire(self) -> int:
        """Take away every photo whose time is over; return how many."""
        return self._store.expire(self._now())

    def sweep(self) -> int:
        """Delete stored bytes that no photo has; return how many files."""
        return self._store.sweep()

    def _photo(self, prepared: PreparedPhoto, owner: str) -> Photo:
        photo_id, made_at, days = self._new_id(), self._now(), self.limits.days
        expires_at = None if days is None else made_at + timedelta(days=days)
        return Photo(
            photo_id, owner or f"photo:{photo_id}", prepared.sha256, prepared.width, prepared.height,
            len(prepared.content), made_at, expires_at,
        )  # fmt: skip
