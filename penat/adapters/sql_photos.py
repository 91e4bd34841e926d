"""Photos: what is known of them in a SQL database, their bytes in files.

A file is written, and on the disk, before the row that refers to it is committed, and deleted after the last such row
is gone. Both happen inside a writing transaction that holds the content: on SQLite the one lock there is, on PostgreSQL
an advisory lock of that content. So one process never deletes what another is just adding again.
"""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from typing import Any

import sqlalchemy as sql

from penat.adapters.photo_files import PhotoFiles
from penat.adapters.sql_database import Database
from penat.adapters.sql_tables import photos
from penat.adapters.sql_vectors import tell_gone
from penat.domain.errors import InvalidInput, NotFound, PenatError, StorageFull, Unavailable
from penat.domain.photo import Photo
from penat.ports.photo_store import PhotoStore, PhotoUse

_CONTENT_LOCK, _LIMITS_LOCK = 7_236_502, 7_236_503  # like Database's: any numbers, the same for every Penat
_EVERYTHING = sql.true()


class SqlPhotos(PhotoStore):
    """All photos in *database* and *files*, which belong together: every process of one must use the same other."""

    def __init__(self, database: Database, files: PhotoFiles) -> None:
        self._database = database
        self._files = files

    def add(self, photo: Photo, content: bytes, most: PhotoUse, most_of_owner: PhotoUse) -> None:
        """Keep a photo. Raises StorageFull, InvalidInput where the id is taken or the bytes are not what is said."""
        _refuse_other_bytes(photo, content)
        written = False
        try:
            with self._database.writing(durable=True) as connection:
                _hold_limits(connection)
                _hold_content(connection, photo.sha256)
                _refuse_taken(connection, photo.id)
                _refuse_more(connection, photo, most, most_of_owner)
                written = True
                self._files.keep(photo.sha256, content)
                connection.execute(photos.insert().values(**asdict(photo)))
        except BaseException:
            if written:
                with suppress(PenatError):  # what is wrong is told already; `sweep` finds what stays behind
                    self._drop_unused(photo.sha256)
            raise

    def get(self, photo_id: str, now: datetime) -> Photo:
        """Return one photo. Raises NotFound, also for one that has expired."""
        with self._database.reading() as connection:
            found = connection.execute(sql.select(photos).where(photos.c.id == photo_id, _alive(now))).first()
        if found is None:
            raise _unknown(photo_id)
        return _photo(found)

    def content(self, photo: Photo) -> bytes:
        """Return its bytes. Raises NotFound; Unavailable, naming the file, where that is damaged or missing."""
        content = self._files.read(photo.sha256)
        with self._database.reading() as connection:  # after the file: bytes go after their row, never before
            there = connection.scalar(sql.select(photos.c.id).where(photos.c.id == photo.id)) is not None
        if not there:
            raise _unknown(photo.id)
        if content is None:
            raise Unavailable(
                f"the file of photo {photo.id} is missing; restore it from a backup, or upload the photo again",
                field="photo",
            )
        return content

    def of_owner(self, owner: str | None, now: datetime, limit: int, before: str | None = None) -> Sequence[Photo]:
        """Return an owner's photos (None: everybody's), the newest first, those older than *before* if given."""
        wanted = _alive(now) & _owned(owner)
        if before is not None:
            place = sql.tuple_(photos.c.made_at, photos.c.id)
            other = photos.alias()
            wanted &= place < sql.select(other.c.made_at, other.c.id).where(other.c.id == before).scalar_subquery()
        query = sql.select(photos).where(wanted).order_by(photos.c.made_at.desc(), photos.c.id.desc()).limit(limit)
        with self._database.reading() as connection:
            return [_photo(row) for row in connection.execute(query)]

    def use(self, owner: str | None = None) -> PhotoUse:
        """Return how much is kept, of all or of one owner; bytes that several photos share count once."""
        with self._database.reading() as connection:
            return _use(connection, owner)

    def delete(self, photo_id: str) -> None:
        """Take a photo, its segments and, where no other shares them, its bytes away. Raises NotFound."""
        with self._database.writing(durable=True) as connection:  # lest a row come back whose bytes are gone
            found = connection.scalar(sql.select(photos.c.sha256).where(photos.c.id == photo_id).with_for_update())
            if found is None:
                raise _unknown(photo_id)
            tell_gone(connection, photo_id)
            connection.execute(photos.delete().where(photos.c.id == photo_id))
        self._drop_unused(found)

    def expire(self, now: datetime) -> int:
        """Delete what has expired; return how many."""
        with self._database.reading() as connection:
            late = list(connection.scalars(sql.select(photos.c.id).where(~_alive(now)).order_by(photos.c.expires_at)))
        gone = 0
        for photo_id in late:
            with suppress(NotFound):  # another process was quicker
                self.delete(photo_id)
                gone += 1
        return gone

    def sweep(self) -> int:
        """Delete bytes on disk that no photo has, and what crashes left beside them; return how many files."""
        files, left = self._files.found()
        with self._database.reading() as connection:
            used = set(connection.scalars(sql.select(photos.c.sha256).distinct()))
        return sum(self._drop_unused(sha256) for sha256 in sorted((files - used) | left))

    def _drop_unused(self, sha256: str) -> int:
        """Delete a content's file if no photo has it, and what lies beside it; return how many files."""
        with self._database.writing() as connection:
            _hold_content(connection, sha256)
            used = _is_used(connection, sha256)
            gone = self._files.tidy(sha256, needed=used)
            if used:
                return gone
            with self._files.removing(sha256) as there:
                _is_used(connection, sha256)  # answered at all, the transaction lives and so does its lock
            return gone + there


