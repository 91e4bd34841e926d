"""Uploaded photos and their pieces over the settings' database and folder, opened at their first use."""

import uuid
from datetime import UTC, datetime
from typing import cast

from penat.domain.photo import PreparedPhoto
from penat.ports.embedder import Embedder
from penat.ports.photo_store import PhotoStore
from penat.ports.segment_store import SegmentStore
from penat.ports.segment_vectors import SegmentVectors
from penat.settings import Settings
from penat.use_cases.photo_keeper import PhotoKeeper, PhotoLimits
from penat.use_cases.photo_search import PhotoSearch
from penat.wiring.at_use import AtUse
from penat.wiring.reading import read_photo


def build_photo_stores(settings: Settings) -> tuple[PhotoStore, SegmentStore]:
    """Return where photos are kept and where their pieces are; SQLAlchemy is loaded when one of them is first used."""
    opened: list[tuple[PhotoStore, SegmentStore]] = []

    def stores() -> tuple[PhotoStore, SegmentStore]:
        if not opened:
            opened.append(_stores(settings))
        return opened[0]

    return cast(PhotoStore, AtUse(lambda: stores()[0])), cast(SegmentStore, AtUse(lambda: stores()[1]))


def build_photo_keeper(settings: Settings, store: PhotoStore) -> PhotoKeeper:
    """Return what takes photos in and gives them out, within the settings' limits."""
    limits = PhotoLimits(
        upload_bytes=settings.photo_bytes, owner_photos=settings.photos_of_owner,
        all_bytes=settings.photo_storage, days=settings.photo_days or None,
    )  # fmt: skip
    return PhotoKeeper(store, _prepared, lambda: datetime.now(UTC), lambda: str(uuid.uuid4()), limits, _smaller)


def build_photo_search(
    settings: Settings, keeper: PhotoKeeper, segments: SegmentStore, embedder: Embedder
) -> PhotoSearch:
    """Return what looks for furniture with photos and their pieces: in each process, or in the server engine set."""
    return PhotoSearch(keeper, segments, embedder, read_photo, _shared_vectors(settings))


def _shared_vectors(settings: Settings) -> SegmentVectors | None:
    """Return the server engine that all workers share, not connected yet; None where there is none."""
    if not settings.engine:
        return None
    from penat.adapters.engine_urls import engine_address

    address = engine_address(settings.engine)
    if address.host is None:
        return None  # an embedded engine is one process's own, as plain memory is
    if address.kind == "chroma":
        from penat.adapters.chroma_segments import ChromaSegments

        return ChromaSegments(address)
    from penat.adapters.qdrant_segments import QdrantSegments

    return QdrantSegments(address)


def _prepared(content: bytes) -> PreparedPhoto:
    from penat.adapters.photo_intake import prepared_photo

    return prepared_photo(content)


def _smaller(content: bytes, side: int) -> bytes:
    from penat.adapters.photo_intake import smaller_photo

    return smaller_photo(content, side)


def _stores(settings: Settings) -> tuple[PhotoStore, SegmentStore]:
    from penat.adapters.photo_files import PhotoFiles
    from penat.adapters.sql_photos import SqlPhotos
    from penat.adapters.sql_segments import SqlSegments
    from penat.wiring.annotation import build_database

    database = build_database(settings)
    return SqlPhotos(database, PhotoFiles(settings.photos_path)), SqlSegments(database)
