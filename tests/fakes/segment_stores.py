"""The stores that one suite runs over: photos and their segments in memory, SQLite, PostgreSQL."""

import pytest

from penat.adapters.photo_files import PhotoFiles
from penat.adapters.sql_photos import SqlPhotos
from penat.adapters.sql_segments import SqlSegments
from tests.fakes.memory_photos import MemoryPhotos
from tests.fakes.memory_segments import MemorySegments

SQL = ("sqlite", "postgres")


@pytest.fixture(params=["memory", *SQL])
def stores(request, emptied_url, opened, tmp_path):
    """Return an empty store of photos and the one of their segments."""
    if request.param == "memory":
        photos = MemoryPhotos()
        return photos, MemorySegments(photos)
    database = opened(emptied_url(request.param))
    return SqlPhotos(database, PhotoFiles(tmp_path / "photos")), SqlSegments(database)
