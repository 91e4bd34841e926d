"""A photo that somebody uploaded: what is known of it, and what of its way has been gone."""

from dataclasses import dataclass
from datetime import datetime

MEDIA_TYPE = "image/jpeg"  # every photo is encoded anew, so that nothing but its pixels is kept


@dataclass(frozen=True, slots=True)
class Photo:
    """One upload. *sha256* names the stored bytes, which several photos may share; sizes in pixels and bytes.

    *owner* is who may list, search and delete it: "key:NAME", "owner:DIGEST" of what a client sends, "local", or
    "photo:ID" where nobody is named, so that whoever knows the id is the owner.
    """

    id: str
    owner: str
    sha256: str
    width: int
    height: int
    size: int
    made_at: datetime
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PreparedPhoto:
    """A picture encoded anew, ready to be kept: a JPEG of nothing but pixels, its size, and its bytes' SHA-256."""

    content: bytes
    width: int
    height: int
    sha256: str


def is_owner(photo: Photo, owner: str) -> bool:
    """Return whether *owner* may do with the photo as they please."""
    return photo.owner in (owner, f"photo:{photo.id}")