def _refuse_other_bytes(photo: Photo, content: bytes) -> None:
    if hashlib.sha256(content).hexdigest() != photo.sha256 or len(content) != photo.size:
        raise InvalidInput(f"the bytes of photo {photo.id} are not those its size and hash tell of", field="file")


def _refuse_taken(connection: sql.Connection, photo_id: str) -> None:
    if connection.scalar(sql.select(photos.c.id).where(photos.c.id == photo_id)) is not None:
        raise InvalidInput(f"there is a photo {photo_id[:80]!r} already; give it another id", field="id")


def _refuse_more(connection: sql.Connection, photo: Photo, most: PhotoUse, most_of_owner: PhotoUse) -> None:
    """Raise StorageFull where *photo* would be more than all, or its owner, may have."""
    for whose, owner, limit in (("all photos", None, most), ("your photos", photo.owner, most_of_owner)):
        used = _use(connection, owner)
        new_bytes = 0 if _is_used(connection, photo.sha256, owner) else photo.size
        if used.photos >= limit.photos:
            raise StorageFull(f"{used.photos} of {limit.photos} for {whose} are kept; delete some first", field="file")
        if used.bytes + new_bytes > limit.bytes:
            raise StorageFull(
                f"{whose} take {used.bytes:,} bytes, and this one's {new_bytes:,} would be more than the "
                f"{limit.bytes:,} allowed; delete some first", field="file",
            )  # fmt: skip


def _use(connection: sql.Connection, owner: str | None) -> PhotoUse:
    each = sql.select(photos.c.sha256, photos.c.size).where(_owned(owner)).distinct().subquery()
    count = connection.scalar(sql.select(sql.func.count()).select_from(photos).where(_owned(owner)))
    return PhotoUse(int(count or 0), int(connection.scalar(sql.select(sql.func.sum(each.c.size))) or 0))


def _is_used(connection: sql.Connection, sha256: str, owner: str | None = None) -> bool:
    query = sql.select(photos.c.id).where(photos.c.sha256 == sha256, _owned(owner)).limit(1)
    return connection.scalar(query) is not None


def _owned(owner: str | None) -> sql.ColumnElement[bool]:
    return _EVERYTHING if owner is None else photos.c.owner == owner


def _alive(now: datetime) -> sql.ColumnElement[bool]:
    return photos.c.expires_at.is_(None) | (photos.c.expires_at > now)


def _hold_content(connection: sql.Connection, sha256: str) -> None:
    """Keep others from adding or deleting these bytes until the transaction ends."""
    if connection.dialect.name == "postgresql":
        some = int.from_bytes(bytes.fromhex(sha256[:8]), "big", signed=True)  # a few contents may share a lock
        connection.execute(sql.select(sql.func.pg_advisory_xact_lock(_CONTENT_LOCK, some)))


def _hold_limits(connection: sql.Connection) -> None:
    """Keep others from adding photos until the transaction ends, so that what is counted stays true."""
    if connection.dialect.name == "postgresql":
        connection.execute(sql.select(sql.func.pg_advisory_xact_lock(_LIMITS_LOCK)))


def _photo(row: Any) -> Photo:
    return Photo(**row._mapping)


def _unknown(photo_id: str) -> NotFound:
    return NotFound(f"there is no photo {photo_id[:80]!r}", field="photo")
