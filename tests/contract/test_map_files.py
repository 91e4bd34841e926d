"""A map is kept beside its release, which stays as it is."""

import numpy as np
import pytest

from penat.adapters.map_files import MapFiles
from penat.domain.errors import Unavailable

POINTS = np.array([[0.0, 1.0], [0.5, -0.25]])


@pytest.fixture
def cache(tmp_path):
    (tmp_path / "releases" / "20260101-a").mkdir(parents=True)
    return tmp_path


def test_a_map_is_read_as_it_was_written_and_replaced_by_the_next(cache):
    maps = MapFiles(cache)
    assert maps.read("20260101-a", "tsne") is None
    maps.write("20260101-a", "tsne", POINTS)
    np.testing.assert_array_equal(maps.read("20260101-a", "tsne"), POINTS)
    maps.write("20260101-a", "tsne", POINTS + 1)
    np.testing.assert_array_equal(MapFiles(cache).read("20260101-a", "tsne"), POINTS + 1)
    assert list((cache / "releases" / "20260101-a").iterdir()) == []


def test_maps_of_releases_that_are_gone_leave_with_the_next_one(cache):
    maps = MapFiles(cache)
    maps.write("20260101-a", "tsne", POINTS)
    (cache / "maps" / "20250101-z.tsne.npy").write_bytes(b"old")
    maps.write("20260101-a", "tsne", POINTS)
    assert [path.name for path in (cache / "maps").iterdir()] == ["20260101-a.tsne.npy"]


@pytest.mark.parametrize("content", [b"", b"no map at all", b"\x93NUMPY\x01\x00"])
def test_a_damaged_map_says_how_to_make_it_anew(cache, content):
    (cache / "maps").mkdir()
    (cache / "maps" / "20260101-a.tsne.npy").write_bytes(content)
    with pytest.raises(Unavailable, match="penat trouble map"):
        MapFiles(cache).read("20260101-a", "tsne")


@pytest.mark.parametrize("points", [np.zeros(4), np.zeros((4, 3)), np.array([[np.nan, 0.0]])])
def test_what_is_no_list_of_points_is_refused(cache, points):
    (cache / "maps").mkdir()
    np.save(cache / "maps" / "20260101-a.tsne.npy", points)
    with pytest.raises(Unavailable, match="no map of points"):
        MapFiles(cache).read("20260101-a", "tsne")
