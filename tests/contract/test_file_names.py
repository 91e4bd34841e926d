"""A curator knows pictures by the names their files have in the shop's folder."""

import json

import pytest

from penat.adapters.file_names import ReleaseFileNames
from penat.adapters.release_layout import FACTS
from tests.fakes.published import Publisher
from tests.fakes.shop import draw_shop


@pytest.fixture
def release(tmp_path):
    """A folder of a published release of three chairs, one of them with an unusual name."""
    data = draw_shop(tmp_path / "data", {"chair": 3, "bed": 1})
    first = min((data / "chair").iterdir())
    first.rename(first.with_name(f"A Café, red{first.suffix}"))
    publisher = Publisher(data, tmp_path / "cache")
    return publisher.folder(publisher.ingest().release)


def test_names_are_the_files_of_the_items_row_by_row(release, tmp_path):
    names = ReleaseFileNames(tmp_path / "cache")
    paths = json.loads((release / FACTS / "chair.sources.json").read_text())["paths"]
    assert list(names.of(release.name, "chair")) == [path.partition("/")[2] for path in paths]
    assert any(name.startswith("A Café, red") for name in names.of(release.name, "chair"))
    assert len(names.of(release.name, "bed")) == 1


def test_a_picture_from_an_address_is_called_as_there(release, tmp_path):
    path = release / FACTS / "chair.sources.json"
    columns = json.loads(path.read_text())
    columns["paths"][:2] = ["https://shop.example/pictures/A%20chair.png?size=big#top", "http://shop.example/"]
    path.write_text(json.dumps(columns))
    told = ReleaseFileNames(tmp_path / "cache").of(release.name, "chair")
    assert told[:2] == ("A chair.png", "http://shop.example/")


def test_they_are_read_once_and_remembered(release, tmp_path):
    names = ReleaseFileNames(tmp_path / "cache")
    first = names.of(release.name, "chair")
    (release / FACTS / "chair.sources.json").unlink()
    assert names.of(release.name, "chair") is first


@pytest.mark.parametrize(
    ("asked", "category"),
    [("20200101-gone", "chair"), ("../..", "chair"), ("", "chair"), (None, "sofa")],
)
def test_where_nobody_knows_there_are_none(release, tmp_path, asked, category):
    assert ReleaseFileNames(tmp_path / "cache").of(release.name if asked is None else asked, category) is None


def test_a_damaged_file_gives_none(release, tmp_path):
    (release / FACTS / "chair.sources.json").write_bytes(b"{")
    assert ReleaseFileNames(tmp_path / "cache").of(release.name, "chair") is None
